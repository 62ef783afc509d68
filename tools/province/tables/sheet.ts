// Rows of one table or file as they are written: text in which every character is one byte of UTF-8, cut into pieces of a quarter megabyte.

const pieceSize = 262_144
/** Most sheets hold little at a time. */
const firstSize = 8_192

/** Text as bytes of UTF-8, one character each: joining and cutting then never has to think about encoding. */
export function bytes(text: string): string {
  let out = ""
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) out += text[at]
    else if (unit < 0x800) out += String.fromCharCode(0xc0 | (unit >> 6), 0x80 | (unit & 63))
    else if (unit >= 0xd800 && unit < 0xdc00) {
      const point = 0x10000 + ((unit - 0xd800) << 10) + (text.charCodeAt(++at) - 0xdc00)
      out += String.fromCharCode(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    } else out += String.fromCharCode(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 63), 0x80 | (unit & 63))
  }
  return out
}

export class Sheet {
  /** Rows since the sheet was made; emptying it leaves the count. */
  rows = 0
  /** What is being written; only `again` leaves something to change in it. */
  open = Buffer.allocUnsafe(firstSize)
  private used = 0
  private pieces: Buffer[] = []

  /** Rows that end with a line feed, as `bytes`. */
  add(rows: string, count = 1): void {
    if (this.used + rows.length > this.open.length) this.cut(rows.length)
    this.used += this.open.write(rows, this.used, "latin1")
    this.rows += count
  }

  /** Adds the last `length` bytes once more; answers where in `open` they begin, so that what differs can be written over. */
  again(length: number): number {
    const [before, at] = [this.open, this.used]
    if (at + length > before.length) this.cut(length)
    if (this.open === before) before.copyWithin(at, at - length, at)
    else before.copy(this.open, 0, at - length, at)
    this.used += length
    this.rows += 1
    return this.used - length
  }

  /** What was added since the last call. */
  take(): readonly Buffer[] {
    if (this.used > 0) this.cut(0)
    const pieces = this.pieces
    this.pieces = []
    return pieces
  }

  private cut(room: number): void {
    if (this.used > 0) this.pieces.push(this.open.subarray(0, this.used))
    this.open = Buffer.allocUnsafe(Math.max(room, this.used > firstSize / 2 ? pieceSize : firstSize))
    this.used = 0
  }
}

/** One row of COPY text; values hold no tab, line feed or backslash. */
export function row(...cells: readonly (string | number | null)[]): string {
  let text = ""
  for (let at = 0; at < cells.length; at++) text += (at === 0 ? "" : "\t") + (cells[at] ?? "\\N")
  return `${text}\n`
}

/** One row of CSV (RFC 4180). */
export const csvRow = (...cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => (typeof cell === "string" && /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : (cell ?? ""))).join(",")}\n`
