// Nobody's phone rings at night: short messages wait from 21:00 to 08:00 China time.

/** The moment a message made at `now` may leave. */
export function quietUntil(now: string): string {
  const china = new Date(Date.parse(now) + 8 * 3_600_000)
  const hour = china.getUTCHours()
  if (hour >= 8 && hour < 21) return now
  const morning = Date.UTC(china.getUTCFullYear(), china.getUTCMonth(), china.getUTCDate() + (hour >= 21 ? 1 : 0), 0, 0)
  return new Date(morning).toISOString()
}
