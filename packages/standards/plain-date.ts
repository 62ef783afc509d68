// Days and months of the Gregorian calendar as text, computed on whole numbers: no clock, no time zone.
import type { Branded } from "./brand.ts"
import { InvalidValue } from "./invalid-value.ts"

/** A day "YYYY-MM-DD" which exists. Compares correctly as text. */
export type PlainDate = Branded<string, "PlainDate">
/** A month "YYYY-MM". Compares correctly as text. */
export type YearMonth = Branded<string, "YearMonth">

type Day = { readonly year: number; readonly month: number; readonly day: number }

const dayText = /^(\d{4})-(\d{2})-(\d{2})$/
const monthText = /^(\d{4})-(\d{2})$/
const instantText = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const chinaOffset = 8 * 3_600_000

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const lengthOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)

const pad = (value: number, width: number) => String(value).padStart(width, "0")

function parts(date: PlainDate): Day {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

function write({ year, month, day }: Day): PlainDate {
  if (year < 1 || year > 9999) throw new InvalidValue("date.out-of-range", `year ${year} cannot be written with four digits`)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate
}

/** Days since 1970-01-01, counted on the proleptic Gregorian calendar. */
export function epochDay(date: PlainDate): number {
  const { year, month, day } = parts(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The day which lies `days` after 1970-01-01. */
export function fromEpochDay(days: number): PlainDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  return write({ year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day })
}

/** Whether `text` is a day "YYYY-MM-DD" that exists. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== "string") return false
  const match = dayText.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month)
}

/** Reads "YYYY-MM-DD". Throws `date.invalid` for anything else, including 2026-02-30. */
export function plainDate(text: string): PlainDate {
  if (isPlainDate(text)) return text
  throw new InvalidValue("date.invalid", `not a day: ${text}`)
}

/** Whether `text` is a month "YYYY-MM". */
export function isYearMonth(text: unknown): text is YearMonth {
  if (typeof text !== "string") return false
  const match = monthText.exec(text)
  return match !== null && Number(match[1]) >= 1 && Number(match[2]) >= 1 && Number(match[2]) <= 12
}

/** Reads "YYYY-MM". Throws `month.invalid` for anything else. */
export function yearMonth(text: string): YearMonth {
  if (isYearMonth(text)) return text
  throw new InvalidValue("month.invalid", `not a month: ${text}`)
}

/** The calendar year of a day or month. */
export const yearOf = (moment: PlainDate | YearMonth): number => Number(moment.slice(0, 4))

/** ISO weekday: 1 Monday … 7 Sunday. */
export const weekday = (date: PlainDate): number => ((((epochDay(date) + 3) % 7) + 7) % 7) + 1

/** `days` later (earlier when negative). */
export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(epochDay(date) + days)

/** `months` later; a day that the target month lacks becomes its last day (2026-01-31 + 1 → 2026-02-28). */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const from = parts(date)
  const index = from.year * 12 + from.month - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return write({ year, month, day: Math.min(from.day, lengthOf(year, month)) })
}

/** `years` later; 29 February becomes 28 February in a common year. */
export const addYears = (date: PlainDate, years: number): PlainDate => addMonths(date, years * 12)

/** Days from `start` to `end`; negative when `end` is earlier. */
export const daysBetween = (start: PlainDate, end: PlainDate): number => epochDay(end) - epochDay(start)

/** Full months from `start` to `end`: the largest n with addMonths(start, n) ≤ end; negative when `end` is earlier. */
export function monthsBetween(start: PlainDate, end: PlainDate): number {
  if (end < start) return 0 - monthsBetween(end, start)
  const [a, b] = [parts(start), parts(end)]
  const months = (b.year - a.year) * 12 + b.month - a.month
  return addMonths(start, months) > end ? months - 1 : months
}

/** Full years of age on `day`; the birthday itself counts as reached. Month and day are compared, so 29 February is reached on 1 March of a common year. */
export function ageOn(birth: PlainDate, day: PlainDate): number {
  const years = yearOf(day) - yearOf(birth)
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The month a day belongs to. */
export const monthOf = (date: PlainDate): YearMonth => date.slice(0, 7) as YearMonth

/** `count` months later (earlier when negative). */
export const addMonthsTo = (month: YearMonth, count: number): YearMonth => monthOf(addMonths(firstDay(month), count))

/** The first day of a month. */
export const firstDay = (month: YearMonth): PlainDate => `${month}-01` as PlainDate

/** The last day of a month. */
export function lastDay(month: YearMonth): PlainDate {
  return `${month}-${pad(lengthOf(yearOf(month), Number(month.slice(5))), 2)}` as PlainDate
}

/** How many months `end` lies after `start`; negative when earlier. */
export const monthsApart = (start: YearMonth, end: YearMonth): number =>
  (yearOf(end) - yearOf(start)) * 12 + Number(end.slice(5)) - Number(start.slice(5))

/** Every month of the period, start included, end excluded; empty when `end` is not later. */
export function monthsFromTo(start: YearMonth, end: YearMonth): YearMonth[] {
  const count = Math.max(0, monthsApart(start, end))
  return Array.from({ length: count }, (_, index) => addMonthsTo(start, index))
}

/** The day it is in China (UTC+8, Asia/Shanghai) at an ISO instant with "Z" or an offset. Throws `instant.invalid`. */
export const todayInChina = (instant: string): PlainDate => chinaClock(instant).date

/** Day and minutes since midnight in China at an ISO instant. Throws `instant.invalid`. */
export function chinaClock(instant: string): { readonly date: PlainDate; readonly minutes: number } {
  const milliseconds = instantText.test(instant) ? Date.parse(instant) : Number.NaN
  if (Number.isNaN(milliseconds)) throw new InvalidValue("instant.invalid", `not an ISO instant: ${instant}`)
  const local = milliseconds + chinaOffset
  const days = Math.floor(local / 86_400_000)
  return { date: fromEpochDay(days), minutes: Math.floor((local - days * 86_400_000) / 60_000) }
}

/** Whether `a` lies before `b`. */
export const before = <Moment extends PlainDate | YearMonth>(a: Moment, b: Moment): boolean => a < b

/** Whether `a` lies after `b`. */
export const after = <Moment extends PlainDate | YearMonth>(a: Moment, b: Moment): boolean => a > b

/** The earliest of at least one day or month. */
export const earliest = <Moment extends PlainDate | YearMonth>(first: Moment, ...rest: readonly Moment[]): Moment =>
  rest.reduce((least, next) => (next < least ? next : least), first)

/** The latest of at least one day or month. */
export const latest = <Moment extends PlainDate | YearMonth>(first: Moment, ...rest: readonly Moment[]): Moment =>
  rest.reduce((most, next) => (next > most ? next : most), first)

/** 2026-03-02 → 2026年3月2日 */
export function longDate(date: PlainDate): string {
  const { year, month, day } = parts(date)
  return `${year}年${month}月${day}日`
}

/** 2026-03 → 2026年3月 */
export const longMonth = (month: YearMonth): string => `${yearOf(month)}年${Number(month.slice(5))}月`
