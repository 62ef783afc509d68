// Report periods: a month, a quarter, a year; statistical (21st to 20th) or natural.
import {
  addDays, addMonthsTo, isYearMonth, longDate, type PlainDate, plainDate, statisticalMonth, statisticalMonthPeriod, yearMonth, type YearMonth,
} from "#standards"

export type PeriodKind = "month" | "quarter" | "year"

/** One month of a period; `ym` is a number such as 202611, days from `start` included to `end` excluded. */
export interface MonthSpan {
  readonly ym: number
  readonly start: PlainDate
  readonly end: PlainDate
}

export interface ReportPeriod {
  readonly text: string
  readonly kind: PeriodKind
  readonly name: string
  readonly year: number
  /** First day counted, and the first day no longer counted. */
  readonly start: PlainDate
  readonly end: PlainDate
  readonly months: readonly MonthSpan[]
}

export const monthNumber = (month: YearMonth): number => Number(month.slice(0, 4)) * 100 + Number(month.slice(5))

export const isPeriodText = (text: string): boolean => /^20\d\d(-(0[1-9]|1[0-2])|Q[1-4])?$/.test(text)

const span = (month: YearMonth, statDay: number): MonthSpan => ({ ym: monthNumber(month), ...statisticalMonthPeriod(month, statDay) })

/** Reads "2026-11", "2026Q3" or "2026"; `statDay` 31 means natural months. Undefined for anything else. */
export function reportPeriod(text: string, statDay = 20): ReportPeriod | undefined {
  if (!isPeriodText(text)) return undefined
  const year = Number(text.slice(0, 4))
  const quarter = text[4] === "Q" ? Number(text[5]) : 0
  const kind: PeriodKind = quarter > 0 ? "quarter" : text.length === 4 ? "year" : "month"
  const first = isYearMonth(text) ? text : yearMonth(`${year}-${String(quarter > 0 ? quarter * 3 - 2 : 1).padStart(2, "0")}`)
  const length = { month: 1, quarter: 3, year: 12 }[kind]
  const months = Array.from({ length }, (_, index) => span(addMonthsTo(first, index), statDay))
  const [from, to] = [months[0], months.at(-1)]
  if (!from || !to) return undefined
  const name = { month: `${year}年${Number(first.slice(5))}月`, quarter: `${year}年第${["一", "二", "三", "四"][quarter - 1] ?? ""}季度`, year: `${year}年` }[kind]
  const days = statDay >= 31 ? "" : `（${longDate(from.start)}至${longDate(addDays(to.end, -1))}）`
  return { text, kind, name: `${name}${days}`, year, start: from.start, end: to.end, months }
}

/** The months from the first of the statistical year to the last of the period: 本年累计. */
export function yearToDate(period: ReportPeriod, statDay = 20): readonly MonthSpan[] {
  const last = period.months.at(-1)?.ym ?? 0
  return Array.from({ length: 12 }, (_, index) => span(addMonthsTo(yearMonth(`${period.year}-01`), index), statDay)).filter(({ ym }) => ym <= last)
}

/** Period texts of one kind, the running one first, `count` of them. */
export function periodsUpTo(today: PlainDate, kind: PeriodKind, count: number, statDay = 20): readonly string[] {
  const month = statisticalMonth(today, statDay)
  const year = Number(month.slice(0, 4))
  if (kind === "month") return Array.from({ length: count }, (_, index) => addMonthsTo(month, -index))
  if (kind === "year") return Array.from({ length: count }, (_, index) => String(year - index))
  const running = year * 4 + Math.floor((Number(month.slice(5)) - 1) / 3)
  return Array.from({ length: count }, (_, index) => `${Math.floor((running - index) / 4)}Q${((running - index) % 4) + 1}`)
}

/** The day before `end`, for people. */
export const lastDayOf = (period: ReportPeriod): PlainDate => plainDate(addDays(period.end, -1))
