// Counts what was made while it is made, for the comparison with published figures; counts of parts are added up.
import { firstDay, monthOf } from "./calendar.ts"
import { type Economy, firmOf } from "./firms.ts"
import type { Block, Life } from "./life.ts"
import { places } from "./places.ts"

/** A count for each name; what is not there is none. */
export type Tally = Readonly<Record<string, number>>

export interface Counting {
  count(block: Block): void
  readonly result: Tally
}

export function tallyOf(economy: Economy): Counting {
  const result: Record<string, number> = {}
  const add = (name: string, count = 1) => (result[name] = (result[name] ?? 0) + count)
  return {
    result,
    count: (block) => {
      add("households", new Set(block.lives.filter((life) => life.person.died === 0).map((life) => life.person.household)).size)
      for (const life of block.lives) {
        if (life.person.died > 0) add("died")
        else countLiving(economy, life, add)
        countEvents(economy, life, add)
      }
    },
  }
}

type Add = (name: string, count?: number) => void

function countLiving(economy: Economy, life: Life, add: Add): void {
  const { person, school, work, unemployment } = life
  const end = firstDay(economy.lastMonth + 1) - 1
  add("people")
  add(`sex ${person.sex}`)
  add(person.age < 15 ? "age 0-14" : person.age < 60 ? "age 15-59" : "age 60+")
  if (person.age >= 65) add("age 65+")
  if (places[person.place]?.urban) add("urban")
  add(`education ${levelOf(school.education)}`)
  for (const job of work.jobs) {
    if (job.isSecond || job.from > end || job.to > 0) continue
    if (job.insured === "all") add("insured")
    if (job.insured === "all" || job.insured === "injury") add("injury insured")
    if (job.firm < 0) continue
    add("in units")
    add(`in units of sex ${person.sex}`)
    add(`section ${firmOf(economy, job.firm).section}`)
  }
  if (unemployment.spells.some((spell) => spell.closed === 0)) add("registered unemployed")
  if (unemployment.claims.some(({ grant }) => grant?.state === "running" && grant.drawn.length > 0)) add("drawing")
}

/** Census level by AAC011. */
const levelOf = (code: string): string => (code <= "39" ? "university" : code <= "69" ? "high school" : code <= "79" ? "junior" : code <= "89" ? "primary" : "none")

function countEvents(economy: Economy, life: Life, add: Add): void {
  const lastYear = economy.lastMonth - 11
  for (const job of life.work.jobs) {
    if (job.isSecond || job.firm < 0 || monthOf(job.from) < economy.firstMonth || monthOf(job.from) > economy.lastMonth) continue
    add("hires")
    const inYear = monthOf(job.from) % 12
    if (inYear < 3) add("hires January to March")
    if (inYear === 2) add("hires March")
  }
  for (const claim of life.unemployment.claims) if (claim.grant && claim.grant.drawn.some(([, batch]) => batch >= lastYear)) add("drew within a year")
}

export function addUp(tallies: readonly Tally[]): Tally {
  const sum: Record<string, number> = {}
  for (const tally of tallies) for (const [name, count] of Object.entries(tally)) sum[name] = (sum[name] ?? 0) + count
  return sum
}
