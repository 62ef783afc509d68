// What would have to change: checked against trying every combination, and against waiting day by day.
import fc from "fast-check"
import { expect, test } from "vitest"
import type { DecisionInput, Known } from "./index.ts"
import { addYears, after, and, atLeast, atMost, cite, compile, day, equals, fact, known, months, not, number, oneOf, onOrAfter, or, parameterTable, present, refuse, rule, times, today, whatWouldChange, wholeYears } from "./index.ts"

const source = { kind: "record", name: "本系统" } as const
const paid = fact({ name: "paid", label: "缴费月数", type: "months", of: "person", source })
const left = fact({ name: "left", label: "剩余月数", type: "months", of: "person", source })
const employed = fact({ name: "employed", label: "已就业", type: "boolean", of: "person", source })
const kind = fact({ name: "kind", label: "类别", type: "code", of: "person", source, codes: { a: "甲", b: "乙", c: "丙" } })
const sex = fact({ name: "sex", label: "性别", type: "code", of: "person", source, codes: { "1": "男", "2": "女" }, fixed: true })
const registered = fact({ name: "registered", label: "登记日", type: "date", of: "person", source, orNone: true })

const refused = refuse("R", "不符合")
const one = rule({
  name: "example", title: "示例", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "person",
  conditions: [
    { name: "paid", says: "", expr: or(atLeast(paid, months(6)), and(atLeast(left, months(3)), equals(kind, { op: "literal", type: "code", value: "b" }))), otherwise: refused },
    { name: "free", says: "", expr: not(employed), otherwise: refused },
    { name: "kind", says: "", expr: oneOf(kind, ["a", "b"]), otherwise: refused },
    { name: "not-much", says: "", expr: atMost(left, months(7)), otherwise: refused },
    { name: "sex", says: "", expr: or(equals(sex, { op: "literal", type: "code", value: "2" }), atLeast(paid, months(4))), otherwise: refused },
  ],
  gives: {},
})
const ask = (facts: Readonly<Record<string, Known>>, on = "2025-06-01"): DecisionInput => ({ facts: known(facts), parameters: parameterTable([], []), on, region: "990000" })
const ready = compile(one)

const domain: Readonly<Record<string, readonly Known[]>> = { paid: Array.from({ length: 10 }, (_, n) => n), left: Array.from({ length: 12 }, (_, n) => n), employed: [true, false], kind: ["a", "b", "c"] }

/** Fewest facts, then the smallest sum of steps, by trying everything. */
function best(facts: Readonly<Record<string, Known>>): readonly [facts: number, far: number] | undefined {
  let found: readonly [number, number] | undefined
  for (const paid of domain["paid"] ?? []) for (const left of domain["left"] ?? []) for (const employed of domain["employed"] ?? []) for (const kind of domain["kind"] ?? []) {
    const next: Readonly<Record<string, Known>> = { ...facts, paid, left, employed, kind }
    if (ready.result(ask(next)) !== "pass") continue
    const moved = Object.keys(next).filter((name) => next[name] !== facts[name])
    const far = moved.reduce((sum, name) => sum + (typeof next[name] === "number" ? Math.abs(Number(next[name]) - Number(facts[name])) : 1), 0)
    if (!found || moved.length < found[0] || (moved.length === found[0] && far < found[1])) found = [moved.length, far]
  }
  return found
}

test("property: the set of changes is as small as trying everything finds, makes it a grant, and never touches what cannot change", () => {
  const people = fc.record({ paid: fc.integer({ min: 0, max: 9 }), left: fc.integer({ min: 0, max: 11 }), employed: fc.boolean(), kind: fc.constantFrom("a", "b", "c"), sex: fc.constantFrom("1", "2") })
  fc.assert(fc.property(people, (facts) => {
    const { changes } = whatWouldChange(one, ask(facts), { most: 4, within: 1 })
    const after = { ...facts, ...Object.fromEntries(changes.map((change) => [change.fact, change.to])) }
    expect(ready.result(ask(after))).toBe("pass")
    expect(changes.map((change) => change.fact)).not.toContain("sex")
    const far = changes.reduce((sum, { from, to }) => sum + (typeof from === "number" ? Math.abs(Number(to) - from) : 1), 0)
    expect([changes.length, far]).toEqual(best(facts))
  }), { numRuns: 60 })
}, 30_000)

test("a change is said in words", () => {
  const { changes } = whatWouldChange(one, ask({ paid: 5, left: 0, employed: false, kind: "a", sex: "1" }))
  expect(changes.map((change) => change.says)).toEqual(["缴费月数由5个月变为6个月"])
  expect(whatWouldChange(one, ask({ paid: 6, left: 0, employed: true, kind: "a", sex: "1" })).changes.map((change) => change.says)).toEqual(["没有“已就业”的情形"])
})

const waiting = rule({
  name: "waiting", title: "等待", law: cite("示例条例", "第二条"), since: "2025-01-01", subject: "person",
  conditions: [
    { name: "registered-a-year", says: "", expr: and(present(registered), onOrAfter(today, addYears(registered, wholeYears(1)))), otherwise: refused },
    { name: "open", says: "", expr: after(day("2027-01-01"), today), otherwise: refused },
  ],
  gives: {},
})

test("waiting alone is answered with the first day, or with none when the day never comes", () => {
  expect(whatWouldChange(waiting, ask({ registered: "2024-09-15" })).earliestDay).toBe("2025-09-15")
  expect(whatWouldChange(waiting, ask({ registered: "2026-01-02" })).earliestDay).toBeNull()
  expect(whatWouldChange(waiting, ask({ registered: null })).earliestDay).toBeNull()
  expect(whatWouldChange(waiting, ask({ registered: "2024-09-15" })).changes).toMatchObject([{ fact: "registered", to: "2024-06-01" }])
})

test("facts nobody knows are not invented: the answer says what it depends on", () => {
  const facts = { paid: 1, left: 0, kind: "a", sex: "2" }
  const answer = whatWouldChange(one, ask(facts))
  expect(answer.changes).toMatchObject([{ fact: "paid", to: 6 }])
  expect(answer.provided.map((gap) => gap.name)).toEqual(["employed"])
})

test("a share written with ten thousandths stays computable however far a number is moved", () => {
  const sessions = fact({ name: "sessions", label: "课次", type: "count", of: "person", source })
  const attended = fact({ name: "attended", label: "实到课次", type: "count", of: "person", source })
  const share = rule({
    name: "share", title: "出勤", law: cite("示例条例", "第二条"), since: "2025-01-01", subject: "person",
    conditions: [{ name: "attended", says: "", expr: atLeast(times(attended, number(10_000)), times(sessions, number(8000))), otherwise: refused }, { name: "free", says: "", expr: not(employed), otherwise: refused }],
    gives: {},
  })
  const { changes } = whatWouldChange(share, ask({ sessions: 40, attended: 40, employed: true }))
  expect(changes.map((change) => change.fact)).toEqual(["employed"])
})

test("a search that reaches values too large to compute with exactly looks no further there, and still finds what would change", () => {
  const partners = fact({ name: "partners", label: "合伙人数", type: "count", of: "claim", source })
  const lent = fact({ name: "lent", label: "贷款", type: "count", of: "claim", source })
  const limited = rule({
    name: "example.limit", title: "示例", law: cite("示例条例", "第一条"), since: "2025-01-01", subject: "claim", gives: {},
    conditions: [{ name: "limit", says: "", expr: or(equals(times(partners, number(30_000_000), number(1_000_000)), number(1)), atMost(lent, number(5))), otherwise: refused }],
  })
  expect(whatWouldChange(limited, ask({ partners: 1, lent: 7 })).changes.map((change) => [change.fact, change.to])).toEqual([["lent", 5]])
})
