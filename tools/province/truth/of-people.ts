// Labels of what people claim for themselves (GR-JS, ST-RENT, TV-MIG, UI-WORKER) and beside the benefit (job-seeking, lump-sum).
import { addMonths, dayOf, firstDay, monthOf } from "../calendar.ts"
import { firmOf } from "../firms.ts"
import { cityOfPlace } from "../places.ts"

import { studentWindow } from "../support/answers.ts"
import { contractEnd } from "../tables/work.ts"
import { placeOf, studyOf } from "../tables/people.ts"
import type { Claim, Grant } from "../unemployment.ts"
import { type Entitled, lineOf } from "./entitled.ts"
import { firstSubsidised, type LifeFacts } from "./life-facts.ts"
import { retiresOn, type RetireKind } from "./law.ts"
import * as law from "./subsidy-law/own.ts"

/** What the claimants say: a year's rent of 4800.00, half a year of work in another city. */
export const said = { rentPaid: 480_000, rentMonths: 12, workedFrom: "2026-01-05", workedUntil: "2026-06-30", workPlace: "city" } as const

export const peopleLines = (facts: LifeFacts, on: number): readonly Entitled[] => [...student(facts), ...rented(facts, on), ...travelled(facts, on), ...contractWork(facts, on), ...besideBenefit(facts, on)]

function student(facts: LifeFacts): readonly Entitled[] {
  const { life, economy } = facts
  const { answers, account } = facts.answers()
  const study = studyOf(economy, life)
  if (!answers.student || !study || life.school.enters > studentWindow) return []
  const { form, zeroEmployment, categories } = answers.student
  const isUniversity = life.school.level < "40" ? true : life.school.level === "41" ? false : null
  const one = { who: { ...facts.somebody(studentWindow, "person"), account }, on: studentWindow, form, isUniversity, leavesOn: study.graduated || life.school.leaves, zeroEmployment, categories: categories.map(({ category, from, until }) => ({ category, from: dayOf(from), until: until === null ? 0 : dayOf(until) })) }
  return [lineOf("GR-JS", life, -1, "once", monthOf(studentWindow), law.studentGrant(one), studentWindow + 1)]
}

function rented(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, lived } = facts
  const market = facts.ownBusiness(on)
  if (!market || life.person.died > 0) return []
  const isFree = lived.tenancies.some((one) => one.firm === market.firm && one.rent === 0 && one.from <= on)
  const one = { who: facts.somebody(on, "person"), on, stillFounder: market.to === 0 || market.to > on, unit: facts.unit(market.firm), lessorRelated: facts.answers().answers.lessorRelated, isFree }
  return [lineOf("ST-RENT", life, -1, "once", monthOf(on), law.rent(one, said.rentPaid), Math.max(addMonths(market.from, 12), firstDay(firstSubsidised)))]
}

function travelled(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, economy } = facts
  const { poor } = facts.answers().answers
  if (poor === null) return []
  const since = addMonths(on, -15)
  const county = placeOf(life).slice(0, 6)
  const months = Array.from({ length: 15 }, (_, at) => monthOf(since) + at).filter((month) => life.work.jobs.some((job) => job.firm >= 0 && firmOf(economy, job.firm).street.slice(0, 6) !== county && facts.paid(job, month).some((line) => line.kind === "110")))
  return [lineOf("TV-MIG", life, -1, "once", monthOf(on), law.travel(facts.somebody(dayOf(said.workedUntil), "person"), poor, months.length >= 3 || null), Math.max(dayOf(said.workedUntil) + 1, firstDay((months[2] ?? 0) + 2)))]
}

function contractWork(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life } = facts
  if (!life.work.isContractWorker) return []
  const last = life.work.jobs.filter((job) => job.firm >= 0 && job.from <= on).toSorted((a, b) => b.from - a.from)[0]
  const months = last ? facts.monthsByUnitAlone(last.firm) : 0
  return [lineOf("UI-WORKER", life, -1, "once", monthOf(on), law.contractWorker(facts.answers().answers.contractWorker, months, last !== undefined && last.to > 0 && last.to <= on, cityOfPlace(life.person.place), on), Math.max(last?.to ?? 0, yearsFirst(on)))]
}

/** Standards change with the year. */
const yearsFirst = (on: number): number => firstDay(monthOf(on) - (monthOf(on) % 12))

function besideBenefit(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life } = facts
  const claim = life.unemployment.claims.findLast((one) => one.grant !== null)
  if (!claim?.grant || life.person.died > 0) return []
  return [jobSeeking(facts, claim, claim.grant, on), lumpSum(facts, claim, claim.grant, on)]
}

function jobSeeking(facts: LifeFacts, claim: Claim, grant: Grant, on: number): Entitled {
  const { life } = facts
  const kind: RetireKind = life.person.sex === 1 ? "M60" : life.work.recordedKind === "F55" ? "F55" : "F50"
  const draws = grant.firstMonth <= monthOf(on) && grant.lastMonth >= monthOf(on) && (grant.stoppedFrom === 0 || grant.stoppedFrom > monthOf(on))
  return lineOf("job-seeking", life, -1, "once", monthOf(on), law.jobSeeking(draws, facts.averageBase(claim.lostOn), on, retiresOn(life.person.born, kind)))
}

function lumpSum(facts: LifeFacts, claim: Claim, grant: Grant, on: number): Entitled {
  const { life, economy } = facts
  const again = life.work.jobs.filter((job) => job.from >= claim.lostOn && job.from <= on).toSorted((a, b) => b.from - a.from)[0]
  const work = again ? { start: again.from, end: again.firm < 0 ? null : contractEnd(economy, again), insuredMonths: again.firm < 0 ? 0 : facts.fullMonths(again.firm, again.from) } : null
  return lineOf("lump-sum", life, -1, "once", monthOf(on), law.lumpSum(grant.state === "stopped" ? grant.unused : 0, work, cityOfPlace(life.person.place), on))
}

