// How a scan asks: found out by putting the rule to a sample of the people it is about, and from what the planner says asking costs.
import { compile, partsSql, type Rule, ruleSql } from "#policy"
import type { Bulk, Call, Session } from "#platform/database"
import { type Costs, costsOf, foundOf } from "./costs.ts"
import { gathering } from "./gather.ts"
import { orderFrom } from "./order.ts"
import { columnsOf, contextOf, type FactColumn, type Question } from "./question.ts"
import { type GatheredFacts, lineItself, type Relation, relationsOf } from "./relation.ts"
import { among, basis, dated, joins, ofFitting, rowOf, type ScanOptions } from "./scan-text.ts"

/** The order in which a scan asks: the relation it starts from, then the conditions with what each needs. */
export interface ScanPlan {
  /** Whoever has no row here cannot fit; undefined starts from the whole population. */
  readonly start: Relation | undefined
  /** Relations without whose row nobody can fit either, which cost less than looking up whom the start finds. */
  readonly within: readonly Relation[]
  /** How many of those the planner expects the scan to start from there are. */
  readonly ofExpected: number
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
export async function planScan(session: Session, question: Question, asked: ScanOptions): Promise<ScanPlan> {
  const options = ofFitting(asked)
  const { rule } = question
  const columns = columnsOf([question])
  const relations = relationsOf(columns.map((one) => one.source))
  const asks = rule.conditions.map((condition) => relationsOf(neededBy(question, condition).map((one) => one.source)).map((one) => one.name))
  const tryOn = async (tx: Bulk, sampled: string) => ({ kept: (await tx.sql<{ kept: readonly boolean[] }>(keptSql(question, columns, options, sampled))).map((one) => one.kept), relations: asks })
  const [seen, costs] = await session.transaction(async (tx) => [await tryOn(tx, sampleSql(options)), await costsOf(tx, relations, options, sampleSql(options))])
  const shares = rule.conditions.map((_, index) => (seen.kept.length === 0 ? 1 : seen.kept.filter((row) => row[index]).length / seen.kept.length))
  const fromEverybody = { start: undefined, within: [], ofExpected: 1, kept: seen.kept, shares, ...orderFrom(undefined, seen, costs) }
  if (options.population.lines && !options.population.of) return fromEverybody
  const gathered = gathering(`scan-sample.${rule.name}.${rule.since}`, columns.filter(isOfNobody).map((one) => one.source))
  const [nobody] = await session.transaction((tx) => askAll(tx, gathered.one("0", options.on)))
  const ways = startsOf(question, shares, gathered.read(nobody), options).map((start) => ({ start, ...orderFrom(start.name, seen, costs) }))
  const [best] = ways.toSorted((a, b) => a.cost - b.cost)
  if (!best || best.cost >= fromEverybody.cost) return fromEverybody
  const { start } = best
  const rows = costs.relations.get(start.name)?.rows ?? costs.subjects
  const within = cheaperThan(rows, ways.map((one) => one.start).filter((one) => one !== start && one.ofClaimant === start.ofClaimant), costs)
  const begun = begunSql({ start, within })
  const [started, found] = await session.transaction(async (tx) => [await tryOn(tx, startedSql(options, begun)), await foundOf(tx, begun, options)])
  return { start, within, ofExpected: found.ofExpected, shares, kept: started.kept, ...orderFrom(start.name, started, { ...costs, subjects: found.rows }) }
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

/** Of further relations those that cost less than looking up whom they would rule out, the cheapest first; `rows` are found without them. */
function cheaperThan(rows: number, relations: readonly Relation[], costs: Costs): readonly Relation[] {
  let left = rows
  return relations.toSorted((a, b) => (costs.relations.get(a.name)?.all ?? 0) - (costs.relations.get(b.name)?.all ?? 0)).filter((one) => {
    const asking = costs.relations.get(one.name)
    const isCheaper = asking !== undefined && asking.all < left * costs.population.each
    if (isCheaper) left *= Math.min(1, asking.rows / costs.subjects)
    return isCheaper
  })
}

/** The rows a scan starts from. */
export const begunSql = ({ start, within }: { readonly start: Relation; readonly within: readonly Relation[] }): string =>
  within.length === 0 ? start.sql(() => "true") : `select x.* from (${start.sql(() => "true")}) x where ${within.map((one) => `x.subject in (select y.subject from (${one.sql(() => "true")}) y)`).join(" and ")}`

/** Some of those a relation has rows of, as if drawn: what rules out few of everybody may rule out most of them, and the other way round. */
const startedSql = (options: ScanOptions, begun: string): string =>
  `${basis(options, `select x.subject from (${begun}) x order by hashint8(x.subject) limit ${sampleSize}`)} limit ${options.population.lines ? sampleOfFew : sampleSize}`

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
