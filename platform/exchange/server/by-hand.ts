// Rows whose number is somebody's but whose name is not: an officer of the person's place decides whether they are that person's.
import { statement, type Tx } from "#platform/database"
import type { House } from "#platform/module"
import { commonProblems } from "#wire"
import { exchangeProblems } from "../contract.ts"
import { feedNamed } from "../feeds/all-feeds.ts"
import { mergeOne } from "./merge.ts"

interface ByHandRow {
  person_id: string
  receipt_id: string
  line: number
  feed: string
  given_name: string
  registered_name: string
  region: string
  at: string
}

const listOpen = statement<{ scope: string }, ByHandRow>({
  name: "exchange.list-by-hand",
  reach: "report",
  sql: `
    select person_id, receipt_id, line, feed, given_name, registered_name, region, at from exchange.by_hand
     where state = 'open' and region like :scope || '%' order by at, receipt_id, line limit 200`,
})

export async function openByHand(db: Tx, scope: string) {
  return (await db.all(listOpen, { scope })).map((row) => ({ personId: row.person_id, receiptId: row.receipt_id, line: row.line, feed: row.feed, givenName: row.given_name, registeredName: row.registered_name, region: row.region, at: row.at }))
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
