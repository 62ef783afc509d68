// 退票 ninety days without a new account goes to the 挂账 list, with a contact each quarter (domain/04 §9.3).
import { expect, test } from "vitest"
import { payments } from "#platform/payments"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { accountOf, anEntitled, batchWorld, generateJuly, linesOf, staff, walk } from "./testing.ts"
import { monthlyBenefit } from "./monthly-benefit.ts"

const database = await testDatabase()
const world = await batchWorld(database)
const one = await anEntitled(world, { name: "林一", first: "2025-07" })
const two = await anEntitled(world, { name: "陈二", first: "2025-07" })
const batch = (await generateJuly(world)).body.batchId
world.bank.behaviour.failures = { [accountOf(1)]: "05", [accountOf(2)]: "05" }
await walk(world, batch, "RESULT")

const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
const job = payments([monthlyBenefit], () => world.bank).jobs?.find((found) => found.name === "payments.suspend-old-returns") ?? expect.fail("no such job")
const returned = (person: string) => sql<{ state: string; contact_on: string | null }>("select state, contact_on from payments.returns where subject_id = $1", [person])
const onDay = async (days: number) => {
  const [first] = await sql<{ day: string }>("select ((min(returned_at) at time zone 'Asia/Shanghai')::date + $1::int)::text as day from payments.returns", [days])
  world.clock.now = `${first?.day}T02:00:00.000Z`
  return first?.day ?? ""
}

test("eighty-nine days after the return it waits, on the ninetieth it goes to the list, once", async () => {
  await onDay(89)
  expect(await job.run(world.server.house)).toBe("转挂账0笔")
  expect(await returned(one)).toMatchObject([{ state: "open", contact_on: null }])
  await sql("update payments.returns set state = 'proposed' where subject_id = $1", [two])
  await onDay(90)
  expect(await job.run(world.server.house)).toBe("转挂账1笔")
  expect(await job.run(world.server.house)).toBe("转挂账0笔")
  const [row] = await returned(one)
  expect(row?.state).toBe("suspense")
  expect(row?.contact_on?.slice(0, 7)).toBe("2026-01")
  expect((await linesOf(world, batch)).find((line) => line.subjectId === one)?.state).toBe("suspense")
})

test("a return whose new account is being looked at is left alone", async () => {
  expect(await returned(two)).toMatchObject([{ state: "proposed", contact_on: null }])
})

test("a contact moves the next one by a quarter, and the list shows it", async () => {
  const [row] = await sql<{ return_id: string }>("select return_id from payments.returns where subject_id = $1", [one])
  const contacted = await world.server.ask(staff.b, "POST", `/payments/returns/${one}/${row?.return_id}/contact`, { says: "电话通知本人更正账户" })
  expect(contacted.status, JSON.stringify(contacted.body)).toBe(200)
  const { body } = await world.server.ask(staff.b, "GET", "/payments/returns?state=suspense")
  expect((body as { returns: { subjectId: string; contactOn: string }[] }).returns).toMatchObject([{ subjectId: one, contactOn: (contacted.body as { contactOn: string }).contactOn }])
})
