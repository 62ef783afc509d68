// Other provinces are asked about everybody in a claim: a hit refuses the months, silence holds the claim for a day, and then a person decides, with a reason.
import { afterEach, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { type Behaviour, connectMinistry, type HeldRow, simulatedMinistry } from "#platform/exchange"
import { noMinistry } from "../../../../platform/exchange/outside.ts"
import type { Viewer } from "#wire"
import { staff, subsidyWorld } from "../testing.ts"
import { askNationwide, pauseAfter } from "./ask.ts"
import { askedPersons, nationwideOf } from "./asked-of.ts"

const database = await testDatabase()
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z")
const { clock, house, sql, flexible, claim, citizen, act, deliver, employer, graduate, unitOf } = world
let behaviour: Behaviour = "normal"
const node = simulatedMinistry(database.system, house.sealing, () => behaviour, 60)
connectMinistry(house, node)
const other = { ...staff.second, officerId: "207", name: "复核员庚" } as Viewer
afterEach(() => {
  behaviour = "normal"
  connectMinistry(house, node)
})
const at = (moment: string) => {
  clock.now = moment.length === 10 ? `${moment}T02:00:00.000Z` : moment
}

interface Seen { readonly personId: string; readonly state: string; readonly tries: number; readonly isNews: boolean; readonly mayRelease: boolean; readonly held: readonly object[]; readonly released: { readonly by: string; readonly says: string } | null }
const questions = async (subject: string, caseId: string, as: Viewer = staff.second) => ((await world.ask(as, "GET", `/subsidies/nationwide/${subject}/${caseId}`)) as unknown as { body: readonly Seen[] }).body
const release = async (subject: string, caseId: string, person: string, says: string, as: Viewer = staff.second) =>
  (await world.ask(as, "POST", `/subsidies/nationwide/${subject}/${caseId}/release`, { person, says })) as { status: number; body: { code: string; openLeft: number } }
const published = async (subject: string) => (await sql<{ amount_fen: string }>("select amount_fen from subsidies.publications where subject_id = $1 and state = 'open'", subject)).map((row) => Number(row.amount_fen))
const events = async (topic: string, subject: string) => (await sql<{ n: number }>("select count(*)::int as n from exchange.outbox where topic = $1 and subject_id = $2", topic, subject))[0]?.n

const row: HeldRow = { province: "980000", item: "SI-FLEX-HARD", from: "2025-03", until: "2025-04", occupation: null, level: null, employer: null, loan: null, cost: null, fund: "employment-subsidy" }
let rows = 0
/** What another province knows of a person, under a name. */
async function elsewhere(person: string, held: Partial<HeldRow> = {}, name = "林小海"): Promise<void> {
  const [sealed] = await sql<{ id_sealed: string }>("select id_sealed from registers.persons where person_id = $1", person)
  rows += 1
  await sql("insert into exchange.simulated_awards values ($1, $2, $3, $4::jsonb)", house.sealing.digest("id", house.sealing.open(sealed?.id_sealed ?? "")), rows, name, JSON.stringify({ ...row, ...held }))
}

/** SIF-1, sent on 2025-10-09; its events are delivered and the questions put. */
async function sent(given: { readonly elsewhere?: (person: string) => Promise<void> } = {}): Promise<{ readonly person: string; readonly caseId: string }> {
  at("2025-10-09")
  const person = await flexible()
  await given.elsewhere?.(person)
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  await deliver()
  return { person, caseId }
}
async function reviewed({ person, caseId }: { readonly person: string; readonly caseId: string }): Promise<void> {
  for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) expect((await act(viewer, person, caseId, "accept", index + 1)).status).toBe(200)
  await deliver()
}

test("which items are asked about: by months, by life, or not at all where only an invoice tells", () => {
  expect(nationwideOf("SI-FLEX-HARD")).toMatchObject({ groups: ["G1", "G2", "G6"], byMonth: true })
  expect(nationwideOf("HI-ONCE")).toMatchObject({ groups: ["G2", "G3", "G5", "G6", "G8"], byMonth: false })
  expect([nationwideOf("SV-CAP"), nationwideOf("GR-JS")]).toEqual([undefined, undefined])
  const lines = [{ verdict: "pass", person: "1", month: "2025-05" }, { verdict: "no-data", person: "1", month: "2025-03" }, { verdict: "fail", person: "2", month: "2025-03" }, { verdict: "pass", about: "3", kind: "employer" }]
  expect(askedPersons(lines, true)).toEqual([{ person: "1", from: "2025-03", until: "2025-05" }])
  expect([1, 2, 3, 4, 9].map(pauseAfter)).toEqual([1, 5, 15, 60, 60])
})

test("nothing elsewhere: published after the second review, and the grant says how many were asked about", async () => {
  const one = await sent()
  await reviewed(one)
  expect(await published(one.person)).toEqual([470_400])
  at("2025-10-20")
  expect((await act(staff.head, one.person, one.caseId, "approve", 4)).body.state).toBe("approved")
  expect(await sql("select asked, released, unconnected from subsidies.nationwide_passes where case_id = $1", one.caseId)).toEqual([{ asked: 1, released: 0, unconnected: 0 }])
})

test("a hit: the two months another province paid are refused with R-STACK-SI, four are published and granted", async () => {
  const one = await sent({ elsewhere: (person) => elsewhere(person) })
  expect(await questions(one.person, one.caseId)).toMatchObject([{ state: "hit", held: [{ province: "980000", from: "2025-03", until: "2025-04" }] }])
  await reviewed(one)
  expect(await published(one.person)).toEqual([4 * 78_400])
  expect((await world.judgementOf(one.person, one.caseId)).conditions.filter((line) => line.code === "R-STACK-SI").length).toBe(2)
  at("2025-10-20")
  expect((await act(staff.head, one.person, one.caseId, "approve", 4)).body.state).toBe("approved")
  await deliver()
  expect(await sql("select counts from subsidies.elsewhere_holdings where person_id = $1", one.person)).toEqual([{ counts: false }])
})

test("what is said twice is kept once, and two processes that ask at the same moment keep one answer", async () => {
  behaviour = "twice"
  const one = await sent({ elsewhere: (person) => elsewhere(person) })
  expect((await sql("select 1 from subsidies.elsewhere_holdings where person_id = $1", one.person)).length).toBe(1)
  await sql("update subsidies.nationwide_questions set state = 'waiting', answered_at = null, look_at = asked_at where person_id = $1", one.person)
  await Promise.all([askNationwide(house), askNationwide(house)])
  expect((await sql("select 1 from subsidies.elsewhere_holdings where person_id = $1", one.person)).length).toBe(1)
  expect(await questions(one.person, one.caseId)).toMatchObject([{ state: "hit", tries: 2 }])
})

test.each(["slow", "failing", "wrong"] as const)("a %s node: nothing is published or approved for a day; then a reviewer decides with a reason, the approver is another, and a late hit is told to the office", async (bad) => {
  behaviour = bad
  const one = await sent({ elsewhere: (person) => elsewhere(person) })
  await reviewed(one)
  expect(await published(one.person)).toEqual([])
  expect((await act(staff.head, one.person, one.caseId, "approve", 4)).body.code).toBe("subsidies.nationwide-open")
  expect(await questions(one.person, one.caseId)).toMatchObject([{ state: "waiting", mayRelease: false }])
  expect((await release(one.person, one.caseId, one.person, "电话核实没有领取")).body.code).toBe("subsidies.nationwide-hold")
  at("2025-10-10T02:00:00.000Z")
  await deliver()
  await deliver()
  expect(await events("subsidy.nationwide-silent", one.person)).toBe(1)
  expect((await release(one.person, one.caseId, one.person, "电话核实没有领取", staff.elsewhere)).status).toBe(404)
  expect((await release(one.person, one.caseId, one.person, "无")).status).toBe(422)
  expect((await release(one.person, one.caseId, one.person, "电话核实没有领取", staff.head)).status).toBe(403)
  expect((await release(one.person, one.caseId, one.person, "电话核实没有领取", other)).body.openLeft).toBe(0)
  expect((await release(one.person, one.caseId, one.person, "再决定一次不行")).body.code).toBe("subsidies.nationwide-not-open")
  await deliver()
  expect(await published(one.person)).toEqual([470_400])
  at("2025-10-20")
  expect((await act({ ...other, roles: ["head"] } as Viewer, one.person, one.caseId, "approve", 4)).body.code).toBe("subsidies.nationwide-four-eyes")
  expect((await act(staff.head, one.person, one.caseId, "approve", 4)).body.state).toBe("approved")
  expect(await sql("select asked, released from subsidies.nationwide_passes where case_id = $1", one.caseId)).toEqual([{ asked: 1, released: 1 }])
  behaviour = "normal"
  at("2025-10-21")
  await deliver()
  expect(await questions(one.person, one.caseId)).toMatchObject([{ state: "hit", released: { by: "复核员庚", says: "电话核实没有领取" } }])
  expect(await events("subsidy.held-elsewhere", one.person)).toBe(1)
})

test("an answer that comes after the second review is seen by it before anything is published", async () => {
  behaviour = "failing"
  const one = await sent({ elsewhere: (person) => elsewhere(person) })
  await reviewed(one)
  behaviour = "normal"
  at("2025-10-09T04:00:00.000Z")
  await deliver()
  expect([await published(one.person), await questions(one.person, one.caseId)]).toMatchObject([[], [{ state: "hit", isNews: true }]])
  expect((await act(staff.head, one.person, one.caseId, "send-back", 4, { to: "second-review", says: "查到外省享受记录" })).status).toBe(200)
  at("2025-10-09T05:00:00.000Z")
  expect((await act(staff.second, one.person, one.caseId, "accept", 5)).status).toBe(200)
  await deliver()
  expect(await published(one.person)).toEqual([4 * 78_400])
})

test("another name under the number is no answer: a reviewer settles it at once, not about themselves", async () => {
  const one = await sent({ elsewhere: (person) => elsewhere(person, {}, "林大海") })
  await reviewed(one)
  expect([await published(one.person), await questions(one.person, one.caseId)]).toMatchObject([[], [{ state: "mismatch", mayRelease: true }]])
  expect((await release(one.person, one.caseId, one.person, "与公安核对姓名无误", { ...staff.second, personId: one.person } as Viewer)).status).toBe(403)
  expect((await release(one.person, one.caseId, one.person, "与公安核对姓名无误")).status).toBe(200)
  await deliver()
  expect(await published(one.person)).toEqual([470_400])
})

test("where nobody is connected nothing is held, it is shown, and asked again the next day", async () => {
  connectMinistry(house, noMinistry)
  const one = await sent()
  await reviewed(one)
  expect([await published(one.person), await questions(one.person, one.caseId)]).toMatchObject([[470_400], [{ state: "unconnected" }]])
  connectMinistry(house, node)
  at("2025-10-10T03:00:00.000Z")
  await deliver()
  expect(await questions(one.person, one.caseId)).toMatchObject([{ state: "clear", tries: 2 }])
})

test("a unit's claim asks about each of its people, and one hit refuses that person's months alone", async () => {
  at("2025-10-09")
  const unit = await employer()
  const [first, second] = [await graduate({ employer: unit, months: ["2025-08", "2025-09"] }), await graduate({ employer: unit, months: ["2025-08", "2025-09"] })]
  await elsewhere(second, { item: "SI-FLEX-GRAD", from: "2025-08", until: null }, "周文静")
  const { caseId } = (await claim(unitOf(unit), "subsidies.graduate-hire", "2025-08", "2025-09")).body
  await deliver()
  expect((await questions(unit, caseId)).map((one) => [one.personId, one.state]).toSorted()).toEqual([[first, "clear"], [second, "hit"]].toSorted())
  for (const [index, viewer] of [staff.receiver, staff.first, staff.second].entries()) await act(viewer, unit, caseId, "accept", index + 1)
  await deliver()
  expect(await published(unit)).toEqual([2 * 122_500])
})
