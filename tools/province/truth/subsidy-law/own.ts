// What people claim for themselves: GR-JS, ST-RENT, TV-MIG, UI-WORKER (domain/03 §3, domain/04 §5.4), and beside the benefit job-seeking allowance and lump sum (domain/04 §3).
import { firstDay, monthOf } from "../../calendar.ts"
import { standardOf } from "../law.ts"
import { ageOnDay, alive, type Answer, type Demand, find, type Finding, free, healthy, not, oneYear, paidTo, type Somebody, type Unit } from "./demands.ts"

export interface StudentInNeed {
  readonly who: Somebody
  readonly on: number
  readonly form: string
  /** 高校; null where the school is of neither kind. */
  readonly isUniversity: boolean | null
  readonly leavesOn: number
  readonly zeroEmployment: boolean
  readonly categories: readonly { readonly category: string; readonly from: number; readonly until: number }[]
}

const inNeed = ["low-income", "zero-employment", "monitored", "destitute", "disabled", "student-loan"]

/** GR-JS: 1500.00 once in the last school year, from the first of September before leaving. */
export function studentGrant(one: StudentInNeed): Finding {
  const leaves = monthOf(one.leavesOn)
  const september = firstDay((leaves % 12 >= 8 ? leaves - (leaves % 12) : leaves - (leaves % 12) - 12) + 8)
  const listed = one.categories.filter(({ category }) => inNeed.includes(category) && (category !== "zero-employment" || one.zeroEmployment))
  return find([
    [one.form === "full-time", "R-STUDY-KIND"], [one.isUniversity, "R-SCHOOL-LEVEL"], [one.on >= september && one.on <= one.leavesOn, "R-GRAD-YEAR"], [listed.length > 0, "R-GROUP"],
    [listed.length === 0 || listed.some(({ from, until }) => from <= one.on && (until === 0 || until >= one.on)), "R-CAT-EXPIRED"], alive(one.who), ...paidTo(one.who).filter(([, code]) => code === "R-ACCOUNT"),
  ], 150_000)
}

export interface Rented {
  readonly who: Somebody
  readonly on: number
  readonly stillFounder: boolean
  readonly unit: Unit
  readonly lessorRelated: Answer
  readonly isFree: boolean
}

/** ST-RENT for a year's rent that was really paid, 6000.00 at most. */
export const rent = (one: Rented, paid: number): Finding =>
  find([[one.stillFounder, "R-NOT-FOUNDER"], healthy(one.unit), ...ageOnDay(one.who, one.on), [not(one.lessorRelated), "R-RELATED-LESSOR"], [!one.isFree, "R-FREE-PREMISES"], alive(one.who), free(one.who), ...paidTo(one.who)], Math.min(paid, 600_000))

/** TV-MIG for half a year in another city of the province: 300.00. @param evidenced by months insured with a unit of another county. */
export const travel = (who: Somebody, poor: Answer, evidenced: Answer): Finding =>
  find([[poor, "R-GROUP"], [evidenced, "R-EVIDENCE"], alive(who), free(who), ...paidTo(who).filter(([, code]) => code === "R-ACCOUNT")], 30_000)

/** UI-WORKER: a month's benefit for each full year the unit paid, twelve at most, when the work is over. */
export const contractWorker = (isOne: Answer, paidMonths: number, isOver: boolean, city: number, on: number): Finding => {
  const monthly = standardOf(city, monthOf(on))
  return find([[isOne, "R-NOT-IN-SCOPE"], [paidMonths >= 12, "R-YEARS-LT1"], [isOver, "R-CONTRACT-OPEN"]], monthly === null ? null : monthly * Math.min(12, Math.floor(paidMonths / 12)))
}

/** 求职补贴: 15 % of the average base of the last twelve paid months, six months at most and none after the month of retirement, for who draws. */
export const jobSeeking = (draws: boolean, averageBase: number | null, on: number, retires: number): Finding =>
  find([[draws, "R-NOT-DRAWING"], [on < retires, "R-RETIRED"]], averageBase === null ? null : Math.floor((averageBase * 15) / 100) * Math.min(6, monthOf(retires) - monthOf(on) + 1))

export interface WorkAgain {
  readonly start: number
  /** Last day of the contract, 0 when open-ended; null: none is on record. */
  readonly end: number | null
  readonly insuredMonths: number
}

/** 一次性领取: half of the unused months, rounded up, for a contract of a year after three insured months. */
export function lumpSum(unused: number, again: WorkAgain | null, city: number, on: number): Finding {
  const monthly = standardOf(city, monthOf(on))
  const ofWork: readonly Demand[] = again === null ? [[null, "R-CONTRACT-LT1Y"]] : [[again.end === null ? null : oneYear(again.start, again.end), "R-CONTRACT-LT1Y"], [again.insuredMonths >= 3, "R-INS-LT3M"]]
  return find([[unused > 0, "R-NOTHING-UNUSED"], ...ofWork], monthly === null ? null : monthly * Math.ceil(unused / 2))
}

