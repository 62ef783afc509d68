// A rule over everybody: what each comes to.
import { partsSql, ruleSql } from "#policy"
import type { Bulk, Session } from "#platform/database"
import { columnsOf, contextOf, type Question, selected } from "./question.ts"
import { relationsOf } from "./relation.ts"
import { basis, dated, joins, outcome, type ScanOptions } from "./scan-text.ts"

export interface Verdict {
  readonly subject: string
  readonly region: string
  readonly result: "pass" | "fail" | "by-hand" | "no-data"
  readonly codes: readonly string[]
  /** What the rule gives, as records write it. */
  readonly gives: Readonly<Record<string, unknown>>
}

/** What a rule comes to for each of the population, or for those listed (SQL of one column of keys). Columns: subject, region, result, codes, gives. */
export function verdictsSql(question: Question, options: ScanOptions, listed?: string): string {
  const columns = columnsOf([question])
  const sql = ruleSql(question.rule, contextOf(question, columns, options.on, "r"))
  const said = outcome(sql, "")
  const asked = (column: string): string => (listed === undefined ? "true" : `${column} in (${listed})`)
  return dated(
    `select x.subject, x.region, ${said.result} as result, ${said.codes} as codes, ${said.gives} as gives
  from (select r.subject, r.region${said.inner.map((one) => `, ${one}`).join("")}
    from (select b.subject, b.region${columns.map((one) => `, ${selected(one)}`).join("")} from (${basis(options, listed)}) b
  ${joins(relationsOf(columns.map((one) => one.source)), asked, "b")} offset 0) r${partsSql(sql.parts, "l")} offset 0) x`,
    options.on,
  )
}

/** What two questions come to for each of the population, each fact asked once: a rule with the numbers of today and with others. Columns: subject, region, and result, codes, gives of each, named `_before` and `_after`. */
export function pairedVerdictsSql(before: Question, after: Question, options: ScanOptions): string {
  const columns = columnsOf([before, after])
  const said = ([["before", before], ["after", after]] as const).map(([side, one]) => {
    const rule = ruleSql(one.rule, contextOf(one, columns, options.on, "r"), `${side}_`)
    return { side, parts: partsSql(rule.parts, `${side}_`), ...outcome(rule, `${side}_`) }
  })
  return dated(
    `select x.subject, x.region, ${said.map((one) => `${one.result} as result_${one.side}, ${one.codes} as codes_${one.side}, ${one.gives} as gives_${one.side}`).join(", ")}
  from (select r.subject, r.region${said.flatMap((one) => one.inner).map((one) => `, ${one}`).join("")}
    from (select b.subject, b.region${columns.map((one) => `, ${selected(one)}`).join("")} from (${basis(options)}) b
  ${joins(relationsOf(columns.map((one) => one.source)), () => "true", "b")} offset 0) r${said.map((one) => one.parts).join("")} offset 0) x`,
    options.on,
  )
}

/** Memory for the joins of a province, for the transaction of a scan. */
const room = "set local work_mem = '256MB'; set local jit = off"

/** Runs a scan in a transaction of its own. */
export async function runScan(session: Session, sql: string): Promise<readonly Verdict[]> {
  return session.transaction(async (tx: Bulk) => {
    for (const setting of room.split("; ")) await tx.sql(setting)
    return tx.sql<Verdict>(sql)
  })
}
