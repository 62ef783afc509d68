// What was paid and is not due comes back: suspected, confirmed, answered, decided by a third person; paid, in instalments, kept back, and booked where it came from.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import type { Viewer } from "#wire"
import { anOfficer, type BatchWorld, linesOf, must, staff as payers, view, walk } from "../../../insurance/server/batch/testing.ts"
import { subsidyPayments } from "../payment.ts"
import { months, staff, subsidyWorld } from "../testing.ts"
import { overdueClawbacksJob } from "./collect.ts"
import { instalmentsOf } from "./decide-clawback.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { sql, ask, citizen, claim, flexible, granted, clock } = world
const place = "990200000000"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-clawback-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly clawbackId: string; readonly amountFen: number; readonly openFen: number; readonly entryId: string; readonly batchId: string }
}
const put = async (kind: string, amountFen: number, year = 2025) => {
  const entered = (await ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year, kind, amountFen, source: kind === "income" ? "central" : null, document: `乙财社〔${year}〕9号` })) as Said
  await ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
}
for (const year of [2025, 2026]) for (const kind of ["income", "index", "quota"]) await put(kind, 50_000_000, year)
const account = async (year: number) => ((await ask(payers.fin1, "GET", `/subsidies/budget?year=${year}`)) as unknown as { body: { spentFen: number; availableFen: number }[] }).body[0]
let month = 0

/** Every grant that waits is paid in a batch of its own month. */
async function pay(year = 2025): Promise<string> {
  month += 1
  const made = (await ask(payers.a, "POST", "/payments/batches", { business: "subsidies.personal", region: place, month: `${year}-${String(month).padStart(2, "0")}` })) as Said
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await walk(batches, made.body.batchId, "RESULT")
  return made.body.batchId
}

/** SIF-1: six months of 784.00, granted and paid in 2025. */
async function paidPerson(): Promise<{ readonly person: string; readonly grant: string }> {
  at("2025-10-09")
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  await pay()
  const [row] = await sql<{ grant_id: string; state: string }>("select grant_id, state from subsidies.grants where subject_id = $1", person)
  expect(row?.state).toBe("paid")
  return { person, grant: row?.grant_id ?? "" }
}
const suspect = async (paid: { person: string; grant: string }, lines: readonly object[], more: object = {}, as: Viewer = staff.first): Promise<Said> =>
  ask(as, "POST", "/subsidies/clawbacks", { subject: paid.person, grant: paid.grant, kind: "stacked", grounds: "该月份已由用人单位参保缴费", lines, ...more })
const step = async (as: Viewer, person: string, clawback: string, name: string, input: object): Promise<Said> => ask(as, "POST", `/subsidies/clawbacks/${person}/${clawback}/${name}`, input)
const line = (person: string, name: string) => ({ about: person, line: name })

/** Suspected by the first, confirmed by the second, decided by the head when the time to answer has passed. */
async function decided(paid: { person: string; grant: string }, lines: readonly object[], more: object = {}): Promise<string> {
  const { clawbackId } = (await suspect(paid, lines, more)).body
  expect((await step(staff.second, paid.person, clawbackId, "confirmation", { decision: "confirm" })).body.state).toBe("notified")
  at("2025-11-20")
  expect((await step(staff.head, paid.person, clawbackId, "decision", { decision: "recover", says: "该月份由用人单位参保，不应享受" })).body.state).toBe("decided")
  return clawbackId
}

test("two months of six: told, answered, decided by a third person, paid back; the same year's spending is lower and the months are free", async () => {
  const paid = await paidPerson()
  const before = await account(2025)
  const made = await suspect(paid, [line(paid.person, "2025-03"), line(paid.person, "2025-04")])
  expect(made.body).toMatchObject({ amountFen: 156_800 })
  expect((await suspect(paid, [line(paid.person, "2025-04")])).body.code).toBe("subsidies.clawback-unknown-line")
  const { clawbackId } = made.body
  const mine = async () => ((await ask(citizen(paid.person), "GET", "/subsidies/mine/clawbacks")) as unknown as { body: { state: string; answerBy: string; dueOn: string; openFen: number }[] }).body
  expect(await mine()).toEqual([])
  expect((await step({ ...staff.first, roles: ["reviewer"] } as Viewer, paid.person, clawbackId, "confirmation", { decision: "confirm" })).body.code).toBe("subsidies.clawback-same-person")
  expect((await step(staff.elsewhere, paid.person, clawbackId, "confirmation", { decision: "confirm" })).status).toBe(404)
  expect((await step(staff.second, paid.person, clawbackId, "confirmation", { decision: "confirm" })).body.state).toBe("notified")
  expect((await mine())[0]).toMatchObject({ state: "notified", answerBy: "2025-11-03" })
  expect((await step(staff.head, paid.person, clawbackId, "decision", { decision: "recover", says: "该月份由用人单位参保" })).body.code).toBe("subsidies.clawback-too-early")
  expect(((await ask(citizen(paid.person), "POST", `/subsidies/mine/clawbacks/${clawbackId}/answer`, { says: "单位确实替我缴过两个月" })) as Said).body.state).toBe("notified")
  expect((await step({ ...staff.second, roles: ["head"] } as Viewer, paid.person, clawbackId, "decision", { decision: "recover", says: "该月份由用人单位参保" })).body.code).toBe("subsidies.clawback-same-person")
  expect((await step(staff.head, paid.person, clawbackId, "decision", { decision: "recover", says: "该月份由用人单位参保" })).body.state).toBe("decided")
  expect((await mine())[0]).toMatchObject({ dueOn: "2025-11-10", openFen: 156_800 })
  expect((await sql("select ym from subsidies.grant_months where person_id = $1 and state = 'granted' order by ym", paid.person)).length).toBe(4)
  for (const letter of ["notice", "decision"]) {
    const pdf = (await world.ask(citizen(paid.person), "GET", `/subsidies/clawbacks/${paid.person}/${clawbackId}/letters/${letter}`)) as { status: number; headers: Record<string, unknown> }
    expect([pdf.status, String(pdf.headers["content-type"])]).toEqual([200, "application/pdf"])
  }
  const [paper] = await sql<{ content: { office: string; paragraphs: string[]; rows: { label: string; value: string }[] } }>("select content from documents.papers where subject_id = $1 and paper_id like 'clawback-decision%'", paid.person)
  expect(paper?.content.rows.at(-1)).toEqual({ label: "合计应退", value: "1568.00元" })
  expect([paper?.content.office, paper?.content.paragraphs[0]]).toEqual([(staff.head as { office: string }).office, expect.stringMatching(/事实和理由：该月份由用人单位参保。$/)])
  expect((await step(payers.fin1, paid.person, clawbackId, "receipts", { amountFen: 156_801, document: "银行回单1" })).body.code).toBe("subsidies.clawback-too-much")
  expect((await step(payers.fin1, paid.person, clawbackId, "receipts", { amountFen: 100_000, document: "银行回单1" })).body).toMatchObject({ state: "decided", openFen: 56_800 })
  expect((await step(payers.fin1, paid.person, clawbackId, "receipts", { amountFen: 56_800, document: "银行回单2" })).body).toMatchObject({ state: "recovered", openFen: 0 })
  const after = await account(2025)
  expect([(before?.spentFen ?? 0) - (after?.spentFen ?? 0), (after?.availableFen ?? 0) - (before?.availableFen ?? 0)]).toEqual([156_800, 156_800])
  const entries = await sql("select kind, amount_fen, batch_id = (select batch_id from subsidies.grants where subject_id = $1) as linked from subsidies.clawback_entries where subject_id = $1 order by entry_id", paid.person)
  expect(entries).toEqual([{ kind: "owed", amount_fen: "-156800", linked: true }, { kind: "received", amount_fen: "100000", linked: true }, { kind: "received", amount_fen: "56800", linked: true }])
})

test("what comes back in a later year goes to the treasury and frees no quota", async () => {
  const paid = await paidPerson()
  const clawbackId = await decided(paid, [line(paid.person, "2025-05")])
  at("2026-01-15")
  const before = await account(2025)
  expect((await step(payers.fin1, paid.person, clawbackId, "receipts", { amountFen: 78_400, document: "银行回单3" })).body.state).toBe("recovered")
  expect(await account(2025)).toMatchObject({ spentFen: before?.spentFen, availableFen: before?.availableFen })
  expect(await sql("select kind, year, amount_fen from subsidies.budget_entries where kind = 'remitted'")).toEqual([{ kind: "remitted", year: 2025, amount_fen: "78400" }])
})

test("twelve instalments at most, to the fen; one that is missed is told to the office the day after", async () => {
  expect(instalmentsOf(100, 3, "2025-11-28").map((one) => [one.due, one.amount])).toEqual([["2025-11-28", 34], ["2025-12-28", 33], ["2026-01-28", 33]])
  const paid = await paidPerson()
  const clawbackId = await decided(paid, months("2025-03", 6).map((name) => line(paid.person, name)))
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "plan", months: 13 })).status).toBe(422)
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "plan", months: 12 })).body.state).toBe("decided")
  const parts = await sql<{ due_on: string; amount_fen: string }>("select due_on, amount_fen from subsidies.clawback_instalments where subject_id = $1 order by number", paid.person)
  expect([parts.length, parts.reduce((sum, one) => sum + Number(one.amount_fen), 0), parts[0]?.due_on]).toEqual([12, 470_400, "2025-12-11"])
  at("2025-12-12")
  expect(await overdueClawbacksJob.run(world.house)).toBe("逾期 1 件")
  await step(payers.fin1, paid.person, clawbackId, "receipts", { amountFen: 39_200, document: "银行回单4" })
  expect(await overdueClawbacksJob.run(world.house)).toBe("逾期 0 件")
})

test("with consent half of a later subsidy is kept back, the books of the batch agree, and the debt is lower by it", async () => {
  const paid = await paidPerson()
  const clawbackId = await decided(paid, months("2025-03", 3).map((name) => line(paid.person, name)))
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "offset" })).body.code).toBe("subsidies.clawback-no-consent")
  await ask(citizen(paid.person), "POST", `/subsidies/mine/clawbacks/${clawbackId}/consent`, {})
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "offset" })).body.state).toBe("decided")
  for (const name of ["2025-09", "2025-10"]) for (const [kind, amount] of [["110", 84_000], ["310", 33_600]] as const) await world.pays(paid.person, "0", kind, name, 420_000, 0, amount)
  const later = (await claim(citizen(paid.person), "subsidies.flexible-hardship", "2025-09", "2025-10")).body
  expect((await granted(paid.person, later.caseId, "2025-12-05")).body.state).toBe("approved")
  const spent = (await account(2025))?.spentFen ?? 0
  const batch = await pay()
  expect((await linesOf(batches, batch)).find((one) => one.subjectId === paid.person)).toMatchObject({ dueFen: 156_800, deductedFen: 78_400, amountFen: 78_400, state: "paid" })
  await must(batches, payers.fin1, batch, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await view(batches, batch)).batch.state).toBe("RECONCILED")
  expect(await sql("select recovered_fen, state, way from subsidies.clawbacks where subject_id = $1", paid.person)).toEqual([{ recovered_fen: "78400", state: "decided", way: "offset" }])
  expect((await account(2025))?.spentFen).toBe(spent + 156_800 - 78_400)
})

test("who lied is blocked for three years: another claim is not approved, nothing is offered", async () => {
  const paid = await paidPerson()
  await decided(paid, [line(paid.person, "2025-08")], { kind: "false-data", grounds: "灵活就业登记信息虚假" })
  expect(await sql("select from_on, until_on from subsidies.blocks where subject_id = $1", paid.person)).toEqual([{ from_on: "2025-11-20", until_on: "2028-11-20" }])
  for (const [kind, amount] of [["110", 84_000], ["310", 33_600]] as const) await world.pays(paid.person, "0", kind, "2025-09", 420_000, 0, amount)
  const later = (await claim(citizen(paid.person), "subsidies.flexible-hardship", "2025-09", "2025-09")).body
  expect((await granted(paid.person, later.caseId, "2025-12-05")).body.code).toBe("R-BLOCKED")
})

test("paid too high: what was due is named, the month stays used; dropped suspicions leave no trace for the payee; what cannot be had is transferred or written off by the head", async () => {
  const paid = await paidPerson()
  expect((await suspect(paid, [{ ...line(paid.person, "2025-03"), dueFen: 78_400 }], { kind: "overpaid" })).body.code).toBe("subsidies.clawback-due-too-high")
  const clawbackId = await decided(paid, [{ ...line(paid.person, "2025-03"), dueFen: 60_000 }], { kind: "overpaid", grounds: "缴费基数核定有误" })
  expect(await sql("select amount_fen from subsidies.clawbacks where clawback_id = $1", clawbackId)).toEqual([{ amount_fen: "18400" }])
  expect((await sql("select 1 from subsidies.grant_months where person_id = $1 and state = 'granted'", paid.person)).length).toBe(6)
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "transfer", to: "财政", document: "移送函2025-3" })).body.state).toBe("transferred")
  expect((await step(staff.second, paid.person, clawbackId, "arrangement", { way: "write-off", says: "人员死亡无遗产", document: "核销批复2025-1" })).status).toBe(403)
  expect((await step(staff.head, paid.person, clawbackId, "arrangement", { way: "write-off", says: "人员死亡无遗产", document: "核销批复2025-1" })).body.state).toBe("written-off")
  expect(await sql("select payload ->> 'says' as says from exchange.outbox where topic = 'subsidy.clawback-arranged' and subject_id = $1 order by event_id", paid.person)).toEqual([
    { says: "您应退的就业困难人员灵活就业社会保险补贴184.00元到期没有退回，已移送财政处理" }, { says: "您应退的就业困难人员灵活就业社会保险补贴184.00元已核销，不用再退回" },
  ])
  const dropped = (await suspect(paid, [line(paid.person, "2025-04")])).body.clawbackId
  expect((await step(staff.second, paid.person, dropped, "confirmation", { decision: "drop", says: "缴费为个人身份" })).body.state).toBe("dropped")
  const read = (await ask(citizen(paid.person), "GET", `/subsidies/clawbacks/${paid.person}/${dropped}`)) as Said
  expect(read.status).toBe(404)
})

test("nobody opens a clawback about a relative, and what was never paid cannot be clawed back", async () => {
  const paid = await paidPerson()
  await sql("insert into registers.kin (person_id, relative_id, relation) values (888, $1, '配偶')", paid.person)
  expect((await suspect(paid, [line(paid.person, "2025-03")], {}, anOfficer("130", "初审员辛", ["clerk"], "9902", "888"))).body.code).toBe("subsidies.clawback-own")
  at("2025-10-09")
  const unpaid = await flexible()
  const { caseId } = (await claim(citizen(unpaid), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  await granted(unpaid, caseId, "2025-10-20")
  const [row] = await sql<{ grant_id: string }>("select grant_id from subsidies.grants where subject_id = $1", unpaid)
  expect((await suspect({ person: unpaid, grant: row?.grant_id ?? "" }, [line(unpaid, "2025-03")])).body.code).toBe("subsidies.clawback-not-paid")
})
