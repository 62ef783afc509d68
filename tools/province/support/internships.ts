// 就业见习: who of those who left university learned at a firm of the block, for how long, and what came of it. Who is kept has the host as the next employer: the job itself is moved there.
import { addMonths, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Person } from "../households.ts"
import { type Chance, purposes } from "../random.ts"
import type { Schooling } from "../schooling.ts"
import type { Work } from "../work.ts"

export interface Internship {
  readonly firm: number
  readonly from: number
  readonly planned: number
  /** Last day. */
  readonly ended: number
  readonly result: "term" | "dropped" | "hired-early"
}

const internShare = 2_000
const keptShare = 5_000
const ofClosing = ["02", "03"]

/** @param hosts firms of the block that still are. */
export function internshipOf(chance: Chance, economy: Economy, person: Person, school: Schooling, work: Work, hosts: readonly number[]): Internship | null {
  const isFresh = person.died === 0 && person.age >= 22 && person.age < 25 && school.level >= "21" && school.level <= "31" && school.leaves > firstDay(economy.firstMonth) && school.leaves < firstDay(economy.lastMonth - 8)
  if (!isFresh || hosts.length === 0 || !chance.of(economy.seed, purposes.internship, person.index).happens(internShare)) return null
  const [firm, from, planned] = [chance.pick(hosts), school.leaves + 31, school.leaves + 212]
  if (firmOf(economy, firm).founded > from) return null
  const at = work.jobs.findIndex((job) => job.from > from + 20 && job.from <= planned + 45 && job.firm >= 0 && !job.isSecond && !ofClosing.includes(job.reason))
  const next = work.jobs[at]
  if (next && chance.happens(keptShare) && work.jobs.every((job) => job.firm !== firm)) {
    work.jobs[at] = { ...next, firm }
    return { firm, from, planned, ended: Math.min(planned, next.from - 1), result: next.from <= planned ? "hired-early" : "term" }
  }
  const elsewhere = work.jobs.find((job) => job.from > from && job.from <= planned)
  return { firm, from, planned, ended: elsewhere ? elsewhere.from - 1 : planned, result: elsewhere ? "dropped" : "term" }
}

export interface InternMonth {
  readonly month: number
  readonly days: number
  readonly fen: number
}

/** Days attended and the stipend paid through the bank, month by month. */
export function internMonths(chance: Chance, economy: Economy, person: Person, { from, ended }: Internship): readonly InternMonth[] {
  chance.of(economy.seed, purposes.internship, -1 - person.index)
  const months: InternMonth[] = []
  for (let month = monthOf(from); month <= monthOf(ended); month++) {
    const [isLow, isAbsent] = [chance.happens(500), chance.happens(300)]
    months.push({ month, days: isAbsent ? 0 : 15 + chance.below(7), fen: isLow ? 120_000 : 190_000 })
  }
  return months
}

/** How long a unit that began with an intern stays recognised. */
export const recognisedAfter = ({ planned }: Internship): number => addMonths(planned, 12)
