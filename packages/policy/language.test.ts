// The language itself: four outcomes, Kleene logic, numbers, dates, lists, sentences; interpreter and compiler agree.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { DecisionInput, Expression, Known } from "./index.ts"
import {
  addDays, addMonths, ageOn, all, and, any, articlesOf, atLeast, atMost, band, before, byHand, choose, cite, clamp, code, codesAskedOf, compile, compileExpression, count, day, days, daysBetween, decide, divide,
  equals, evaluate, explain, fact, factsOf, fen, known, lastDayOf, leastOf, lessThan, lines, minus, month, monthOf, months, monthsBetween, moreThan, named, not, number, oneOf, onOrBefore, or, parameter,
  parameterTable, parametersOf, percent, plus, PolicyError, portion, present, read, refuse, rule, ruleBook, sentences, sum, times, today, wholeYears, workingDaysBetween, years, yes,
} from "./index.ts"
import type { Context } from "./evaluate.ts"

const law = cite("示例条例", "第一条")
const records = { kind: "record", name: "本系统" } as const
const paid = fact({ name: "paid-months", label: "缴费月数", type: "months", of: "person", source: { kind: "register", name: "社会保险" } })
const start = fact({ name: "start", label: "开始日", type: "date", of: "person", source: records, orNone: true })
const kind = fact({ name: "kind", label: "类别", type: "code", of: "person", source: records, codes: { a: "甲类", b: "乙类", c: "丙类" } })
const honest = fact({ name: "honest", label: "如实申报", type: "boolean", of: "person", source: { kind: "declared", name: "本人申报" } })
const wage = parameter({ key: "wage", label: "最低工资", type: "fen", unit: "分" })
const table = parameterTable([wage.parameter], [
  { key: "wage", region: "990000", value: 200_000, unit: "分", from: "2025-01-01", to: "2026-01-01", documentNumber: "一号", enteredBy: "甲", approvedBy: "乙" },
  { key: "wage", region: "990000", value: 210_001, unit: "分", from: "2026-01-01", to: null, documentNumber: "二号", enteredBy: "甲", approvedBy: "乙" },
])

const ask = (facts: Readonly<Record<string, Known>>, on = "2025-06-01"): DecisionInput => ({ facts: known(facts, "测试来源"), parameters: table, on, region: "990201" })

const simple = rule({
  name: "example.benefit", title: "示例待遇", law, since: "2025-01-01", subject: "person",
  conditions: [
    { name: "paid", says: "缴费{paid-months}，满12个月", expr: atLeast(paid, years(1)), otherwise: refuse("R-PAID", "缴费不足") },
    { name: "kind", says: "类别为{kind}", expr: oneOf(kind, ["a", "b"]), otherwise: byHand("M-KIND", "类别需核实"), law: cite("示例条例", "第二条") },
    { name: "honest", says: "已作承诺", expr: honest, otherwise: refuse("R-HONEST", "没有承诺") },
  ],
  gives: { monthly: named("月标准", portion(wage, percent(90), "half-up")), months: band(paid, [[years(1), months(12)], [years(5), months(18)]]).below(months(0)) },
})

test("the codes a fact may have: those of every place and day where a condition refuses all others, and no answer where a person looks or nothing is refused", () => {
  const kinds = parameter({ key: "kinds", label: "类别", type: "codes", unit: "代码" })
  const row = (region: string, from: string, value: readonly string[]) => ({ key: "kinds", region, value, unit: "代码", from, to: null, documentNumber: "一号", enteredBy: "甲", approvedBy: "乙" })
  const numbers = parameterTable([kinds.parameter], [row("990000", "2025-01-01", ["a"]), row("990200", "2026-01-01", ["b"])])
  const asking = (expr: Expression<"boolean">, otherwise = refuse("R-KIND", "类别不符")) => ({ ...simple, conditions: [{ name: "kind", says: "类别为{kind}", expr, otherwise }] })
  expect(codesAskedOf(asking(oneOf(kind, kinds)), "kind", numbers)).toEqual(["a", "b"])
  expect(codesAskedOf(asking(oneOf(kind, ["c"])), "kind", numbers)).toEqual(["c"])
  expect(codesAskedOf(asking(or(oneOf(kind, kinds), honest)), "kind", numbers)).toBeUndefined()
  expect(codesAskedOf(simple, "kind", numbers)).toBeUndefined()
})

test("the four outcomes: pass, fail, by hand, no data", () => {
  const result = (facts: Readonly<Record<string, Known>>) => decide(simple, ask(facts)).result
  expect(result({ "paid-months": 12, kind: "a", honest: true })).toBe("pass")
  expect(result({ "paid-months": 11, kind: "a", honest: true })).toBe("fail")
  expect(result({ "paid-months": 12, kind: "c", honest: true })).toBe("by-hand")
  expect(result({ "paid-months": 12, kind: "a" })).toBe("no-data")
})

test("a refusal stands although something else is unknown; a doubt for a person does not hide what is unknown", () => {
  expect(decide(simple, ask({ "paid-months": 3 }))).toMatchObject({ result: "fail", reasons: [{ code: "R-PAID" }] })
  expect(decide(simple, ask({ "paid-months": 12, kind: "c" }))).toMatchObject({ result: "no-data", reasons: [{ code: "M-KIND" }], missing: [{ name: "honest", source: "本人申报" }] })
})

test("every reason is collected, each with its own article", () => {
  const { reasons } = decide(simple, ask({ "paid-months": 3, kind: "c", honest: false }))
  expect(reasons.map((reason) => [reason.code, reason.law.article])).toEqual([["R-PAID", "第一条"], ["M-KIND", "第二条"], ["R-HONEST", "第一条"]])
})

test("amounts come by the business date, and a place without a parameter has no data", () => {
  const facts = { "paid-months": 60, kind: "a", honest: true }
  expect(decide(simple, ask(facts)).gives).toEqual({ monthly: 180_000, months: 18 })
  expect(decide(simple, ask(facts, "2026-01-01")).gives?.monthly).toBe(189_001)
  const elsewhere = decide(simple, { ...ask(facts), region: "110105" })
  expect([elsewhere.result, elsewhere.gives, elsewhere.missing]).toEqual(["no-data", null, [{ kind: "parameter", name: "wage", label: "最低工资", source: "参数表" }]])
})

test("an officer sees what a case looked at by hand would give", () => {
  expect(decide(simple, ask({ "paid-months": 12, kind: "c", honest: true })).gives).toEqual({ monthly: 180_000, months: 12 })
})

test("a value not written as its type asks is an error, never a guess", () => {
  for (const bad of ["12", 12.5, true, Number.NaN]) expect(() => decide(simple, ask({ "paid-months": bad, kind: "a", honest: true })), String(bad)).toThrow(PolicyError)
  expect(decide(simple, ask({ "paid-months": null, kind: "a", honest: true })).result).toBe("no-data")
})

const context = (facts: Readonly<Record<string, Known | undefined>> = {}, on = "2025-06-01"): Context => ({
  on, at: new Map(), lines: () => undefined, parameter: () => undefined, workingDays: () => undefined, fact: (definition) => facts[definition.name],
})
const value = (of: Expression, facts: Readonly<Record<string, Known | undefined>> = {}) => {
  const [walked, compiled] = [evaluate(of, context(facts)), compileExpression(of)(context(facts))]
  expect(compiled).toEqual(walked)
  return walked
}

test("unknown with false is false in and, with true is true in or, and otherwise stays unknown", () => {
  expect(value(and(honest, not(yes)))).toBe(false)
  expect(value(or(honest, yes))).toBe(true)
  expect(value(and(honest, yes))).toBeUndefined()
  expect(value(not(honest))).toBeUndefined()
})

test("known to be none is an answer of its own, and compares with nothing", () => {
  expect(value(present(start), { start: null })).toBe(false)
  expect(value(present(start))).toBeUndefined()
  expect(value(before(start, today), { start: null })).toBeUndefined()
  expect(value(and(present(start), before(start, today)), { start: null })).toBe(false)
})

test("rounding happens once and as named", () => {
  const third = (rounding: "floor" | "half-up" | "ceil", of = 100) => value(divide(fen(of), number(8), rounding))
  expect([third("floor"), third("half-up"), third("ceil")]).toEqual([12, 13, 13])
  expect([third("floor", -100), third("half-up", -100), third("ceil", -100)]).toEqual([-13, -13, -12])
  expect(value(divide(fen(1), number(0), "floor"))).toBeUndefined()
  expect(value(portion(fen(333), percent(50), "half-up"))).toBe(167)
  expect(() => value(times(fen(Number.MAX_SAFE_INTEGER), number(2)))).toThrow(PolicyError)
  expect(value(clamp(months(1), plus(months(30), months(2)), months(24)))).toBe(24)
  expect(value(minus(months(2), months(5)))).toBe(-3)
})

test("dates count whole months and reached birthdays", () => {
  expect(value(addMonths(day("2025-01-31"), months(1)))).toBe("2025-02-28")
  expect(value(addMonths(month("2025-11"), months(3)))).toBe("2026-02")
  expect(value(addDays(day("2024-02-28"), days(2)))).toBe("2024-03-01")
  expect(value(ageOn(day("2009-06-01")))).toBe(16)
  expect(value(ageOn(day("2009-06-02")))).toBe(15)
  expect(value(monthsBetween(day("2025-01-31"), day("2025-02-28")))).toBe(1)
  expect(value(monthsBetween(month("2025-03"), month("2024-12")))).toBe(-3)
  expect(value(daysBetween(day("2025-07-01"), day("2025-09-30")))).toBe(91)
  expect(value(lastDayOf(monthOf(day("2024-02-10"))))).toBe("2024-02-29")
})

test("working days need a calendar, and say so when there is none", () => {
  const timely = rule({ name: "example.timely", title: "及时", law, since: "2025-01-01", subject: "person", conditions: [{ name: "in-time", says: "七个工作日内", expr: atMost(workingDaysBetween(day("2025-06-01"), today), { op: "literal", type: "working-days", value: 7 }), otherwise: refuse("R-LATE") }], gives: {} })
  expect(decide(timely, ask({}, "2025-06-05"))).toMatchObject({ result: "no-data", missing: [{ kind: "calendar" }] })
  expect(decide(timely, { ...ask({}, "2025-06-05"), workingDaysBetween: () => 4 }).result).toBe("pass")
})

const claim = lines({ name: "claim-months", label: "申领月份", of: "claim", source: records, columns: { month: { type: "month", label: "月份" }, amount: { type: "fen", label: "金额" }, paid: { type: "boolean", label: "已缴费" } } })
const ranging = rule({
  name: "example.lines", title: "按月", law, since: "2025-01-01", subject: "claim",
  conditions: [{ name: "all-paid", says: "{claim-months}每月均已缴费", expr: all(claim, claim.columns.paid), otherwise: refuse("R-UNPAID", "有月份未缴费") }],
  gives: { months: count(claim), total: sum(claim, claim.columns.amount), large: count(claim, moreThan(claim.columns.amount, fen(100))), first: leastOf(claim, claim.columns.month), some: any(claim, equals(claim.columns.amount, fen(50))) },
})
const withLines = (rows: readonly Readonly<Record<string, Known>>[]): DecisionInput => ({ ...ask({}), facts: { "claim-months": { value: rows } } })

test("a rule ranges over its lines: count, sum, any, all, least", () => {
  const rows = [{ month: "2025-02", amount: 150, paid: true }, { month: "2025-01", amount: 50, paid: true }]
  expect(decide(ranging, withLines(rows)).gives).toEqual({ months: 2, total: 200, large: 1, first: "2025-01", some: true })
  expect(compile(ranging).decide(withLines(rows))).toEqual(decide(ranging, withLines(rows)))
  expect(decide(ranging, withLines([...rows, { month: "2025-03", amount: 1, paid: false }])).result).toBe("fail")
  expect(decide(ranging, withLines([...rows, { month: "2025-03", amount: 1 }])).result).toBe("no-data")
  expect(decide(ranging, ask({})).missing.map((gap) => gap.name)).toEqual(["claim-months"])
  expect(() => decide(ranging, withLines([{ month: "2025-13", amount: 1, paid: true }]))).toThrow(PolicyError)
})

test("a table that refuses below its first step becomes a condition of the rule", () => {
  const duration = rule({ name: "example.duration", title: "期限", law, since: "2025-01-01", subject: "person", gives: { months: band(paid, [[years(1), months(12)], [years(5), months(18)]]).below(refuse("R-PAID-LT12", "不足12个月")) } })
  const of = (n: number) => { const outcome = decide(duration, ask({ "paid-months": n })); return outcome.gives?.months ?? outcome.reasons.map((one) => one.code) }
  expect([11, 12, 59, 60].map(of)).toEqual([["R-PAID-LT12"], 12, 12, 18])
})

test("a rule is data: it survives JSON and decides the same", () => {
  const copy = JSON.parse(JSON.stringify(simple)) as typeof simple
  const input = ask({ "paid-months": 61, kind: "b", honest: true })
  expect(decide(copy, input)).toEqual(decide(simple, input))
})

test("versions are chosen by business date and may not overlap", () => {
  const next = { ...simple, since: "2026-01-01" }
  const book = ruleBook([next, { ...simple, until: "2026-01-01" }])
  expect([book.find("example.benefit", "2025-12-31")?.since, book.find("example.benefit", "2026-01-01")?.since, book.find("example.benefit", "2024-12-31")]).toEqual(["2025-01-01", "2026-01-01", undefined])
  expect(() => ruleBook([simple, next])).toThrow(PolicyError)
  expect(() => decide(simple, ask({}, "2024-12-31"))).toThrow(PolicyError)
})

test("a sentence may only mention what its condition looks at, and a fact has one definition", () => {
  const one = (says: string) => () => rule({ ...simple, conditions: [{ name: "x", says, expr: honest, otherwise: refuse("R") }], gives: {} })
  expect(one("已作{kind}")).toThrow(PolicyError)
  const other = fact({ name: "honest", label: "另一个意思", type: "boolean", of: "person", source: records })
  expect(() => rule({ ...simple, conditions: [{ name: "x", says: "", expr: and(honest, other), otherwise: refuse("R") }], gives: {} })).toThrow(PolicyError)
})

test("a rule reads as sentences and lists its facts, parameters and articles", () => {
  const text = sentences(simple)
  expect(text[0]).toBe("示例待遇，依据《示例条例》第一条，自2025年1月1日起适用。")
  expect(text[1]).toBe("条件1：缴费〔缴费月数〕，满12个月。即：缴费月数不少于12个月。否则不予通过（R-PAID）：缴费不足。")
  expect(text).toContain("给出月标准：最低工资 × 90%（四舍五入到最小单位）。")
  expect(factsOf(simple).map((one) => one.name)).toEqual(["paid-months", "kind", "honest"])
  expect(parametersOf(simple).map((one) => one.key)).toEqual(["wage"])
  expect(articlesOf(simple).map((one) => one.article)).toEqual(["第一条", "第二条"])
  expect(read(choose([[equals(kind, code("a")), months(3)]], months(0)))).toBe("类别为甲类（a）的，为3个月；其他为0个月")
  expect(read(or(lessThan(paid, months(3)), not(present(start))))).toBe("（缴费月数少于3个月），或者没有开始日")
})

test("a reason may mention the value it turns on", () => {
  const late = rule({ ...simple, name: "example.reason", conditions: [{ name: "paid", says: "", expr: atLeast(paid, years(1)), otherwise: refuse("R-PAID", "只缴了{paid-months}") }], gives: {} })
  expect(decide(late, ask({ "paid-months": 4 })).reasons[0]?.says).toBe("只缴了4个月")
})

test("an explanation names the value, its source and the article", () => {
  const lines = explain(decide(simple, ask({ "paid-months": 11, kind: "a", honest: true })))
  expect(lines[1]).toBe("1. 缴费11个月，满12个月：不符合。缴费不足（R-PAID）。缴费月数为11个月（来源：测试来源）。依据《示例条例》第一条。")
  expect(explain(decide(simple, ask({ "paid-months": 12, kind: "a" }))).at(-1)).toBe("缺少如实申报，请向“本人申报”取得。")
})

const numberTree: fc.Arbitrary<Expression<"months">> = fc.letrec<{ number: Expression<"months">; truth: Expression<"boolean"> }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constant(paid as Expression<"months">),
    fc.integer({ min: -5, max: 30 }).map((n) => months(n)),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => plus(a, b)),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => minus(a, b)),
    fc.tuple(tie("number"), fc.integer({ min: 0, max: 3 }), fc.constantFrom("floor", "half-up", "ceil")).map(([a, b, rounding]) => divide(a, number(b), rounding as "floor")),
    fc.tuple(tie("truth"), tie("number"), tie("number")).map(([when, a, b]) => choose([[when, a]], b)),
    fc.tuple(tie("number")).map(([a]) => band(a, [[months(0), months(1)], [months(12), months(7)]]).below(months(-1))),
  ),
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.constant(honest as Expression<"boolean">),
    fc.constant(oneOf(kind, ["a", "c"])),
    fc.constant(present(start)),
    fc.constant(onOrBefore(start, today)),
    fc.tuple(tie("number"), tie("number")).map(([a, b]) => atLeast(a, b)),
    fc.tuple(tie("truth"), tie("truth")).map(([a, b]) => and(a, b)),
    fc.tuple(tie("truth"), tie("truth")).map(([a, b]) => or(a, b)),
    tie("truth").map((a) => not(a)),
  ),
})).number
const truthTree = fc.tuple(numberTree, numberTree, fc.boolean()).map(([a, b, both]) => (both ? and(atLeast(a, b), or(honest, lessThan(b, a))) : or(equals(a, b), not(honest))))

const full = fc.record({
  "paid-months": fc.integer({ min: 0, max: 40 }), start: fc.constantFrom<string | null>("2025-05-31", "2025-06-01", "2025-06-02", null), kind: fc.constantFrom("a", "b", "c"), honest: fc.boolean(),
})
const hide = fc.subarray(["paid-months", "start", "kind", "honest"])
const without = (facts: Readonly<Record<string, Known>>, hidden: readonly string[]) => Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name)))

test("property: interpreter and compiled closures agree on every tree and every half-known person", () => {
  fc.assert(fc.property(truthTree, full, hide, (tree, facts, hidden) => {
    const c = context(without(facts, hidden))
    expect(compileExpression(tree)(c)).toEqual(evaluate(tree, c))
  }), { numRuns: 2000 })
})

test("property: learning a missing fact never turns one settled answer into another", () => {
  fc.assert(fc.property(truthTree, full, hide, (tree, facts, hidden) => {
    const before = evaluate(tree, context(without(facts, hidden)))
    if (before !== undefined) expect(evaluate(tree, context(facts))).toBe(before)
  }), { numRuns: 2000 })
})

test("property: a rule in compiled form gives the same outcome, trace and sentences", () => {
  const ready = compile(simple)
  fc.assert(fc.property(full, hide, (facts, hidden) => {
    const input = ask(without(facts, [...hidden, "start"]))
    const outcome = ready.decide(input)
    expect(outcome).toEqual(decide(simple, input))
    expect(ready.result(input)).toBe(outcome.result)
  }))
})

test("years of age are years, and months of contribution months", () => {
  expect(value(equals(ageOn(day("2000-06-01")), wholeYears(25)))).toBe(true)
  expect(value(equals(years(2), months(24)))).toBe(true)
})
