// One row as it was sent, from a sheet or over the wire, as values of its columns; every wrong cell is named.
import { dayWritten } from "./read-sheet.ts"
import { type EntryColumn, type EntryTable, wireName } from "./entry-table.ts"

export interface CellError {
  /** Wire name of the column. */
  readonly path: string
  readonly code: string
  readonly says: string
}

export interface CheckedRow {
  readonly values: Readonly<Record<string, string | number | boolean | null>>
  readonly errors: readonly CellError[]
}

export type SentRow = Readonly<Record<string, unknown>>

/** The columns of a table checked; `written` rows are text as people write it (元, 是, 2026年3月5日). */
export function checkRow(table: EntryTable, sent: SentRow, written: boolean): CheckedRow {
  const values: Record<string, string | number | boolean | null> = {}
  const errors: CellError[] = []
  for (const column of table.columns) {
    const path = wireName(column.name)
    const given = sent[path]
    const empty = given === undefined || given === null || (typeof given === "string" && given.trim() === "")
    if (empty) {
      values[column.name] = null
      if (!column.optional) errors.push({ path, code: "field.required", says: `请填写${column.heading}` })
      continue
    }
    const value = valueOf(column, given, written)
    if (value === undefined) errors.push({ path, code: "field.invalid", says: `${column.heading}填写不对：${String(given).slice(0, 40)}` })
    else values[column.name] = value
  }
  return { values, errors }
}

/** What is counted here are people, days, sessions, desks: more is a slip of the key. */
const mostCounted = 30_000

function valueOf(column: EntryColumn, given: unknown, written: boolean): string | number | boolean | undefined {
  const text = typeof given === "string" ? given.normalize("NFC").trim() : ""
  switch (column.kind) {
    case "text":
      return typeof given === "string" && text.length <= 200 ? text : undefined
    case "date":
      return dayWritten(text)
    case "month": {
      const parts = /^(\d{4})-?(0[1-9]|1[0-2])$/.exec(text)
      return parts ? Number(`${parts[1]}${parts[2]}`) : undefined
    }
    case "count": {
      const count = whole(written ? text : given, 1)
      return count !== undefined && count <= mostCounted ? count : undefined
    }
    case "yuan":
    case "percent":
      return written ? whole(text, 100) : whole(given, 1)
    case "yes-no":
      return written ? ({ 是: true, 否: false } as const)[text as "是" | "否"] : typeof given === "boolean" ? given : undefined
    case "region":
      return /^\d{12}$/.test(text) ? text : undefined
    case "code":
      return Object.entries(column.codes ?? {}).find(([code, label]) => code === text || label === text)?.[0]
  }
}

/** A number not below zero that is whole after it is multiplied: yuan with two decimals become fen. */
function whole(given: unknown, times: 1 | 100): number | undefined {
  if (typeof given === "number") return Number.isSafeInteger(given) && given >= 0 ? given : undefined
  const parts = (times === 1 ? /^(\d{1,12})$/ : /^(\d{1,12})(?:\.(\d{1,2}))?$/).exec(String(given))
  return parts ? Number(parts[1]) * times + (times === 100 ? Number((parts[2] ?? "").padEnd(2, "0")) : 0) : undefined
}
