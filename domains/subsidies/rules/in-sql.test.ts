// Every rule of the book says in SQL what it says when walked, and none of its conditions is idle: each item's ordinary case, everything changed about it one fact at a time, and what takes several.
import { expect, test } from "vitest"
import { addDays, addMonthsTo, plainDate, yearMonth } from "#standards"
import type { Expression, FactDefinition, Facts, Known, Line, LinesDefinition, Result, Rule, SqlContext } from "#policy"
import { decide, expressionSql, factsOf, givenOut, isNumberType, known, knownSql, linesIn, sqlType, takenIn } from "#policy"
import { testDatabase } from "../../../platform/database/testing.ts"
import type { AwardedItem, SubsidyItem } from "./index.ts"
import { awardedItems, rulesOfItem, subsidyItems } from "./index.ts"
import { caseOf, referenceTable } from "./testing.ts"
import type { Given } from "./worked-cases.ts"
import { broughtWorker, combinations, ordinaryCases, sharing } from "./worked-cases.ts"

const database = await testDatabase()
const region = "990200"
const items = Object.keys(subsidyItems) as SubsidyItem[]
const awarded = Object.keys(awardedItems) as AwardedItem[]
/** Conditions that only another parameter can turn; their tests set it. */
const byParameterAlone = new Set(["open-here", "this-year", "stacking-g6-9", "contract-where-asked"])

const isLines = (one: FactDefinition | LinesDefinition): one is LinesDefinition => "columns" in one
const column = (name: string): string => name.replaceAll("-", "_")

/** Other values of a fact: one step and a long way off, the other truth, every other code, none. */
function others(definition: FactDefinition, value: Known): readonly Known[] {
  const none: readonly Known[] = definition.orNone && value !== null ? [null] : []
  if (typeof value === "boolean") return [!value]
  if (value === null && isNumberType(definition.type)) return [1, 9]
  if (typeof value === "number") return [value - 1, value + 1, value * 10 + 7, 0, ...none]
  if (definition.type === "date") return [...(typeof value === "string" ? [-800, -31, -1, 1, 31, 800].map((by) => addDays(plainDate(value), by)) : ["2024-02-29", "2026-01-01"]), ...none]
  if (definition.type === "month") return [...(typeof value === "string" ? [-30, -1, 1, 30].map((by) => addMonthsTo(yearMonth(value), by)) : ["2025-03"]), ...none]
  return [...Object.keys(definition.codes ?? {}).filter((code) => code !== value), ...none]
}

const otherLists = (value: readonly Line[]): readonly (readonly Line[])[] => [[], value.slice(1), [...value, ...value], value.map((line) => ({ ...line, amount: 0, back: true, state: "overdue", until: "2025-08-15" }))]

const levelOf = (ordinary: Given): Known => {
  const level = ordinary["certificate-level"]
  return typeof level === "number" ? level : null
}

function variants(rule: Rule, ordinary: Given): readonly Facts[] {
  const without = (name: string): Given => Object.fromEntries(Object.entries(ordinary).filter(([one]) => one !== name))
  const asked = new Set([...factsOf(rule), ...linesIn(rule)].map(({ name }) => name))
  const several = combinations.filter((changes) => Object.keys(changes).every((name) => asked.has(name))).map((changes): Given => ({ ...ordinary, ...changes }))
  const beside = asked.has("other-awards") ? awarded.map((item): Given => ({ ...ordinary, "cost-reference": "发票-1", "other-awards": [{ ...sharing(item), level: levelOf(ordinary) }] })) : []
  const scalars = factsOf(rule).flatMap((one): Given[] => {
    const value = ordinary[one.name]
    return value === undefined || Array.isArray(value) ? [] : [without(one.name), ...others(one, value as Known).map((other) => ({ ...ordinary, [one.name]: other }))]
  })
  const lists = linesIn(rule).flatMap((one): Given[] => {
    const value = ordinary[one.name]
    return Array.isArray(value) ? [without(one.name), ...otherLists(value as readonly Line[]).map((other) => ({ ...ordinary, [one.name]: other }))] : []
  })
  return [ordinary, ...scalars, ...lists, ...several, ...beside].map((facts) => known(facts))
}

function cell(one: FactDefinition | LinesDefinition, facts: Facts): string {
  const value = facts[one.name]?.value
  const answered = value !== undefined && (isLines(one) || value !== null || one.orNone === true)
  const text = value === undefined || value === null ? "null" : `'${(typeof value === "object" ? JSON.stringify(value) : String(value)).replaceAll("'", "''")}'`
  const typed = isLines(one) ? `${text}::jsonb` : one.type === "month" ? takenIn("month", `${text}::text`) : `${text}::${sqlType(one.type)}`
  return `${typed} as ${column(one.name)}, ${answered} as ${column(one.name)}_known`
}

/** What each condition comes to, and what is given; null where something given is unknown. */
interface Answer {
  readonly verdicts: readonly Result[]
  readonly gives: Readonly<Record<string, Known>> | null
}

async function inSql(rule: Rule, cases: readonly Facts[], on: string): Promise<readonly Answer[]> {
  const asked = [...factsOf(rule), ...linesIn(rule)]
  const context: SqlContext = { on, parameters: referenceTable, region: "r.region", fact: (one) => ({ value: `r.${column(one.name)}`, known: `r.${column(one.name)}_known` }) }
  const rows = cases.map((facts, index) => `select ${index} as place, '${region}'::text as region, ${asked.map((one) => cell(one, facts)).join(", ")}`).join(" union all ")
  const gives = Object.entries<Expression>(rule.gives)
  const conditions = rule.conditions.map(({ expr }) => expressionSql(expr, context)).join(", ")
  const known = ["true", ...gives.map(([, of]) => knownSql(of, context))].join(" and ")
  const given = gives.map(([name, of]) => `'${name}', ${givenOut(of.type, expressionSql(of, context))}`).join(", ")
  const text = `select array[${conditions}]::boolean[] as conditions, ${known} as known, jsonb_build_object(${given}) as gives from (${rows} offset 0) r order by r.place`
  const answers = await database.system.transaction((tx) => tx.sql<{ conditions: (boolean | null)[]; known: boolean; gives: Record<string, Known> }>(text))
  return answers.map(({ conditions: held, known: settled, gives: values }) => ({
    verdicts: held.map((one, index) => (one === true ? "pass" : one === null ? "no-data" : (rule.conditions[index]?.otherwise.verdict ?? "fail"))),
    gives: settled ? values : null,
  }))
}

const cases = items.flatMap((item) => rulesOfItem[item].map((rule: Rule) => ({ item, rule, facts: rule.name.endsWith("worker") ? broughtWorker : ordinaryCases[item].facts, on: ordinaryCases[item].on })))

for (const { item, rule, facts, on } of cases)
  test(`${item} ${rule.name}: walked and in SQL the same, every condition turned`, async () => {
    const asked = variants(rule, facts)
    const walked = asked.map((one) => decide(rule, { ...caseOf({}, { on }), facts: one }))
    expect(walked[0]?.result).toBe("pass")
    const against = new Set(walked.flatMap(({ reasons }) => reasons.map(({ condition }) => condition)))
    expect(rule.conditions.map(({ name }) => name).filter((name) => !against.has(name) && !byParameterAlone.has(name))).toEqual([])
    const answers = await inSql(rule, asked, on)
    expect(answers.map(({ verdicts }) => verdicts)).toEqual(walked.map(({ conditions }) => conditions.map(({ verdict }) => verdict)))
    const open = walked.flatMap(({ conditions }, index) => (conditions.every(({ verdict }) => verdict === "pass" || verdict === "by-hand") ? [index] : []))
    expect(open.map((index) => answers[index]?.gives)).toEqual(open.map((index) => walked[index]?.gives))
  })
