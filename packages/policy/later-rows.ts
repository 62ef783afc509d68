// Rows that came later than the table: approved ones that end what they follow, and those a decision used, kept to decide again.
import type { ParameterRow, ParameterTable } from "./parameters.ts"
import { finderOf, parameterTable } from "./parameters.ts"

/**
 * The rows with later ones beside them. A later row ends the open one of its key and place that began before it; nothing else moves,
 * so that every day before its start keeps its row.
 */
export function succeededBy(rows: readonly ParameterRow[], later: readonly ParameterRow[]): readonly ParameterRow[] {
  const followers = new Map<string, string[]>()
  for (const { key, region, from } of later) followers.set(`${key} ${region}`, [...(followers.get(`${key} ${region}`) ?? []), from])
  return [...rows, ...later].map((row) => {
    if (row.to !== null) return row
    const [next] = (followers.get(`${row.key} ${row.region}`) ?? []).filter((from) => from > row.from).toSorted()
    return next === undefined ? row : { ...row, to: next }
  })
}

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
