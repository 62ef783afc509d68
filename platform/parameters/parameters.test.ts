// Numbers put into force by two officers: what is refused, what every process then decides by, and what stays as it was.
import { expect, test } from "vitest"
import { cite, equals, number, parameter, parameterTable, refuse, rule, times, code, decide } from "#policy"
import { liveTable, module } from "#platform/module"
import type { StaffRole, Viewer } from "#wire"
import { testDatabase } from "../database/testing.ts"
import { testServer } from "../http/testing.ts"
import { followParameters, lawbookOf, parameters, refreshParameters } from "./index.ts"

const wage = parameter({ key: "test.wage", label: "月标准", type: "fen", unit: "分" })
const longest = parameter({ key: "test.longest", label: "最长月数", type: "months", unit: "月", limit: { direction: "at-most", nation: "usable" } })
const mode = parameter({ key: "test.mode", label: "办法", type: "code", unit: "代码", codes: { a: "甲法", b: "乙法" } })
const row = (key: string, region: string, value: number | string, unit: string, from = "2025-01-01") => ({ key, region, value, unit, from, to: null, documentNumber: "示例省人社规〔2025〕1号", enteredBy: "录入", approvedBy: "批准" })
const base = parameterTable([wage, longest, mode].map((one) => one.parameter), [row("test.wage", "990000", 180_000, "分"), row("test.longest", "000000", 24, "月"), row("test.mode", "990000", "a", "代码")])
const paying = rule({
  name: "test.paying", title: "示例", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "person",
  conditions: [{ name: "mode", says: "按甲法", expr: equals(mode, code("a")), otherwise: refuse("R-MODE", "不是甲法") }],
  gives: { total: times(wage, number(2)), months: times(longest, number(1)) },
})

const database = await testDatabase()
await database.system.transaction((tx) => tx.sql("insert into registers.regions (code, name, level, full_name) values ('990000000000', '示例省', 1, '示例省'), ('990100000000', '甲市', 2, '示例省甲市'), ('990200000000', '乙市', 2, '示例省乙市')"))
const clock = { now: "2026-03-02T02:00:00.000Z" }
const here = liveTable(base)
const elsewhere = liveTable(base)
const lawbook = lawbookOf([module({ name: "test", title: "示例", rules: [paying], parameters: here })])
const otherProcess = lawbookOf([module({ name: "test", title: "示例", rules: [paying], parameters: elsewhere })])
const { ask, house } = await testServer(database, [parameters(lawbook)], clock)

const officer = (officerId: string, roles: readonly StaffRole[], scope: string, personId: string | null = null): Viewer => ({ kind: "staff", officerId, personId, name: `负责人${officerId}`, roles, scope, office: "", session: "s" })
const clerk = officer("11", ["clerk"], "9902")
const head = officer("12", ["head"], "9902")
const provinceHead = officer("13", ["head"], "99")

const draft = (more: object = {}) => ({ key: "test.wage", region: "990200", value: 200_000, from: "2026-04-01", documentNumber: "乙人社〔2026〕3号", ...more })
const enter = async (viewer: Viewer, more: object = {}) => (await ask(viewer, "POST", "/parameters", draft(more))) as { status: number; body: { rowId: string; code?: string } }
const approve = async (viewer: Viewer, rowId: string) => (await ask(viewer, "POST", `/parameters/${rowId}/approve`, {})) as { status: number; body: { code?: string; state?: string; recalculates?: boolean } }
const wageOn = (table: typeof here, day: string) => table.find(wage.parameter, "990201", day)?.value

test.each([
  ["a key nobody defined", { key: "test.nothing" }, "parameters.unknown-key"],
  ["an amount that is not whole fen", { value: "2000" }, "parameters.value"],
  ["a code outside the list", { key: "test.mode", value: "c" }, "parameters.value"],
  ["an end before its start", { to: "2026-03-01" }, "parameters.period"],
  ["no document", { documentNumber: "  " }, "parameters.no-document"],
  ["more than the nation allows", { key: "test.longest", value: 25 }, "parameters.exceeds-national-ceiling"],
  ["a start in the past without a reason", { from: "2026-02-01" }, "parameters.retroactive-without-reason"],
  ["a place of another city", { region: "990100" }, "parameters.outside-scope"],
  ["the whole province by a city's officer", { region: "990000" }, "parameters.outside-scope"],
  ["the nation", { region: "000000" }, "parameters.outside-scope"],
  ["a place that does not exist", { region: "990299" }, "parameters.unknown-place"],
])("%s is refused", async (_situation, more, refused) => {
  expect((await enter(clerk, more)).body.code).toBe(refused)
})

test("a row beginning on the day of the one in force is an overlap", async () => {
  expect((await enter(provinceHead, { region: "990000", from: "2025-01-01", reason: "按省政府会议纪要追溯" })).body.code).toBe("parameters.overlap")
})

test("a draft changes nothing; its author cannot approve it, nor a clerk, nor a head of another city; two people can", async () => {
  const { body: { rowId } } = await enter(head)
  expect(wageOn(here, "2026-04-01")).toBe(180_000)
  expect((await approve(head, rowId)).body.code).toBe("parameters.same-person")
  expect((await approve(clerk, rowId)).body.code).toBe("identity.not-allowed")
  expect((await approve(officer("14", ["head"], "9901"), rowId)).body.code).toBe("parameters.outside-scope")
  expect((await approve(provinceHead, rowId)).body).toEqual({ state: "approved", recalculates: false })
  expect([wageOn(here, "2026-03-31"), wageOn(here, "2026-04-01")]).toEqual([180_000, 200_000])
  expect((await approve(provinceHead, rowId)).body.code).toBe("parameters.not-draft")
})

test("one person with two accounts is still one person", async () => {
  const { body: { rowId } } = await enter(officer("21", ["clerk"], "99", "501"), { from: "2026-05-01", value: 205_000 })
  expect((await approve(officer("22", ["head"], "99", "501"), rowId)).body.code).toBe("parameters.same-person")
  expect((await ask(clerk, "POST", `/parameters/${rowId}/withdraw`, { why: "录入有误" }) as { body: { state: string } }).body.state).toBe("withdrawn")
  expect((await approve(provinceHead, rowId)).body.code).toBe("parameters.not-draft")
})

test("the table of rows itself does not take an approval by who entered it", async () => {
  await expect(database.system.transaction((tx) => tx.sql(
    `insert into parameters.rows (row_id, key, region, value, unit, effective_from, document_number, entered_by, entered_name, entered_at, state, approved_by, approved_name, approved_at)
     values (1, 'test.wage', '990200', '1', '分', '2027-01-01', '一号', 5, '甲', now(), 'approved', 5, '甲', now())`))).rejects.toThrow(/check constraint/)
})

test("a later row ends the open one; a decision on an old day keeps the old amount", async () => {
  const { body: { rowId } } = await enter(clerk, { from: "2026-07-01", value: 210_000 })
  await approve(head, rowId)
  const decided = (on: string) => decide(paying, { facts: {}, parameters: here, on, region: "990201" }).gives?.total
  expect([decided("2026-03-31"), decided("2026-04-01"), decided("2026-06-30"), decided("2026-07-01")]).toEqual([360_000, 400_000, 400_000, 420_000])
  const listed = (await ask(clerk, "GET", "/parameters?key=test.wage")) as { body: { rows: { region: string; from: string; to: string | null; enteredBy: string; approvedBy: string; documentNumber: string }[] } }
  expect(listed.body.rows.filter((one) => one.region === "990200" && one.approvedBy).map((one) => [one.from, one.to, one.enteredBy, one.approvedBy, one.documentNumber])).toEqual([
    ["2026-07-01", null, "负责人11", "负责人12", "乙人社〔2026〕3号"],
    ["2026-04-01", "2026-07-01", "负责人12", "负责人13", "乙人社〔2026〕3号"],
  ])
})

test("another process decides by it a few seconds later, and a new one from its start", async () => {
  expect(wageOn(elsewhere, "2026-07-01")).toBe(180_000)
  const following = await followParameters(house, otherProcess)
  expect(wageOn(elsewhere, "2026-07-01")).toBe(210_000)
  const { body: { rowId } } = await enter(clerk, { from: "2026-09-01", value: 215_000 })
  await approve(head, rowId)
  await expect.poll(() => wageOn(elsewhere, "2026-09-01"), { timeout: 10_000 }).toBe(215_000)
  await following.stop()
})

test("two approvals of rows that would begin on one day at one moment: one stands, the other is refused", async () => {
  const [one, two] = await Promise.all([enter(clerk, { from: "2026-11-01", value: 220_000 }), enter(clerk, { from: "2026-11-01", value: 230_000 })])
  const answers = await Promise.all([approve(head, one.body.rowId), approve(provinceHead, two.body.rowId)])
  expect(answers.map((answer) => answer.body.state ?? answer.body.code).toSorted()).toEqual(["approved", "parameters.overlap"])
})

test("a start in the past needs its reason, and opens a list of decisions to look at", async () => {
  const { body: { rowId } } = await enter(clerk, { key: "test.mode", value: "b", from: "2026-02-01", reason: "省厅通知自二月起执行" })
  expect((await approve(head, rowId)).body).toEqual({ state: "approved", recalculates: true })
  expect((await ask(head, "GET", `/parameters/${rowId}/recalculation`) as { body: object }).body).toMatchObject({ endedAt: null, judged: 0, lines: [] })
})

test("the rule's page has its sentences, conditions with article and code, and its numbers", async () => {
  const { body } = (await ask(clerk, "GET", "/law/rules/test.paying")) as { body: { versions: { sentences: string[]; conditions: object[]; parameters: string[]; scannable: boolean }[] } }
  expect(body.versions[0]?.conditions).toEqual([{ name: "mode", says: "按甲法", article: "《示例条例》第一条", verdict: "fail", code: "R-MODE", reason: "不是甲法" }])
  expect(body.versions[0]?.parameters).toEqual(["test.mode", "test.wage", "test.longest"])
  expect(body.versions[0]?.scannable).toBe(true)
  expect((await ask(clerk, "GET", "/law/rules/no.rule")).status).toBe(404)
})

test("rows that no longer stand beside the program's own are named and leave the tables as they were", async () => {
  await database.system.transaction((tx) => tx.sql("update parameters.rows set value = '99' where key = 'test.wage' and effective_from = '2026-11-01' and state = 'approved'"))
  await database.system.transaction((tx) => tx.sql("insert into parameters.rows (row_id, key, region, value, unit, effective_from, document_number, entered_by, entered_name, entered_at, state, approved_by, approved_name, approved_at) values (2, 'test.longest', '990200', '30', '月', '2026-12-01', '一号', 5, '甲', now(), 'approved', 6, '乙', now())"))
  await expect(refreshParameters(database.system, lawbook)).rejects.toThrow(expect.objectContaining({ code: "policy.exceeds-national-ceiling" }) as Error)
  expect(wageOn(here, "2026-11-01")).not.toBe(99)
})

test("the list comes in pages: what is found in name, key, document or place, the settled ones without drafts, several keys at once", async () => {
  const list = async (query: string) => ((await ask(clerk, "GET", `/parameters?${query}`)) as { body: { rows: { key: string; state: string; regionName: string }[]; total: number; page: number; pageSize: number; definitions: { key: string }[] } }).body
  await enter(clerk, { key: "test.mode", value: "b", from: "2026-09-01", documentNumber: "乙人社〔2026〕9号" })
  const all = await list("")
  expect(all.total).toBe(all.rows.length)
  const [first, second] = [await list("size=2&page=1"), await list("size=2&page=2")]
  expect([first.rows.length, first.total, second.page]).toEqual([2, all.total, 2])
  expect([...first.rows, ...second.rows].map((one) => one.key)).toEqual(all.rows.slice(0, 4).map((one) => one.key))
  expect((await list("state=settled")).rows.some((one) => one.state === "draft")).toBe(false)
  expect((await list("state=draft")).rows.every((one) => one.state === "draft")).toBe(true)
  expect(new Set((await list(`q=${encodeURIComponent("乙市")}`)).rows.map((one) => one.regionName))).toEqual(new Set(["示例省乙市"]))
  const two = await list("key=test.longest,test.mode")
  expect([new Set(two.rows.map((one) => one.key)), two.definitions.map((one) => one.key).sort()]).toEqual([new Set(["test.longest", "test.mode"]), ["test.longest", "test.mode"]])
})
