// Compiles the fact sources of a judge into one statement, so that all facts of a decision cost one trip and each record is asked once.
import { bind, type Call, statement, type Statement } from "#platform/database"
import type { PlainDate } from "#standards"
import { type Asked, type FactSource, type GatheredFact, type GatheredFacts, relationsOf } from "./relation.ts"

/** One row: `subject`, then `v0`, `v1` … with `a` (answered), `s` (source) and `d` (day) for the facts that have them. */
export type FactRow = Readonly<Record<string, unknown>> & { readonly subject: string }

export interface Gathering {
  /** The facts of one subject on a day, as a bound statement of one row. */
  one(subject: string, on: PlainDate): Call<FactRow>
  /** The facts of some subjects on a day, a row each. */
  many(subjects: readonly string[], on: PlainDate): Call<FactRow>
  /** A row as facts by name; what nobody answered is absent. */
  read(row: object | undefined): GatheredFacts
}

/** The statements for all sources; a fact named twice is asked once. The one for many is made when it is first asked: most gatherings serve requests only. */
export function gathering(name: string, sources: readonly FactSource[]): Gathering {
  const distinct = [...new Map(sources.map((one) => [one.fact, one])).values()]
  const one = statement<{ subject: string; on: string }, FactRow>({ name: `facts.${name}`, reach: "subject", hot: true, sql: factsOfOne(distinct) })
  let many: Statement<{ subjects: readonly string[]; on: string }, FactRow> | undefined
  return {
    one: (subject, on) => bind(one, { subject, on }),
    many: (subjects, on) => bind((many ??= statement({ name: `facts-many.${name}`, reach: "bulk", sql: factsOfMany(distinct) })), { subjects, on }),
    read: (row) => factsFrom(distinct, row as FactRow | undefined),
  }
}

const factsOfOne = (sources: readonly FactSource[]): string => sqlOf(sources, "(select :subject::bigint as subject)", (column) => `${column} = :subject::bigint`, () => "true")

const factsOfMany = (sources: readonly FactSource[]): string =>
  sqlOf(sources, "(select unnest(:subjects::bigint[]) as subject)", (column) => `${column} = any(:subjects::bigint[])`, (name) => `${name}.subject = asked.subject`)

function sqlOf(sources: readonly FactSource[], subjects: string, asked: Asked, joined: (name: string) => string): string {
  const columns = ["asked.subject", ...sources.flatMap((one, index) => [
    `to_jsonb(${one.value}) as v${index}`,
    ...(one.answered === undefined ? [] : [`(${one.answered}) as a${index}`]),
    ...(typeof one.source === "string" ? [] : [`(${one.source.sql}) as s${index}`]),
    ...(one.asOf === undefined ? [] : [`(${one.asOf})::date as d${index}`]),
  ])]
  const joins = relationsOf(sources).map((one) => `left join (${one.sql(asked)}) ${one.name} on ${joined(one.name)}`)
  return `select ${columns.join(",\n       ")}\n  from ${subjects} asked\n  ${joins.join("\n  ")}`
}

/** A row of these sources as facts by name; what nobody answered is absent. */
export function factsFrom(sources: readonly FactSource[], row: FactRow | undefined): GatheredFacts {
  if (!row) return {}
  const facts: Record<string, GatheredFact> = {}
  sources.forEach((one, index) => {
    if (one.answered !== undefined && row[`a${index}`] !== true) return
    const source = typeof one.source === "string" ? one.source : row[`s${index}`]
    facts[one.fact] = { value: row[`v${index}`] ?? null, source: typeof source === "string" ? source : "", asOf: (row[`d${index}`] as string | null | undefined) ?? null }
  })
  return facts
}
