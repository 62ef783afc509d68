// A table as a file: Excel with merged heads, or CSV; small cells hidden where it is to be published.
import { type CellValue, type MergeRange, writeXlsx } from "hucre/xlsx"
import type { z } from "zod"
import { type AdditiveGroup, protectSmallCells, smallest } from "#statistics"
import { type HeadShape, type tableViewShape } from "../contract.ts"
import { linesOf, type Report, splitsOf } from "../tables/report.ts"

type TableView = z.output<typeof tableViewShape>
type Rows = readonly { readonly key: string; readonly title: string; readonly level: number }[]

const hiddenMark = "＊"

/** The sums of a table by which a hidden figure could be worked out: of lines, of splits, of places. */
function groupsOf(table: Report, rows: Rows): AdditiveGroup[] {
  const name = (line: string, other: string) => (table.layout === "places" ? `${other}|${line}` : `${line}|${other}`)
  const others = table.layout === "places" ? rows.map(({ key }) => key) : splitsOf(table).map(({ key }) => key)
  const differences = linesOf(table).flatMap(({ key, expression }) => (expression.kind === "difference" ? [{ total: expression.of, parts: [expression.minus, key] }] : []))
  const byLine = [...table.sums, ...differences, ...table.within.map(({ part, whole }) => ({ total: whole, parts: [part] }))]
  const groups = byLine.flatMap((sum) => others.map((other) => ({ total: name(sum.total, other), parts: sum.parts.map((part) => name(part, other)) }))).filter(({ parts }) => parts.length > 1)
  if (table.layout === "items") return [...groups, ...table.splitSums.flatMap((sum) => table.lines.map((line) => ({ total: `${line.key}|${sum.total}`, parts: sum.parts.map((part) => `${line.key}|${part}`) })))]
  return [...groups, ...placeSums(rows).flatMap((sum) => linesOf(table).map((line) => ({ total: `${sum.total}|${line.key}`, parts: sum.parts.map((part) => `${part}|${line.key}`) })))]
}

/** Rows one level deeper, up to the next row as high, add up to a row. */
function placeSums(rows: Rows): AdditiveGroup[] {
  return rows.flatMap((row, index) => {
    const end = rows.findIndex((other, at) => at > index && other.level <= row.level)
    const below = rows.slice(index + 1, end === -1 ? rows.length : end).filter((other) => other.level === row.level + 1)
    return below.length > 0 ? [{ total: row.key, parts: below.map(({ key }) => key) }] : []
  })
}

/** The cells that may not leave government, by "row|column": counts of one to four, what gives them away, and the money of the same people. */
export function hiddenCells(table: Report, view: Pick<TableView, "rows" | "cells">): ReadonlySet<string> {
  const counted = view.cells.filter(({ unit, state }) => state === "figure" && unit !== "万元" && unit !== "%")
  const hidden = new Set(protectSmallCells(new Map(counted.map((cell) => [`${cell.row}|${cell.column}`, cell.value])), groupsOf(table, view.rows)))
  for (const cell of view.cells) if (cell.unit === "万元" && hidden.has(`${cell.row}|${cell.column.replace(/^fen-/, "")}`)) hidden.add(`${cell.row}|${cell.column}`)
  return hidden
}

const depthOf = (head: HeadShape): number => 1 + Math.max(0, ...head.children.map(depthOf))
const leavesOf = (heads: readonly HeadShape[]): HeadShape[] => heads.flatMap((head) => (head.children.length > 0 ? leavesOf(head.children) : [head]))

interface Grid {
  readonly lines: string[][]
  readonly merges: MergeRange[]
  readonly headRows: number
}

/** The table as lines of text, with the ranges its heads are merged over. */
function gridOf(table: Report, view: TableView, publication: boolean): Grid {
  const hidden = publication ? hiddenCells(table, view) : new Set<string>()
  const leaves = leavesOf(view.heads)
  const depth = Math.max(1, ...view.heads.map(depthOf))
  const width = leaves.length + 1
  const before: string[][] = [
    [view.title],
    [`表号：${view.no ?? "由省填写"}`, `填报单位：${view.unitName}`, `报告期：${view.periodName}`],
    [view.closing?.state === "frozen" ? `第${view.closing.version}版，已冻结` : "未冻结，仅供核对", `数据截至：${view.knownAt}`],
  ]
  const heads = Array.from({ length: depth }, () => Array.from({ length: width }, () => ""))
  const merges: MergeRange[] = [{ startRow: 0, startCol: 0, endRow: 0, endCol: Math.max(1, width - 1) }]
  const top = before.length
  if (heads[0]) heads[0][0] = table.layout === "places" ? "地区" : "指标"
  if (depth > 1) merges.push({ startRow: top, startCol: 0, endRow: top + depth - 1, endCol: 0 })
  const place = (head: HeadShape, row: number, column: number): number => {
    const line = heads[row]
    if (line) line[column] = head.unit && head.unit !== "人" && head.unit !== "人次" ? `${head.title}（${head.unit}）` : head.title
    if (head.children.length === 0) {
      if (row < depth - 1) merges.push({ startRow: top + row, startCol: column, endRow: top + depth - 1, endCol: column })
      return 1
    }
    let span = 0
    for (const child of head.children) span += place(child, row + 1, column + span)
    if (span > 1) merges.push({ startRow: top + row, startCol: column, endRow: top + row, endCol: column + span - 1 })
    return span
  }
  let column = 1
  for (const head of view.heads) column += place(head, 0, column)
  const cells = new Map(view.cells.map((cell) => [`${cell.row}|${cell.column}`, cell]))
  const body = view.rows.map((row) => [
    `${"　".repeat(row.level)}${row.title}${row.unit && row.unit !== "人" && row.unit !== "人次" ? `（${row.unit}）` : ""}`,
    ...leaves.map((leaf) => (hidden.has(`${row.key}|${leaf.key ?? ""}`) ? hiddenMark : (cells.get(`${row.key}|${leaf.key ?? ""}`)?.shown ?? ""))),
  ])
  const signed = [`制表人：${view.closing?.preparedBy ?? ""}`, `审核人：${view.closing?.reviewedBy ?? ""}`, `签发人：${view.closing?.signedBy ?? ""}`, `报出日期：${view.closing?.reportedOn ?? ""}`]
  const notes = [...view.notes, ...(publication ? [`${hiddenMark} 少于${smallest}的数字以及可据以推算出它的数字，公开时不列出。`] : []), ...(view.closing?.digest ? [`SM3 摘要：${view.closing.digest}`] : [])]
  return { lines: [...before, ...heads, ...body, signed, ...notes.map((note) => [`注：${note}`])], merges, headRows: top + depth }
}

/** A figure as a number where it is one, so that a spreadsheet can go on with it. */
const numeric = (text: string): CellValue => (/^-?[\d,]+(\.\d+)?$/.test(text) ? Number(text.replaceAll(",", "")) : text)

export async function xlsxOf(table: Report, view: TableView, publication: boolean): Promise<Buffer> {
  const { lines, merges, headRows } = gridOf(table, view, publication)
  const bold = new Map(lines.slice(0, headRows).flatMap((line, row) => line.map((_, column) => [`${row},${column}`, { style: { font: { bold: true }, alignment: { horizontal: "center" as const, vertical: "center" as const, wrapText: true } } }] as const)))
  const made = await writeXlsx({
    sheets: [{ name: "报表", columns: [{ width: 28 }, ...leavesOf(view.heads).map(() => ({ width: 14 }))], rows: lines.map((line, row) => (row < headRows ? [...line] : line.map(numeric))), cells: new Map(bold), merges, freezePane: { rows: headRows, columns: 1 } }],
  })
  return Buffer.from(made)
}

export function csvOf(table: Report, view: TableView, publication: boolean): string {
  const cell = (value: string) => {
    const safe = /^[=+@\t\r]/.test(value) || /^-(?![\d])/.test(value) ? `'${value}` : value
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${gridOf(table, view, publication).lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`
}

export const fileName = (view: TableView, ending: string): string => `${view.title}_${view.regionName}_${view.period}.${ending}`
