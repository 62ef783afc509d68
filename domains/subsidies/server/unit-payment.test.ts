// A unit is paid to its basic deposit account: fund, bank file, an account that was closed, corrected by three people, paid again, and books that agree.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { payments, simulatedBank } from "#platform/payments"
import { act, anOfficer, type BatchWorld, linesOf, must, staff as payers, view, walk } from "../../insurance/server/batch/testing.ts"
import { subsidyPayments } from "./payment.ts"
import { months, subsidyWorld } from "./testing.ts"

const database = await testDatabase()
const bank = simulatedBank({ clock: () => world.clock.now })
const world = await subsidyWorld(database, "2026-08-20T02:00:00.000Z", [payments(subsidyPayments, () => bank)])
const batches: BatchWorld = { database, server: world as unknown as BatchWorld["server"], bank, clock: world.clock }
const { sql, employer, graduate, unitOf, claim, granted, ask } = world
const place = "990200000000"
const dataFolder = await mkdtemp(join(tmpdir(), "jiuye-units-"))
Object.assign(world.house, { dataFolder })
afterAll(() => rm(dataFolder, { recursive: true, force: true }))

interface Said {
  readonly status: number
  readonly body: { readonly entryId: string; readonly code: string; readonly state: string; readonly batchId: string; readonly returns: readonly { readonly returnId: string; readonly subjectId: string; readonly subjectKind: string }[] }
}
const put = async (kind: string, amountFen: number) => {
  const entered = (await ask(payers.fin1, "POST", "/subsidies/budget", { region: place, fund: "employment-subsidy", year: 2026, kind, amountFen, source: kind === "income" ? "central" : null, document: "乙财社〔2026〕9号" })) as Said
  expect(((await ask(payers.fin2, "POST", `/subsidies/budget/${place}/${entered.body.entryId}`, { decision: "confirm" })) as Said).body.state).toBe("entered")
}
const open = async (business: string, month: string): Promise<Said> => ask(payers.a, "POST", "/payments/batches", { business, region: place, month })

/** SSG-1: one graduate, twelve months, 14 700.00 granted to the unit. */
async function aGrant(item: "graduate-hire" | "hardship-hire" = "graduate-hire"): Promise<string> {
  world.clock.now = "2026-08-20T02:00:00.000Z"
  const unit = await employer()
  if (item === "graduate-hire") await graduate({ employer: unit })
  else {
    const person = await world.person()
    await world.recognised(person, "2025-02-10")
    await world.hired(person, { employer: unit, contractFrom: "2025-03-01", contractTo: "2027-02-28", months: months("2025-03", 3) })
  }
  const sent = await claim(unitOf(unit), `subsidies.${item}`, "2025-03", "2026-07")
  expect((await granted(unit, sent.body.caseId, "2026-09-10")).body.state).toBe("approved")
  return unit
}
const grantOf = (unit: string) => sql<{ state: string; settled_on: string | null }>("select state, settled_on from subsidies.grants where subject_id = $1", unit)

test("SSG-1 and SIE-1 are paid to the end: the file names the unit by its credit code and account, and the grants are paid", async () => {
  const [first, second] = [await aGrant(), await aGrant("hardship-hire")]
  for (const kind of ["income", "index", "quota"]) await put(kind, 30_000_000)
  expect((await open("subsidies.personal", "2026-09")).body.code).toBe("payments.empty")
  const made = await open("subsidies.units", "2026-09")
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await walk(batches, made.body.batchId, "SENT")
  const file = (await ask(payers.fin1, "GET", `/payments/batches/${made.body.batchId}/bank-file`)) as unknown as { body: string }
  const rows = file.body.split("\n").filter((row) => row.startsWith("D|")).map((row) => row.split("|"))
  expect(rows.map((row) => [row[2], row[3], row[7], row[8]]).sort()).toEqual([["乙市示例科技有限公司", "USCC", "1470000", "小微企业招用高校毕业生社会保险补贴"], ["乙市示例科技有限公司", "USCC", "367500", "单位招用就业困难人员社会保险补贴"]].sort())
  expect(rows.map((row) => row[4]).sort()).toEqual([`uscc-${first}`, `uscc-${second}`].sort())
  await must(batches, payers.fin1, made.body.batchId, "load-result")
  expect([await grantOf(first), await grantOf(second)]).toEqual([[{ state: "paid", settled_on: "2026-09-10" }], [{ state: "paid", settled_on: "2026-09-10" }]])
  await must(batches, payers.fin1, made.body.batchId, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  expect((await view(batches, made.body.batchId)).batch.state).toBe("RECONCILED")
  expect((await sql("select amount_fen from payments.published_unit_lines where employer_id = $1 and state = 'paid'", first))).toEqual([{ amount_fen: "1470000" }])
  expect(await sql("select 1 from payments.published_lines where person_id = $1", first)).toEqual([])
})

test("a returned payment of a unit: first officer, second officer, reviewer; then it is paid again and the books agree", async () => {
  const unit = await aGrant()
  const made = await open("subsidies.units", "2026-08")
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  await walk(batches, made.body.batchId, "SENT")
  bank.behaviour.failures = { 乙市示例科技有限公司: "05" }
  await must(batches, payers.fin1, made.body.batchId, "load-result")
  bank.behaviour.failures = {}
  expect(await grantOf(unit)).toMatchObject([{ state: "returned" }])
  const listed = (await ask(payers.b, "GET", "/payments/returns?state=open")) as Said
  const mine = listed.body.returns.find((one) => one.subjectId === unit)
  expect(mine?.subjectKind).toBe("employer")
  const at = `/payments/returns/${unit}/${mine?.returnId ?? ""}/account`
  const account = { bankName: "示例银行乙市支行", account: "990200007654321", bankLine: "313651027012" }
  expect(((await ask(payers.a, "POST", at, { ...account, account: "12ab" })) as Said).status).toBe(422)
  expect(((await ask(payers.a, "POST", at, account)) as Said).body.state).toBe("proposed")
  expect(((await ask(payers.a, "POST", `${at}/second`, account)) as Said).body.code).toBe("payments.account-same-person")
  expect(((await ask(payers.b, "POST", `${at}/second`, account)) as Said).body.state).toBe("ready")
  expect(((await ask(payers.b, "POST", `${at}/review`, { accept: true })) as Said).body.code).toBe("payments.account-same-person")
  expect(((await ask(anOfficer("120", "复核员己", ["reviewer"]), "POST", `${at}/review`, { accept: true })) as Said).body.state).toBe("corrected")
  const reissue = (await must(batches, payers.a, made.body.batchId, "reissue")).child ?? ""
  await walk(batches, reissue, "SENT")
  const file = (await ask(payers.fin1, "GET", `/payments/batches/${reissue}/bank-file`)) as unknown as { body: string }
  expect(file.body.split("\n")[1]?.split("|").slice(5, 8)).toEqual(["313651027012", "990200007654321", "1470000"])
  await must(batches, payers.fin1, reissue, "load-result")
  expect(await grantOf(unit)).toEqual([{ state: "paid", settled_on: "2026-09-10" }])
  expect((await linesOf(batches, made.body.batchId)).find((line) => line.subjectId === unit)?.state).toBe("reissued")
  await must(batches, payers.fin1, made.body.batchId, "reconcile", { statement: { balanceChangeFen: 1_470_000, feeFen: 0 } })
  await must(batches, payers.fin1, reissue, "reconcile", { statement: { balanceChangeFen: -1_470_000, feeFen: 0 } })
  expect([(await view(batches, made.body.batchId)).batch.state, (await view(batches, reissue)).batch.state]).toEqual(["RECONCILED", "RECONCILED"])
})

test("a unit sees its own returned payment and corrects the account itself; nobody else's", async () => {
  const unit = await aGrant()
  const made = await open("subsidies.units", "2026-07")
  await walk(batches, made.body.batchId, "SENT")
  bank.behaviour.failures = { 乙市示例科技有限公司: "01" }
  await must(batches, payers.fin1, made.body.batchId, "load-result")
  bank.behaviour.failures = {}
  const mine = ((await ask(unitOf(unit), "GET", "/payments/my-returns")) as unknown as { body: { returnId: string; amountFen: number }[] }).body
  expect(mine).toMatchObject([{ amountFen: 1_470_000 }])
  const given = { bankName: "示例银行", account: "990200001111111", repeat: "990200001111111" }
  expect(((await ask(unitOf(await employer()), "POST", `/payments/my-returns/${mine[0]?.returnId ?? ""}/account`, given)) as Said).status).toBe(404)
  expect(((await ask(unitOf(unit), "POST", `/payments/my-returns/${mine[0]?.returnId ?? ""}/account`, given)) as Said).body.state).toBe("proposed")
  expect(((await ask(payers.b, "POST", `/payments/returns/${unit}/${mine[0]?.returnId ?? ""}/account/review`, { accept: true })) as Said).body.state).toBe("corrected")
  expect(await sql("select account_masked, state from payments.unit_accounts where employer_id = $1 and state = 'verified'", unit)).toMatchObject([{ state: "verified" }])
})

test("a unit without a verified account waits, one that was deregistered since too; an officer with a share in a unit does not decide", async () => {
  const [without, gone, mine] = [await aGrant(), await aGrant(), await aGrant()]
  await sql("update payments.unit_accounts set state = 'replaced' where employer_id = $1", without)
  await sql("update registers.employers set status = '注销' where employer_id = $1", gone)
  await sql("insert into registers.entity_roles (person_id, uscc, entity_name, role, from_on) values (777, $1, '乙市示例科技有限公司', '股东', '2020-01-01')", `uscc-${mine}`)
  const made = await open("subsidies.units", "2026-06")
  await must(batches, payers.a, made.body.batchId, "check")
  const lines = await linesOf(batches, made.body.batchId)
  expect(lines.map((line) => [line.subjectId, line.state, line.reason]).sort()).toEqual([[without, "hold", "account-missing"], [gone, "hold", "unit-gone"], [mine, "ready", ""]].sort())
  expect([await grantOf(without), await grantOf(mine)]).toMatchObject([[{ state: "approved" }], [{ state: "paying" }]])
  const shareholder = anOfficer("121", "初核员庚", ["clerk"], "9902", "777")
  expect((await act(batches, shareholder, made.body.batchId, "review")).body.code).toBe("payments.own-line")
})
