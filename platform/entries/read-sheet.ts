// Reads a sheet people send, Excel or CSV, into lines of text. A file that is not what it says, is broken or too large is named as such.
import { parse } from "csv-parse/sync"
import { readXlsx, type CellValue } from "hucre/xlsx"
import iconv from "iconv-lite"
import { fromEpochDay, type PlainDate } from "#standards"
import type { UploadedFile } from "#platform/module"

export type SheetFaultKind = "name" | "not-sheet" | "broken" | "empty"

/** Why a file is no sheet; each module says it in its own words. */
export class SheetFault extends Error {
  readonly fault: SheetFaultKind
  constructor(fault: SheetFaultKind) {
    super(`the file is no sheet: ${fault}`)
    this.name = "SheetFault"
    this.fault = fault
  }
}

export interface Sheet {
  readonly format: "xlsx" | "csv"
  /** Cells as text, line by line, headings included. */
  readonly rows: readonly (readonly string[])[]
}

/** Unpacked, a sheet of some thousand lines is far below this; what is larger is none. */
const mostUnpackedBytes = 64 * 1024 * 1024

/** @throws SheetFault. */
export async function readSheet(file: UploadedFile): Promise<Sheet> {
  if (!/^[^\p{Cc}<>:"/\\|?*]{1,120}$/u.test(file.name)) throw new SheetFault("name")
  const extension = /\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase()
  const isZip = file.bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  if (extension === "xlsx" && isZip) return { format: "xlsx", rows: await sheetRows(file.bytes) }
  if (extension === "csv" && !isZip && !file.bytes.includes(0)) return { format: "csv", rows: csvRows(file.bytes) }
  throw new SheetFault("not-sheet")
}

async function sheetRows(bytes: Buffer): Promise<string[][]> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === undefined || unpacked > mostUnpackedBytes) throw new SheetFault("broken")
  let rows: readonly (readonly CellValue[])[] | undefined
  try {
    rows = (await readXlsx(bytes, { sheets: [0] })).sheets[0]?.rows
  } catch {
    throw new SheetFault("broken")
  }
  if (!rows) throw new SheetFault("empty")
  return rows.map((row) => row.map(textOf))
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
    throw new SheetFault("broken")
  }
}

/** A heading as it is compared: full and half width alike, no spaces, no star of a required column. */
export const plainHeading = (heading: string): string => heading.normalize("NFKC").replace(/[\s*]/g, "")

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
