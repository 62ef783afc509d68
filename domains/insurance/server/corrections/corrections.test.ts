// A standard that begins in the past (domain/04 §2.4, §9.4): months already paid at 1800.00 are paid on top or asked back, seen by two officers, to the fen, once.
import { expect, test } from "vitest"
import { lawbookOf, parameters as parametersRoom } from "#platform/parameters"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { workRecalculations } from "../../../../platform/parameters/recalculate.ts"
import { insurance } from "../../module.ts"
import { verifyChains } from "../batch/month-chain.ts"
import { anEntitled, anOfficer, batchWorld, cityB, linesOf, must, staff, until, walk } from "../batch/testing.ts"
import { applyHappening } from "../stop-benefit.ts"
import { plainDate } from "#standards"
import { proposeBenefitCorrections } from "./propose.ts"

const database = await testDatabase()
const lawbook = lawbookOf([insurance])
const world = await batchWorld(database, "2025-07-09T02:00:00.000Z", [parametersRoom(lawbook)])
const { house } = world.server
const sql = <R extends object>(text: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(text, values))
const at = (day: string) => {
  world.clock.now = `${day}T02:00:00.000Z`
}

interface Shown { readonly personId: string; readonly correctionId: string; readonly lessFen: number; readonly moreFen: number; readonly decision: string | null; readonly lines: readonly { readonly month: string; readonly hadFen: number; readonly dueFen: number }[] }
interface Said { readonly status: number; readonly body: { readonly code: string; readonly rowId: string; readonly batchId: string; readonly count: number; readonly moreFen: number; readonly lessFen: number; readonly corrections: readonly Shown[] } }
const ask = (as: Viewer, method: "GET" | "POST", path: string, input?: object): Promise<Said> => world.server.ask(as, method, path, input)
const listed = async (state = "proposed", as: Viewer = staff.a) => (await ask(as, "GET", `/insurance/corrections?state=${state}`)).body.corrections
const chosen = (rows: readonly Shown[]) => rows.map((one) => ({ person: one.personId, correction: one.correctionId }))
const decide = (rows: readonly Shown[], decision: "take" | "drop", as: Viewer = staff.a) => ask(as, "POST", "/insurance/corrections/decision", { decision, says: "按新标准逐月核对", corrections: chosen(rows) })
const confirm = (rows: readonly Shown[], as: Viewer = staff.head, decision = "confirm") => ask(as, "POST", "/insurance/corrections/confirmation", { decision, corrections: chosen(rows) })

/** A number of the past, in force by two officers, and put to what was paid by two workers at once. */
async function inForce(key: string, value: number, from: string): Promise<number> {
  const entered = await ask(anOfficer("301", "参数员", ["clerk"]), "POST", "/parameters", { key, region: "990200", value, from, to: null, documentNumber: "乙政发〔2025〕7号", reason: "市政府通知追溯执行" })
  expect(entered.status, JSON.stringify(entered.body)).toBe(201)
  expect((await ask(anOfficer("302", "参数负责人", ["head"]), "POST", `/parameters/${entered.body.rowId}/approve`, {})).status).toBe(200)
  await workRecalculations(house, lawbook)
  const proposed = await Promise.all([proposeBenefitCorrections(house), proposeBenefitCorrections(house)])
  return proposed.reduce((sum, one) => sum + one, 0)
}
async function batch(month: string): Promise<string> {
  const made = await ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body.batchId
}
const monthLines = (person: string, kind: string) => sql<{ ym: number; due: number; state: string }>("select ym, due_fen::int as due, state from insurance.month_lines where person_id = $1 and kind = $2 and reverses_seq is null order by ym, seq", person, kind)
const whole = async () => expect(await database.system.transaction((tx) => verifyChains(tx, { prefix: "9902" }))).toEqual([])

const more = await anEntitled(world, { name: "林一", first: "2025-01", paid: until("2025-01", "2025-07") })
const dropped = await anEntitled(world, { name: "陈二", first: "2025-05", paid: until("2025-05", "2025-07") })
const onTheWay = await anEntitled(world, { name: "周六", first: "2025-07" })
const ended = await anEntitled(world, { name: "吴七", first: "2024-08", paid: until("2024-08", "2025-07"), months: 11 })
await sql("update insurance.entitlements set state = 'ended' where person_id = $1", ended)

let july = ""

test("the minimum wage of May is raised in July: 90.00 a month are proposed for each month paid since, once however many workers look", async () => {
  july = await batch("2025-07")
  await walk(world, july, "SENT")
  expect(await inForce("minimum-wage", 210_000, "2025-05-01")).toBe(3)
  const rows = await listed()
  expect(rows.map((one) => [one.personId, one.lessFen, one.moreFen]).toSorted()).toEqual([[more, 0, 18_000], [dropped, 0, 18_000], [ended, 0, 18_000]].toSorted())
  expect(rows.find((one) => one.personId === more)?.lines).toEqual([{ month: "2025-05", hadFen: 180_000, dueFen: 189_000 }, { month: "2025-06", hadFen: 180_000, dueFen: 189_000 }])
  expect(await listed("proposed", staff.elsewhere)).toEqual([])
  expect(await proposeBenefitCorrections(house)).toBe(0)
})

test("one officer decides, another confirms: the same one, one of another place, a clerk and a person about themselves may not; two heads at once confirm once", async () => {
  const rows = await listed()
  const [mine, kept] = [rows.filter((one) => one.personId !== dropped), rows.filter((one) => one.personId === dropped)]
  expect((await decide(mine, "take", staff.elsewhere)).status).toBe(404)
  expect((await decide(mine, "take", anOfficer("110", "林一", ["clerk"], "9902", more))).body.code).toBe("insurance.correction-own")
  expect((await decide(mine, "take")).body.count).toBe(2)
  expect((await decide(mine, "take")).body.code).toBe("insurance.correction-not-now")
  expect((await decide(kept, "drop")).body.count).toBe(1)
  expect((await confirm(mine, staff.a)).status).toBe(403)
  expect((await confirm(mine, anOfficer("101", "初核员甲", ["head"]))).body.code).toBe("insurance.correction-same-person")
  expect((await ask({ kind: "citizen", personId: more, name: "林一", session: "s" }, "GET", `/insurance/corrections/${more}/${mine[0]?.correctionId}/letter`)).status).toBe(404)
  const both = await Promise.all([confirm(mine), confirm(mine, anOfficer("109", "另一位负责人", ["head"]))])
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(both.find((one) => one.status === 200)?.body).toEqual({ count: 2, moreFen: 36_000, lessFen: 0 })
  expect((await confirm(kept)).body).toEqual({ count: 1, moreFen: 0, lessFen: 0 })
  expect(await monthLines(more, "supplement")).toEqual([{ ym: 202505, due: 9000, state: "pending" }, { ym: 202506, due: 9000, state: "pending" }])
  expect(await monthLines(dropped, "supplement")).toEqual([])
  await whole()
})

test("a month that was on its way to the bank is proposed when it has been paid, and what was dropped is not proposed again", async () => {
  expect(await listed()).toEqual([])
  await must(world, staff.fin1, july, "load-result")
  expect(await proposeBenefitCorrections(house)).toBe(3)
  const rows = await listed()
  expect(rows.map((one) => [one.personId, one.lines]).toSorted()).toEqual([more, dropped, onTheWay].map((person) => [person, [{ month: "2025-07", hadFen: 180_000, dueFen: 189_000 }]]).toSorted())
  await decide(rows, "take")
  expect((await confirm(rows, staff.head, "send-back")).body).toEqual({ count: 3, moreFen: 0, lessFen: 0 })
  await decide(rows, "take")
  expect((await confirm(rows)).body.moreFen).toBe(27_000)
  expect(await proposeBenefitCorrections(house)).toBe(0)
  expect(await sql("select count(*)::int as followed from insurance.followed_numbers")).toEqual([{ followed: 1 }])
})

test("the next batch pays the months on top beside the month, also to who has drawn them all; the identities hold, the person reads it and has a letter", async () => {
  at("2025-08-09")
  const august = await batch("2025-08")
  const lines = (await linesOf(world, august)).filter((line) => line.state === "ready").map((line) => [line.subjectId, line.category, line.amountFen])
  expect(lines).toEqual(expect.arrayContaining([[more, "benefit", 189_000], [more, "supplement", 27_000], [dropped, "supplement", 9000], [onTheWay, "supplement", 9000], [ended, "supplement", 18_000]]))
  await walk(world, august, "RESULT")
  await must(world, staff.fin1, august, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await monthLines(more, "supplement")).map((line) => line.state)).toEqual(["paid", "paid", "paid"])
  expect(await sql("select drawn_months from insurance.entitlements where person_id = $1", more)).toEqual([{ drawn_months: 8 }])
  const me: Viewer = { kind: "citizen", personId: more, name: "林一", session: "s" }
  const mine = (await ask(me, "GET", "/insurance/my-payments")).body as unknown as { months: { month: string; kind: string; paidFen: number; label: string }[] }
  expect(mine.months.find((one) => one.kind === "supplement" && one.month === "2025-05")).toMatchObject({ paidFen: 9000, label: "补发失业保险金" })
  const [first] = (await listed("confirmed")).filter((one) => one.personId === more).toReversed()
  const letter = (await ask(me, "GET", `/insurance/corrections/${more}/${first?.correctionId ?? ""}/letter`)) as unknown as { status: number; headers: Record<string, unknown> }
  expect([letter.status, String(letter.headers["content-type"])]).toEqual([200, "application/pdf"])
  await whole()
})

test("a lower ratio from July is a receivable of exactly the difference, which comes back by half of later months with consent; whoever stops afterwards owes each month once", async () => {
  at("2025-08-20")
  expect(await inForce("insurance.benefit-ratio", 8500, "2025-07-01")).toBe(3)
  const rows = await listed()
  expect(rows.find((one) => one.personId === more)).toMatchObject({ lessFen: 21_000, moreFen: 0, lines: [{ month: "2025-07", hadFen: 189_000, dueFen: 178_500 }, { month: "2025-08", hadFen: 189_000, dueFen: 178_500 }] })
  await decide(rows, "take")
  expect((await confirm(rows)).body.lessFen).toBe(63_000)
  const owed = (await sql<{ id: string; amount: number; reason: string; months: number[] }>("select receivable_id as id, amount_fen::int as amount, reason, months from insurance.receivables where person_id = $1", more))[0]
  expect(owed).toMatchObject({ amount: 21_000, reason: "corrected", months: [202507, 202508] })
  const plan = await ask(staff.a, "POST", `/insurance/receivables/${more}/${owed?.id ?? ""}/plan`, { way: "offset", sharePercent: 50, consent: true })
  expect(plan.status, JSON.stringify(plan.body)).toBe(200)
  await database.system.transaction((tx) => applyHappening(tx, { person: onTheWay, code: "re-employed", on: plainDate("2025-07-20"), until: null, cause: "test", at: world.clock.now, today: plainDate("2025-08-20") }))
  const back = await sql<{ amount: number; reason: string }>("select amount_fen::int as amount, reason from insurance.receivables where person_id = $1 order by recorded_at, receivable_id", onTheWay)
  expect(back).toEqual([{ amount: 21_000, reason: "corrected" }, { amount: 178_500, reason: "re-employed" }])
  expect(await proposeBenefitCorrections(house)).toBe(0)
  at("2025-09-09")
  const september = await batch("2025-09")
  expect((await linesOf(world, september)).filter((line) => line.subjectId === more && line.state === "ready").map((line) => [line.category, line.dueFen, line.deductedFen])).toEqual([["benefit", 178_500, 21_000]])
  await walk(world, september, "RESULT")
  expect(await sql("select state from insurance.receivables where person_id = $1", more)).toEqual([{ state: "settled" }])
  await whole()
})

test("who stops before what is on top was paid gets no line for months that are claimed back", async () => {
  at("2025-09-20")
  expect(await inForce("insurance.benefit-ratio", 9000, "2025-09-01")).toBe(2)
  const rows = (await listed()).filter((one) => one.personId === dropped)
  expect(rows).toMatchObject([{ moreFen: 10_500, lines: [{ month: "2025-09", hadFen: 178_500, dueFen: 189_000 }] }])
  await decide(rows, "take")
  await confirm(rows)
  const stop = () => database.system.transaction((tx) => applyHappening(tx, { person: dropped, code: "re-employed", on: plainDate("2025-08-20"), until: null, cause: "test", at: world.clock.now, today: plainDate("2025-09-20") }))
  expect(await stop()).toBe(1)
  expect((await monthLines(dropped, "supplement")).map((line) => [line.ym, line.due, line.state])).toEqual([[202507, 9000, "paid"], [202509, 10_500, "reversed"]])
  expect(await sql("select amount_fen::int as amount, months from insurance.receivables where person_id = $1 and reason = 're-employed'", dropped)).toEqual([{ amount: 178_500, months: [202509] }])
  await whole()
})
