// A situation of the law by its number: what is known, and what a rule answers. Tests hold it, pages show it, `npm run law` counts what is shown of a rule.
import type { DecisionInput, Result } from "./decide.ts"

export interface WorkedExample {
  readonly rule: string
  /** Number in the domain file, e.g. "UI-1". */
  readonly id: string
  /** The situation in words. */
  readonly says: string
  readonly input: DecisionInput
  readonly result: Result
  /** Reason codes in the order of the conditions. */
  readonly codes: readonly string[]
}
