// Why a value is unknown: exactly the facts, parameters or calendars that would settle it, with where they come from.
import type { Context } from "./evaluate.ts"
import { evaluate } from "./evaluate.ts"
import type { Expression } from "./expression.ts"
import { partsOf } from "./expression.ts"
import { truth } from "./operations.ts"

export interface Missing {
  readonly kind: "fact" | "parameter" | "calendar"
  readonly name: string
  readonly label: string
  /** Who could say it. */
  readonly source: string
}

const parameterGap = (key: string, label: string): Missing => ({ kind: "parameter", name: key, label, source: "参数表" })

function absent(node: Expression, context: Context): Missing[] {
  switch (node.op) {
    case "fact":
      return [{ kind: "fact", name: node.fact.name, label: node.fact.label, source: node.fact.source.name }]
    case "parameter":
      return node.on && evaluate(node.on, context) === undefined ? missingIn(node.on, context) : [parameterGap(node.parameter.key, node.parameter.label)]
    case "one-of":
      if ("parameter" in node.codes && context.parameter(node.codes.parameter, context.on) === undefined) return [parameterGap(node.codes.parameter.key, node.codes.parameter.label)]
      return missingIn(node.of, context)
    case "steps":
      if ("parameter" in node.table && context.parameter(node.table.parameter, context.on) === undefined) return [parameterGap(node.table.parameter.key, node.table.parameter.label), ...missingIn(node.of, context)]
      return missingIn(node.of, context)
    case "and":
    case "or":
      return node.of.filter((part) => truth(evaluate(part, context)) === undefined).flatMap((part) => missingIn(part, context))
    case "choose": {
      for (const one of node.cases) {
        const holds = truth(evaluate(one.when, context))
        if (holds === undefined) return missingIn(one.when, context)
        if (holds) return missingIn(one.then, context)
      }
      return missingIn(node.otherwise, context)
    }
    case "over-lines": {
      const inside = (context.lines(node.lines) ?? []).flatMap((line) => {
        const atLine: Context = { ...context, at: new Map(context.at).set(node.lines.name, line) }
        return partsOf(node).flatMap((part) => missingIn(part, atLine))
      })
      if (inside.length > 0) return [...new Map(inside.map((one) => [`${one.kind} ${one.name}`, one])).values()]
      return [{ kind: "fact", name: node.lines.name, label: node.lines.label, source: node.lines.source.name }]
    }
    case "working-days-between": {
      const gaps = partsOf(node).flatMap((part) => missingIn(part, context))
      return gaps.length > 0 ? gaps : [{ kind: "calendar", name: "working-days", label: "工作日历", source: "国务院办公厅节假日安排" }]
    }
    default:
      return partsOf(node).flatMap((part) => missingIn(part, context))
  }
}

/** What is missing for this expression; empty when its value is known. */
export function missingIn(node: Expression, context: Context): Missing[] {
  const value = evaluate(node, context)
  return value === undefined || value === null ? absent(node, context) : []
}
