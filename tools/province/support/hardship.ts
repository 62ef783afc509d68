// Who was recognised as having difficulty in finding work (就业促进法第五十二条), as what, from when, and what ended it.
import { ageOn, addMonths, firstDay } from "../calendar.ts"
import type { Economy } from "../firms.ts"
import type { Person } from "../households.ts"
import { type Chance, purposes } from "../random.ts"
import type { Unemployment } from "../unemployment.ts"
import type { Job, Work } from "../work.ts"

export interface Hardship {
  /** ADC310. */
  readonly category: string
  readonly on: number
  /** First day no longer, 0 while it lasts. */
  readonly until: number
  /** Code of assistance-exit, "" while it lasts. */
  readonly exit: string
}

/** Of people who registered as unemployed, and of those who work for themselves, among ten thousand. */
const unemployedShare = 3_000
const flexibleShare = 3_000

export function hardshipOf(chance: Chance, economy: Economy, person: Person, work: Work, unemployment: Unemployment): Hardship | null {
  chance.of(economy.seed, purposes.hardship, person.index)
  const on = recognisedOn(chance, work, unemployment)
  const stop = firstDay(economy.lastMonth + 1)
  const leaves = Math.min(work.pensionFrom || stop, person.died || stop, stop)
  if (on < Math.max(firstDay(economy.firstMonth), addMonths(person.born, 16 * 12)) || on >= leaves) return null
  const next = work.jobs.find((job) => job.from > on && !job.isSecond)
  const [until, exit] = next && next.from < leaves ? [next.from, next.firm < 0 ? "030" : "010"] : leaves === stop ? [0, ""] : [leaves, leaves === person.died ? "990" : "040"]
  return { category: categoryOf(chance, person, on), on, until, exit }
}

/** During the last registration as unemployed; of people who work for themselves mostly shortly before it, some while they do. 0 for never. */
function recognisedOn(chance: Chance, work: Work, unemployment: Unemployment): number {
  const alone: Job | undefined = work.jobs.find((job) => job.insured === "alone")
  if (alone) return chance.happens(flexibleShare) ? alone.from + (chance.happens(7_500) ? -chance.whole(5, 120) : chance.whole(5, 300)) : 0
  const spell = unemployment.spells.at(-1)
  const on = (spell?.registered ?? 0) + chance.whole(20, 150)
  return spell && chance.happens(unemployedShare) && (spell.closed === 0 || on < spell.closed) ? on : 0
}

function categoryOf(chance: Chance, { born, sex }: Person, on: number): string {
  const others = chance.pick(["060", "040", "070", "120", "080"] as const)
  return ageOn(born, on) >= (sex === 1 ? 50 : 40) ? "050" : others
}
