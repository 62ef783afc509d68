// Money for subsidies: entered by two, never more below than above, and a batch beyond the quota is refused; paid lines make paid grants.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import { must, staff as payers, view, walk, type BatchWorld } from "../../insurance/server/batch/testing.ts"
import { leftBySourceYear } from "./carry-over.ts"
import { subsidyPayments } from "./payment.ts"
import { subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { sql, flexible, claim, citizen, granted } = world
const place = "990200000000"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-subsidies-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

interface Said {
  readonly status: number
  readonly body: { readonly entryId: string; readonly code: string; readonly state: string; readonly batchId: string }
}
const enter = async (kind: string, amountFen: number, year = 2025): Promise<Said> =>
  world.ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year, kind, amountFen, source: kind === "income" ? "province" : null, document: `乙财社〔${year}〕3号` })
const settle = async (entry: string, as = payers.fin2, decision = "confirm"): Promise<Said> => world.ask(as, "POST", `/subsidies/budget/${place}/${entry}`, { decision })
const put = async (kind: string, amount: number, year = 2025) => settle((await enter(kind, amount, year)).body.entryId)
const account = async (year = 2025) => ((await world.ask(payers.fin1, "GET", `/subsidies/budget?year=${year}`)) as { body: { quotaFen: number; reservedFen: number; spentFen: number; availableFen: number }[] }).body[0]
const open = async (month: string): Promise<Said> => world.ask(payers.a, "POST", "/payments/batches", { business: "subsidies.personal", region: place, month })

async function aGrant(): Promise<string> {
  world.clock.now = "2025-10-09T02:00:00.000Z"
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  const done = await granted(person, caseId, "2025-10-20")
  expect(done.body.state, JSON.stringify(done.body)).toBe("approved")
  return person
}
const statesOf = (person: string) => sql<{ state: string; settled_on: string | null }>("select state, settled_on from subsidies.grants where subject_id = $1", person)

test("money is entered by one and confirmed by another, an index never exceeds the income nor a quota the index", async () => {
  const income = await enter("income", 1_000_000, 2024)
  expect((await settle(income.body.entryId, payers.fin1)).body.code).toBe("subsidies.budget-same-person")
  expect((await settle(income.body.entryId)).body.state).toBe("entered")
  expect((await settle(income.body.entryId)).body.code).toBe("subsidies.budget-settled")
  expect((await put("index", 1_000_001, 2024)).body.code).toBe("subsidies.beyond-income")
  expect((await put("quota", 1, 2024)).body.code).toBe("subsidies.beyond-index")
  await put("index", 900_000, 2024)
  expect((await put("quota", 900_000, 2024)).body.state).toBe("entered")
  expect(await account(2024)).toMatchObject({ quotaFen: 900_000, availableFen: 900_000 })
  expect((await world.ask(payers.elsewhere, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year: 2024, kind: "index", amountFen: 1, document: "甲财社1号" }) as Said).body.code).toBe("subsidies.budget-outside")
})

test("a batch beyond the available quota is refused with R-BUDGET and takes nothing; with the money it is paid and the grant is paid", async () => {
  const person = await aGrant()
  await put("income", 1_000_000)
  await put("index", 1_000_000)
  await put("quota", 470_399)
  const refused = await open("2025-10")
  expect([refused.status, refused.body.code]).toEqual([409, "R-BUDGET"])
  expect(await statesOf(person)).toMatchObject([{ state: "approved" }])
  await put("quota", 1)
  const made = await open("2025-10")
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  expect(await account()).toMatchObject({ reservedFen: 470_400, availableFen: 0 })
  await walk(batches, made.body.batchId, "RESULT")
  expect(await statesOf(person)).toEqual([{ state: "paid", settled_on: "2025-10-20" }])
  expect(await account()).toMatchObject({ spentFen: 470_400, availableFen: 0 })
  await must(batches, payers.fin1, made.body.batchId, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await view(batches, made.body.batchId)).batch.state).toBe("RECONCILED")
})

test("a cancelled batch frees the quota and its grants wait again; who died since is held and their money is free", async () => {
  const [alive, dead] = [await aGrant(), await aGrant()]
  await put("income", 2_000_000)
  await put("index", 2_000_000)
  await put("quota", 940_800)
  const first = await open("2025-09")
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  expect(await account()).toMatchObject({ availableFen: 0 })
  await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-10-15')", dead)
  await walk(batches, first.body.batchId, "CHECKED")
  expect([(await statesOf(dead))[0]?.state, (await statesOf(alive))[0]?.state]).toEqual(["approved", "paying"])
  expect(await account()).toMatchObject({ availableFen: 470_400 })
  await must(batches, payers.a, first.body.batchId, "cancel", { says: "重新生成" })
  expect((await statesOf(alive))[0]?.state).toBe("approved")
  expect(await account()).toMatchObject({ availableFen: 940_800, spentFen: 470_400 })
})

test("a batch whose only payee died asks the treasury for nothing, is closed by finance, and frees grant and quota", async () => {
  world.clock.now = "2025-10-20T02:00:00.000Z"
  for (const waiting of await sql<{ subject_id: string }>("select subject_id from subsidies.grants where state = 'approved'")) await sql("insert into registers.deaths (person_id, died_on) values ($1, '2025-10-15') on conflict do nothing", waiting.subject_id)
  const before = (await account())?.availableFen
  const made = await open("2025-08")
  await walk(batches, made.body.batchId, "APPROVED")
  expect(((await world.ask(payers.fin1, "POST", "/subsidies/fund-requests", { batch: made.body.batchId })) as Said).body.code).toBe("subsidies.fund-request-pays-nothing")
  expect((await must(batches, payers.fin1, made.body.batchId, "close")).state).toBe("CLOSED")
  expect((await account())?.availableFen).toBe(before)
  expect((await sql<{ state: string }>("select distinct state from subsidies.grants where state <> 'paid'"))).toEqual([{ state: "approved" }])
})

test("what a year leaves over comes into the next once, by the year the money is from; the oldest is spent first", async () => {
  expect(leftBySourceYear([{ year: 2025, amount: 300 }, { year: 2023, amount: 100 }, { year: 2024, amount: 50 }], 120)).toEqual([{ year: 2024, amount: 30 }, { year: 2025, amount: 300 }])
  world.clock.now = "2025-10-09T02:00:00.000Z"
  const carry = async (year: number): Promise<{ status: number; body: { code: string; entries: object[] } }> => world.ask(payers.fin1, "POST", `/subsidies/budget/${place}/carry-over`, { fund: "employment-subsidy", year, document: "年终决算" })
  expect((await carry(2025)).body.code).toBe("subsidies.year-runs")
  expect((await carry(2024)).body.entries).toEqual([{ sourceYear: 2024, amountFen: 1_000_000 }])
  expect((await carry(2024)).body.code).toBe("subsidies.carried-over")
  const [entry] = await sql<{ entry_id: string }>("select entry_id from subsidies.budget_entries where source_year = 2024")
  expect((await settle(entry?.entry_id ?? "", payers.fin1)).body.code).toBe("subsidies.budget-same-person")
  expect((await settle(entry?.entry_id ?? "")).body.state).toBe("entered")
  const listed = async (viewer: typeof payers.fin1, region = place): Promise<{ status: number; body: { total: number; entries: object[] } }> => world.ask(viewer, "GET", `/subsidies/budget/${region}/entries?fund=employment-subsidy&year=2025`)
  expect((await listed(payers.fin1)).body.entries).toContainEqual(expect.objectContaining({ kind: "income", source: "carried-over", sourceYear: 2024, amountFen: 1_000_000, state: "entered", batchId: null, document: "年终决算" }))
  expect((await listed(payers.fin1, "990100000000")).body).toMatchObject({ total: 0, entries: [] })
  expect((await listed(payers.a)).status).toBe(403)
  world.clock.now = "2026-01-10T02:00:00.000Z"
  const spent = (await account())?.spentFen ?? 0
  expect((await carry(2025)).body.entries).toEqual([{ sourceYear: 2024, amountFen: 1_000_000 - spent }, { sourceYear: 2025, amountFen: 3_000_000 }])
})
