// The statistical month of employment reports: from the 21st of the month before to the 20th (人社统EP1–EP10 rule).
import { addDays, addMonthsTo, after, firstDay, lastDay, monthOf, type PlainDate, type YearMonth, yearMonth, yearOf } from "../plain-date.ts"

/** A period includes its start and excludes its end. */
export type DayPeriod = { readonly start: PlainDate; readonly end: PlainDate }

/** The last day of a statistical month; `statDay` 31 means natural months. */
function closes(month: YearMonth, statDay: number): PlainDate {
  const day = addDays(firstDay(month), statDay - 1)
  return after(day, lastDay(month)) ? lastDay(month) : day
}

/** The statistical month a day is counted in. `statDay` is the last day of the month that still counts. */
export function statisticalMonth(date: PlainDate, statDay = 20): YearMonth {
  const month = monthOf(date)
  return after(date, closes(month, statDay)) ? addMonthsTo(month, 1) : month
}

/** The days of a statistical month. */
export const statisticalMonthPeriod = (month: YearMonth, statDay = 20): DayPeriod => ({
  start: addDays(closes(addMonthsTo(month, -1), statDay), 1),
  end: addDays(closes(month, statDay), 1),
})

/** The statistical year a day is counted in: 21 December … 20 December. */
export const statisticalYear = (date: PlainDate, statDay = 20): number => yearOf(statisticalMonth(date, statDay))

/** The days of a statistical quarter 1–4. */
export function statisticalQuarterPeriod(year: number, quarter: 1 | 2 | 3 | 4, statDay = 20): DayPeriod {
  const first = addMonthsTo(yearMonth(`${year}-01`), (quarter - 1) * 3)
  return { start: statisticalMonthPeriod(first, statDay).start, end: statisticalMonthPeriod(addMonthsTo(first, 2), statDay).end }
}

/** The days of a statistical year. */
export const statisticalYearPeriod = (year: number, statDay = 20): DayPeriod => ({
  start: statisticalMonthPeriod(yearMonth(`${year}-01`), statDay).start,
  end: statisticalMonthPeriod(yearMonth(`${year}-12`), statDay).end,
})
