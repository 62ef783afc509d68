// The interpreter: walks the tree and gives its value, unknown where a fact it needs is unknown. The compiler must agree with it.
import { firstDay, lastDay, monthOf, yearOf } from "#standards"
import type { Expression, LinesDefinition, ParameterDefinition, FactDefinition, Shape } from "./expression.ts"
import type { Line } from "./facts.ts"
import type { ParameterValue } from "./parameters.ts"
import { add, between, compare, divide, greatest, isDay, isMonthValue, least, multiply, shift, stepOf, subtract, truth } from "./operations.ts"
import type { Known, Steps, Value } from "./values.ts"

/** What an expression may look at. Nothing else: no clock, no database. */
export interface Context {
  readonly on: string
  fact(definition: FactDefinition): Value
  lines(definition: LinesDefinition): readonly Line[] | undefined
  parameter(definition: ParameterDefinition, on: string): ParameterValue | undefined
  workingDays(from: string, to: string): number | undefined
  /** The line being looked at, by list name. */
  readonly at: Map<string, Line>
  /** Values of named parts already worked out for this decision; compiled rules ask for each part once. */
  readonly remembered?: Map<Expression, Value>
}

export const stepsIn = (value: ParameterValue | undefined): Steps | undefined => (Array.isArray(value) ? (value as Steps) : undefined)
export const codesIn = (value: ParameterValue | undefined): readonly string[] | undefined => (Array.isArray(value) ? (value as readonly string[]) : undefined)
export const scalarIn = (value: ParameterValue | undefined): Known | undefined => (typeof value === "object" ? undefined : value)

type OverLines = Extract<Shape, { readonly op: "over-lines" }>

/** Ranges over the lines; `test` and `pick` are asked for the line put into `context.at`. Shared with the compiler. */
export function rangeOver(node: OverLines, context: Context, test: (() => Value) | undefined, pick: (() => Value) | undefined): Value {
  const list = context.lines(node.lines)
  if (!list) return undefined
  const outer = context.at.get(node.lines.name)
  let result: Value = node.how === "count" || node.how === "sum" ? 0 : node.how === "any" ? false : node.how === "all" ? true : null
  let doubt = false
  for (const line of list) {
    context.at.set(node.lines.name, line)
    const holds = test ? truth(test()) : true
    if (node.how === "any" || node.how === "all") {
      if (holds === undefined) doubt = true
      else if (holds === (node.how === "any")) {
        result = node.how === "any"
        doubt = false
        break
      }
      continue
    }
    if (holds === undefined) doubt = true
    if (holds !== true) continue
    const value: Value = node.how === "count" ? 1 : pick?.()
    if (value === undefined || value === null) doubt = true
    else if (node.how === "least" || node.how === "greatest") result = result === null ? value : node.how === "least" ? least(result, value) : greatest(result, value)
    else result = add(result, value)
  }
  if (outer) context.at.set(node.lines.name, outer)
  else context.at.delete(node.lines.name)
  return doubt ? undefined : result
}

function kleene(parts: readonly Expression[], of: (part: Expression) => Value, decisive: boolean): boolean | undefined {
  let doubt = false
  for (const part of parts) {
    const answer = truth(of(part))
    if (answer === decisive) return decisive
    if (answer === undefined) doubt = true
  }
  return doubt ? undefined : !decisive
}

/** The value of an expression; `undefined` when what we know does not settle it. */
export function evaluate(node: Expression, context: Context): Value {
  const of = (part: Expression): Value => evaluate(part, context)
  switch (node.op) {
    case "fact":
      return context.fact(node.fact)
    case "literal":
      return node.value
    case "parameter": {
      const on = node.on ? of(node.on) : context.on
      return typeof on === "string" ? scalarIn(context.parameter(node.parameter, on)) : undefined
    }
    case "today":
      return context.on
    case "column":
      return context.at.get(node.lines)?.[node.column]
    case "named":
      return of(node.of)
    case "compare":
      return compare(node.how, of(node.left), of(node.right))
    case "and":
      return kleene(node.of, of, false)
    case "or":
      return kleene(node.of, of, true)
    case "not": {
      const value = truth(of(node.of))
      return value === undefined ? undefined : !value
    }
    case "one-of": {
      const value = of(node.of)
      const codes = "parameter" in node.codes ? codesIn(context.parameter(node.codes.parameter, context.on)) : node.codes
      return typeof value === "string" && codes ? codes.includes(value) : undefined
    }
    case "present": {
      const value = of(node.of)
      return value === undefined ? undefined : value !== null
    }
    case "add":
      return node.of.map(of).reduce((left, right) => add(left, right))
    case "multiply":
      return node.of.map(of).reduce((left, right) => multiply(left, right))
    case "subtract":
      return subtract(of(node.left), of(node.right))
    case "divide":
      return divide(of(node.numerator), of(node.denominator), node.rounding)
    case "least":
      return node.of.map(of).reduce((left, right) => least(left, right))
    case "greatest":
      return node.of.map(of).reduce((left, right) => greatest(left, right))
    case "choose": {
      for (const one of node.cases) {
        const holds = truth(of(one.when))
        if (holds === undefined) return undefined
        if (holds) return of(one.then)
      }
      return of(node.otherwise)
    }
    case "steps": {
      const table = "parameter" in node.table ? stepsIn(context.parameter(node.table.parameter, context.on)) : node.table
      return table ? stepOf(table, of(node.of), node.below) : undefined
    }
    case "shift":
      return shift(of(node.of), of(node.by), node.unit)
    case "between":
      return between(of(node.from), of(node.to), node.unit)
    case "working-days-between": {
      const [from, to] = [of(node.from), of(node.to)]
      return typeof from === "string" && typeof to === "string" ? context.workingDays(from, to) : undefined
    }
    case "month-of": {
      const value = of(node.of)
      return isDay(value) ? monthOf(value) : undefined
    }
    case "first-day": {
      const value = of(node.of)
      return isMonthValue(value) ? firstDay(value) : undefined
    }
    case "last-day": {
      const value = of(node.of)
      return isMonthValue(value) ? lastDay(value) : undefined
    }
    case "year-of": {
      const value = of(node.of)
      return isDay(value) || isMonthValue(value) ? yearOf(value) : undefined
    }
    case "over-lines": {
      const { where, of: pick } = node
      return rangeOver(node, context, where && (() => of(where)), pick && (() => of(pick)))
    }
  }
}
