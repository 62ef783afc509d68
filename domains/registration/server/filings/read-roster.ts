// Reads an employer's roster, Excel or CSV, into lines of text. A file that is not what it says, is broken or too large is refused with a code.
import { plainHeading, readSheet, SheetFault, type SheetFaultKind } from "#platform/entries"
import type { UploadedFile } from "#platform/module"
import type { ProblemMaker } from "#wire"
import { importLimits, registrationProblems } from "../../contract.ts"
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

const faults: Readonly<Record<SheetFaultKind, ProblemMaker>> = {
  name: registrationProblems.fileName, "not-sheet": registrationProblems.fileNotSheet, broken: registrationProblems.fileBroken, empty: registrationProblems.fileEmpty,
}

/** @throws registration.file-… with what to do about it. */
export async function readRoster(file: UploadedFile): Promise<Roster> {
  const { format, rows } = await readSheet(file).catch((failure: unknown) => {
    throw failure instanceof SheetFault ? faults[failure.fault]() : failure
  })
  return { format, lines: linesOf(rows) }
}

function linesOf(rows: readonly (readonly string[])[]): RosterLine[] {
  const at = rows.slice(0, 5).findIndex((row) => row.some((cell) => plainHeading(cell) === "姓名" || plainHeading(cell) === "职工姓名"))
  const headings = (rows[Math.max(at, 0)] ?? []).map(plainHeading)
  const place = new Map(rosterColumns.map((column) => [column.key, headings.findIndex((heading) => [column.heading, ...column.also].map(plainHeading).includes(heading))]))
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
