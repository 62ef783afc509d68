// 先缴后补 (domain/04 §3): in a place that has older claimants pay the pension first, the batch pays no premium and all comes back at once at the end.
import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { parameters } from "../parameters.ts"
import { refundPensions } from "./pension-refunds.ts"
import { anEntitled, batchWorld, cityB, linesOf, staff, until } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database, "2025-10-08T16:30:00.000Z")
const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
parameters.take([{ key: "insurance.older-pension-mode", region: "990200", value: "reimburse", unit: "代码", from: "2025-01-01", to: null, documentNumber: "乙市人社规〔2025〕7号", enteredBy: "甲", approvedBy: "乙" }])
afterAll(() => parameters.take([]))

/** OA-1: born 1965-08, retires 2025-10; nine months of 2025 drawn before. */
const older = await anEntitled(world, { name: "孙建国", first: "2025-01", months: 10, paid: until("2025-01", "2025-10") })
await sql("update registers.persons set birth_date = '1965-08-15', sex = '1' where person_id = $1", [older])
const pays = (ym: number, amount: number, employer = 0, arrived: string | null = "2025-10-01") =>
  sql("insert into registers.contributions (person_id, kind, ym, employer_id, base_fen, person_paid_fen, arrived_on, region, source) values ($1, '110', $2, $3, 420000, $4, $5, '990201001000', '社会保险')", [older, ym, employer, amount, arrived])
await pays(202501, 84_000)
await pays(202502, 100_000)
await pays(202503, 60_000)
await pays(202504, 84_000, 77)
await pays(202505, 84_000, 0, null)
const refund = () => database.system.transaction((tx) => refundPensions(tx, "2025-11-02T00:55:00.000Z"))
const refunds = () => sql<{ ym: number; due: number; state: string }>("select ym, due_fen::int as due, state from insurance.month_lines where person_id = $1 and kind = 'pension-refund' order by ym", [older])
const batchOf = async (month: string) => ((await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month })).body as { batchId: string }).batchId

test("while the benefit runs nothing comes back, and the batch pays no premium to the pension fund", async () => {
  expect(await refund()).toBe(0)
  await batchOf("2025-10")
  expect(await sql("select kind from insurance.month_lines where person_id = $1 and kind like 'pension%'", [older])).toEqual([])
})

test("at the end: the months the person paid alone and the money arrived, each up to the lowest tier of 840.00, told once and never twice", async () => {
  await sql("update insurance.month_lines set state = 'paid' where person_id = $1 and ym = 202510", [older])
  await sql("update insurance.entitlements set state = 'ended' where person_id = $1", [older])
  expect([await refund(), await refund()]).toEqual([1, 0])
  expect(await refunds()).toEqual([{ ym: 202501, due: 84_000, state: "pending" }, { ym: 202502, due: 84_000, state: "pending" }, { ym: 202503, due: 60_000, state: "pending" }])
  expect(await sql("select payload ->> 'amountFen' as fen, payload ->> 'says' as says from exchange.outbox where subject_id = $1 and topic = 'benefit.awarded'", [older])).toEqual([
    { fen: "228000", says: "领取失业保险金期间您先缴的3个月养老保险费，补给2280.00元，将在下一批次发到您的账户" },
  ])
})

test("the next batch of the place pays it in one line to the person", async () => {
  world.clock.now = "2025-11-09T02:00:00.000Z"
  const lines = (await linesOf(world, await batchOf("2025-11"))).filter((one) => one.subjectId === older && one.amountFen > 0)
  expect(lines).toMatchObject([{ category: "pension-refund", amountFen: 228_000 }])
})
