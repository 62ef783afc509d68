// What asking costs: the planner's own estimates, for whole relations and for each subject asked about.
import type { Bulk } from "#platform/database"
import { type Asked, type Relation } from "./relation.ts"
import { among, basis, dated, type ScanOptions } from "./scan-text.ts"

/** In the planner's units: about everybody at once, and about each of a few. */
export interface Asking {
  readonly all: number
  readonly each: number
}

export interface Costs {
  /** Rows of the population, as the planner expects them. */
  readonly subjects: number
  readonly population: Asking
  /** By the name of the relation; `rows` are all it has, as the planner expects them. */
  readonly relations: ReadonlyMap<string, Asking & { readonly rows: number }>
}

interface Node {
  readonly "Total Cost": number
  readonly "Plan Rows": number
  readonly "Subplan Name"?: string
  readonly Plans?: readonly Node[]
}

async function planned(tx: Bulk, sql: string, { on }: ScanOptions): Promise<Node> {
  const [row] = await tx.sql<{ "QUERY PLAN": readonly [{ readonly Plan: Node }] }>(`explain (format json) ${dated(sql, on)}`)
  if (!row) throw new Error("explain answered nothing")
  return row["QUERY PLAN"][0].Plan
}

/** How many of the rows the planner expects of a text there are. */
export async function foundOf(tx: Bulk, sql: string, options: ScanOptions): Promise<{ readonly rows: number; readonly ofExpected: number }> {
  const [counted] = await tx.sql<{ rows: number }>(dated(`select count(*)::int as rows from (${sql}) x`, options.on))
  const rows = counted?.rows ?? 0
  return { rows, ofExpected: rows / Math.max(1, (await planned(tx, sql, options))["Plan Rows"]) }
}

/** What a text costs about each of those drawn, without drawing them. */
async function each(tx: Bulk, drawn: string, about: string, options: ScanOptions): Promise<number> {
  const plan = await planned(tx, `with sampled as materialized (${drawn}) select * from (${about}) x`, options)
  const few = plan.Plans?.find((one) => one["Subplan Name"] === "CTE sampled")
  return Math.max(0, plan["Total Cost"] - (few?.["Total Cost"] ?? 0)) / Math.max(1, few?.["Plan Rows"] ?? 1)
}

/** Scans are planned for a database that is in memory, as everything a scan asks about is while it runs: a page costs no more for being elsewhere. */
const inMemory = "set local seq_page_cost = 0.1; set local random_page_cost = 0.1"

/** What the population and these relations cost; `drawn` are some of the population, as rows. */
export async function costsOf(tx: Bulk, relations: readonly Relation[], options: ScanOptions, drawn: string): Promise<Costs> {
  for (const setting of inMemory.split("; ")) await tx.sql(setting)
  const everybody: Asked = () => "true"
  const whole = await planned(tx, basis(options), options)
  const found = await each(tx, drawn, basis(options, "select subject from sampled"), options)
  const asking: [string, Asking & { readonly rows: number }][] = []
  for (const one of relations) {
    const all = await planned(tx, one.sql(everybody), options)
    asking.push([one.name, { all: all["Total Cost"], rows: all["Plan Rows"], each: await each(tx, drawn, one.sql(among(one, "sampled")), options) }])
  }
  return { subjects: whole["Plan Rows"], population: { all: whole["Total Cost"], each: found }, relations: new Map(asking) }
}
