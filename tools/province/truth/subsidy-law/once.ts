// What is had once or by the line: a hire, a class, a certificate, a first business, a quarter of a loan (HI-ONCE, TR-*, ST-ONCE, LN-INT).
import { addMonths, firstDay } from "../../calendar.ts"
import { ageOnDay, alive, type Answer, type Demand, type Diploma, find, type Finding, free, graduate, healthy, isSize, not, oneYear, paidTo, type Somebody, type Unit } from "./demands.ts"

export interface Hired {
  readonly who: Somebody
  readonly unit: Unit
  readonly contractStart: number
  readonly contractEnd: number
  readonly ownsUnit: boolean
  readonly insuredMonths: number
}

/** HI-ONCE: small, medium and micro firms, for graduates only (P0), insured for a month at least. @param inGroup a diploma not older than three years at the hire; others are hired in other groups, which 示例省 does not pay for. */
export function hiringGrant(one: Hired, diploma: Diploma, inGroup: boolean): Finding {
  const asGraduate: readonly Demand[] = inGroup ? graduate({ on: diploma.on, workedSince: diploma.workedSince }, one.contractStart) : [[false, "R-GROUP"]]
  return find([
    [isSize(one.unit, ["medium", "small", "micro"]), "R-SIZE"], ...asGraduate, [oneYear(one.contractStart, one.contractEnd), "R-CONTRACT-LT1Y"], [!one.ownsUnit, "R-SELF-EMPLOY"], healthy(one.unit), ...ageOnDay(one.who, one.contractStart),
    [one.insuredMonths >= 1, "R-INS-SHORT"], alive(one.who), free(one.who), ...paidTo(one.unit),
  ], 100_000)
}

export interface Trained {
  readonly who: Somebody
  readonly begins: number
  readonly groupValid: Answer
  readonly atSchool: boolean
  readonly attended: number
  readonly planned: number
  readonly days: number
  readonly issuedOn: number
}

/** TR-SKILL for a certificate of the fifth level in an occupation that is not scarce: 1200.00 × 0.8, when four fifths of the sessions were attended. */
export const skillTraining = (one: Trained): Finding =>
  find([
    [one.groupValid, "R-GROUP"], ...ageOnDay(one.who, one.begins).filter(([, code]) => code !== "R-UNDER-AGE"), [!one.atSchool, "R-AT-SCHOOL"], [one.attended * 5 >= one.planned * 4, "R-ATTEND"], [one.issuedOn > 0, "R-CERT"],
    alive(one.who), free(one.who), ...paidTo(one.who),
  ], 96_000)

/** TR-LIVE: 30.00 for each attended day, thirty at most, for people in hardship. */
export const livingCosts = (one: Trained, isHard: boolean): Finding =>
  find([[isHard, "R-GROUP"], [one.days >= 1, "R-ATTEND"], ...ageOnDay(one.who, one.begins), alive(one.who), free(one.who), ...paidTo(one.who)], 3_000 * Math.min(30, one.days))

export interface Founder {
  readonly who: Somebody
  readonly on: number
  readonly group: "graduate" | "hard" | "returned" | "veteran" | "other" | null
  readonly graduatedOn: number
  readonly registeredOn: number
  readonly earlier: number
  readonly stillFounder: boolean
  readonly unit: Unit
  readonly taxMonths: number | null
}

/** ST-ONCE: 5000.00 once for a first business of graduates, people in hardship and people who returned, after twelve months and within thirty-six. */
export const firstBusiness = (one: Founder): Finding =>
  find([
    [one.group === null ? null : ["graduate", "hard", "returned"].includes(one.group), "R-GROUP"],
    [one.group === null ? null : one.group !== "graduate" || one.graduatedOn > 0, "R-NOT-GRADUATE"],
    [one.group === null ? null : one.group !== "graduate" || one.graduatedOn <= 0 || one.registeredOn <= addMonths(one.graduatedOn, 24), "R-GRAD-GT2Y"],
    [one.group !== "graduate" || one.graduatedOn <= one.on, "R-BEFORE-GRAD"],
    [one.earlier === 0, "R-NOT-FIRST"], [one.stillFounder, "R-NOT-FOUNDER"], healthy(one.unit), ...ageOnDay(one.who, one.on), [isSize(one.unit, ["small", "micro"]), "R-SIZE"],
    [one.on >= addMonths(one.registeredOn, 12), "R-RUN-LT12M"], [one.on <= addMonths(one.registeredOn, 36), "R-LATE"], [one.taxMonths === null ? null : one.taxMonths >= 6, "R-TAX"], alive(one.who), free(one.who), ...paidTo(one.who),
  ], 500_000)

export interface LoanQuarter {
  readonly who: Somebody
  readonly group: string
  readonly fen: number
  readonly signed: number
  readonly due: number
  readonly rate: number
  readonly segments: readonly { readonly from: number; readonly until: number; readonly standing: "normal" | "overdue" }[]
  readonly unit: Unit
  readonly otherLoan: Answer
}

const borrowers = ["unemployed", "hard", "veteran", "released", "graduate", "laid-off", "returned", "online-shop", "poverty", "rural-founder"]
/** 一年期LPR: 3.10 % from 2024-10-21, 3.00 % from 2025-05-20. */
const primeOn = (day: number): number => (day >= firstDay(2025 * 12 + 4) + 19 ? 300 : 310)

/** LN-INT: half of the interest of the days in order, by 360 days a year; up to 300 000.00, three years, LPR + 1.5 points. */
export function loanQuarter(one: LoanQuarter): Finding {
  const days = one.segments.filter((segment) => segment.standing === "normal").reduce((sum, { from, until }) => sum + until - from + 1, 0)
  const [top, bottom] = [one.fen * one.rate * days, 2 * 10_000 * 360]
  const interest: readonly Demand[] = [[days > 0, "R-NOTHING-DUE"], [one.segments.every((segment) => segment.until <= one.due), "R-LOAN-TERM"], healthy(one.unit), alive(one.who), free(one.who), ...paidTo(one.who)]
  const limit: readonly Demand[] = [
    [borrowers.includes(one.group), "R-GROUP"], [one.fen <= 30_000_000, "R-LOAN-LIMIT"], [one.due <= addMonths(one.signed, 36), "R-LOAN-TERM"], [one.rate <= primeOn(one.signed) + 150, "R-LOAN-RATE"], [not(one.otherLoan), "M-OTHER-LOAN"],
    healthy(one.unit), alive(one.who), free(one.who), ...paidTo(one.who),
  ]
  const amount = Math.floor((2 * top + bottom) / (2 * bottom))
  // The interest is asked first; the loan itself only where there is something to pay.
  const first = find(interest, amount)
  return first.verdict === "pass" ? find(limit, amount) : first
}
