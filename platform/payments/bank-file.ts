// The file the bank gets (domain/04 §9.2): UTF-8, LF, fields by "|", amounts in whole fen, its own SHA-256 in the header.
import { createHash } from "node:crypto"
import { fileProblems } from "./file-problems.ts"

export { fileProblems }

export interface FileLine {
  readonly name: string
  readonly idType: string
  readonly idNumber: string
  /** 联行号; empty where none is known. */
  readonly bankLine: string
  readonly account: string
  readonly amountFen: number
  readonly category: string
  readonly note: string
  /** 行业务号 */
  readonly reference: string
}

export interface FileHead {
  readonly number: string
  readonly region: string
  /** "YYYY-MM" */
  readonly month: string
  /** ISO UTC. */
  readonly madeAt: string
}

export interface BankFile {
  readonly content: string
  readonly sha256: string
  readonly lineCount: number
  readonly totalFen: number
}

/** Separators and line ends never come from a field; control characters neither. */
const clean = (text: string) => text.replace(/[|\p{Cc}]/gu, " ").trim()

/** Business number of a line: batch number and position. */
export const referenceOf = (number: string, position: number): string => `${number}-${String(position).padStart(7, "0")}`

/** The position a reference names in this batch, or null when it is not one of this batch. */
export function positionOf(number: string, reference: string): number | null {
  const digits = reference.startsWith(`${number}-`) ? reference.slice(number.length + 1) : ""
  return /^\d{7}$/.test(digits) ? Number(digits) : null
}

/**
 * Writes the file. The hash is SHA-256, lower-case hex, of the whole file in UTF-8 with the hash field of the header left empty.
 * @throws payments.file-duplicate-reference, payments.file-amount-not-positive
 */
export function writeBankFile(head: FileHead, lines: Iterable<FileLine>): BankFile {
  const rows: string[] = []
  const seen = new Set<string>()
  let totalFen = 0
  for (const line of lines) {
    if (seen.has(line.reference)) throw fileProblems.duplicateReference({ reference: line.reference })
    seen.add(line.reference)
    if (!Number.isSafeInteger(line.amountFen) || line.amountFen <= 0) throw fileProblems.amountNotPositive({ row: rows.length + 2 })
    totalFen += line.amountFen
    rows.push(`D|${rows.length + 1}|${clean(line.name)}|${line.idType}|${clean(line.idNumber)}|${clean(line.bankLine)}|${clean(line.account)}|${line.amountFen}|${clean(line.category)}|${clean(line.note)}|${line.reference}\n`)
  }
  const header = `H|${head.number}|${head.region}|${head.month}|${rows.length}|${totalFen}|${head.madeAt}|`
  const body = `\n${rows.join("")}T|${rows.length}|${totalFen}\n`
  const sha256 = createHash("sha256").update(header).update(body).digest("hex")
  return { content: header + sha256 + body, sha256, lineCount: rows.length, totalFen }
}

export interface ReadFile {
  readonly number: string
  readonly sha256: string
  readonly totalFen: number
  readonly lines: readonly { readonly reference: string; readonly amountFen: number; readonly account: string; readonly name: string }[]
}

/** Reads and verifies a file: hash, header = Σ lines = trailer, no reference twice, every amount positive. @throws fileProblems */
export function readBankFile(content: string): ReadFile {
  const rows = content.split("\n")
  if (rows.pop() !== "") throw fileProblems.malformed({ row: rows.length + 1 })
  const header = (rows[0] ?? "").split("|")
  if (header.length !== 8 || header[0] !== "H") throw fileProblems.malformed({ row: 1 })
  const said = header[7] ?? ""
  const emptied = `${header.slice(0, 7).join("|")}|${content.slice((rows[0] ?? "").length)}`
  const details = rows.slice(1, -1)
  const lines = details.map((row, index) => {
    const field = row.split("|")
    if (field.length !== 11 || field[0] !== "D" || field[1] !== String(index + 1)) throw fileProblems.malformed({ row: index + 2 })
    const amountFen = Number(field[7])
    if (!/^\d+$/.test(field[7] ?? "") || amountFen <= 0) throw fileProblems.amountNotPositive({ row: index + 2 })
    return { reference: field[10] ?? "", amountFen, account: field[6] ?? "", name: field[2] ?? "" }
  })
  const seen = new Set<string>()
  for (const line of lines) {
    if (seen.has(line.reference)) throw fileProblems.duplicateReference({ reference: line.reference })
    seen.add(line.reference)
  }
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  if (header[4] !== String(lines.length) || header[5] !== String(totalFen)) throw fileProblems.headerDiffers()
  if (rows.at(-1) !== `T|${lines.length}|${totalFen}`) throw fileProblems.trailerDiffers()
  if (createHash("sha256").update(emptied).digest("hex") !== said) throw fileProblems.hashDiffers()
  return { number: header[1] ?? "", sha256: said, totalFen, lines }
}

/** Refuses a file that does not pay exactly these lines: the ready ones, each its amount. @throws payments.hold-included, payments.file-differs-from-lines */
export function mustPayExactly(file: ReadFile, lines: readonly { readonly reference: string; readonly amountFen: number; readonly state: string }[]): void {
  const expected = new Map(lines.map((line) => [line.reference, line]))
  for (const line of file.lines) {
    const known = expected.get(line.reference)
    if (!known) throw fileProblems.differsFromLines({ difference: `多出${line.reference}` })
    if (known.state !== "ready") throw fileProblems.holdIncluded({ reference: line.reference })
    if (known.amountFen !== line.amountFen) throw fileProblems.differsFromLines({ difference: `${line.reference}金额相差${line.amountFen - known.amountFen}分` })
  }
  const ready = lines.filter((line) => line.state === "ready").length
  if (ready !== file.lines.length) throw fileProblems.differsFromLines({ difference: `少${ready - file.lines.length}笔` })
}
