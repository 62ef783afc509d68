// Our worked cases, written from the text of domain/04 §2.5: how many months are drawn and how many are kept when something ends the benefit, on both sides of each month's end.
import { expect, test } from "vitest"
import { addMonthsTo, plainDate, yearMonth } from "#standards"
import { payableMonths, unusedAfter } from "./payable-months.ts"
import { firstUnpaidMonth, stopEvent, type StopEventCode } from "./stop-events.ts"

/** Months granted, first month, what happened on which day → months drawn by the person, months kept for later, months for the survivors. */
const cases: readonly (readonly [granted: number, first: string, event: StopEventCode, day: string, drawn: number, kept: number, survivors: number])[] = [
  [12, "2025-03", "re-employed", "2025-03-01", 1, 11, 0],
  [12, "2025-03", "re-employed", "2025-06-16", 4, 8, 0],
  [12, "2025-03", "re-employed", "2025-06-30", 4, 8, 0],
  [12, "2025-03", "re-employed", "2025-07-01", 5, 7, 0],
  [12, "2025-03", "re-employed", "2025-12-31", 10, 2, 0],
  [12, "2025-03", "re-employed", "2026-01-01", 11, 1, 0],
  [12, "2025-03", "re-employed", "2026-02-28", 12, 0, 0],
  [24, "2025-03", "re-employed", "2026-02-28", 12, 12, 0],
  [12, "2025-03", "enlisted", "2025-09-01", 7, 5, 0],
  [12, "2025-03", "enlisted", "2025-09-30", 7, 5, 0],
  [12, "2025-03", "emigrated", "2025-09-30", 7, 5, 0],
  [12, "2025-03", "emigrated", "2025-10-01", 8, 4, 0],
  [12, "2025-03", "pension-started", "2025-09-01", 6, 0, 0],
  [12, "2025-03", "pension-started", "2025-08-31", 5, 0, 0],
  [12, "2025-03", "retirement-age", "2025-10-15", 8, 0, 0],
  [12, "2025-03", "retirement-age", "2025-10-31", 8, 0, 0],
  [12, "2025-03", "refused-services", "2025-05-20", 3, 9, 0],
  [12, "2025-03", "died", "2025-07-03", 4, 0, 1],
  [12, "2025-03", "died", "2025-07-31", 4, 0, 1],
  [12, "2025-03", "died", "2025-08-01", 5, 0, 1],
  [12, "2025-03", "died", "2026-02-28", 11, 0, 1],
  [12, "2025-03", "died", "2026-03-01", 12, 0, 0],
  [12, "2025-11", "re-employed", "2025-12-31", 2, 10, 0],
  [12, "2025-11", "re-employed", "2026-02-28", 4, 8, 0],
  [1, "2025-03", "re-employed", "2025-03-31", 1, 0, 0],
]

test.each(cases)("%i months from %s, %s on %s: %i drawn, %i kept, %i for the survivors", (granted, first, code, on, drawn, kept, survivors) => {
  const event = stopEvent(code)
  const firstMonth = yearMonth(first)
  const stops = firstUnpaidMonth(event, plainDate(on))
  const entitlement = { firstMonth, lastMonth: addMonthsTo(firstMonth, granted - 1), paid: [], stoppedFrom: code === "died" ? null : stops, suspended: [], held: [], diedIn: null }
  const before = payableMonths({ ...entitlement, stoppedFrom: stops }, yearMonth("2030-12")).pay
  expect(before).toHaveLength(drawn)
  expect(event.later === "kept" ? unusedAfter(granted, before) : 0).toBe(kept)
  expect(code === "died" ? payableMonths({ ...entitlement, paid: before, diedIn: yearMonth(on.slice(0, 7)) }, yearMonth("2030-12")).survivors : []).toHaveLength(survivors)
})
