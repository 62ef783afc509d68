// A service item 服务事项: declared once, run by the case engine, shown by every channel.
import type { StaffRole } from "#wire"
import type { Citation } from "./citation.ts"
import type { Form } from "./form.ts"

export type Applicant = "person" | "employer"
export type Level = "community" | "street" | "county" | "city" | "province"

/** One station of a case. The engine gives every step the same actions; `by` says who takes them and `decides` that it is the last. */
export interface Step {
  readonly name: string
  readonly label: string
  readonly by: StaffRole
  readonly level: Level
  /** Officers who acted in these earlier steps may not act here. Default: all of them, two pairs of eyes. */
  readonly notBy?: readonly string[]
  /** The step where the case is decided. Exactly one step of an item has it, the last. */
  readonly decides?: boolean
  /** Working days this step should take, inside the item's limit. */
  readonly workingDays?: number
  /** Only cases with this need come here, e.g. "site-check"; the others go by. Needs are found when officers pass a case on, and stay. */
  readonly when?: string
  /** Two officers act here, one after the other; each writes down what was found. */
  readonly pair?: boolean
  /** The item's limit stands still while a case is here. */
  readonly stopsClock?: boolean
  /** With a need, this step is for officers of a higher level: an amount a county may not approve goes to the city. */
  readonly levelWith?: { readonly need: string; readonly level: Level }
}

export interface Item {
  /** `module.name`, e.g. "insurance.benefit-claim". */
  readonly code: string
  readonly version: number
  readonly name: string
  readonly summary: string
  readonly subject: Applicant
  /** Channels it can be asked through (07 §9.1 channel codes are mapped by the server); `offer`: nobody asks, the program offers it (免申即享). */
  readonly channels: readonly ("web" | "counter" | "feed" | "import" | "offer")[]
  readonly law: readonly Citation[]
  readonly form: Form
  /** Papers an applicant may be asked for; empty means none may be. */
  readonly papers: readonly Paper[]
  /** Words no officer may demand; a return that contains one is stopped with E-MAT-00. */
  readonly forbiddenDemands?: readonly string[]
  readonly steps: readonly Step[]
  readonly within: { readonly workingDays: number }
  /** Calendar or working days the applicant has to correct a returned case. */
  readonly correctWithin: { readonly days: number } | { readonly workingDays: number }
  /** True when one subject may have several open cases of this item, e.g. an employer registering many hires. */
  readonly many?: boolean
  /** True when the engine itself may decide a case whose rule passes and that has no by-hand finding (即办). */
  readonly decidedBySystem?: boolean
  /** Standard sentences offered when a case is returned or refused. */
  readonly standardReturns?: readonly string[]
  readonly standardRefusals?: readonly { readonly code: string; readonly says: string }[]
  /** What the applicant is told, Markdown. */
  readonly guide: string
  /** Title of the decision letter and the certificate when granted. */
  readonly letter: { readonly granted: string; readonly refused: string }
}

export interface Paper {
  readonly name: string
  readonly label: string
  readonly required: boolean
  readonly help?: string
}

/** Declares an item. @throws when no step, or not exactly the last step, decides; every case has to come there. */
export function item(declared: Item): Item {
  const last = declared.steps.at(-1)
  if (declared.steps[0]?.when !== undefined || last?.when !== undefined) throw new Error(`item ${declared.code}: every case begins and is decided at the same steps`)
  if (!last?.decides || declared.steps.filter((one) => one.decides).length !== 1) throw new Error(`item ${declared.code}: exactly the last step decides`)
  return declared
}
