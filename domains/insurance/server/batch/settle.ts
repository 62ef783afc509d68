// After the bank: month lines become paid or returned, months count as drawn, offsets are booked; and what is taken back.
import { newId, type Bulk } from "#platform/database"
import { publish } from "#platform/exchange"
import type { BatchHead } from "#platform/payments"
import { todayInChina } from "#standards"
import { monthOfNumber } from "../months.ts"
import { reverseLines } from "./month-chain.ts"
import { premiumKinds } from "./premiums.ts"

export async function settled(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `create temporary table month_settled on commit drop as
     select m.person_id, m.seq, m.ym, m.entitlement_id, m.kind, m.region, m.deducted_fen, m.state as before, s.paid or m.kind in ${premiumKinds} as paid, (s.settled_at at time zone 'Asia/Shanghai')::date as settled_on
       from payment_settled s join insurance.month_lines m on m.batch_id = s.root_batch and m.person_id = s.subject_id
        and m.state in ('pending', 'returned') and (m.kind = s.category or (s.category = 'benefit' and m.kind in ${premiumKinds}))`,
  )
  await tx.sql("analyze month_settled")
  await tx.sql("update insurance.month_lines m set state = case when s.paid then 'paid' else 'returned' end, settled_on = case when s.paid then s.settled_on end from month_settled s where m.person_id = s.person_id and m.seq = s.seq and m.ym = s.ym")
  await collectOffsets(tx, batch)
  await countDrawn(tx, batch)
  await tx.sql("drop table month_settled")
}

/** What was deducted comes off the receivables, the oldest first, once: when the line first gets an answer. */
async function collectOffsets(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `with taken as (select person_id, sum(deducted_fen) as deducted from month_settled where before = 'pending' and deducted_fen > 0 group by person_id),
     owed as (
       select r.person_id, r.receivable_id, r.region, r.amount_fen - r.collected_fen as open, t.deducted,
              coalesce(sum(r.amount_fen - r.collected_fen) over (partition by r.person_id order by r.recorded_at, r.receivable_id rows between unbounded preceding and 1 preceding), 0) as earlier
         from insurance.receivables r join taken t using (person_id) where r.state = 'open' and r.way = 'offset'),
     share as (select *, least(open, deducted - earlier) as amount from owed where deducted > earlier),
     entered as (
       insert into insurance.receivable_entries (person_id, receivable_id, entry_id, kind, amount_fen, batch_id, at, by_name, region)
       select person_id, receivable_id, $2::bigint + row_number() over (), 'offset', amount, $1, $3, '系统', region from share returning person_id, receivable_id, amount_fen)
     update insurance.receivables r set collected_fen = r.collected_fen + e.amount_fen, state = case when r.collected_fen + e.amount_fen = r.amount_fen then 'settled' else 'open' end
       from entered e where r.person_id = e.person_id and r.receivable_id = e.receivable_id`,
    [batch.batchId, newId(), batch.now],
  )
}

/** Paid months are drawn; who has drawn the last one is told, and the entitlement ends. */
async function countDrawn(tx: Bulk, batch: BatchHead): Promise<void> {
  const ended = await tx.sql<{ person_id: string; entitlement_id: string; case_id: string | null; region: string; months: number; last: number; all_drawn: boolean }>(
    `with drawn as (select person_id, entitlement_id, count(*)::int as months, max(ym) as last from month_settled where kind = 'benefit' and paid group by person_id, entitlement_id)
     update insurance.entitlements e
        set drawn_months = e.drawn_months + d.months, updated_at = $1, state = case when e.drawn_months + d.months >= e.months and e.state in ('running', 'held') then 'ended' else e.state end,
            unused_months = case when e.drawn_months + d.months >= e.months then 0 else e.unused_months end
       from drawn d where e.person_id = d.person_id and e.entitlement_id = d.entitlement_id
     returning e.person_id, e.entitlement_id, e.case_id, e.region, e.months, d.last, e.drawn_months >= e.months as all_drawn`,
    [batch.now],
  )
  for (const one of ended) {
    if (!one.all_drawn) continue
    const told = publish("benefit.months-used-up", one.person_id, {
      region: one.region, effectiveDate: todayInChina(batch.now), entitlementId: one.entitlement_id, caseId: one.case_id, months: one.months, lastMonth: monthOfNumber(one.last),
      says: `失业保险金${one.months}个月已全部发完，最后一个月为${monthOfNumber(one.last)}`,
    })
    await tx.sql(told.statement.text, told.values)
  }
}

/** A cancelled batch: one-off lines wait again, the others are reversed by linked lines. */
export async function cancelled(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(`update insurance.month_lines set batch_id = null where batch_id = $1 and state = 'pending' and kind <> 'benefit' and kind not in ${premiumKinds}`, [batch.batchId])
  await reverseLines(tx, "m.batch_id = $1", [batch.batchId], batch.now)
}

/** A returned payment that is not paid again: its months are reversed, and what had been offset with it is owed again. */
export async function dropped(tx: Bulk, payment: { readonly subjectId: string; readonly rootBatch: string; readonly category: string }, now: string): Promise<void> {
  await reverseLines(tx, "m.batch_id = $1 and m.person_id = $2 and m.kind = $3 and m.state = 'returned'", [payment.rootBatch, payment.subjectId, payment.category], now)
  if (payment.category !== "benefit") return
  await tx.sql(
    `with back as (
       insert into insurance.receivable_entries (person_id, receivable_id, entry_id, kind, amount_fen, batch_id, at, by_name, region)
       select person_id, receivable_id, $3::bigint + row_number() over (order by entry_id), 'reversal', -amount_fen, batch_id, $4, '系统', region
         from insurance.receivable_entries where person_id = $2 and batch_id = $1 and kind = 'offset' returning person_id, receivable_id, amount_fen)
     update insurance.receivables r set collected_fen = r.collected_fen + b.amount_fen, state = 'open' from back b where r.person_id = b.person_id and r.receivable_id = b.receivable_id`,
    [payment.rootBatch, payment.subjectId, newId(), now],
  )
}
