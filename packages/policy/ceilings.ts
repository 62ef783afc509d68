// National ceilings in a drafted version: where the version in force looks at a number the nation bounds, a draft may only be as strict or stricter.
import type { Expression } from "./expression.ts"
import type { DraftProblem } from "./read-node.ts"
import type { Rule } from "./rule.ts"
import { parametersIn } from "./rule.ts"

const limitsOf = (of: Expression) => parametersIn(of).flatMap((one) => (one.limit ? [one.limit.direction] : []))
const isBounded = (of: Expression): boolean => limitsOf(of).length > 0
/** Written with its parts in one order, however it was built. */
const written = (of: unknown): string => JSON.stringify(of, (_, value: unknown) => (typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value))
const same = (one: unknown, other: unknown): boolean => written(one) === written(other)

/** Every bounded part is found again among these, as strict. */
const foundIn = (before: readonly Expression[], after: readonly Expression[]): boolean => before.every((part) => !isBounded(part) || after.some((other) => isKept(part, other)))

/** What is counted as often as the nation allows may be worth another amount; a share the nation bounds stays a share of the same. */
const isProductKept = (before: readonly Expression[], after: readonly Expression[]): boolean =>
  before.length === after.length && before.every((part, index) => {
    const other = after[index] ?? part
    return isBounded(part) ? isKept(part, other) : same(part, other) || before.every((one) => !isBounded(one) || (one.type !== "ratio" && one.type !== "fen"))
  })

/** Whether what the nation bounds in an expression binds in the other one too. */
function isKept(before: Expression, after: Expression): boolean {
  if (!isBounded(before) || same(before, after)) return true
  const limits = new Set(limitsOf(before))
  const stricter = limits.size > 1 ? undefined : limits.has("at-most") ? "least" : "greatest"
  if (after.op === stricter && after.of.some((part) => isKept(before, part))) return true
  if (before.op === "and") return after.op === "and" ? foundIn(before.of, after.of) : false
  if (after.op === "and" && after.of.some((part) => isKept(before, part))) return true
  if (before.op === "named" && after.op === "named") return before.name === after.name && isKept(before.of, after.of)
  if (before.op === "least" || before.op === "greatest") return before.op === stricter && after.op === stricter && foundIn(before.of, after.of)
  if (before.op === "multiply" || before.op === "add") return after.op === before.op && after.type === before.type && isProductKept(before.of, after.of)
  if (before.op === "divide") return after.op === "divide" && before.rounding === after.rounding && same(before.denominator, after.denominator) && isKept(before.numerator, after.numerator)
  if (before.op !== "choose" || after.op !== "choose" || before.cases.length !== after.cases.length) return false
  return before.cases.every((one, index) => same(one.when, after.cases[index]?.when) && isKept(one.then, after.cases[index]?.then ?? one.then)) && isKept(before.otherwise, after.otherwise)
}

const labelsIn = (of: Expression): string => parametersIn(of).flatMap((one) => (one.limit ? [`“${one.label}”`] : [])).join("、")

/** Where a draft would loosen what the nation bounds. */
export function loosenedCeilings(before: Rule, after: Rule): readonly DraftProblem[] {
  const conditions = before.conditions.flatMap((condition): readonly DraftProblem[] => {
    const index = after.conditions.findIndex((one) => one.name === condition.name)
    const other = after.conditions[index]
    if (!isBounded(condition.expr) || (other && isKept(condition.expr, other.expr) && (other.otherwise.verdict === "fail" || condition.otherwise.verdict === "by-hand"))) return []
    return [{ code: "draft.ceiling", at: other ? `conditions[${index}]` : "conditions", says: `条件“${condition.name}”按国家规定的上限${labelsIn(condition.expr)}把关，不能取消或放宽` }]
  })
  const gives = Object.entries(before.gives).flatMap(([name, of]): readonly DraftProblem[] =>
    after.gives[name] && isKept(of, after.gives[name]) ? [] : [{ code: "draft.ceiling", at: `gives.${name}`, says: `“${name}”受国家规定的上限${labelsIn(of)}约束，只能从严` }],
  )
  return [...conditions, ...gives]
}

