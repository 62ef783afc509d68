// What a province is made from, and how it is cut: parts of fifty thousand people made by themselves, each in chunks that fit in memory.
import { monthFrom } from "./calendar.ts"
import { type Economy, economyOf } from "./firms.ts"
import { blockSize } from "./households.ts"
import { mostPeople } from "./numbers.ts"
import { weightsOf } from "./places.ts"
import { demonstrationKey } from "./sealing.ts"

export interface Plan {
  readonly people: number
  readonly seed: number
  /** Last month of its time, "2026-10". */
  readonly until: string
  readonly months: number
  /** SEALING_KEY of the server that is to read it. */
  readonly secret: string
  /** Names nobody of the province bears, because they are somebody's beside it. */
  readonly takenNames: readonly string[]
  /** Nine digits of a street in which far more people live than elsewhere, "" for none. */
  readonly crowdedStreet: string
}

export const partSize = 50_000
export const chunkSize = 4_000

export const fewestPeople = 1
export const defaults = { people: 1_000, seed: 1, until: "2026-10", months: 60, secret: demonstrationKey, takenNames: [], crowdedStreet: "" } as const

/** What the calendar of working days covers. */
const firstPossible = monthFrom("2016-01")
const lastPossible = monthFrom("2030-12")

/** @throws when a province of this kind cannot be made. */
export function planOf(given: Partial<Plan>): Plan {
  const plan = { ...defaults, ...given }
  if (!Number.isSafeInteger(plan.people) || plan.people < fewestPeople || plan.people > mostPeople) throw new RangeError(`--people is a whole number from ${fewestPeople} to ${mostPeople}`)
  if (!Number.isSafeInteger(plan.seed) || plan.seed < 0 || plan.seed > 4_294_967_295) throw new RangeError("--seed is a whole number from 0 to 4294967295")
  if (!Number.isSafeInteger(plan.months) || plan.months < 12 || plan.months > 120) throw new RangeError("--months is a whole number from 12 to 120")
  if (plan.secret.length < 32) throw new RangeError("SEALING_KEY must have at least 32 characters")
  const last = monthFrom(plan.until)
  if (last - plan.months < firstPossible || last > lastPossible) throw new RangeError("the province's time lies between 2016-02 and 2030-12")
  return plan
}

export const economyOfPlan = (plan: Plan): Economy => ({ ...economyOf(plan.seed, plan.people, monthFrom(plan.until), plan.months), takenNames: plan.takenNames, weights: weightsOf(plan.crowdedStreet) })

export const partsOf = (plan: Plan): number => Math.ceil(plan.people / partSize)

/** Blocks of each chunk of a part. */
export function chunksOf(plan: Plan, part: number): readonly (readonly number[])[] {
  const blocks = Math.ceil(plan.people / blockSize)
  const first = (part * partSize) / blockSize
  const next = Math.min(blocks, first + partSize / blockSize)
  const step = chunkSize / blockSize
  return Array.from({ length: Math.ceil((next - first) / step) }, (_, chunk) => {
    const from = first + chunk * step
    return Array.from({ length: Math.min(step, next - from) }, (_, at) => from + at)
  })
}
