// What classes and certificates bring to those who teach, employ and learn: TR-START, TR-FIRM, TR-APPR, TR-PROJ, UI-SKILL (domain/03 §3, domain/04 §5.2). 示例省 pays 1200.00 for a course of founding a business and 5000.00 for an apprentice of the fourth level.
import { addMonths, firstDay } from "../../calendar.ts"
import { ageOnDay, alive, type Answer, type Demand, find, type Finding, free, healthy, oneYear, paidTo, type Somebody, type Unit } from "./demands.ts"

export interface Taught {
  /** As on the day the class began. */
  readonly who: Somebody
  readonly unit: Unit
  readonly begins: number
  readonly groupValid: Answer
  readonly atSchool: boolean
  readonly attended: number
  readonly planned: number
  /** 0 without a certificate. */
  readonly issuedOn: number
}

const common = (one: Taught): readonly Demand[] => [
  ...ageOnDay(one.who, one.begins).filter(([, code]) => code !== "R-UNDER-AGE"), [!one.atSchool, "R-AT-SCHOOL"], [one.attended * 5 >= one.planned * 4, "R-ATTEND"], [one.issuedOn > 0, "R-CERT"], alive(one.who), free(one.who), ...paidTo(one.unit),
]
const inGroup = (one: Taught): Demand => [one.groupValid, "R-GROUP"]

export const startTraining = (one: Taught): Finding => find([inGroup(one), ...common(one)], 120_000)

export const projectTraining = (one: Taught, price: number, accepted: boolean): Finding => find([[accepted, "R-PROJECT"], [price > 0 && price <= 500_000, "R-BEYOND-CAP"], inGroup(one), ...common(one)], price)

/** Newly hired people learn at their own firm within the year after the contract: the fifth level in an occupation that is not scarce. @param contract null: none is on record. */
export function firmTraining(one: Taught, contract: { readonly start: number; readonly end: number } | null): Finding {
  const isLong = contract === null ? null : oneYear(contract.start, contract.end)
  const isSoon = contract === null ? null : one.begins >= contract.start && one.begins < addMonths(contract.start, 12)
  return find([inGroup(one), ...common(one), [isLong, "R-CONTRACT-LT1Y"], healthy(one.unit), [isSoon, "R-TR-LATE"]], 96_000)
}

/** Staff insured from before the class to after it. */
export const apprenticeTraining = (one: Taught, isStaff: boolean): Finding => find([[isStaff, "R-NOT-STAFF"], ...common(one), healthy(one.unit)], 500_000)

export interface Upgraded {
  readonly on: number
  readonly insuredOrDrawing: boolean
  readonly paidMonths: number
  readonly level: 3 | 4 | 5 | null
  readonly issuedOn: number
}

const upgrades = { 3: 200_000, 4: 150_000, 5: 100_000 } as const

/** UI-SKILL: twelve months paid for certificates up to 2025, thirty-six since; within twelve months of the certificate. */
export const skillUpgrade = (one: Upgraded): Finding =>
  find([
    [one.insuredOrDrawing, "R-NOT-INSURED"], [one.paidMonths >= (one.issuedOn < firstDay(2026 * 12) ? 12 : 36), "R-PAID-LT12"], [one.on >= one.issuedOn && one.on <= addMonths(one.issuedOn, 12), "R-LATE12M"], [one.level !== null, "R-LEVEL"],
  ], one.level === null ? 0 : upgrades[one.level])

const assessments = { 3: 48_000, 4: 36_000, 5: 24_000 } as const

/** TR-ASSESS: for a first certificate that is not one of completion only, to whoever was of one of the groups on its day. */
export const assessed = (who: Somebody, issuedOn: number, level: 3 | 4 | 5 | null, group: Answer): Finding =>
  find([[group, "R-GROUP"], [level !== null, "R-CERT-KIND"], ...ageOnDay(who, issuedOn), alive(who), free(who), ...paidTo(who)], level === null ? 0 : assessments[level])
