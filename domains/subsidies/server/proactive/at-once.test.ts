// An offer and what else happens at the same moment: confirmed twice it is one case; beside a claim for the same months, each month is had once.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import type { OfferView } from "../../contract/offers.ts"
import { months, staff, subsidyWorld } from "../testing.ts"
import { followRecords, readSilence, renewOffers } from "./follow-offers.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-12-10T02:00:00.000Z", [payments([], () => simulatedBank({ clock: () => world.clock.now }))])
const { clock, ask, sql, act, claim, unitOf, house } = world
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly caseId: string }
}
const offered = async (unit: string): Promise<OfferView> => {
  await followRecords(house)
  await renewOffers(house)
  await world.deliver()
  const [offer] = ((await ask(unitOf(unit), "GET", "/subsidies/mine/offers")) as { body: OfferView[] }).body
  if (!offer) throw new Error("nothing was offered")
  return offer
}
const reply = async (unit: string, offer: OfferView, said: string): Promise<Said> => ask(unitOf(unit), "POST", `/subsidies/mine/offers/${offer.offerId}/reply`, { reply: said })

/** SSG-1: a graduate hired in August with four months paid. */
async function firm(): Promise<{ readonly unit: string; readonly person: string }> {
  const unit = await world.employer()
  return { unit, person: await world.graduate({ employer: unit, months: months("2025-08", 4) }) }
}
const offerCases = (unit: string) => sql<{ case_id: string }>("select case_id from casework.cases where subject_id = $1 and item = 'subsidies.graduate-hire-offered'", unit)
const monthsHad = (person: string) => sql<{ ym: number; grants: number }>("select ym, count(*)::int as grants from subsidies.grant_months where person_id = $1 and state = 'granted' group by ym order by ym", person)

test("the same offer confirmed twice, and confirmed and declined, at once: one answer counts, one case at most", async () => {
  at("2025-12-10")
  const [{ unit }, other] = [await firm(), await firm()]
  const twice = await offered(unit)
  const said = await Promise.all([reply(unit, twice, "confirm"), reply(unit, twice, "confirm")])
  expect(said.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(said.find((one) => one.status === 409)?.body.code).toBe("subsidies.offer-not-waiting")
  expect(await offerCases(unit)).toHaveLength(1)
  const both = await offered(other.unit)
  const answers = await Promise.all([reply(other.unit, both, "confirm"), reply(other.unit, both, "decline")])
  expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(await offerCases(other.unit)).toHaveLength(answers[0]?.status === 200 ? 1 : 0)
})

test("the unit's word and its silence read at once: confirmed once", async () => {
  at("2025-12-10")
  const { unit } = await firm()
  const offer = await offered(unit)
  at("2025-12-20")
  const [said] = await Promise.all([reply(unit, offer, "confirm"), readSilence(house), readSilence(house)])
  expect([200, 409]).toContain(said.status)
  expect(await offerCases(unit)).toHaveLength(1)
  expect((await sql<{ kind: string }>("select kind from subsidies.offer_actions where offer_id = $1 order by seq", offer.offerId)).map((one) => one.kind.replace("auto-", ""))).toEqual(["offered", "confirmed"])
})

test("an offer confirmed while a claim for its months is approved, and both cases approved at once: each month is granted once, the other case waits as it was", async () => {
  at("2025-12-10")
  const { unit, person } = await firm()
  const offer = await offered(unit)
  const sent = await claim(unitOf(unit), "subsidies.graduate-hire", "2025-08", "2025-11")
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  await world.reviewed(unit, sent.body.caseId)
  at("2025-12-18")
  const [approved, confirmed] = await Promise.all([act(staff.head, unit, sent.body.caseId, "approve", 4), reply(unit, offer, "confirm")])
  expect(approved.status, JSON.stringify(approved.body)).toBe(200)
  expect([200, 409]).toContain(confirmed.status)
  expect((await monthsHad(person)).map((one) => [one.ym, one.grants])).toEqual([[202508, 1], [202509, 1], [202510, 1], [202511, 1]])
  if (confirmed.status === 409) return
  const accepted = await act(staff.second, unit, confirmed.body.caseId, "accept", 1)
  await world.deliver()
  at("2025-12-31")
  const late = await act(staff.head, unit, confirmed.body.caseId, "approve", 2)
  expect(late.status, JSON.stringify([accepted.body, late.body])).toBe(409)
  expect((await monthsHad(person)).every((one) => one.grants === 1)).toBe(true)
})

test("a case of a confirmed offer and a claim for the same months approved at the same moment: one of them", async () => {
  at("2025-12-10")
  const { unit, person } = await firm()
  const offer = await offered(unit)
  const sent = await claim(unitOf(unit), "subsidies.graduate-hire", "2025-08", "2025-11")
  const confirmed = await reply(unit, offer, "confirm")
  expect([sent.status, confirmed.status], JSON.stringify(confirmed.body)).toEqual([201, 200])
  await world.reviewed(unit, sent.body.caseId)
  expect((await act(staff.second, unit, confirmed.body.caseId, "accept", 1)).status).toBe(200)
  await world.deliver()
  at("2025-12-20")
  const said = await Promise.all([act(staff.head, unit, sent.body.caseId, "approve", 4), act(staff.head, unit, confirmed.body.caseId, "approve", 2)])
  expect(said.map((one) => one.status).toSorted(), JSON.stringify(said.map((one) => one.body))).toEqual([200, 409])
  expect((await monthsHad(person)).map((one) => [one.ym, one.grants])).toEqual([[202508, 1], [202509, 1], [202510, 1], [202511, 1]])
})
