// The worked batch UI-202507-990200 of domain/04 §9.5, from generation to closing, on a real PostgreSQL.
import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { newId } from "#platform/database"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { readBankFile } from "../../../../platform/payments/bank-file.ts"
import { verifyChains } from "./month-chain.ts"
import { accountOf, act, anEntitled, anOfficer, batchWorld, cityB, generateJuly, linesOf, must, staff, theJuneBatch, until, view, walk } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database)
const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))

const halfYear = until("2025-01", "2025-07")
const people = {
  P1: await anEntitled(world, { name: "林一", first: "2025-01", paid: halfYear }),
  P2: await anEntitled(world, { name: "陈二", first: "2025-06", months: 6, startsOn: "2025-06-20" }),
  P3: await anEntitled(world, { name: "王三", first: "2025-01", paid: halfYear }),
  P4: await anEntitled(world, { name: "赵四", first: "2025-01", paid: halfYear }),
  P5: await anEntitled(world, { name: "孙五", first: "2025-01", paid: halfYear }),
  P6: await anEntitled(world, { name: "周六", first: "2025-01", paid: until("2025-01", "2025-06") }),
  P7: await anEntitled(world, { name: "吴七", first: "2024-08", paid: until("2024-08", "2025-07") }),
  P8: await anEntitled(world, { name: "郑八", first: "2025-01", paid: halfYear }),
  P9: await anEntitled(world, { name: "冯九", first: "2025-01", paid: halfYear }),
}
const nameOf = new Map(Object.entries(people).map(([label, id]) => [id, label]))
const entitlementOf = async (person: string) => (await sql<{ id: string }>("select entitlement_id as id from insurance.entitlements where person_id = $1", [person]))[0]?.id ?? ""

await sql("insert into registers.employee_rows (person_id, row_id, employer_id, kind, from_on, received_at) values ($1, $2, 77, '210', '2025-06-16', '2025-06-20T00:00:00Z')", [people.P3, newId()])
await sql("insert into registers.deaths (person_id, died_on, received_at) values ($1, '2025-07-03', '2025-07-05T00:00:00Z')", [people.P4])
await sql("insert into insurance.qualification_checks (person_id, entitlement_id, ym, state, due_on, region) values ($1, $2, 202507, 'missed', '2025-07-07', '990201001000')", [people.P5, await entitlementOf(people.P5)])
await sql("insert into insurance.qualification_checks (person_id, entitlement_id, ym, state, due_on, done_at, region) values ($1, $2, 202506, 'done', '2025-06-07', '2025-06-25T00:00:00Z', '990201001000')", [people.P6, await entitlementOf(people.P6)])
await sql(
  `insert into insurance.receivables (person_id, receivable_id, entitlement_id, region, reason, months, amount_fen, way, share, consented_at, recorded_at)
   values ($1, 8801, $2, '990201001000', 're-employed', '{202401}', 180000, 'offset', 5000, '2025-05-01T00:00:00Z', '2025-05-01T00:00:00Z')`,
  [people.P8, await entitlementOf(people.P8)],
)
await sql("insert into registers.pensions (person_id, starts_on, received_at) values ($1, '2025-07-01', '2025-07-02T00:00:00Z')", [people.P9])
await theJuneBatch(world, [people.P1, people.P3, people.P4, people.P5, people.P7, people.P8, people.P9])

let batch = ""
let reissue = ""

test("UI-202507-990200: nine persons are read, five paid, and everybody else is listed with the reason", async () => {
  const made = await generateJuly(world)
  expect([made.status, made.body.number]).toEqual([201, "UI-202507-990200"])
  batch = made.body.batchId
  const lines = Object.fromEntries((await linesOf(world, batch)).map((line) => [nameOf.get(line.subjectId), [line.dueFen, line.deductedFen, line.amountFen, line.state, line.reason]]))
  expect(lines).toEqual({
    P1: [180_000, 0, 180_000, "ready", ""],
    P2: [360_000, 0, 360_000, "ready", ""],
    P3: [0, 0, 0, "excluded", "re-employed"],
    P4: [0, 0, 0, "excluded", "died"],
    P5: [0, 0, 0, "hold", "check-missed"],
    P6: [360_000, 0, 360_000, "ready", ""],
    P7: [180_000, 0, 180_000, "ready", ""],
    P8: [180_000, 90_000, 90_000, "ready", ""],
    P9: [0, 0, 0, "excluded", "pension-started"],
  })
  const { totals } = await view(world, batch)
  expect([totals.persons, totals.payable, totals.dueFen, totals.deductedFen, totals.netFen]).toEqual([9, 5, 1_260_000, 90_000, 1_170_000])
  expect(totals.institutions).toEqual([{ category: "medical", label: "代缴职工基本医疗保险费", payee: "医疗保险基金", count: 7, totalFen: 294_000 }])
})

test("a second generation for 990200 and 2025-07 is refused", async () => {
  const again = await generateJuly(world)
  expect([again.status, again.body.code]).toEqual([409, "payments.batch-exists"])
})

test("初核 waits until every change against June is confirmed line by line", async () => {
  await must(world, staff.a, batch, "check")
  const early = await act(world, staff.a, batch, "review")
  expect([early.status, early.body.code, early.body.detail["count"]]).toEqual([409, "payments.changes-unconfirmed", 7])
  const changes = await linesOf(world, batch, "?only=changes")
  expect(Object.fromEntries(changes.map((line) => [nameOf.get(line.subjectId), line.change]))).toEqual({ P2: "new", P3: "stopped", P4: "stopped", P5: "stopped", P6: "new", P8: "changed", P9: "stopped" })
  await must(world, staff.a, batch, "confirm-changes", { lines: changes.map(({ subjectId, category }) => ({ subjectId, category })) })
  expect((await must(world, staff.a, batch, "review")).state).toBe("CHECKED")
  expect((await linesOf(world, batch, "?only=sample")).length).toBe(5)
})

test("A may not do 复核, nor approve again; B and the head are other people; a clerk of 甲市 does not find the batch", async () => {
  const everything = anOfficer("101", "初核员甲", ["clerk", "reviewer", "head", "finance"])
  expect((await act(world, everything, batch, "second-review")).body.code).toBe("payments.same-person")
  await must(world, staff.b, batch, "second-review")
  expect((await act(world, everything, batch, "approve")).body.code).toBe("payments.same-person")
  expect((await act(world, staff.a, batch, "approve")).body.code).toBe("payments.wrong-role")
  expect((await act(world, anOfficer("102", "复核员乙", ["head"]), batch, "approve")).body.code).toBe("payments.same-person")
  expect((await world.server.ask(staff.elsewhere, "GET", `/payments/batches/${batch}`)).status).toBe(404)
})

test("审批 signs the control totals with SM2, and a signed batch whose line was changed can not be sent on", async () => {
  await must(world, staff.head, batch, "approve")
  expect((await view(world, batch)).signature).toMatchObject({ signer: "负责人丙", valid: true })
  await walk(world, batch, "FUNDED")
  await sql("update payments.lines set due_fen = due_fen + 1 where batch_id = $1 and subject_id = $2", [batch, people.P1])
  expect((await view(world, batch)).signature?.valid).toBe(false)
  expect((await act(world, staff.fin1, batch, "make-file")).body.code).toBe("payments.signature-broken")
  await sql("update payments.lines set due_fen = due_fen - 1 where batch_id = $1 and subject_id = $2", [batch, people.P1])
})

test("the head, who approved, handles no money; the treasury paid 11 700.00 and 2 940.00", async () => {
  expect((await act(world, anOfficer("103", "负责人丙", ["finance"]), batch, "make-file")).body.code).toBe("payments.same-person")
  const entries = await sql<{ account: string; category: string; amount: number }>("select account, category, amount_fen::float8 as amount from payments.ledger where batch_id = $1 order by account, category", [batch])
  expect(entries).toEqual([
    { account: "disbursement", category: "benefit", amount: 1_170_000 },
    { account: "disbursement", category: "medical", amount: 294_000 },
    { account: "treasury", category: "benefit", amount: -1_170_000 },
    { account: "treasury", category: "medical", amount: -294_000 },
  ])
})

test("the bank file has the form of §9.2 and its own SHA-256, and 医保 gets a file of its own", async () => {
  await must(world, staff.fin1, batch, "make-file")
  const bank = (await world.server.ask(staff.fin1, "GET", `/payments/batches/${batch}/bank-file`)).body as string
  const rows = bank.split("\n")
  expect(rows[0]).toMatch(/^H\|UI-202507-990200\|990200000000\|2025-07\|5\|1170000\|2025-07-08T16:30:00\.000Z\|[0-9a-f]{64}$/)
  expect(rows[1]).toBe(`D|1|林一|01|990201199005200001|102100099996|${accountOf(1)}|180000|失业保险金|202507共1个月|UI-202507-990200-0000001`)
  expect(rows[6]).toBe("T|5|1170000")
  const hash = rows[0]?.split("|")[7] ?? ""
  expect(createHash("sha256").update(bank.replace(hash, "")).digest("hex")).toBe(hash)
  expect(readBankFile(bank).totalFen).toBe(1_170_000)
  const medical = ((await world.server.ask(staff.fin1, "GET", `/payments/batches/${batch}/institution-files/medical`)).body as string).split("\n")
  expect([medical[0]?.split("|").slice(4, 6), medical.at(-2)]).toEqual([["7", "294000"], "T|7|294000"])
  expect((await world.server.ask(staff.a, "GET", `/payments/batches/${batch}/bank-file`)).status).toBe(403)
})

test("one 分 of difference between file and lines is refused at the key", async () => {
  const [stored] = await sql<{ sealed: string }>("select sealed from payments.files where batch_id = $1 and kind = 'bank'", [batch])
  const text = world.server.house.sealing.open(stored?.sealed ?? "")
  const forged = text.replace("|180000|失业保险金|202507共1个月|UI-202507-990200-0000001", "|180001|失业保险金|202507共1个月|UI-202507-990200-0000001")
  await sql("update payments.files set sealed = $2 where batch_id = $1 and kind = 'bank'", [batch, world.server.house.sealing.seal(forged)])
  expect((await act(world, staff.fin1, batch, "turn-key-one")).body.code).toBe("payments.file-header-differs")
  await sql("update payments.files set sealed = $2 where batch_id = $1 and kind = 'bank'", [batch, stored?.sealed])
})

test("two keys: the same finance officer can not turn both, and once sent the batch is neither cancelled nor made again", async () => {
  await must(world, staff.fin1, batch, "turn-key-one")
  expect((await act(world, staff.fin1, batch, "send")).body.code).toBe("payments.second-key")
  expect((await must(world, staff.fin2, batch, "send")).state).toBe("SENT")
  expect((await act(world, staff.fin1, batch, "make-file")).body.code).toBe("payments.already-sent")
  expect((await act(world, staff.a, batch, "cancel", { says: "不想发了" })).body.code).toBe("payments.already-sent")
  expect((await act(world, staff.fin2, batch, "send")).body.code).toBe("payments.already-sent")
  expect(world.bank.executions("UI-202507-990200")).toBe(1)
})

test("a result line with an unknown 行业务号 rejects the whole file, and the batch stays SENT", async () => {
  world.clock.now = "2025-07-10T02:00:00.000Z"
  world.bank.behaviour.mode = "unknown-line"
  const rejected = await act(world, staff.fin1, batch, "load-result")
  expect([rejected.status, rejected.body.code]).toEqual([422, "payments.result-unknown-line"])
  const now = await view(world, batch)
  expect([now.batch.state, now.totals.unanswered]).toEqual(["SENT", 5])
})

test("the result: 8100.00 arrived, P6 came back with code 05, 3600.00", async () => {
  world.bank.behaviour.mode = "answer"
  world.bank.behaviour.failures = { [accountOf(6)]: "05" }
  await must(world, staff.fin1, batch, "load-result")
  const { totals, batch: summary } = await view(world, batch)
  expect([summary.state, totals.paidFen, totals.returnedFen, totals.unanswered]).toEqual(["RESULT", 810_000, 360_000, 0])
  const { body } = await world.server.ask(staff.b, "GET", "/payments/returns?state=open")
  expect((body as { returns: unknown[] }).returns).toMatchObject([{ subjectId: people.P6, amountFen: 360_000, code: "05", says: "已销户", times: 1 }])
  const events = await sql<{ topic: string; n: number }>("select topic, count(*)::int as n from exchange.outbox where topic like 'payment.%' or topic = 'benefit.months-used-up' group by topic order by topic")
  expect(events).toEqual([{ topic: "benefit.months-used-up", n: 1 }, { topic: "payment.paid", n: 4 }, { topic: "payment.returned", n: 1 }])
})

test("P7 drew the twelfth of twelve and the entitlement ended; P8 owes 900.00 more", async () => {
  expect(await sql("select drawn_months, state from insurance.entitlements where person_id = $1", [people.P7])).toEqual([{ drawn_months: 12, state: "ended" }])
  expect(await sql("select (amount_fen - collected_fen)::int as left, state from insurance.receivables where person_id = $1", [people.P8])).toEqual([{ left: 90_000, state: "open" }])
})

test("with a return still open the books do not reconcile and can not be closed", async () => {
  await must(world, staff.fin1, batch, "reconcile", { statement: { balanceChangeFen: 360_000, feeFen: 0 } })
  const { reconciliation, batch: summary } = await view(world, batch)
  expect([summary.state, reconciliation?.holds, reconciliation?.identities.filter((one) => !one.holds).map((one) => one.number)]).toEqual(["RESULT", false, ["3"]])
  expect((await act(world, staff.fin1, batch, "close")).body.code).toBe("payments.not-now")
})

test("P6 corrects the card on 07-12, a reviewer lets it through, and the re-issue of 07-18 arrives", async () => {
  world.clock.now = "2025-07-12T02:00:00.000Z"
  const me = { kind: "citizen", personId: people.P6, name: "周六", session: "s" } as const
  const mine = (await world.server.ask(me, "GET", "/payments/my-returns")).body as { returnId: string; state: string }[]
  const target = `/payments/my-returns/${mine[0]?.returnId}/account`
  expect((await world.server.ask(me, "POST", target, { bankName: "示例银行", account: "6217009900000000001", repeat: "6217009900000000001" })).status).toBe(422)
  const right = { bankName: "示例银行", account: accountOf(66), repeat: accountOf(66) }
  expect(((await world.server.ask(me, "POST", target, { ...right, bankLine: "313651027013" })).body as { code: string }).code).toBe("E-BANK-02")
  expect((await world.server.ask(me, "POST", target, { ...right, bankLine: "313651027012" })).status).toBe(200)
  expect((await act(world, staff.a, batch, "reissue")).body.code).toBe("payments.nothing-to-reissue")
  expect((await world.server.ask(staff.b, "POST", `/payments/returns/${people.P6}/${mine[0]?.returnId}/account/review`, { accept: true })).body).toEqual({ state: "corrected" })
  world.clock.now = "2025-07-18T02:00:00.000Z"
  reissue = (await must(world, staff.a, batch, "reissue")).child ?? ""
  await walk(world, reissue, "SENT")
  const text = (await world.server.ask(staff.fin1, "GET", `/payments/batches/${reissue}/bank-file`)).body as string
  expect(text.split("\n")[1]?.split("|")[5]).toBe("313651027012")
  const file = readBankFile(text)
  expect([file.number, file.totalFen, file.lines[0]?.account]).toEqual(["UI-202507-990200-R1", 360_000, accountOf(66)])
  await must(world, staff.fin1, reissue, "load-result")
  const { totals } = await view(world, reissue)
  expect([totals.paidFen, totals.returned]).toEqual([360_000, 0])
  expect((await linesOf(world, batch)).find((line) => line.subjectId === people.P6)?.state).toBe("reissued")
  expect(await sql("select distinct state, settled_on from insurance.month_lines where person_id = $1 and kind = 'benefit' and ym > 202505", [people.P6])).toEqual([{ state: "paid", settled_on: "2025-07-18" }])
})

test("all six identities hold, for the batch and for the re-issue, and both close", async () => {
  await must(world, staff.fin1, batch, "reconcile", { statement: { balanceChangeFen: 360_000, feeFen: 0 } })
  const { reconciliation } = await view(world, batch)
  expect(reconciliation?.identities.map((one) => [one.number, one.holds])).toEqual([["1", true], ["2", true], ["3", true], ["4", true], ["5", true], ["6", true]])
  expect((await must(world, staff.fin2, batch, "close")).state).toBe("CLOSED")
  await must(world, staff.fin1, reissue, "reconcile", { statement: { balanceChangeFen: -360_000, feeFen: 0 } })
  expect((await must(world, staff.fin1, reissue, "close")).state).toBe("CLOSED")
  const report = (await world.server.ask(staff.auditor, "GET", `/payments/batches/${batch}/reconciliation`)).body as string
  expect(report).toContain("结论,全部相符")
})

test("the month lines of everybody are one unbroken chain, and an altered, removed or cut-off line is named", async () => {
  const broken = () => database.system.transaction((tx) => verifyChains(tx, { prefix: "9902" }))
  expect(await broken()).toEqual([])
  await sql("update insurance.month_lines set due_fen = 180001, paid_fen = 180001 where person_id = $1 and ym = 202503 and kind = 'benefit'", [people.P1])
  expect(await broken()).toEqual([{ person_id: people.P1, seq: 5, why: "altered" }])
  await sql("update insurance.month_lines set due_fen = 180000, paid_fen = 180000 where person_id = $1 and ym = 202503 and kind = 'benefit'", [people.P1])
  await sql("delete from insurance.month_lines where person_id = $1 and seq = 14", [people.P8])
  expect(await broken()).toEqual([{ person_id: people.P8, seq: 14, why: "head-differs" }])
})

test("P1 sees every month, what was paid, how it was worked out and the end of the account; another person sees nothing of it", async () => {
  const mine = (await world.server.ask({ kind: "citizen", personId: people.P1, name: "林一", session: "s" }, "GET", "/insurance/my-payments")).body as { months: Record<string, unknown>[]; totals: Record<string, number> }
  expect(mine.months[0]).toMatchObject({ month: "2025-07", kind: "benefit", paidFen: 180_000, says: "已到账", how: "月最低工资标准2 000.00元 × 90%", accountTail: accountOf(1).slice(-4), settledOn: "2025-07-09" })
  expect(mine.totals).toEqual({ paidFen: 7 * 180_000, medicalFen: 7 * 42_000, pensionFen: 0, monthsPaid: 7, monthsGranted: 12 })
  expect(((await world.server.ask({ kind: "citizen", personId: "5", name: "别人", session: "s" }, "GET", "/insurance/my-payments")).body as { months: unknown[] }).months).toEqual([])
})

test("August pays July to P5 once the check is done, and nothing twice", async () => {
  await sql("update insurance.qualification_checks set state = 'done' where person_id = $1", [people.P5])
  world.clock.now = "2025-08-09T02:00:00.000Z"
  const made = await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-08" })
  const lines = Object.fromEntries((await linesOf(world, (made.body as { batchId: string }).batchId)).map((line) => [nameOf.get(line.subjectId), line.amountFen]))
  expect(lines).toEqual({ P1: 180_000, P2: 180_000, P4: 0, P5: 360_000, P6: 180_000, P7: 0, P8: 90_000, ...(lines["P3"] === undefined ? {} : { P3: 0 }), ...(lines["P9"] === undefined ? {} : { P9: 0 }) })
})
