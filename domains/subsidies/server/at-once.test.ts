// Approvals at the same moment, each right by itself, of claims that went the whole way: one person's months, whoever is paid for them, never come to more than the cap, and no month is had twice.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { cityB, months, staff, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-12-10T02:00:00.000Z")
const { sql, act, claim, clock, reviewed, unitOf } = world

const hadMonths = (person: string, count: number) =>
  sql(
    "insert into subsidies.grant_months (person_id, grant_id, ym, item, stack, payee_id, payee_kind, region, amount_fen, facts, granted_on, recorded_at) select $1, 1, ym, 'SI-EMP-HARD', 'G1', $1, 'person', $2, 100, '{}', '2021-02-01', now() from unnest($3::int[]) ym",
    person, cityB, months("2021-01", count).map((month) => Number(month.replace("-", ""))),
  )

/** In hardship, with so many months had; hired in spring by one unit and in summer by another, both claim. */
async function hiredTwice(had: number): Promise<{ readonly person: string; readonly waiting: readonly (readonly [unit: string, caseId: string])[] }> {
  clock.now = "2025-12-10T02:00:00.000Z"
  const [spring, summer] = [await world.employer(), await world.employer()]
  const person = await world.person()
  await world.recognised(person, "2025-01-10")
  await world.hired(person, { employer: spring, contractFrom: "2025-02-01", contractTo: null, months: months("2025-02", 3) })
  await sql("update registration.employments set ended_on = '2025-05-31', state = 'ended', end_recorded_at = now() where person_id = $1", person)
  await world.hired(person, { employer: summer, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  await hadMonths(person, had)
  const waiting: [string, string][] = []
  for (const [unit, from, until] of [[spring, "2025-02", "2025-04"], [summer, "2025-07", "2025-09"]] as const) {
    const sent = await claim(unitOf(unit), "subsidies.hardship-hire", from, until)
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    await reviewed(unit, sent.body.caseId)
    waiting.push([unit, sent.body.caseId])
  }
  clock.now = "2025-12-20T02:00:00.000Z"
  return { person, waiting }
}
const approve = (waiting: readonly (readonly [string, string])[]) => Promise.all(waiting.map(([unit, caseId]) => act(staff.head, unit, caseId, "approve", 4)))
const countOf = async (person: string) => (await sql("select ym from subsidies.grant_months where person_id = $1 and state = 'granted'", person)).length

test("two units and 36 months: with three left each may have three, together they have three; who comes second is told and the case waits as it was", async () => {
  const { person, waiting } = await hiredTwice(33)
  const said = await approve(waiting)
  // Who reads the records after the other has written is refused by the rule, who read them before by the database.
  expect(said.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(said.find((one) => one.status === 409)?.body.code).toMatch(/^(subsidies\.months-counted|casework\.rule-says-no)$/)
  expect(await countOf(person)).toBe(36)
})

test("with six left both have theirs, one after the other", async () => {
  const { person, waiting } = await hiredTwice(30)
  for (const one of waiting) expect((await approve([one]))[0]?.status).toBe(200)
  expect(await countOf(person)).toBe(36)
})
