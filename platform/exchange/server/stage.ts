// Staging: the rows of a file go by COPY into an unlogged table of their own, identity numbers only as digests.
import { Readable } from "node:stream"
import { comparableName, maskIdNumber, type PlainDate } from "#standards"
import { newId, type Sealing, type Session } from "#platform/database"
import type { Column, Feed } from "../feeds/feed.ts"
import { sqlTypeOf } from "./check-cell.ts"
import { type CellFault, FileFault, type FileFacts, rowsOf } from "./read-file.ts"

/** The most faults a report lists; the count is of all. */
export const faultsListed = 1000

/** Columns that stand in the staging table as they are. */
export const stagedColumns = (feed: Feed): readonly Column[] => feed.columns.filter((column) => column.kind !== "id-number")

/** Name of the staging table of one receipt. Digits only ever reach it. */
export const stagingTable = (receiptId: string): string => {
  if (!/^\d{1,19}$/.test(receiptId)) throw new Error("a receipt id is not digits")
  return `exchange.staged_${receiptId}`
}

/** What is kept of an identity number besides its digest, for files that make people. */
const numberColumns = "id_sealed text, id_masked text, number_birth date, number_sex text"

export const createStaging = (feed: Feed, table: string, temporary = false): string =>
  `create ${temporary ? "temp" : "unlogged"} table ${table} (line int not null, new_id bigint not null, digest text, fault_field text, fault_code text, fault_says text, name_compared text, ${numberColumns}, ${stagedColumns(feed)
    .map((column) => `${column.name} ${sqlTypeOf(column)}`)
    .join(", ")})${temporary ? " on commit drop" : ""}`

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" }
const copyCell = (value: string | null): string => (value === null ? "\\N" : value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? ""))

/** A number a person had before is kept as its digest, like the one they have. */
const keptCell = (sealing: Sealing, column: Column | undefined, value: string | null): string | null => (value !== null && column?.kind === "former-number" ? sealing.digest("id", value) : value)

/** Cells that cannot be what they should: the file is refused whole, and this says which. */
export class CellFaults extends FileFault {
  /** The first of them; `count` is of all. */
  readonly faults: readonly CellFault[]
  constructor(faults: readonly CellFault[], count: number) {
    const [first] = faults
    super("E-FEED-CELLS", `有${count}处内容有误，整个文件未入库；第一处在第${first?.line ?? 0}行：${first?.says ?? ""}。请改正后重新报送`, first?.line ?? null)
    this.faults = faults
  }
}

/**
 * Reads the file into its staging table in one transaction, and returns how many rows it has.
 * @throws FileFault when the file cannot be used at all, CellFaults when cells are wrong; then nothing is staged.
 */
export async function stage(system: Session, sealing: Sealing, feed: Feed, receiptId: string, path: string, facts: FileFacts, today: PlainDate): Promise<number> {
  const table = stagingTable(receiptId)
  const faults: CellFault[] = []
  let faultCount = 0
  let rows = 0
  const numberAt = feed.columns.findIndex((column) => column.kind === "id-number")
  const nameAt = feed.columns.findIndex((column) => column.name === "name")
  const makesPeople = feed.about === "person-file"
  const kept = feed.columns.flatMap((column, at) => (column.kind === "id-number" ? [] : [at]))
  const lines = async function* (): AsyncGenerator<string> {
    let chunk = ""
    for await (const row of rowsOf(path, facts, feed, today, (fault) => {
      faultCount++
      if (faults.length < faultsListed) faults.push(fault)
    })) {
      rows++
      const number = numberAt < 0 ? null : (row.values[numberAt] ?? null)
      const name = nameAt < 0 ? null : (row.values[nameAt] ?? null)
      const cells = [
        String(row.line),
        newId(),
        number === null ? null : sealing.digest("id", number),
        row.setAside?.field ?? null,
        row.setAside?.code ?? null,
        row.setAside?.says ?? null,
        name === null ? null : comparableName(name),
        ...(makesPeople && number !== null
          ? [sealing.seal(number), maskIdNumber(number), `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`, Number(number.charAt(16)) % 2 === 1 ? "1" : "2"]
          : [null, null, null, null]),
        ...kept.map((at) => keptCell(sealing, feed.columns[at], row.values[at] ?? null)),
      ]
      chunk += `${cells.map(copyCell).join("\t")}\n`
      if (chunk.length > 65_536) {
        yield chunk
        chunk = ""
      }
    }
    if (chunk !== "") yield chunk
  }
  await system.transaction(async (tx) => {
    await tx.sql(`drop table if exists ${table}`)
    await tx.sql(createStaging(feed, table))
    await tx.copyIn(table, Readable.from(lines(), { objectMode: false, highWaterMark: 1 << 18 }))
    if (faultCount > 0) throw new CellFaults(faults, faultCount)
    await tx.sql("update exchange.receipts set state = 'staged', rows = $2 where receipt_id = $1", [receiptId, rows])
  })
  return rows
}

