// What ends or suspends the benefit, learned in time and learned late: A8 of domain/01, P3, P4 and P9 of domain/04 §9.5.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testHouse } from "../../../platform/http/testing.ts"
import { newId } from "#platform/database"
import { benefitHandlers } from "./handlers.ts"
import { aClaimant, anEntitlement, aPaidLine, cityB, deliverer, tell } from "./testing.ts"
import { benefitWordings } from "./wordings.ts"

const database = await testDatabase()
const clock = { now: "2025-07-09T02:00:00.000Z" }
const house = testHouse(database, clock)
const deliver = deliverer(house, benefitHandlers)

async function happens(topic: string, person: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tell(house, topic, person, { region: cityB, ...payload })
  await deliver()
}

const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))
interface Standing {
  readonly state: string
  readonly stopped_from: number | null
  readonly stop_event: string | null
  readonly stop_event_on: string | null
  readonly unused_months: number | null
}
const standing = async (person: string) => (await rows<Standing>("select state, stopped_from, stop_event, stop_event_on, unused_months from insurance.entitlements where person_id = $1", person))[0]
const receivables = (person: string) => rows<{ months: number[]; amount_fen: string; reason: string }>("select months, amount_fen, reason from insurance.receivables where person_id = $1 order by recorded_at", person)
const published = (person: string, topic: string) => rows<{ payload: Record<string, unknown> }>("select payload from exchange.outbox where subject_id = $1 and topic = $2 order by event_id", person, topic)

async function drawing(paid: readonly number[] = [202503, 202504, 202505, 202506]): Promise<string> {
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid })
  return person
}

test("P3: an employee row from 2025-06-16 stops the benefit from July and keeps the eight months left", async () => {
  const person = await drawing()
  await happens("employee-row.received", person, { effectiveDate: "2025-06-16", kind: "210", until: null })
  expect(await standing(person)).toEqual({ state: "stopped", stopped_from: 202507, stop_event: "re-employed", stop_event_on: "2025-06-16", unused_months: 8 })
  expect(await receivables(person)).toEqual([])
})

test("A8: a hire of 2026-03-05 registered on 2026-03-20 stops from April; the April already paid is owed", async () => {
  const person = await aClaimant(database, { paidMonths: 48, leftOn: "2025-12-15", registeredOn: "2025-12-18" })
  await anEntitlement(database, person, { first: 202512, last: 202611, lossOn: "2025-12-15", paid: [202512, 202601, 202602, 202603, 202604] })
  clock.now = "2026-04-10T02:00:00.000Z"
  await happens("employment.registered", person, { effectiveDate: "2026-03-05", employmentId: "1" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stopped_from: 202604, unused_months: 8 })
  expect(await receivables(person)).toEqual([{ months: [202604], amount_fen: "180000", reason: "re-employed" }])
  const [event] = await published(person, "benefit.stopped")
  expect(event?.payload).toMatchObject({ region: cityB, regions: [cityB], stoppedFrom: "2026-04", effectiveDate: "2026-03-05", overpaidMonths: ["2026-04"], amountFen: 180_000, unusedMonths: 8, event: "re-employed" })
  clock.now = "2025-07-09T02:00:00.000Z"
})

test("a back-dated employment claims back every month after it, once, however often it is told", async () => {
  const person = await drawing()
  await happens("employment.registered", person, { effectiveDate: "2025-04-10", employmentId: "1" })
  await happens("employee-row.received", person, { effectiveDate: "2025-04-10", kind: "210" })
  await happens("unemployment.cancelled", person, { effectiveDate: "2025-04-10", reason: "U11" })
  expect(await standing(person)).toMatchObject({ stopped_from: 202505, unused_months: 10 })
  expect(await receivables(person)).toEqual([{ months: [202505, 202506], amount_fen: "360000", reason: "re-employed" }])
  expect(await published(person, "benefit.stopped")).toHaveLength(1)
})

test("an earlier day found later moves the stop forward in time and claims back only what is not yet claimed", async () => {
  const person = await drawing()
  await happens("employee-row.received", person, { effectiveDate: "2025-05-20", kind: "210" })
  await happens("employee-row.received", person, { effectiveDate: "2025-04-02", kind: "210" })
  expect(await standing(person)).toMatchObject({ stopped_from: 202505, stop_event_on: "2025-04-02", unused_months: 10 })
  expect((await receivables(person)).map((one) => one.months).sort()).toEqual([[202505], [202506]])
})

test("work found from before the benefit began, but after the loss, takes away all of it", async () => {
  const person = await drawing([202503, 202504])
  await happens("employee-row.received", person, { effectiveDate: "2025-03-16", kind: "210" })
  expect(await standing(person)).toMatchObject({ stopped_from: 202503, unused_months: 12 })
  expect((await receivables(person))[0]).toMatchObject({ months: [202503, 202504], amount_fen: "360000" })
})

test("the work that was lost, short work over before the benefit began, and rows of health insurance change nothing", async () => {
  const person = await drawing()
  await happens("employee-row.received", person, { effectiveDate: "2021-03-01", kind: "210", until: "2025-03-15" })
  await happens("employee-row.received", person, { effectiveDate: "2025-03-15", kind: "210", until: "2025-03-17" })
  await happens("employee-row.received", person, { effectiveDate: "2025-05-01", kind: "310" })
  expect(await standing(person)).toMatchObject({ state: "running", stopped_from: null })
})

test("P9: a pension from 2025-07 stops the benefit in the same month, and nothing is kept; a residents' pension does not", async () => {
  const person = await drawing()
  await happens("person.pension-started", person, { effectiveDate: "2025-07-01", kind: "170" })
  expect(await standing(person)).toMatchObject({ state: "running" })
  await happens("person.pension-started", person, { effectiveDate: "2025-07-01", kind: "110" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stopped_from: 202507, stop_event: "pension-started", unused_months: 0 })
})

test("P4: who died on 2025-07-03 is paid no more from July; July already paid stays with the survivors, August is owed", async () => {
  const person = await drawing([202505, 202506, 202507, 202508])
  await happens("person.died", person, { effectiveDate: "2025-07-03" })
  expect(await standing(person)).toMatchObject({ state: "stopped", stopped_from: 202507, stop_event: "died" })
  expect((await receivables(person)).map((one) => one.months)).toEqual([[202508]])
})

test("prison suspends from the next month and keeps the state; release lets the rest be drawn", async () => {
  const person = await drawing()
  await happens("person.imprisoned", person, { effectiveDate: "2025-07-02", until: null })
  expect(await standing(person)).toMatchObject({ state: "running", stopped_from: null })
  const suspensions = () => rows<{ from_month: number; to_month: number | null }>("select from_month, to_month from insurance.suspensions where person_id = $1", person)
  expect(await suspensions()).toEqual([{ from_month: 202508, to_month: null }])
  await happens("person.imprisoned", person, { effectiveDate: "2025-07-02", until: "2025-10-15" })
  expect(await suspensions()).toEqual([{ from_month: 202508, to_month: 202510 }])
  expect(await published(person, "benefit.suspended")).toHaveLength(1)
  expect((await published(person, "benefit.resumed"))[0]?.payload).toMatchObject({ from: "2025-10" })
})

test("a custody over within the month suspends nothing", async () => {
  const person = await drawing()
  await happens("person.imprisoned", person, { effectiveDate: "2025-07-02", until: "2025-07-20" })
  expect(await rows("select 1 from insurance.suspensions where person_id = $1", person)).toEqual([])
})

test("military service stops and keeps the months", async () => {
  const person = await drawing()
  await happens("person.enlisted", person, { effectiveDate: "2025-07-01" })
  expect(await standing(person)).toMatchObject({ stopped_from: 202508, stop_event: "enlisted", unused_months: 7 })
})

test("a registration ended for refused services or silence holds the payment until an officer looked; a move of place changes nothing", async () => {
  const person = await drawing()
  await happens("unemployment.cancelled", person, { effectiveDate: "2025-07-05", reason: "U91" })
  expect(await rows("select 1 from insurance.holds where person_id = $1", person)).toEqual([])
  await happens("unemployment.cancelled", person, { effectiveDate: "2025-07-05", reason: "U32", says: "连续6个月未联系" })
  await happens("unemployment.cancelled", person, { effectiveDate: "2025-07-05", reason: "U32" })
  const holds = await rows<{ from_month: number; reason: string; says: string }>("select from_month, reason, says from insurance.holds where person_id = $1", person)
  expect(holds).toEqual([{ from_month: 202508, reason: "registration-U32", says: "连续6个月未联系，核实后恢复发放或停发" }])
})

test("a month that left with the bank file before the stop was known is claimed back when it arrives", async () => {
  const person = await drawing()
  await happens("employee-row.received", person, { effectiveDate: "2025-06-16", kind: "210" })
  const [entitlement] = await rows<{ entitlement_id: string }>("select entitlement_id from insurance.entitlements where person_id = $1", person)
  await database.system.transaction((tx) => aPaidLine(tx, person, entitlement?.entitlement_id ?? "", 9, 202507))
  await happens("payment.paid", person, {})
  await happens("payment.paid", person, {})
  expect((await receivables(person)).map((one) => one.months)).toEqual([[202507]])
  expect(await published(person, "benefit.overpaid")).toHaveLength(1)
})

test("the office that registered the person is told as well as the office that pays", async () => {
  const person = await aClaimant(database, { paidMonths: 48, region: "990202001000" })
  await anEntitlement(database, person)
  await happens("employment.registered", person, { effectiveDate: "2025-06-16", employmentId: newId() })
  expect((await published(person, "benefit.stopped"))[0]?.payload).toMatchObject({ region: cityB, registrationRegion: "990202001000", regions: [cityB, "990202001000"] })
})

test("whoever draws nothing is left alone by every event", async () => {
  const person = await aClaimant(database)
  for (const topic of ["employment.registered", "person.died", "person.pension-started", "person.imprisoned", "unemployment.cancelled", "payment.paid"]) await happens(topic, person, { effectiveDate: "2025-06-16", reason: "U32" })
  expect(await rows("select topic from exchange.outbox where subject_id = $1 and topic like 'benefit.%'", person)).toEqual([])
})

test("a registration ended by a residents' pension is looked at; one ended by an employee's pension stops the benefit", async () => {
  const residents = await drawing()
  await rows("insert into registers.pensions (person_id, kind, starts_on) values ($1, '170', '2025-07-01')", residents)
  await happens("unemployment.cancelled", residents, { effectiveDate: "2025-07-01", reason: "U21" })
  expect(await standing(residents)).toMatchObject({ state: "running" })
  expect(await rows("select 1 from insurance.holds where person_id = $1", residents)).toHaveLength(1)
  const employee = await drawing()
  await rows("insert into registers.pensions (person_id, kind, starts_on) values ($1, '110', '2025-07-01')", employee)
  await happens("unemployment.cancelled", employee, { effectiveDate: "2025-07-01", reason: "U21" })
  expect(await standing(employee)).toMatchObject({ stopped_from: 202507, stop_event: "pension-started" })
})

test("the person and both offices are told of a stop; of a death only the offices", () => {
  const event = (topic: string, payload: object) => ({ id: "1", topic, subjectId: "5", at: "", payload: payload as Record<string, unknown> })
  const tell = benefitWordings.find((one) => one.topic === "benefit.stopped")?.tell
  const stopped = tell?.(event("benefit.stopped", { event: "re-employed", says: "因重新就业，失业保险金自2025-07起停发", regions: [cityB, "990202001000"] }))
  expect(stopped?.subject?.text).toContain("重新就业")
  expect(stopped?.offices?.map((one) => [one.region, one.role])).toEqual([[cityB, "clerk"], ["990202001000", "clerk"]])
  const died = tell?.(event("benefit.stopped", { event: "died", says: "因死亡停发", regions: [cityB] }))
  expect(died?.subject).toBeUndefined()
  expect(died?.offices).toHaveLength(1)
})
