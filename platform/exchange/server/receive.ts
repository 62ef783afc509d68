// Receiving one file: known by its bytes, staged, checked, merged in one transaction, and answered with a receipt.
import { todayInChina } from "#standards"
import { newId, statement, violatedConstraint } from "#platform/database"
import type { House } from "#platform/module"
import type { Receipt, ReceiptRow } from "../contract.ts"
import { feedNamed } from "../feeds/all-feeds.ts"
import type { Feed } from "../feeds/feed.ts"
import { merge } from "./merge.ts"
import { FileFault, factsOfFile } from "./read-file.ts"
import { CellFaults, stage, stagingTable } from "./stage.ts"

/** A file to be taken. */
export interface Delivery {
  readonly feed: Feed
  /** Where the file lies; it is not moved or changed here. */
  readonly path: string
  readonly fileName: string
  readonly cameBy: "folder" | "endpoint" | "again"
  readonly sender: string
  /** Regions the sender may speak about, a prefix. */
  readonly scope: string
  /** Set when a file that had been taken is compared once more. */
  readonly againOf?: string
}

interface ReceiptRecord {
  receipt_id: string
  feed: string
  file_name: string
  sha256: string
  bytes: string
  encoding: string
  came_by: Receipt["cameBy"]
  sender: string
  state: Receipt["state"]
  rows: number
  fresh: number
  changed: number
  unchanged: number
  withdrawn: number
  set_aside: number
  by_hand: number
  code: string | null
  says: string | null
  line: number | null
  previous_id: string | null
  received_at: string
  ended_at: string | null
}

const receiptColumns =
  "receipt_id, feed, file_name, sha256, bytes, encoding, came_by, sender, state, rows, fresh, changed, unchanged, withdrawn, set_aside, by_hand, code, says, line, previous_id, received_at, ended_at"

export const receiptOf = (row: ReceiptRecord, repeated = false): Receipt => ({
  receiptId: row.receipt_id,
  feed: row.feed,
  feedTitle: feedNamed(row.feed)?.title ?? row.feed,
  fileName: row.file_name,
  sha256: row.sha256,
  bytes: Number(row.bytes),
  encoding: row.encoding,
  cameBy: row.came_by,
  sender: row.sender,
  state: row.state,
  rows: row.rows,
  fresh: row.fresh,
  changed: row.changed,
  unchanged: row.unchanged,
  withdrawn: row.withdrawn,
  setAside: row.set_aside,
  byHand: row.by_hand,
  code: row.code,
  says: row.says,
  line: row.line,
  previousId: row.previous_id,
  receivedAt: row.received_at,
  endedAt: row.ended_at,
  repeated,
})

const sameFile = statement<{ feed: string; sha256: string }, ReceiptRecord>({
  name: "exchange.find-receipt-by-file",
  reach: "queue",
  sql: `select ${receiptColumns} from exchange.receipts where feed = :feed and sha256 = :sha256 and again_of is null`,
})

export const receiptById = statement<{ receipt: string }, ReceiptRecord>({ name: "exchange.read-receipt", reach: "queue", sql: `select ${receiptColumns} from exchange.receipts where receipt_id = :receipt` })

export const receipts = statement<{ feeds: string[]; state: string | null; after: string | null; limit: number }, ReceiptRecord>({
  name: "exchange.list-receipts",
  reach: "queue",
  sql: `
    select ${receiptColumns} from exchange.receipts
     where feed = any(:feeds::text[]) and (:state::text is null or state = :state) and (:after::bigint is null or receipt_id < :after::bigint)
     order by receipt_id desc limit :limit`,
})

const openReceipt = statement<
  { receipt: string; feed: string; file: string; sha256: string; bytes: number; encoding: string; cameBy: string; sender: string; scope: string; againOf: string | null; now: string },
  { receipt_id: string }
>({
  name: "exchange.open-receipt",
  reach: "queue",
  sql: `
    insert into exchange.receipts (receipt_id, feed, file_name, sha256, bytes, encoding, came_by, sender, scope, state, previous_id, again_of, received_at)
    values (:receipt, :feed, :file, :sha256, :bytes, :encoding, :cameBy, :sender, :scope, 'reading',
            (select max(p.receipt_id) from exchange.receipts p where p.feed = :feed and p.file_name = :file and p.state = 'accepted'), :againOf, :now::timestamptz)
    returning receipt_id`,
})

const refuseReceipt = statement<{ receipt: string; code: string; says: string; line: number | null; now: string }, ReceiptRecord>({
  name: "exchange.refuse-receipt",
  reach: "queue",
  sql: `update exchange.receipts set state = 'refused', code = :code, says = :says, line = :line, ended_at = :now::timestamptz where receipt_id = :receipt returning ${receiptColumns}`,
})

const acceptReceipt = statement<
  { receipt: string; fresh: number; changed: number; unchanged: number; withdrawn: number; setAside: number; byHand: number; now: string },
  ReceiptRecord
>({
  name: "exchange.accept-receipt",
  reach: "queue",
  sql: `
    update exchange.receipts set state = 'accepted', fresh = :fresh, changed = :changed, unchanged = :unchanged, withdrawn = :withdrawn, set_aside = :setAside, by_hand = :byHand, ended_at = :now::timestamptz
     where receipt_id = :receipt and state = 'staged' returning ${receiptColumns}`,
})

const keepRows = statement<{ receipt: string; rows: string }>({
  name: "exchange.keep-receipt-rows",
  reach: "bulk",
  sql: `
    insert into exchange.receipt_rows (receipt_id, line, seq, outcome, field, code, says)
    select :receipt::bigint, r.line, r.seq, 'fault', r.field, r.code, r.says from jsonb_to_recordset(:rows::jsonb) as r(line int, seq int, field text, code text, says text)
    on conflict do nothing`,
})

/** Kept after a crash so that a half-read file is not read twice at once by two processes. */
const lockFile = "select pg_advisory_xact_lock(7715904, hashtext($1))"

/**
 * Takes one file. The same bytes sent again return the first receipt, and nothing happens. A file that was being taken when the program
 * died is taken up where it stood: read again when its staging was not finished, otherwise only merged. Merging, receipt and events are
 * one transaction. Two processes given the same file wait for each other.
 */
export function receive(house: House, delivery: Delivery): Promise<Receipt> {
  const result = taking.then(() => receiveNow(house, delivery))
  taking = result.then(() => undefined, () => undefined)
  return result
}

/** Files are taken one after the other: each holds a lock's connection and a second one for its work. */
let taking: Promise<void> = Promise.resolve()

async function receiveNow(house: House, delivery: Delivery): Promise<Receipt> {
  const facts = await factsOfFile(delivery.path)
  return house.database.system.transaction(async (lock) => {
    await lock.sql(lockFile, [`${delivery.feed.name}:${facts.sha256}`])
    const system = house.database.system
    const before = delivery.againOf ? undefined : await system.maybe(sameFile, { feed: delivery.feed.name, sha256: facts.sha256 })
    if (before?.ended_at) return receiptOf(before, true)
    const receiptId = before?.receipt_id ?? (await open(house, delivery, facts))
    try {
      return await take(house, delivery, receiptId, facts, before)
    } catch (failure) {
      if (!(failure instanceof FileFault)) throw failure
      return refuse(house, receiptId, failure)
    }
  })
}

async function refuse(house: House, receiptId: string, fault: FileFault): Promise<Receipt> {
  const rows = fault instanceof CellFaults ? fault.faults.map((one, seq) => ({ ...one, seq })) : []
  const [, , [row]] = await house.database.system.transaction(async (tx) => [
    await tx.sql(`drop table if exists ${stagingTable(receiptId)}`),
    await tx.run(keepRows, { receipt: receiptId, rows: JSON.stringify(rows) }),
    await tx.all(refuseReceipt, { receipt: receiptId, code: fault.code, says: fault.message, line: fault.line, now: house.clock() }),
  ] as const)
  if (!row) throw new Error(`receipt ${receiptId} is gone`)
  return receiptOf(row)
}

type Facts = Awaited<ReturnType<typeof factsOfFile>>

async function open(house: House, delivery: Delivery, facts: Facts): Promise<string> {
  const receiptId = newId()
  try {
    await house.database.system.one(openReceipt, {
      receipt: receiptId,
      feed: delivery.feed.name,
      file: delivery.fileName,
      sha256: facts.sha256,
      bytes: facts.bytes,
      encoding: facts.isUtf8 ? "UTF-8" : "GB18030",
      cameBy: delivery.cameBy,
      sender: delivery.sender,
      scope: delivery.scope,
      againOf: delivery.againOf ?? null,
      now: house.clock(),
    })
    return receiptId
  } catch (failure) {
    if (violatedConstraint(failure) !== "receipts_by_file") throw failure
    return (await house.database.system.one(sameFile, { feed: delivery.feed.name, sha256: facts.sha256 })).receipt_id
  }
}

async function take(house: House, delivery: Delivery, receiptId: string, facts: Facts, before: ReceiptRecord | undefined): Promise<Receipt> {
  const system = house.database.system
  const { feed } = delivery
  if (!(await isStaged(house, receiptId, before))) await stage(system, house.sealing, feed, receiptId, delivery.path, facts, todayInChina(house.clock()))
  const accepted = await system.transaction(async (tx) => {
    const counts = await merge(tx, feed, stagingTable(receiptId), { receiptId, scope: delivery.scope, province: house.province.slice(0, 2), now: house.clock() })
    const row = await tx.one(acceptReceipt, { receipt: receiptId, ...counts, now: house.clock() })
    await tx.sql(`drop table ${stagingTable(receiptId)}`)
    return row
  })
  return receiptOf(accepted)
}

/** Whether an earlier attempt had read the whole file, and its rows are still there (an unlogged table is empty after a crash of PostgreSQL). */
async function isStaged(house: House, receiptId: string, before: ReceiptRecord | undefined): Promise<boolean> {
  if (before?.state !== "staged" || before.rows === 0) return false
  return house.database.system.transaction(async (tx) => {
    const [table] = await tx.sql<{ there: boolean }>("select to_regclass($1) is not null as there", [stagingTable(receiptId)])
    if (!table?.there) return false
    const [count] = await tx.sql<{ n: string }>(`select count(*) as n from ${stagingTable(receiptId)}`)
    return Number(count?.n) === before.rows
  })
}

export const rowsOfReceipt = statement<{ receipt: string; limit: number }, ReceiptRow>({
  name: "exchange.list-receipt-rows",
  reach: "queue",
  sql: "select line, outcome, field, code, says from exchange.receipt_rows where receipt_id = :receipt order by line, seq limit :limit",
})

/** A file that was being taken when the program died: who had sent it, and for where. Undefined when its receipt is written, or was never begun. */
export const unfinished = statement<{ feed: string; sha256: string }, { sender: string; scope: string; came_by: "folder" | "endpoint"; file_name: string }>({
  name: "exchange.find-unfinished-receipt",
  reach: "queue",
  sql: "select sender, scope, came_by, file_name from exchange.receipts where feed = :feed and sha256 = :sha256 and again_of is null and ended_at is null",
})

/** After a crash: comparisons by an operator's wish are ended, and staging tables that no open receipt needs are dropped. */
export async function clearLeftovers(house: House): Promise<void> {
  await house.database.system.transaction(async (tx) => {
    await tx.sql("update exchange.receipts set state = 'refused', code = 'E-FEED-INTERRUPTED', says = '重新比对时程序中断，请再次发起', ended_at = $1::timestamptz where again_of is not null and ended_at is null", [house.clock()])
    const idle = await tx.sql<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'exchange' and c.relkind = 'r' and starts_with(c.relname::text, 'staged_')
          and not exists (select 1 from exchange.receipts r where 'staged_' || r.receipt_id = c.relname and r.ended_at is null)`,
    )
    for (const { name } of idle) await tx.sql(`drop table if exists ${stagingTable(name.slice("staged_".length))}`)
  })
}
