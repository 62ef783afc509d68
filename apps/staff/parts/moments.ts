// Days, moments and months as officers read them, always in China time whatever the machine is set to.
import { addMonthsTo, yearMonth } from "#standards"

const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false })

/** "2026-03-02 14:05" of an ISO UTC moment. */
export const moment = (iso: string): string => parts.format(new Date(iso)).replace("T", " ")

/** "2026-03-02" of an ISO UTC moment. */
export const dayOf = (iso: string): string => moment(iso).slice(0, 10)

/** "03-02 14:05", for lists where the year is plain. */
export const shortMoment = (iso: string): string => moment(iso).slice(5)

/** 2026-05, 2026-06, 2026-08 as [2026-05, 2026-06] and [2026-08, 2026-08]: the first and last of months that follow each other. */
export function monthSpans(months: readonly string[]): readonly (readonly [string, string])[] {
  const spans: [string, string][] = []
  for (const month of months) {
    const last = spans.at(-1)
    if (last && addMonthsTo(yearMonth(last[1]), 1) === month) last[1] = month
    else spans.push([month, month])
  }
  return spans
}
