// Months in a public-welfare post or an internship (PW-POST, PW-SI, IN-BASE).
import { addMonths, firstDay } from "../../calendar.ts"
import { ageInMonth, ageOnDay, aliveIn, type Answer, type Demand, type Diploma, find, type Finding, forDays, free, graduate, hard, healthy, lowestWage, monthsTo, not, paidTo, type Recognised, type Somebody, type Unit } from "./demands.ts"
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
  [one.from <= firstDay(one.month + 1) - 1 && (one.until === 0 || one.until >= firstDay(one.month)), "R-POST-AGREEMENT"],
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
    [one.isUnit, "R-IN-UNIT"], ...graduate(diploma, one.from), [monthsTo(one.from, one.planned + 1) >= 3 && one.planned <= addMonths(one.from, 12) - 1, "R-IN-LEN"],
    [one.from <= firstDay(one.month + 1) - 1 && one.ended >= firstDay(one.month), "R-IN-MONTH"], [due === null ? null : one.stipend >= due, "R-STIPEND"], [one.days > 0, "R-ATTEND"],
    [!one.insuredByUnit, "R-EMPLOYED"], healthy(one.unit), ...ageOnDay(one.who, one.from), aliveIn(one.who, one.month), free(one.who), ...paidTo(one.unit),
  ], share(7))
}
