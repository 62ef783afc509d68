// Ranging over the lines of a list as SQL aggregates, as the interpreter does: a line nobody can judge makes the whole unknown, unless another one settles it.
import type { Expression, Shape } from "../expression.ts"
import { sqlType } from "./write.ts"

/** A question ranged over the lines of a list. */
export type LineRange = Extract<Shape, { readonly op: "over-lines" }> & Pick<Expression, "type">

/** What the lines come to, as aggregates over their answers; `known` says whether it is settled, undefined when having a value is all there is to know. */
export interface OverLinesSql {
  readonly value: string
  readonly known: string | undefined
}

export function overLinesSql({ how, type }: LineRange, holds: string, counts: string): OverLinesSql {
  if (how === "any") return { value: `case when bool_or(${holds}) then true when bool_or(${holds} is null) then null else false end`, known: undefined }
  if (how === "all") return { value: `case when bool_or(not ${holds}) then false when bool_or(${holds} is null) then null else true end`, known: undefined }
  const doubt = how === "count" ? `coalesce(bool_or(${holds} is null), false)` : `coalesce(bool_or(${holds} is null or (${holds} and ${counts} is null)), false)`
  const answer = { count: `count(*) filter (where ${holds})`, sum: `coalesce(sum(${counts}) filter (where ${holds}), 0)`, least: `min(${counts}) filter (where ${holds})`, greatest: `max(${counts}) filter (where ${holds})` }[how]
  return { value: `case when not ${doubt} then (${answer})::${sqlType(type)} end`, known: how === "count" || how === "sum" ? undefined : `not ${doubt}` }
}

/** What no lines at all come to. */
export const overNoLines = ({ how, type }: LineRange): string => (how === "any" ? "false" : how === "all" ? "true" : how === "count" || how === "sum" ? "0::int8" : `null::${sqlType(type)}`)
