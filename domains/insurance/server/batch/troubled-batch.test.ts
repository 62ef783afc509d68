// What goes wrong with a batch: the bank refuses, falls silent, answers twice; people turn out dead; accounts stay closed; a batch is withdrawn.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { deductionFrom } from "../../rules/index.ts"
import { verifyChains } from "./month-chain.ts"
import { accountOf, act, anEntitled, anOfficer, batchWorld, cityB, generateJuly, linesOf, must, staff, view, walk } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database)
const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))

const one = await anEntitled(world, { name: "林一", first: "2025-07" })
const two = await anEntitled(world, { name: "陈二", first: "2025-05" })
const three = await anEntitled(world, { name: "王三", first: "2025-07" })
await sql(
  `insert into insurance.receivables (person_id, receivable_id, entitlement_id, region, reason, amount_fen, way, share, consented_at, recorded_at)
   select person_id, 1, entitlement_id, region, 're-employed', 200000, 'offset', 5000, now(), now() from insurance.entitlements where person_id = $1`,
  [two],
)
let batch = ""

test("an offset is taken month by month, half of each, and stops when nothing more is owed", async () => {
  batch = (await generateJuly(world)).body.batchId
  let owed = 200_000
  const byRule = [1, 2, 3].map(() => {
    const taken = deductionFrom(180_000, owed, 5000)
    owed -= taken
    return taken
  })
  const months = await sql<{ taken: number }>("select deducted_fen::int as taken from insurance.month_lines where person_id = $1 and kind = 'benefit' order by ym", [two])
  expect(months.map((row) => row.taken)).toEqual(byRule)
  expect(byRule).toEqual([90_000, 90_000, 20_000])
})

test("who is found dead between generation and check is held, the money and the months with him", async () => {
  await sql("insert into registers.deaths (person_id, died_on, received_at) values ($1, '2025-07-08', '2025-07-08T20:00:00Z')", [three])
  await must(world, staff.a, batch, "check")
  expect((await linesOf(world, batch, "?state=hold")).map((line) => [line.subjectId, line.reason, line.says])).toEqual([[three, "died", "死亡登记：2025-07-08"]])
  expect(await sql("select distinct state from insurance.month_lines where person_id = $1", [three])).toEqual([{ state: "held" }])
  expect((await view(world, batch)).totals.payable).toBe(2)
})

test("a withdrawn batch reverses its month lines by linked lines, and the month can be generated anew", async () => {
  expect((await act(world, staff.a, batch, "cancel")).body.code).toBe("payments.say-why")
  expect((await must(world, staff.a, batch, "cancel", { says: "参数有误" })).state).toBe("CANCELLED")
  const sums = await sql<{ due: number; n: number }>("select sum(due_fen)::int as due, count(*)::int as n from insurance.month_lines where person_id = $1", [two])
  expect(sums).toEqual([{ due: 0, n: 12 }])
  const again = await generateJuly(world)
  expect([again.status, again.body.number]).toEqual([201, "UI-202507-990200-2"])
  batch = again.body.batchId
  expect((await linesOf(world, batch)).find((line) => line.subjectId === two)).toMatchObject({ dueFen: 540_000, deductedFen: 200_000, state: "ready" })
  expect(await database.system.transaction((tx) => verifyChains(tx, {}))).toEqual([])
})

test("two officers who press at the same moment: one acts, the other is told to look again", async () => {
  const { length } = await view(world, batch)
  const press = () => world.server.ask(staff.a, "POST", `/payments/batches/${batch}/acts`, { act: "check", length })
  const both = await Promise.all([press(), press()])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test("nobody reviews a batch with a line of their own or of a relative", async () => {
  await sql("insert into registers.kin (person_id, relative_id) values (4242, $1)", [one])
  expect((await act(world, anOfficer("108", "本人", ["clerk"], "9902", two), batch, "review")).body.code).toBe("payments.own-line")
  expect((await act(world, anOfficer("109", "亲属", ["clerk"], "9902", "4242"), batch, "review")).body.code).toBe("payments.own-line")
})

test("a bank that refuses leaves the batch FUNDED with both keys taken out", async () => {
  await walk(world, batch, "FUNDED")
  await must(world, staff.fin1, batch, "make-file")
  await must(world, staff.fin1, batch, "turn-key-one")
  world.bank.behaviour.mode = "refuse"
  const said = await act(world, staff.fin2, batch, "send")
  expect([said.status, said.body.code, said.body.title]).toEqual([502, "payments.bank-refused", "银行没有接收文件：付款账户当日限额不足"])
  expect((await view(world, batch)).batch.state).toBe("FUNDED")
})

test("a bank whose answer is lost: the batch is SENT, the same file goes again, and money moves once", async () => {
  world.bank.behaviour.mode = "lose-answer"
  await must(world, staff.fin2, batch, "turn-key-one")
  expect((await act(world, staff.fin1, batch, "send")).body.code).toBe("payments.bank-silent")
  expect((await view(world, batch)).batch.state).toBe("SENT")
  world.bank.behaviour.mode = "answer"
  expect((await must(world, staff.fin1, batch, "resend")).state).toBe("SENT")
  expect((await act(world, staff.fin1, batch, "resend")).body.code).toBe("payments.not-now")
  expect(world.bank.executions("UI-202507-990200-2")).toBe(1)
  expect(await world.bank.send({ number: "UI-202507-990200-2", sha256: "another", content: "" })).toEqual({ kind: "refused", says: "同一批次号已收到内容不同的文件" })
})

test("an answer that comes twice in one file is refused; one that leaves somebody out keeps the books open until the rest comes", async () => {
  world.bank.behaviour.mode = "answer-twice"
  expect((await act(world, staff.fin1, batch, "load-result")).body.code).toBe("payments.result-duplicate-line")
  world.bank.behaviour.failures = { [accountOf(2)]: "03" }
  world.bank.behaviour.mode = "leave-out-last"
  await must(world, staff.fin1, batch, "load-result")
  expect((await view(world, batch)).totals.unanswered).toBe(1)
  world.bank.behaviour.mode = "answer"
  world.bank.behaviour.failures = { [accountOf(1)]: "03" }
  expect((await act(world, staff.fin1, batch, "load-result")).body.code).toBe("payments.result-contradicts")
  world.bank.behaviour.failures = { [accountOf(2)]: "03" }
  expect((await act(world, staff.fin1, batch, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })).body.code).toBe("payments.result-pending")
  world.bank.behaviour.mode = "answer"
  await must(world, staff.fin1, batch, "load-result")
  const { totals, files } = await view(world, batch)
  expect(totals.unanswered).toBe(0)
  const answered = files.filter((one) => one.kind === "result").reduce((sum, one) => sum + one.totalFen, 0)
  expect(answered, "the result files answer for every fen that was sent").toBe(totals.paidFen + totals.returnedFen)
  expect(answered).toBeGreaterThan(0)
})

/** Uploads an answer as a file. */
async function upload(batchId: string, text: string): Promise<{ status: number; code: string }> {
  const boundary = "x-boundary"
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="result.txt"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${boundary}--\r\n`
  const response = await world.server.server.inject({
    method: "POST", url: `/api/payments/batches/${batchId}/result`, payload,
    headers: { "x-test-viewer": encodeURIComponent(JSON.stringify(staff.fin1)), "x-jiuye": "1", "content-type": `multipart/form-data; boundary=${boundary}` },
  })
  const body = JSON.parse(response.body) as { code?: string; state?: string }
  return { status: response.statusCode, code: body.code ?? body.state ?? "" }
}

test("an uploaded answer that was loaded before changes nothing; one that contradicts it is refused", async () => {
  const whole = (await world.bank.result("UI-202507-990200-2")) ?? ""
  expect(await upload(batch, whole)).toEqual({ status: 200, code: "RESULT" })
  expect((await upload(batch, whole.replace("|1|03|", "|0||"))).code).toBe("payments.not-now")
})

/** The window: one officer types the account, a second types it again, the reviewer lets it through, and it is paid again. */
async function correctAndReissue(returned: string, times: number): Promise<string> {
  const { body } = await world.server.ask(staff.b, "GET", "/payments/returns?state=open")
  const found = (body as { returns: { subjectId: string; returnId: string; times: number }[] }).returns.find((row) => row.subjectId === two && row.times === times)
  const at = `/payments/returns/${two}/${found?.returnId}/account`
  const given = { bankName: "示例银行", account: accountOf(2), bankLine: "313651027012" }
  const clerkTwo = anOfficer("110", "窗口二", ["clerk"])
  expect((await world.server.ask(staff.a, "POST", at, given)).status).toBe(200)
  expect(((await world.server.ask(staff.a, "POST", `${at}/second`, given)).body as { code: string }).code).toBe("payments.account-same-person")
  expect(((await world.server.ask(staff.b, "POST", `${at}/review`, { accept: true })).body as { code: string }).code).toBe("payments.return-not-open")
  expect(((await world.server.ask(clerkTwo, "POST", `${at}/second`, { ...given, account: accountOf(3) })).body as { code: string }).code).toBe("payments.account-differs")
  expect(((await world.server.ask(clerkTwo, "POST", `${at}/second`, { ...given, bankLine: "102100099996" })).body as { code: string }).code).toBe("payments.account-differs")
  expect((await world.server.ask(clerkTwo, "POST", `${at}/second`, given)).status).toBe(200)
  expect((await world.server.ask(staff.b, "POST", `${at}/review`, { accept: true })).body).toEqual({ state: "corrected" })
  const child = (await must(world, staff.a, returned, "reissue")).child ?? ""
  await walk(world, child, "RESULT")
  return child
}

test("what comes back three times goes to the 挂账 list, and the books then close", async () => {
  const first = await correctAndReissue(batch, 1)
  const second = await correctAndReissue(first, 2)
  expect(await sql("select times, state from payments.returns where subject_id = $1 order by times", [two])).toEqual([{ times: 1, state: "returned-again" }, { times: 2, state: "returned-again" }, { times: 3, state: "suspense" }])
  const { body } = await world.server.ask(staff.b, "GET", "/payments/returns?state=suspense")
  expect((body as { returns: unknown[] }).returns).toMatchObject([{ subjectId: two, times: 3, contactOn: "2025-10-09" }])
  await must(world, staff.fin1, batch, "reconcile", { statement: { balanceChangeFen: 340_000, feeFen: 0 } })
  expect((await view(world, batch)).reconciliation?.identities.filter((identity) => !identity.holds)).toEqual([])
  await must(world, staff.fin1, batch, "close")
  expect((await view(world, second)).totals.returnedFen).toBe(340_000)
})

test("a return that is dropped reverses its months, and what had been offset with it is owed again", async () => {
  expect(await sql("select collected_fen::int as taken, state from insurance.receivables where person_id = $1", [two])).toEqual([{ taken: 200_000, state: "settled" }])
  const [held] = await sql<{ return_id: string }>("select return_id from payments.returns where subject_id = $1 and state = 'suspense'", [two])
  expect((await world.server.ask(staff.b, "POST", `/payments/returns/${two}/${held?.return_id}/drop`, { says: "核实已出国定居" })).body).toEqual({ state: "cancelled" })
  expect(await sql("select collected_fen::int as taken, state from insurance.receivables where person_id = $1", [two])).toEqual([{ taken: 0, state: "open" }])
  expect(await database.system.transaction((tx) => verifyChains(tx, {}))).toEqual([])
})

test("a plan has at most 24 instalments, an offset at most half and with consent, a refund no more than what is owed", async () => {
  const plan = async (input: Record<string, unknown>) => (await world.server.ask(staff.a, "POST", `/insurance/receivables/${two}/1/plan`, input)) as { status: number; body: { code: string; detail: { codes: string[] }; instalmentsFen: number[] } }
  expect((await plan({ way: "plan", instalments: 25 })).body.detail.codes).toEqual(["R-INSTALMENTS"])
  expect((await plan({ way: "offset", sharePercent: 50.01, consent: true })).body.detail.codes).toEqual(["R-OFFSET"])
  expect((await plan({ way: "offset", sharePercent: 50, consent: false })).body.detail.codes).toEqual(["R-OFFSET-CONSENT"])
  expect((await plan({ way: "plan", instalments: 3 })).body.instalmentsFen).toEqual([66_667, 66_667, 66_666])
  const refund = async (amountFen: number) => (await world.server.ask(staff.fin1, "POST", `/insurance/receivables/${two}/1/refunds`, { amountFen, document: "票1" })).body
  expect(await refund(200_001)).toMatchObject({ code: "insurance.refund-too-large" })
  expect(await refund(66_667)).toEqual({ leftFen: 133_333, state: "open" })
  expect(await refund(133_333)).toEqual({ leftFen: 0, state: "settled" })
})

test("a month line outside the entitlement is held by the check", async () => {
  world.clock.now = "2025-08-09T02:00:00.000Z"
  const opened = await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-08" })
  expect(opened.body).toMatchObject({ number: "UI-202508-990200" })
  const made = (opened.body as { batchId: string }).batchId
  await sql("update insurance.entitlements set first_month = 202507, last_month = 202507, months = 1 where person_id = $1", [one])
  await must(world, staff.a, made, "check")
  expect((await linesOf(world, made, "?state=hold")).map((line) => [line.subjectId, line.reason])).toContainEqual([one, "outside-entitlement"])
})

test("months to come, places outside the scope and unknown businesses are refused at the door", async () => {
  const ask = async (input: Record<string, unknown>, as = staff.a) => ((await world.server.ask(as, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-08", ...input })).body as { code: string }).code
  expect(await ask({ month: "2025-09" })).toBe("payments.future-month")
  expect(await ask({}, staff.elsewhere)).toBe("payments.outside-scope")
  expect(await ask({ business: "insurance.gifts" })).toBe("payments.unknown-business")
  expect(await ask({ region: "990100000000", month: "2025-08" }, staff.elsewhere)).toBe("payments.empty")
})
