// What is known about an applicant and the facts of the item, asked together in one trip.
import type { Answer } from "#service"
import { fieldsOf } from "#service"
import type { PlainDate } from "#standards"
import type { Call, Session } from "#platform/database"
import type { GatheredFacts } from "#platform/facts"
import type { Known } from "#platform/module"
import type { Offered } from "./catalogue.ts"

export interface KnownWithFacts {
  readonly known: Known
  readonly facts: GatheredFacts
}

/** The statements that find out, the facts last. */
export const knowingCalls = (offered: Offered, subject: string, today: PlainDate): readonly Call[] => [...offered.known.calls(subject, today), offered.facts.one(subject, today)]

/** Their rows, call by call, as what is known. @throws not-found when there is no such applicant. */
export function knownFrom(offered: Offered, rows: readonly (readonly object[])[], today: PlainDate): KnownWithFacts {
  const facts = offered.facts.read(rows.at(-1)?.[0])
  return { known: offered.known.read(rows.slice(0, -1), facts, today), facts }
}

export async function findKnown(offered: Offered, session: Session, subject: string, today: PlainDate): Promise<KnownWithFacts> {
  return knownFrom(offered, await session.together(knowingCalls(offered, subject, today)), today)
}

/** What a trusted source says stands, whatever was sent: the values of fields that are known and may not be corrected. */
export function lockedAnswers(offered: Offered, { values }: Known): Record<string, Answer> {
  const lockable = fieldsOf(offered.item.form).filter((one) => one.known !== undefined && !one.correctable)
  return Object.fromEntries(lockable.flatMap((one) => {
    const value = values[one.known ?? ""]?.value
    return value === undefined || value === null ? [] : [[one.name, value]]
  }))
}
