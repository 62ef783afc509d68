// Judges a claim of several months or people line by line: each line has the law and the numbers of its month, refused lines do not take the others with them.
import { type Facts, type Outcome, type ParameterTable, publishedWorkingDays, rememberingTable, type Rule, whatWouldChange } from "#policy"
import type { FactSource, GatheredFacts } from "#platform/facts"
import type { Judge } from "#platform/module"
import type { Answers, JudgedCondition, Judgement, Verdict } from "#service"
import { lastDay, longMonth, type PlainDate, plainDate, yearMonth } from "#standards"
import { decideMonths } from "../rules/index.ts"
import type { ClaimMonth } from "./claim-months.ts"
import { law } from "./law.ts"

/** One decided line, as it is kept with the judgement and becomes a month of the grant. */
export interface JudgedLine {
  readonly person: string
  readonly month: string
  readonly verdict: Verdict
  readonly codes: readonly string[]
  readonly amount: number
  readonly rule: string
  readonly version: string
  /** The last day of the month: its law and its numbers. */
  readonly on: string
  /** What it was decided on, with what earlier months of the claim used up: enough to decide it again. */
  readonly facts: Readonly<Record<string, unknown>>
}

export interface LineJudgeParts {
  readonly facts: readonly FactSource[]
  readonly parameters: ParameterTable
  /** The fact that counts months used before. */
  readonly used: string
  /** Names of the facts each month is told. */
  readonly told?: readonly string[]
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined)
/** The day the claim was sent, however much later it is decided. */
const appliedOn = (gathered: GatheredFacts, on: PlainDate): PlainDate => plainDate(text(gathered["applied-on"]?.value) ?? on)
const monthsOf = (gathered: GatheredFacts): readonly ClaimMonth[] => (gathered["claim-months"]?.value ?? []) as readonly ClaimMonth[]

/** A change of at most three facts: what lies further is no advice. A month is over, so waiting does not help it. */
const searchLimits = { within: 0, most: 3 }

/** What would have to be otherwise for a refused month, in words; nothing when that lies too far. */
export const changesFor = (rule: Rule, { month, facts }: Pick<ClaimMonth, "month" | "facts">, place: { readonly parameters: ParameterTable; readonly region: string }, on: PlainDate): readonly string[] =>
  whatWouldChange(law.on(rule, lastDay(yearMonth(month))).rule, { ...place, facts: { ...factsOf(facts, on), "subsidy-month": { value: month } }, on: lastDay(yearMonth(month)), workingDaysBetween: publishedWorkingDays }, searchLimits).changes.map((one) => one.says)

/** A judge of claims by month. `period-from` and `period-until` are the applicant's word; without them every month is looked at, of an offer exactly its lines. */
export function lineJudge(rule: Rule, parts: LineJudgeParts): Judge {
  return {
    name: rule.name,
    facts: parts.facts,
    told: parts.told ?? [],
    declared: (answers: Answers, today, appliedOn): GatheredFacts => Object.fromEntries([
      ["applied-on", { value: appliedOn ?? today, source: "办件记录", asOf: null }] as const,
      ...(["periodFrom", "periodUntil"] as const).flatMap((name) => (typeof answers[name] === "string" ? [[name, { value: answers[name], source: "申请表", asOf: null }] as const] : [])),
    ]),
    judge: (gathered, on, region) => {
      const remembering = rememberingTable(parts.parameters)
      return { ...judgementOf(rule, linesOf(gathered, on, region, remembering.table), on, region), parameters: remembering.used() }
    },
    wouldChange: (gathered, on, region) => {
      const refused = linesOf(gathered, on, region, parts.parameters).filter((one) => one.outcome.result === "fail")
      const newest = new Map(refused.map((one) => [one.outcome.reasons[0]?.code, one.month]))
      const several = new Set(refused.map((one) => one.month.person)).size > 1
      return [...newest.values()].slice(0, 3).flatMap((one) => changesFor(rule, one, { parameters: parts.parameters, region }, appliedOn(gathered, on)).map((says) => `${several ? `${one.name} ` : ""}${longMonth(yearMonth(one.month))}：${says}`))
    },
  }

  function linesOf(gathered: GatheredFacts, on: PlainDate, region: string, parameters: ParameterTable): readonly Decided[] {
    const [from, until] = [text(gathered["periodFrom"]?.value) ?? "", text(gathered["periodUntil"]?.value) ?? "9999-12"]
    const offered = gathered["offered-lines"] && new Set(gathered["offered-lines"].value as readonly string[])
    const asked = monthsOf(gathered).filter((one) => one.month >= from && one.month <= until && inForce(rule, one.month) && (!offered || offered.has(`${one.person} ${one.month}`)))
    return [...new Set(asked.map((one) => one.person))].flatMap((person) => judgePerson(asked.filter((one) => one.person === person), appliedOn(gathered, on), region, parameters))
  }

  function judgePerson(months: readonly ClaimMonth[], applied: PlainDate, region: string, parameters: ParameterTable): readonly Decided[] {
    const inOrder = months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
    const decided = decideMonths((day) => law.on(rule, day), inOrder.map(({ month, facts }) => ({ month, facts: factsOf(facts, applied) })), { parameters, region }, parts.used)
    return decided.lines.flatMap((line, index) => {
      const month = inOrder[index]
      return month ? [{ month, outcome: line.outcome, amount: line.amount, facts: line.facts }] : []
    })
  }
}

/** A month before the programme began or after it ended cannot be asked for. */
const inForce = (rule: Rule, month: string): boolean => {
  const on = lastDay(yearMonth(month))
  const { since, until } = law.on(rule, on).rule
  return since <= on && (until === undefined || on < until)
}

/** Facts of a month as the rule takes them; what every claim by month answers the same way is added. */
export const factsOf = (facts: Readonly<Record<string, unknown>>, on: PlainDate): Facts =>
  Object.fromEntries(Object.entries({ "cost-reference": null, "applied-on": on, ...facts }).map(([name, value]) => [name, { value: value }]))

interface Decided {
  readonly month: ClaimMonth
  readonly outcome: Outcome
  readonly amount: number
  readonly facts: Facts
}

/** The claim passes with the lines that pass; without any it is what most needs a person: by hand, no data, or a refusal. */
function verdictOf(lines: readonly Decided[]): Verdict {
  const said = new Set<string>(lines.map((one) => one.outcome.result))
  return (["pass", "by-hand", "no-data"] as const).find((one) => said.has(one)) ?? "fail"
}

function judgementOf(rule: Rule, lines: readonly Decided[], on: PlainDate, region: string): Judgement {
  const verdict = verdictOf(lines)
  const passed = lines.filter((one) => one.outcome.result === "pass")
  return {
    rule: rule.name,
    version: law.on(rule, on).rule.since,
    on,
    region,
    verdict,
    codes: verdict === "pass" ? [] : lines.length === 0 ? ["R-NO-MONTHS"] : [...new Set(lines.flatMap((one) => one.outcome.reasons.map((reason) => reason.code)))],
    conditions: lines.length === 0 ? [noMonths] : lines.map(conditionOf),
    gives: {
      amount: passed.reduce((total, one) => total + one.amount, 0),
      months: passed.length,
      persons: new Set(passed.map((one) => one.month.person)).size,
      lines: lines.map((one): JudgedLine => ({ person: one.month.person, month: one.month.month, verdict: one.outcome.result, codes: one.outcome.reasons.map((reason) => reason.code), amount: one.amount, rule: rule.name, version: one.outcome.rule.since, on: lastDay(yearMonth(one.month.month)), facts: Object.fromEntries(Object.entries(one.facts).map(([name, fact]) => [name, fact?.value ?? null])) })),
    },
    workings: passed.flatMap(workingOf),
    wouldChange: [],
  }
}

const noMonths: JudgedCondition = { name: "months", says: "所选期间没有可以核定的月份", article: "", verdict: "fail", code: "R-NO-MONTHS", facts: [] }

/** One condition for each line: granted with its amount, or why not, with the article that says so. */
function conditionOf({ month, outcome, amount }: Decided): JudgedCondition {
  const stopped = outcome.conditions.find((one) => one.verdict === outcome.result && one.verdict !== "pass")
  const why = outcome.reasons.map((reason) => reason.says).join("；") || outcome.missing.map((gap) => `缺少${gap.label}（${gap.source}）`).join("；")
  const basis = stopped ?? outcome.conditions[0]
  return {
    name: `${month.month} ${month.person}`,
    says: outcome.result === "pass" ? `${month.name} ${month.month}：${yuan(amount)}元` : `${month.name} ${month.month}：${why}`,
    article: basis ? `《${basis.law.law}》${basis.law.article}` : "",
    verdict: outcome.result,
    code: outcome.reasons[0]?.code ?? null,
    facts: (stopped?.facts ?? []).map((fact) => ({ name: fact.name, label: fact.label, shown: fact.shown, value: fact.value ?? null, source: fact.source, trusted: fact.sourceKind !== "declared", asOf: null })),
  }
}

const workingOf = ({ month, outcome }: Decided): readonly string[] => [`${month.name} ${month.month}：${outcome.calculation.map((given) => `${given.label} ${given.shown}`).join("，")}`]

const yuan = (amount: number): string => (amount / 100).toFixed(2)
