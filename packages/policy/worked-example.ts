// A situation of the law: what is known, and what a rule answers. Tests hold it, pages show it, `npm run law` counts what is shown of a rule.
import type { DecisionInput, Result } from "./decide.ts"
import type { Line } from "./facts.ts"
import type { Known } from "./values.ts"

export interface WorkedExample {
  readonly rule: string
  /** Number in the domain file, e.g. "UI-1"; null where the domain file has none and we wrote one. */
  readonly id: string | null
  /** The situation in words. */
  readonly says: string
  readonly input: DecisionInput
  readonly result: Result
  /** Reason codes in the order of the conditions. */
  readonly codes: readonly string[]
}

type Facts = Readonly<Record<string, Known | readonly Line[]>>

/** Number, the situation in words, what differs from the ordinary case, the reason codes of a refusal, and what of the place differs. */
export type ExampleRow<Place> = readonly [id: string | null, says: string, changes: Facts, codes?: readonly string[], place?: Place]

/** Codes that send a case to a person instead of refusing it. */
const isByHand = (code: string): boolean => /^[MW]-/.test(code)

/** The examples of one rule, each the ordinary case with something changed; `ask` makes the input of a decision. */
export const examplesOf = <Place>(rule: string, ordinary: Facts, ask: (facts: Facts, place?: Place) => DecisionInput, rows: readonly ExampleRow<Place>[]): readonly WorkedExample[] =>
  rows.map(([id, says, changes, codes = [], place]) => ({ rule, id, says, input: ask({ ...ordinary, ...changes }, place), result: codes.length === 0 ? "pass" : codes.every(isByHand) ? "by-hand" : "fail", codes }))
