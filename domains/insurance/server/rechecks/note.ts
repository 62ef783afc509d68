// Writes down that something has to be looked at again, and tells the office; the same thing is written once while it is open.
import { deadline, type PlainDate, todayInChina } from "#standards"
import { newId, statement, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RecheckKind } from "../../contract/rechecks.ts"
import { send } from "../stop-benefit.ts"

export interface NewRecheck {
  readonly person: string
  readonly entitlement: string | null
  readonly kind: RecheckKind
  readonly ground: string
  readonly event: string | null
  readonly on: string | null
  readonly says: string
  readonly region: string
  readonly at: string
}

const insert = statement<NewRecheck & { recheck: string; due: string }, { recheck_id: string }>({
  name: "insurance.note-recheck",
  reach: "subject",
  sql: `
    insert into insurance.rechecks (person_id, recheck_id, entitlement_id, kind, ground, event, happened_on, says, region, due_on, made_at)
    values (:person, :recheck, :entitlement, :kind, :ground, :event, :on::date, :says, :region, :due::date, :at)
    on conflict do nothing
    returning recheck_id`,
})

/** Working days an officer has to look. */
const workingDaysToLook = 5

export async function noteRecheck(tx: Bulk, given: NewRecheck): Promise<boolean> {
  const today: PlainDate = todayInChina(given.at)
  const made = await tx.maybe(insert, { ...given, recheck: newId(), due: deadline(today, workingDaysToLook).date })
  if (!made) return false
  await send(tx, publish("benefit.recheck-due", given.person, { recheckId: made.recheck_id, entitlementId: given.entitlement, region: given.region, effectiveDate: today, kind: given.kind, ground: given.ground, says: given.says }))
  return true
}
