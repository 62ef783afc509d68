// In which order a scan asks: found out by putting the rule to a sample of the people it is about.
import { compile, type Facts } from "#policy"
import type { Bulk, Call, Session } from "#platform/database"
import { gathering } from "./gather.ts"
import { columnsOf, type Question } from "./question.ts"
import { type GatheredFacts, type Relation, relationsOf } from "./relation.ts"
import { dated, inRegion, type ScanOptions } from "./scan-text.ts"

/** The order in which a scan asks: the relation it starts from, then the conditions with what each needs. */
export interface ScanPlan {
  /** Whoever has no row here cannot fit; undefined starts from the whole population. */
  readonly start: Relation | undefined
  /** Indexes of conditions, the one that leaves the fewest first. */
  readonly order: readonly number[]
  /** Share of a sample that each condition, in the rule's order, did not rule out. */
  readonly shares: readonly number[]
}

/** A gathering planned for the number of people it is asked about, as a request's prepared statement is not. */
export const askAll = <R extends object>(tx: Bulk, call: Call<R>): Promise<R[]> => tx.sql<R>(call.statement.text, call.values)

/** People looked at to find out which conditions leave the fewest. */
const sampleSize = 2000

/** Plans a scan by asking a sample: shares are counted by the rule itself, so the plan knows what the data is like today. */
export async function planScan(session: Session, question: Question, options: ScanOptions): Promise<ScanPlan> {
  const { rule, assumed = {} } = question
  const used = columnsOf([question]).map((one) => one.source)
  const gathered = gathering(`scan-sample.${rule.name}.${rule.since}`, used)
  const sampled = await session.transaction((tx) => tx.sql<{ subject: string; region: string }>(sampleSql(options)))
  const [rows, nobody] = await session.transaction(async (tx) => [await askAll(tx, gathered.many(sampled.map((one) => one.subject), options.on)), await askAll(tx, gathered.one("0", options.on))] as const)
  const compiled = compile(rule)
  const take = (facts: GatheredFacts): Facts => ({ ...Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, { value: one.value as never }])), ...Object.fromEntries(Object.entries(assumed).map(([name, value]) => [name, { value }])) })
  const regions = new Map(sampled.map((one) => [one.subject, one.region]))
  const left = rule.conditions.map(() => 0)
  for (const row of rows as readonly { subject: string }[]) {
    const traces = compiled.decide({ facts: take(gathered.read(row)), parameters: question.parameters, on: options.on, region: regions.get(row.subject) ?? options.region }).conditions
    traces.forEach((trace, index) => {
      if (mayStay(rule.conditions[index]?.otherwise.verdict, trace.verdict)) left[index] = (left[index] ?? 0) + 1
    })
  }
  const shares = left.map((count) => (sampled.length === 0 ? 1 : count / sampled.length))
  const order = rule.conditions.map((_, index) => index).toSorted((a, b) => (shares[a] ?? 1) - (shares[b] ?? 1))
  return { start: startOf(question, order, shares, gathered.read(nobody[0]), options), order, shares }
}

/** Some of the population: pages drawn from a table, or the first of those a query names. */
function sampleSql({ population: { table, key }, region, on }: ScanOptions): string {
  const drawn = /^[\w.]+$/.test(table) ? ` tablesample system (least(100, greatest(0.01, (select ${sampleSize * 200}.0 / greatest(reltuples, 1) from pg_class where oid = '${table}'::regclass))))` : ""
  return dated(`select p.${key} as subject, p.region from ${table} p${drawn} where ${inRegion(region)} limit ${sampleSize}`, on)
}

/** Whoever a person still has to look at stays; who is refused, or of whom nothing is known, does not. */
const mayStay = (otherwise: "fail" | "by-hand" | undefined, verdict: string): boolean => verdict === "pass" || (otherwise === "by-hand" && verdict === "by-hand")

/** The relation of the most selective condition, when who has no row in it cannot meet that condition. */
function startOf(question: Question, order: readonly number[], shares: readonly number[], nobody: GatheredFacts, options: ScanOptions): Relation | undefined {
  const { rule, assumed = {} } = question
  const compiled = compile(rule)
  for (const index of order) {
    if ((shares[index] ?? 1) > 0.5) return undefined
    const condition = rule.conditions[index]
    if (!condition || condition.otherwise.verdict !== "fail") continue
    const needed = columnsOf([{ ...question, rule: { ...rule, conditions: [condition], gives: {} } }])
    const [only, ...others] = relationsOf(needed.map((one) => one.source))
    if (!only || others.length > 0) continue
    const facts = Object.fromEntries([...needed.flatMap((one) => (nobody[one.definition.name] ? [[one.definition.name, { value: nobody[one.definition.name]?.value as never }] as const] : [])), ...Object.entries(assumed).map(([name, value]) => [name, { value }] as const)])
    const trace = compiled.decide({ facts, parameters: question.parameters, on: options.on, region: options.region }).conditions[index]
    if (trace?.verdict !== "pass") return only
  }
  return undefined
}
