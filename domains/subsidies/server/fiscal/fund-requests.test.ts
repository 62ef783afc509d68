// The treasury is asked for the money of an approved batch: sent once however often it is lost, answered whole or not at all, and nothing is booked that it did not approve.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import { act, type BatchWorld, must, staff as payers, walk } from "../../../insurance/server/batch/testing.ts"
import { subsidyPayments } from "../payment.ts"
import { subsidyWorld } from "../testing.ts"
import { connectFiscal, simulatedFiscal } from "./fiscal.ts"
import { readFiscalAnswer, writeFundRequest } from "./fund-request-file.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await subsidyWorld(database, "2025-10-09T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { ask, sql, flexible, claim, citizen, granted } = world
const fiscal = simulatedFiscal(() => world.clock.now)
const place = "990200000000"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-fiscal-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

interface Said {
  readonly status: number
  readonly body: { readonly code: string; readonly state: string; readonly batchId: string; readonly requestId: string; readonly number: string; readonly totalFen: number; readonly voucher: string; readonly reason: string; readonly entryId: string }
}
for (const kind of ["income", "index", "quota"]) {
  const entered = (await ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year: 2025, kind, amountFen: 9_000_000, source: kind === "income" ? "central" : null, document: "乙财社〔2025〕9号" })) as Said
  await ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })
}
let month = 0

/** A batch of one person's 4704.00, approved. */
async function approvedBatch(): Promise<string> {
  world.clock.now = "2025-10-09T02:00:00.000Z"
  const person = await flexible()
  const { caseId } = (await claim(citizen(person), "subsidies.flexible-hardship", "2025-03", "2025-08")).body
  expect((await granted(person, caseId, "2025-10-20")).body.state).toBe("approved")
  month += 1
  const made = (await ask(payers.a, "POST", "/payments/batches", { business: "subsidies.personal", region: place, month: `2025-${String(month).padStart(2, "0")}` })) as Said
  await walk(batches, made.body.batchId, "APPROVED")
  return made.body.batchId
}
const make = async (batch: string): Promise<Said> => ask(payers.fin1, "POST", "/subsidies/fund-requests", { batch })
const send = async (one: Said["body"]): Promise<Said> => ask(payers.fin1, "POST", `/subsidies/fund-requests/${one.batchId}/${one.requestId}/sending`, {})
const fetchAnswer = async (one: Said["body"], file?: string): Promise<Said> => ask(payers.fin1, "POST", `/subsidies/fund-requests/${one.batchId}/${one.requestId}/answer`, file === undefined ? {} : { file })

test("approved: the request names every payee and the sum, the voucher of the answer is the one under which money is booked", async () => {
  connectFiscal(world.house, fiscal)
  const batch = await approvedBatch()
  const made = await make(batch)
  expect(made.body, JSON.stringify(made.body)).toMatchObject({ state: "made", totalFen: 470_400, number: "JB-202501-990200-BK1" })
  expect((await make(batch)).body.code).toBe("subsidies.fund-request-exists")
  const file = (await ask(payers.fin1, "GET", `/subsidies/fund-requests/${batch}/${made.body.requestId}/file`)) as unknown as { body: string }
  expect(file.body.split("\n").slice(0, 3)).toEqual(["F|JB-202501-990200-BK1|JB-202501-990200|990200000000|employment-subsidy|2025|470400|1", "D|1|林小海|9902**********0011|6217****0001|就业困难人员灵活就业社会保险补贴|470400", "T|1|470400"])
  await must(batches, payers.fin1, batch, "request-funds")
  expect((await act(batches, payers.fin1, batch, "receive-funds", { document: "拨1" })).body.code).toBe("subsidies.fund-request-not-approved")
  expect((await send(made.body)).body.state).toBe("sent")
  const answered = await fetchAnswer(made.body)
  expect(answered.body.state).toBe("approved")
  expect((await fetchAnswer(made.body)).body.code).toBe("subsidies.fund-request-not-now")
  expect((await act(batches, payers.fin1, batch, "receive-funds", { document: "拨1" })).body.code).toBe("subsidies.fund-request-other-voucher")
  expect((await must(batches, payers.fin1, batch, "receive-funds", { document: answered.body.voucher })).state).toBe("FUNDED")
})

test("a lost answer may be sent again and is one request there; a refusal is said; one about the budget lets another request be made", async () => {
  const batch = await approvedBatch()
  const made = (await make(batch)).body
  fiscal.mode = "lose-answer"
  expect((await send(made)).body.code).toBe("subsidies.fiscal-silent")
  fiscal.mode = "approve"
  expect((await send(made)).body.state).toBe("sent")
  expect([...fiscal.received.keys()].filter((number) => number === made.number).length).toBe(1)
  fiscal.mode = "no-answer"
  expect((await fetchAnswer(made)).body.code).toBe("subsidies.fiscal-no-answer")
  fiscal.mode = "refuse-budget"
  expect((await fetchAnswer(made)).body).toMatchObject({ state: "refused", reason: "预算指标不足" })
  const again = (await make(batch)).body
  expect(again.number).toBe("JB-202502-990200-BK2")
  fiscal.mode = "refuse-request"
  expect((await send(again)).body.code).toBe("subsidies.fiscal-refused")
  fiscal.mode = "approve"
})

test("an answer of another sum, to another request, or that is none is refused and changes nothing", async () => {
  const batch = await approvedBatch()
  const made = (await make(batch)).body
  await send(made)
  for (const mode of ["other-sum", "garbled"] as const) {
    fiscal.mode = mode
    expect((await fetchAnswer(made)).body.code).toBe("subsidies.fiscal-wrong-answer")
  }
  fiscal.mode = "approve"
  expect(await sql("select state from subsidies.fund_requests where request_id = $1", made.requestId)).toEqual([{ state: "sent" }])
})

test("where no treasury is connected the request goes and the answer comes as files", async () => {
  connectFiscal(world.house, { submit: () => Promise.reject(new Error("down")), answer: () => Promise.reject(new Error("down")) })
  const batch = await approvedBatch()
  const made = (await make(batch)).body
  expect((await fetchAnswer(made)).body.code).toBe("subsidies.fiscal-silent")
  const [row] = await sql<{ sha256: string }>("select sha256 from subsidies.fund_requests where request_id = $1", made.requestId)
  expect((await fetchAnswer(made, `A|${made.number}|470400|${row?.sha256 ?? ""}|0||拨〔2025〕77号\n`)).body).toMatchObject({ state: "approved", voucher: "拨〔2025〕77号" })
})

test.each([
  ["an approval without a voucher", "0||", "通过的结果没有拨款凭证号"],
  ["an unknown reason", "1|X9|", "没有原因码X9"],
  ["no conclusion", "||", "没有结论"],
])("%s cannot be taken", (_situation, tail, why) => {
  const file = writeFundRequest({ number: "N1", batch: "B1", region: place, fund: "employment-subsidy", year: 2025 }, [{ name: "林|小海", numberMasked: "", accountMasked: "", item: "", amountFen: 5 }])
  expect(file.content.split("\n")[1]?.split("|").length).toBe(7)
  expect(readFiscalAnswer(`A|N1|5|${file.sha256}|${tail}`, { number: "N1", totalFen: 5, sha256: file.sha256 })).toEqual({ wrong: why })
  expect(readFiscalAnswer(`A|N2|5|${file.sha256}|0||v`, { number: "N1", totalFen: 5, sha256: file.sha256 })).toEqual({ wrong: "不是这份申请的结果" })
})

test("nothing is asked for before the batch is approved, nor by who is no finance officer", async () => {
  const batch = await approvedBatch()
  expect(((await ask(payers.a, "POST", "/subsidies/fund-requests", { batch })) as Said).status).toBe(403)
  expect(((await ask(payers.elsewhere, "POST", "/subsidies/fund-requests", { batch })) as Said).status).toBe(404)
  await must(batches, payers.a, batch, "cancel", { says: "重新生成" })
  expect((await make(batch)).body.code).toBe("subsidies.fund-request-not-now")
})
