// Keeps the tables and rules of a process of the present: at its start, at once where something is approved, and every few seconds elsewhere.
import { setTimeout as sleep } from "node:timers/promises"
import type { Session } from "#platform/database"
import type { House } from "#platform/module"
import { type ParameterRow, PolicyError, type Rule } from "#policy"
import type { Lawbook } from "./lawbook.ts"
import { readVersions, type VersionRow } from "./draft-statements.ts"
import { parameterRowOf, readApproved, readVersion } from "./statements.ts"

/** Milliseconds until a process knows what another one approved. */
const every = 3000

/** Every row that two officers put into force, as the rule language reads it. */
export const approvedRows = async (session: Pick<Session, "all">): Promise<readonly ParameterRow[]> => (await session.all(readApproved, {})).map(parameterRowOf)

/** Approved versions never change, so each is read once and what was made ready of it is kept. */
const readBefore = new WeakMap<Lawbook, Map<string, Rule>>()

/** An approved version as this program reads it. @throws when it leans on what the program no longer knows */
function versionOf(lawbook: Lawbook, row: VersionRow): Rule {
  const known = readBefore.get(lawbook) ?? new Map<string, Rule>()
  readBefore.set(lawbook, known)
  const found = known.get(row.draft_id)
  if (found) return found
  const read = lawbook.readVersion(row.rule, row.effective_from, row.content)
  if (!read.rule) throw new PolicyError("policy.rule-shape", `规则 ${row.rule} 自 ${row.effective_from} 起的版本读不通：${read.problems.map((one) => `${one.at} ${one.says}`).join("；")}`)
  known.set(row.draft_id, read.rule)
  return read.rule
}

/** Brings the approved rows and versions into the tables and books. Answers the version they are at least of. */
export async function refresh(session: Pick<Session, "one" | "all">, lawbook: Lawbook): Promise<string> {
  const { version } = await session.one(readVersion, {})
  const [rows, versions] = await Promise.all([approvedRows(session), session.all(readVersions, {})])
  lawbook.take(rows)
  lawbook.takeVersions(versions.filter((row) => lawbook.rules.versions(row.rule).length > 0).map((row) => versionOf(lawbook, row)))
  return version
}

export interface Following {
  stop(): Promise<void>
}

/** Starts following. @throws when approved rows or versions cannot stand beside the program's own: it would decide by law nobody meant. */
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
