// Which natural months a monthly batch pays to one person, which wait, and which go to survivors (domain/04 §2.4, §9).
import type { PlainDate, YearMonth } from "#standards"
import { addMonthsTo, earliest, monthOf, monthsFromTo } from "#standards"

/** One person's entitlement as a batch sees it. Months are natural months; every list may be in any order. */
export interface EntitlementInBatch {
  readonly firstMonth: YearMonth
  /** Last entitled month, included: month(start) + N − 1, not beyond the retirement month. */
  readonly lastMonth: YearMonth
  /** Months already paid and not reversed. */
  readonly paid: readonly YearMonth[]
  /** First month no longer paid, from a stop event other than death; null while nothing stopped it. */
  readonly stoppedFrom: YearMonth | null
  /** Months inside a suspension (prison): not paid, and not used up. */
  readonly suspended: readonly YearMonth[]
  /** Months whose 资格核对 is missing or whose check hit something: they wait. */
  readonly held: readonly YearMonth[]
  /** Month of death; it and earlier unpaid months go to the survivors with their claim. */
  readonly diedIn: YearMonth | null
}

export interface PayableMonths {
  readonly pay: readonly YearMonth[]
  readonly hold: readonly YearMonth[]
  readonly survivors: readonly YearMonth[]
}

/** A batch of `batchMonth` covers that month, or the month before where the place pays in arrears. */
export const coveredThrough = (batchMonth: YearMonth, coverThrough: "this-month" | "previous-month"): YearMonth =>
  coverThrough === "this-month" ? batchMonth : addMonthsTo(batchMonth, -1)

/** The first batch a decided claim can be in: that of the month after the decision. */
export const firstBatchMonth = (decidedOn: PlainDate): YearMonth => addMonthsTo(monthOf(decidedOn), 1)

/** All entitled unpaid months up to `through`. A suspension pushes the end back by the months it took, so they are drawn later. */
export function payableMonths(of: EntitlementInBatch, through: YearMonth): PayableMonths {
  const entitled = monthsFromTo(of.firstMonth, addMonthsTo(of.lastMonth, 1))
  const suspended = new Set(of.suspended)
  let last = of.lastMonth
  let postponed = entitled.filter((month) => suspended.has(month)).length
  while (postponed > 0) {
    last = addMonthsTo(last, 1)
    if (!suspended.has(last)) postponed -= 1
  }
  const paid = new Set(of.paid)
  const held = new Set(of.held)
  const end = addMonthsTo(earliest(last, through), 1)
  const owed = monthsFromTo(of.firstMonth, end).filter((month) => !paid.has(month) && !suspended.has(month) && (of.stoppedFrom === null || month < of.stoppedFrom))
  const { diedIn } = of
  if (diedIn !== null) return { pay: [], hold: [], survivors: owed.filter((month) => month <= diedIn) }
  return { pay: owed.filter((month) => !held.has(month)), hold: owed.filter((month) => held.has(month)), survivors: [] }
}

/** Σ of the standard of each month: the standard is that of the place and of the month paid. */
export const amountOf = (months: readonly YearMonth[], standardOf: (month: YearMonth) => number): number => months.reduce((total, month) => total + standardOf(month), 0)

/** N minus what was drawn: kept for a later unemployment. */
export const unusedAfter = (approved: number, paid: readonly YearMonth[]): number => Math.max(0, approved - new Set(paid).size)
