// Working days (工作日) by the State Council's yearly holiday arrangement, with weekends swapped into work (调休).
import { addDays, chinaClock, type PlainDate, weekday, yearOf } from "../plain-date.ts"
import { InvalidValue } from "../invalid-value.ts"
import holidays from "./holidays.json" with { type: "json" }

/** One year's arrangement: weekdays off and weekend days worked. */
export type YearArrangement = { readonly rest: ReadonlySet<PlainDate>; readonly work: ReadonlySet<PlainDate> }
/** The published years. A new year is imported by an administrator and added with `withYear`. */
export type WorkingCalendar = ReadonlyMap<number, YearArrangement>

/** The arrangements that ship with the program (2004–2026). */
export const stateCouncilCalendar: WorkingCalendar = new Map(
  Object.entries(holidays.years).map(([year, { rest, work }]) => {
    const dated = (days: readonly string[]) => new Set(days.map((day) => `${year}-${day}` as PlainDate))
    return [Number(year), { rest: dated(rest), work: dated(work) }]
  }),
)

/** A calendar with one year added or replaced. Throws `calendar.day-outside-year` when a day belongs to another year. */
export function withYear(calendar: WorkingCalendar, year: number, rest: readonly PlainDate[], work: readonly PlainDate[]): WorkingCalendar {
  const stray = [...rest, ...work].find((day) => yearOf(day) !== year)
  if (stray !== undefined) throw new InvalidValue("calendar.day-outside-year", `${stray} is not in ${year}`)
  return new Map([...calendar, [year, { rest: new Set(rest), work: new Set(work) }]])
}

const isWeekend = (day: PlainDate) => weekday(day) > 5

/** Whether offices work on `day`. Throws `calendar.year-unpublished` when that year's arrangement is not known. */
export function isWorkingDay(day: PlainDate, calendar: WorkingCalendar = stateCouncilCalendar): boolean {
  const year = calendar.get(yearOf(day))
  if (year === undefined) throw new InvalidValue("calendar.year-unpublished", `the holidays of ${yearOf(day)} are not published`)
  return isWeekend(day) ? year.work.has(day) : !year.rest.has(day)
}

/** Like `isWorkingDay`, but an unpublished year has plain weekends. */
const worksAsFarAsKnown = (day: PlainDate, calendar: WorkingCalendar) =>
  calendar.has(yearOf(day)) ? isWorkingDay(day, calendar) : !isWeekend(day)

function advance(from: PlainDate, count: number, works: (day: PlainDate) => boolean): PlainDate {
  if (!Number.isInteger(count) || count < 0) throw new InvalidValue("calendar.count-invalid", `not a number of working days: ${count}`)
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (works(day)) left -= 1
  }
  return day
}

/** The `count`-th working day after `from`; the day of acceptance is not counted. Throws `calendar.year-unpublished`. */
export const addWorkingDays = (from: PlainDate, count: number, calendar: WorkingCalendar = stateCouncilCalendar): PlainDate =>
  advance(from, count, (day) => isWorkingDay(day, calendar))

/** Working days after `start` up to and including `end`; negative when `end` is earlier. Throws `calendar.year-unpublished`. */
export function workingDaysBetween(start: PlainDate, end: PlainDate, calendar: WorkingCalendar = stateCouncilCalendar): number {
  if (end < start) return 0 - workingDaysBetween(end, start, calendar)
  let count = 0
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}

/** The last day of a limit of `count` working days. `provisional` when a year on the way is unpublished and plain weekends were assumed. */
export function deadline(
  from: PlainDate,
  count: number,
  calendar: WorkingCalendar = stateCouncilCalendar,
): { readonly date: PlainDate; readonly provisional: boolean } {
  const date = advance(from, count, (day) => worksAsFarAsKnown(day, calendar))
  const lastYear = yearOf(date)
  let provisional = false
  for (let year = yearOf(addDays(from, 1)); year <= lastYear; year += 1) provisional ||= !calendar.has(year)
  return { date, provisional: count > 0 && provisional }
}

/** Minutes after midnight at which offices close: 17:30. */
export const officeCloses = 17 * 60 + 30

/** The day on which something sent at `instant` counts as received: from closing time on, or on a rest day, the next working day. Never stops for an unpublished year. */
export function receivedOn(instant: string, calendar: WorkingCalendar = stateCouncilCalendar, closes: number = officeCloses): PlainDate {
  const { date, minutes } = chinaClock(instant)
  const works = (day: PlainDate) => worksAsFarAsKnown(day, calendar)
  return works(date) && minutes < closes ? date : advance(date, 1, works)
}
