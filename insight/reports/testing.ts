// Builders of the tests of this module: places, persons, registrations, and officers who look at tables.
import { type Database, newId } from "#platform/database"
import { loadRegions } from "#platform/registers"
import { demonstrationRegions } from "#standards"
import type { StaffRole, Viewer } from "#wire"

export const officer = (id: string, roles: readonly StaffRole[], scope: string): Viewer => ({ kind: "staff", officerId: id, personId: null, name: `officer ${id}`, roles, scope, office: "统计科", session: `s${id}` })

export const loadPlaces = async (database: Database): Promise<void> => {
  await loadRegions(database.system, demonstrationRegions, "test")
}

const run = (database: Database, text: string, values: readonly unknown[]) => database.system.transaction((tx) => tx.sql(text, values))

/** A person; returns the id. */
export async function aPerson(database: Database, given: { readonly sex?: "1" | "2"; readonly born?: string; readonly education?: string; readonly name?: string; readonly region?: string } = {}): Promise<string> {
  const id = newId()
  await run(database, "insert into registers.persons (person_id, name, sex, birth_date, education, id_masked, region) values ($1, $2, $3, $4, $5, '990101********0011', $6)", [
    id, given.name ?? "测试人", given.sex ?? "1", given.born ?? "1990-05-05", given.education ?? "61", given.region ?? "990101001001",
  ])
  return id
}

export interface Spell {
  readonly person: string
  readonly from: string
  readonly to?: string | null
  readonly region?: string
  readonly reason?: string
  readonly closeReason?: string
  readonly recordedAt?: string
  readonly closeRecordedAt?: string
}

/** A registration of unemployment, recorded at noon of its first day unless said otherwise; its period is kept apart from employments as the business does. */
export async function unemployed(database: Database, given: Spell): Promise<string> {
  const id = newId()
  const to = given.to ?? null
  await run(
    database,
    `insert into registration.unemployments (person_id, spell_id, registered_on, reason, place_kind, region, last_contact_on, next_contact_on, closed_on, close_reason, state, recorded_at, close_recorded_at)
     values ($1, $2, $3, $4, '1', $5, $3, $3, $6, $7, $8, $9, $10)`,
    [given.person, id, given.from, given.reason ?? "20", given.region ?? "990101001001", to, to ? (given.closeReason ?? "U11") : null, to ? "closed" : "open", given.recordedAt ?? `${given.from}T04:00:00Z`, to ? (given.closeRecordedAt ?? `${to}T04:00:00Z`) : null],
  )
  return id
}

export interface Job {
  readonly person: string
  readonly from: string
  readonly to?: string | null
  readonly region?: string
  readonly urban?: boolean
  readonly evidence?: string
  readonly endReason?: string
  readonly recordedAt?: string
}

export async function employed(database: Database, given: Job): Promise<string> {
  const id = newId()
  const to = given.to ?? null
  await run(
    database,
    `insert into registration.employments (person_id, employment_id, form, employer_name, started_on, ended_on, end_reason, legal_end_reason, region, work_region, urban, evidence, state, source, recorded_at, end_recorded_at)
     values ($1, $2, '010', '示例单位', $3, $4, $5, $6, $7, $7, $8, $9, $10, 'case', $11, $12)`,
    [given.person, id, given.from, to, to ? (given.endReason ?? "04") : null, to ? "99" : null, given.region ?? "990101001001", given.urban ?? true, given.evidence ?? "A", to ? "ended" : "valid", given.recordedAt ?? `${given.from}T04:00:00Z`, to ? `${to}T04:00:00Z` : null],
  )
  return id
}

/** A paid month of benefit with its entitlement. */
export async function paid(database: Database, given: { readonly person: string; readonly month: number; readonly on: string; readonly fen: number; readonly region?: string }): Promise<void> {
  const entitlement = newId()
  const region = given.region ?? "990101001001"
  await run(
    database,
    `insert into insurance.entitlements (person_id, entitlement_id, region, claimed_on, starts_on, first_month, last_month, months, state, recorded_at)
     values ($1, $2, $3, $4, $4, $5, $5, 1, 'ended', $6)`,
    [given.person, entitlement, region, given.on, given.month, `${given.on}T02:00:00Z`],
  )
  await run(
    database,
    `insert into insurance.month_lines (person_id, seq, ym, entitlement_id, kind, region, due_fen, paid_fen, written_at, previous_hash, hash, state, settled_on)
     values ($1, $2, $3, $4, 'benefit', $5, $6, $6, $7, '\\x00', '\\x00', 'paid', $8)`,
    [given.person, given.month % 1000, given.month, entitlement, region, given.fen, `${given.on}T02:00:00Z`, given.on],
  )
}

/** Says, as the event would, that something happened to these persons. */
export const touch = (database: Database, persons: readonly string[]) => run(database, "insert into indicators.touched (person_id) select unnest($1::bigint[])", [persons])

export const change = run
