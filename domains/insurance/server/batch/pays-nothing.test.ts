// A batch in which nobody can be paid: reviewed and approved as every other, it asks for no money, sends no file and is closed by finance; what is owed comes with the next month.
import { expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { accountOf, act, anEntitled, anOfficer, batchWorld, cityB, generateJuly, linesOf, must, staff, view, walk } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database)
const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
const person = await anEntitled(world, { name: "林一", first: "2025-07" })
let batch = ""

test("the only payee has no account: nothing asks for money or speaks to the bank, and who decided does not close", async () => {
  await sql("update registers.persons set bank_sealed = null, bank_masked = null where person_id = $1", [person])
  batch = (await generateJuly(world)).body.batchId
  await walk(world, batch, "REVIEWED")
  expect((await act(world, staff.fin1, batch, "close")).body.code).toBe("payments.not-now")
  await walk(world, batch, "APPROVED")
  expect((await act(world, staff.fin1, batch, "request-funds")).body.code).toBe("payments.pays-nothing")
  expect((await act(world, anOfficer("103", "负责人丙", ["finance"]), batch, "close")).body.code).toBe("payments.same-person")
  expect((await view(world, batch, staff.fin1)).allowed.filter((one) => one.may).map((one) => one.act)).toEqual(["close"])
})

test("finance closes it without a statement; nothing was booked and no file was made", async () => {
  expect((await must(world, staff.fin1, batch, "close")).state).toBe("CLOSED")
  expect(await sql("select 1 from payments.ledger where batch_id = $1 union all select 1 from payments.files where batch_id = $1", [batch])).toEqual([])
  expect((await act(world, staff.fin1, batch, "close")).body.code).toBe("payments.not-now")
})

test("the month that waited is paid with the next batch when there is an account", async () => {
  await sql("update registers.persons set bank_sealed = $2, bank_masked = '6217****0001' where person_id = $1", [person, world.server.house.sealing.seal(accountOf(991))])
  world.clock.now = "2025-08-08T16:30:00.000Z"
  const august = (await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-08" })) as { body: { batchId: string } }
  expect((await linesOf(world, august.body.batchId)).map((line) => [line.subjectId, line.state, line.dueFen])).toEqual([[person, "ready", 360_000]])
})
