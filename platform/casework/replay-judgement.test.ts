// A judgement made again from what it kept is the same; an altered fact, figure or version is named.
import { expect, test } from "vitest"
import { atLeast, cite, fact, months, parameter, type ParameterRow, parameterTable, refuse, rule, ruleBook, succeededTable, times, number } from "#policy"
import { plainDate } from "#standards"
import { judge, replayJudgement } from "./index.ts"

const paid = fact({ name: "paid-months", label: "缴费月数", type: "months", of: "person", source: { kind: "register", name: "社会保险" } })
const simple = rule({
  name: "test.replayed", title: "示例", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "person",
  conditions: [{ name: "paid", says: "缴费{paid-months}", expr: atLeast(paid, months(12)), otherwise: refuse("R-PAID", "缴费不足") }],
  gives: { months: times(paid, number(2)) },
})
const book = ruleBook([simple])
const none = parameterTable([], [])
const made = (value: number) => judge(simple, { facts: [], parameters: none }).judge({ "paid-months": { value, source: "社会保险", asOf: null }, "something-else": { value: 1, source: "", asOf: null } }, plainDate("2025-06-01"), "990101")
const stored = (value: number) => JSON.parse(JSON.stringify(made(value))) as ReturnType<typeof made>

test("grants and refusals come out the same, from the facts of the rule alone", () => {
  expect(Object.keys(stored(14).facts ?? {})).toEqual(["paid-months"])
  expect(replayJudgement(stored(14), book, none)).toEqual({ kind: "equal" })
  expect(replayJudgement(stored(3), book, none)).toEqual({ kind: "equal" })
})

test("an altered fact is named with what it was", () => {
  const altered = { ...stored(14), facts: { "paid-months": { value: 3, source: "社会保险", asOf: null } } }
  expect(replayJudgement(altered, book, none)).toMatchObject({ kind: "differs", differences: expect.arrayContaining(["事实缴费月数（paid-months）：当时 14，重算 3", '结论：当时 "pass"，重算 "fail"']) as string[] })
})

test("an altered amount and a version that is gone are named", () => {
  expect(replayJudgement({ ...stored(14), gives: { months: 30 } }, book, none)).toEqual({ kind: "differs", differences: ["months：当时 30，重算 28"] })
  expect(replayJudgement({ ...stored(14), version: "2019-01-01" }, book, none)).toMatchObject({ kind: "unknown-version" })
})

test("a judgement from before facts were kept says so", () => {
  const old = Object.fromEntries(Object.entries(stored(14)).filter(([name]) => name !== "facts")) as unknown as ReturnType<typeof made>
  expect(replayJudgement(old, book, none)).toEqual({ kind: "not-kept" })
})

test("a judgement is made again with the rows it kept, whatever was approved since; an altered row is named by the figure it changes", () => {
  const wage = parameter({ key: "wage", label: "标准", type: "fen", unit: "分" })
  const row = (of: Partial<ParameterRow>): ParameterRow => ({ key: "wage", region: "990000", value: 180_000, unit: "分", from: "2025-01-01", to: null, documentNumber: "一号", enteredBy: "甲", approvedBy: "乙", ...of })
  const paying = rule({ name: "test.paying", title: "示例", law: cite("示例条例", "第二条"), since: "2025-01-01", subject: "person", gives: { total: times(wage, paid) } })
  const before = parameterTable([wage.parameter], [row({})])
  const kept = JSON.parse(JSON.stringify(judge(paying, { facts: [], parameters: before }).judge({ "paid-months": { value: 2, source: "社会保险", asOf: null } }, plainDate("2025-06-01"), "990101"))) as ReturnType<typeof made>
  expect(kept.parameters).toEqual([{ key: "wage", region: "990000", value: 180_000, unit: "分", from: "2025-01-01", to: null, documentNumber: "一号" }])
  const retroactive = succeededTable(before, [row({ value: 200_000, from: "2025-05-01", documentNumber: "二号" })])
  const paidBook = ruleBook([paying])
  expect(replayJudgement(kept, paidBook, retroactive)).toEqual({ kind: "equal" })
  const altered = { ...kept, parameters: (kept.parameters ?? []).map((one) => ({ ...one, value: 190_000 })) }
  expect(replayJudgement(altered, paidBook, before)).toEqual({ kind: "differs", differences: ["total：当时 360000，重算 380000"] })
  const older = Object.fromEntries(Object.entries(kept).filter(([name]) => name !== "parameters")) as unknown as typeof kept
  expect(replayJudgement(older, paidBook, retroactive)).toEqual({ kind: "differs", differences: ["total：当时 360000，重算 400000"] })
})

test("a fact asked for since is named as not asked then, as a whole and by the line; an altered figure beside it still differs", () => {
  const lasting = fact({ name: "lasting", label: "稳定就业", type: "boolean", of: "person", source: { kind: "register", name: "劳动用工备案" } })
  const later = ruleBook([{ ...simple, conditions: [...simple.conditions, { name: "lasting", says: "稳定就业", expr: lasting, otherwise: refuse("R-SHORT", "没有稳定就业") }] }])
  const said = { kind: "not-asked", says: "当时没有问到：稳定就业（lasting）" }
  expect(replayJudgement(stored(14), later, none)).toEqual(said)
  expect(replayJudgement({ ...stored(14), facts: { "paid-months": { value: 3, source: "社会保险", asOf: null } } }, later, none)).toMatchObject({ kind: "differs" })
  expect(replayJudgement(stored(3), later, none)).toMatchObject({ kind: "not-asked" })
  const line = { person: "7", month: "2025-06", verdict: "pass", codes: [], amount: 0, rule: "test.replayed", on: "2025-06-30", facts: { "paid-months": 14 } }
  const byLine = { ...stored(14), conditions: [], gives: { amount: 0, lines: [line, { ...line, verdict: "fail", codes: ["R-PAID"], facts: { "paid-months": 3 } }] } }
  expect(replayJudgement(byLine, book, none)).toEqual({ kind: "equal" })
  expect(replayJudgement(byLine, later, none)).toEqual(said)
  expect(replayJudgement({ ...byLine, gives: { ...byLine.gives, amount: 5 } }, later, none)).toEqual({ kind: "differs", differences: ["合计：当时 5，重算 0"] })
})
