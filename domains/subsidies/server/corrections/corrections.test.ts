// A number that begins in the past: months that were paid come out otherwise, the program proposes what is less and what is more, and officers make a clawback or a payment of it.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { payments, simulatedBank } from "#platform/payments"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import type { StaffRole, Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { workRecalculations } from "../../../../platform/parameters/recalculate.ts"
import { anOfficer, type BatchWorld, staff as payers, walk } from "../../../insurance/server/batch/testing.ts"
import { subsidies } from "../../module.ts"
import { subsidyPayments } from "../payment.ts"
import { staff, subsidyWorld } from "../testing.ts"
import { proposeCorrections } from "./propose.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const lawbook = lawbookOf([subsidies])
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => bank), parametersRoom(lawbook)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { sql, ask, citizen, claim, flexible, granted, clock, house } = world
const place = "990200000000"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-corrections-"))
Object.assign(house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface Said { readonly status: number; readonly body: { readonly code: string; readonly state: string; readonly rowId: string; readonly entryId: string; readonly batchId: string; readonly clawbackId: string | null; readonly publishedUntil: string | null; readonly supplement: string; readonly amountFen: number } }
const post = async (as: Viewer, path: string, input: object): Promise<Said> => ask(as, "POST", path, input)
for (const kind of ["income", "index", "quota"]) {
  const entered = await post(payers.fin1, "/subsidies/budget", { region: place, fund: "employment-subsidy", year: 2025, kind, amountFen: 9_000_000, source: kind === "income" ? "central" : null, document: "乙财社〔2025〕9号" })
  await post(payers.fin2, `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
}
let month = 0
async function pay(): Promise<void> {
  month += 1
  const made = await post(payers.a, "/payments/batches", { business: "subsidies.personal", region: place, month: `2025-${String(month).padStart(2, "0")}` })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await walk(batches, made.body.batchId, "RESULT")
}
/** Paid 1000.00 + 400.00 a month, capped at a base of 4200.00: six months of 784.00, granted and paid. */
async function paid(): Promise<string> {
  at("2025-10-09")
  const person = await flexible({ base: 500_000, pension: 100_000, medical: 40_000 })
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  await pay()
  return person
}
const officer = (id: string, roles: readonly StaffRole[]): Viewer => anOfficer(id, `参数员${id}`, [...roles])

/** The cap of the base from a day of the past, approved by two; recalculated and proposed. */
async function cap(value: number, from: string, to: string | null): Promise<number> {
  at("2025-10-30")
  const entered = await post(officer("301", ["clerk"]), "/parameters", { key: "subsidies.flexible-base-cap", region: "990200", value, from, to, documentNumber: "乙人社发〔2025〕20号", reason: "省厅通知追溯执行" })
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  expect((await post(officer("302", ["head"]), `/parameters/${entered.body.rowId}/approve`, {})).body.state).toBe("approved")
  await workRecalculations(house, lawbook)
  return proposeCorrections(house)
}
interface Shown { readonly subjectId: string; readonly correctionId: string; readonly lessFen: number; readonly moreFen: number; readonly lines: readonly { readonly line: string; readonly hadFen: number; readonly dueFen: number }[] }
const listed = async (subject: string, as: Viewer = staff.first, state = "proposed") => ((await ask(as, "GET", `/subsidies/corrections?state=${state}`)) as unknown as { body: readonly Shown[] }).body.filter((one) => one.subjectId === subject)
const path = (one: Shown) => `/subsidies/corrections/${one.subjectId}/${one.correctionId}`
const taken = { decision: "take", says: "按新的基数上限重新计算" }

test("more was due: published, approved by another when that has ended, paid with the next batch, with a letter to the fen; nothing is paid on top of a month that was asked back meanwhile", async () => {
  const [person, other] = [await paid(), await paid()]
  expect(await cap(500_000, "2025-03-01", "2025-06-01")).toBe(2)
  expect(await proposeCorrections(house)).toBe(0)
  const [one] = await listed(person)
  expect(one).toMatchObject({ lessFen: 0, moreFen: 44_796, lines: ["2025-03", "2025-04", "2025-05"].map((line) => ({ line, hadFen: 78_400, dueFen: 93_332 })) })
  if (!one) return
  expect(await listed(person, staff.elsewhere)).toEqual([])
  expect((await post({ ...staff.first, personId: person } as Viewer, path(one), taken)).status).toBe(403)
  expect((await post(staff.first, `${path(one)}/approval`, { decision: "grant", says: "同意补发差额" })).status).toBe(403)
  expect((await post(staff.head, `${path(one)}/approval`, { decision: "grant", says: "同意补发差额" })).body.code).toBe("subsidies.correction-no-supplement")
  expect((await post(staff.first, path(one), taken)).body).toMatchObject({ state: "taken", clawbackId: null, publishedUntil: "2025-11-06" })
  expect((await post(staff.first, path(one), taken)).body.code).toBe("subsidies.correction-settled")
  const [gone] = await listed(other)
  if (!gone) throw new Error("nothing is proposed for the other")
  expect((await post(staff.first, path(gone), taken)).body.state).toBe("taken")
  await sql("update subsidies.grant_months set state = 'void' where person_id = $1 and ym = 202503", other)
  expect((await post(staff.head, `${path(one)}/approval`, { decision: "grant", says: "同意补发差额" })).body.code).toBe("subsidies.correction-not-published")
  at("2025-11-07")
  expect((await post({ ...staff.first, roles: ["head"] } as Viewer, `${path(one)}/approval`, { decision: "grant", says: "同意补发差额" })).body.code).toBe("subsidies.correction-same-person")
  expect((await ask(citizen(person), "GET", `${path(one)}/letter`) as { status: number }).status).toBe(404)
  expect((await post(staff.head, `${path(one)}/approval`, { decision: "grant", says: "同意补发差额" })).body).toEqual({ supplement: "granted", amountFen: 44_796 })
  expect((await post(staff.head, `${path(gone)}/approval`, { decision: "grant", says: "同意补发差额" })).body.code).toBe("subsidies.correction-line-gone")
  expect((await post(staff.head, `${path(gone)}/approval`, { decision: "refuse", says: "其中一个月已经追回" })).body).toEqual({ supplement: "refused", amountFen: 0 })
  const letter = (await ask(citizen(person), "GET", `${path(one)}/letter`)) as { status: number; headers: Record<string, unknown> }
  expect([letter.status, String(letter.headers["content-type"])]).toEqual([200, "application/pdf"])
  const [paper] = await sql<{ content: { rows: { value: string }[] } }>("select content from documents.papers where subject_id = $1 and paper_id like 'supplement%'", person)
  expect(paper?.content.rows.at(-1)?.value).toBe("447.96元")
  await pay()
  expect(await sql("select amount_fen, state from subsidies.grants where subject_id = $1 order by grant_id", person)).toEqual([{ amount_fen: "470400", state: "paid" }, { amount_fen: "44796", state: "paid" }])
  expect(await proposeCorrections(house)).toBe(0)
})

test("less was due: an officer takes it and a clawback of exactly the difference is suspected in that officer's name; the second and third person go on as ever", async () => {
  const person = await paid()
  await cap(300_000, "2025-07-01", null)
  const [one] = await listed(person)
  expect(one).toMatchObject({ lessFen: 44_800, lines: [{ line: "2025-07", hadFen: 78_400, dueFen: 56_000 }, { line: "2025-08", hadFen: 78_400, dueFen: 56_000 }] })
  if (!one) return
  const { clawbackId } = (await post(staff.first, path(one), taken)).body
  expect(await sql("select kind, amount_fen, state, opened_by from subsidies.clawbacks where clawback_id = $1", clawbackId)).toEqual([{ kind: "overpaid", amount_fen: "44800", state: "suspected", opened_by: "202" }])
  const step = async (as: Viewer, name: string, input: object) => (await post(as, `/subsidies/clawbacks/${person}/${clawbackId ?? ""}/${name}`, input)).body
  expect((await step({ ...staff.first, roles: ["reviewer"] } as Viewer, "confirmation", { decision: "confirm" })).code).toBe("subsidies.clawback-same-person")
  expect((await step(staff.second, "confirmation", { decision: "confirm" })).state).toBe("notified")
  at("2025-11-20")
  expect((await step(staff.head, "decision", { decision: "recover", says: "按追溯执行的标准应退差额" })).state).toBe("decided")
  const letter = (await ask(citizen(person), "GET", `/subsidies/clawbacks/${person}/${clawbackId ?? ""}/letters/decision`)) as { status: number }
  expect(letter.status).toBe(200)
})

test("dropped with a reason nothing follows, and the same number proposes nothing again", async () => {
  const person = await paid()
  await cap(200_000, "2025-06-01", "2025-07-01")
  const [one] = await listed(person)
  expect(one?.lessFen).toBe(78_400 - 37_332)
  if (!one) return
  expect((await post(staff.first, path(one), { decision: "drop", says: "省厅同意不追退" })).body).toEqual({ state: "dropped", clawbackId: null, publishedUntil: null })
  expect(await proposeCorrections(house)).toBe(0)
  expect(await sql("select 1 from subsidies.clawbacks where subject_id = $1", person)).toEqual([])
})
