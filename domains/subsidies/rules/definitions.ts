// The shared definitions of domain/03 §2, each said once: working age, hardship, one-year contract, graduate, firm size, healthy unit, near retirement.
import type { Expression } from "#policy"
import {
  addDays, addMonths, addYears, after, ageOn, and, atLeast, before, choose, code, days, differs, equals, firstDayOf, greatest, lastDayOf, lessThan, monthOf, months, monthsBetween, moreThan, named, not, oneOf, onOrAfter,
  onOrBefore, or, plus, present, retirementDay, times, wholeYears, yearOf,
} from "#policy"
import * as facts from "./facts.ts"
import * as numbers from "./parameter-definitions.ts"

type Day = Expression<"date">
type Yes = Expression<"boolean">

const { subsidyMonth: month } = facts

export const monthEnd = lastDayOf(month)
export const retires = retirementDay(facts.birthDate, facts.retirementKind)
const retiresF50 = retirementDay(facts.birthDate, code("F50"), "按原50周岁的法定退休日")
const retiresF55 = retirementDay(facts.birthDate, code("F55"), "按原55周岁的法定退休日")
export const retireMonth = named("法定退休月", monthOf(retires))

/** A woman whose kind is only the program's default. */
export const kindUnsourced = and(not(facts.retirementKindSourced), differs(facts.retirementKind, code("M60")))
const betweenKinds = and(after(month, monthOf(retiresF50)), onOrBefore(month, monthOf(retiresF55)))

/** working(p, month): not past the month of retirement, no pension drawn. Where only the default kind says so, a person looks. */
export const workingInMonth = and(not(facts.drawingPension), or(onOrBefore(month, retireMonth), and(kindUnsourced, betweenKinds)))
export const kindKnownInMonth = or(not(kindUnsourced), not(betweenKinds))

/** working(p, d): 16 reached, before the retirement day, no pension drawn. */
export const workingOn = (on: Day): Yes => and(not(facts.drawingPension), or(before(on, retires), and(kindUnsourced, betweenKindsOn(on))))
const betweenKindsOn = (on: Day): Yes => and(onOrAfter(on, retiresF50), before(on, retiresF55))
export const kindKnownOn = (on: Day): Yes => or(not(kindUnsourced), not(betweenKindsOn(on)))
export const sixteenOn = (on: Day): Yes => atLeast(ageOn(facts.birthDate, on), wholeYears(16))

/** hard(p, month end): recognised on or before it and not ended before it; the month of recognition counts where the place says so. */
export const recognisedInMonth = choose([[equals(numbers.certificationMonth, code("next")), after(month, monthOf(facts.hardFrom))]], onOrAfter(month, monthOf(facts.hardFrom)))
export const stillHard = or(not(present(facts.hardUntil)), before(monthEnd, facts.hardUntil))

/** Age is frozen at the first approval; who was never approved before is judged on the day of application. */
const frozenOn = named("初次核定日", choose([[present(facts.firstApprovedOn), facts.firstApprovedOn]], facts.appliedOn))
const startMonth = named("首个补贴月份", choose([[present(facts.firstSubsidyMonth), facts.firstSubsidyMonth]], month))
const statutory = equals(numbers.nearRetireMode, code("statutory"))

/** 不足5年, strictly. */
export const nearRetirement = after(frozenOn, addYears(retires, wholeYears(-5)))
const fixedAgeReached = choose(
  [[equals(facts.retirementKind, code("M60")), atLeast(ageOn(facts.birthDate, frozenOn), wholeYears(55))]],
  atLeast(ageOn(facts.birthDate, frozenOn), wholeYears(45)),
)

/** 36 months; near retirement all months to the retirement month, or the ceiling of a place that goes by fixed ages. */
export const hardshipCap = named(
  "最长补贴月数",
  choose(
    [
      [and(statutory, nearRetirement), greatest(months(0), plus(monthsBetween(startMonth, retireMonth), months(1)))],
      [and(not(statutory), fixedAgeReached), numbers.fixedAgeMonths],
    ],
    numbers.hardshipMonths,
  ),
)

/** contract1y: end ≥ start + 1 year − 1 day, or open-ended. */
export const oneYearContract = (start: Day, end: Day): Yes => and(present(start), or(not(present(end)), onOrAfter(end, addDays(addYears(start, wholeYears(1)), days(-1)))))
export const hasOneYearContract = oneYearContract(facts.contractStart, facts.contractEnd)
/** Waived for who retires within a year of the contract's start, where the place waives it. */
export const oneYearContractOrWaived = or(hasOneYearContract, and(numbers.contractWaiver, lessThan(monthsBetween(facts.contractStart, retires), months(12))))
/** The month lies inside the contract, and the person has not left before it. */
export const employedInMonth = and(
  onOrAfter(month, monthOf(facts.contractStart)), or(not(present(facts.contractEnd)), onOrAfter(facts.contractEnd, firstDayOf(month))), or(not(present(facts.leftOn)), onOrAfter(facts.leftOn, firstDayOf(month))),
)

/** 离校n年内, the last day included. */
export const graduateWithin = (on: Day): Yes => onOrBefore(on, addMonths(facts.graduatedOn, times(months(12), numbers.graduateYears)))
/** 毕业年度: the calendar year of the diploma. */
export const graduationYear = (on: Day): Yes => equals(yearOf(on), yearOf(facts.graduatedOn))
/** A student of a later year is no graduate yet. */
export const graduateByThen = (on: Day): Yes => or(onOrBefore(facts.graduatedOn, on), graduationYear(on))
export const graduateUnemployed = (on: Day): Yes => or(graduationYear(on), not(facts.workedSinceGraduation))

/** entity(p): an active role, or a share above the threshold of the place. */
export const hasActiveEntity = or(facts.activeEntity, moreThan(facts.shareHeld, numbers.shareholderThreshold))
/** healthy(e): existing, not listed as abnormal, taxes in order. */
export const healthy = and(facts.unitActive, not(facts.unitAbnormal), facts.taxNormal)
export const sizeIn = (sizes: Parameters<typeof oneOf>[1]): Yes => oneOf(facts.enterpriseSize, sizes)
