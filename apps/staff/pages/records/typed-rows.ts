// Rows between the page and the wire: what is typed becomes the values of its columns, values are read back, refusals find their cell.
import type { AskedCell, EntryColumn, EntryTable } from "#platform/entries/contract"
import { fen, formatYuan } from "#standards"
import type { FieldError } from "#wire"

/** Cells as they are typed, by wire name. */
export type TypedRow = Readonly<Record<string, string>>
export type CellValue = string | number | boolean | null

/** A cell as it is sent; what is no number is sent as it stands and refused by name. */
export function sentCell({ kind }: Pick<AskedCell, "kind">, typed: string): CellValue {
  const text = typed.trim()
  if (text === "") return null
  switch (kind) {
    case "yuan":
    case "percent": {
      const parts = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.replaceAll(/[\s,，]/g, ""))
      return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0")) : text
    }
    case "yes-no":
      return text === "yes"
    default:
      return text
  }
}

export const sentRow = (asked: readonly AskedCell[], row: TypedRow): Record<string, CellValue> => Object.fromEntries(asked.map((cell) => [cell.name, sentCell(cell, row[cell.name] ?? "")]))

/** A value as people read it: yuan, per cent, "2025-07", the label of a code. Empty where there is none. */
export function shownCell(column: Pick<EntryColumn, "kind" | "codes">, value: CellValue | undefined, words: { readonly yes: string; readonly no: string }): string {
  if (value === null || value === undefined) return ""
  switch (column.kind) {
    case "yuan":
      return formatYuan(fen(Number(value)))
    case "percent":
      return (Number(value) / 100).toFixed(2)
    case "month":
      return `${String(value).slice(0, 4)}-${String(value).slice(4)}`
    case "yes-no":
      return value === true ? words.yes : words.no
    case "code":
      return column.codes?.[String(value)] ?? String(value)
    default:
      return String(value)
  }
}

/** Figures stand right. */
export const isFigure = ({ kind }: Pick<EntryColumn, "kind">): boolean => kind === "yuan" || kind === "percent" || kind === "count"

export interface RowRefusal {
  /** The number of the line as the sender counts, from 1. */
  readonly line: number
  /** Wire name of the cell; empty where the whole row is meant. */
  readonly cell: string
  readonly says: string
  readonly code: string
}

/** What a refusal says of rows, line by line, each at its cell; errors about anything else are left out. */
export const rowRefusals = (errors: readonly FieldError[]): readonly RowRefusal[] =>
  errors
    .flatMap(({ path, says, code }) => {
      const at = /^rows\.(\d+)(?:\.(\w+))?$/.exec(path)
      return at ? [{ line: Number(at[1]), cell: at[2] ?? "", says: says.replace(/^第\d+行：/, ""), code }] : []
    })
    .toSorted((a, b) => a.line - b.line)

/** Cells that must be filled in and are not, by line. Where a person or a unit may be meant, one of the two is enough. */
export const missingCells = (table: EntryTable, asked: readonly AskedCell[], rows: readonly TypedRow[]): readonly { readonly line: number; readonly cell: string }[] =>
  rows.flatMap((row, index) => {
    const isEmpty = (name: string) => (row[name] ?? "").trim() === ""
    const missing = asked.filter((cell) => !cell.optional && isEmpty(cell.name)).map((cell) => cell.name)
    const either = table.owner !== "subject" ? [] : isEmpty("idNumber") ? (isEmpty("uscc") ? ["idNumber"] : []) : isEmpty("name") ? ["name"] : []
    return [...either, ...missing].map((cell) => ({ line: index + 1, cell }))
  })

/** The next row to type: of another person, the rest as in the row before; of units and places an empty one. */
export function nextRow(table: EntryTable, before: TypedRow | undefined): TypedRow {
  if (table.owner !== "person" || !before) return {}
  return Object.fromEntries(Object.entries(before).filter(([cell]) => cell !== "name" && cell !== "idNumber"))
}
