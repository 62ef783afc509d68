// Months in a public-welfare post or an internship (PW-POST, PW-SI, IN-BASE).
import { addMonths, firstDay, monthOf } from "../../calendar.ts"
import { ageInMonth, ageOnDay, aliveIn, type Answer, type Demand, type Diploma, find, type Finding, forDays, free, hard, healthy, lowestWage, monthsTo, not, oneYear, paidTo, type Recognised, schoolLeaver, type Somebody, type Unit } from "./demands.ts"
import { fourKinds, paidByUnit, unitPart, type UnitPaid } from "./insurance.ts"

export interface PostMonth {
  readonly who: Somebody
  readonly month: number
  readonly city: number
  readonly unit: Unit
  readonly from: number
  /** Last day, 0 while it lasts. */
  readonly until: number
  readonly partTime: boolean
  readonly days: number
  readonly wage: number
  readonly paid: readonly UnitPaid[]
  readonly ownsUnit: boolean
  readonly trades: Answer
  readonly insuredByAnother: boolean
  readonly drawsBenefit: boolean
}

const inPost = (one: PostMonth, recognised: Recognised | null): readonly Demand[] => [
  ...hard(recognised, one.month, true),
  [one.from <= firstDay(one.month + 1) - 1 && (one.until === 0 || one.until >= firstDay(one.month)), "R-NOT-IN-POST"],
  [!one.ownsUnit, "R-SELF-EMPLOY"], [not(one.trades), "R-HAS-ENTITY"], [!one.insuredByAnother, "R-EMPLOYED"], ...ageInMonth(one.who, one.month), healthy(one.unit), aliveIn(one.who, one.month), free(one.who), ...paidTo(one.unit),
]

/** PW-POST: the lowest wage of the month for the days served, the day of death the last; half of it for part-time posts. */
export function postMonth(one: PostMonth, recognised: Recognised | null): Finding {
  const wage = lowestWage(one.city, one.month)
  const standard = wage === null ? null : one.partTime ? Math.round(wage / 2) : wage
  const until = Math.min(one.until || Infinity, one.who.died || Infinity)
  const amount = standard === null ? null : forDays(standard, one.month, one.from, until)
  return find([...inPost(one, recognised), [one.days > 0, "R-ATTEND"], [one.wage === 0 ? false : amount === null ? null : one.wage >= amount, "R-WAGE-LOW"], [!one.drawsBenefit, "R-STACK-PW"]], amount)
}

/** PW-SI: the unit's part with 工伤. */
export const postInsurance = (one: PostMonth, recognised: Recognised | null): Finding => find([...inPost(one, recognised), ...paidByUnit(one.paid, fourKinds)], unitPart(one.paid, fourKinds))

export interface InternMonth {
  readonly who: Somebody
  readonly month: number
  readonly city: number
  readonly unit: Unit
  readonly isUnit: boolean
  readonly from: number
  readonly planned: number
  readonly ended: number
  readonly days: number
  readonly stipend: number
  readonly insuredByUnit: boolean
}

/** IN-BASE: 70 % of the lowest wage of the month; the stipend at least 80 % of it; three to twelve months. */
export function internMonth(one: InternMonth, diploma: Diploma): Finding {
  const wage = lowestWage(one.city, one.month)
  const share = (tenths: number) => (wage === null ? null : forDays(Math.round((wage * tenths) / 10), one.month, one.from, one.ended))
  const due = share(8)
  return find([
    [one.isUnit, "R-IN-UNIT"], ...schoolLeaver(diploma, one.from, one.from), [monthsTo(one.from, one.planned + 1) >= 3 && one.planned <= addMonths(one.from, 12) - 1, "R-IN-LEN"],
    [one.from <= firstDay(one.month + 1) - 1 && one.ended >= firstDay(one.month), "R-IN-MONTH"], [due === null ? null : one.stipend >= due, "R-STIPEND"], [one.days > 0, "R-ATTEND"],
    [!one.insuredByUnit, "R-EMPLOYED"], healthy(one.unit), ...ageOnDay(one.who, one.from), aliveIn(one.who, one.month), free(one.who), ...paidTo(one.unit),
  ], share(7))
}

/** Between the day an internship began and the planned last one: three full months at least, and not a day beyond twelve. */
const isLength = (from: number, planned: number): Demand => [monthsTo(from, planned + 1) >= 3 && planned <= addMonths(from, 12) - 1, "R-IN-LEN"]

export interface EarlyHire {
  readonly isUnit: boolean
  readonly unit: Unit
  readonly city: number
  readonly from: number
  readonly planned: number
  readonly contractStart: number
  readonly contractEnd: number
}

/** IN-EARLY: for each month that was left 70 % of the lowest wage of that month. */
export function earlyHire(one: EarlyHire): Finding {
  const left = monthsTo(one.from, one.planned + 1) - monthsTo(one.from, one.contractStart)
  const served = monthsTo(one.from, one.contractStart)
  const shares = Array.from({ length: Math.max(0, left) }, (_, index) => lowestWage(one.city, monthOf(addMonths(one.from, served + index))))
  const whole = shares.reduce<number | null>((sum, wage) => (sum === null || wage === null ? null : sum + Math.round((wage * 7) / 10)), 0)
  return find([
    [one.isUnit, "R-IN-UNIT"], isLength(one.from, one.planned), [one.contractStart < one.planned && left > 0, "R-NOT-EARLY"], [oneYear(one.contractStart, one.contractEnd), "R-CONTRACT-LT1Y"], ...paidTo(one.unit),
  ], whole)
}

export interface Cohort {
  readonly isUnit: boolean
  readonly unit: Unit
  readonly ended: number
  readonly kept: number
  /** Lowest wages of the months that were subsidised; null: one of them was never published. */
  readonly wages: readonly (number | null)[]
}

/** IN-RET: 40 % more for a unit that kept half of those who ended in the year. */
export function retention(one: Cohort): Finding {
  const sum = one.wages.reduce<number | null>((total, wage) => (total === null || wage === null ? null : total + wage), 0)
  return find([[one.isUnit, "R-IN-UNIT"], [one.wages.length > 0, "R-NOTHING-DUE"], [one.ended > 0 && one.kept * 2 >= one.ended, "R-RETENTION"], ...paidTo(one.unit)], sum === null ? null : Math.round((sum * 4) / 10))
}
