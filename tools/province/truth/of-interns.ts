// Labels of interns hired before the end and of units that kept theirs (IN-EARLY, IN-RET). A unit's interns live in its own block.
import { addMonths, dayText, firstDay, monthOf } from "../calendar.ts"
import { type Economy, firmOf } from "../firms.ts"
import type { Block, Life } from "../life.ts"
import type { Grant } from "../support/granted.ts"
import type { Lived, LivedInternship } from "../support/lived.ts"
import { contractEnd } from "../tables/work.ts"
import type { Job } from "../work.ts"
import { type Entitled, lineOf, type UnitEntitled } from "./entitled.ts"
import { firstSubsidised, type LifeFacts, unitOf } from "./life-facts.ts"
import { lowestWage } from "./subsidy-law/demands.ts"
import { earlyHire, retention } from "./subsidy-law/posts.ts"

/** The work with the unit that followed. */
const hiredAfter = (life: Life, { firm, from }: LivedInternship): Job | undefined => life.work.jobs.filter((job) => job.firm === firm && job.from > from).toSorted((a, b) => a.from - b.from)[0]

export function earlyLines(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, economy, lived } = facts
  const internship = lived.internships.get(life)
  const job = internship && hiredAfter(life, internship)
  if (!job || internship.result !== "hired-early" || internship.ended <= addMonths(on, -24) || monthOf(job.from) < firstSubsidised) return []
  const { firm, from, planned, recognisedUntil } = internship
  const one = { isUnit: recognisedUntil >= from, unit: facts.unit(firm), city: firmOf(economy, firm).city, from, planned, contractStart: job.from, contractEnd: contractEnd(economy, job) }
  return [lineOf("IN-EARLY", life, firm, dayText(from), monthOf(job.from), earlyHire(one))]
}

/** Asked about in the year after that in which the interns ended, beside the months that were granted. */
export function retentionIn(economy: Economy, block: Block, { internships }: Lived, grants: readonly Grant[]): readonly UnitEntitled[] {
  const year = Math.floor((economy.lastMonth + 1) / 12) - 1
  const ofYear = [...internships].filter(([, one]) => Math.floor(monthOf(one.ended) / 12) === year)
  return block.firms.flatMap((firm) => {
    const interns = ofYear.filter(([, one]) => one.firm === firm)
    const [first] = interns
    if (!first) return []
    const counted = interns.filter(([, one]) => !(one.result === "dropped" && one.ended <= addMonths(one.from, 1)))
    const kept = counted.filter(([life, one]) => isKept(economy, life, one)).length
    const months = grants.filter((one) => one.item === "IN-BASE" && one.firm === firm && interns.some(([life]) => life === one.life)).flatMap((one) => one.months.map(([month]) => month))
    const { city, founded } = firmOf(economy, firm)
    const lastDay = firstDay((year + 1) * 12) - 1
    const one = { isUnit: founded <= lastDay && first[1].recognisedUntil >= lastDay, unit: unitOf(economy, firm), ended: counted.length, kept, wages: months.map((month) => lowestWage(city, month)) }
    return [{ item: "IN-RET" as const, firm, line: "once", month: economy.lastMonth + 1, finding: retention(one) }]
  })
}

/** A contract for a year, and insured within thirty days of the end. */
function isKept(economy: Economy, life: Life, internship: LivedInternship): boolean {
  const job = hiredAfter(life, internship)
  const end = job ? contractEnd(economy, job) : 0
  return job !== undefined && job.insured !== "none" && (end === 0 || end >= addMonths(job.from, 12) - 1) && job.from <= internship.ended + 30
}
