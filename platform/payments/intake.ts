// From what a business read to the lines of a batch: the change against last month, and the position that names each payment.
import type { Bulk } from "#platform/database"
import type { BatchHead, PayeeKind } from "./business.ts"

/** The latest earlier batch of the place that was not cancelled. */
export const previousBatchSql = `
  select batch_id from payments.batches
   where business = $1 and region = $2 and ym < $3 and kind = 'monthly' and state <> 'CANCELLED' order by ym desc limit 1`

/** Moves the filled intake into `payments.lines`. People paid last time whom the business does not mention become stopped lines. */
export async function takeIntake(tx: Bulk, batch: BatchHead, payee: PayeeKind): Promise<void> {
  const [previous] = await tx.sql<{ batch_id: string }>(previousBatchSql, [batch.business, batch.region, batch.ym])
  await tx.sql("analyze payment_intake")
  await tx.sql(
    `insert into payments.lines (subject_id, subject_kind, batch_id, category, position, region, due_fen, deducted_fen, previous_fen, change, state, reason, says, note)
     select i.subject_id, $3, $1, i.category, case when i.state = 'ready' then row_number() over (order by i.state <> 'ready', i.region, i.subject_id, i.category) end,
            i.region, i.due_fen, i.deducted_fen, p.amount_fen,
            case when i.state <> 'ready' then case when p.subject_id is null then 'same' else 'stopped' end
                 when p.subject_id is null then 'new' when p.amount_fen <> i.due_fen - i.deducted_fen then 'changed' else 'same' end,
            i.state, i.reason, i.says, i.note
       from payment_intake i
       left join (select subject_id, category, amount_fen from payments.lines where batch_id = $2 and state not in ('hold', 'excluded')) p
         on p.subject_id = i.subject_id and p.category = i.category`,
    [batch.batchId, previous?.batch_id ?? 0, payee],
  )
  if (!previous) return
  await tx.sql(
    `insert into payments.lines (subject_id, subject_kind, batch_id, category, region, due_fen, previous_fen, change, state, reason, says)
     select p.subject_id, p.subject_kind, $1, p.category, p.region, 0, p.amount_fen, 'stopped', 'excluded', 'not-entitled', '本月没有应发月份'
       from payments.lines p
      where p.batch_id = $2 and p.state not in ('hold', 'excluded')
        and not exists (select 1 from payment_intake i where i.subject_id = p.subject_id and i.category = p.category)`,
    [batch.batchId, previous.batch_id],
  )
}
