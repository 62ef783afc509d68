// 退票重发: returns whose corrected account passed review go into a batch of their own, never silently into next month (§9.3).
import { newId } from "#platform/database"
import type { Acting, Detail } from "./act-on-batch.ts"
import { paymentProblems } from "./contract.ts"
import { insertBatch } from "./statements.ts"
import { appendTo } from "./write-action.ts"

/** Opens the re-issue batch of this batch. It walks the same steps with the same two pairs of eyes. */
export async function openReissue({ tx, batch, officer }: Acting): Promise<Detail> {
  const [children = { count: 0 }] = await tx.sql<{ count: number }>("select count(*)::int as count from payments.batches where parent_id = $1", [batch.batchId])
  const batchId = newId()
  const number = `${batch.number}-R${children.count + 1}`
  await tx.run(insertBatch, { id: batchId, number, business: batch.business, kind: "reissue", region: batch.region, ym: batch.ym, parent: batch.batchId, cutOff: batch.now, at: batch.now, by: officer.name })
  const taken = await tx.sql<{ amount: number }>(
    `with taken as (
       update payments.returns set state = 'reissuing', reissue_batch = $2 where batch_id = $1 and state = 'corrected' returning subject_id, subject_kind, category, region, amount_fen, root_batch),
     marked as (
       update payments.lines l set state = 'reissuing' from taken t where l.batch_id = $1 and l.subject_id = t.subject_id and l.category = t.category)
     insert into payments.lines (subject_id, subject_kind, batch_id, category, position, region, due_fen, change, state, note, parent_batch)
     select subject_id, subject_kind, $2, category, row_number() over (order by subject_id, category), region, amount_fen, 'new', 'ready', '退票重发', root_batch from taken
     returning amount_fen::float8 as amount`,
    [batch.batchId, batchId],
  )
  if (taken.length === 0) throw paymentProblems.nothingToReissue()
  const netFen = taken.reduce((sum, one) => sum + one.amount, 0)
  await appendTo(tx, batchId, [], { kind: "generate", actor: officer.officerId, actorName: officer.name, at: batch.now, detail: { parent: batch.number, payable: taken.length, netFen } })
  return { child: batchId, number, count: taken.length, netFen }
}
