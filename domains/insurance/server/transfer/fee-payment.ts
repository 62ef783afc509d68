// 转移费用 of moves out as the payment room sees it: one line for the agency of each province, whatever moves it is for; paid, each move is over and its province told.
import type { Bulk } from "#platform/database"
import type { House } from "#platform/module"
import type { BatchHead, PaidBusiness } from "#platform/payments"
import { envelopeTo, queueMessage } from "./transfer-statements.ts"

const category = "transfer-fee"

/** Agencies are known by the six digits of their province. */
const agencyOf = "t.other_province::bigint"

async function generate(tx: Bulk, batch: BatchHead): Promise<Readonly<Record<string, unknown>>> {
  const taken = await tx.sql<{ province: string; moves: number; fen: number }>(
    `with taken as (
       update insurance.transfers t set fee_batch = $1
        where t.direction = 'out' and t.state = 'fee-pending' and t.fee_batch is null and t.fee_on is null and t.fee_fen > 0 and t.region like $2 || '%' and t.moved_at <= $3 returning t.other_province, t.fee_fen),
     sums as (select other_province, count(*)::int as moves, sum(fee_fen) as fen from taken group by other_province),
     told as (
       insert into payment_intake select other_province::bigint, '${category}', $4, fen, 0, 'ready', '', '', concat('失业保险转移费用', moves, '笔') from sums)
     select other_province as province, moves, fen::float8 as fen from sums order by 1`,
    [batch.batchId, batch.prefix, batch.cutOff, batch.region],
  )
  return { provinces: taken }
}

/** Moves of lines in this state wait for the next batch. */
const waitAgain = (tx: Bulk, batchId: string, where: string, values: readonly unknown[] = []) =>
  tx.sql(`update insurance.transfers t set fee_batch = null where t.fee_batch = $1 and t.state = 'fee-pending' and ${where}`, [batchId, ...values])

const held = (tx: Bulk, batch: BatchHead) => waitAgain(tx, batch.batchId, `exists (select 1 from payments.lines l where l.batch_id = $1 and l.subject_id = ${agencyOf} and l.state = 'hold')`).then(() => undefined)

/** A province whose account two finance officers have not put down yet waits. */
async function check(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `insert into payment_hits select l.subject_id, 'account-missing', '没有登记、核验过该省经办机构的收款账户' from payments.lines l
      where l.batch_id = $1 and l.state = 'ready' and not exists (select 1 from payments.agency_accounts a where a.agency_id = l.subject_id and a.state = 'verified')`,
    [batch.batchId],
  )
}

interface Paid {
  readonly person_id: string
  readonly number: string
  readonly other_province: string
  readonly region: string
  readonly fee: number
  readonly document: string
}

/** What came back stays with its batch: the re-issue pays it. */
async function settled(tx: Bulk, batch: BatchHead, house: House): Promise<void> {
  const paid = await tx.sql<Paid>(
    `update insurance.transfers t set state = 'done', fee_on = (s.settled_at at time zone 'Asia/Shanghai')::date, fee_document = $1, fee_entered_by = 'batch', fee_entered_name = $1
       from payment_settled s where s.paid and s.category = '${category}' and t.fee_batch = s.root_batch and s.subject_id = ${agencyOf} and t.state = 'fee-pending'
     returning t.person_id, t.number, t.other_province, t.region, t.fee_fen::float8 as fee, t.fee_document as document`,
    [batch.number],
  )
  for (const one of paid) await queueMessage(tx, house, { kind: "remittance", ...envelopeTo(house, one.number, one.other_province), amountFen: one.fee, document: one.document }, one.region)
}

async function identities(tx: Bulk, batch: BatchHead) {
  const [sums] = await tx.sql<{ lines: number; moves: number; count: number }>(
    `select (select coalesce(sum(amount_fen), 0)::float8 from payments.lines where batch_id = $1 and state not in ('hold', 'excluded', 'cancelled')) as lines,
            (select coalesce(sum(fee_fen), 0)::float8 from insurance.transfers where fee_batch = $1) as moves, (select count(*)::int from insurance.transfers where fee_batch = $1) as count`,
    [batch.batchId],
  )
  const { lines, moves, count } = sums ?? { lines: 0, moves: 0, count: 0 }
  if (batch.kind === "reissue") return [{ number: "5", says: "重发只付退回的费用，没有新的转移", holds: count === 0, figures: { 重发金额: lines, 新的转移: count } }]
  return [{ number: "5", says: "支付明细等于各件转移的费用", holds: lines === moves, figures: { 支付明细金额: lines, 转移费用: moves, 件数: count } }]
}

export const transferFeePayment: PaidBusiness = {
  name: "insurance.transfer-fees",
  title: "失业保险转移费用划拨",
  prefix: "TF",
  payee: "agency",
  categories: { [category]: "失业保险转移费用" },
  generate,
  check,
  held,
  settled,
  cancelled: (tx, batch) => waitAgain(tx, batch.batchId, "true").then(() => undefined),
  dropped: (tx, payment) => waitAgain(tx, payment.rootBatch, `${agencyOf} = $2`, [payment.subjectId]).then(() => undefined),
  institutions: () => Promise.resolve([]),
  institutionFile: () => Promise.reject(new Error("transfer fees pay no institution beside the agencies")),
  identities,
}
