// A rule as SQL: each condition, what they come to together, the codes against, and what is given.
import type { Expression } from "../expression.ts"
import type { Rule } from "../rule.ts"
import { expressionSql, knownSql, type SqlContext } from "./expression.ts"
import { partsIn, type PartSql } from "./parts.ts"
import { givenOut, quote } from "./write.ts"

export interface ConditionSql {
  readonly name: string
  /** Named parts it looks at. */
  readonly parts: readonly PartSql[]
  /** True, false, or null where what is known does not settle it. */
  readonly sql: string
}

export interface GivenSql {
  readonly name: string
  /** The value as records write it: fen and numbers as numbers, months as "YYYY-MM". */
  readonly sql: string
  readonly known: string
}

export interface RuleSql {
  readonly conditions: readonly ConditionSql[]
  readonly gives: readonly GivenSql[]
  /** Every named part of the rule. */
  readonly parts: readonly PartSql[]
  /** The result from columns that hold the conditions and whether each given value is known: 'pass', 'fail', 'by-hand' or 'no-data', in the order of `decide`. */
  result(condition: (index: number) => string, known: (index: number) => string): string
  /** The codes of conditions that fail or ask for a person, as text[]. */
  codes(condition: (index: number) => string): string
}

/** Compiles a rule for a business date and a table of parameters; both become part of the text. Named parts are read from columns under names that begin with `alias`. */
export function ruleSql(rule: Rule, given: SqlContext, alias = "l"): RuleSql {
  const all = [...rule.conditions.map((condition) => condition.expr), ...Object.values(rule.gives)]
  const { context, neededBy } = partsIn(all, given, alias)
  const conditions = rule.conditions.map(({ name, expr }) => ({ name, sql: expressionSql(expr, context), parts: neededBy([expr]) }))
  const gives = (Object.entries(rule.gives) as [string, Expression][]).map(([name, of]) => ({ name, sql: givenOut(of.type, expressionSql(of, context)), known: knownSql(of, context) }))
  const some = (tests: readonly string[]): string => (tests.length === 0 ? "false" : `(${tests.join(" or ")})`)
  return {
    conditions,
    gives,
    parts: neededBy(all),
    result: (condition, known) => {
      const against = (verdict: "fail" | "by-hand") => some(rule.conditions.flatMap(({ otherwise }, index) => (otherwise.verdict === verdict ? [`${condition(index)} is false`] : [])))
      const unknown = some([...conditions.map((_, index) => `${condition(index)} is null`), ...gives.map((_, index) => `not ${known(index)}`)])
      return `case when ${against("fail")} then 'fail' when ${unknown} then 'no-data' when ${against("by-hand")} then 'by-hand' else 'pass' end`
    },
    codes: (condition) => (rule.conditions.length === 0 ? "array[]::text[]" : `array_remove(array[${rule.conditions.map(({ otherwise }, index) => `case when ${condition(index)} is false then ${quote(otherwise.code)} end`).join(", ")}]::text[], null)`),
  }
}
