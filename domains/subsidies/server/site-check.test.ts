// Beside the ordinary stations: a look on site by two officers with the clock standing still, and the city's approval above the county's limit.
import { afterEach, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import type { Viewer } from "#wire"
import { isDrawn } from "./needs.ts"
import { levelAmount, parameters, siteCheckShare } from "./parameters.ts"
import { staff, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, flexible, claim, citizen, act, sql } = world
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}
const put = (of: typeof levelAmount | typeof siteCheckShare, value: number) =>
  parameters.take([{ key: of.parameter.key, region: "990200", value, unit: of.parameter.unit, from: "2025-06-01", to: null, documentNumber: "乙人社发〔2025〕8号", enteredBy: "甲", approvedBy: "乙" }])
afterEach(() => parameters.take([]))

const third = { ...staff.first, officerId: "205", name: "核查员戊" } as Viewer
const fourth = { ...staff.first, officerId: "206", name: "核查员己" } as Viewer
const caseRow = async (caseId: string) => (await sql<{ step: string; due_on: string | null; state: string }>("select step, due_on, state from casework.cases where case_id = $1", caseId))[0]
const published = (person: string) => sql("select 1 from subsidies.publications where subject_id = $1 and state = 'open'", person)

/** SIF-1 sent on 2025-10-09, received and reviewed twice. */
async function reviewedClaim(more: (person: string) => Promise<unknown> = () => Promise.resolve()): Promise<{ readonly person: string; readonly caseId: string }> {
  at("2025-10-09")
  const person = await flexible()
  await more(person)
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) expect((await act(viewer, person, caseId, "accept", index + 1)).status).toBe(200)
  await world.deliver()
  return { person, caseId }
}

test("high risk is looked at on site by two different officers, each in writing; the clock stands still and publication comes after", async () => {
  const { person, caseId } = await reviewedClaim((who) => world.check(who, "person", "risk-level", "high"))
  expect(await caseRow(caseId)).toEqual({ step: "site-check", due_on: null, state: "in-review" })
  expect(await published(person)).toEqual([])
  expect((await act(third, person, caseId, "accept", 4)).body.code).toBe("casework.say-why")
  const due = async () => ((await world.ask(third, "GET", `/cases/${person}/${caseId}`)) as unknown as { body: { steps: { name: string; pair: string | null }[] } }).body.steps.flatMap((one) => (one.pair === null ? [] : [[one.name, one.pair]]))
  expect(await due()).toEqual([["site-check", "first"]])
  expect((await act(third, person, caseId, "accept", 4, { says: "经营场所属实，本人在场" })).status).toBe(200)
  expect(await due()).toEqual([["site-check", "second"]])
  await world.deliver()
  expect([await caseRow(caseId), await published(person)]).toEqual([{ step: "site-check", due_on: null, state: "in-review" }, []])
  expect((await act(third, person, caseId, "accept", 5, { says: "再写一次" })).body.code).toBe("casework.same-person")
  at("2025-10-16")
  expect((await act(fourth, person, caseId, "accept", 5, { says: "情况属实，与登记一致" })).status).toBe(200)
  await world.deliver()
  expect((await published(person)).length).toBe(1)
  expect(await caseRow(caseId)).toEqual({ step: "approve", due_on: "2025-11-27", state: "in-review" })
  at("2025-10-27")
  expect((await act(staff.head, person, caseId, "approve", 6)).body.state).toBe("approved")
})

test.each([
  { until: "2025-10-10", step: "site-check" },
  { until: "2025-10-09", step: "approve" },
])("a high risk said until $until leads a case of 2025-10-09 to $step", async ({ until, step }) => {
  const { caseId } = await reviewedClaim(async (who) => {
    await world.check(who, "person", "risk-level", "high")
    await sql("update subsidies.checks set to_on = $2 where subject_id = $1 and question = 'risk-level'", who, until)
  })
  expect((await caseRow(caseId))?.step).toBe(step)
})

test("without a need the case goes by: nothing of the site check is shown, and the limit is thirty working days", async () => {
  const { person, caseId } = await reviewedClaim()
  expect(await caseRow(caseId)).toEqual({ step: "approve", due_on: "2025-11-19", state: "in-review" })
  const view = (await world.ask(staff.head, "GET", `/cases/${person}/${caseId}`)) as unknown as { body: { steps: { name: string }[] } }
  expect(view.body.steps.map((one) => one.name)).toEqual(["receive", "first-review", "second-review", "approve"])
})

test("an officer sent back from the site check decides again; what was found to be needed stays needed", async () => {
  const { person, caseId } = await reviewedClaim((who) => world.check(who, "person", "risk-level", "high"))
  expect((await act(third, person, caseId, "send-back", 4, { to: "second-review", says: "请先核对缴费记录" })).status).toBe(200)
  expect((await caseRow(caseId))?.step).toBe("second-review")
  expect((await act(staff.second, person, caseId, "accept", 5)).status).toBe(200)
  expect((await caseRow(caseId))?.step).toBe("site-check")
})

test("a drawn share is looked at: ten thousand of ten thousand is everybody, and of many about as many as the place says", async () => {
  put(siteCheckShare, 10_000)
  const { caseId } = await reviewedClaim()
  expect((await caseRow(caseId))?.step).toBe("site-check")
  const drawn = Array.from({ length: 20_000 }, (_, index) => String(7_300_000_000_000 + index * 7919)).filter((one) => isDrawn(one, 500)).length
  expect(drawn).toBeGreaterThan(900)
  expect(drawn).toBeLessThan(1100)
})

test("above the county's limit the county's head does not approve, the city's does; at the limit the county does", async () => {
  put(levelAmount, 470_399)
  const above = await reviewedClaim()
  at("2025-10-20")
  const county = { ...staff.head, officerId: "207", scope: "990201" } as Viewer
  expect((await act(county, above.person, above.caseId, "approve", 4)).body.code).toBe("casework.higher-level")
  expect((await act(staff.head, above.person, above.caseId, "approve", 4)).body.state).toBe("approved")
  put(levelAmount, 470_400)
  const at470400 = await reviewedClaim()
  at("2025-10-20")
  expect((await act(county, at470400.person, at470400.caseId, "approve", 4)).body.state).toBe("approved")
})
