// Labels of hires beside the insurance subsidies: what each hire of a life could bring the unit, an agency, or the person (UI-EXPAND, HI-POOR, AG-INTRO, SI-KEY25).
import { addMonths, dayOf, monthOf } from "../calendar.ts"
import { firmOf } from "../firms.ts"
import { unitAnswers } from "../support/answers.ts"
import { lastOf } from "../support/lived.ts"
import { introductionId } from "../support/records.ts"
import { contractEnd, recordId } from "../tables/work.ts"
import type { Job } from "../work.ts"
import { type Entitled, lineOf } from "./entitled.ts"
import { firstSubsidised, type LifeFacts } from "./life-facts.ts"
import type { Finding } from "./subsidy-law/demands.ts"
import * as law from "./subsidy-law/hires.ts"

const better = (one: Finding, other: Finding): Finding => (order.indexOf(other.verdict) < order.indexOf(one.verdict) ? other : one)
const order = ["pass", "by-hand", "no-data", "fail"]

export function hireLines(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, economy } = facts
  const poor = facts.answers().answers.poor === true
  const lines = life.work.jobs.flatMap((job, at): readonly Entitled[] => {
    if (job.firm < 0 || monthOf(job.from) < firstSubsidised || job.from <= addMonths(on, -36)) return []
    const line = String(recordId(life.person.index, at))
    const diploma = facts.diploma(job, false)
    const isGraduate = law.wasGraduate(diploma.on, job.from)
    const unemployed = facts.wasUnemployed(job.from)
    const isYoung = unemployed && life.person.born > addMonths(job.from, -360)
    const lasting = { who: facts.somebody(on, "unit"), unit: facts.unit(job.firm), contractStart: job.from, contractEnd: contractEnd(economy, job), ownsUnit: facts.owns(job.firm, on), insuredMonths: facts.insuredRun(job.firm, job.from, "110") }
    const made = {
      born: life.person.born, unitKind: unitAnswers(economy, firmOf(economy, job.firm))?.kind ?? null, hiredOn: job.from, unemployed,
      pension: facts.insuredRun(job.firm, job.from, "110", true), unemployment: facts.insuredRun(job.firm, job.from, "210", true), injury: facts.insuredRun(job.firm, job.from, "410"),
    }
    const groups = [...(isGraduate ? (["graduate"] as const) : []), ...(isYoung ? (["youth"] as const) : [])].map((group) => law.expansion(made, diploma, group))
    return [
      ...(groups.length > 0 ? [lineOf("UI-EXPAND", life, job.firm, line, monthOf(job.from), groups.reduce(better), facts.insuredSince(job.firm, job.from, ["110", "210", "410"], 3, true))] : []),
      ...(poor ? [lineOf("HI-POOR", life, job.firm, line, monthOf(job.from), law.poorHire(lasting), facts.insuredSince(job.firm, job.from, ["110"], 12))] : []),
    ]
  })
  return [...lines, ...introducedLine(facts, on)]
}

function introducedLine(facts: LifeFacts, on: number): readonly Entitled[] {
  const { life, economy, lived } = facts
  const introduction = lived.introductions.get(life)
  const job = life.work.jobs.find((one) => one.firm === introduction?.firm)
  if (!introduction || !job || introduction.on <= addMonths(on, -24) || monthOf(job.from) < firstSubsidised) return []
  const one = {
    who: facts.somebody(on, "unit"), agency: facts.unit(introduction.agency), licensed: unitAnswers(economy, firmOf(economy, introduction.agency))?.agencyLicensed ?? null, charged: introduction.charged,
    isRealJob: !job.isSecond && lived.placements.get(life)?.job.firm !== job.firm, related: facts.areRelated(introduction.agency, job.firm),
    group: facts.isHardOn(job.from) ? "hard" : facts.answers().answers.poor === true ? "poverty" : facts.wasUnemployed(job.from) ? "unemployed" : "other", hiredOn: job.from, insuredMonths: facts.insuredRun(job.firm, job.from, "110"),
  } as const
  const lasting = one.group === "hard" || one.group === "poverty" ? 3 : 6
  const since = facts.insuredSince(job.firm, job.from, ["110"], one.insuredMonths >= lasting ? lasting : 1)
  return [lineOf("AG-INTRO", life, introduction.agency, String(introductionId(life.person.index)), monthOf(job.from), law.introduced(one), since)]
}

/** The programme took applications until the end of 2025: months up to November of that year are asked about on that day. */
export const keyAskedOn = dayOf("2025-12-31")

export function keyMonths(facts: LifeFacts): readonly Entitled[] {
  const { life } = facts
  if (facts.economy.lastMonth < monthOf(keyAskedOn)) return []
  const hires = life.work.jobs.filter((one) => one.firm >= 0 && one.from <= keyAskedOn).toSorted((a, b) => a.from - b.from)
  return hires.flatMap((job, at) => {
    const diploma = facts.diploma(job, true)
    const monitored = facts.answers().answers.monitored === true
    if (!monitored && !facts.wasUnemployed(job.from) && diploma.on < dayOf("2023-01-01")) return []
    const months = facts.monthsSince(job.from).filter((month) => month < monthOf(keyAskedOn) && lastOf(month) < (hires[at + 1]?.from ?? Infinity))
    return months.map((month) => lineOf("SI-KEY25", life, job.firm, "", month, keyFinding(facts, job, month, monitored ? "monitored" : law.isKeyGraduate(diploma, job.from) ? "graduate" : "unemployed"), keyAskedOn - 40))
  })
}

function keyFinding(facts: LifeFacts, job: Job, month: number, group: "monitored" | "graduate" | "unemployed"): Finding {
  const { economy } = facts
  const day = lastOf(month)
  const unit = facts.unit(job.firm)
  const ownPart = (of: number) => facts.paidOf(job.firm, of).filter((line) => line.kind !== "410" && !line.isLate).reduce((sum, line) => sum + line.byPerson, 0)
  let firstPaid = Math.max(monthOf(job.from), economy.firstMonth)
  while (firstPaid <= economy.lastMonth && ownPart(firstPaid) === 0) firstPaid += 1
  const { account } = facts.answers()
  return law.keyMonth({
    who: { ...facts.somebody(day, "unit"), account, creditListed: unit.creditListed }, unit, month, division: firmOf(economy, job.firm).division, group, unemployedMonths: facts.unemployedMonths(job.from), contractStart: job.from, contractEnd: contractEnd(economy, job),
    leftOn: job.to > 0 ? job.to - 1 : 0, ownsUnit: facts.owns(job.firm, day), ownPart: ownPart(month), firstPaid: firstPaid > economy.lastMonth ? 0 : firstPaid,
  })
}

