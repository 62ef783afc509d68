// An expression as SQL. Unknown is null, so comparisons, logic and arithmetic are SQL's own; where they differ, it is said here.
import type { Expression, FactDefinition, LinesDefinition, Shape } from "../expression.ts"
import type { ParameterTable, ParameterValue } from "../parameters.ts"
import type { Known, Steps } from "../values.ts"
import { betweenSql, divideSql, shiftSql } from "./arithmetic.ts"
import { type LineRange, overLinesSql } from "./over-lines.ts"
import { parameterSql, stepsSql, type Where } from "./parameter.ts"
import { bound, firstDaySql, literalSql, monthOfSql, quote, sqlType, takenIn } from "./write.ts"

/** How a fact is read in the statement being written: its value as the language computes with it, and whether somebody answered. */
export interface FactSql {
  readonly value: string
  readonly known: string
}

export interface SqlContext {
  /** Business date "YYYY-MM-DD". */
  readonly on: string
  /** SQL of the business date, where it is not the same for every row: the hire, the class, the certificate a line is about. */
  readonly day?: string
  readonly parameters: ParameterTable
  /** SQL of the region code the parameters are looked up for. */
  readonly region: string
  /** Undefined when nobody answers this fact; it is unknown for everybody then. */
  fact(definition: FactDefinition | LinesDefinition): FactSql | undefined
  /** Where a named part was worked out already; undefined when it stands inline. */
  part?(node: Expression): FactSql | undefined
  /** How a column of the line that is being looked at is read; undefined reads it from the line as a value. */
  column?(node: LineColumn): string
  /** Where a range over a list was worked out already; undefined when it is ranged over here. */
  range?(node: LineRange): FactSql | undefined
  /** SQL of the working days after the first day up to and including the second; null outside the published calendars. */
  workingDays?(from: string, to: string): string
}

type Node<Op extends Shape["op"]> = Extract<Shape, { readonly op: Op }>

/** A column of the line that is being looked at. */
export type LineColumn = Node<"column">

/** By which day a number is looked up that says no day of its own. */
const dayOf = ({ on, day }: SqlContext): Where["on"] => (day === undefined ? { day: on } : { sql: day })

const comparisons = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" } as const

/** The value of an expression; null when it is unknown or none. */
export function expressionSql(node: Expression, context: SqlContext): string {
  const of = (part: Expression): string => expressionSql(part, context)
  const all = (parts: readonly Expression[], between: string): string => `(${parts.map(of).join(between)})`
  switch (node.op) {
    case "fact":
      return context.fact(node.fact)?.value ?? `null::${sqlType(node.fact.type)}`
    case "literal":
      return literalSql(node.type, node.value)
    case "parameter":
      return parameterSql(node.parameter, context.parameters, { region: context.region, on: node.on ? { sql: of(node.on) } : dayOf(context) }, (value) => literalSql(node.type, value as Known), sqlType(node.type))
    case "today":
      return context.day ?? `date ${quote(context.on)}`
    case "column":
      return context.column?.(node) ?? columnSql(node)
    case "named":
      return context.part?.(node)?.value ?? of(node.of)
    case "compare":
      return `(${of(node.left)} ${comparisons[node.how]} ${of(node.right)})`
    case "and":
      return all(node.of, " and ")
    case "or":
      return all(node.of, " or ")
    case "not":
      return `(not ${of(node.of)})`
    case "one-of":
      return oneOfSql(node, of(node.of), context)
    case "present":
      return `(case when ${knownSql(node.of, context)} then ${of(node.of)} is not null end)`
    case "add":
      return all(node.of, " + ")
    case "multiply":
      return all(node.of, " * ")
    case "subtract":
      return `(${of(node.left)} - ${of(node.right)})`
    case "divide":
      return divideSql(of(node.numerator), of(node.denominator), node.rounding)
    case "least":
    case "greatest":
      return bound(node.of.map(of), (...names) => `case when ${names.map((name) => `${name} is not null`).join(" and ")} then ${node.op}(${names.join(", ")}) end`)
    case "choose":
      return node.cases.reduceRight((otherwise, one) => `(case ${of(one.when)} when true then ${of(one.then)} when false then ${otherwise} end)`, of(node.otherwise))
    case "steps":
      return stepsOfSql(node, of(node.of), context)
    case "shift":
      return shiftSql(node.type, of(node.of), of(node.by), node.unit)
    case "between":
      return betweenSql(node.from.type, of(node.from), of(node.to), node.unit)
    case "working-days-between":
      return context.workingDays?.(of(node.from), of(node.to)) ?? "null::int8"
    case "month-of":
      return bound([of(node.of)], monthOfSql)
    case "first-day":
      return bound([of(node.of)], firstDaySql)
    case "last-day":
      return bound([of(node.of)], (month) => `(${firstDaySql(`${month} + 1`)} - 1)`)
    case "year-of":
      return node.of.type === "month" ? `(${of(node.of)} / 12)` : `(extract(year from ${of(node.of)})::int8)`
    case "over-lines":
      return rangeSql(node, context).value
  }
}

/** Whether a value can be known to be none. Where it cannot, having a value is all there is to know. */
export function mayBeNone(node: Expression): boolean {
  switch (node.op) {
    case "fact":
      return node.fact.orNone === true
    case "literal":
      return node.value === null
    case "column":
      return true
    case "named":
      return mayBeNone(node.of)
    case "choose":
      return node.cases.some((one) => mayBeNone(one.then)) || mayBeNone(node.otherwise)
    case "over-lines":
      return node.how === "least" || node.how === "greatest"
    default:
      return false
  }
}

/** Whether the value is settled: known, or known to be none. */
export function knownSql(node: Expression, context: SqlContext): string {
  if (!mayBeNone(node) && node.op !== "fact" && node.op !== "over-lines") return node.op === "literal" ? "true" : `(${expressionSql(node, context)} is not null)`
  switch (node.op) {
    case "fact":
      return context.fact(node.fact)?.known ?? "false"
    case "literal":
      return "true"
    case "named":
      return context.part?.(node)?.known ?? knownSql(node.of, context)
    case "column":
      return context.column ? "true" : `(${lineOf(node.lines)}.line ? ${quote(node.column)})`
    case "choose":
      return node.cases.reduceRight(
        (otherwise, one) => `(case ${expressionSql(one.when, context)} when true then ${knownSql(one.then, context)} when false then ${otherwise} else false end)`,
        knownSql(node.otherwise, context),
      )
    case "over-lines":
      return rangeSql(node, context).known
    default:
      return `(${expressionSql(node, context)} is not null)`
  }
}

function oneOfSql(node: Node<"one-of">, of: string, context: SqlContext): string {
  const listed = (codes: ParameterValue): string => `array[${(codes as readonly string[]).map(quote).join(", ")}]::text[]`
  if (!("parameter" in node.codes)) return node.codes.length === 0 ? `(case when ${of} is not null then false end)` : `(${of} = any(${listed(node.codes)}))`
  return `(${of} = any(${parameterSql(node.codes.parameter, context.parameters, { region: context.region, on: dayOf(context) }, listed, "text[]")}))`
}

function stepsOfSql(node: Node<"steps">, of: string, context: SqlContext): string {
  const { table, below } = node
  if (!("parameter" in table)) return stepsSql(table, of, below)
  const { parameter } = table
  return bound([of], (name) => parameterSql(parameter, context.parameters, { region: context.region, on: dayOf(context) }, (steps) => stepsSql(steps as Steps, name, below), "int8"))
}

/** The alias under which the lines of a list are ranged over. */
const lineOf = (list: string): string => `l_${list.replaceAll(/\W/g, "_")}`

const columnSql = (node: LineColumn): string => takenIn(node.definition.type, `${lineOf(node.lines)}.line ->> ${quote(node.column)}`)

/** What one line is asked: whether it is counted, and what it counts for. */
export const lineSql = ({ where, of }: Pick<LineRange, "where" | "of">, context: SqlContext): { readonly holds: string; readonly counts: string } => ({
  holds: where ? expressionSql(where, context) : "true",
  counts: of ? expressionSql(of, context) : "1",
})

/** Ranges over the lines of a list that is a value beside the row, unless that was done already. */
function rangeSql(node: LineRange, context: SqlContext): FactSql {
  const done = context.range?.(node)
  if (done) return done
  const list = context.fact(node.lines)
  if (!list) return { value: `null::${sqlType(node.type)}`, known: "false" }
  const { holds, counts } = lineSql(node, context)
  const from = `from (select ${holds} as holds, ${counts} as counts from jsonb_array_elements(${list.value}) as ${lineOf(node.lines.name)}(line)) x`
  const range = (select: string): string => `(case when ${list.known} and ${list.value} is not null then (select ${select} ${from}) end)`
  const over = overLinesSql(node, "x.holds", "x.counts")
  const value = range(over.value)
  return { value, known: over.known === undefined ? `(${value} is not null)` : `coalesce(${range(over.known)}, false)` }
}
