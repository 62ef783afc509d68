// Arithmetic of whole numbers and days as SQL, to the same result as operations.ts.
import type { Rounding, TimeUnit } from "../expression.ts"
import type { ValueType } from "../values.ts"
import { bound } from "./write.ts"

/** Whole division with the one rounding named; a division by zero has no answer. Integers truncate towards zero in SQL, so the rest decides. */
export function divideSql(numerator: string, denominator: string, rounding: Rounding): string {
  return bound([numerator, denominator], (a, b) => {
    const positive = /^\d+::int8$/.test(b) && !b.startsWith("0:")
    const n = positive ? a : `(${a} * sign(${b})::int8)`
    const d = positive ? b : `abs(nullif(${b}, 0))`
    const floor = `(${n} / ${d} - case when ${n} % ${d} < 0 then 1 else 0 end)`
    if (rounding === "floor") return floor
    if (rounding === "ceil") return `(${n} / ${d} + case when ${n} % ${d} > 0 then 1 else 0 end)`
    return `(${n} / ${d} + case when abs(${n} % ${d}) * 2 >= ${d} then sign(${n})::int8 else 0 end)`
  })
}

/** Moves a day or a month; a day the target month lacks becomes its last day, as SQL's intervals do. */
export function shiftSql(type: ValueType, of: string, by: string, unit: TimeUnit): string {
  const months = unit === "years" ? `(${by} * 12)` : by
  if (type === "month") return `(${of} + ${months})`
  return unit === "days" ? `(${of} + (${by})::int)` : `((${of} + make_interval(months => (${months})::int))::date)`
}

const yearOf = (day: string): string => `extract(year from ${day})::int8`
const dayInYear = (day: string): string => `(extract(month from ${day}) * 100 + extract(day from ${day}))`

/** Whole days, months or years from one day or month to another. Years count birthdays reached. */
export function betweenSql(type: ValueType, from: string, to: string, unit: TimeUnit): string {
  if (type === "month") return unit === "years" ? `((${to} - ${from}) / 12)` : `(${to} - ${from})`
  if (unit === "days") return `(${to} - ${from})::int8`
  return bound([from, to], (a, b) =>
    unit === "years"
      ? `(${yearOf(b)} - ${yearOf(a)} - case when ${dayInYear(b)} < ${dayInYear(a)} then 1 else 0 end)`
      : `(case when ${b} < ${a} then -${fullMonths(b, a)} else ${fullMonths(a, b)} end)`,
  )
}

/** Full months from an earlier day to a later one: the largest n with day + n months not after it. */
function fullMonths(from: string, to: string): string {
  const months = `((extract(year from ${to}) - extract(year from ${from})) * 12 + extract(month from ${to}) - extract(month from ${from}))::int`
  return `(${months} - case when (${from} + make_interval(months => ${months}))::date > ${to} then 1 else 0 end)::int8`
}
