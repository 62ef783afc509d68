// The steps before the bank: 比对, 变动确认, 初核, 复核, 审批, 用款, and taking a batch back (domain/04 §9.1).
import { createHash } from "node:crypto"
import { newId } from "#platform/database"
import type { Acting, Detail } from "./act-on-batch.ts"
import { hitsTable } from "./business.ts"
import { paymentProblems } from "./contract.ts"
import { payees } from "./payees.ts"
import { book, confirmLines, drawSample, totalsOf } from "./statements.ts"
import { signTotals, textOf } from "./signing.ts"
import { figuresOf } from "./totals.ts"

/** Compares with the registers as they are now; every hit makes its line wait. Payees without name, ID or account wait as well. */
export async function check({ tx, house, business, batch }: Acting): Promise<Detail> {
  await tx.sql(hitsTable)
  await business.check(tx, batch, house)
  await tx.sql(
    `insert into payment_hits
     select l.subject_id, case when p.subject_id is null then 'person-unknown' when not p.identified then 'identity-missing' else 'account-missing' end,
            case when p.subject_id is null then '信息库中查无此人或单位' when not p.identified then '缺少名称或证件号码' else '没有收款账号' end
       from payments.lines l left join (${payees[business.payee]}) p on p.subject_id = l.subject_id
      where l.batch_id = $1 and l.state = 'ready' and (p.subject_id is null or not p.identified or p.account_sealed is null)`,
    [batch.batchId],
  )
  const hits = await tx.sql<{ code: string; says: string; count: number }>("select code, min(says) as says, count(*)::int as count from payment_hits group by code order by code")
  if (hits.length > 0) {
    await tx.sql(
      `update payments.lines l set state = 'hold', reason = h.code, says = h.says, change = case when l.previous_fen is null then 'same' else 'stopped' end, confirmed_by = null, confirmed_at = null
         from (select subject_id, min(code) as code, string_agg(distinct says, '；') as says from payment_hits group by subject_id) h
        where l.batch_id = $1 and l.subject_id = h.subject_id and l.state = 'ready'`,
      [batch.batchId],
    )
    if (batch.kind === "monthly") await business.held(tx, batch)
  }
  const totals = await tx.one(totalsOf, { batch: batch.batchId })
  return { hits, payable: totals.payable, held: totals.held, netFen: totals.net }
}

/** Each changed line is confirmed by name; a call names up to 500. */
export async function confirmChanges({ tx, batch, officer, input }: Acting): Promise<Detail> {
  const chosen = input.lines ?? []
  const confirmed = await tx.all(confirmLines, { batch: batch.batchId, persons: chosen.map((one) => one.subjectId), categories: chosen.map((one) => one.category), by: officer.name, at: batch.now })
  if (confirmed.length === 0) throw paymentProblems.notAChange()
  return { count: confirmed.length }
}

/** 初核: possible when every change is confirmed. Draws the sample of 复核, 5 % but at least 20 lines, from a seed anybody can recompute. */
export async function firstReview({ tx, business, batch }: Acting): Promise<Detail> {
  const totals = await tx.one(totalsOf, { batch: batch.batchId })
  if (totals.unconfirmed > 0) throw paymentProblems.changesUnconfirmed({ count: totals.unconfirmed })
  const { control } = await figuresOf(tx, business, batch)
  const size = Math.min(totals.payable, Math.max(20, Math.ceil(totals.payable / 20)))
  const seed = createHash("sha256").update(`${batch.number}|${control.linesDigest}`).digest("hex")
  await tx.run(drawSample, { batch: batch.batchId, seed, size })
  return { seed, sample: size, netFen: control.netFen, changes: totals.changes }
}

export async function secondReview({ tx, business, batch }: Acting): Promise<Detail> {
  const { control } = await figuresOf(tx, business, batch)
  return { lines: control.lines, dueFen: control.dueFen, deductedFen: control.deductedFen, netFen: control.netFen, institutionFen: control.institutionFen }
}

/** Back to the beginning: the comparison, the confirmations and the sample are done anew. */
export async function sendBack({ tx, batch, input }: Acting): Promise<Detail> {
  if (!input.says) throw paymentProblems.sayWhy()
  await tx.sql("update payments.lines set confirmed_by = null, confirmed_at = null, sampled = false where batch_id = $1", [batch.batchId])
  return { says: input.says }
}

/** 审批: the control totals are signed; whatever is changed later no longer fits the signature. */
export async function approve({ tx, house, business, batch, officer }: Acting): Promise<Detail> {
  const { control } = await figuresOf(tx, business, batch)
  return { control, signature: await signTotals(house, textOf(control, officer.officerId, batch.now)) }
}

export async function askForFunds({ tx, business, batch }: Acting): Promise<Detail> {
  const figures = await figuresOf(tx, business, batch)
  return { amountFen: batch.kind === "monthly" ? figures.control.netFen + figures.control.institutionFen : 0, netFen: figures.control.netFen, institutionFen: figures.control.institutionFen }
}

/** 财政专户 → 支出户, by category. A re-issue needs no new money: what came back lies on the disbursement account. */
export async function receiveFunds({ tx, business, batch, officer, input }: Acting): Promise<Detail> {
  if (batch.kind === "reissue") {
    await tx.sql("update payments.returns set money_back_on = coalesce(money_back_on, ($2::timestamptz at time zone 'Asia/Shanghai')::date) where reissue_batch = $1", [batch.batchId, batch.now])
    return { amountFen: 0, from: "退回资金" }
  }
  const document = input.document?.trim()
  if (!document) throw paymentProblems.documentNeeded()
  await business.funded?.(tx, batch, document)
  const figures = await figuresOf(tx, business, batch)
  const sums = [...figures.categories.map((one) => ({ category: one.category, amount: one.net })), ...figures.institutions.map((one) => ({ category: one.category, amount: one.totalFen }))].filter((one) => one.amount > 0)
  for (const { category, amount } of sums)
    for (const [account, sign] of [["treasury", -1], ["disbursement", 1]] as const)
      await tx.run(book, { id: newId(), region: batch.region, batch: batch.batchId, account, kind: "funding", category, amount: sign * amount, at: batch.now, by: officer.name, document })
  return { document, amountFen: sums.reduce((sum, one) => sum + one.amount, 0) }
}

/** 作废: possible until the file is sent. The business takes back what it wrote; a cancelled re-issue leaves its returns to the next one. */
export async function cancel({ tx, business, batch, input, officer, standing }: Acting): Promise<Detail> {
  if (!input.says) throw paymentProblems.sayWhy()
  if (batch.kind === "monthly") await business.cancelled(tx, batch)
  else {
    await tx.sql("update payments.lines l set state = 'returned' from payments.returns r where r.reissue_batch = $1 and l.subject_id = r.subject_id and l.batch_id = r.batch_id and l.category = r.category and l.state = 'reissuing'", [batch.batchId])
    await tx.sql("update payments.returns set state = 'corrected', reissue_batch = null where reissue_batch = $1 and state = 'reissuing'", [batch.batchId])
  }
  await tx.sql("update payments.lines set state = 'excluded', reason = 'batch-cancelled', says = '批次作废' where batch_id = $1", [batch.batchId])
  if (standing.state === "FUNDED" && batch.kind === "monthly")
    await tx.sql(
      `insert into payments.ledger (entry_id, region, batch_id, account, kind, category, amount_fen, at, by_name, document)
       select $2::bigint + row_number() over (), region, batch_id, account, 'funding', category, -amount_fen, $3, $4, '批次作废退回' from payments.ledger where batch_id = $1 and kind = 'funding'`,
      [batch.batchId, newId(), batch.now, officer.name],
    )
  return { says: input.says }
}
