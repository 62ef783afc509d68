// Every rule of the book says in SQL what it says when walked: the ordinary case of each item, and everything that can be changed about it one fact at a time.
import { expect, test } from "vitest"
import { addDays, addMonthsTo, plainDate, yearMonth } from "#standards"
import type { FactDefinition, Facts, Known, Line, LinesDefinition, Rule } from "#policy"
import { decide, factsOf, known, linesIn, ruleSql, sqlType, takenIn } from "#policy"
import { testDatabase } from "../../../platform/database/testing.ts"
import type { SubsidyItem } from "./index.ts"
import { rulesOfItem, subsidyItems } from "./index.ts"
import { caseOf, referenceTable } from "./testing.ts"
import type { Given } from "./worked-cases.ts"
import { broughtWorker, ordinaryCases } from "./worked-cases.ts"

const database = await testDatabase()
const region = "990200"

const isLines = (one: FactDefinition | LinesDefinition): one is LinesDefinition => "columns" in one
const column = (name: string): string => name.replaceAll("-", "_")

/** Other values of a fact: one step and a long way off, the other truth, every other code, none. */
function others(definition: FactDefinition, value: Known): readonly Known[] {
  const none: readonly Known[] = definition.orNone && value !== null ? [null] : []
  if (typeof value === "boolean") return [!value]
  if (typeof value === "number") return [value - 1, value + 1, value * 10 + 7, 0, ...none]
  if (definition.type === "date") return [...(typeof value === "string" ? [-800, -31, -1, 1, 31, 800].map((by) => addDays(plainDate(value), by)) : ["2024-02-29", "2026-01-01"]), ...none]
  if (definition.type === "month") return [...(typeof value === "string" ? [-30, -1, 1, 30].map((by) => addMonthsTo(yearMonth(value), by)) : ["2025-03"]), ...none]
  return [...Object.keys(definition.codes ?? {}).filter((code) => code !== value), ...none]
}

const otherLists = (value: readonly Line[]): readonly (readonly Line[])[] => [[], value.slice(1), [...value, ...value], value.map((line) => ({ ...line, amount: 0, back: true, state: "overdue", until: "2025-08-15" }))]

function variants(rule: Rule, ordinary: Given): readonly Facts[] {
  const without = (name: string): Given => Object.fromEntries(Object.entries(ordinary).filter(([one]) => one !== name))
  const scalars = factsOf(rule).flatMap((one): Given[] => {
    const value = ordinary[one.name]
    return value === undefined || Array.isArray(value) ? [] : [without(one.name), ...others(one, value as Known).map((other) => ({ ...ordinary, [one.name]: other }))]
  })
  const lists = linesIn(rule).flatMap((one): Given[] => {
    const value = ordinary[one.name]
    return Array.isArray(value) ? [without(one.name), ...otherLists(value as readonly Line[]).map((other) => ({ ...ordinary, [one.name]: other }))] : []
  })
  return [ordinary, ...scalars, ...lists].map((facts) => known(facts))
}

function cell(one: FactDefinition | LinesDefinition, facts: Facts): string {
  const value = facts[one.name]?.value
  const answered = value !== undefined && (isLines(one) || value !== null || one.orNone === true)
  const text = value === undefined || value === null ? "null" : `'${(typeof value === "object" ? JSON.stringify(value) : String(value)).replaceAll("'", "''")}'`
  const typed = isLines(one) ? `${text}::jsonb` : one.type === "month" ? takenIn("month", `${text}::text`) : `${text}::${sqlType(one.type)}`
  return `${typed} as ${column(one.name)}, ${answered} as ${column(one.name)}_known`
}

interface Answer {
  readonly result: string
  readonly codes: readonly string[]
  readonly gives: Readonly<Record<string, Known>>
}

async function inSql(rule: Rule, cases: readonly Facts[], on: string): Promise<readonly Answer[]> {
  const asked = [...factsOf(rule), ...linesIn(rule)]
  const sql = ruleSql(rule, { on, parameters: referenceTable, region: "r.region", fact: (one) => ({ value: `r.${column(one.name)}`, known: `r.${column(one.name)}_known` }) })
  const rows = cases.map((facts, index) => `select ${index} as place, '${region}'::text as region, ${asked.map((one) => cell(one, facts)).join(", ")}`).join(" union all ")
  const inner = [...sql.conditions.map((one, index) => `${one.sql} as c${index}`), ...sql.gives.flatMap((one, index) => [`${one.sql} as g${index}`, `${one.known} as k${index}`])]
  const gives = `jsonb_build_object(${sql.gives.map(({ name }, index) => `'${name}', g${index}`).join(", ")})`
  const text = `select ${sql.result((index) => `c${index}`, (index) => `k${index}`)} as result, ${sql.codes((index) => `c${index}`)} as codes, ${gives} as gives from (select r.place, ${inner.join(", ")} from (${rows} offset 0) r offset 0) d order by place`
  const answers = await database.system.transaction((tx) => tx.sql<{ result: string; codes: string[]; gives: Record<string, Known> }>(text))
  return answers.map(({ result, codes, gives: given }) => ({ result, codes, gives: result === "pass" || result === "by-hand" ? given : {} }))
}

const items = Object.keys(subsidyItems) as SubsidyItem[]
const cases = items.flatMap((item) => rulesOfItem[item].map((rule: Rule) => ({ item, rule, facts: rule.name.endsWith("worker") ? broughtWorker : ordinaryCases[item].facts, on: ordinaryCases[item].on })))

for (const { item, rule, facts, on } of cases)
  test(`${item} ${rule.name}: walked and in SQL the same`, async () => {
    const asked = variants(rule, facts)
    const walked = asked.map((one): Answer => {
      const outcome = decide(rule, { ...caseOf({}, { on }), facts: one })
      return { result: outcome.result, codes: outcome.reasons.map(({ code }) => code), gives: outcome.gives ?? {} }
    })
    expect(walked[0]?.result).toBe("pass")
    expect(new Set(walked.map(({ result }) => result))).toContain("fail")
    expect(await inSql(rule, asked, on)).toEqual(walked)
  })
