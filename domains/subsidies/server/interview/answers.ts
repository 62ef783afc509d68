// Puts the answers of an interview to the rule of every benefit: what fits, how much, since when and for how long; why not, and what would change it.
import { referenceBook } from "#platform/casework"
import type { RequestContext } from "#platform/module"
import { type DecisionInput, type Outcome, publishedWorkingDays, type Rule, whatWouldChange } from "#policy"
import { type Answers, checkAnswers, type Form } from "#service"
import { addDays, addMonthsTo, fen, formatYuan, lastDay, longDate, monthOf, monthsFromTo, type PlainDate } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { calculatorProblems } from "../../contract/calculator.ts"
import type { answerInterview, Interviewee, InterviewAnswer, readInterview } from "../../contract/interview.ts"
import { type AwardedItem, awardedItems, decideMonths } from "../../rules/index.ts"
import { kindUnsourced } from "../../rules/reasons.ts"
import { metItems } from "../awards/stacking-now.ts"
import { changesFor } from "../line-judge.ts"
import { law } from "../law.ts"
import { decisionTable } from "../parameters.ts"
import { type AskedItem, factsOf, type Given, type Said, saidBy } from "./asked-item.ts"
import { employerInterview } from "./employer-form.ts"
import { employerItems } from "./employer-items.ts"
import { notAsked } from "./not-asked.ts"
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
  const shown = items.map((one) => ({ one, answer: ofEachKind(answerOf(one, said, region, request.today), answers, (other) => answerOf(one, saidBy(other), region, request.today)) })).toSorted((a, b) => rank[a.answer.verdict] - rank[b.answer.verdict])
  const about = shown.filter(({ answer }) => answer.verdict !== "not-about")
  return { on: request.today, items: besideEachOther(shown.map(({ answer }) => answer), region, request.today), notAsked: [...notAsked[request.params.who]], assumed: [...new Set(about.flatMap(({ one }) => one.usual.map((usual) => usual.says)))] }
}

const kinds = [["F50", "如果是一般岗位（原50岁退休）"], ["F55", "如果是管理或专业技术岗位（原55岁退休）"]] as const
const eitherKind = "您不清楚自己是哪一种，而两种算出来不一样。劳动合同、岗位聘书或档案能说明，窗口也可以帮您查。"

/** Who does not know her kind of retirement reads in plain words what each of the two would mean. */
function ofEachKind(answer: InterviewAnswer, answers: Answers, answerTo: (other: Answers) => InterviewAnswer): InterviewAnswer {
  if (answer.verdict !== "by-hand" || answers["kind"] !== "unsure") return answer
  return { ...answer, reasons: answer.reasons.map((one) => (one.code === kindUnsourced.code ? { ...one, says: eitherKind } : one)), wouldChange: kinds.map(([kind, words]) => `${words}，${inShort(answerTo({ ...answers, kind }))}`) }
}

function inShort({ verdict, months, totalFen, reasons }: InterviewAnswer): string {
  if (verdict === "fits") return `可能可以领${months === null ? "" : ` ${months} 个月`}${totalFen === null ? "" : `，合计 ${formatYuan(fen(totalFen))} 元`}`
  return verdict === "by-hand" || verdict === "no-data" ? "也还要工作人员核实" : `不能领${reasons.length > 0 ? `：${reasons.map((one) => one.says).join("；")}` : ""}`
}

/** Of what fits, which exclude each other (domain/03 §6): who could have both has to choose. */
function besideEachOther(items: readonly InterviewAnswer[], region: string, on: PlainDate): InterviewAnswer[] {
  const fits = items.filter((one) => one.verdict === "fits")
  return items.map((one) => {
    if (one.verdict !== "fits" || !isAwarded(one.item)) return one
    const met = new Set(metItems(one.item, decisionTable, region, on).filter((other) => other.shared !== "cost").map((other) => other.item))
    return { ...one, notWith: fits.filter((other) => other !== one && met.has(other.item)).map((other) => other.name) }
  })
}
const isAwarded = (item: string): item is AwardedItem => Object.hasOwn(awardedItems, item)

const rank = { fits: 0, "by-hand": 1, "no-data": 2, not: 3, "not-about": 4 } as const

function answerOf(asked: AskedItem, said: Said, region: string, today: PlainDate): InterviewAnswer {
  const plain: InterviewAnswer = {
    item: asked.item, name: asked.name, verdict: "not-about", pays: asked.pays, amountFen: null, months: null, since: null, until: null, totalFen: null, service: asked.service, forWhom: asked.forWhom, reasons: [], missing: [], wouldChange: [], notWith: [],
  }
  const tries = asked.facts(said, today).map((given) => (asked.monthly ? byMonth(asked.rules[0], asked.monthly.used, asked.monthly.from(said, today), { ...usualOf(asked), ...given }, region, today) : atOnce(asked, said, given, region, today)))
  const best = tries.toSorted((a, b) => rank[a.verdict] - rank[b.verdict] || a.reasons.length - b.reasons.length)[0]
  return best ? { ...plain, ...best } : plain
}

type Found = Pick<InterviewAnswer, "verdict" | "reasons"> & Partial<InterviewAnswer>

const usualOf = (asked: AskedItem): Given => Object.assign({}, ...asked.usual.map((one) => one.facts)) as Given
const verdicts = { pass: "fits", fail: "not", "by-hand": "by-hand", "no-data": "no-data" } as const
const number = (value: unknown): number | null => (typeof value === "number" ? value : null)
const text = (value: unknown): string | null => (typeof value === "string" ? value : null)

const isInForce = ({ since, until }: Rule, on: string): boolean => since <= on && (until === undefined || on < until)
const noVersion = { code: "E-VERSION", says: "那一天不在这项政策的实施期内" } as const

/** What the rules are asked when somebody comes on a day: each benefit is decided by its own day. */
const inputOf = (asked: AskedItem, given: Given, region: string, on: PlainDate): DecisionInput => {
  const facts = { ...usualOf(asked), ...given }
  return { facts: factsOf(facts), parameters: decisionTable, on: asked.day?.(facts) ?? on, region, workingDaysBetween: publishedWorkingDays }
}

interface Tried {
  /** Of every rule up to the one that stops. */
  readonly outcomes: readonly Outcome[]
  readonly stopped: { readonly rule: Rule; readonly outcome: Outcome } | undefined
}

/** The rules one after the other; undefined where the day has no version of one of them. */
function tried(asked: AskedItem, input: DecisionInput): Tried | undefined {
  const outcomes: Outcome[] = []
  for (const { rule, decide } of asked.rules.map((one) => law.on(one, input.on))) {
    if (!isInForce(rule, input.on)) return undefined
    const outcome = decide(input)
    outcomes.push(outcome)
    if (outcome.result !== "pass") return { outcomes, stopped: { rule, outcome } }
  }
  return { outcomes, stopped: undefined }
}

/** Decided once; a benefit paid by the month says its months itself. */
function atOnce(asked: AskedItem, said: Said, given: Given, region: string, today: PlainDate): Found {
  const input = inputOf(asked, given, region, today)
  const found = tried(asked, input)
  if (!found) return { verdict: "not", reasons: [{ ...noVersion, article: `《${asked.rules[0].law.law}》${asked.rules[0].law.article}` }], wouldChange: [] }
  const { outcomes, stopped } = found
  const gives: Readonly<Record<string, unknown>> = stopped ? {} : (outcomes[0]?.gives ?? {})
  const { result, reasons, missing } = stopped?.outcome ?? { result: "pass", reasons: [], missing: [] }
  const changes = stopped && result === "fail" ? whatWouldChange(stopped.rule, input, { within: 0, most: 3 }).changes.map((one) => one.says) : []
  const day = result === "fail" ? firstDayLater(asked, said, region, today) : null
  return {
    verdict: verdicts[result], amountFen: number(gives["amount"] ?? gives["monthly"] ?? gives["yearly"]), months: number(gives["months"]), since: text(gives["firstMonth"]), until: text(gives["lastMonth"]), totalFen: number(gives["total"]),
    reasons: reasons.map((one) => ({ code: one.code, says: one.says, article: `《${one.law.law}》${one.law.article}` })), missing: missing.map((one) => one.label),
    wouldChange: day ? [`其他情况不变，${longDate(day)}起可以申请`] : changes.length > 0 || result !== "fail" ? changes : [...laterWith(asked, said, reasons.length, region, today)],
  }
}

/** Two years are looked ahead: what lies further is no advice. */
const lookAhead = 730

/** The first later day on which the same answers fit. */
function firstDayLater(asked: AskedItem, said: Said, region: string, today: PlainDate): PlainDate | null {
  for (let on = addDays(today, 1); on <= addDays(today, lookAhead); on = addDays(on, 1))
    for (const given of asked.facts(said, on)) {
      const input = inputOf(asked, given, region, on)
      if (asked.rules.map((one) => law.on(one, input.on)).every(({ rule, result }) => isInForce(rule, input.on) && result(input) === "pass")) return on
    }
  return null
}

/** Where neither waiting nor a change alone helps: the first day on which fewer reasons stand, and what would change those. */
function laterWith(asked: AskedItem, said: Said, reasons: number, region: string, today: PlainDate): readonly string[] {
  let standing = reasons
  for (let on = addDays(today, 1); on <= addDays(today, lookAhead) && standing > 1; on = addDays(on, 1))
    for (const given of asked.facts(said, on)) {
      const input = inputOf(asked, given, region, on)
      const stopped = tried(asked, input)?.stopped
      const left = stopped?.outcome.reasons.length ?? 0
      if (!stopped || left === 0 || left >= standing) continue
      standing = left
      const { changes } = whatWouldChange(stopped.rule, input, { within: 0, most: 3 })
      if (changes.length > 0) return [`${longDate(on)}起，并且${changes.map((one) => one.says).join("，")}，可以申请`]
    }
  return []
}

/** Months looked at: the longest subsidy by months lasts five years and a little. */
const longest = 72

/** Month by month from the beginning, as a claim would be decided; a month that is granted is used up. */
function byMonth(rule: Rule, used: string, from: PlainDate, given: Given, region: string, today: PlainDate): Found {
  const first = monthOf(from)
  const months = monthsFromTo(first, addMonthsTo(first, longest)).filter((month) => isInForce(law.on(rule, lastDay(month)).rule, lastDay(month)))
  if (months.length === 0) return { verdict: "not", reasons: [{ ...noVersion, article: `《${rule.law.law}》${rule.law.article}` }], wouldChange: [] }
  const facts = factsOf(given)
  const { lines, amount, passed } = decideMonths((day) => law.on(rule, day), months.map((month) => ({ month, facts })), { parameters: decisionTable, region }, used)
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
