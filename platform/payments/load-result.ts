// 回盘: the whole answer or none of it; every answered line is settled, returns are opened, the money that left is booked.
import { createHash } from "node:crypto"
import { Readable } from "node:stream"
import { commonProblems } from "#wire"
import { newId, type Bulk } from "#platform/database"
import type { House } from "#platform/module"
import { mayAct } from "./act-on-batch.ts"
import { bankPatience, withPatience } from "./bank.ts"
import type { BatchState } from "./batch-log.ts"
import { referenceOf } from "./bank-file.ts"
import { settledTable } from "./business.ts"
import { paymentProblems } from "./contract.ts"
import { readResultFile, type ResultLine, resultProblems } from "./result-file.ts"
import { businessOf, headOf, logOf, type Officer, type PaymentRooms } from "./rooms.ts"
import { book, hasResult, insertFile, lockBatch, totalsOf } from "./statements.ts"
import { publishSettled } from "./publish-settled.ts"
import { appendTo } from "./write-action.ts"

/** Asks the bank. @throws payments.no-result, payments.bank-silent */
export async function fetchResult(rooms: PaymentRooms, house: House, number: string): Promise<string> {
  const content = await withPatience(rooms.bankOf(house).result(number), bankPatience).catch(() => undefined)
  if (content === undefined) throw paymentProblems.bankSilent()
  if (content === null) throw paymentProblems.noResult()
  return content
}

export interface Loaded {
  readonly state: BatchState
  readonly length: number
  readonly paid: number
  readonly returned: number
  readonly unanswered: number
}

/** After this many returns of one payment it goes to the 挂账 list (§9.3). */
export const returnsBeforeSuspense = 3

/** Loads an answer. A file that was loaded before changes nothing. @throws resultProblems; the batch then stays as it was */
export async function loadResult(rooms: PaymentRooms, house: House, officer: Officer, batchId: string, content: string, length?: number): Promise<Loaded> {
  const sha = createHash("sha256").update(content).digest("hex")
  return house.database.system.transaction(async (tx) => {
    const row = await tx.one(lockBatch, { batch: batchId })
    const { log, standing } = await logOf(tx, batchId)
    if (await tx.maybe(hasResult, { batch: batchId, sha })) return outcomeOf(tx, batchId, standing.state, standing.length)
    mayAct(standing, officer, "load-result")
    if (length !== undefined && standing.length !== length) throw commonProblems.changedMeanwhile()
    const batch = headOf(row, house.clock())
    const sent = new Map((await tx.sql<SentLine>("select position, state, result_code from payments.lines where batch_id = $1 and position is not null and state not in ('hold', 'excluded')", [batchId])).map((line) => [line.position, line]))
    const answered = readResultFile(content, row.number, (position) => sent.has(position))
    const fresh = answered.filter((line) => isNews(row.number, sent.get(line.position), line))
    const business = businessOf(rooms, row.business)
    await stage(tx, fresh)
    await settle(tx, batchId, batch.now)
    await bookPaid(tx, { batchId, region: row.region, by: officer.name, at: batch.now })
    if (standing.state === "SENT" && row.kind === "monthly")
      for (const one of await business.institutions(tx, batch))
        if (one.totalFen > 0) await tx.run(book, { id: newId(), region: row.region, batch: batchId, account: "disbursement", kind: "paid", category: one.category, amount: -one.totalFen, at: batch.now, by: officer.name, document: row.number })
    await business.settled(tx, batch, house)
    await publishSettled(tx, batch)
    const total = await tx.one(totalsOf, { batch: batchId })
    const [settled = { fen: 0 }] = await tx.sql<{ fen: number }>("select coalesce(sum(amount_fen), 0)::float8 as fen from payment_settled")
    await tx.run(insertFile, { id: newId(), batch: batchId, kind: "result", category: "", sha, lines: answered.length, total: settled.fen, sealed: house.sealing.seal(content), at: batch.now, by: officer.name })
    const detail = { sha256: sha, answered: fresh.length, paid: total.paid, paidFen: total.paid_fen, returned: total.returned, returnedFen: total.returned_fen, unanswered: total.unanswered }
    const after = await appendTo(tx, batchId, log, { kind: "load-result", actor: officer.officerId, actorName: officer.name, at: batch.now, detail })
    return outcomeOf(tx, batchId, after.standing.state, after.standing.length)
  })
}

interface SentLine {
  position: number
  state: string
  result_code: string | null
}

async function outcomeOf(tx: Bulk, batchId: string, state: BatchState, length: number): Promise<Loaded> {
  const total = await tx.one(totalsOf, { batch: batchId })
  return { state, length, paid: total.paid, returned: total.returned, unanswered: total.unanswered }
}

/** A line answered before may be repeated, not contradicted. */
function isNews(number: string, before: SentLine | undefined, line: ResultLine): boolean {
  if (before?.state === "ready") return true
  if (before && (before.result_code ?? "") === line.code) return false
  throw resultProblems.contradicts({ reference: referenceOf(number, line.position) })
}

async function stage(tx: Bulk, lines: readonly ResultLine[]): Promise<void> {
  await tx.sql("create temporary table bank_answer (position int primary key, paid boolean, code text, at timestamptz, serial text) on commit drop")
  const clean = (text: string) => text.replace(/[\\\t\n\r]/g, " ")
  await tx.copyIn("bank_answer", Readable.from(lines.map((line) => `${line.position}\t${line.paid}\t${line.code}\t${line.at}\t${clean(line.serial)}\n`)))
  await tx.sql("analyze bank_answer")
}

/** Lines, returns, and for a re-issue the return it was to settle. */
async function settle(tx: Bulk, batchId: string, now: string): Promise<void> {
  await tx.sql(settledTable)
  await tx.sql(
    `with answered as (
       update payments.lines l set state = case when a.paid then 'paid' else 'returned' end, result_code = a.code, bank_serial = a.serial, settled_at = a.at
         from bank_answer a where l.batch_id = $1 and l.position = a.position and l.state = 'ready'
       returning l.subject_id, l.subject_kind, l.category, l.region, coalesce(l.parent_batch, l.batch_id) as root_batch, l.amount_fen, a.paid, a.code, a.at)
     insert into payment_settled select * from answered`,
    [batchId],
  )
  await tx.sql(
    `update payments.lines l set state = case when s.paid then 'reissued' else 'returned' end
       from payments.returns r join payment_settled s on s.subject_id = r.subject_id and s.category = r.category
      where r.reissue_batch = $1 and l.subject_id = r.subject_id and l.batch_id = r.batch_id and l.category = r.category`,
    [batchId],
  )
  await tx.sql(
    `update payments.returns r set state = case when s.paid then 'reissued' else 'returned-again' end, settled_at = s.settled_at
       from payment_settled s where r.reissue_batch = $1 and r.subject_id = s.subject_id and r.category = s.category and r.state = 'reissuing'`,
    [batchId],
  )
  await tx.sql(
    `insert into payments.returns (subject_id, subject_kind, return_id, batch_id, root_batch, category, region, amount_fen, code, returned_at, times, state, contact_on)
     select s.subject_id, s.subject_kind, $2::bigint + row_number() over (), $1, s.root_batch, s.category, s.region, s.amount_fen, s.code, s.settled_at, earlier.times + 1,
            case when earlier.times + 1 >= $3 then 'suspense' else 'open' end, case when earlier.times + 1 >= $3 then ($4::timestamptz at time zone 'Asia/Shanghai')::date + interval '3 months' end
       from payment_settled s
       cross join lateral (select count(*)::int as times from payments.returns r where r.subject_id = s.subject_id and r.root_batch = s.root_batch and r.category = s.category) earlier
      where not s.paid`,
    [batchId, newId(), returnsBeforeSuspense, now],
  )
}

async function bookPaid(tx: Bulk, at: { batchId: string; region: string; by: string; at: string }): Promise<void> {
  const sums = await tx.sql<{ category: string; amount: number }>("select category, sum(amount_fen)::float8 as amount from payment_settled where paid group by category")
  for (const { category, amount } of sums)
    await tx.run(book, { id: newId(), region: at.region, batch: at.batchId, account: "disbursement", kind: "paid", category, amount: -amount, at: at.at, by: at.by, document: "" })
}
