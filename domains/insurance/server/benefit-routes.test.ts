// The pages of the benefit and the monthly check: the person's own, the officer's within the region, and nobody else's.
import { expect, test } from "vitest"
import { testDatabase } from "../../../platform/database/testing.ts"
import { testServer } from "../../../platform/http/testing.ts"
import { casework, catalogueOf } from "#platform/casework"
import type { Viewer } from "#wire"
import { insurance } from "../module.ts"
import { insuranceOffers } from "./offers.ts"
import { runChecks } from "./qualification-checks.ts"
import { aClaimant, anEntitlement, bothPosts, citizen, cityB, clerk, elsewhere, reviewer } from "./testing.ts"

const database = await testDatabase()
const clock = { now: "2025-07-09T02:00:00.000Z" }
const { ask, house } = await testServer(database, [casework(catalogueOf(insuranceOffers)), insurance], clock)
await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level, full_name) values ($1, '示例街道', 4, '示例省乙市示例街道'), ('991000000000', '邻区', 3, '邻区'), ('110101000000', '外省', 3, '外省') on conflict do nothing", [cityB]))
const rows = <R extends object>(sql: string, ...values: readonly unknown[]) => database.system.transaction((tx) => tx.sql<R>(sql, values))
const at = (day: string) => {
  clock.now = `${day}T02:00:00.000Z`
}

interface My {
  readonly current: { entitlementId: string; monthsLeft: number; drawnMonths: number; stateLabel: string; endReasonLabel: string; monthlyFen: number; lines: { month: string; stateLabel: string }[]; checks: { month: string; state: string }[]; stopped: { label: string } | null } | null
  readonly next: { batchMonth: string; months: string[]; amountFen: number; waits: string | null } | null
  readonly checkDue: { month: string; state: string; dueOn: string } | null
  readonly code?: string
}
const my = async (person: string) => (await ask(citizen(person), "GET", "/insurance/my-benefit")) as { status: number; body: My }

test("my benefit shows what was granted, what is left and what the next batch pays", async () => {
  at("2025-07-09")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid: [202503, 202504, 202505, 202506] })
  const { status, body } = await my(person)
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body.current).toMatchObject({ monthsLeft: 8, drawnMonths: 4, stateLabel: "正在领取", endReasonLabel: "用人单位提前通知解除（劳动合同法第四十条）", monthlyFen: 180_000 })
  expect(body.current?.lines.map((line) => line.month)).toEqual(["2025-06", "2025-05", "2025-04", "2025-03"])
  expect(body.next).toEqual({ batchMonth: "2025-07", months: ["2025-07"], amountFen: 180_000, waits: null })
})

test("months of two years are paid at the standard of each month", async () => {
  at("2026-01-05")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { first: 202511, last: 202610, lossOn: "2025-11-01" })
  expect((await my(person)).body.next).toMatchObject({ months: ["2025-11", "2025-12", "2026-01"], amountFen: 180_000 + 180_000 + 189_000 })
})

test("who has no benefit is told so, and nothing is made up", async () => {
  const person = await aClaimant(database)
  expect((await my(person)).body).toEqual({ current: null, earlier: [], next: null, checkDue: null })
})

test("the check is asked on the first, holds the month while due, and doing it frees the payment", async () => {
  at("2025-07-01")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid: [202503, 202504, 202505, 202506] })
  await runChecks(house)
  await runChecks(house)
  const before = (await my(person)).body
  expect(before.checkDue).toMatchObject({ month: "2025-07", state: "due", dueOn: "2025-07-31" })
  expect(before.next).toMatchObject({ months: [], amountFen: 0 })
  expect(before.next?.waits).toContain("请完成资格核对")
  const bare = await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: [], promise: true })
  expect(bare.status).toBe(422)
  const unpromised = await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: ["applied"], promise: false })
  expect(unpromised.status).toBe(422)
  const done = (await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: ["applied", "fair"], statement: "投了三家", promise: true })) as { status: number; body: { statement: string; state: string } }
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  expect(done.body).toMatchObject({ state: "done", statement: "投递简历、参加招聘会：投了三家" })
  expect((await my(person)).body.next).toMatchObject({ months: ["2025-07"], waits: null })
  const again = (await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: ["applied"], promise: true })) as { status: number; body: { code: string } }
  expect([again.status, again.body.code]).toEqual([409, "insurance.no-check-due"])
})

test("one missed month waits and is paid after it is made up; two in a row end the benefit and keep the months", async () => {
  at("2025-07-01")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid: [202503, 202504, 202505, 202506] })
  await runChecks(house)
  at("2025-08-01")
  await runChecks(house)
  expect((await my(person)).body.current?.checks).toMatchObject([{ month: "2025-08", state: "due" }, { month: "2025-07", state: "missed" }])
  const made = await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: ["interview"], promise: true })
  expect(made.status).toBe(200)
  expect((await my(person)).body.next).toMatchObject({ months: ["2025-07"] })
  at("2025-09-01")
  await runChecks(house)
  at("2025-10-01")
  await runChecks(house)
  const [row] = await rows<object>("select state, stopped_from, stop_event, unused_months from insurance.entitlements where person_id = $1", person)
  expect(row).toEqual({ state: "stopped", stopped_from: 202508, stop_event: "checks-missed-twice", unused_months: 7 })
  expect((await my(person)).body.current?.stopped).toMatchObject({ label: "连续两个月未作资格核对且无正当理由" })
  expect(await rows("select 1 from exchange.outbox where subject_id = $1 and topic = 'benefit.stopped'", person)).toHaveLength(1)
})

test("a month in hospital is excused by an officer and does not count; without a cause it is not taken", async () => {
  at("2025-07-01")
  const person = await aClaimant(database, { paidMonths: 48 })
  const entitlement = await anEntitlement(database, person)
  await runChecks(house)
  at("2025-08-01")
  await runChecks(house)
  const path = `/insurance/entitlements/${person}/${entitlement}/checks`
  const excuse = { month: "2025-07", outcome: "excused", way: "counter", statement: "住院证明已核" }
  expect((await ask(elsewhere, "POST", path, { ...excuse, cause: "hospital" })).status).toBe(409)
  expect((await ask(clerk, "POST", path, excuse)).status).toBe(422)
  expect((await ask(citizen(person), "POST", path, { ...excuse, cause: "hospital" })).status).toBe(403)
  expect((await ask(clerk, "POST", path, { ...excuse, cause: "hospital" })).body).toMatchObject({ state: "excused", statement: "住院：住院证明已核" })
  at("2025-09-01")
  await runChecks(house)
  expect((await rows<{ state: string }>("select state from insurance.entitlements where person_id = $1", person))[0]?.state).toBe("running")
})

test("a month that ended more than one month ago can no longer be made up online", async () => {
  at("2025-07-01")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person)
  await runChecks(house)
  at("2025-09-01")
  const late = (await ask(citizen(person), "POST", "/insurance/qualification-checks", { month: "2025-07", sought: ["applied"], promise: true })) as { body: { code: string } }
  expect(late.body.code).toBe("insurance.check-too-late")
})

test("an entitlement is open to its person and to the officers of its place, and does not exist for others", async () => {
  const person = await aClaimant(database, { paidMonths: 48 })
  const entitlement = await anEntitlement(database, person)
  const path = `/insurance/entitlements/${person}/${entitlement}`
  expect((await ask(citizen(person), "GET", path)).status).toBe(200)
  expect((await ask(clerk, "GET", path)).status).toBe(200)
  expect((await ask(elsewhere, "GET", path)).status).toBe(404)
  expect((await ask(citizen("5"), "GET", path)).status).toBe(404)
  expect((await ask({ kind: "public" }, "GET", path)).status).toBe(401)
  const list = (await ask(reviewer, "GET", `/insurance/persons/${person}/benefits`)) as { body: { entitlementId: string }[] }
  expect(list.body.map((one) => one.entitlementId)).toEqual([entitlement])
  expect((await ask(elsewhere, "GET", `/insurance/persons/${person}/benefits`)).body).toEqual([])
  const trail = await rows<{ n: number }>("select count(*)::int as n from audit.trail where subject_id = $1 and kind = 'read'", person)
  expect(trail[0]?.n).toBeGreaterThanOrEqual(3)
})

test("a hold placed by the program is lifted by a reviewer who looked, once, with a reason", async () => {
  const person = await aClaimant(database, { paidMonths: 48 })
  const entitlement = await anEntitlement(database, person)
  await rows("insert into insurance.holds (person_id, entitlement_id, hold_id, from_month, reason, says, region, placed_by, placed_at) values ($1, $2, 77, 202508, 'registration-U32', '', $3, 'system', now())", person, entitlement, cityB)
  const path = `/insurance/entitlements/${person}/${entitlement}/holds/77/clear`
  expect((await ask(clerk, "POST", path, { says: "已联系上本人" })).status).toBe(403)
  expect((await ask(elsewhere, "POST", path, { says: "已联系上本人" })).status).toBe(404)
  expect((await ask(reviewer, "POST", path, { says: "" })).status).toBe(422)
  expect((await ask(reviewer, "POST", path, { says: "已联系上本人，仍在求职" })).status).toBe(200)
  expect((await ask(bothPosts, "POST", path, { says: "已联系上本人，仍在求职" })).body).toMatchObject({ code: "insurance.hold-cleared" })
})

interface Preview {
  readonly judgement: { verdict: string; codes: string[]; wouldChange: string[]; conditions: { name: string; verdict: string; says: string; article: string; facts: { label: string; source: string; trusted: boolean }[] }[] }
  readonly assumed: string[]
  readonly months: number | null
  readonly monthlyFen: number | null
  readonly firstMonth: string | null
  readonly code?: string
}
const preview = async (viewer: Viewer, input: object) => (await ask(viewer, "POST", "/insurance/preview", input)) as { status: number; body: Preview }

test("the preview says yes with months and money, counting a registration made today", async () => {
  at("2025-03-20")
  const person = await aClaimant(database, { paidMonths: 48, registeredOn: null })
  const { status, body } = await preview(citizen(person), { region: cityB })
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toMatchObject({ months: 12, monthlyFen: 180_000, firstMonth: "2025-03" })
  expect(body.judgement.verdict).toBe("pass")
  expect(body.assumed).toEqual(["您还没有失业登记，按今天一并办理试算"])
  const strict = await preview(citizen(person), { region: cityB, assumeRegistered: false })
  expect(strict.body.judgement.codes).toEqual(["R-NOT-REGISTERED"])
  expect(strict.body.judgement.wouldChange).toEqual(["办理失业登记（可以和申领一并办理）"])
})

test("the preview says no with the article, the fact behind it and what would have to change", async () => {
  at("2025-03-20")
  const person = await aClaimant(database, { paidMonths: 11 })
  const { body } = await preview(citizen(person), { region: cityB })
  expect(body.judgement).toMatchObject({ verdict: "fail", codes: ["R-PAID-LT12"] })
  const failed = body.judgement.conditions.find((one) => one.verdict === "fail")
  expect(failed?.article).toBe("《社会保险法》第四十五条第一项")
  expect(failed?.facts.find((fact) => fact.label === "累计缴费月数")).toMatchObject({ source: "社会保险登记", trusted: true })
  expect(body.judgement.wouldChange).toEqual(["累计缴费月数由11个月变为12个月"])
})

test("an officer previews people of the region only; months cannot be sent along", async () => {
  const person = await aClaimant(database)
  at("2025-03-20")
  expect((await preview(clerk, { subject: person, region: cityB })).status).toBe(200)
  expect((await preview(elsewhere, { subject: person, region: cityB })).status).toBe(404)
  expect((await preview(citizen(person), { subject: "5", region: cityB })).status).toBe(403)
  expect((await preview(citizen(person), { region: "110101000000" })).status).toBe(422)
  expect((await preview(citizen(person), { region: cityB, months: 24 })).status).toBe(422)
})

test("a person who found work says so, and the benefit stops from the next month with the months kept", async () => {
  at("2025-07-09")
  const person = await aClaimant(database, { paidMonths: 48 })
  await anEntitlement(database, person, { paid: [202503, 202504, 202505, 202506] })
  const say = async (on: string) => (await ask(citizen(person), "POST", "/insurance/changes", { event: "re-employed", on })) as { status: number; body: { code: string } }
  expect((await say("2025-07-10")).status).toBe(422)
  expect((await say("2025-03-17")).body.code).toBe("E-STOP-BEFORE-START")
  expect((await say("2025-07-07")).body).toEqual({ stoppedFrom: "2025-08", unusedMonths: 7, label: "重新就业" })
  expect((await say("2025-07-07")).body.code).toBe("insurance.nothing-to-stop")
})

test("a reviewer stops for refused services with a reason; a clerk, another county and a date before the start are refused", async () => {
  at("2025-07-09")
  const person = await aClaimant(database, { paidMonths: 48 })
  const entitlement = await anEntitlement(database, person)
  const path = `/insurance/entitlements/${person}/${entitlement}/stop`
  const input = { event: "refused-services", on: "2025-07-01", says: "三次无正当理由拒绝介绍的适当工作，记录附后" }
  expect((await ask(clerk, "POST", path, input)).status).toBe(403)
  expect((await ask(elsewhere, "POST", path, input)).status).toBe(404)
  expect((await ask(reviewer, "POST", path, { ...input, on: "2025-03-01" })).body).toMatchObject({ code: "E-STOP-BEFORE-START" })
  expect((await ask(reviewer, "POST", path, { ...input, says: "" })).status).toBe(422)
  expect((await ask(reviewer, "POST", path, input)).body).toMatchObject({ stoppedFrom: "2025-08", label: "无正当理由拒绝介绍的适当工作或培训" })
})
