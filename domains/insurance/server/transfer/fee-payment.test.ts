// 转移费用 of moves out goes to the agency of the other province through a batch (domain/04 §7, §9): two keys, the bank's answer, a return, the reconciliation; and the papers of a move.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { documents } from "#platform/documents"
import { catalogueOf } from "#platform/casework"
import { payments, simulatedBank } from "#platform/payments"
import { creditCodeFor } from "#standards"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { act, type BatchWorld, linesOf, must, staff as payers, view, walk } from "../batch/testing.ts"
import { insuranceOffers } from "../offers.ts"
import { transferFeePayment } from "./fee-payment.ts"
import { ledger, staff, transferWorld } from "./testing.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await transferWorld(database, "2025-05-06T02:00:00.000Z", [payments([transferFeePayment], () => bank), documents(catalogueOf(insuranceOffers))])
const { asked, at, clock, exchange, house, messages, on, other, server, someone, sql, transferOf } = world
const batches: BatchWorld = { database, server, bank, clock }
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-transfer-fees-"))
Object.assign(house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

interface Said { readonly status: number; readonly headers: Record<string, unknown>; readonly body: { readonly code: string; readonly accountId: string; readonly batchId: string; readonly state: string; readonly title: string; readonly addressee: string } }
const ask = (as: Viewer, method: "GET" | "POST" | "PUT", path: string, input?: object) => server.ask(as, method, path, input) as unknown as Promise<Said>

/** Moved out, by 48 months paid and twelve never drawn: 12 × 1800.00 × 1.5 = 32400.00 are owed to the other province. */
async function movedOut(from = "110000"): Promise<string> {
  const one = await someone({ leftOn: "2025-04-30", paidMonths: 48 })
  other.say({ kind: "contact", ...other.envelope(`BJ-${one.person}`), from, name: "林晓梅", idNumber: one.idNumber, purpose: "moved" })
  await exchange()
  await on(one.person, "sheet", staff.county)
  expect((await on(one.person, "confirmation", staff.reviewer, { decision: "confirm" })).body.state).toBe("fee-pending")
  return one.person
}
const open = async (month: string) => (await ask(payers.a, "POST", "/payments/batches", { business: "insurance.transfer-fees", region: "990200000000", month })).body
const states = (people: readonly string[]) => Promise.all(people.map(async (person) => (await transferOf(person))?.state))
const remittances = (number: string) => messages("remittance").filter((one) => one.number === number)
const account = { uscc: creditCodeFor("12", "110000", "40000001"), holderName: "北京市社会保险基金管理中心", bankName: "示例银行北京分行", account: "11000000000000000017", document: "京人社函〔2025〕1号" }

test("the account of an agency is entered by one finance officer from a document and verified by another", async () => {
  expect((await ask(staff.fin1, "PUT", "/payments/agency-accounts/110000", { ...account, uscc: `${account.uscc.slice(0, 17)}*` })).body.code).toBe("payments.agency-account-invalid")
  expect((await ask(payers.a, "PUT", "/payments/agency-accounts/110000", account)).status).toBe(403)
  const given = await ask(staff.fin1, "PUT", "/payments/agency-accounts/110000", account)
  expect(given.status, JSON.stringify(given.body)).toBe(200)
  const { accountId } = given.body
  expect((await ask(staff.fin1, "POST", `/payments/agency-accounts/110000/${accountId}`, { decision: "verified" })).body.code).toBe("payments.agency-account-same-person")
  expect((await ask(staff.fin2, "POST", `/payments/agency-accounts/110000/${accountId}`, { decision: "verified" })).body.state).toBe("verified")
  expect((await ask(staff.fin2, "POST", `/payments/agency-accounts/110000/${accountId}`, { decision: "verified" })).body.code).toBe("payments.agency-account-settled")
  expect(((await ask(staff.fin1, "GET", "/payments/agency-accounts")) as unknown as { body: object[] }).body).toMatchObject([{ agency: "110000", state: "verified", accountMasked: "****************0017" }])
})

let first: readonly string[] = []

test("what is owed is one line for each province; a province without an account waits for the next batch; paid, each move is over and its province told", async () => {
  at("2025-05-06")
  first = [await movedOut(), await movedOut()]
  const elsewhere = await movedOut("310000")
  at("2025-05-09")
  const { batchId } = await open("2025-05")
  expect((await open("2025-05")).code).toBe("payments.batch-exists")
  await must(batches, payers.a, batchId, "check")
  const lines = await linesOf(batches, batchId)
  expect(lines.map((line) => [line.subjectId, line.name, line.amountFen, line.state, line.reason]).toSorted()).toEqual([["110000", account.holderName, 6_480_000, "ready", ""], ["310000", "（查无此人）", 3_240_000, "hold", "account-missing"]])
  other.say({ kind: "recall", ...other.envelope((await transferOf(first[0] ?? ""))?.number ?? "") })
  await exchange()
  expect((await ask(staff.county, "GET", "/insurance/transfers/messages") as unknown as { body: { problem: string }[] }).body.map((one) => one.problem)).toContain("转移已经办结，或者费用已经付出、正在支付，不能撤回")
  await walk(batches, batchId, "FUNDED")
  await must(batches, payers.fin1, batchId, "make-file")
  await must(batches, payers.fin1, batchId, "turn-key-one")
  expect((await act(batches, payers.fin1, batchId, "send")).body.code).toBe("payments.second-key")
  await must(batches, payers.fin2, batchId, "send")
  const file = ((await ask(payers.fin1, "GET", `/payments/batches/${batchId}/bank-file`)).body as unknown as string).split("\n")
  expect(file[1]).toBe(`D|1|${account.holderName}|USCC|${account.uscc}||${account.account}|6480000|失业保险转移费用|失业保险转移费用2笔|TF-202505-990200-0000001`)
  await must(batches, payers.fin1, batchId, "load-result")
  expect(await states([...first, elsewhere])).toEqual(["done", "done", "fee-pending"])
  await exchange()
  for (const person of first) expect(remittances((await transferOf(person))?.number ?? "")).toMatchObject([{ amountFen: 3_240_000, document: "TF-202505-990200" }])
  await must(batches, payers.fin1, batchId, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await view(batches, batchId)).reconciliation?.identities.map((one) => [one.number, one.holds])).toEqual(["1", "2", "3", "4", "5", "6"].map((number) => [number, true]))
  expect((await must(batches, payers.fin2, batchId, "close")).state).toBe("CLOSED")
})

test("money that came back is paid again to the corrected account; a cancelled batch lets its moves wait", async () => {
  at("2025-06-03")
  const person = await movedOut()
  at("2025-06-09")
  const cancelled = await open("2025-06")
  expect((await must(batches, payers.a, cancelled.batchId, "cancel", { says: "缺少上月对账" })).state).toBe("CANCELLED")
  const { batchId } = await open("2025-06")
  bank.behaviour.failures = { [account.account]: "05" }
  await walk(batches, batchId, "RESULT")
  bank.behaviour.failures = {}
  expect([(await states([person]))[0], remittances((await transferOf(person))?.number ?? "").length]).toEqual(["fee-pending", 0])
  const [back] = await sql<{ return_id: string }>("select return_id from payments.returns where subject_id = 110000 and state = 'open'")
  const path = `/payments/returns/110000/${back?.return_id ?? ""}/account`
  const right = { bankName: "示例银行北京分行", account: "11000000000000000025" }
  expect((await ask(payers.a, "POST", path, right)).status).toBe(200)
  expect((await ask(payers.b, "POST", `${path}/second`, right)).status).toBe(200)
  const third = { ...payers.b, officerId: "133" } as Viewer
  expect((await ask(third, "POST", `${path}/review`, { accept: true })).body.state).toBe("corrected")
  const reissue = (await must(batches, payers.a, batchId, "reissue")).child ?? ""
  await walk(batches, reissue, "RESULT")
  await exchange()
  expect([(await states([person]))[0], remittances((await transferOf(person))?.number ?? "").length]).toEqual(["done", 1])
  expect(await sql("select holder_name, account_masked from payments.agency_accounts where agency_id = 110000 and state = 'verified'")).toMatchObject([{ holder_name: account.holderName, account_masked: expect.stringMatching(/0025$/) as string }])
})

test("the letter and the sheet are printed with a code that anybody can verify, the same bytes each time, and only for the place", async () => {
  at("2025-06-10")
  const paper = async (who: Viewer, person: string, name: string) => ask(who, "GET", `/insurance/transfers/${person}/${(await transferOf(person))?.transfer_id ?? "1"}/papers/${name}`)
  const { person, idNumber } = await someone()
  other.ledgers.set(idNumber, ledger())
  await asked(person)
  const letter = await paper(staff.county, person, "letter")
  expect([letter.status, String(letter.headers["content-type"])]).toEqual([200, "application/pdf"])
  expect([(await paper(staff.elsewhere, person, "letter")).status, (await paper(staff.county, person, "sheet")).body.code]).toEqual([404, "insurance.transfer-no-paper"])
  const sheet = await paper(staff.county, first[0] ?? "", "sheet")
  expect(sheet.status).toBe(200)
  await paper(staff.county, first[0] ?? "", "sheet")
  const papers = await sql<{ code: string; title: string; rows: { label: string; value: string }[] }>("select code, title, content -> 'rows' as rows from documents.papers where subject_id = any($1::bigint[]) order by made_at", [person, first[0]])
  expect(papers.map((one) => one.title)).toEqual(["失业保险关系转移接续联系函", "失业保险关系转出信息表"])
  expect(papers[1]?.rows).toEqual(expect.arrayContaining([{ label: "累计缴费", value: "48个月" }, { label: "缴费明细", value: "2021-05至2025-04（48个月）" }, { label: "核定月数", value: "12个月" }, { label: "转移费用", value: "32 400.00元" }]))
  expect((await ask({ kind: "public" }, "GET", `/papers/verify/${papers[1]?.code ?? ""}`)).body).toMatchObject({ title: "失业保险关系转出信息表", addressee: "北京市失业保险经办机构" })
})
