// Rows of one table or file as they are written: text in which every character is one byte of UTF-8, cut into pieces of a quarter megabyte.

const pieceSize = 262_144

/** Text as bytes, one character each: joining and cutting then never has to think about encoding. */
export const bytes = (text: string): string => Buffer.from(text, "utf8").toString("latin1")

export class Sheet {
  /** Rows since the sheet was made; emptying it leaves the count. */
  rows = 0
  private text = ""
  private pieces: Buffer[] = []

  /** Rows that end with a line feed, as `bytes`. */
  add(rows: string, count = 1): void {
    this.text += rows
    this.rows += count
    if (this.text.length >= pieceSize) this.cut()
  }

  /** What was added since the last call. */
  take(): readonly Buffer[] {
    if (this.text.length > 0) this.cut()
    const pieces = this.pieces
    this.pieces = []
    return pieces
  }

  private cut(): void {
    this.pieces.push(Buffer.from(this.text, "latin1"))
    this.text = ""
  }
}

/** One row of COPY text; values hold no tab, line feed or backslash. */
export const row = (...cells: readonly (string | number | null)[]): string => `${cells.map((cell) => (cell === null ? "\\N" : cell)).join("\t")}\n`

/** One row of CSV (RFC 4180). */
export const csvRow = (...cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (typeof cell === "string" && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : (cell ?? ""))).join(",")}\n`
