// Several offers to one person are judged together: what is promised of all of them, in whatever order they are confirmed and decided, is what the decisions grant.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import type { Viewer } from "#wire"
import type { OfferView } from "../../contract/offers.ts"
import { dice } from "../../../insurance/server/testing.ts"
import { cityB, months, subsidyWorld } from "../testing.ts"
import { followRecords, renewOffers } from "./follow-offers.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2026-03-10T02:00:00.000Z")
const { ask, sql, citizen, unitOf, house } = world
const roll = dice(36)

const offerOf = async (viewer: Viewer): Promise<OfferView | undefined> => ((await ask(viewer, "GET", "/subsidies/mine/offers")) as { body: OfferView[] }).body[0]
async function round(): Promise<void> {
  await followRecords(house)
  await renewOffers(house)
  await world.deliver()
}
const hadMonths = (person: string, list: readonly string[]) =>
  sql(
    "insert into subsidies.grant_months (person_id, grant_id, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) select $1, 1, ym, 'SI-FLEX-HARD', 'G1', $1, 'person', $2, 100, '{}', '2021-02-01', now() from unnest($3::int[]) ym",
    person, cityB, list.map((month) => Number(month.replace("-", ""))),
  )
/** What the grant of a confirmed offer leaves behind. */
async function grant(offer: OfferView, employer: boolean): Promise<void> {
  await sql("update subsidies.offers set state = 'granted' where offer_id = $1", offer.offerId)
  await sql(
    "insert into subsidies.grant_months (person_id, grant_id, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) select l.person_id, l.offer_id, l.ym, $2, 'G1', $3, $4, $5, l.amount_fen, '{}', '2026-03-10', now() from subsidies.offer_lines l where l.offer_id = $1",
    offer.offerId, offer.item, offer.subjectId, employer ? "employer" : "person", cityB,
  )
}
/** In hardship, flexibly employed from July, hired in October: months of both that could be had, and months had before. */
async function someone(given: { readonly used: number; readonly flexible: number; readonly hired: number }): Promise<readonly [person: string, unit: string]> {
  const unit = await world.employer()
  const person = await world.flexible({ from: "2025-06-15", recognisedOn: "2025-06-01", months: months("2025-07", given.flexible) })
  await sql("update registration.employments set ended_on = '2025-09-30', state = 'ended', end_recorded_at = now() where person_id = $1", person)
  await world.hired(person, { employer: unit, contractFrom: "2025-10-08", contractTo: null, months: months("2025-11", given.hired) })
  await hadMonths(person, months("2021-01", given.used))
  return [person, unit]
}

test("flexible work and a hire share 36 months: the offers never come to more than is left, each is decided as offered, and confirmed first or last makes no difference", async () => {
  for (let turn = 0; turn < 8; turn++) {
    const given = { used: 29 + roll(7), flexible: 1 + roll(3), hired: 1 + roll(4) }
    const [person, unit] = await someone(given)
    await round()
    const [flexible, hired] = [await offerOf(citizen(person)), await offerOf(unitOf(unit))]
    const left = 36 - given.used
    const expected = Math.min(given.flexible, left)
    expect([flexible?.months ?? 0, hired?.months ?? 0], JSON.stringify(given)).toEqual([expected, Math.min(given.hired, left - expected)])
    const both = [[citizen(person), flexible, false], [unitOf(unit), hired, true]] as const
    for (const [viewer, offer, employer] of turn % 2 === 0 ? both : both.toReversed()) {
      if (!offer) continue
      const said = (await ask(viewer, "POST", `/subsidies/mine/offers/${offer.offerId}/reply`, { reply: "confirm" })) as { body: { state: string; caseId: string } }
      expect(said.body, JSON.stringify(said.body)).toMatchObject({ state: "confirmed" })
      expect(await sql("select judgement ->> 'verdict' as verdict, judgement -> 'gives' ->> 'amount' as amount from casework.cases where case_id = $1", said.body.caseId)).toEqual([{ verdict: "pass", amount: String(offer.amountFen) }])
      await grant(offer, employer)
    }
    expect((await sql("select ym from subsidies.grant_months where person_id = $1", person)).length, JSON.stringify(given)).toBe(Math.min(36, given.used + given.flexible + given.hired))
  }
})

test("a confirmed offer that is not decided yet counts: months that come later for another item are offered only as far as the rest goes", async () => {
  const [person, unit] = await someone({ used: 32, flexible: 0, hired: 3 })
  await round()
  const hired = await offerOf(unitOf(unit))
  expect([hired?.item, hired?.months]).toEqual(["SI-EMP-HARD", 3])
  await ask(unitOf(unit), "POST", `/subsidies/mine/offers/${hired?.offerId ?? ""}/reply`, { reply: "confirm" })
  for (const month of months("2025-07", 3)) {
    await world.pays(person, "0", "110", month, 420_000, 0, 84_000)
    await world.pays(person, "0", "310", month, 420_000, 0, 33_600)
  }
  await round()
  expect((await offerOf(citizen(person)))?.months).toBe(1)
})

test("months in a claim that a unit has under way are offered of no other item: a graduate in hardship is had for once", async () => {
  const unit = await world.employer()
  const person = await world.graduate({ employer: unit, months: months("2025-08", 4) })
  await world.recognised(person, "2025-07-01")
  expect((await world.claim(unitOf(unit), "subsidies.graduate-hire", "2025-09", "2025-10")).status).toBe(201)
  await round()
  const offer = await offerOf(unitOf(unit))
  expect([offer?.item, await sql("select ym from subsidies.offer_lines where offer_id = $1 order by ym", offer?.offerId)]).toEqual(["SI-EMP-HARD", [{ ym: 202508 }, { ym: 202511 }]])
})
