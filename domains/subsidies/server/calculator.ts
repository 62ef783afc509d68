// 我能领什么: the rules of the items put to answered questions, or to the records of who is signed in.
import { benefitEligibility, contractWorkerAllowance, expansionSubsidy, jobRetentionRefund, skillSubsidy } from "#domains/insurance"
import { referenceBook } from "#platform/casework"
import { bind, statement } from "#platform/database"
import { gathering } from "#platform/facts"
import type { RequestContext } from "#platform/module"
import { amountOf, checkFacts, decide, type Facts, factsOf, linesIn, publishedWorkingDays, type Rule, unitWords, whatWouldChange } from "#policy"
import { isPlainDate, isYearMonth, lastDay, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { calculatorProblems, type calculate, type myCalculation, type subsidyQuestions } from "../contract/calculator.ts"
import { businessDayFact, rulesOfItem, type SubsidyItem, subsidyItems, taxDeduction } from "../rules/index.ts"
import { changesFor, lineJudge, type JudgedLine } from "./line-judge.ts"
import { monthlySubsidies } from "./monthly-items.ts"
import { law } from "./law.ts"
import { decisionTable } from "./parameters.ts"

/** A change of at most three facts and a wait of at most five years: what lies further is no advice. */
const searchLimits = { within: 1830, most: 3 }

interface Calculated {
  readonly name: string
  /** All must pass; the first gives the amount. */
  readonly rules: readonly [Rule, ...Rule[]]
}

/** Every item of the book, and what the unemployment fund pays beside it. */
const calculated: Readonly<Record<string, Calculated>> = {
  ...Object.fromEntries((Object.keys(subsidyItems) as SubsidyItem[]).map((item) => [item, { name: subsidyItems[item], rules: [rulesOfItem[item][0]] }])),
  "LN-INT": { name: subsidyItems["LN-INT"], rules: rulesOfItem["LN-INT"] },
  "UI-BENEFIT": { name: "失业保险金", rules: [benefitEligibility] },
  "UI-SKILL": { name: "技能提升补贴", rules: [skillSubsidy] },
  "UI-EXPAND": { name: "一次性扩岗补助", rules: [expansionSubsidy] },
  "UI-RETAIN": { name: "失业保险稳岗返还", rules: [jobRetentionRefund] },
  "UI-WORKER": { name: "农民合同制工人一次性生活补助", rules: [contractWorkerAllowance] },
  TAX: { name: "重点群体税收扣减认定", rules: [taxDeduction] },
}

function calculatedItem(item: string): Calculated {
  const found = Object.hasOwn(calculated, item) ? calculated[item] : undefined
  if (!found) throw calculatorProblems.unknownItem()
  return found
}

const oncePerName = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] => [...new Map(all.map((one) => [one.name, one])).values()]

export function subsidyQuestionsFor(request: RequestContext<{ item: string }>): Promise<OutputOf<typeof subsidyQuestions>> {
  const { item } = request.params
  const { name, rules: own } = calculatedItem(item)
  const rules = own.map((rule) => law.on(rule, request.today).rule)
  return Promise.resolve({
    item, name,
    questions: oncePerName(rules.flatMap(factsOf)).map((one) => ({
      name: one.name, label: one.label, type: one.type, unit: unitWords[one.type], codes: one.codes ?? null, means: one.means ?? null, mayBeNone: one.orNone === true, source: one.source.name,
    })),
    lists: oncePerName(rules.flatMap(linesIn)).map((one) => ({ name: one.name, label: one.label, columns: Object.entries(one.columns).map(([column, { label, type, codes }]) => ({ name: column, label, type, unit: unitWords[type], codes: codes ?? null })) })),
  })
}

/** The month, hire, class or application a case is about has its own law and numbers, whenever somebody asks (domain/03 §1). */
function dayAbout(item: string, said: Readonly<Record<string, unknown>>): PlainDate | undefined {
  const day = said[businessDayFact(item) ?? ""]
  return isYearMonth(day) ? lastDay(day) : isPlainDate(day) ? day : undefined
}

export async function calculateFor(request: RequestContext<{ item: string }, unknown, InputOf<typeof calculate>>): Promise<OutputOf<typeof calculate>> {
  const { item } = request.params
  const { name, rules: own } = calculatedItem(item)
  const { region, facts: said } = request.input
  const on = dayAbout(item, said) ?? request.input.on ?? request.today
  const rules = own.map((rule) => law.on(rule, on).rule)
  const book = await referenceBook(request.house.database.system)
  if (!book.has(region) || !region.startsWith(request.house.province.slice(0, 2))) throw calculatorProblems.unknownPlace()
  const facts: Facts = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, { value, source: "您的回答" }]))
  const wrong = checkFacts(oncePerName(rules.flatMap(factsOf)), oncePerName(rules.flatMap(linesIn)), facts).filter((one) => one.code !== "policy.fact-missing")
  if (wrong.length > 0) throw commonProblems.invalidInput({}, wrong.map((one) => ({ path: `facts.${one.fact}`, code: one.code, says: one.message })))
  const input = { facts, parameters: decisionTable, on, region, workingDaysBetween: publishedWorkingDays }
  const decided = rules.map((rule) => ({ rule, outcome: decide(rule, input) }))
  const stopped = decided.find((one) => one.outcome.result !== "pass") ?? decided[0]
  if (!stopped) throw calculatorProblems.unknownItem()
  const { rule, outcome } = stopped
  return {
    item, name, verdict: outcome.result, amountFen: amountOf(rule, outcome), gives: { ...outcome.gives },
    reasons: outcome.reasons.map((one) => ({ code: one.code, says: one.says, article: `《${one.law.law}》${one.law.article}` })), missing: outcome.missing.map((one) => ({ name: one.name, label: one.label })),
    wouldChange: outcome.result === "fail" ? whatWouldChange(rule, input, searchLimits).changes.map((one) => one.says) : [],
  }
}

const personal = Object.values(monthlySubsidies).filter((one) => one.payee === "person").map((subsidy) => ({
  subsidy, gather: gathering(`subsidies.calculation.${subsidy.item}`, [subsidy.months]), judge: lineJudge(subsidy.rule, { facts: [subsidy.months], parameters: decisionTable, used: subsidy.used }),
}))

const placeOf = statement<{ person: string }, { region: string }>({ name: "subsidies.place-of-person", reach: "subject", sql: "select region from registers.persons where person_id = :person" })

/** Every personal subsidy by month, on what the records say today; all asked in one trip. */
export async function myCalculationFor(request: RequestContext): Promise<OutputOf<typeof myCalculation>> {
  const { viewer, house, today } = request
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = viewer.personId
  const [[card] = [], ...rows] = await house.database.system.together([bind(placeOf, { person }), ...personal.map(({ gather }) => gather.one(person, today))])
  const place = (card as { region: string } | undefined)?.region
  if (place === undefined) throw commonProblems.notFound()
  return personal.map(({ subsidy, gather, judge }, index) => {
    const facts = gather.read(rows[index]?.[0])
    const judged = judge.judge(facts, today, place)
    const lines = judged.gives["lines"] as readonly JudgedLine[]
    const refused = lines.findLast((one) => one.verdict === "fail")
    return {
      item: subsidy.item, code: subsidy.code, name: subsidyItems[subsidy.item], verdict: judged.verdict, amountFen: judged.gives["amount"] as number, months: judged.gives["months"] as number,
      lines: judged.conditions.map((one) => ({ month: one.name.slice(0, 7), verdict: one.verdict, code: one.code, says: one.says })),
      wouldChange: refused ? [...changesFor(subsidy.rule, refused, { parameters: decisionTable, region: place }, today)] : [],
    }
  })
}
