// What the law of employment subsidies asks in common (domain/03 §2 with P0, the numbers of 示例省 in force from 2025), written once more from the text in plain code.
// On purpose it shares nothing with packages/policy and domains/subsidies/rules: what both say the same is twice computed.
import { addMonths, ageOn, dateOf, daysIn, firstDay, monthOf } from "../../calendar.ts"
import { retiresOn, type RetireKind } from "../law.ts"

/** null: nobody has answered. */
export type Answer = boolean | null

export interface Finding {
  readonly verdict: "pass" | "fail" | "by-hand" | "no-data"
  /** Every reason against, or to look at, in the order of their names. */
  readonly codes: readonly string[]
  /** 分, 0 unless it passes. */
  readonly amount: number
}

/** One demand of an article: whether it is met, and the code of the answer when it is not ("M-": a person looks at it). */
export type Demand = readonly [met: Answer, code: string]

/** An amount that cannot be said lets nothing pass: no standard of the place is on record. */
export function find(demands: readonly Demand[], amount: number | null): Finding {
  const [against, looks]: [string[], string[]] = [[], []]
  let isUnknown = amount === null
  for (const [met, code] of demands) {
    if (met === null) isUnknown = true
    else if (!met) (code.startsWith("M-") ? looks : against).push(code)
  }
  if (against.length > 0) return { verdict: "fail", codes: inOrder(against), amount: 0 }
  if (isUnknown) return noData
  return looks.length > 0 ? { verdict: "by-hand", codes: inOrder(looks), amount: 0 } : { verdict: "pass", codes: [], amount: amount ?? 0 }
}

const noData: Finding = { verdict: "no-data", codes: [], amount: 0 }
const inOrder = (codes: readonly string[]): readonly string[] => (codes.length === 1 ? codes : [...new Set(codes)].sort())

export const every = (...answers: readonly Answer[]): Answer => (answers.includes(false) ? false : answers.includes(null) ? null : true)
export const some = (...answers: readonly Answer[]): Answer => (answers.includes(true) ? true : answers.includes(null) ? null : false)
export const not = (answer: Answer): Answer => (answer === null ? null : !answer)

/** 最低工资, 分 a month (P0): 甲市 2200.00 and from 2026 2300.00, 乙市 2000.00 and 2100.00; 丙市 published none. */
export function lowestWage(city: number, month: number): number | null {
  const since = Math.floor(month / 12) >= 2026 ? 10_000 : 0
  return city === 0 ? 220_000 + since : city === 1 ? 200_000 + since : null
}

/** How somebody stands on a day, or at the end of a month. Days are 0 where there is none. */
export interface Somebody {
  readonly born: number
  readonly retireKind: RetireKind
  readonly kindSourced: boolean
  readonly drawsPension: boolean
  readonly died: number
  readonly inCustody: boolean
  /** The payee's own account: of the person's card, or the verified one of the unit. */
  readonly account: Answer
  readonly creditListed: Answer
}

/** A unit as the market register, the tax office and the lists know it. */
export interface Unit {
  readonly exists: boolean
  readonly abnormal: Answer
  readonly taxNormal: Answer
  readonly size: string | null
  readonly account: Answer
  readonly creditListed: Answer
}

export const healthy = (unit: Unit): Demand => [every(unit.exists, not(unit.abnormal), unit.taxNormal), "R-ABNORMAL"]
export const paidTo = (payee: { readonly account: Answer; readonly creditListed: Answer }): readonly Demand[] => [[payee.account, "R-ACCOUNT"], [not(payee.creditListed), "R-CREDIT"]]
export const aliveIn = (one: Somebody, month: number): Demand => [one.died === 0 || one.died >= firstDay(month), "R-DEAD"]
export const alive = (one: Somebody): Demand => [one.died === 0, "R-DEAD"]
export const free = (one: Somebody): Demand => [!one.inCustody, "R-PRISON"]

/** 法定劳动年龄: up to the month of retirement; where only the unsourced kind of a woman decides, a person looks. */
export function ageInMonth(one: Somebody, month: number): readonly Demand[] {
  if (one.drawsPension) return [[false, "R-RETIRED"], ...unclear(one, (kind) => month <= monthOf(retiresOn(one.born, kind)))]
  if (isUnclear(one, (kind) => month <= monthOf(retiresOn(one.born, kind)))) return [[false, "M-RETIRE-KIND"]]
  return [[month <= monthOf(retiresOn(one.born, one.retireKind)), "R-RETIRED"]]
}

export function ageOnDay(one: Somebody, on: number): readonly Demand[] {
  const before = (kind: RetireKind) => on < retiresOn(one.born, kind)
  const grown: Demand = [ageOn(one.born, on) >= 16, "R-UNDER-AGE"]
  if (one.drawsPension) return [grown, [false, "R-RETIRED"], ...unclear(one, before)]
  return isUnclear(one, before) ? [grown, [false, "M-RETIRE-KIND"]] : [grown, [before(one.retireKind), "R-RETIRED"]]
}

const isUnclear = (one: Somebody, before: (kind: RetireKind) => boolean): boolean => !one.kindSourced && one.retireKind !== "M60" && !before("F50") && before("F55")
const unclear = (one: Somebody, before: (kind: RetireKind) => boolean): readonly Demand[] => (isUnclear(one, before) ? [[false, "M-RETIRE-KIND"]] : [])

/** A month's money for the days served: by calendar days, half-up. */
export function forDays(whole: number, month: number, from: number, until: number): number {
  const served = Math.max(0, Math.min(until, firstDay(month + 1) - 1) - Math.max(from, firstDay(month)) + 1)
  return served >= daysIn(month) ? whole : Math.floor((whole * served * 2 + daysIn(month)) / (2 * daysIn(month)))
}

export interface Diploma {
  /** Day of the diploma, 0 without one. */
  readonly on: number
  /** Insured by a unit or in business of their own between the diploma and the beginning. */
  readonly workedSince: boolean
}

/** 毕业年度 or 离校2年内未就业, on the day of what began. */
export const graduate = ({ on, workedSince }: Diploma, began: number): readonly Demand[] =>
  on === 0 ? [[false, "R-NOT-GRADUATE"]] : [[began <= addMonths(on, 24), "R-GRAD-GT2Y"], [began >= on || yearOf(began) === yearOf(on), "R-BEFORE-GRAD"], [yearOf(began) === yearOf(on) || !workedSince, "R-GRAD-EMPLOYED"]]

/** 离校2年内未就业 alone, school left by a day. */
export const schoolLeaver = ({ on, workedSince }: Diploma, began: number, leftBy: number): readonly Demand[] =>
  on === 0 ? [[false, "R-NOT-GRADUATE"]] : [[began <= addMonths(on, 24), "R-GRAD-GT2Y"], [on <= leftBy, "R-BEFORE-GRAD"], [!workedSince, "R-GRAD-EMPLOYED"]]

export const isGraduateAt = (diploma: Diploma, began: number): boolean => graduate(diploma, began).every(([met]) => met === true)

const yearOf = (day: number): number => Math.floor(monthOf(day) / 12)

/** Recognised in or before the month and, unless the work itself ended it, still so at its end. */
export interface Recognised {
  readonly on: number
  /** First day no longer; 0 while it lasts, or when the very work ended it. */
  readonly until: number
}

export const hard = (one: Recognised | null, month: number, stays: boolean): readonly Demand[] =>
  one === null ? [[false, "R-NOT-HARD"]] : [[month >= monthOf(one.on), "R-BEFORE-CERT"], ...(stays ? [[one.until === 0 || firstDay(month + 1) - 1 < one.until, "R-NOT-HARD"] as const] : [])]

/** contract1y: to the day before the anniversary, or open-ended. */
export const oneYear = (start: number, end: number): boolean => end === 0 || end >= addMonths(start, 12) - 1

/** Full months from one day to another. */
export const monthsTo = (from: number, to: number): number => monthOf(to) - monthOf(from) - (dateOf(to) < dateOf(from) ? 1 : 0)

export const isSize = (unit: Unit, sizes: readonly string[]): Answer => (unit.size === null ? null : sizes.includes(unit.size))
