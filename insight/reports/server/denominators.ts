// 期末城镇就业人员, the denominator of the registered unemployment rate: brought in with its source and date, never guessed.
import { type Session, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { actorOf } from "#platform/audit"
import { reportProblems } from "../contract.ts"
import { inScope, locate } from "./places.ts"

interface DenominatorRow {
  region: string
  region_name: string
  period: string
  value: string
  source: string
  source_date: string
  entered_by: string
  entered_at: string
}

const latest = statement<{ region: string; period: string; at: string }, DenominatorRow>({
  name: "reports.latest-denominator",
  reach: "reference",
  hot: true,
  sql: `select d.region, '' as region_name, d.period, d.value, d.source, d.source_date, d.entered_by, d.entered_at from reports.denominators d
         where d.region = :region and d.period = :period and d.entered_at <= :at::timestamptz order by d.source_date desc, d.entered_at desc limit 1`,
})

/** The figure entered by a moment, of the latest source date. */
export async function denominatorFor(system: Session, region: string, period: string, at: string): Promise<{ value: number; source: string; sourceDate: string } | null> {
  const found = await system.maybe(latest, { region, period, at })
  return found ? { value: Number(found.value), source: found.source, sourceDate: found.source_date } : null
}

const list = statement<{ region: string }, DenominatorRow>({
  name: "reports.list-denominators",
  reach: "report",
  sql: `select d.region, coalesce(r.name, '') as region_name, d.period, d.value, d.source, d.source_date, d.entered_by, d.entered_at
          from reports.denominators d left join registers.regions r on r.code = d.region
         where (:region = '' or d.region = :region) order by d.period desc, d.region, d.source_date desc limit 1000`,
})

export const listDenominators = async (request: RequestContext<undefined, { region?: string | undefined }>) =>
  (await request.db.all(list, { region: request.query.region ?? "" })).map((row) => ({
    region: row.region, regionName: row.region_name, period: row.period, value: Number(row.value), source: row.source, sourceDate: row.source_date, enteredBy: row.entered_by, enteredAt: row.entered_at,
  }))

const insert = statement<{ rows: string; by: string; at: string }, { region: string }>({
  name: "reports.insert-denominators",
  reach: "bulk",
  sql: `insert into reports.denominators (region, period, source, source_date, value, entered_by, entered_at)
        select r.region, r.period, r.source, r."sourceDate", r.value, :by, :at::timestamptz
          from jsonb_to_recordset(:rows::jsonb) as r(region text, period text, source text, "sourceDate" date, value bigint)
        on conflict do nothing returning region`,
})

export interface Incoming {
  readonly region: string
  readonly period: string
  readonly value: number
  readonly source: string
  readonly sourceDate: string
}

const keptOf = statement<{ rows: string }, { region: string; period: string; source: string; source_date: string }>({
  name: "reports.find-kept-denominators",
  reach: "bulk",
  sql: `select d.region, d.period, d.source, d.source_date from reports.denominators d
          join jsonb_to_recordset(:rows::jsonb) as r(region text, period text, source text, "sourceDate" date) on r.region = d.region and r.period = d.period and r.source = d.source and r."sourceDate" = d.source_date`,
})

/** Those of the figures that are there already, as "place period source day". */
export async function keptAlready(db: Session, rows: readonly Incoming[]): Promise<ReadonlySet<string>> {
  return new Set((await db.all(keptOf, { rows: JSON.stringify(rows) })).map((row) => `${row.region} ${row.period} ${row.source} ${row.source_date}`))
}

/** All of them or none. @throws reports.denominator-kept */
export async function keepDenominators(request: RequestContext, rows: readonly Incoming[]): Promise<number> {
  return request.db.transaction(async (tx) => {
    const done = await tx.all(insert, { rows: JSON.stringify(rows), by: actorOf(request.viewer).name, at: request.now })
    if (done.length !== rows.length) throw reportProblems.denominatorKept()
    for (const region of new Set(rows.map((row) => row.region))) request.concerns("0", region, { imported: rows.filter((row) => row.region === region).map(({ period, value, source }) => `${period} ${value} ${source}`) })
    return done.length
  })
}

/** All rows or none: a place outside the officer's, an unknown one, or a figure already there refuses the whole import. */
export async function importDenominators(request: RequestContext<undefined, undefined, { rows: Incoming[] }>): Promise<{ imported: number }> {
  const { rows } = request.input
  for (const row of rows) inScope(request.viewer, row.region)
  for (const region of new Set(rows.map((row) => row.region))) await locate(request.house.database.system, region)
  return { imported: await keepDenominators(request, rows) }
}
