// A formula changed on the page stays one the language reads: a sum bound, shared, given a term and freed of it; a part nothing leans on any more is gone.
import { expect, test } from "vitest"
import { type FactDefinition, frameOf, type NodeData, read, readRule, type RuleData, type Vocabulary } from "#policy"
import { putAt } from "./editing.ts"
import { changedPlace, operandKey, operandsOf, withoutTerm, withoutUnused, withTerm } from "./formula.ts"

const paid: FactDefinition = { name: "paid", label: "实缴费额", type: "fen", source: { name: "社会保险经办机构", kind: "register" } } as unknown as FactDefinition
const vocabulary: Vocabulary = { facts: [paid], lists: [], parameters: [{ key: "cap", label: "每月上限", type: "fen" }] as unknown as Vocabulary["parameters"] }
const asPart: NodeData = { op: "named", name: "费额" }
const rule: RuleData = { title: "补贴", law: { law: "示例", article: "第一条" }, conditions: [], gives: { amount: asPart }, parts: { 费额: { op: "fact", fact: "paid" } } }
const frame = { name: "example", subject: "person", since: "2026-01-01", gives: { amount: "fen" } } as unknown as ReturnType<typeof frameOf>
const given = (amount: NodeData) => {
  const { rule: whole, problems } = readRule(withoutUnused({ ...rule, gives: { amount } }), frame, vocabulary)
  expect(problems).toEqual([])
  return whole?.gives["amount"] ?? expect.fail("it cannot be read")
}

test("what an officer does to a place reads as it was meant", () => {
  expect(read(given(changedPlace(asPart, "fen", "least")))).toContain("0.00")
  const shared = changedPlace(asPart, "fen", "share")
  expect(read(given(shared))).toContain("× 100%")
  expect(read(given(putAt(shared, ["numerator", "of", 1, "value"], 5000)))).toContain("× 50%")
  expect(given(changedPlace(asPart, "fen", "subtract")).op).toBe("subtract")
  expect(given(changedPlace(asPart, "fen", "number"))).toMatchObject({ op: "literal", type: "fen", value: 0 })
})

test("a bound may be a parameter; a term is added and taken out, and the last one stands alone", () => {
  const choices = operandsOf("fen", vocabulary, new Map(), "费额")
  expect(choices.map((one) => one.key)).toEqual(["number", "parameter:cap", "fact:paid"])
  const bound = putAt(changedPlace(asPart, "fen", "least"), ["of", 1], choices[1]?.node)
  expect(read(given(bound))).toContain("每月上限")
  const three = withTerm(bound, "fen")
  const whole = given(three)
  expect(whole.op === "least" ? whole.of.map(operandKey) : []).toEqual(["part:费额", "parameter:cap", "number"])
  expect(withoutTerm(withoutTerm(three, 2), 1)).toEqual(asPart)
})

test("a part nothing leans on any more is left out, so that the draft may be kept", () => {
  expect(Object.keys(withoutUnused({ ...rule, gives: { amount: { op: "fact", fact: "paid" } } }).parts)).toEqual([])
  expect(Object.keys(withoutUnused(rule).parts)).toEqual(["费额"])
})
