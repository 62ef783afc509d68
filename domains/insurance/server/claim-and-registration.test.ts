// One visit, two businesses: a claim registers the person as unemployed; new work ends the registration and the benefit; each hears of the other.
import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { casework, catalogueOf } from "#platform/casework"
import { newId } from "#platform/database"
import { registration } from "../../registration/module.ts"
import { insurance } from "../module.ts"
import { aClaimant, citizen, cityB, claimAnswers, clerk, deliverer, reviewer, tell } from "./testing.ts"

const database = await testDatabase()
const clock = { now: "2025-03-20T02:00:00.000Z" }
const { ask, house } = await testServer(database, [casework(catalogueOf([...(registration.offers ?? []), ...(insurance.offers ?? [])])), registration, insurance], clock)
const deliver = deliverer(house, [...(registration.handlers ?? []), ...(insurance.handlers ?? [])])
await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道') on conflict do nothing", [cityB]))
const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))

interface Answer {
  readonly status: number
  readonly body: { caseId: string; state: string; verdict: string }
}

test("who claims without a registration is registered the same day, granted, and stopped in both when an employer enrols them", async () => {
  const person = await aClaimant(database, { registeredOn: null })
  const sent = (await ask(citizen(person), "POST", "/cases", { item: "insurance.benefit-claim", region: cityB, answers: claimAnswers() }, { "idempotency-key": randomUUID() })) as Answer
  expect([sent.status, sent.body.verdict], JSON.stringify(sent.body)).toEqual([201, "fail"])
  await deliver()
  const [spell] = await rows<{ registered_on: string; state: string; channel: string }>("select registered_on, state, channel from registration.unemployments where person_id = $1", person)
  expect(spell).toEqual({ registered_on: "2025-03-20", state: "open", channel: "claim" })
  const path = `/cases/${person}/${sent.body.caseId}/actions`
  expect((await ask(clerk, "POST", path, { kind: "accept", length: 1 })).status).toBe(200)
  clock.now = "2025-03-28T02:00:00.000Z"
  const decided = (await ask(reviewer, "POST", path, { kind: "approve", length: 2 })) as Answer
  expect(decided.body.state, JSON.stringify(decided.body)).toBe("approved")
  clock.now = "2025-04-20T02:00:00.000Z"
  const employer = newId()
  await rows("insert into registers.employers (employer_id, uscc, name, region) values ($1, '91990201MA00000001', '丙厂', $2)", employer, cityB)
  await rows("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, region) values ($1, $2, $3, '210', '2025-04-16', $4)", person, newId(), employer, cityB)
  await tell(house, "employee-row.received", person, { effectiveDate: "2025-04-16", kind: "210", employerId: employer, rowId: "1", until: null, region: cityB })
  await deliver()
  expect((await rows<object>("select state, stopped_from, stop_event, unused_months from insurance.entitlements where person_id = $1", person))[0]).toEqual({ state: "stopped", stopped_from: 202505, stop_event: "re-employed", unused_months: 1 })
  expect((await rows<{ state: string }>("select state from registration.unemployments where person_id = $1", person))[0]?.state).toBe("closed")
  expect(await rows("select 1 from exchange.outbox where subject_id = $1 and topic = 'benefit.stopped'", person)).toHaveLength(1)
})
