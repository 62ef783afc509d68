// Rows that came later than the table: approved ones that take their place in time, and those a decision used, kept to decide again.
import type { ParameterRow, ParameterTable } from "./parameters.ts"
import { finderOf, parameterTable } from "./parameters.ts"

/**
 * The rows with later ones beside them. Of a key and place, each row holds until the next one begins, the later ones among them, unless it
 * has an end of its own; so a row put in between ends the one before it and ends where the one after it begins. Other rows do not move.
 */
export function succeededBy(rows: readonly ParameterRow[], later: readonly ParameterRow[]): readonly ParameterRow[] {
  const touched = new Set(later.map(placeOf))
  const starts = new Map<string, string[]>()
  for (const row of [...rows, ...later]) if (touched.has(placeOf(row))) starts.set(placeOf(row), [...(starts.get(placeOf(row)) ?? []), row.from])
  return [...rows, ...later].map((row) => {
    const others = starts.get(placeOf(row)) ?? []
    if (row.to !== null && !others.includes(row.to)) return row
    const [next] = others.filter((from) => from > row.from).toSorted()
    return next === undefined ? row : { ...row, to: next }
  })
}

const placeOf = ({ key, region }: ParameterRow): string => `${key} ${region}`

/** A table with later rows of its definitions. @throws `PolicyError` with the first problem, as a new table would. */
export function succeededTable(table: ParameterTable, later: readonly ParameterRow[]): ParameterTable {
  const keys = new Set(table.definitions.map((definition) => definition.key))
  return parameterTable(table.definitions, succeededBy(table.rows, later.filter((row) => keys.has(row.key))))
}

/** A row as a decision keeps it. */
export type KeptRow = Omit<ParameterRow, "enteredBy" | "approvedBy">

/** A table that remembers which rows it answered with. */
export function rememberingTable(table: ParameterTable): { readonly table: ParameterTable; readonly used: () => readonly KeptRow[] } {
  const used = new Set<ParameterRow>()
  const find: ParameterTable["find"] = (definition, region, on) => {
    const row = table.find(definition, region, on)
    if (row) used.add(row)
    return row
  }
  return { table: { ...table, rows: table.rows, find }, used: () => [...used].map(({ key, region, value, unit, from, to, documentNumber }) => ({ key, region, value, unit, from, to, documentNumber })) }
}

/** The rows a decision kept, as a table that answers as then. They were checked when they came into force and are not checked again. */
export function keptTable(kept: readonly KeptRow[]): ParameterTable {
  const rows = kept.map((row): ParameterRow => ({ ...row, enteredBy: "", approvedBy: "" }))
  return { rows, definitions: [], find: finderOf(rows), with: (...more) => keptTable([...kept, ...more]) }
}
