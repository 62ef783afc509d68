// 大龄领金人员 (domain/04 §3): the fund pays the pension premium of the last year before retirement, OA-1 with its 8400.00, through a whole batch.
import { expect, test } from "vitest"
import type { Viewer } from "#wire"
import { testDatabase } from "../../../../platform/database/testing.ts"
import { anEntitled, batchWorld, cityB, linesOf, must, staff, until, view, walk } from "./testing.ts"

const database = await testDatabase()
const world = await batchWorld(database, "2025-10-08T16:30:00.000Z")
const sql = <R extends object>(text: string, values: readonly unknown[] = []) => database.system.transaction((tx) => tx.sql<R>(text, values))
const born = (person: string, birth: string, sex = "1", kind: string | null = null) => sql("update registers.persons set birth_date = $2, sex = $3, women_retire_kind = $4 where person_id = $1", [person, birth, sex, kind])
const pensionLines = (person: string) => sql<{ ym: number; due: number; state: string }>("select ym, due_fen::int as due, state from insurance.month_lines where person_id = $1 and kind = 'pension' order by ym", [person])

const people = {
  /** OA-1: born 1965-08, retires 2025-10; two months of 2024 paid before. */
  older: await anEntitled(world, { name: "孙建国", first: "2024-11", paid: until("2024-11", "2025-01") }),
  /** Retires 2026-11: thirteen months ahead in October. */
  notYet: await anEntitled(world, { name: "周建军", first: "2025-10" }),
  young: await anEntitled(world, { name: "林一", first: "2025-10" }),
  /** F55, born 1970-06: 55 years and two months, retired 2025-08; nothing after that month. */
  cadre: await anEntitled(world, { name: "何秀英", first: "2025-07" }),
  held: await anEntitled(world, { name: "吴七", first: "2025-10" }),
}
await born(people.older, "1965-08-15")
await born(people.notYet, "1966-06-15")
await born(people.young, "1990-05-15")
await born(people.cadre, "1970-06-15", "2", "F55")
await born(people.held, "1966-01-15")
await sql("insert into insurance.qualification_checks (person_id, entitlement_id, ym, state, due_on, region) select person_id, entitlement_id, 202510, 'missed', '2025-10-07', '990201001000' from insurance.entitlements where person_id = $1", [people.held])

const batch = ((await world.server.ask(staff.a, "POST", "/payments/batches", { business: "insurance.benefit", region: cityB, month: "2025-10" })).body as { batchId: string }).batchId

test("OA-1: ten months of 2025 at 840.00 are 8400.00; the months of 2024 have none", async () => {
  const lines = await pensionLines(people.older)
  expect(lines.map(({ ym }) => ym)).toEqual([202501, 202502, 202503, 202504, 202505, 202506, 202507, 202508, 202509, 202510])
  expect(lines.every(({ due }) => due === 84_000)).toBe(true)
  expect(lines.reduce((sum, { due }) => sum + due, 0)).toBe(840_000)
})

test("more than a year ahead, far from it, past the retirement month, or held: no premium", async () => {
  expect([await pensionLines(people.notYet), await pensionLines(people.young), await pensionLines(people.held)]).toEqual([[], [], []])
  expect((await pensionLines(people.cadre)).map(({ ym }) => ym)).toEqual([202507, 202508])
})

test("the premium goes to the pension fund in one sum with a list of its own, and no fen of it to the person", async () => {
  const line = (await linesOf(world, batch)).filter((one) => one.subjectId === people.older)
  expect(line).toMatchObject([{ category: "benefit", dueFen: 1_800_000, amountFen: 1_800_000 }])
  const seen = await view(world, batch)
  expect(JSON.stringify(seen)).toContain("企业职工基本养老保险基金")
  await walk(world, batch, "SENT")
  const file = await world.server.ask(staff.fin1, "GET", `/payments/batches/${batch}/institution-files/pension`)
  expect(String(file.body).split("\n").filter((row) => row.startsWith("D|"))).toHaveLength(12)
  expect(String(file.body).split("\n")[0]).toMatch(/^H\|UI-202510-990200-pension\|990200000000\|2025-10\|12\|1008000\|/)
})

test("after the bank's answer the premiums are paid, the books agree, and the person sees what the fund paid", async () => {
  await walk(world, batch, "RESULT")
  expect(new Set((await pensionLines(people.older)).map(({ state }) => state))).toEqual(new Set(["paid"]))
  const { totals } = await view(world, batch)
  await must(world, staff.fin1, batch, "reconcile", { statement: { balanceChangeFen: 0, feeFen: 0 } })
  const identities = (await view(world, batch)).reconciliation?.identities ?? []
  expect(identities.filter((one) => !one.holds)).toEqual([])
  expect(identities.find((one) => one.number === "5")?.figures).toMatchObject({ 代缴养老人月: 12, 代缴与领金不对应的人月: 0 })
  const me: Viewer = { kind: "citizen", personId: people.older, name: "孙建国", session: "s" }
  const mine = (await world.server.ask(me, "GET", "/insurance/my-payments")).body as { months: { kind: string; accountTail: string | null; how: string | null }[]; totals: { paidFen: number; pensionFen: number } }
  expect(mine.totals).toMatchObject({ paidFen: 1_800_000 + 360_000, pensionFen: 840_000 })
  expect(mine.months.find((one) => one.kind === "pension")).toMatchObject({ accountTail: null, how: "距法定退休不足一年，按灵活就业人员最低缴费档由失业保险基金全额缴纳，个人不缴" })
  expect(totals).toMatchObject({ unanswered: 0 })
})
