// Keeps the tables of a process of the present: at its start, at once where something is approved, and every few seconds elsewhere.
import { setTimeout as sleep } from "node:timers/promises"
import type { Session } from "#platform/database"
import type { House } from "#platform/module"
import type { ParameterRow } from "#policy"
import type { Lawbook } from "./lawbook.ts"
import { parameterRowOf, readApproved, readVersion } from "./statements.ts"

/** Milliseconds until a process knows what another one approved. */
const every = 3000

/** Every row that two officers put into force, as the rule language reads it. */
export const approvedRows = async (session: Session): Promise<readonly ParameterRow[]> => (await session.all(readApproved, {})).map(parameterRowOf)

/** Brings the approved rows into the tables. Answers the version they are at least of. */
export async function refresh(session: Session, lawbook: Lawbook): Promise<string> {
  const { version } = await session.one(readVersion, {})
  lawbook.take(await approvedRows(session))
  return version
}

export interface Following {
  stop(): Promise<void>
}

/** Starts following. @throws when approved rows cannot stand beside the program's own: it would decide by numbers nobody meant. */
export async function followParameters(house: House, lawbook: Lawbook): Promise<Following> {
  const session = house.database.system
  let known = await refresh(session, lawbook)
  const stopping = new AbortController()
  const look = async (): Promise<void> => {
    const { version } = await session.one(readVersion, {})
    if (version !== known) known = await refresh(session, lawbook)
  }
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await sleep(every, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (!stopping.signal.aborted) await look().catch((failure: unknown) => house.log("error", "parameters could not be read", { failure: failure instanceof Error ? failure.message : String(failure) }))
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
