// What each operation does to values that may be unknown: Kleene logic and whole numbers, shared by interpreter and compiler.
import type { PlainDate, YearMonth } from "#standards"
import { addDays, addMonths, addMonthsTo, ageOn, daysBetween, monthsApart, monthsBetween } from "#standards"
import { PolicyError } from "./error.ts"
import type { Comparison, Rounding, TimeUnit } from "./expression.ts"
import type { Steps, Value } from "./values.ts"

/** A date or number that is none (`null`) has no place in a comparison: like SQL, the answer is unknown. */
export function compare(how: Comparison, left: Value, right: Value): boolean | undefined {
  if (left === undefined || left === null || right === undefined || right === null) return undefined
  switch (how) {
    case "eq":
      return left === right
    case "ne":
      return left !== right
    case "lt":
      return left < right
    case "le":
      return left <= right
    case "gt":
      return left > right
    case "ge":
      return left >= right
  }
}

/** Facts and literals were checked where they entered, so inside a tree the length tells a day from a month. */
export const isDay = (value: Value): value is PlainDate => typeof value === "string" && value.length === 10
export const isMonthValue = (value: Value): value is YearMonth => typeof value === "string" && value.length === 7

/** A truth value; anything else is unknown. */
export const truth = (value: Value): boolean | undefined => (typeof value === "boolean" ? value : undefined)

/** A whole number; a negative nothing is nothing. */
const whole = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new PolicyError("policy.out-of-range", `${value} 超出可精确计算的范围`)
  return value + 0
}

export function add(left: Value, right: Value): number | undefined {
  return typeof left === "number" && typeof right === "number" ? whole(left + right) : undefined
}

export function subtract(left: Value, right: Value): number | undefined {
  return typeof left === "number" && typeof right === "number" ? whole(left - right) : undefined
}

export function multiply(left: Value, right: Value): number | undefined {
  return typeof left === "number" && typeof right === "number" ? whole(left * right) : undefined
}

/** Division by zero has no answer and stays unknown. Half-up rounds a half away from zero. */
export function divide(numerator: Value, denominator: Value, rounding: Rounding): number | undefined {
  if (typeof numerator !== "number" || typeof denominator !== "number" || denominator === 0) return undefined
  const [n, d] = denominator < 0 ? [-numerator, -denominator] : [numerator, denominator]
  const rest = ((n % d) + d) % d
  const floor = (n - rest) / d
  if (rest === 0 || rounding === "floor") return floor + 0
  if (rounding === "ceil") return floor + 1
  return n >= 0 ? (rest * 2 >= d ? floor + 1 : floor) : rest * 2 > d ? floor + 1 : floor
}

export function least(left: Value, right: Value): Value {
  if (left === undefined || left === null || right === undefined || right === null) return undefined
  return right < left ? right : left
}

export function greatest(left: Value, right: Value): Value {
  if (left === undefined || left === null || right === undefined || right === null) return undefined
  return right > left ? right : left
}

/** The value of the last step not above the number; `below` under the first step. */
export function stepOf(table: Steps, of: Value, below: number): number | undefined {
  if (typeof of !== "number") return undefined
  let value = below
  for (const [from, then] of table) {
    if (of < from) break
    value = then
  }
  return value
}

/** Moves a day or a month; a day the target month lacks becomes its last day. */
export function shift(of: Value, by: Value, unit: TimeUnit): string | undefined {
  if (typeof by !== "number" || typeof of !== "string") return undefined
  const count = unit === "years" ? by * 12 : by
  if (Math.abs(count) > 100_000) throw new PolicyError("policy.out-of-range", `${by} 超出日期可计算的范围`)
  if (isDay(of)) return unit === "days" ? addDays(of, by) : addMonths(of, count)
  return isMonthValue(of) ? addMonthsTo(of, count) : undefined
}

/** Whole days, months or years from one day or month to another. Years count birthdays reached. */
export function between(from: Value, to: Value, unit: TimeUnit): number | undefined {
  if (isMonthValue(from) && isMonthValue(to)) return unit === "years" ? Math.trunc(monthsApart(from, to) / 12) : monthsApart(from, to)
  if (!isDay(from) || !isDay(to)) return undefined
  if (unit === "days") return daysBetween(from, to)
  return unit === "months" ? monthsBetween(from, to) : ageOn(from, to)
}
