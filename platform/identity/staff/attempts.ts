// Counting attempts to sign in, for logins that exist and those that do not, so that the answer never tells which.
import { type Session, statement } from "#platform/database"
import { chinaClock } from "#standards"
import { identityProblems } from "../contract.ts"

/** Failures in a row that lock, and for how long [P]. */
const allowedFailures = 5
const lockMinutes = 15

/** Counts before the password is looked at, so that a hundred guesses sent at once are still five. */
const countAttempt = statement<{ login: string; now: string }, { failures: number; locked_until: string | null }>({
  name: "identity.count-attempt",
  reach: "lookup",
  sql: `
    insert into identity.attempts as a (login, failures, at) values (:login, 1, :now)
    on conflict (login) do update set
      failures = case when a.locked_until > :now then a.failures when a.locked_until is not null or a.at < :now::timestamptz - interval '${lockMinutes} minutes' then 1 else a.failures + 1 end,
      locked_until = case when a.locked_until > :now then a.locked_until end,
      at = case when a.locked_until > :now then a.at else :now end
    returning failures, locked_until`,
})

const lock = statement<{ login: string; until: string }>({
  name: "identity.lock-login",
  reach: "lookup",
  sql: "update identity.attempts set locked_until = :until where login = :login and locked_until is null",
})

const forget = statement<{ login: string }>({ name: "identity.forget-attempts", reach: "lookup", sql: "delete from identity.attempts where login = :login" })

const takeBack = statement<{ login: string }>({ name: "identity.take-back-attempt", reach: "lookup", sql: "update identity.attempts set failures = greatest(failures - 1, 0) where login = :login and locked_until is null" })

const forgetOld = statement<{ before: string }>({ name: "identity.forget-old-attempts", reach: "queue", sql: "delete from identity.attempts where at < :before" })

function lockedUntil(moment: string) {
  const { minutes } = chinaClock(moment)
  return identityProblems.locked({ until: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`, lockedUntil: moment })
}

/** Does `check` as one attempt of this login. A false answer counts as a failure; the fifth locks. @throws identity.locked */
export async function attempt<T>(system: Session, login: string, now: string, check: () => Promise<T | undefined>): Promise<T | undefined> {
  const standing = await system.one(countAttempt, { login, now })
  if (standing.locked_until !== null) throw lockedUntil(standing.locked_until)
  const until = new Date(Date.parse(now) + lockMinutes * 60_000).toISOString()
  if (standing.failures > allowedFailures) {
    await system.run(lock, { login, until })
    throw lockedUntil(until)
  }
  const found = await check()
  if (found !== undefined) await system.run(takeBack, { login })
  else if (standing.failures === allowedFailures) {
    await system.run(lock, { login, until })
    throw lockedUntil(until)
  }
  return found
}

/** After a complete sign-in, or by an operator. */
export const forgetAttempts = (system: Session, login: string): Promise<number> => system.run(forget, { login })

/** Rows nobody needs after a day. */
export const forgetOldAttempts = (system: Session, now: string): Promise<number> => system.run(forgetOld, { before: new Date(Date.parse(now) - 86_400_000).toISOString() })
