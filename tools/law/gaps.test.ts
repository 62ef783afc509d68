// What the law leaves open is found: an article only an item names, a rule whose examples never refuse, one that never passes.
import { expect, test } from "vitest"
import { atLeast, cite, fact, known, months, parameterTable, refuse, rule, type WorkedExample } from "#policy"
import { module } from "#platform/module"
import { lawbookOf } from "#platform/parameters"
import { cite as citeItem, form, item } from "#service"
import { provinceCatalogue, provinceLawbook } from "../../server/roles.ts"
import { gapsOf } from "./gaps.ts"

const paid = fact({ name: "paid-months", label: "缴费月数", type: "months", of: "person", source: { kind: "register", name: "社会保险" } })
const twelve = rule({
  name: "test.twelve", title: "示例", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "person",
  conditions: [{ name: "paid", says: "缴费{paid-months}", expr: atLeast(paid, months(12)), otherwise: refuse("R-PAID", "缴费不足") }], gives: {},
})
const example = (id: string, paidMonths: number, result: "pass" | "fail"): WorkedExample => ({
  rule: "test.twelve", id, says: "", result, codes: result === "fail" ? ["R-PAID"] : [], input: { facts: known({ "paid-months": paidMonths }), parameters: parameterTable([], []), on: "2025-06-01", region: "990101" },
})
const bookWith = (...examples: readonly WorkedExample[]) => lawbookOf([module({ name: "test", title: "示例", rules: [twelve], examples })])
const offered = item({
  code: "test.item", version: 1, name: "示例事项", summary: "", subject: "person", channels: ["web"], law: [citeItem("示例条例", "第一条"), citeItem("示例条例", "第九条")], form: form(), papers: [], forbiddenDemands: [],
  steps: [{ name: "decide", label: "审核", by: "clerk", level: "street", decides: true }], within: { workingDays: 1 }, correctWithin: { days: 15 }, guide: "", letter: { granted: "", refused: "" },
})

test("an article only an item names is found", () => {
  expect(gapsOf(bookWith(), [offered])).toMatchObject({ unruled: [{ article: "《示例条例》第九条", items: ["示例事项"] }], explained: [] })
})

test("an article of the procedure is told apart by the reason its item gives", () => {
  const explained: typeof offered = { ...offered, law: [citeItem("示例条例", "第九条", "规定办理程序")] }
  expect(gapsOf(bookWith(), [explained])).toMatchObject({ unruled: [], explained: [{ article: "《示例条例》第九条", why: "规定办理程序", items: ["示例事项"] }] })
})

test("articles from one to another are said when every one of them is", () => {
  const spans = (article: string): typeof offered => ({ ...offered, law: [citeItem("示例条例", article)] })
  const second = rule({ ...twelve, name: "test.second", law: cite("示例条例", "第二条") })
  const book = lawbookOf([module({ name: "test", title: "示例", rules: [twelve, second], examples: [] })])
  expect(gapsOf(book, [spans("第一条至第二条")]).unruled).toEqual([])
  expect(gapsOf(book, [spans("第一条至第三条")]).unruled).toEqual([{ article: "《示例条例》第一条至第三条", items: ["示例事项"] }])
})

test("every article an item of the house names is said by a rule or explained", () => {
  expect(gapsOf(provinceLawbook, provinceCatalogue.views.map((one) => provinceCatalogue.current(one.code).item)).unruled).toEqual([])
})

test("examples of one side are found, of both sides are enough, of none are counted apart", () => {
  expect(gapsOf(bookWith(example("1", 12, "pass")), []).oneSided).toEqual([{ rule: "test.twelve", missing: "refusal" }])
  expect(gapsOf(bookWith(example("1", 3, "fail")), []).oneSided).toEqual([{ rule: "test.twelve", missing: "pass" }])
  expect(gapsOf(bookWith(example("1", 12, "pass"), example("2", 3, "fail")), []).oneSided).toEqual([])
  expect(gapsOf(bookWith(), [])).toMatchObject({ oneSided: [], without: ["test.twelve"] })
})
