// The compiler: turns the tree into closures once, at start; asking them walks no tree.
import { firstDay, lastDay, monthOf, yearOf } from "#standards"
import type { Context } from "./evaluate.ts"
import { codesIn, rangeOver, scalarIn, stepsIn } from "./evaluate.ts"
import type { Expression } from "./expression.ts"
import { add, between, compare, divide, greatest, isDay, isMonthValue, least, multiply, shift, stepOf, subtract, truth } from "./operations.ts"
import type { Value } from "./values.ts"

/** A compiled expression. */
export type Ask = (context: Context) => Value

const fold = (parts: readonly Ask[], join: (left: Value, right: Value) => Value): Ask => {
  const [first, ...rest] = parts
  if (!first) return () => undefined
  return (context) => {
    let value = first(context)
    for (const next of rest) value = join(value, next(context))
    return value
  }
}

const kleene =
  (parts: readonly Ask[], decisive: boolean): Ask =>
  (context) => {
    let doubt = false
    for (const part of parts) {
      const answer = truth(part(context))
      if (answer === decisive) return decisive
      if (answer === undefined) doubt = true
    }
    return doubt ? undefined : !decisive
  }

/** Compiles one expression; the result gives what `evaluate` gives. */
export function compileExpression(node: Expression): Ask {
  const all = (parts: readonly Expression[]) => parts.map(compileExpression)
  switch (node.op) {
    case "fact": {
      const { fact } = node
      return (context) => context.fact(fact)
    }
    case "literal": {
      const { value } = node
      return () => value
    }
    case "parameter": {
      const { parameter } = node
      if (!node.on) return (context) => scalarIn(context.parameter(parameter, context.on))
      const on = compileExpression(node.on)
      return (context) => {
        const day = on(context)
        return typeof day === "string" ? scalarIn(context.parameter(parameter, day)) : undefined
      }
    }
    case "today":
      return (context) => context.on
    case "column": {
      const { lines, column } = node
      return (context) => context.at.get(lines)?.[column]
    }
    case "named": {
      const of = compileExpression(node.of)
      return (context) => {
        if (!context.remembered || context.at.size > 0) return of(context)
        if (context.remembered.has(node.of)) return context.remembered.get(node.of)
        const value = of(context)
        context.remembered.set(node.of, value)
        return value
      }
    }
    case "compare": {
      const { how } = node
      const [left, right] = [compileExpression(node.left), compileExpression(node.right)]
      return (context) => compare(how, left(context), right(context))
    }
    case "and":
      return kleene(all(node.of), false)
    case "or":
      return kleene(all(node.of), true)
    case "not": {
      const of = compileExpression(node.of)
      return (context) => {
        const value = truth(of(context))
        return value === undefined ? undefined : !value
      }
    }
    case "one-of": {
      const of = compileExpression(node.of)
      if ("parameter" in node.codes) {
        const { parameter } = node.codes
        return (context) => {
          const value = of(context)
          const codes = codesIn(context.parameter(parameter, context.on))
          return typeof value === "string" && codes ? codes.includes(value) : undefined
        }
      }
      const codes: ReadonlySet<string> = new Set(node.codes)
      return (context) => {
        const value = of(context)
        return typeof value === "string" ? codes.has(value) : undefined
      }
    }
    case "present": {
      const of = compileExpression(node.of)
      return (context) => {
        const value = of(context)
        return value === undefined ? undefined : value !== null
      }
    }
    case "add":
      return fold(all(node.of), add)
    case "multiply":
      return fold(all(node.of), multiply)
    case "least":
      return fold(all(node.of), least)
    case "greatest":
      return fold(all(node.of), greatest)
    case "subtract": {
      const [left, right] = [compileExpression(node.left), compileExpression(node.right)]
      return (context) => subtract(left(context), right(context))
    }
    case "divide": {
      const { rounding } = node
      const [numerator, denominator] = [compileExpression(node.numerator), compileExpression(node.denominator)]
      return (context) => divide(numerator(context), denominator(context), rounding)
    }
    case "choose": {
      const cases = node.cases.map((one) => ({ when: compileExpression(one.when), then: compileExpression(one.then) }))
      const otherwise = compileExpression(node.otherwise)
      return (context) => {
        for (const one of cases) {
          const holds = truth(one.when(context))
          if (holds === undefined) return undefined
          if (holds) return one.then(context)
        }
        return otherwise(context)
      }
    }
    case "steps": {
      const { below, table } = node
      const of = compileExpression(node.of)
      if (!("parameter" in table)) return (context) => stepOf(table, of(context), below)
      return (context) => {
        const rows = stepsIn(context.parameter(table.parameter, context.on))
        return rows ? stepOf(rows, of(context), below) : undefined
      }
    }
    case "shift": {
      const { unit } = node
      const [of, by] = [compileExpression(node.of), compileExpression(node.by)]
      return (context) => shift(of(context), by(context), unit)
    }
    case "between": {
      const { unit } = node
      const [from, to] = [compileExpression(node.from), compileExpression(node.to)]
      return (context) => between(from(context), to(context), unit)
    }
    case "working-days-between": {
      const [from, to] = [compileExpression(node.from), compileExpression(node.to)]
      return (context) => {
        const [start, end] = [from(context), to(context)]
        return typeof start === "string" && typeof end === "string" ? context.workingDays(start, end) : undefined
      }
    }
    case "month-of":
      return onValue(node.of, (value) => (isDay(value) ? monthOf(value) : undefined))
    case "first-day":
      return onValue(node.of, (value) => (isMonthValue(value) ? firstDay(value) : undefined))
    case "last-day":
      return onValue(node.of, (value) => (isMonthValue(value) ? lastDay(value) : undefined))
    case "year-of":
      return onValue(node.of, (value) => (isDay(value) || isMonthValue(value) ? yearOf(value) : undefined))
    case "over-lines": {
      const where = node.where && compileExpression(node.where)
      const pick = node.of && compileExpression(node.of)
      return (context) => rangeOver(node, context, where && (() => where(context)), pick && (() => pick(context)))
    }
  }
}

function onValue(part: Expression, read: (value: Value) => Value): Ask {
  const of = compileExpression(part)
  return (context) => read(of(context))
}
