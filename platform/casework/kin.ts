// The relatives an officer has declared, kept for a minute: nobody handles a relative's case.
import { type Session, statement } from "#platform/database"

const readKin = statement<{ person: string }, { relative_id: string }>({ name: "casework.kin-of-officer", reach: "subject", sql: "select relative_id from registers.kin where person_id = :person union select person_id from registers.kin where relative_id = :person" })

const kept = new WeakMap<Session, Map<string, { readonly at: number; readonly kin: Promise<ReadonlySet<string>> }>>()
const keptFor = 60_000

/** Person ids of the relatives of an officer's person, declared from either side; none when the officer is no known person. */
export function kinOf(system: Session, personId: string | null): Promise<ReadonlySet<string>> {
  if (personId === null) return Promise.resolve(new Set())
  const known = kept.get(system) ?? new Map<string, { readonly at: number; readonly kin: Promise<ReadonlySet<string>> }>()
  kept.set(system, known)
  const before = known.get(personId)
  if (before && Date.now() - before.at < keptFor) return before.kin
  const kin = system.all(readKin, { person: personId }).then((rows) => new Set(rows.map((row) => row.relative_id)))
  known.set(personId, { at: Date.now(), kin })
  kin.catch(() => known.delete(personId))
  return kin
}
