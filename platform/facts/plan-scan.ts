// How a scan asks: found out by putting the rule to a sample of the people it is about, and from what the planner says asking costs.
import { compile, partsSql, type Rule, ruleSql } from "#policy"
import type { Bulk, Call, Session } from "#platform/database"
import { costsOf } from "./costs.ts"
import { gathering } from "./gather.ts"
import { orderFrom } from "./order.ts"
import { columnsOf, contextOf, type FactColumn, type Question } from "./question.ts"
import { type GatheredFacts, lineItself, type Relation, relationsOf } from "./relation.ts"
import { among, basis, dated, joins, rowOf, type ScanOptions } from "./scan-text.ts"

/** The order in which a scan asks: the relation it starts from, then the conditions with what each needs. */
export interface ScanPlan {
  /** Whoever has no row here cannot fit; undefined starts from the whole population. */
  readonly start: Relation | undefined
  /** Indexes of conditions, the one that rules out the most for what it costs first. */
  readonly order: readonly number[]
  /** Share of a sample that each condition, in the rule's order, did not rule out. */
  readonly shares: readonly number[]
  /** For each of those the scan starts from that were looked at, which conditions did not rule it out. */
  readonly kept: readonly (readonly boolean[])[]
}

/** A gathering planned for the number of people it is asked about, as a request's prepared statement is not. */
export const askAll = <R extends object>(tx: Bulk, call: Call<R>): Promise<R[]> => tx.sql<R>(call.statement.text, call.values)

/** People looked at to find out which conditions leave the fewest; of lines and units there are fewer, and each costs more to ask about. */
const sampleSize = 2000
const sampleOfFew = 400

/**
 * Plans a scan by putting the rule to a sample, so that the plan knows what the data is like today, and by what the planner says each relation costs. Lines begin with
 * what they know themselves, for they are few already, unless everybody is a line of their own.
 */
export async function planScan(session: Session, question: Question, options: ScanOptions): Promise<ScanPlan> {
  const { rule } = question
  const columns = columnsOf([question])
  const relations = relationsOf(columns.map((one) => one.source))
  const asks = rule.conditions.map((condition) => relationsOf(neededBy(question, condition).map((one) => one.source)).map((one) => one.name))
  const tryOn = async (tx: Bulk, sampled: string) => ({ kept: (await tx.sql<{ kept: readonly boolean[] }>(keptSql(question, columns, options, sampled))).map((one) => one.kept), relations: asks })
  const [seen, costs] = await session.transaction(async (tx) => [await tryOn(tx, sampleSql(options)), await costsOf(tx, relations, options, sampleSql(options))])
  const shares = rule.conditions.map((_, index) => (seen.kept.length === 0 ? 1 : seen.kept.filter((row) => row[index]).length / seen.kept.length))
  const fromEverybody = { start: undefined, kept: seen.kept, shares, ...orderFrom(undefined, seen, costs) }
  if (options.population.lines && !options.population.of) return fromEverybody
  const gathered = gathering(`scan-sample.${rule.name}.${rule.since}`, columns.filter(isOfNobody).map((one) => one.source))
  const [nobody] = await session.transaction((tx) => askAll(tx, gathered.one("0", options.on)))
  const ways = startsOf(question, shares, gathered.read(nobody), options).map((start) => ({ start, ...orderFrom(start.name, seen, costs) }))
  const [best] = ways.toSorted((a, b) => a.cost - b.cost)
  if (!best || best.cost >= fromEverybody.cost) return fromEverybody
  const { start } = best
  const begun = await session.transaction((tx) => tryOn(tx, startedSql(options, start)))
  return { start, shares, kept: begun.kept, ...orderFrom(start.name, begun, { ...costs, subjects: costs.relations.get(start.name)?.rows ?? costs.subjects }) }
}

/** The facts a condition looks at. */
const neededBy = (question: Question, condition: Rule["conditions"][number]): readonly FactColumn[] => columnsOf([{ ...question, rule: { ...question.rule, conditions: [condition], gives: {} } }])

/** Whether a fact can be asked about nobody at all: not what only a line knows. */
const isOfNobody = ({ source }: FactColumn): boolean => source.from !== lineItself && !source.from.byLine && !/\bb\./.test(`${source.value} ${source.answered ?? ""}`)

/** Of each of a sample, which conditions do not rule it out: whoever a person still has to look at stays; who is refused, or of whom nothing is known, does not. */
function keptSql(question: Question, columns: readonly FactColumn[], options: ScanOptions, sampled: string): string {
  const sql = ruleSql(question.rule, contextOf(question, columns, options, "r"))
  const stays = question.rule.conditions.map(({ otherwise }, index) => (otherwise.verdict === "by-hand" ? `x.c${index} is not null` : `coalesce(x.c${index}, false)`))
  return dated(
    `with sampled as materialized (${sampled})
    select array[${stays.join(", ")}]::boolean[] as kept from (select ${["r.subject", ...sql.conditions.map((one, index) => `${one.sql} as c${index}`)].join(", ")}
      from (select ${rowOf(options.population, columns)} from sampled b
  ${joins(relationsOf(columns.map((one) => one.source)), (one) => among(one, "sampled"))} offset 0) r${partsSql(sql.parts, "l")} offset 0) x`,
    options.on,
  )
}

/** Some of the population: pages drawn from a table, or the first of those a query names. */
function sampleSql(options: ScanOptions): string {
  const { table } = options.population
  const drawn = ` p tablesample system (least(100, greatest(0.01, (select ${sampleSize * 200}.0 / greatest(reltuples, 1) from pg_class where oid = '${table}'::regclass))))`
  const sampled = basis(options)
  return `${/^[\w.]+$/.test(table) ? sampled.replace(`from ${table} p`, `from ${table}${drawn}`) : sampled} limit ${options.population.lines ? sampleOfFew : sampleSize}`
}

/** Some of those a relation has rows of, as if drawn: what rules out few of everybody may rule out most of them, and the other way round. */
const startedSql = (options: ScanOptions, start: Relation): string =>
  `${basis(options, `select x.subject from (${start.sql(() => "true")}) x order by hashint8(x.subject) limit ${sampleSize}`)} limit ${options.population.lines ? sampleOfFew : sampleSize}`

/** Relations a scan may start from: who has no row there cannot meet a condition that leaves few. A condition that asks nothing of anybody and leaves fewer is judged before any relation is. */
function startsOf(question: Question, shares: readonly number[], nobody: GatheredFacts, options: ScanOptions): readonly Relation[] {
  const { rule, assumed = {} } = question
  const compiled = compile(rule)
  const starts = new Set<Relation>()
  for (const index of rule.conditions.map((_, at) => at).toSorted((a, b) => (shares[a] ?? 1) - (shares[b] ?? 1))) {
    const condition = rule.conditions[index]
    if (!condition || (shares[index] ?? 1) > 0.5) break
    if (condition.otherwise.verdict !== "fail") continue
    const needed = neededBy(question, condition)
    const [only, ...others] = relationsOf(needed.map((one) => one.source))
    if (needed.length === 0) break
    if (!only || others.length > 0 || !needed.every(isOfNobody)) continue
    const facts = Object.fromEntries([...needed.flatMap((one) => (nobody[one.definition.name] ? [[one.definition.name, { value: nobody[one.definition.name]?.value as never }] as const] : [])), ...Object.entries(assumed).map(([name, value]) => [name, { value }] as const)])
    const trace = compiled.decide({ facts, parameters: question.parameters, on: options.on, region: options.region }).conditions[index]
    if (trace?.verdict !== "pass") starts.add(only)
  }
  return [...starts]
}
