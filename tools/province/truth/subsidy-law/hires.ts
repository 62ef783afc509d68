// What a hire brings beside the insurance subsidies: UI-EXPAND, HI-POOR, AG-INTRO, SI-KEY25 (domain/03 §3, domain/04 §5.3).
import { addMonths, ageOn, firstDay, monthOf } from "../../calendar.ts"
import { ageInMonth, ageOnDay, alive, aliveIn, type Answer, type Demand, type Diploma, find, type Finding, free, graduate, healthy, isSize, oneYear, paidTo, type Somebody, type Unit } from "./demands.ts"

export interface Expansion {
  readonly born: number
  readonly unitKind: string | null
  readonly hiredOn: number
  readonly unemployed: boolean
  /** Months one after another, in full. */
  readonly pension: number
  readonly unemployment: number
  readonly injury: number
}

const expandingKinds = ["enterprise", "association", "foundation", "social-service"]

/** UI-EXPAND: 1500.00 for a graduate or a young person registered as unemployed, hired by the end of 2025, after three months of three insurances. */
export function expansion(one: Expansion, diploma: Diploma, group: "graduate" | "youth"): Finding {
  if (one.hiredOn >= firstDay(2026 * 12)) return find([[false, "E-VERSION"]], 0)
  const age = ageOn(one.born, one.hiredOn)
  const ofGroup: readonly Demand[] = group === "graduate" ? [[graduate(diploma, one.hiredOn).every(([met]) => met === true), "R-GRAD-GT2Y"]] : [[age >= 16 && age <= 24, "R-AGE"], [one.unemployed, "R-NOT-REGISTERED"]]
  return find([[one.unitKind === null ? null : expandingKinds.includes(one.unitKind), "R-UNIT-KIND"], ...ofGroup, [Math.min(one.pension, one.unemployment, one.injury) >= 3, "R-INS-LT3M"]], 150_000)
}

export interface LastingHire {
  readonly who: Somebody
  readonly unit: Unit
  readonly contractStart: number
  readonly contractEnd: number
  readonly ownsUnit: boolean
  readonly insuredMonths: number
}

/** HI-POOR, asked for whole: 2000.00 after twelve months. */
export const poorHire = (one: LastingHire): Finding =>
  find([
    [oneYear(one.contractStart, one.contractEnd), "R-CONTRACT-LT1Y"], [!one.ownsUnit, "R-SELF-EMPLOY"], healthy(one.unit), ...ageOnDay(one.who, one.contractStart), [one.insuredMonths >= 12, "R-MONTHS-LT12"],
    alive(one.who), free(one.who), ...paidTo(one.unit),
  ], 200_000)

export interface Introduced {
  readonly who: Somebody
  readonly agency: Unit
  readonly licensed: Answer
  readonly charged: boolean
  /** Whole time, and not a post made for people in hardship. */
  readonly isRealJob: boolean
  readonly related: boolean
  readonly group: "hard" | "poverty" | "unemployed" | "other"
  readonly hiredOn: number
  readonly insuredMonths: number
}

/** AG-INTRO: 500.00 for people in hardship and lifted out of poverty, 200.00 for the unemployed: half after a month, all after three or six. */
export function introduced(one: Introduced): Finding {
  const [whole, lasting] = one.group === "hard" || one.group === "poverty" ? [50_000, 3] : [20_000, 6]
  return find([
    [one.licensed, "R-LICENCE"], [!one.charged, "R-FEE"], [one.isRealJob, "R-JOB"], [!one.related, "R-RELATED"], [one.group !== "other", "R-GROUP"], [one.insuredMonths >= 1, "R-INS-LT1M"],
    ...ageOnDay(one.who, one.hiredOn), alive(one.who), free(one.who), ...paidTo(one.agency),
  ], one.insuredMonths >= lasting ? whole : whole / 2)
}

export interface KeyMonth {
  /** The payee: the person, with the credit of the unit that applies. */
  readonly who: Somebody
  readonly unit: Unit
  readonly month: number
  readonly division: string
  readonly group: "monitored" | "graduate" | "unemployed"
  readonly unemployedMonths: number
  readonly contractStart: number
  readonly contractEnd: number
  readonly leftOn: number
  readonly ownsUnit: boolean
  /** What the person paid of pension, medical and unemployment insurance for the month, in time. */
  readonly ownPart: number
  /** First month since the hire for which the person paid, 0 for none. */
  readonly firstPaid: number
}

const services = ["52", "61", "62", "80", "81", "82"]

/** SI-KEY25: a quarter of what the person pays, twelve months from the first paid one of 2025. */
export const keyMonth = (one: KeyMonth): Finding =>
  find([
    [isSize(one.unit, ["medium", "small", "micro"]), "R-SIZE"], [(one.division >= "13" && one.division <= "43") || services.includes(one.division), "R-INDUSTRY"], [one.group !== "unemployed" || one.unemployedMonths >= 6, "R-UNEMP-LT6M"],
    [oneYear(one.contractStart, one.contractEnd), "R-CONTRACT-LT1Y"], [one.month >= monthOf(one.contractStart) && (one.contractEnd === 0 || one.contractEnd >= firstDay(one.month)) && (one.leftOn === 0 || one.leftOn >= firstDay(one.month)), "R-NO-CONTRACT"],
    [!one.ownsUnit, "R-SELF-EMPLOY"], healthy(one.unit), ...ageInMonth(one.who, one.month), [one.ownPart > 0, "R-NOT-PAID"],
    [one.firstPaid === 0 ? null : Math.floor(one.firstPaid / 12) === 2025, "R-FIRST-PAID"], [one.firstPaid <= one.month, "R-NOT-PAID"], [one.firstPaid === 0 ? null : one.month < one.firstPaid + 12, "R-CAP12"], aliveIn(one.who, one.month), free(one.who), ...paidTo(one.who),
  ], Math.floor((one.ownPart * 25 + 50) / 100))

/** 毕业当年, or of the classes of 2023 and 2024 and never employed since. */
export const isKeyGraduate = (diploma: Diploma, hiredOn: number): boolean => {
  const year = (day: number) => Math.floor(monthOf(day) / 12)
  return diploma.on > 0 && (year(diploma.on) === year(hiredOn) || (!diploma.workedSince && [2023, 2024].includes(year(diploma.on))))
}

/** A diploma not older than three years at the hire: who is asked about as a graduate at all. */
export const wasGraduate = (diploma: number, hiredOn: number): boolean => diploma > 0 && hiredOn < addMonths(diploma, 36)
