// Writing values and types as SQL. Months are held as a whole number (year × 12 + month − 1), so that they compare and shift like numbers.
import type { Known, ValueType } from "../values.ts"
import { isNumberType } from "../values.ts"

export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

export const sqlType = (type: ValueType): string => (isNumberType(type) || type === "month" ? "int8" : type === "date" ? "date" : type === "boolean" ? "boolean" : "text")

const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1

/** A known value of a type. */
export function literalSql(type: ValueType, value: Known): string {
  if (value === null) return `null::${sqlType(type)}`
  if (typeof value === "boolean") return String(value)
  if (typeof value === "number") return `${value}::int8`
  if (type === "month") return `${monthIndex(value)}::int8`
  return type === "date" ? `date ${quote(value)}` : quote(value)
}

/** A value as the records hold it (months as "YYYY-MM") in the form the language computes with. */
export const takenIn = (type: ValueType, sql: string): string => (type === "month" ? `(left(${sql}, 4)::int8 * 12 + right(${sql}, 2)::int8 - 1)` : `(${sql})::${sqlType(type)}`)

/** The number of a month from the databases' own 202507. */
export const monthFromYm = (ym: string): string => `(${ym} / 100 * 12 + ${ym} % 100 - 1)::int8`

/** A value of the language as people and records write it. */
export const givenOut = (type: ValueType, sql: string): string => (type === "month" ? `to_char(${firstDaySql(sql)}, 'YYYY-MM')` : sql)

/** The first day of a month held as a number. */
export const firstDaySql = (month: string): string => `make_date(((${month}) / 12)::int, ((${month}) % 12)::int + 1, 1)`

/** The number of a day's month. */
export const monthOfSql = (day: string): string => `(extract(year from ${day}) * 12 + extract(month from ${day}) - 1)::int8`

const isPlain = (sql: string): boolean => /^[\w.]+$|^-?\d+::int8$|^date '[\d-]+'$/.test(sql)

/** Writes an expression that looks at its parts more than once: each part is worked out once. */
export function bound(parts: readonly string[], write: (...names: string[]) => string): string {
  if (parts.every(isPlain)) return `(${write(...parts)})`
  const names = parts.map((_, index) => `q.p${index}`)
  return `(select ${write(...names)} from (select ${parts.map((part, index) => `${part} as p${index}`).join(", ")} offset 0) q)`
}
