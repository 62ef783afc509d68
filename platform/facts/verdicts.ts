// A rule over everybody: what each comes to.
import { partsSql, ruleSql } from "#policy"
import type { Bulk, Session } from "#platform/database"
import { columnsOf, contextOf, type FactColumn, type Question } from "./question.ts"
import { relationsOf } from "./relation.ts"
import { among, basis, bestTold, dated, joins, lineColumns, outcome, rowOf, type ScanOptions } from "./scan-text.ts"

export interface Verdict {
  readonly subject: string
  readonly region: string
  /** Of lines: who would claim it, which of the subject's it is, and what the claimant would choose. */
  readonly claimant?: string
  readonly line?: string
  readonly choice?: string
  readonly result: "pass" | "fail" | "by-hand" | "no-data"
  readonly codes: readonly string[]
  /** What the rule gives, as records write it. */
  readonly gives: Readonly<Record<string, unknown>>
}

/** Everybody with the facts of the columns: lines are gathered first and their relations asked about them alone, for they are few beside everybody. */
function factsOfAll(columns: readonly FactColumn[], options: ScanOptions, listed?: string): string {
  const relations = relationsOf(columns.map((one) => one.source))
  if (options.population.lines)
    return `with basis as materialized (${basis(options, listed)})
    select ${rowOf(options.population, columns)} from basis b
  ${joins(relations, (one) => among(one, "basis"))} offset 0`
  const asked = (column: string): string => (listed === undefined ? "true" : `${column} in (${listed})`)
  return `select ${rowOf(options.population, columns)} from (${basis(options, listed)}) b
  ${joins(relations, () => asked)} offset 0`
}

/** The columns that say whose outcome a row is. */
const whose = ({ population }: ScanOptions, row: string): string => ["subject", "region", ...lineColumns(population)].map((one) => `${row}.${one}`).join(", ")

/** What a rule comes to for each of the population, or for those listed (SQL of one column of keys). Columns: subject, region, result, codes, gives; of lines also claimant, line and choice. */
export function verdictsSql(question: Question, options: ScanOptions, listed?: string): string {
  const columns = columnsOf([question])
  const sql = ruleSql(question.rule, contextOf(question, columns, options, "r"))
  const said = outcome(sql, "")
  const rows = `select ${whose(options, "x")}, ${said.result} as result, ${said.codes} as codes, ${said.gives} as gives
  from (select ${whose(options, "r")}${said.inner.map((one) => `, ${one}`).join("")}
    from (${factsOfAll(columns, options, listed)}) r${partsSql(sql.parts, "l")} offset 0) x`
  return dated(withoutOwn(bestTold(rows, options.population), options), options.on)
}

/** What a line knows of itself is not part of the answer. */
export const withoutOwn = (rows: string, { population }: ScanOptions): string => (population.lines ? `select subject, region, claimant, line, choice, result, codes, gives from (${rows}) y` : rows)

/** What two questions come to for each of the population, each fact asked once: a rule with the numbers of today and with others. Columns: subject, region, and result, codes, gives of each, named `_before` and `_after`. */
export function pairedVerdictsSql(before: Question, after: Question, options: ScanOptions): string {
  const columns = columnsOf([before, after])
  const said = ([["before", before], ["after", after]] as const).map(([side, one]) => {
    const rule = ruleSql(one.rule, contextOf(one, columns, options, "r"), `${side}_`)
    return { side, parts: partsSql(rule.parts, `${side}_`), ...outcome(rule, `${side}_`) }
  })
  const rows = `select ${whose(options, "x")}, ${said.map((one) => `${one.result} as result_${one.side}, ${one.codes} as codes_${one.side}, ${one.gives} as gives_${one.side}`).join(", ")}
  from (select ${whose(options, "r")}${said.flatMap((one) => one.inner).map((one) => `, ${one}`).join("")}
    from (${factsOfAll(columns, options)}) r${said.map((one) => one.parts).join("")} offset 0) x`
  return dated(options.population.lines ? pairedLines(rows, options) : rows, options.on)
}

/** Each side takes the best telling of a line for itself: another number may make another telling the best. */
function pairedLines(rows: string, { population }: ScanOptions): string {
  const sides = ["before", "after"] as const
  const plain = `select subject, region, ${sides.map((side) => `result_${side}, codes_${side}, gives_${side}`).join(", ")}`
  if (population.lines?.told !== true) return `${plain} from (${rows}) z`
  const side = (name: (typeof sides)[number]) => `(${bestTold(`select subject, region, claimant, line, choice, own, result_${name} as result, codes_${name}, gives_${name} from paired`, population)})`
  return `with paired as materialized (${rows})
  select subject, b.region, b.result as result_before, codes_before, gives_before, a.result as result_after, codes_after, gives_after from ${side("before")} b join ${side("after")} a using (subject, claimant, line, choice)`
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
