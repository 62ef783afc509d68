// Deadlines of a case: working days of the State Council calendar, standing still while the applicant corrects; amber and red.
import { addDays, deadline, isWorkingDay, type PlainDate, receivedOn, stateCouncilCalendar, todayInChina, weekday, yearOf } from "#standards"
import type { CaseStanding, Item } from "#service"

export interface Due {
  readonly on: PlainDate
  /** True when a year's holidays are not published yet and plain weekends were assumed. */
  readonly provisional: boolean
}

/** The last day for the decision; null while the clock stands still (the applicant corrects, or a step stops it) or when the case has ended. The day of acceptance is not counted. */
export function dueOf(item: Item, standing: CaseStanding): Due | null {
  if (!standing.step || standing.state === "returned" || standing.step.stopsClock) return null
  const paused = standing.pauses.reduce((sum, pause) => sum + (pause.until ? workingDaysFrom(todayInChina(pause.from), todayInChina(pause.until)) : 0), 0)
  const due = deadline(receivedOn(standing.submittedAt), item.within.workingDays + paused)
  return { on: due.date, provisional: due.provisional }
}

export type Pace = "ok" | "soon" | "late" | "paused" | "ended"

/** How the case stands against its limit today: late after the day, soon in the last fifth of the limit and at least its last day. */
export function paceOf(dueOn: string | null, ended: boolean, workingDays: number, today: PlainDate): { readonly pace: Pace; readonly daysLeft: number | null } {
  if (ended) return { pace: "ended", daysLeft: null }
  if (dueOn === null) return { pace: "paused", daysLeft: null }
  const daysLeft = workingDaysFrom(today, dueOn as PlainDate)
  if (daysLeft < 0) return { pace: "late", daysLeft }
  return { pace: daysLeft <= Math.max(1, Math.ceil(workingDays / 5)) ? "soon" : "ok", daysLeft }
}

/** Working days after the first day up to the second; in years not yet published plain weekends are assumed. Negative when late. */
export function workingDaysFrom(from: PlainDate, to: PlainDate): number {
  if (to < from) return -workingDaysFrom(to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (works(day)) count++
  return count
}

const works = (day: PlainDate): boolean => (stateCouncilCalendar.has(yearOf(day)) ? isWorkingDay(day) : weekday(day) <= 5)
