// Reading a feed's file as a stream: what it is, in which encoding, its rows, and that it is whole.
import { createHash } from "node:crypto"
import { createReadStream } from "node:fs"
import { pipeline } from "node:stream"
import { parse } from "csv-parse"
import iconv from "iconv-lite"
import { tidyNumber, type PlainDate } from "#standards"
import type { Column, Feed } from "../feeds/feed.ts"
import { checkCell } from "./check-cell.ts"

/** The whole file is refused: a stable code, what to do about it, and the line where it shows. */
export class FileFault extends Error {
  readonly code: string
  readonly line: number | null
  constructor(code: string, says: string, line: number | null = null) {
    super(says)
    this.name = "FileFault"
    this.code = code
    this.line = line
  }
}

export interface FileFacts {
  readonly sha256: string
  readonly bytes: number
  /** False when the bytes are no UTF-8; then they are read as GB18030. */
  readonly isUtf8: boolean
  readonly hasNul: boolean
}

/** One pass over the bytes: their digest and which encoding they can be. A character cut in two at the very end is a cut file, no other encoding. */
export async function factsOfFile(path: string): Promise<FileFacts> {
  const digest = createHash("sha256")
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let bytes = 0
  let isUtf8 = true
  let hasNul = false
  const decode = (chunk: Uint8Array) => {
    try {
      if (isUtf8) decoder.decode(chunk, { stream: true })
    } catch {
      isUtf8 = false
    }
  }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    bytes += chunk.length
    hasNul ||= chunk.includes(0)
    decode(chunk)
  }
  return { sha256: digest.digest("hex"), bytes, isUtf8, hasNul }
}

/** A row whose cells are all in order, or set aside with the fault. Values stand in the order of the feed's columns. */
export interface FeedRow {
  readonly line: number
  readonly values: readonly (string | null)[]
  readonly setAside: { readonly field: string; readonly code: string; readonly says: string } | null
}

/** A cell that makes the file unusable. */
export interface CellFault {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly says: string
}

/**
 * The rows of a file. Faults of single cells are handed to `onFault` and reading goes on, so that a report names all of them.
 * @throws FileFault when the file is no text, cut off, unbalanced in its quotes, has a wrong header, a row of another width, or no end line.
 */
export async function* rowsOf(path: string, facts: FileFacts, feed: Feed, today: PlainDate, onFault: (fault: CellFault) => void): AsyncGenerator<FeedRow> {
  if (facts.bytes === 0) throw new FileFault("E-FEED-EMPTY", "文件是空的")
  if (facts.hasNul) throw new FileFault("E-FEED-NOT-TEXT", "这不是CSV文本文件（可能是Excel或UTF-16文件），请另存为UTF-8编码的CSV后再送")
  const parser = parse({
    bom: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 65_536,
    record_delimiter: ["\r\n", "\n", "\r"],
    // the line a record ends at travels as its last cell
    on_record: (record: string[], { lines }: { lines: number }) => {
      lastWhole = lines
      record.push(String(lines))
      return record
    },
  })
  let lastWhole = 0
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  const over = (): void => undefined
  if (facts.isUtf8) pipeline(source, parser, over)
  else pipeline(source, iconv.decodeStream("gb18030"), parser, over)
  let header: readonly (Column | undefined)[] | undefined
  let width = 0
  let rows = 0
  let ended: number | undefined
  let line = 0
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const starts = line + 1
      line = Number(record.pop())
      if (!facts.isUtf8 && record.some((cell) => cell.includes("\uFFFD"))) throw new FileFault("E-FEED-ENCODING", "文件的编码既不是UTF-8也不是GB18030（GBK），请另存为UTF-8后再送", starts)
      if (ended !== undefined) throw new FileFault("E-FEED-AFTER-END", "结束行之后还有内容", starts)
      if (!header) {
        header = headerOf(record, feed, facts.isUtf8)
        width = record.length
        continue
      }
      const first = record[0] ?? ""
      if (first === "#END" || first === "#结束") {
        ended = Number(record[1] ?? "")
        if (ended !== rows) throw new FileFault("E-FEED-COUNT", `结束行写明${record[1] ?? ""}行，实际${rows}行，文件可能缺行，请重新生成`, starts)
        continue
      }
      if (record.length !== width) throw new FileFault("E-FEED-ROW", `本行有${record.length}列，表头有${width}列，文件可能被截断或分隔符有误`, starts)
      rows++
      yield readRow(record, header, feed, starts, today, onFault)
    }
  } catch (failure) {
    if (failure instanceof FileFault) throw failure
    if (String((failure as { code?: string }).code).startsWith("CSV_")) throw new FileFault("E-FEED-QUOTE", "引号没有成对，文件可能被截断，请检查该行的引号", lastWhole + 1)
    throw failure
  }
  if (!header) throw new FileFault("E-FEED-HEADER", "文件没有表头")
  if (ended === undefined) throw new FileFault("E-FEED-CUT", "文件缺少结束行“#END,行数”，可能没有传完，请重新传送", line)
}

const tidyHeader = (text: string): string => tidyNumber(text).toLowerCase()

/** Which column stands where. */
function headerOf(record: readonly string[], feed: Feed, isUtf8: boolean): readonly Column[] {
  const byHeader = new Map(feed.columns.flatMap((column) => [column.name, column.label, ...(column.also ?? [])].map((header) => [tidyHeader(header), column] as const)))
  const found = record.map((header) => {
    const column = byHeader.get(tidyHeader(header))
    if (!column && !isUtf8) throw new FileFault("E-FEED-ENCODING", "文件的编码既不是UTF-8也不是GB18030（GBK），或表头有误，请另存为UTF-8后再送", 1)
    if (!column) throw new FileFault("E-FEED-HEADER", `表头中有不认识的列“${header.slice(0, 30)}”；应为：${feed.columns.map((one) => one.label).join("、")}`, 1)
    return column
  })
  const twice = found.find((column, index) => found.indexOf(column) !== index)
  if (twice) throw new FileFault("E-FEED-HEADER", `表头中“${twice.label}”出现了两次`, 1)
  const missing = feed.columns.filter((column) => column.required && !found.includes(column))
  if (missing.length > 0) throw new FileFault("E-FEED-HEADER", `表头缺少：${missing.map((column) => column.label).join("、")}`, 1)
  return found
}

function readRow(record: readonly string[], header: readonly (Column | undefined)[], feed: Feed, line: number, today: PlainDate, onFault: (fault: CellFault) => void): FeedRow {
  const values: (string | null)[] = new Array<string | null>(feed.columns.length).fill(null)
  let setAside: FeedRow["setAside"] = null
  header.forEach((column, at) => {
    if (!column) return
    const cell = checkCell(column, record[at] ?? "", today)
    if ("value" in cell) values[feed.columns.indexOf(column)] = cell.value
    else if (cell.fault === "row") setAside ??= { field: column.label, code: cell.code, says: cell.says }
    else onFault({ line, field: column.label, code: cell.code, says: cell.says })
  })
  return { line, values, setAside }
}
