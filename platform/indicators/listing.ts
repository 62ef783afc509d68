// The list behind a figure: the same records the figure counts, with the place and the dimensions of the cell.
import { createHash } from "node:crypto"
import { bind, type Call, type Session, statement } from "#platform/database"
import type { ReportPeriod } from "#statistics"
import type { Engine } from "./engine.ts"
import { argumentsFor, membersSql, monthsOf, recordsSql } from "./figures.ts"
import { dimensions, type Measure } from "./indicator.ts"

export interface ListQuestion {
  readonly measure: Measure
  readonly period: ReportPeriod
  /** Leading digits of the row's place. */
  readonly prefix: string
  /** Twelve digits when only the records of that very office (本级) are meant. */
  readonly office: string | null
  /** Known, or recorded, by this moment (ISO). */
  readonly asOf: string
  readonly after: { readonly person: string; readonly record: string } | null
  readonly limit: number
}

export interface ListRow {
  readonly person_id: string
  readonly record_id: string
  readonly on_date: string
  readonly region: string
  readonly sex: string
  readonly age: string
  readonly education: string
  readonly cause: string
  readonly way: string
  readonly fen: number
}

export interface Listed {
  readonly total: number
  readonly fen: number
  readonly rows: readonly ListRow[]
}

/** The list as statistics knew it at the moment asked. */
export const listKnown = (system: Session, kept: Engine, question: ListQuestion): Promise<Listed> => list(system, kept, question, membersSql(question.measure.of))

/** The list from the business records, as recorded by the moment asked. */
export const listRecorded = (system: Session, kept: Engine, question: ListQuestion): Promise<Listed> =>
  list(system, kept, question, recordsSql(kept, question.measure.of, monthsOf(question.measure, question.period, kept)))

async function list(system: Session, kept: Engine, question: ListQuestion, inner: string): Promise<Listed> {
  const where = dimensions.flatMap((name) => (question.measure.where?.[name] ? [`${name} in (${question.measure.where[name].map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")})`] : []))
  if (question.office) where.push("region = :office")
  const matching = `select * from (${inner}) r where ${where.join(" and ") || "true"}`
  const base = { ...argumentsFor(inner, question.measure, question.period, kept, question.prefix, question.asOf), ...(question.office ? { office: question.office } : {}) }
  const rows = `select person_id, record_id, on_date, region, sex, age, education, cause, way, fen::float8 as fen from (${matching}) x
     where (person_id, record_id) > (:afterPerson::bigint, :afterRecord::bigint) order by person_id, record_id limit :limit`
  const totals = `select count(*)::int as total, coalesce(sum(fen), 0)::float8 as fen from (${matching}) x`
  const [found = [], [total] = []] = await system.together([
    call(rows, { ...base, afterPerson: question.after?.person ?? "-1", afterRecord: question.after?.record ?? "-1", limit: question.limit }),
    call(totals, base),
  ])
  const counted = total as { total: number; fen: number } | undefined
  return { total: counted?.total ?? 0, fen: counted?.fen ?? 0, rows: found as ListRow[] }
}

const call = (sql: string, args: Record<string, unknown>): Call =>
  bind(statement<Record<string, unknown>, object>({ name: `indicators.list-${createHash("sha256").update(sql).digest("hex").slice(0, 16)}`, reach: "report", sql }), args)
