// The rule language in SQL says what the interpreter says, on random expressions of every kind over random facts.
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  addDays, addMonths, addYears, ageOn, all, and, any, atLeast, atMost, band, before, choose, count, day, days, daysBetween, decide, divide, equals, evaluate, type Expression, expressionSql, fact, type FactDefinition,
  firstDayOf, givenOut, greatest, greatestOf, known, knownSql, lastDayOf, least, leastOf, lessThan, lines, linesOf, type LinesDefinition, minus, month, monthOf, months, monthsBetween, not, number, onDay, oneOf, or, partsSql,
  parameter, parameterTable, present, retirementDay, scalarOf, type Context, type Facts, type Known, type SqlContext, cite, rule, ruleSql, refuse, byHand, sqlType, sum, takenIn, times, today, type ValueType, yearOf, wholeYears,
} from "#policy"
import { testDatabase } from "../database/testing.ts"

const database = await testDatabase()
const on = "2025-07-09"
const region = "990201001000"
const records = { kind: "record", name: "本系统" } as const

const paid = fact({ name: "paid-months", label: "缴费月数", type: "months", of: "person", source: records })
const born = fact({ name: "born", label: "出生", type: "date", of: "person", source: records })
const start = fact({ name: "start", label: "开始日", type: "date", of: "person", source: records, orNone: true })
const since = fact({ name: "since", label: "起始月", type: "month", of: "person", source: records, orNone: true })
const kind = fact({ name: "kind", label: "类别", type: "code", of: "person", source: records, codes: { M60: "甲", F55: "乙", F50: "丙" } })
const honest = fact({ name: "honest", label: "如实", type: "boolean", of: "person", source: records })
const parts = lines({ name: "parts", label: "明细", of: "person", source: records, columns: { amount: { type: "fen", label: "金额" }, ok: { type: "boolean", label: "可" }, at: { type: "month", label: "月" } } })
const wage = parameter({ key: "wage", label: "工资", type: "fen", unit: "分" })
const kinds = parameter({ key: "kinds", label: "类别", type: "codes", unit: "代码" })
const tiers = parameter({ key: "tiers", label: "档次", type: "steps", unit: "分" })
const row = (key: string, place: string, value: number | readonly string[] | readonly (readonly [number, number])[], from: string, to: string | null = null) => ({
  key, region: place, value, unit: key === "kinds" ? "代码" : "分", from, to, documentNumber: "一号", enteredBy: "甲", approvedBy: "乙",
})
const table = parameterTable([wage.parameter, kinds.parameter, tiers.parameter], [
  row("wage", "990000", 1000, "2020-01-01", "2024-01-01"), row("wage", "990000", 1100, "2024-01-01"), row("wage", "990200", 1200, "2024-01-01"), row("wage", "990201", 1300, "2025-07-10"), row("wage", "000000", 900, "2000-01-01"),
  row("kinds", "990000", ["M60", "F50"], "2020-01-01"), row("tiers", "990201", [[0, 5], [12, 7]], "2020-01-01"),
])

const facts: readonly (FactDefinition | LinesDefinition)[] = [paid.fact, born.fact, start.fact, since.fact, kind.fact, honest.fact, parts.definition]
const column = (name: string): string => `r.${name.replaceAll("-", "_")}`
const sqlContext: SqlContext = {
  on, parameters: table, region: "r.region",
  fact: (one) => ({ value: column(one.name), known: `${column(one.name)}_known` }),
}
const contextOf = (given: Facts): Context => ({
  on,
  fact: (one) => scalarOf(one, given),
  lines: (one) => linesOf(one, given),
  parameter: (one, day) => table.find(one, region, day)?.value,
  workingDays: () => undefined,
  at: new Map(),
})

const anyDay = fc.date({ min: new Date("1960-01-01"), max: new Date("2030-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))
const anyMonth = anyDay.map((one) => one.slice(0, 7))
const someFacts = fc.record({
  "paid-months": fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  born: fc.option(anyDay, { nil: undefined }),
  start: fc.option(fc.option(anyDay, { nil: null }), { nil: undefined }),
  since: fc.option(fc.option(anyMonth, { nil: null }), { nil: undefined }),
  kind: fc.option(fc.constantFrom("M60", "F55", "F50"), { nil: undefined }),
  honest: fc.option(fc.boolean(), { nil: undefined }),
  parts: fc.option(fc.array(fc.record({ amount: fc.option(fc.integer({ min: -50, max: 500 }), { nil: null }), ok: fc.option(fc.boolean(), { nil: null }), at: anyMonth }), { maxLength: 4 }), { nil: undefined }),
}).map((values) => known(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, Known>))

type Trees = { number: Expression<"months">; truth: Expression<"boolean">; date: Expression<"date">; month: Expression<"month"> }
const trees = fc.letrec<Trees>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.constant(paid as Expression<"months">),
    fc.integer({ min: -15, max: 40 }).map((n) => months(n)),
    fc.constant(wage as unknown as Expression<"months">),
    fc.constant(count(parts, parts.columns.ok) as unknown as Expression<"months">),
    fc.constant(sum(parts, parts.columns.amount, parts.columns.ok) as unknown as Expression<"months">),
    fc.constantFrom(leastOf, greatestOf).map((one) => one(parts, parts.columns.amount) as unknown as Expression<"months">),
    tie("date").map((on) => onDay(wage, on) as unknown as Expression<"months">),
    fc.tuple(tie("number"), tie("number")).chain(([a, b]) => fc.constantFrom(() => minus(a, b), () => least(a, b), () => greatest(a, b)).map((make) => make())),
    fc.tuple(tie("number"), fc.integer({ min: -3, max: 3 })).map(([a, n]) => times(a, number(n))),
    fc.tuple(tie("number"), fc.integer({ min: -7, max: 7 }), fc.constantFrom("floor" as const, "half-up" as const, "ceil" as const)).map(([a, b, rounding]) => divide(a, number(b), rounding)),
    fc.tuple(tie("truth"), tie("number"), tie("number")).map(([when, a, b]) => choose([[when, a]], b)),
    tie("number").map((a) => band(a, [[months(0), months(1)], [months(12), months(7)]]).below(months(-1))),
    tie("number").map((a) => band(a, tiers, "months").below(months(-2))),
    fc.tuple(tie("date"), tie("date")).chain(([a, b]) => fc.constantFrom(() => monthsBetween(a, b), () => daysBetween(a, b) as unknown as Expression<"months">, () => ageOn(a, b) as unknown as Expression<"months">).map((make) => make())),
    fc.tuple(tie("month"), tie("month")).map(([a, b]) => monthsBetween(a, b)),
    tie("date").map((a) => yearOf(a) as unknown as Expression<"months">),
  ),
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.constant(honest as Expression<"boolean">),
    fc.constant(oneOf(kind, ["M60", "F50"])),
    fc.constant(oneOf(kind, kinds as never)),
    fc.constantFrom(present(start), present(since), present(paid), present(leastOf(parts, parts.columns.amount))),
    fc.constantFrom(any, all).map((one) => one(parts, atLeast(parts.columns.amount, wage))),
    fc.tuple(tie("number"), tie("number")).chain(([a, b]) => fc.constantFrom(() => atLeast(a, b), () => lessThan(a, b), () => equals(a, b)).map((make) => make())),
    fc.tuple(tie("date"), tie("date")).map(([a, b]) => before(a, b)),
    fc.tuple(tie("month"), tie("month")).map(([a, b]) => atMost(a, b)),
    fc.tuple(tie("truth"), tie("truth")).chain(([a, b]) => fc.constantFrom(() => and(a, b), () => or(a, b), () => not(a)).map((make) => make())),
  ),
  date: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Expression<"date">>(born, start, today, day("2024-02-29")),
    fc.constant(retirementDay(born, kind)),
    fc.tuple(tie("date"), fc.integer({ min: -40, max: 40 })).chain(([a, n]) => fc.constantFrom(() => addMonths(a, months(n)), () => addDays(a, days(n)), () => addYears(a, wholeYears(n))).map((make) => make())),
    tie("month").chain((a) => fc.constantFrom(() => firstDayOf(a), () => lastDayOf(a)).map((make) => make())),
  ),
  month: fc.oneof({ maxDepth: 3 }, fc.constantFrom<Expression<"month">>(since, month("2025-01")), tie("date").map((a) => monthOf(a)), fc.tuple(tie("month"), fc.integer({ min: -30, max: 30 })).map(([a, n]) => addMonths(a, months(n)))),
}))
const anyTree: fc.Arbitrary<Expression> = fc.oneof(trees.number, trees.truth, trees.date, trees.month)

const typeOf = (one: FactDefinition | LinesDefinition): ValueType | "jsonb" => ("columns" in one ? "jsonb" : one.type)

/** One row holding these facts, as a scan has them. */
function rowOf(given: Facts): string {
  const cells = facts.flatMap((one) => {
    const type = typeOf(one)
    const value = given[one.name]?.value
    const isKnown = "columns" in one ? value !== undefined : scalarOf(one, given) !== undefined
    const text = value === undefined || value === null ? "null" : `'${typeof value === "object" ? JSON.stringify(value) : String(value)}'`
    const name = one.name.replaceAll("-", "_")
    return [`${type === "jsonb" ? `${text}::jsonb` : type === "month" ? takenIn(type, `${text}::text`) : `${text}::${sqlType(type)}`} as ${name}`, `${String(isKnown)} as ${name}_known`]
  })
  return `(select '${region}'::text as region, ${cells.join(", ")} offset 0) r`
}


async function inSql(expressions: readonly Expression[], given: Facts): Promise<unknown[]> {
  const columns = expressions.flatMap((one, index) => [`to_jsonb(${givenOut(one.type, expressionSql(one, sqlContext))}) as v${index}`, `${knownSql(one, sqlContext)} as k${index}`])

  const found = await database.system.transaction((tx) => tx.sql<Record<string, unknown>>(`select ${columns.join(", ")} from ${rowOf(given)}`))
  return expressions.map((_, index) => (found[0]?.[`k${index}`] === true ? (found[0][`v${index}`] ?? null) : "unknown"))
}

test("two thousand random expressions have one value in both", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyTree, { minLength: 20, maxLength: 20 }), someFacts, async (expressions, given) => {
      const context = contextOf(given)
      const said = expressions.map((one) => {
        const value = evaluate(one, context)
        return value === undefined ? "unknown" : value
      })
      expect(await inSql(expressions, given)).toEqual(said)
    }),
    { numRuns: 100, seed: Number(process.env["FUZZ_SEED"] ?? 20250709) },
  )
})

test("a rule comes to the same result, codes and gifts in both", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(trees.truth, { minLength: 1, maxLength: 4 }), trees.number, someFacts, async (conditions, gift, given) => {
      const made = rule({
        name: "test.random", title: "随机", law: cite("示例条例", "第一条"), since: "2020-01-01", subject: "person",
        conditions: conditions.map((expr, index) => ({ name: `c${index}`, says: "", expr, otherwise: index % 2 === 0 ? refuse(`R-${index}`) : byHand(`M-${index}`) })),
        gives: { months: gift },
      })
      const outcome = decide(made, { facts: given, parameters: table, on, region })
      const sql = ruleSql(made, sqlContext)
      const columns = [...sql.conditions.map((one, index) => `${one.sql} as c${index}`), ...sql.gives.flatMap((one, index) => [`${one.sql} as g${index}`, `${one.known} as k${index}`])]
      const text = `select ${sql.result((index) => `x.c${index}`, (index) => `x.k${index}`)} as result, ${sql.codes((index) => `x.c${index}`)} as codes, to_jsonb(x.g0) as gift from (select ${columns.join(", ")} from ${rowOf(given)}${partsSql(sql.parts, "l")} offset 0) x`
      const [found] = await database.system.transaction((tx) => tx.sql<{ result: string; codes: string[]; gift: number | null }>(text))
      expect({ result: found?.result, codes: found?.codes }).toEqual({ result: outcome.result, codes: outcome.reasons.map((one) => one.code) })
      if (outcome.gives) expect(found?.gift).toEqual(outcome.gives.months)
    }),
    { numRuns: 150, seed: Number(process.env["FUZZ_SEED"] ?? 20250709) },
  )
})
