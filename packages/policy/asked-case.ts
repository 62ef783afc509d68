// A worked case as a stranger puts it to `npm run rule`: a situation in words, what differs from the ordinary case, and what the law makes of it. Tables of them stand beside the rules.
import type { Line } from "./facts.ts"
import type { ParameterValue } from "./parameters.ts"
import type { Known } from "./values.ts"

export type CaseFacts = Readonly<Record<string, Known | readonly Line[]>>

/** What the law makes of a case. Amounts are written in 元, as the domain files write them. */
export interface CaseAnswer {
  readonly outcome: "pass" | "fail" | "by-hand" | "no-data" | "no-version"
  readonly codes?: readonly string[]
  readonly amount?: string
  readonly gives?: Readonly<Record<string, Known>>
  /** The first day on which waiting alone helps; null where it never does. */
  readonly earliestDay?: string | null
  /** A fact that would have to be otherwise. */
  readonly change?: readonly [fact: string, to: Known]
  /** What nobody knows: facts, parameters, a calendar. */
  readonly missing?: readonly string[]
}

export interface CasePlace {
  readonly on?: string
  readonly region?: string
  /** Several months in a row. */
  readonly months?: string
  /** Parameters that are the place's own, key → value. */
  readonly numbers?: Readonly<Record<string, ParameterValue>>
}

/** Situation, what differs from the ordinary case, the answer, and where and when if not as usual. */
export type CaseRow = readonly [says: string, changes: CaseFacts, answer: CaseAnswer, place?: CasePlace]

export interface AskedCase {
  /** The rule's name, or the item's code. */
  readonly rule: string
  readonly says: string
  readonly facts: CaseFacts
  readonly answer: CaseAnswer
  readonly place: CasePlace
}

/** A table of one rule: every row changes the same ordinary case. */
export const casesOf = (rule: string, ordinary: CaseFacts, usual: CasePlace, rows: readonly CaseRow[]): readonly AskedCase[] =>
  rows.map(([says, changes, answer, place = {}]) => ({ rule, says, facts: { ...ordinary, ...changes }, answer, place: { ...usual, ...place } }))

export const pays = (amount: string, gives: CaseAnswer["gives"] = {}): CaseAnswer => ({ outcome: "pass", amount, gives })
export const passes = (gives: CaseAnswer["gives"] = {}): CaseAnswer => ({ outcome: "pass", gives })
export const refused = (...codes: readonly string[]): CaseAnswer => ({ outcome: "fail", codes })
/** Refused now; the first day on which waiting alone helps. */
export const refusedUntil = (earliestDay: string, ...codes: readonly string[]): CaseAnswer => ({ outcome: "fail", codes, earliestDay })
/** Refused, and which fact would have to be otherwise. */
export const refusedUnless = (fact: string, to: Known, ...codes: readonly string[]): CaseAnswer => ({ outcome: "fail", codes, change: [fact, to] })
export const looksByHand = (...codes: readonly string[]): CaseAnswer => ({ outcome: "by-hand", codes })
export const lacks = (...missing: readonly string[]): CaseAnswer => ({ outcome: "no-data", missing })
export const noVersion: CaseAnswer = { outcome: "no-version" }
