// Rules over a synthetic province: each scan beside the best SQL written by hand for the same question, every rule over everybody, single decisions, replay.
import { factsOf, judge, replayJudgement } from "#platform/casework"
import { askAll, fitsSql, gathering, planScan, runScan, type Verdict } from "#platform/facts"
import { type Database, openDatabase } from "#platform/database"
import type { Way } from "#platform/parameters"
import { compile, type Known, ruleBook } from "#policy"
import type { Judgement } from "#service"
import { lastDay, type PlainDate, plainDate, type YearMonth } from "#standards"
import { eligibilityFacts } from "../domains/insurance/server/fact-sources.ts"
import { benefitEligibility, referenceParameters } from "../domains/insurance/rules/index.ts"
import { provinceLawbook } from "../server/roles.ts"
import { makeProvince } from "../tools/province/crew.ts"
import { planOf } from "../tools/province/plan.ts"
import { scanEvery } from "../tools/scan/answer.ts"
import { type Figures, progress, rounded } from "./figures.ts"
import { type ByHand, byHand } from "./by-hand/index.ts"
import { stage } from "./stage.ts"

const people = Number(process.env["BENCH_PEOPLE"] ?? 1_000_000)
const rounds = 3
const assumed: Readonly<Record<string, Known>> = { "reason-disputed": false, "employer-fault-found": false }

export async function benchScan(): Promise<Figures> {
  const { database, close } = await province()
  try {
    const on = plainDate(lastDay(planOf({ people: 1, seed: 1 }).until as YearMonth))
    const [counted] = await database.system.transaction((tx) => tx.sql<{ people: number }>("select count(*)::int as people from registers.persons"))
    const beside: Record<string, Figures[string]> = {}
    for (const one of byHand) Object.assign(beside, await benchOne(database, one, one.on ?? on))
    return { "scan.people": counted?.people ?? 0, ...beside, ...(await benchEvery(database, on)), ...(await benchSingle(database, on)) }
  } finally {
    await close()
  }
}

/** A province made for this, or the one at BENCH_PROVINCE, which `npm run province` made with this schema. */
async function province(): Promise<{ readonly database: Database; readonly close: () => Promise<void> }> {
  const given = process.env["BENCH_PROVINCE"]
  if (given) {
    const database = openDatabase({ url: given })
    return { database, close: () => database.close() }
  }
  const set = await stage({ server: false })
  progress(`a province of ${people} people`)
  await makeProvince(planOf({ people, seed: 1 }), { url: set.url }, 2, () => undefined)
  await set.database.system.transaction((tx) => tx.sql("analyze"))
  return { database: set.database, close: () => set.close() }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const began = performance.now()
  const value = await work()
  return { seconds: (performance.now() - began) / 1000, value }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A rule of the law book as it is put to everybody. */
function putToEverybody(name: string, on: PlainDate): Way {
  const rule = provinceLawbook.rules.find(name, on)
  const way = rule && provinceLawbook.waysOf(rule, on, provinceLawbook.numbers, assumed)[0]
  if (!way) throw new Error(`${name} is not put to everybody on ${on}`)
  return way
}

/** What a scan answers, as text to compare: of whom, which line, what it comes to and what it gives. */
const said = (rows: readonly Verdict[], gives: readonly string[]): string => rows.map((row) => [row.claimant, row.subject, row.line, row.choice, row.result, ...gives.map((one) => String(row.gives[one]))].join(" ")).sort().join("\n")

/** Whom a rule fits, by the rule and by hand, in turns on the same database; both must find the same people and give the same. */
async function benchOne(database: Database, { name, rule, sql: written, gives }: ByHand, on: PlainDate): Promise<Figures> {
  const { question, population } = putToEverybody(rule, on)
  const options = { on, population, region: "" }
  const hand = written(on)
  const planned = await timed(() => planScan(database.system, question, options))
  const sql = fitsSql(question, options, planned.value)
  const [scans, hands]: [number[], number[]] = [[], []]
  let found = ""
  let foundByHand = ""
  for (let round = 0; round < rounds; round++) {
    const scanned = await timed(() => runScan(database.system, sql))
    const answered = await timed(() => runScan(database.system, hand))
    scans.push(scanned.seconds)
    hands.push(answered.seconds)
    found = said(scanned.value, gives)
    foundByHand = said(answered.value, gives)
    progress(`${name}: scan ${scanned.seconds.toFixed(2)} s, by hand ${answered.seconds.toFixed(2)} s, ${scanned.value.length} found`)
  }
  if (found !== foundByHand) throw new Error(`${name}: the scan and the hand-written SQL find different people`)
  return {
    [`scan.${name}.found`]: found === "" ? 0 : found.split("\n").length,
    [`scan.${name}.plan_seconds`]: rounded(planned.seconds),
    [`scan.${name}.seconds`]: rounded(median(scans)),
    [`scan.${name}.by_hand_seconds`]: rounded(median(hands)),
    [`scan.${name}.ratio_to_hand_written`]: rounded(median(scans) / median(hands)),
  }
}

/** Every rule that holds on the day and is about a person, a month of a person or an employer, over everybody. */
async function benchEvery(database: Database, on: PlainDate): Promise<Figures> {
  const questions = provinceLawbook.rules.rules
    .filter((rule) => rule.since <= on && (rule.until === undefined || on < rule.until))
    .flatMap((rule) => provinceLawbook.waysOf(rule, on, provinceLawbook.numbers, assumed).map(({ question, population }) => ({ question, options: { on, population, region: "" } })))
  const every = await scanEvery(database.system, questions, on, "", (answer) => progress(`${answer.rule}: ${answer.seconds} s, ${JSON.stringify(answer.counts)}`))
  return { "scan.every.rules": every.rules.length, "scan.every.subjects": every.subjects, "scan.every.seconds": rounded(every.seconds), "scan.every.subjects_per_second": every.subjectsPerSecond }
}

/** Single decisions, the time of the rule beyond its own SQL, and the same judgements made again. */
async function benchSingle(database: Database, on: PlainDate): Promise<Figures> {
  const used = eligibilityFacts("insurance.benefit-claim")
  const gather = gathering("bench.single", used)
  const asking = judge(benefitEligibility, { facts: used, parameters: referenceParameters })
  const subjects = await database.system.transaction((tx) => tx.sql<{ person_id: string; region: string }>("select person_id, region from registers.persons order by person_id limit 100000"))
  const judgements: Judgement[] = []
  const beyond: number[] = []
  for (let from = 0; from < subjects.length; from += 2000) {
    const part = subjects.slice(from, from + 2000)
    const regions = new Map(part.map((one) => [one.person_id, one.region]))
    const rows = await database.system.transaction((tx) => askAll(tx, gather.many(part.map((one) => one.person_id), on)))
    for (const row of rows) {
      const began = performance.now()
      const facts = { ...gather.read(row), ...Object.fromEntries(Object.entries(assumed).map(([name, value]) => [name, { value, source: "", asOf: null }])) }
      judgements.push(asking.judge(facts, on, regions.get(row.subject) ?? ""))
      beyond.push(performance.now() - began)
    }
  }
  const rules = ruleBook([benefitEligibility])
  const stored = judgements.map((one) => JSON.stringify(one))
  const began = performance.now()
  const unequal = stored.filter((one) => replayJudgement(JSON.parse(one) as Judgement, rules, referenceParameters).kind !== "equal").length
  const seconds = (performance.now() - began) / 1000
  const compiled = compile(benefitEligibility)
  const results: number[] = []
  for (const one of judgements.slice(0, 20_000)) {
    const at = performance.now()
    compiled.result({ facts: factsOf(one.facts as never), parameters: referenceParameters, on, region: one.region })
    results.push(performance.now() - at)
  }
  return {
    "scan.single.decisions": judgements.length,
    "scan.single.p50_ms_beyond_sql": rounded(median(beyond), 4),
    "scan.single.result_p50_ms": rounded(median(results), 4),
    "scan.replay.decisions": stored.length,
    "scan.replay.unequal": unequal,
    "scan.replay.per_second": Math.round(stored.length / seconds),
  }
}
