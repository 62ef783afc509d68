// What stands around the figures: heads, rows, unit, days, notes; stored with a frozen table as it was.
import { addDays } from "#standards"
import type { HeadShape } from "../contract.ts"
import { isWithoutRecords } from "../tables/index.ts"
import type { Head, Line, Report, Split } from "../tables/report.ts"
import type { Evaluated } from "./evaluate.ts"

export interface Sheet {
  readonly heads: HeadShape[]
  readonly rows: { key: string; title: string; level: number; unit: string }[]
  readonly notes: string[]
  readonly periodName: string
  readonly from: string
  readonly to: string
  readonly unitName: string
  /** Units, decimals and whether a cell opens, by "row|column". */
  readonly kinds: Readonly<Record<string, { unit: string; decimals: number; opens: boolean }>>
}

export const tableSummary = (table: Report, no: string | null) => ({
  id: table.id, no, title: table.title, version: table.version, periods: [...table.periods], withoutRecords: isWithoutRecords(table), about: table.about,
})

const headsOf = (heads: readonly Head<Line | Split>[]): HeadShape[] =>
  heads.map((head) => ("children" in head ? { title: head.title, key: null, unit: "", children: headsOf(head.children) } : { title: head.title, key: head.key, unit: "unit" in head ? head.unit : "", children: [] }))

export const sheetOf = (sheet: Evaluated): Sheet => ({
  heads: headsOf(sheet.table.heads),
  rows: sheet.rows.map((row) => ({ ...row })),
  notes: [...sheet.table.notes],
  periodName: sheet.period.name,
  from: sheet.period.start,
  to: addDays(sheet.period.end, -1),
  unitName: `${sheet.place.name}公共就业服务机构`,
  kinds: Object.fromEntries(sheet.cells.map((cell) => [`${cell.row}|${cell.column}`, { unit: cell.unit, decimals: cell.decimals, opens: cell.measure !== null }])),
})
