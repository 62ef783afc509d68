// Social-insurance subsidies month by month, for people who pay alone and for units that hired (SI-FLEX-HARD, SI-FLEX-GRAD, SI-EMP-HARD, SI-SME-GRAD).
import { firstDay, monthOf } from "../../calendar.ts"
import { retiresOn } from "../law.ts"
import { ageInMonth, aliveIn, type Answer, type Demand, type Diploma, find, type Finding, free, graduate, hard, healthy, isSize, monthsTo, not, oneYear, paidTo, type Recognised, schoolLeaver, type Somebody, type Unit } from "./demands.ts"

export interface FlexibleMonth {
  readonly who: Somebody
  readonly month: number
  readonly from: number
  readonly until: number
  /** What the person paid alone, on account, 分. */
  readonly pension: number
  readonly medical: number
  readonly insuredByUnit: boolean
  /** Runs a business, or holds a share of one. */
  readonly trades: Answer
  readonly drawsBenefit: boolean
}

/** Capped at what 4200.00 costs (20 % and 8 %), two thirds, rounded down to 分. */
const flexibleAmount = (one: FlexibleMonth): number => Math.floor((Math.min(one.pension, 84_000) * 2) / 3) + Math.floor((Math.min(one.medical, 33_600) * 2) / 3)

const flexible = (one: FlexibleMonth): readonly Demand[] => [
  [one.from > 0 && one.from <= firstDay(one.month + 1) - 1 && (one.until === 0 || firstDay(one.month) < one.until), "R-NOT-FLEX"],
  [one.pension + one.medical > 0, "R-NOT-PAID"], [!one.insuredByUnit, "R-EMPLOYED"], [not(one.trades), "R-HAS-ENTITY"], [!one.drawsBenefit, "R-STACK-BENEFIT"],
  ...ageInMonth(one.who, one.month), aliveIn(one.who, one.month), free(one.who), ...paidTo(one.who),
]

/** SI-FLEX-HARD: the identity is asked at its beginning only. */
export const flexibleInHardship = (one: FlexibleMonth, recognised: Recognised | null): Finding => find([...hard(recognised, one.month, false), ...flexible(one)], flexibleAmount(one))

/** SI-FLEX-GRAD. */
export const flexibleGraduate = (one: FlexibleMonth, diploma: Diploma): Finding => find([...schoolLeaver(diploma, one.from, firstDay(one.month + 1) - 1), ...flexible(one)], flexibleAmount(one))

/** What a unit paid of one kind for a month. */
export interface UnitPaid {
  readonly kind: "pension" | "medical" | "unemployment" | "injury"
  readonly base: number
  readonly fen: number
  readonly late: boolean
}

export interface HiredMonth {
  readonly who: Somebody
  readonly month: number
  readonly unit: Unit
  readonly contractStart: number
  /** Last day, 0 when open-ended. */
  readonly contractEnd: number
  /** Last day of work, 0 while it lasts. */
  readonly leftOn: number
  readonly paid: readonly UnitPaid[]
  readonly ownsUnit: boolean
}

const baseCeiling = 2_100_000

/** The unit's part really paid and in time, of the kinds the place subsidises, up to the ceiling of the base. */
export const unitPart = (paid: readonly UnitPaid[], kinds: readonly UnitPaid["kind"][]): number =>
  paid.filter((one) => kinds.includes(one.kind) && !one.late).reduce((sum, { base, fen }) => sum + (base > baseCeiling ? Math.floor((fen * baseCeiling) / base) : fen), 0)

const threeKinds = ["pension", "medical", "unemployment"] as const
export const fourKinds = [...threeKinds, "injury"] as const

export const paidByUnit = (paid: readonly UnitPaid[], kinds: readonly UnitPaid["kind"][]): readonly Demand[] => {
  const counted = paid.filter((one) => kinds.includes(one.kind) && one.fen > 0)
  return counted.length === 0 ? [[false, "R-NOT-PAID"]] : [[counted.some((one) => !one.late), "R-BACKPAY"]]
}

const hired = (one: HiredMonth, isLong: boolean): readonly Demand[] => [
  [isLong, "R-CONTRACT-LT1Y"],
  [one.month >= monthOf(one.contractStart) && (one.contractEnd === 0 || one.contractEnd >= firstDay(one.month)) && (one.leftOn === 0 || one.leftOn >= firstDay(one.month)), "R-NO-CONTRACT"],
  ...paidByUnit(one.paid, threeKinds), [!one.ownsUnit, "R-SELF-EMPLOY"], healthy(one.unit), ...ageInMonth(one.who, one.month), aliveIn(one.who, one.month), free(one.who), ...paidTo(one.unit),
]

/** SI-EMP-HARD: the contract may be shorter for who retires within a year of its start. */
export function hiredInHardship(one: HiredMonth, recognised: Recognised | null): Finding {
  const retiresSoon = monthsTo(one.contractStart, retiresOn(one.who.born, one.who.retireKind)) < 12
  return find([...hard(recognised, one.month, true), ...hired(one, oneYear(one.contractStart, one.contractEnd) || retiresSoon)], unitPart(one.paid, threeKinds))
}

/** SI-SME-GRAD: small and micro firms. */
export const hiredGraduate = (one: HiredMonth, diploma: Diploma): Finding =>
  find([[isSize(one.unit, ["small", "micro"]), "R-SIZE"], ...graduate(diploma, one.contractStart), ...hired(one, oneYear(one.contractStart, one.contractEnd))], unitPart(one.paid, threeKinds))
