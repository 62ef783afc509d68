// The statutory retirement date since 2025-01-01 (全国人大常委会关于实施渐进式延迟法定退休年龄的决定, 2024-09-13).
import { addMonths, addYears, after, latest, monthOf, monthsApart, type PlainDate, type YearMonth, yearMonth } from "../plain-date.ts"

/** M60 men; F55 women formerly retiring at 55 (管理/技术岗位); F50 women formerly retiring at 50. */
export type RetireKind = "M60" | "F55" | "F50"

type Scale = { readonly base: number; readonly step: number; readonly cap: number }

const scales: Readonly<Record<RetireKind, Scale>> = {
  M60: { base: 60, step: 4, cap: 36 },
  F55: { base: 55, step: 4, cap: 36 },
  F50: { base: 50, step: 2, cap: 60 },
}
const reformBegins = yearMonth("2025-01")

/** By how many months retirement is put off: one for every `step` months begun since January 2025, up to the cap. */
export function retirementDelay(birth: PlainDate, kind: RetireKind): number {
  const { base, step, cap } = scales[kind]
  const months = monthsApart(reformBegins, monthOf(addYears(birth, base)))
  return months < 0 ? 0 : Math.min(cap, Math.floor(months / step) + 1)
}

/** The statutory retirement date (法定退休年龄). Early or late retirement by agreement does not change it; special early retirement comes from the pension system. */
export const retireDate = (birth: PlainDate, kind: RetireKind): PlainDate =>
  addMonths(birth, scales[kind].base * 12 + retirementDelay(birth, kind))

/** The statutory age in years and months, 61+5m. */
export function retireAge(birth: PlainDate, kind: RetireKind): { readonly years: number; readonly months: number } {
  const total = scales[kind].base * 12 + retirementDelay(birth, kind)
  return { years: Math.floor(total / 12), months: total % 12 }
}

/** The month of the statutory retirement date. */
export const retireMonth = (birth: PlainDate, kind: RetireKind): YearMonth => monthOf(retireDate(birth, kind))

/** Flexible retirement (弹性退休): at most three years earlier, never below the former age; at most three years later. */
export function flexibleRetirement(birth: PlainDate, kind: RetireKind): { readonly earliest: PlainDate; readonly latest: PlainDate } {
  const statutory = retireDate(birth, kind)
  return { earliest: latest(addYears(statutory, -3), addYears(birth, scales[kind].base)), latest: addYears(statutory, 3) }
}

/** "距法定退休年龄不足5年": strictly less than `years` on the day of first approval; exactly five years is not yet near. */
export const nearRetire = (retires: PlainDate, firstApproval: PlainDate, years = 5): boolean => after(firstApproval, addYears(retires, -years))

/** The variant by fixed ages (男55/女45) some places use instead. Ages in full years. */
export const nearRetireByAge = (sex: "1" | "2", age: number, men = 55, women = 45): boolean => age >= (sex === "1" ? men : women)

/** How many months may be supported from `firstMonth` on: 36, or when near retirement every month to that of retirement, included. */
export function supportCapMonths(firstMonth: YearMonth, retires: PlainDate, firstApproval: PlainDate): number {
  return nearRetire(retires, firstApproval) ? Math.max(0, monthsApart(firstMonth, monthOf(retires)) + 1) : 36
}
