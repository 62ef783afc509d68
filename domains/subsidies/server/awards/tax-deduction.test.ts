// 税收扣减认定: certified for the tax office, one person and firm once, without payment; and what the fund's batches pay.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { newId } from "#platform/database"
import { payments, simulatedBank } from "#platform/payments"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { type BatchWorld, staff as payers, walk } from "../../../insurance/server/batch/testing.ts"
import { subsidyPayments, voidLines } from "../payment.ts"
import { months, staff } from "../testing.ts"
import { awardWorld } from "./testing.ts"
import { foundingDeduction, hiringDeduction } from "./tax-deduction.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await awardWorld(database, "2025-11-10T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const { at, send, act, looked, unitOf, citizen, sql, soundPerson, employer, graduate, check, award } = world
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-awards-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

async function hire(unit: string): Promise<string> {
  const who = await graduate({ employer: unit, months: months("2025-08", 3) })
  await check(who, "person", "deduction-start", "none")
  return who
}

test("a unit that hired a graduate of the year is certified by two officers for three years, 6000.00 a year; the same person again is refused", async () => {
  at("2025-11-10")
  const unit = await employer()
  const who = await hire(unit)
  const sent = await send(unitOf(unit), "subsidies.hiring-deduction")
  expect(sent.status, JSON.stringify(sent.body)).toBe(201)
  await act(staff.receiver, unit, sent.body.caseId, "accept", 1)
  expect((await act(staff.second, unit, sent.body.caseId, "approve", 2)).body.state).toBe("approved")
  expect(await sql("select person_id, deduction_for, group_code, years, yearly_fen, from_on from subsidies.deductions where subject_id = $1", unit)).toEqual([
    { person_id: who, deduction_for: "hiring", group_code: "graduate", years: 3, yearly_fen: "600000", from_on: "2025-08-01" },
  ])
  expect(await sql("select count(*)::int as n from exchange.outbox where topic = 'tax.deduction-certified' and subject_id = $1", unit)).toEqual([{ n: 1 }])
  expect((await looked(hiringDeduction, unitOf(unit))).codes).toEqual(["R-DUP"])
})

test("two certifications of one person by one firm at the same moment leave one", async () => {
  at("2025-11-10")
  const unit = await employer()
  await hire(unit)
  const cases = [await send(unitOf(unit), "subsidies.hiring-deduction"), await send(unitOf(unit), "subsidies.hiring-deduction")]
  for (const one of cases) await act(staff.receiver, unit, one.body.caseId, "accept", 1)
  const answers = await Promise.all(cases.map((one) => act(staff.second, unit, one.body.caseId, "approve", 2)))
  expect(answers.map((done) => done.status).toSorted(), JSON.stringify(answers.map((done) => done.body))).toEqual([200, 409])
  expect(await sql("select count(*)::int as n from subsidies.deductions where subject_id = $1", unit)).toEqual([{ n: 1 }])
})

test("who founds after half a year of unemployment is certified with 20 000.00 a year; five months are too few; without the tax office's answer nothing is certified", async () => {
  at("2025-11-10")
  const founder = async (registered: string, answered = true) => {
    const who = await soundPerson()
    await world.unemployed(who, registered, "2025-08-01")
    await world.entity(who, `U${newId()}`, "2025-08-01", { role: "经营者" })
    if (answered) await check(who, "person", "deduction-start", "none")
    return looked(foundingDeduction, citizen(who))
  }
  expect((await founder("2025-01-10")).gives.lines[0]?.gives).toMatchObject({ yearly: 2_000_000, years: 3 })
  expect((await founder("2025-03-02")).codes).toEqual(["R-UNEMP-LT6M"])
  expect((await founder("2025-01-10", false)).verdict).toBe("no-data")
})

test("what the unemployment fund grants is paid from the fund's own quota to the end", async () => {
  at("2025-11-10")
  const unit = await employer({ "unit-kind": "enterprise" })
  const who = await graduate({ employer: unit, contractFrom: "2025-07-01", contractTo: null, months: months("2025-07", 3) })
  for (const month of months("2025-07", 3)) await world.pays(who, unit, "410", month, 500_000, 1000, 0)
  expect(await award(unitOf(unit), "subsidies.job-expansion", {}, "2025-11-25")).toMatchObject({ status: 200, amount: 150_000 })
  const place = "990200000000"
  for (const kind of ["income", "index", "quota"]) {
    const entered = (await world.ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "unemployment-insurance", year: 2025, kind, amountFen: 150_000, source: kind === "income" ? "province" : null, document: "乙财社〔2025〕9号" })) as { body: { entryId: string } }
    await world.ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
  }
  const opened = (await world.ask(payers.a, "POST", "/payments/batches", { business: "subsidies.unit-insured", region: place, month: "2025-11" })) as { status: number; body: { batchId: string } }
  expect(opened.status, JSON.stringify(opened.body)).toBe(201)
  const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
  await walk(batches, opened.body.batchId, "RESULT")
  expect(await sql("select state from subsidies.grants where subject_id = $1", unit)).toEqual([{ state: "paid" }])
})

test("a grant that becomes void frees what it took: the person may be used again", async () => {
  at("2025-11-10")
  const unit = await employer()
  const who = await graduate({ employer: unit, months: months("2025-08", 3) })
  expect(await award(unitOf(unit), "subsidies.hiring-grant", {}, "2025-11-25")).toMatchObject({ status: 200 })
  const taken = () => sql("select count(*)::int as n from subsidies.taken where subject_id = $1 and state = 'granted'", who)
  expect(await taken()).toEqual([{ n: 1 }])
  const [grant] = await sql<{ grant_id: string }>("select grant_id from subsidies.grants where subject_id = $1", unit)
  await database.system.transaction((tx) => voidLines(tx, unit, [grant?.grant_id ?? ""]))
  expect(await taken()).toEqual([{ n: 0 }])
})
