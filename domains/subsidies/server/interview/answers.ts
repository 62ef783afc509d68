// Puts the answers of an interview to the rule of every benefit: what fits, how much, since when and for how long; why not, and what would change it.
import { referenceBook } from "#platform/casework"
import type { RequestContext } from "#platform/module"
import { compile, type CompiledRule, type DecisionInput, type Facts, publishedWorkingDays, type Rule, whatWouldChange } from "#policy"
import { checkAnswers, type Form } from "#service"
import { addDays, addMonthsTo, lastDay, longDate, monthOf, monthsFromTo, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { calculatorProblems } from "../../contract/calculator.ts"
import type { answerInterview, Interviewee, InterviewAnswer, readInterview } from "../../contract/interview.ts"
import { decideMonths } from "../../rules/index.ts"
import { changesFor } from "../line-judge.ts"
import { decisionTable } from "../parameters.ts"
import { type AskedItem, type Given, type Said, saidBy } from "./asked-item.ts"
import { employerInterview } from "./employer-form.ts"
import { employerItems } from "./employer-items.ts"
import { personInterview } from "./person-form.ts"
import { personItems } from "./person-items.ts"

const interviews: Readonly<Record<Interviewee, { readonly form: Form; readonly items: readonly AskedItem[] }>> = {
  person: { form: personInterview, items: personItems },
  employer: { form: employerInterview, items: employerItems },
}

export const readInterviewFor = (request: RequestContext<{ who: Interviewee }>): Promise<OutputOf<typeof readInterview>> => Promise.resolve(interviews[request.params.who].form as unknown as OutputOf<typeof readInterview>)

export async function answerInterviewFor(request: RequestContext<{ who: Interviewee }, unknown, InputOf<typeof answerInterview>>): Promise<OutputOf<typeof answerInterview>> {
  const { form, items } = interviews[request.params.who]
  const { answers, errors } = checkAnswers(form, request.input.answers, request.today)
  if (errors.length > 0) throw commonProblems.invalidInput({}, errors.map((one) => ({ ...one, path: `answers.${one.path}` })))
  const region = String(answers["region"])
  if (!(await referenceBook(request.house.database.system)).has(region) || !region.startsWith(request.house.province.slice(0, 2))) throw calculatorProblems.unknownPlace()
  const said = saidBy(answers)
  const shown = items.map((one) => ({ one, answer: answerOf(one, said, region, request.today) })).toSorted((a, b) => rank[a.answer.verdict] - rank[b.answer.verdict])
  const about = shown.filter(({ answer }) => answer.verdict !== "not-about")
  return { on: request.today, items: shown.map(({ answer }) => answer), assumed: [...new Set(about.flatMap(({ one }) => one.usual.map((usual) => usual.says)))] }
}

const rank = { fits: 0, "by-hand": 1, "no-data": 2, not: 3, "not-about": 4 } as const

const compiled = new WeakMap<Rule, CompiledRule>()
function compiledOnce(rule: Rule): CompiledRule {
  const ready = compiled.get(rule) ?? compile(rule)
  compiled.set(rule, ready)
  return ready
}

const factsOf = (given: Given): Facts => Object.fromEntries(Object.entries(given).map(([name, value]) => [name, { value, source: "您的回答" }]))

function answerOf(asked: AskedItem, said: Said, region: string, today: PlainDate): InterviewAnswer {
  const plain: InterviewAnswer = {
    item: asked.item, name: asked.name, verdict: "not-about", pays: asked.pays, amountFen: null, months: null, since: null, until: null, totalFen: null, service: asked.service, forWhom: asked.forWhom, reasons: [], missing: [], wouldChange: [],
  }
  const tries = asked.facts(said, today).map((given) => (asked.monthly ? byMonth(asked.rule, asked.monthly.used, asked.monthly.from(said, today), { ...usualOf(asked), ...given }, region, today) : atOnce(asked, said, { ...usualOf(asked), ...given }, region, today)))
  const best = tries.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || a.reasons.length - b.reasons.length)[0]
  return best ? { ...plain, ...best } : plain
}

type Found = Pick<InterviewAnswer, "verdict" | "reasons"> & Partial<InterviewAnswer>

const usualOf = (asked: AskedItem): Given => Object.assign({}, ...asked.usual.map((one) => one.facts)) as Given
const verdicts = { pass: "fits", fail: "not", "by-hand": "by-hand", "no-data": "no-data" } as const
const number = (value: unknown): number | null => (typeof value === "number" ? value : null)
const text = (value: unknown): string | null => (typeof value === "string" ? value : null)

/** Decided once, on the day of asking; a benefit paid by the month says its months itself. */
function atOnce(asked: AskedItem, said: Said, given: Given, region: string, today: PlainDate): Found {
  const input: DecisionInput = { facts: factsOf(given), parameters: decisionTable, on: today, region, workingDaysBetween: publishedWorkingDays }
  const outcome = compiledOnce(asked.rule).decide(input)
  const gives: Readonly<Record<string, unknown>> = outcome.gives ?? {}
  const changes = outcome.result === "fail" ? whatWouldChange(asked.rule, input, { within: 0, most: 3 }).changes.map((one) => one.says) : []
  const day = outcome.result === "fail" ? firstDayLater(asked, said, region, today) : null
  return {
    verdict: verdicts[outcome.result], amountFen: number(gives["amount"] ?? gives["monthly"] ?? gives["yearly"]), months: number(gives["months"]), since: text(gives["firstMonth"]), until: text(gives["lastMonth"]), totalFen: number(gives["total"]),
    reasons: outcome.reasons.map((one) => ({ code: one.code, says: one.says, article: `《${one.law.law}》${one.law.article}` })), missing: outcome.missing.map((one) => one.label),
    wouldChange: day ? [`其他情况不变，${longDate(day)}起可以申请`] : changes.length > 0 || outcome.result !== "fail" ? changes : [...laterWith(asked, said, outcome.reasons.length, region, today)],
  }
}

/** Two years are looked ahead: what lies further is no advice. */
const lookAhead = 730

/** The first later day on which the same answers fit. */
function firstDayLater(asked: AskedItem, said: Said, region: string, today: PlainDate): PlainDate | null {
  const ready = compiledOnce(asked.rule)
  for (let on = addDays(today, 1); on <= addDays(today, lookAhead); on = addDays(on, 1)) {
    if (asked.rule.until !== undefined && on >= asked.rule.until) return null
    for (const given of asked.facts(said, on)) if (ready.result({ facts: factsOf({ ...usualOf(asked), ...given }), parameters: decisionTable, on, region, workingDaysBetween: publishedWorkingDays }) === "pass") return on
  }
  return null
}

/** Where neither waiting nor a change alone helps: the first day on which fewer reasons stand, and what would change those. */
function laterWith(asked: AskedItem, said: Said, reasons: number, region: string, today: PlainDate): readonly string[] {
  const ready = compiledOnce(asked.rule)
  let standing = reasons
  for (let on = addDays(today, 1); on <= addDays(today, lookAhead) && standing > 1 && (asked.rule.until === undefined || on < asked.rule.until); on = addDays(on, 1))
    for (const given of asked.facts(said, on)) {
      const input: DecisionInput = { facts: factsOf({ ...usualOf(asked), ...given }), parameters: decisionTable, on, region, workingDaysBetween: publishedWorkingDays }
      const left = ready.decide(input).reasons.length
      if (left === 0 || left >= standing) continue
      standing = left
      const { changes } = whatWouldChange(asked.rule, input, { within: 0, most: 3 })
      if (changes.length > 0) return [`${longDate(on)}起，并且${changes.map((one) => one.says).join("，")}，可以申请`]
    }
  return []
}

/** Months looked at: the longest subsidy by months lasts five years and a little. */
const longest = 72

/** Month by month from the beginning, as a claim would be decided; a month that is granted is used up. */
function byMonth(rule: Rule, used: string, from: PlainDate, given: Given, region: string, today: PlainDate): Found {
  const first = monthOf(from)
  const months = monthsFromTo(first, addMonthsTo(first, longest)).filter((month) => rule.until === undefined || lastDay(month) < rule.until)
  const facts = factsOf(given)
  const { lines, amount, passed } = decideMonths(compiledOnce(rule), months.map((month) => ({ month, facts })), { parameters: decisionTable, region }, used)
  const begins = lines.findIndex((one) => one.outcome.result === "pass")
  if (begins >= 0) {
    const ends = lines.findLastIndex((one) => one.outcome.result === "pass")
    return { verdict: "fits", reasons: [], amountFen: lines[begins]?.amount ?? null, months: passed, since: months[begins] ?? null, until: months[ends] ?? null, totalFen: amount }
  }
  const at = Math.max(0, months.indexOf(monthOf(today)))
  const outcome = lines[at]?.outcome
  const month = months[at]
  if (!outcome || !month) return { verdict: "not", reasons: [], wouldChange: [] }
  return {
    verdict: verdicts[outcome.result], reasons: outcome.reasons.map((one) => ({ code: one.code, says: one.says, article: `《${one.law.law}》${one.law.article}` })), missing: outcome.missing.map((one) => one.label),
    wouldChange: outcome.result === "fail" ? [...changesFor(rule, { month, facts: given }, { parameters: decisionTable, region }, today)] : [],
  }
}
