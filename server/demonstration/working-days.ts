// Working days of the demonstration: in a year whose holidays are not published yet plain weekends are assumed, as for a case's deadline, so that it starts on any day.
import { addDays, deadline, type PlainDate } from "#standards"

/** The `count`-th working day after a day. */
export const workingDaysAfter = (day: PlainDate, count: number): PlainDate => deadline(day, count).date

/** The day itself, or the next one on which offices work. */
export const workingDay = (day: PlainDate): PlainDate => workingDaysAfter(addDays(day, -1), 1)

/** The `count`-th working day before a day; the day itself for none. */
export function workingDayBefore(day: PlainDate, count: number): PlainDate {
  const before = addDays(day, -1)
  return count === 0 ? day : workingDayBefore(before, workingDay(before) === before ? count - 1 : count)
}
