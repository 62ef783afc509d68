// A table whose rows grow while the program runs: those of the code, and those two officers put into force since.
import { type ParameterRow, type ParameterTable, succeededTable } from "#policy"

/** A parameter table of a module. Who holds it sees the rows of the present; the room `parameters` brings them. */
export interface LiveTable extends ParameterTable {
  /** The rows of the code alone. */
  readonly base: ParameterTable
  /** Takes the approved rows of its own keys, in place of those taken before. @throws `PolicyError` when they cannot stand beside the code's; the old rows then stay. */
  take(approved: readonly ParameterRow[]): void
}

/** One for each base table and process, made where the module's server uses it. */
export function liveTable(base: ParameterTable): LiveTable {
  let now = base
  return {
    base,
    get rows() {
      return now.rows
    },
    definitions: base.definitions,
    find: (definition, region, on) => now.find(definition, region, on),
    with: (...rows) => now.with(...rows),
    take(approved) {
      now = succeededTable(base, approved)
    },
  }
}
