// A dated parameter as SQL: the rows that could answer become a choice by the region of the row, the narrowest place first.
import type { ParameterDefinition } from "../expression.ts"
import type { ParameterRow, ParameterTable, ParameterValue } from "../parameters.ts"
import { nation } from "../parameters.ts"
import type { Steps } from "../values.ts"

/** How much of a place's code says where it is: the deeper, the narrower. */
function depthOf(region: string): number {
  if (region === nation) return 0
  const said = region.length === 12 ? region.replace(/(000)+$/, "") : region.replace(/(00)+$/, "")
  return said.length
}

/** Whether a row of a place answers for the region in `column`. */
function covers(row: ParameterRow, column: string): string {
  const depth = depthOf(row.region)
  return depth === 0 ? "true" : `left(${column}, ${depth}) = '${row.region.slice(0, depth)}'`
}

export interface Where {
  /** SQL of the region code asked for. */
  readonly region: string
  /** The day as a date, when it is the same for every row; otherwise its SQL. */
  readonly on: { readonly day: string } | { readonly sql: string }
}

/** The value of a parameter, written by `write`; null where no row answers. A row is in force from its first day up to, not including, its last. */
export function parameterSql(definition: ParameterDefinition, table: ParameterTable, where: Where, write: (value: ParameterValue) => string, type: string): string {
  const rows = table.rows
    .filter((row) => row.key === definition.key && !(row.region === nation && definition.limit?.nation === "limit-only"))
    .filter((row) => !("day" in where.on) || (row.from <= where.on.day && (row.to === null || where.on.day < row.to)))
    .toSorted((a, b) => depthOf(b.region) - depthOf(a.region))
  if (rows.length === 0) return `null::${type}`
  const inForce = (row: ParameterRow): string => {
    if ("day" in where.on) return ""
    const until = row.to === null ? "" : ` and ${where.on.sql} < date '${row.to}'`
    return ` and ${where.on.sql} >= date '${row.from}'${until}`
  }
  const [only] = rows
  if (only && rows.length === 1 && only.region === nation && "day" in where.on) return write(only.value)
  return `case ${rows.map((row) => `when ${covers(row, where.region)}${inForce(row)} then ${write(row.value)}`).join(" ")} end`
}

export const stepsSql = (table: Steps, of: string, below: number): string =>
  `(array[${[below, ...table.map(([, value]) => value)].join(", ")}]::int8[])[width_bucket(${of}, array[${table.map(([from]) => from).join(", ")}]::int8[]) + 1]`
