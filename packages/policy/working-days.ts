// Working days for rules: counted by the published calendars, unknown (never guessed) beyond them.
import { InvalidValue, plainDate, workingDaysBetween } from "#standards"

/** Working days after the first day up to and including the second; undefined where a year's holidays are not published. */
export function publishedWorkingDays(from: string, to: string): number | undefined {
  try {
    return workingDaysBetween(plainDate(from), plainDate(to))
  } catch (error) {
    if (error instanceof InvalidValue && error.code === "calendar.year-unpublished") return undefined
    throw error
  }
}
