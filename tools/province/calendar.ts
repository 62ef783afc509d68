// Days and months as whole numbers: a day counts from 1970-01-01, a month is year × 12 + month − 1. Texts are looked up, not built.
import { epochDay, fromEpochDay, isWorkingDay, plainDate, stateCouncilCalendar, weekday, yearOf } from "#standards"

const firstKnown = epochDay(plainDate("1895-01-01"))
const lastKnown = epochDay(plainDate("2105-12-31"))
const days = lastKnown - firstKnown + 1

const monthOfDay = new Int32Array(days)
const dateOfDay = new Int8Array(days)
const firstOfMonth = new Map<number, number>()
const texts: (string | undefined)[] = new Array<string | undefined>(days)

for (let index = 0, year = 1895, month = 0, date = 1; index < days; index++) {
  const at = year * 12 + month
  if (date === 1) firstOfMonth.set(at, firstKnown + index)
  monthOfDay[index] = at
  dateOfDay[index] = date
  date += 1
  if (date > lengthOf(year, month)) [date, month] = [1, month + 1]
  if (month === 12) [month, year] = [0, year + 1]
}

function lengthOf(year: number, month: number): number {
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31
}

/** The month a day lies in. */
export const monthOf = (day: number): number => monthOfDay[day - firstKnown] ?? 0

/** 1–31. */
export const dateOf = (day: number): number => dateOfDay[day - firstKnown] ?? 1

export const firstDay = (month: number): number => firstOfMonth.get(month) ?? 0

export const daysIn = (month: number): number => firstDay(month + 1) - firstDay(month)

/** The day of a month, or its last one when it has fewer days. */
export const dayIn = (month: number, date: number): number => firstDay(month) + Math.min(date, daysIn(month)) - 1

export const addMonths = (day: number, months: number): number => dayIn(monthOf(day) + months, dateOf(day))

/** Full years of age on a day. A birthday of 29 February is reached on 1 March of a common year (民法通则意见: the day after the last). */
export function ageOn(born: number, day: number): number {
  const years = Math.floor((monthOf(day) - monthOf(born)) / 12)
  const sameMonth = (monthOf(day) - monthOf(born)) % 12 === 0
  return sameMonth && dateOf(day) < dateOf(born) ? years - 1 : years
}

/** "2026-03-02". */
export function dayText(day: number): string {
  return (texts[day - firstKnown] ??= fromEpochDay(day))
}

export const dayOf = (text: string): number => epochDay(plainDate(text))

/** 202603. */
export const monthNumber = (month: number): number => Math.floor(month / 12) * 100 + (month % 12) + 1

/** "2026-03". */
export const monthText = (month: number): string => dayText(firstDay(month)).slice(0, 7)

export function monthFrom(text: string): number {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new RangeError(`not a month: ${text}`)
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1
}

const firstCounted = dayOf("2016-01-01")
const workingDays = new Int32Array(dayOf("2031-01-01") - firstCounted)
for (let index = 0; index < workingDays.length; index++) {
  const day = fromEpochDay(firstCounted + index)
  const works = stateCouncilCalendar.has(yearOf(day)) ? isWorkingDay(day) : weekday(day) <= 5
  workingDays[index] = (workingDays[index - 1] ?? 0) + (works ? 1 : 0)
}

/** Working days after `from` up to and including `to`. */
export const workingDaysBetween = (from: number, to: number): number => (workingDays[to - firstCounted] ?? 0) - (workingDays[from - firstCounted] ?? 0)

/** The first working day that is `count` working days after a day. */
export function addWorkingDays(from: number, count: number): number {
  let day = from
  while (workingDaysBetween(from, day) < count) day += 1
  return day
}
