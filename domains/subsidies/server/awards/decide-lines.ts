// Decides the lines of a claim one after the other, each by the day it is about: in a claim, and in a rehearsal where what an earlier claim used up is had by the next.
import { type CompiledRule, type Facts, type Known, type Outcome, type ParameterTable, publishedWorkingDays, type Rule } from "#policy"
import type { GatheredFacts } from "#platform/facts"
import type { Verdict } from "#service"
import { isPlainDate, type PlainDate } from "#standards"
import { businessDay } from "../../rules/index.ts"
import { isSubsidyItem } from "../../rules/items.ts"
import { law } from "../law.ts"
import type { AwardItem, ClaimByLine } from "./award-item.ts"
import type { ClaimLine } from "./claim-lines.ts"
import { byYear, countsIn } from "./sources.ts"
import { afterPassed, type LineFacts, type PassedLine } from "./used-up.ts"

export type Judged = ClaimByLine & Partial<Pick<AwardItem, "item" | "holds">>

export interface Decided {
  readonly line: ClaimLine
  readonly on: PlainDate
  readonly facts: LineFacts
  /** Of every rule up to the one that stopped, the first gives the amount. */
  readonly outcomes: readonly Outcome[]
  readonly amount: number
}

export const stopping = ({ outcomes }: Decided): Outcome | undefined => outcomes.find((one) => one.result !== "pass")
export const resultOf = (one: Decided): Verdict => stopping(one)?.result ?? "pass"

/** What was had before by whom lines are about. */
export type PassedBefore = ReadonlyMap<string, readonly PassedLine[]>

/** Results from the best on, for whom a line is about. */
export const inFavour: readonly Verdict[] = ["pass", "by-hand", "no-data", "fail"]

/** Facts of a line as rules take them. */
export const factsOf = (facts: LineFacts): Facts => Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value: value as Known }]))

export const isInForce = ({ since, until }: Rule, on: string): boolean => since <= on && (until === undefined || on < until)

/** The day a line is about has no version of the rule (domain/03 §10): old law is never guessed, the line is refused. */
const notInForce = ({ name, title, since, law }: Rule, on: string, region: string): Outcome => {
  const says = "业务发生的日期没有启用的政策版本"
  return {
    rule: { name, title, since }, on, region, result: "fail", reasons: [{ code: "E-VERSION", says, law, condition: "version", verdict: "fail" }], missing: [],
    conditions: [{ name: "version", says, law, verdict: "fail", code: "E-VERSION", reason: says, facts: [], parameters: [] }], gives: null, calculation: [],
  }
}

/** The version of a rule a day is decided by. */
export type VersionOf = (rule: Rule, on: PlainDate) => CompiledRule

export function lineDecider(award: Judged, versionOf: VersionOf = (rule, on) => law.on(rule, on)) {
  const dayOf = (facts: LineFacts, today: PlainDate): PlainDate => {
    const own = award.day === undefined ? undefined : facts[award.day]
    if (isPlainDate(own)) return own
    return (award.item !== undefined && isSubsidyItem(award.item) ? businessDay(award.item, factsOf(facts), today) : undefined) ?? today
  }

  const decideLine = (line: ClaimLine, said: LineFacts, today: PlainDate, region: string, table: ParameterTable): Decided => {
    const on = dayOf(said, today)
    const facts = award.settled(said, { on, region, parameters: table })
    const asked = factsOf(facts)
    const outcomes: Outcome[] = []
    for (const rule of award.rules.map((one) => versionOf(one, on))) {
      outcomes.push(isInForce(rule.rule, on) ? rule.decide({ facts: asked, parameters: table, region, on, workingDaysBetween: publishedWorkingDays }) : notInForce(rule.rule, on, region))
      if (outcomes.at(-1)?.result !== "pass") break
    }
    const passes = outcomes.every((one) => one.result === "pass")
    const given = outcomes[0]?.gives?.["amount"]
    return { line, on, facts, outcomes, amount: passes && typeof given === "number" ? given : 0 }
  }

  /** In order; what passed counts for the next about the same subject, and a line told in several ways counts once: as the way that passes, else that which a person or a missing answer may still open. */
  const decideAll = (gathered: GatheredFacts, today: PlainDate, region: string, table: ParameterTable, before: PassedBefore = new Map()): readonly Decided[] => {
    const said = Object.fromEntries(Object.entries(gathered).filter(([name]) => name !== "claim-lines").map(([name, fact]) => [name, fact.value]))
    const passed = new Map(before)
    const byLine = new Map<string, Decided>()
    for (const line of (gathered["claim-lines"]?.value ?? []) as readonly ClaimLine[]) {
      const told = byLine.get(`${line.about} ${line.line}`)
      if (told && resultOf(told) === "pass") continue
      const ofSubject = passed.get(line.about) ?? []
      const own = Object.fromEntries(Object.entries(line.facts).filter(([name]) => name !== byYear))
      const facts = afterPassed({ "cost-reference": null, ...award.always, ...own, ...countsIn(line.facts, String(said["applied-on"] ?? today)), ...said }, award.uses, ofSubject)
      const decided = decideLine(line, facts, today, region, table)
      if (told && inFavour.indexOf(resultOf(told)) <= inFavour.indexOf(resultOf(decided))) continue
      byLine.set(`${line.about} ${line.line}`, decided)
      if (resultOf(decided) === "pass") passed.set(line.about, [...ofSubject, { facts, amount: decided.amount }])
    }
    return [...byLine.values()]
  }

  return { decideLine, decideAll }
}
