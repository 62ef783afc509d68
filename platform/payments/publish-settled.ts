// Tells everybody what the bank said: payment.paid and payment.returned, one event for each payee, in the transaction of the result.
import { Readable } from "node:stream"
import { newId, type Bulk } from "#platform/database"
import { todayInChina } from "#standards"
import { type BatchHead, monthText } from "./business.ts"

interface SettledRow {
  subject_id: string
  subject_kind: string
  category: string
  region: string
  amount: number
  paid: boolean
  code: string
  settled_at: string
}

/** Events go out by COPY: a hundred thousand in a second or two. */
export async function publishSettled(tx: Bulk, batch: BatchHead): Promise<void> {
  const rows = await tx.sql<SettledRow>("select subject_id, subject_kind, category, region, amount_fen::float8 as amount, paid, code, settled_at from payment_settled order by subject_id")
  if (rows.length === 0) return
  const line = (row: SettledRow) => {
    const payload = {
      region: row.region, effectiveDate: todayInChina(row.settled_at), subjectKind: row.subject_kind, business: batch.business, batchId: batch.batchId, batchNumber: batch.number, month: monthText(batch.ym), category: row.category,
      amountFen: row.amount, ...(row.paid ? {} : { code: row.code }),
    }
    const text = JSON.stringify(payload).replace(/\\/g, "\\\\").replace(/\t/g, "\\t")
    return `${row.subject_id}\t${newId()}\t${row.paid ? "payment.paid" : "payment.returned"}\t${text}\n`
  }
  await tx.copyIn("exchange.outbox (subject_id, event_id, topic, payload)", Readable.from(rows.map(line)))
}
