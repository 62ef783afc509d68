// Reads an employer's roster, Excel or CSV, into lines of text. A file that is not what it says, is broken or too large is refused with a code.
import { parse } from "csv-parse/sync"
import { readXlsx, type CellValue } from "hucre/xlsx"
import iconv from "iconv-lite"
import { fromEpochDay, type PlainDate } from "#standards"
import { importLimits, registrationProblems } from "../../contract.ts"
import type { UploadedFile } from "#platform/module"
import { neededHeadings, rosterColumns, type RosterCells } from "./columns.ts"

export interface RosterLine {
  /** Line of the sheet, 1 is the heading. */
  readonly row: number
  readonly cells: RosterCells
}

export interface Roster {
  readonly format: "xlsx" | "csv"
  readonly lines: readonly RosterLine[]
}

/** Unpacked, a roster of 2 000 people is far below this; what is larger is not a roster. */
const mostUnpackedBytes = 64 * 1024 * 1024

/** @throws registration.file-… with what to do about it. */
export async function readRoster(file: UploadedFile): Promise<Roster> {
  if (!/^[^\p{Cc}<>:"/\\|?*]{1,120}$/u.test(file.name)) throw registrationProblems.fileName()
  const extension = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  const isZip = file.bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  if (extension === "xlsx" && isZip) return { format: "xlsx", lines: linesOf(await sheetRows(file.bytes)) }
  if (extension === "csv" && !isZip && !file.bytes.includes(0)) return { format: "csv", lines: linesOf(csvRows(file.bytes)) }
  throw registrationProblems.fileNotSheet()
}

async function sheetRows(bytes: Buffer): Promise<string[][]> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined) throw registrationProblems.fileBroken()
  if (unpacked > mostUnpackedBytes) throw registrationProblems.fileBroken({ unpacked })
  try {
    const book = await readXlsx(bytes, { sheets: [0] })
    const [sheet] = book.sheets
    if (!sheet) throw registrationProblems.fileEmpty()
    return sheet.rows.map((row) => row.map(textOf))
  } catch (failure) {
    if (failure instanceof Error && "problem" in failure) throw failure
    throw registrationProblems.fileBroken()
  }
}

/** Sum of the unpacked sizes in the central directory of a ZIP; undefined when it has none. */
function unpackedSize(bytes: Buffer): number | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 20 > bytes.length) return undefined
  const entries = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  let size = 0
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    size += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return size
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ""
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10)
  return String(value).trim()
}

/** UTF-8, or the GB 18030 that Chinese Excel writes. */
function csvRows(bytes: Buffer): string[][] {
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    text = iconv.decode(bytes, "gb18030")
  }
  try {
    const rows: string[][] = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false, trim: true })
    return rows
  } catch {
    throw registrationProblems.fileBroken()
  }
}

const plain = (heading: string): string => heading.normalize("NFKC").replace(/[\s*]/g, "")

function linesOf(rows: readonly (readonly string[])[]): RosterLine[] {
  const at = rows.slice(0, 5).findIndex((row) => row.some((cell) => plain(cell) === "姓名" || plain(cell) === "职工姓名"))
  const headings = (rows[Math.max(at, 0)] ?? []).map(plain)
  const place = new Map(rosterColumns.map((column) => [column.key, headings.findIndex((heading) => [column.heading, ...column.also].map(plain).includes(heading))]))
  const missing = rosterColumns.filter(({ key }) => neededHeadings.includes(key) && (place.get(key) ?? -1) < 0)
  if (missing.length > 0) throw registrationProblems.fileHeading({ missing: missing.map(({ heading }) => heading).join("、") })
  const lines = rows.slice(Math.max(at, 0) + 1).flatMap((row, index): RosterLine[] => {
    if (row.every((cell) => cell.trim() === "")) return []
    const cell = (key: keyof RosterCells) => (row[place.get(key) ?? -1] ?? "").normalize("NFC").trim().slice(0, 300)
    return [{ row: Math.max(at, 0) + index + 2, cells: Object.fromEntries(rosterColumns.map(({ key }) => [key, cell(key)])) as unknown as RosterCells }]
  })
  if (lines.length === 0) throw registrationProblems.fileEmpty()
  if (lines.length > importLimits.rows) throw registrationProblems.tooManyRows({ rows: lines.length })
  return lines
}

/** A day as people write it: 2026-3-5, 2026/03/05, 2026.3.5, 20260305, 2026年3月5日, or the number Excel keeps. undefined when it is none. */
export function dayWritten(text: string): PlainDate | undefined {
  const serial = /^\d{5}(\.0+)?$/.exec(text) ? Number.parseInt(text, 10) : undefined
  if (serial !== undefined) return fromEpochDay(serial - 25_569)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return undefined
  const [, year = "", month = "", date = ""] = parts
  const written = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`
  const moment = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(written) ? (written as PlainDate) : undefined
}
