// Rows whose number is somebody's but whose name is not: an officer of the person's place decides whether they are that person's.
import { codeLabel, fen, formatYuan } from "#standards"
import { statement, type Tx } from "#platform/database"
import type { House } from "#platform/module"
import { commonProblems } from "#wire"
import { exchangeProblems } from "../contract.ts"
import { feedNamed } from "../feeds/all-feeds.ts"
import type { Column } from "../feeds/feed.ts"
import { mergeOne } from "./merge.ts"

interface ByHandRow {
  person_id: string
  receipt_id: string
  line: number
  feed: string
  given_name: string
  registered_name: string
  id_masked: string | null
  region: string
  cells: Readonly<Record<string, unknown>>
  at: string
}

const listOpen = statement<{ scope: string }, ByHandRow>({
  name: "exchange.list-by-hand",
  reach: "report",
  sql: `
    select h.person_id, h.receipt_id, h.line, h.feed, h.given_name, h.registered_name, p.id_masked, h.region, h.cells, h.at
      from exchange.by_hand h left join registers.persons p using (person_id)
     where h.state = 'open' and h.region like :scope || '%' order by h.at, h.receipt_id, h.line limit 200`,
})

/** A cell as an officer reads it: codes by name, money in yuan, months and answers in words. */
function wordsOf(column: Column, value: unknown): string {
  if (typeof value === "boolean") return value ? "是" : "否"
  if (typeof value === "number") return column.kind === "yuan" ? `${formatYuan(fen(value))} 元` : column.kind === "month" ? `${Math.floor(value / 100)}-${String(value % 100).padStart(2, "0")}` : String(value)
  const text = String(value)
  return column.kind === "code" && column.set ? (codeLabel(column.set, text) ?? text) : text
}

/** What the row says besides whose it is; the numbers of people stay sealed. */
const saidIn = (feed: string, cells: Readonly<Record<string, unknown>>) =>
  (feedNamed(feed)?.columns ?? []).flatMap((column) => {
    const value = cells[column.name]
    const isWhose = column.kind === "id-number" || column.kind === "former-number" || column.kind === "name" || column.name === "op"
    return isWhose || value === null || value === undefined || value === "" ? [] : [{ label: column.label, value: wordsOf(column, value) }]
  })

export async function openByHand(db: Tx, scope: string) {
  return (await db.all(listOpen, { scope })).map((row) => ({ personId: row.person_id, receiptId: row.receipt_id, line: row.line, feed: row.feed, givenName: row.given_name, registeredName: row.registered_name, idMasked: row.id_masked, region: row.region, cells: saidIn(row.feed, row.cells), at: row.at }))
}

interface Key {
  readonly personId: string
  readonly receiptId: string
  readonly line: number
}

type KeyArgs = { person: string; receipt: string; line: number }

/** Read as the officer, so that row security says whether the person is theirs. */
const find = statement<KeyArgs, { feed: string; region: string; state: string }>({ name: "exchange.find-by-hand", reach: "subject", sql: "select feed, region, state from exchange.by_hand where person_id = :person and receipt_id = :receipt and line = :line" })

/** The identifiers leave as text: a number of 63 bits does not survive being read as a JSON number. */
const close = statement<KeyArgs & { state: string; by: string; why: string; now: string }, { cells: Record<string, unknown> }>({
  name: "exchange.close-by-hand",
  reach: "subject",
  sql: `
    update exchange.by_hand set state = :state, decided_by = :by, decided_why = :why, decided_at = :now::timestamptz
     where person_id = :person and receipt_id = :receipt and line = :line and state = 'open'
    returning cells || jsonb_build_object('person_id', person_id::text, 'employer_id', cells ->> 'employer_id', 'new_id', cells ->> 'new_id') as cells`,
})

/** Takes or drops one row. @throws input.not-found outside the officer's scope, exchange.already-decided. */
export async function decide(house: House, db: Tx, key: Key, takes: boolean, by: string, why: string): Promise<{ readonly state: "taken" | "dropped"; readonly region: string; readonly feed: string }> {
  const args = { person: key.personId, receipt: key.receiptId, line: key.line }
  const row = await db.maybe(find, args)
  const feed = row && feedNamed(row.feed)
  if (!row || !feed) throw commonProblems.notFound()
  const state = takes ? "taken" : "dropped"
  await house.database.system.transaction(async (tx) => {
    const closed = await tx.maybe(close, { ...args, state, by, why, now: house.clock() })
    if (!closed) throw exchangeProblems.alreadyDecided()
    if (takes) await mergeOne(tx, feed, closed.cells, { receiptId: key.receiptId, scope: "", province: house.province.slice(0, 2), now: house.clock() })
  })
  return { state, region: row.region, feed: feed.name }
}
