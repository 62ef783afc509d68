// 对账: the six identities of domain/04 §9.4, computed from lines, file, ledger and bank statement, stored with every figure.
import { newId } from "#platform/database"
import type { Acting, Detail } from "./act-on-batch.ts"
import { actProblems } from "./allowed.ts"
import type { Identity } from "./business.ts"
import { paymentProblems } from "./contract.ts"
import { book, bookOf, keepReconciliation, lastReconciliation, readFile, totalsOf } from "./statements.ts"
import { figuresOf } from "./totals.ts"

interface Returned {
  readonly reissued: number
  readonly suspense: number
  readonly cancelled: number
  readonly open: number
}

/** Where the returned money of a batch ended, following it through every re-issue. */
const returnsSql = `
  with last as (
    select r.amount_fen, (select n.state from payments.returns n where n.subject_id = r.subject_id and n.root_batch = r.root_batch and n.category = r.category order by n.times desc limit 1) as state
      from payments.returns r where r.batch_id = $1)
  select coalesce(sum(amount_fen) filter (where state = 'reissued'), 0)::float8 as reissued, coalesce(sum(amount_fen) filter (where state = 'suspense'), 0)::float8 as suspense,
         coalesce(sum(amount_fen) filter (where state = 'cancelled'), 0)::float8 as cancelled,
         coalesce(sum(amount_fen) filter (where state not in ('reissued', 'suspense', 'cancelled')), 0)::float8 as open
    from last`

async function identitiesOf({ tx, business, batch }: Acting, statement: { balanceChangeFen: number; feeFen: number }): Promise<{ identities: readonly Identity[]; unanswered: number }> {
  const totals = await tx.one(totalsOf, { batch: batch.batchId })
  const figures = await figuresOf(tx, business, batch)
  const file = await tx.one(readFile, { batch: batch.batchId, kind: "bank", category: "" })
  const [returns = { reissued: 0, suspense: 0, cancelled: 0, open: 0 }] = await tx.sql<Returned>(returnsSql, [batch.batchId])
  const entries = await tx.all(bookOf, { batch: batch.batchId })
  const sumOf = (kind: string) => entries.filter((entry) => entry.account === "disbursement" && entry.kind === kind).reduce((sum, entry) => sum + entry.amount, 0)
  const institutions = figures.institutions.reduce((sum, one) => sum + one.totalFen, 0)
  // A line that came back stays counted as not paid here even when a later batch has paid it: that money left with the later batch.
  const moneyIn = sumOf("funding")
  const fromBook = entries.filter((entry) => entry.account === "disbursement").reduce((sum, entry) => sum + entry.amount, 0)
  const identities: Identity[] = [
    {
      number: "1", says: "应发合计减扣回合计等于实发合计，等于银行文件总额", holds: totals.due - totals.deducted === totals.net && totals.net === file.total_fen,
      figures: { 应发: totals.due, 扣回: totals.deducted, 实发: totals.net, 文件总额: file.total_fen },
    },
    {
      number: "2", says: "文件总额等于成功、退票、未知之和，未知为零", holds: file.total_fen === totals.paid_fen + totals.returned_fen + totals.unanswered_fen && totals.unanswered === 0,
      figures: { 文件总额: file.total_fen, 成功: totals.paid_fen, 退票: totals.returned_fen, 未知: totals.unanswered_fen },
    },
    {
      number: "3", says: "退票等于重发成功、挂账、核销之和", holds: totals.returned_fen === returns.reissued + returns.suspense + returns.cancelled,
      figures: { 退票: totals.returned_fen, 重发成功: returns.reissued, 挂账: returns.suspense, 核销: returns.cancelled, 未处理: returns.open },
    },
    {
      number: "4", says: "支出户余额变动等于拨入减成功支付减手续费",
      holds: statement.balanceChangeFen === moneyIn - totals.paid_fen - institutions - statement.feeFen && fromBook === statement.balanceChangeFen,
      figures: { 对账单余额变动: statement.balanceChangeFen, 拨入: moneyIn, 成功支付: totals.paid_fen, 代缴支付: institutions, 手续费: statement.feeFen, 账面变动: fromBook },
    },
    ...(await business.identities(tx, batch)),
    ledgerIdentity(figures, entries, batch.kind, business.categories),
  ]
  return { identities: merged(identities), unanswered: totals.unanswered }
}

/** The fund's book says of every category what the lines say. */
function ledgerIdentity(figures: Awaited<ReturnType<typeof figuresOf>>, entries: readonly { account: string; kind: string; category: string; amount: number }[], kind: "monthly" | "reissue", labels: Readonly<Record<string, string>>): Identity {
  const booked = (account: string, of: string, category: string) => entries.filter((entry) => entry.account === account && entry.kind === of && entry.category === category).reduce((sum, entry) => sum + entry.amount, 0)
  const rows = [
    ...figures.categories.map((one) => ({ category: one.category, net: one.net, paid: one.paid })),
    ...figures.institutions.map((one) => ({ category: one.category, net: one.totalFen, paid: one.totalFen })),
  ]
  return {
    number: "6",
    says: "基金账按类别的合计等于批次按类别的合计，报表行由同一明细生成",
    holds: rows.every((row) => (kind === "reissue" || (booked("disbursement", "funding", row.category) === row.net && booked("treasury", "funding", row.category) === -row.net)) && booked("disbursement", "paid", row.category) === -row.paid),
    figures: Object.fromEntries(rows.flatMap((row) => {
      const label = labels[row.category] ?? row.category
      return [[`${label}批次`, row.net], [`${label}拨入`, booked("disbursement", "funding", row.category)], [`${label}支付`, -booked("disbursement", "paid", row.category)]]
    })),
  }
}

/** Several parts of one identity become one: it holds when all do. */
function merged(list: readonly Identity[]): readonly Identity[] {
  const byNumber = new Map<string, Identity>()
  for (const one of list) {
    const known = byNumber.get(one.number)
    byNumber.set(one.number, known ? { number: one.number, says: `${known.says}；${one.says}`, holds: known.holds && one.holds, figures: { ...known.figures, ...one.figures } } : one)
  }
  return [...byNumber.values()].sort((a, b) => a.number.localeCompare(b.number))
}

/** Computes and stores; the batch is RECONCILED only when everything holds. The bank's fee is booked here, once. */
export async function reconcile(acting: Acting): Promise<Detail> {
  const { tx, batch, officer, input } = acting
  if (!input.statement) throw paymentProblems.statementNeeded()
  const pending = await tx.one(totalsOf, { batch: batch.batchId })
  if (pending.unanswered > 0) throw actProblems.resultPending({ count: pending.unanswered })
  const booked = (await tx.all(bookOf, { batch: batch.batchId })).filter((entry) => entry.kind === "fee").reduce((sum, entry) => sum - entry.amount, 0)
  const more = input.statement.feeFen - booked
  if (more !== 0) await tx.run(book, { id: newId(), region: batch.region, batch: batch.batchId, account: "disbursement", kind: "fee", category: "fee", amount: -more, at: batch.now, by: officer.name, document: "银行手续费" })
  const { identities, unanswered } = await identitiesOf(acting, input.statement)
  const holds = identities.every((one) => one.holds)
  await tx.run(keepReconciliation, { id: newId(), batch: batch.batchId, at: batch.now, by: officer.name, holds, unknown: unanswered, identities: JSON.stringify(identities) })
  return { holds, failed: identities.filter((one) => !one.holds).map((one) => one.number), statement: input.statement }
}

/** Nothing was paid, so there is no file and no statement: closed when that is still so and the business's own part holds. */
async function closeWithoutPayment({ tx, business, batch }: Acting): Promise<Detail> {
  const { control } = await figuresOf(tx, business, batch)
  const booked = (await tx.all(bookOf, { batch: batch.batchId })).reduce((sum, entry) => sum + Math.abs(entry.amount), 0)
  const failed = merged([
    { number: "1", says: "没有可以支付的明细，也没有入账", holds: control.lines === 0 && control.netFen === 0 && control.institutionFen === 0 && booked === 0, figures: { 支付笔数: control.lines, 实发: control.netFen, 代缴: control.institutionFen, 账面发生额: booked } },
    ...(await business.identities(tx, batch)),
  ]).filter((one) => !one.holds)
  if (failed.length > 0) throw paymentProblems.notReconciled({ numbers: failed.map((one) => one.number).join("、") })
  return { paysNothing: true }
}

/** 关账: everything is computed once more, with the statement of the last reconciliation. */
export async function closeBooks(acting: Acting): Promise<Detail> {
  if (acting.standing.paysNothing) return closeWithoutPayment(acting)
  const { tx, batch, log } = acting
  const last = await tx.maybe(lastReconciliation, { batch: batch.batchId })
  const statement = log.findLast((action) => action.kind === "reconcile")?.detail["statement"] as { balanceChangeFen: number; feeFen: number } | undefined
  if (!last || !statement) throw paymentProblems.notReconciled({ numbers: "1–6" })
  const { identities, unanswered } = await identitiesOf(acting, statement)
  const failed = identities.filter((one) => !one.holds).map((one) => one.number)
  if (failed.length > 0 || unanswered > 0) throw paymentProblems.notReconciled({ numbers: failed.join("、") })
  return { reconciledAt: last.at }
}
