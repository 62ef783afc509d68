// Facts of one subject as they are handed to a decision, and the check that they are what the rule asks for.
import { PolicyError } from "./error.ts"
import type { FactDefinition, LinesDefinition } from "./expression.ts"
import type { Known } from "./values.ts"
import type { ValueType } from "./values.ts"
import { fits, writtenAs } from "./values.ts"

/** One line of a list fact: column → value. */
export type Line = Readonly<Record<string, Known>>

/** What we know about one thing, who said it and as of when. A fact nobody knows is simply absent. */
export interface Fact {
  readonly value: Known | readonly Line[]
  readonly source?: string
  readonly asOf?: string
}

export type Facts = Readonly<Record<string, Fact>>

export interface FactProblem {
  readonly code: "policy.fact-unknown" | "policy.fact-type" | "policy.fact-missing" | "policy.fact-code"
  readonly fact: string
  readonly message: string
}

/** Shorthand for tests and previews: plain values become facts. */
export const known = (values: Readonly<Record<string, Known | readonly Line[]>>, source?: string): Facts =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, source === undefined ? { value } : { value, source }]))

const isLines = (value: Fact["value"]): value is readonly Line[] => Array.isArray(value)

/** The scalar value: unknown when absent, or none where "none" is not an answer. Throws `policy.fact-type`. */
export function scalarOf(definition: FactDefinition, facts: Facts): Known | undefined {
  const value = facts[definition.name]?.value
  if (value === undefined || (value === null && definition.orNone !== true)) return undefined
  if (value === null) return null
  if (isLines(value) || !fits(definition.type, value))
    throw new PolicyError("policy.fact-type", `事实 ${definition.name}（${definition.label}）应为${writtenAs[definition.type]}；收到 ${JSON.stringify(value)}`)
  return value
}

/** The lines of a list fact; unknown when absent. Throws `policy.fact-type`. */
export function linesOf(definition: LinesDefinition, facts: Facts): readonly Line[] | undefined {
  const value = facts[definition.name]?.value
  if (value === undefined || value === null) return undefined
  if (!isLines(value)) throw new PolicyError("policy.fact-type", `事实 ${definition.name}（${definition.label}）应为明细列表`)
  for (const line of value)
    for (const [name, column] of Object.entries(definition.columns)) {
      const cell = line[name]
      if (cell !== undefined && cell !== null && !fits(column.type, cell))
        throw new PolicyError("policy.fact-type", `事实 ${definition.name} 的 ${name}（${column.label}）应为${writtenAs[column.type]}；收到 ${JSON.stringify(cell)}`)
    }
  return value
}

/** What is counted is never below nothing; money and rates may be. */
const counted: ReadonlySet<ValueType> = new Set<ValueType>(["months", "days", "years", "working-days", "persons", "count"])
const belowNothing = (type: ValueType, value: unknown): boolean => counted.has(type) && typeof value === "number" && value < 0

const outOf = (between: FactDefinition["between"], value: unknown): boolean => between !== undefined && typeof value === "number" && (value < between[0] || value > between[1])
/** An empty text is not an answer: what is none is null. */
const blank = (type: ValueType, value: unknown): boolean => type === "text" && typeof value === "string" && value.trim() === ""

/** What the lines of a list hold beyond their types: columns nobody asks for, unlisted codes, cells nobody filled in. Each once. */
function checkLines({ name: list, label, source, columns }: LinesDefinition, given: readonly Line[]): readonly FactProblem[] {
  const found = new Map<string, FactProblem>()
  const add = (code: FactProblem["code"], column: string, message: string) => found.set(`${code} ${column} ${message}`, { code, fact: `${list}.${column}`, message })
  for (const line of given) {
    for (const column of Object.keys(line)) if (!Object.hasOwn(columns, column)) add("policy.fact-unknown", column, `${label}没有名为 ${column} 的列`)
    for (const [column, { label: head, type, codes, orNone }] of Object.entries(columns)) {
      const cell = line[column]
      if (belowNothing(type, cell)) add("policy.fact-type", column, `${label}的${head}不能为负数，收到 ${cell}`)
      if (blank(type, cell)) add("policy.fact-type", column, `${label}的${head}是空文字${orNone ? "，没有时填 null" : ""}`)
      if (cell === undefined || (cell === null && orNone !== true)) add("policy.fact-missing", column, `${label}缺少${head}，来源：${source.name}`)
      if (typeof cell === "string" && codes && !Object.hasOwn(codes, cell)) add("policy.fact-code", column, `${label}的${head}没有代码 ${cell}`)
    }
  }
  return [...found.values()]
}

/** Everything wrong with facts sent from outside: names and columns the rule does not know, wrong types, unlisted codes, missing ones. */
export function checkFacts(scalars: readonly FactDefinition[], lists: readonly LinesDefinition[], facts: Facts): readonly FactProblem[] {
  const problems: FactProblem[] = []
  const names = new Set([...scalars.map((one) => one.name), ...lists.map((one) => one.name)])
  for (const name of Object.keys(facts)) if (!names.has(name)) problems.push({ code: "policy.fact-unknown", fact: name, message: `本规则没有名为 ${name} 的事实` })
  for (const definition of [...scalars, ...lists]) {
    const value = facts[definition.name]?.value
    if (value === undefined) {
      problems.push({ code: "policy.fact-missing", fact: definition.name, message: `缺少${definition.label}，来源：${definition.source.name}` })
      continue
    }
    try {
      const read = "columns" in definition ? linesOf(definition, facts) : scalarOf(definition, facts)
      if ("columns" in definition && isLines(value)) problems.push(...checkLines(definition, value))
      if (read === undefined) problems.push({ code: "policy.fact-missing", fact: definition.name, message: `缺少${definition.label}，来源：${definition.source.name}` })
      if ("type" in definition && belowNothing(definition.type, read)) problems.push({ code: "policy.fact-type", fact: definition.name, message: `${definition.label}不能为负数，收到 ${String(value)}` })
      if ("type" in definition && definition.between && !belowNothing(definition.type, read) && outOf(definition.between, read))
        problems.push({ code: "policy.fact-type", fact: definition.name, message: `${definition.label}应在${definition.between[0]}至${definition.between[1]}之间，收到 ${String(value)}` })
      if ("type" in definition && blank(definition.type, read)) problems.push({ code: "policy.fact-type", fact: definition.name, message: `${definition.label}是空文字${definition.orNone ? "，没有时填 null" : ""}` })
      if (typeof read === "string" && "type" in definition && definition.codes && !Object.hasOwn(definition.codes, read))
        problems.push({ code: "policy.fact-code", fact: definition.name, message: `${definition.label}没有代码 ${read}` })
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      problems.push({ code: "policy.fact-type", fact: definition.name, message: error.message })
    }
  }
  return problems
}
