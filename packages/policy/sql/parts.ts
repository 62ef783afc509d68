// Named parts of a rule, worked out once for a row: each becomes a column beside the facts, so that no expression is written twice.
import type { Expression } from "../expression.ts"
import { partsOf, walk } from "../expression.ts"
import { expressionSql, knownSql, mayBeNone, type SqlContext } from "./expression.ts"

export interface PartSql {
  readonly name: string
  /** Parts of one level look only at facts and at parts of lower levels. */
  readonly level: number
  readonly sql: string
  /** SQL that is true where the value is settled, for parts that may be known to be none. */
  readonly known: string | undefined
}

export interface Parts {
  /** The context in which named parts are read from their columns. */
  readonly context: SqlContext
  /** The parts these expressions need, lower levels first. */
  neededBy(expressions: readonly Expression[]): readonly PartSql[]
}

/** Gives every named part of these expressions a column; equal parts share one. Parts that look at the line of a list stay where they are. `alias` begins the names of the levels. */
export function partsIn(expressions: readonly Expression[], given: SqlContext, alias: string): Parts {
  const made = new Map<string, PartSql>()
  const keys = new Map<Expression, string>()
  const keyOf = (node: Expression): string => {
    const known = keys.get(node)
    if (known !== undefined) return known
    const key = JSON.stringify(node)
    keys.set(node, key)
    return key
  }
  const context: SqlContext = {
    ...given,
    part: (node) => {
      const part = made.get(keyOf(node))
      return part && { value: `${alias}${part.level}.${part.name}`, known: part.known === undefined ? `(${alias}${part.level}.${part.name} is not null)` : `${alias}${part.level}.${part.name}_known` }
    },
  }
  const visit = (node: Expression): void => {
    for (const part of partsOf(node)) visit(part)
    if (node.op !== "named" || made.has(keyOf(node)) || looksAtLine(node)) return
    const level = Math.max(-1, ...[...walk(node.of)].map((one) => made.get(one.op === "named" ? keyOf(one) : "")?.level ?? -1)) + 1
    made.set(keyOf(node), { name: `n${made.size}`, level, sql: expressionSql(node.of, context), known: mayBeNone(node.of) ? knownSql(node.of, context) : undefined })
  }
  for (const expression of expressions) visit(expression)
  return {
    context,
    neededBy: (wanted) => {
      const needed = new Set<PartSql>()
      for (const expression of wanted)
        for (const node of walk(expression)) {
          const part = node.op === "named" ? made.get(keyOf(node)) : undefined
          if (part) needed.add(part)
        }
      return [...needed].toSorted((a, b) => a.level - b.level)
    },
  }
}

const looksAtLine = (of: Expression): boolean => {
  const lists = new Set<string>()
  for (const node of walk(of)) if (node.op === "over-lines") lists.add(node.lines.name)
  for (const node of walk(of)) if (node.op === "column" && !lists.has(node.lines)) return true
  return false
}

/** The parts as joins beside a row, one for each level; `offset 0` keeps each worked out once. */
export function partsSql(parts: readonly PartSql[], alias: string): string {
  const levels = new Map<number, PartSql[]>()
  for (const part of parts) levels.set(part.level, [...(levels.get(part.level) ?? []), part])
  return [...levels].map(([level, of]) => `\n  cross join lateral (select ${of.map((one) => `${one.sql} as ${one.name}${one.known === undefined ? "" : `, ${one.known} as ${one.name}_known`}`).join(", ")} offset 0) ${alias}${level}`).join("")
}
