// Who may draw unemployment benefit, for how long and how much, written once more from the text (社会保险法 art. 45–52, domain/04 §2–§3), in plain code.
// On purpose it shares nothing with packages/policy and domains/insurance/rules: what both say the same is twice computed.
import { addMonths, ageOn, firstDay, monthOf, workingDaysBetween } from "../calendar.ts"

export type RetireKind = "M60" | "F55" | "F50"

/** What is so about a person on the day somebody decides. Days are 0 where there is none. */
export interface Standing {
  readonly on: number
  readonly claimedOn: number
  /** 0 甲市, 1 乙市, 2 丙市: the place of the claim. */
  readonly city: number
  readonly born: number
  readonly retireKind: RetireKind
  /** false: a woman's kind is not recorded anywhere. */
  readonly kindSourced: boolean
  /** Months paid by employer and person, on account, not afterwards, since the last drawn entitlement. */
  readonly paidMonths: number
  /** Months left of the last drawn entitlement. */
  readonly unused: number
  /** Code of domain/04 §2.2, empty when no end of work is on record. */
  readonly reason: string
  readonly registeredOn: number
  readonly drawsPension: boolean
  readonly works: boolean
  /** Has a market entity in its own name that is alive. */
  readonly trades: boolean
  readonly drawsAlready: boolean
}

export interface Entitled {
  readonly months: number
  readonly payable: number
  readonly startsOn: number
  readonly firstMonth: number
  readonly lastMonth: number
  /** 分 a month on the day of the decision. */
  readonly monthly: number
}

export interface Verdict {
  readonly verdict: "pass" | "fail" | "by-hand" | "no-data"
  /** Every reason against, in the order of their names. */
  readonly codes: readonly string[]
  readonly gives: Entitled | null
}

const decision2024 = 2025 * 12

/** 全国人大常委会 2024-09-13: men to 63 and women to 58 by one month for every four, women of 50 to 55 by one month for every two. */
export function retiresOn(born: number, kind: RetireKind): number {
  const [age, step, most] = kind === "M60" ? [60, 4, 36] : kind === "F55" ? [55, 4, 36] : [50, 2, 60]
  const since = monthOf(born) + age * 12 - decision2024
  return addMonths(born, age * 12 + (since < 0 ? 0 : Math.min(most, Math.floor(since / step) + 1)))
}

/** Months by contribution time: T-GD in 甲市, T-CQ in 乙市, T-ZZ elsewhere (domain/04 §2.3). */
export function monthsByTime(city: number, paid: number): number {
  const years = Math.floor(paid / 12)
  if (paid < 12) return 0
  if (city === 0) return Math.min(24, paid < 48 ? years : 4 + Math.floor((paid - 48) / 6))
  if (city === 1) return years <= 4 ? 3 * years : years <= 6 ? 15 : Math.min(24, 16 + years - 7)
  return years <= 4 ? 3 * years : years <= 9 ? Math.min(18, 12 + 2 * (years - 4)) : Math.min(24, 18 + years - 9)
}

/** The monthly standard, 分 (P0: 甲市 1980.00, from 2026 2070.00; 乙市 1800.00, from 2026 1890.00). Years before 2025 are a proposal; 丙市 has published none: null. */
export function standardOf(city: number, month: number): number | null {
  const year = Math.floor(month / 12)
  if (city === 0) return year >= 2026 ? 207_000 : year === 2025 ? 198_000 : year === 2024 ? 189_000 : 180_000
  if (city === 1) return year >= 2026 ? 189_000 : year === 2025 ? 180_000 : year === 2024 ? 171_000 : 162_000
  return null
}

/** Premiums the fund bears for one month (P0: base 4200.00; medical 8 % and 2 %, pension of the flexible tier 20 %). */
export const medicalPremium = 42_000
export const pensionPremium = 84_000

const againstTheirWill = new Set(["01", "02", "03", "04", "05", "06", "07", "08", "09"])
const ofTheirWill = new Set(["20", "21", "22", "23"])
/** 乙市 lets those with fewer than twelve months draw what they have left; what places did before 2025 is not known (domain/04 §2.1 C1). */
const remainderCounts = (city: number, on: number): boolean | null => (monthOf(on) < decision2024 ? null : city === 1)
const graceOfClaim = 7
const longest = 24

/** The decision of a claim on a day. */
export function decide(one: Standing): Verdict {
  const against = new Set<string>()
  const byHand = new Set<string>()
  let unknown = false
  const enough = one.paidMonths >= 12 || (one.unused > 0 && remainderCounts(one.city, one.on))
  if (enough === false) against.add("R-PAID-LT12")
  if (enough === null) unknown = true
  if (one.reason === "") unknown = true
  else if (ofTheirWill.has(one.reason)) against.add("R-VOLUNTARY")
  else if (one.reason === "09") byHand.add("M-FAULT-EVIDENCE")
  else if (!againstTheirWill.has(one.reason)) byHand.add("M-REASON")
  if (one.registeredOn === 0 || one.claimedOn < one.registeredOn) against.add("R-NOT-REGISTERED")
  if (ageOn(one.born, one.on) < 16) against.add("R-UNDER-AGE")
  const months = Math.min(longest, one.paidMonths >= 12 ? monthsByTime(one.city, one.paidMonths) + one.unused : one.unused)
  const startsOn = workingDaysBetween(one.registeredOn, one.claimedOn) <= graceOfClaim ? one.registeredOn : one.claimedOn
  const byMonths = monthOf(startsOn) + months - 1
  const age = retirement(one, byMonths)
  if (age === "retired") against.add("R-RETIRED")
  if (age === "unclear") byHand.add("M-RETIRE-KIND")
  if (one.works) against.add("R-EMPLOYED")
  if (one.trades) byHand.add("M-ENTITY")
  if (one.drawsAlready) against.add("R-RUNNING")
  const monthly = standardOf(one.city, monthOf(one.on))
  if (monthly === null) unknown = true
  const verdict = against.size > 0 ? "fail" : unknown ? "no-data" : byHand.size > 0 ? "by-hand" : "pass"
  const lastMonth = Math.min(byMonths, monthOf(retiresOn(one.born, one.retireKind)))
  const gives = verdict === "pass" && monthly !== null ? { months, payable: Math.max(0, lastMonth - monthOf(startsOn) + 1), startsOn, firstMonth: monthOf(startsOn), lastMonth, monthly } : null
  return { verdict, codes: [...(verdict === "by-hand" ? byHand : against)].sort(), gives }
}

/** C4. A woman whose kind nobody recorded is looked at by a person wherever 50 and 55 would lead to different outcomes. */
function retirement(one: Standing, byMonths: number): "before" | "retired" | "unclear" {
  if (one.drawsPension) return "retired"
  if (one.retireKind === "M60" || one.kindSourced) return one.on < retiresOn(one.born, one.retireKind) ? "before" : "retired"
  const [at50, at55] = [retiresOn(one.born, "F50"), retiresOn(one.born, "F55")]
  if (one.on >= at55) return "retired"
  if (one.on >= at50) return "unclear"
  return Math.min(byMonths, monthOf(at50)) === Math.min(byMonths, monthOf(at55)) ? "before" : "unclear"
}

/** 大龄领金人员 (2025-01 to 2039-12): the fund bears the pension premium of a month at most one year before that of retirement (P: ≤ 1 year). */
export function pensionMonth(born: number, kind: RetireKind, month: number): boolean {
  const ahead = monthOf(retiresOn(born, kind)) - month
  return month >= decision2024 && month < 2040 * 12 && ahead >= 0 && ahead <= 12
}

/** 延长发放: months used up, still unemployed, less than one year to retirement: last month of the extension, 0 when there is none. */
export function extendedTo(born: number, kind: RetireKind, lastMonth: number, usedUp: boolean): number {
  const ends = firstDay(lastMonth + 1) - 1
  const retires = retiresOn(born, kind)
  return usedUp && monthOf(retires) > lastMonth && retires < addMonths(ends, 12) ? monthOf(retires) : 0
}
