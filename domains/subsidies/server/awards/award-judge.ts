// Judges a claim line by line by the day each line is about: the hire, the class, the application. Refused lines do not take the others with them.
import { type Outcome, type ParameterTable, publishedWorkingDays, rememberingTable, type Rule, whatWouldChange } from "#policy"
import type { GatheredFacts } from "#platform/facts"
import type { Judge } from "#platform/module"
import type { JudgedCondition, Judgement, KeptLine, Verdict } from "#service"
import { addDays, longDate, type PlainDate } from "#standards"
import { law } from "../law.ts"
import type { ClaimLine } from "./claim-lines.ts"
import { type Decided, factsOf, inFavour, isInForce, type Judged, lineDecider, resultOf, stopping } from "./decide-lines.ts"
import { countsIn } from "./sources.ts"
import type { LineFacts } from "./used-up.ts"

/** One decided line, as it is kept with the judgement and becomes an award. */
export interface JudgedAward {
  readonly about: string
  readonly kind: ClaimLine["kind"]
  readonly line: string
  readonly on: string
  readonly verdict: Verdict
  readonly codes: readonly string[]
  readonly amount: number
  readonly by: KeptLine["by"]
  /** Everything the first rule gives. */
  readonly gives: Readonly<Record<string, unknown>>
  readonly facts: LineFacts
}

/** How far a change may lie to be advice. */
const searchLimits = { within: 1830, most: 3 }

export function awardJudge(award: Judged, parameters: ParameterTable): Judge {
  const [first] = award.rules
  if (!first) throw new Error(`item ${award.code} has no rule`)
  const { decideLine, decideAll } = lineDecider(award)

  /** The facts of a line, were it applied for on a day: what was had in another year does not count in that one. */
  const appliedOn = ({ line, facts }: Decided, day: PlainDate): LineFacts => ({ ...facts, "applied-on": day, ...(String(facts["applied-on"]).slice(0, 4) === day.slice(0, 4) ? {} : countsIn(line.facts, day)) })

  /** The first day from today on which the same claim, sent then, would be granted; undefined where waiting does not help. */
  const laterDay = (one: Decided, today: PlainDate, region: string): PlainDate | undefined => {
    for (let wait = 0; wait <= searchLimits.within; wait++) {
      const day = addDays(today, wait)
      if (stopping(decideLine(one.line, appliedOn(one, day), day, region, parameters)) === undefined) return day
    }
    return undefined
  }

  /** Where neither waiting nor a change alone helps: the first day on which fewer reasons stand, and what would change those. */
  const laterWith = (one: Decided, rule: Rule, today: PlainDate, region: string): string | undefined => {
    let standing = stopping(one)?.reasons.length ?? 0
    for (let wait = 1; wait <= searchLimits.within && standing > 1; wait++) {
      const day = addDays(today, wait)
      const then = decideLine(one.line, appliedOn(one, day), day, region, parameters)
      const left = stopping(then)?.reasons.length ?? 0
      if (left === 0 || left >= standing) continue
      standing = left
      const { changes } = whatWouldChange(law.on(rule, then.on).rule, { facts: factsOf(then.facts), parameters, region, on: then.on, workingDaysBetween: publishedWorkingDays }, { ...searchLimits, within: 0 })
      if (changes.length > 0) return `${longDate(day)}起，并且${changes.map((change) => change.says).join("，")}，可以再申请`
    }
    return undefined
  }

  return {
    name: first.name,
    facts: [award.lines],
    declared: (answers, today, appliedOn = today): GatheredFacts => ({
      "applied-on": { value: appliedOn, source: "办件记录", asOf: null },
      ...Object.fromEntries(Object.entries(award.says).flatMap(([answer, fact]) => (answers[answer] === undefined || answers[answer] === null ? [] : [[fact, { value: answers[answer], source: "申请表", asOf: null }] as const]))),
    }),
    judge: (gathered, today, region) => {
      const remembering = rememberingTable(parameters)
      return { ...judgementOf(award, decideAll(gathered, today, region, remembering.table), today, region), parameters: remembering.used() }
    },
    wouldChange: (gathered, today, region) =>
      decideAll(gathered, today, region, parameters).filter((one) => resultOf(one) === "fail" && award.rules.every((rule) => isInForce(law.on(rule, one.on).rule, one.on))).slice(0, 3).flatMap((one) => {
        const { rule } = law.on(award.rules[one.outcomes.length - 1] ?? first, one.on)
        const found = whatWouldChange(rule, { facts: factsOf(one.facts), parameters, region, on: one.on, workingDaysBetween: publishedWorkingDays }, searchLimits)
        const later = laterDay(one, today, region)
        const alone = [...found.changes.map((change) => change.says), ...(later ? [`如果其他情况不变，${longDate(later)}起可以再申请`] : [])]
        const both = alone.length > 0 ? undefined : laterWith(one, rule, today, region)
        const says = both ? [both] : alone
        return one.line.label === "" ? says : says.map((text) => `${one.line.name} ${one.line.label}：${text}`)
      }),
  }
}

const nothing: JudgedCondition = { name: "lines", says: "没有查到可以核定的人员、课程或项目记录", article: "", verdict: "fail", code: "R-NO-LINES", facts: [] }

function judgementOf(award: Judged, lines: readonly Decided[], today: PlainDate, region: string): Judgement {
  const results = new Set<Verdict>(lines.map(resultOf))
  const verdict = inFavour.find((one) => results.has(one)) ?? "fail"
  const passed = lines.filter((one) => resultOf(one) === "pass")
  const [only] = lines.length === 1 ? lines : []
  const periods = passed.flatMap((one) => award.holds?.(one.facts, String(one.facts["applied-on"])) ?? [])
  return {
    rule: award.rules[0]?.name ?? "",
    version: award.rules[0] ? law.on(award.rules[0], only?.on ?? today).rule.since : "",
    on: only?.on ?? today,
    region,
    verdict,
    codes: verdict === "pass" ? [] : lines.length === 0 ? ["R-NO-LINES"] : [...new Set(lines.flatMap((one) => one.outcomes.flatMap((outcome) => outcome.reasons.map((reason) => reason.code))))],
    conditions: lines.length === 0 ? [nothing] : only ? only.outcomes.flatMap(conditionsOf) : lines.map(lineCondition),
    gives: {
      amount: passed.reduce((total, one) => total + one.amount, 0),
      lineCount: passed.length,
      persons: new Set(passed.filter((one) => one.line.kind === "person").map((one) => one.line.about)).size,
      from: periods.map((one) => one.from).toSorted()[0] ?? "",
      until: periods.map((one) => one.until ?? one.from).toSorted().at(-1) ?? "",
      lines: lines.map((one): JudgedAward => ({
        about: one.line.about, kind: one.line.kind, line: one.line.line, on: one.on, verdict: resultOf(one), codes: stopping(one)?.reasons.map((reason) => reason.code) ?? [], amount: one.amount,
        by: one.outcomes.map(({ rule }) => ({ rule: rule.name, version: rule.since })), gives: one.outcomes[0]?.gives ?? {}, facts: one.facts,
      })),
    },
    workings: only && resultOf(only) !== "pass" ? (stopping(only)?.missing ?? []).map((gap) => `缺少${gap.label}，来源：${gap.source}`) : passed.map(workingOf),
    wouldChange: [],
  }
}

const shownFact = (fact: Outcome["conditions"][number]["facts"][number]): JudgedCondition["facts"][number] => ({
  name: fact.name, label: fact.label, shown: fact.shown, value: fact.value ?? null, source: fact.source, trusted: fact.sourceKind !== "declared", asOf: null,
})

/** A claim of one line shows every condition of its rules. */
const conditionsOf = (outcome: Outcome): readonly JudgedCondition[] =>
  outcome.conditions.map((one) => ({
    name: one.name, says: one.verdict === "fail" || one.verdict === "by-hand" ? one.reason || one.says : one.says, article: `《${one.law.law}》${one.law.article}`, verdict: one.verdict, code: one.code ?? null, facts: one.facts.map(shownFact),
  }))

/** A claim of several lines shows one condition for each: granted with its amount, or why not, with the article that says so. */
function lineCondition(one: Decided): JudgedCondition {
  const outcome = stopping(one) ?? one.outcomes[0]
  const basis = outcome?.conditions.find((condition) => condition.verdict === outcome.result && condition.verdict !== "pass") ?? outcome?.conditions[0]
  const why = outcome?.reasons.map((reason) => reason.says).join("；") || outcome?.missing.map((gap) => `缺少${gap.label}（${gap.source}）`).join("；")
  const who = `${one.line.name} ${one.line.label}`.trim()
  return {
    name: `${one.line.line} ${one.line.about}`, says: resultOf(one) === "pass" ? `${who}：${(one.amount / 100).toFixed(2)}元` : `${who}：${why ?? ""}`, article: basis ? `《${basis.law.law}》${basis.law.article}` : "",
    verdict: resultOf(one), code: outcome?.reasons[0]?.code ?? null, facts: (basis?.facts ?? []).map(shownFact),
  }
}

const workingOf = (one: Decided): string => `${`${one.line.name} ${one.line.label}`.trim()}：${one.outcomes[0]?.calculation.map((given) => `${given.label} ${given.shown}`).join("，") ?? ""}`
