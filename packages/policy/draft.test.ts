// Drafted versions of a rule: what is written is read back the same, what is not of the language is refused with its place, and later versions take their place in time.
import { describe, expect, test } from "vitest"
import {
  and, atLeast, atMost, choose, cite, code, compile, equals, fact, known, least, lines, count, loosenedCeilings, named, number, oneOf, parameter, parameterTable, portion, readRule, frameOf, refuse, type Rule, rule, ruleBook, ruleData, ruleDifferences,
  type RuleData, succeededBook, times, percent, yuan, type Vocabulary,
} from "./index.ts"

const source = { kind: "register", name: "登记" } as const
const age = fact({ name: "age", label: "年龄", type: "years", of: "person", source })
const group = fact({ name: "group", label: "人员类别", type: "code", of: "person", source, codes: { a: "甲类", b: "乙类" } })
const paid = fact({ name: "paid", label: "缴费月数", type: "months", of: "person", source })
const spouse = fact({ name: "registered", label: "已登记", type: "boolean", of: "person", source })
const jobs = lines({ name: "jobs", label: "岗位", of: "person", source, columns: { kind: { type: "code", label: "种类", codes: { x: "全日", y: "短时" } } } })
const cap = parameter({ key: "cap", label: "最长月数", type: "months", unit: "月", limit: { direction: "at-most", nation: "usable" } })
const wage = parameter({ key: "wage", label: "标准", type: "fen", unit: "分" })
const duration = named("月数", least(cap, paid))

const plain = rule({
  name: "test.plain", title: "示例补贴", law: cite("示例办法", "第三条"), since: "2025-01-01", subject: "person",
  conditions: [
    { name: "age", says: "年满{age}", expr: atLeast(age, { op: "literal", type: "years", value: 50 }), otherwise: refuse("R-AGE", "不满年龄") },
    { name: "kind", says: "类别{group}", expr: and(oneOf(group, ["a"]), equals(spouse, { op: "literal", type: "boolean", value: true })), otherwise: refuse("R-KIND", "不是这类人员") },
    { name: "jobs", says: "岗位不多", expr: atMost(count(jobs, equals(jobs.columns.kind, code("x"))), number(3)), otherwise: refuse("R-JOBS") },
    { name: "within", says: "不超过上限", expr: atMost(paid, cap), otherwise: refuse("R-CAP") },
  ],
  gives: { months: duration, amount: times(choose([[equals(group, code("a")), portion(wage, percent(50), "half-up")]], yuan(100)), duration) },
})
const vocabulary: Vocabulary = { facts: [age, group, paid, spouse].map((one) => one.fact), lists: [jobs.definition], parameters: [cap.parameter, wage.parameter] }
const frame = frameOf(plain, "2026-01-01")

type Draft = { -readonly [K in keyof RuleData]: RuleData[K] extends readonly (infer One)[] ? One[] : RuleData[K] }
const draft = (change: (one: Draft) => void): unknown => {
  const copy = JSON.parse(JSON.stringify(ruleData(plain))) as Draft
  change(copy)
  return copy
}
const readOf = (change: (one: Draft) => void) => readRule(draft(change), frame, vocabulary)
const expr = (node: object) => (one: Draft) => {
  one.conditions[0] = { ...(one.conditions[0] as RuleData["conditions"][number]), says: "示例", expr: node as never }
}
const inForce = (change: (one: Draft) => void): Rule => {
  const read = readOf(change)
  if (!read.rule) throw new Error(read.problems.map((one) => `${one.at} ${one.says}`).join("；"))
  return read.rule
}

test("a rule written down and read back is the same rule from another day", () => {
  expect(readOf(() => undefined).rule).toEqual({ ...plain, since: "2026-01-01" })
})

test.each([
  ["a word the language does not have", { op: "script", body: "1" }, "draft.shape", "conditions[0].expr"],
  ["a fact nobody answers", { op: "compare", how: "ge", left: { op: "fact", fact: "income" }, right: { op: "literal", type: "fen", value: 1 } }, "draft.fact", "conditions[0].expr.left"],
  ["years compared with months", { op: "compare", how: "ge", left: { op: "fact", fact: "age" }, right: { op: "literal", type: "months", value: 1 } }, "draft.type", "conditions[0].expr"],
  ["a half year", { op: "compare", how: "ge", left: { op: "fact", fact: "age" }, right: { op: "literal", type: "years", value: 1.5 } }, "draft.type", "conditions[0].expr.right"],
  ["a code outside its list", { op: "one-of", of: { op: "fact", fact: "group" }, codes: ["a", "c"] }, "draft.code", "conditions[0].expr.codes"],
  ["a code compared by size", { op: "compare", how: "lt", left: { op: "fact", fact: "group" }, right: { op: "literal", type: "code", value: "a" } }, "draft.type", "conditions[0].expr"],
  ["a number where yes or no is wanted", { op: "fact", fact: "age" }, "draft.type", "conditions[0].expr"],
  ["a number of the law nobody keeps", { op: "compare", how: "le", left: { op: "fact", fact: "paid" }, right: { op: "parameter", parameter: "secret" } }, "draft.parameter", "conditions[0].expr.right"],
  ["a column outside its list", { op: "compare", how: "eq", left: { op: "column", lines: "jobs", column: "kind" }, right: { op: "literal", type: "code", value: "x" } }, "draft.fact", "conditions[0].expr.left"],
  ["a part that was never said", { op: "named", name: "别的" }, "draft.shape", "conditions[0].expr"],
  ["a number nobody can count with", { op: "compare", how: "ge", left: { op: "fact", fact: "age" }, right: { op: "literal", type: "years", value: 2e15 } }, "draft.number", "conditions[0].expr.right"],
  ["division by nothing", { op: "compare", how: "ge", left: { op: "divide", numerator: { op: "fact", fact: "age" }, denominator: { op: "literal", type: "count", value: 0 }, rounding: "floor" }, right: { op: "literal", type: "years", value: 1 } }, "draft.number", "conditions[0].expr.left.denominator"],
  ["nothing at all", null, "draft.shape", "conditions[0].expr"],
])("%s is refused with its place", (_what, node, refused, at) => {
  expect(readOf(expr(node as object)).problems[0]).toMatchObject({ code: refused, at })
})

describe("what is around the conditions", () => {
  test.each<[string, (one: Draft) => void, string, string]>([
    ["a refusal under a code kept for people", (one) => void (one.conditions[0] = { ...(one.conditions[0] as RuleData["conditions"][number]), otherwise: { verdict: "fail", code: "M-LOOK", says: "" } }), "draft.words", "conditions[0].otherwise.code"],
    ["a sentence that names what the condition does not look at", (one) => void (one.conditions[0] = { ...(one.conditions[0] as RuleData["conditions"][number]), says: "缴费{paid}" }), "draft.words", "conditions"],
    ["two conditions of one name", (one) => void (one.conditions[1] = { ...(one.conditions[1] as RuleData["conditions"][number]), name: "age" }), "draft.words", "conditions[1].name"],
    ["an amount that became months", (one) => void (one.gives = { ...one.gives, amount: { op: "fact", fact: "paid" } }), "draft.type", "gives.amount"],
    ["a gift other code does not know", (one) => void (one.gives = { ...one.gives, more: { op: "fact", fact: "paid" } }), "draft.shape", "gives.more"],
    ["a gift that is gone", (one) => void (one.gives = { months: one.gives["months"] as never }), "draft.shape", "gives.amount"],
    ["a part that says itself", (one) => void (one.parts = { 月数: { op: "named", name: "月数" } }), "draft.shape", "parts.月数"],
    ["no document it rests on", (one) => void (one.law = { law: " ", article: "第三条" }), "draft.words", "law"],
    ["no title", (one) => void (one.title = ""), "draft.words", "title"],
  ])("%s is refused", (_what, change, refused, at) => {
    expect(readOf(change).problems[0]).toMatchObject({ code: refused, at })
  })

  test("a draft that nests without end, repeats parts of parts, or has too many conditions is refused before it is built", () => {
    const deep = Array.from({ length: 500 }).reduce<object>((of) => ({ op: "not", of }), { op: "fact", fact: "registered" })
    expect(readOf(expr(deep)).problems.some((one) => one.code === "draft.size")).toBe(true)
    const doubling = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`p${index}`, index === 0 ? { op: "fact", fact: "registered" } : { op: "and", of: [{ op: "named", name: `p${index - 1}` }, { op: "named", name: `p${index - 1}` }] }]))
    expect(readOf((one) => {
      one.parts = { ...one.parts, ...doubling }
      expr({ op: "named", name: "p29" })(one)
    }).problems.some((one) => one.code === "draft.size")).toBe(true)
    expect(readOf((one) => void (one.conditions = Array.from({ length: 81 }, () => one.conditions[0] as never))).problems[0]?.code).toBe("draft.size")
    expect([readRule(null, frame, vocabulary).problems.length > 0, readRule("rule", frame, vocabulary).problems.length > 0]).toEqual([true, true])
  })
})

describe("what the nation bounds", () => {
  const loosened = (change: (one: Draft) => void) => loosenedCeilings(plain, inForce(change)).map((one) => one.at)
  test("stays: a bounded condition cannot go or let more through, a bounded figure can only be smaller", () => {
    expect(loosened(() => undefined)).toEqual([])
    expect(loosened((one) => void one.conditions.pop())).toEqual(["conditions"])
    expect(loosened((one) => void (one.conditions[3] = { ...(one.conditions[3] as RuleData["conditions"][number]), expr: { op: "compare", how: "le", left: { op: "fact", fact: "paid" }, right: { op: "literal", type: "months", value: 99 } } }))).toEqual(["conditions[3]"])
    expect(loosened((one) => void (one.parts = { 月数: { op: "fact", fact: "paid" } }))).toEqual(["gives.months", "gives.amount"])
    expect(loosened((one) => void (one.parts = { 月数: { op: "least", of: [one.parts["月数"] as never, { op: "literal", type: "months", value: 6 }] } }))).toEqual([])
    expect(loosened((one) => void (one.parts = { 月数: { op: "greatest", of: [one.parts["月数"] as never, { op: "literal", type: "months", value: 60 }] } }))).toEqual(["gives.months", "gives.amount"])
    expect(loosened((one) => void (one.gives = JSON.parse(JSON.stringify(one.gives).replace("10000", "12000")) as never))).toEqual([])
  })
})

test("a version put in between takes its days from the one before it; what the old one decided is found as it was written", () => {
  const later = inForce((one) => void (one.conditions[0] = { ...(one.conditions[0] as RuleData["conditions"][number]), expr: { op: "compare", how: "ge", left: { op: "fact", fact: "age" }, right: { op: "literal", type: "years", value: 45 } } }))
  const book = succeededBook(ruleBook([plain]), [later])
  expect([book.find("test.plain", "2025-12-31")?.since, book.find("test.plain", "2026-01-01")?.since]).toEqual(["2025-01-01", "2026-01-01"])
  expect([book.find("test.plain", "2025-12-31")?.until, book.written("test.plain", "2025-01-01")?.until]).toEqual(["2026-01-01", undefined])
  const numbers = parameterTable([cap.parameter, wage.parameter], [["cap", 36, "月"], ["wage", 10_000, "分"]].map(([key, value, unit]) => ({ key: key as string, region: "990000", value: value as number, unit: unit as string, from: "2025-01-01", to: null, documentNumber: "一号", enteredBy: "甲", approvedBy: "乙" })))
  const asked = (on: string) => compile(book.find("test.plain", on) as Rule).decide({ facts: known({ age: 47, group: "a", registered: true, paid: 12, jobs: [] }), parameters: numbers, on, region: "990201" })
  expect([asked("2025-12-31").result, asked("2026-01-01").result, asked("2026-01-01").gives]).toEqual(["fail", "pass", { months: 12, amount: 60_000 }])
  expect(() => succeededBook(ruleBook([plain]), [later, later])).toThrow(/两个版本/)
  expect(ruleDifferences(plain, later).map((one) => [one.what, one.name, one.before?.includes("50年"), one.after?.includes("45年")])).toEqual([["condition", "age", true, true]])
})
