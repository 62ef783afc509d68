// Paying granted subsidies: a batch takes the grants of people, or of units, that wait and reserves their sum from the quota of the place; more than is available is refused as a whole.
import { type BatchHead, type PaidBusiness, prefixOf } from "#platform/payments"
import type { Bulk } from "#platform/database"
import { budgetProblems } from "../contract/budget.ts"
import { awardedItems } from "../rules/index.ts"
import { collectKeptBack, keepBack } from "./clawback/collect.ts"
import { bookBatch, holdAccount, yuan } from "./budget.ts"
import { mayBeFunded } from "./fiscal/fund-requests.ts"
import { accountOf, type Paid, paid } from "./paid-kinds.ts"

/** Grants that wait, one line for each payee and item. @throws R-BUDGET when the quota does not suffice. */
const generate = ({ payee, fund }: Paid) => async (tx: Bulk, batch: BatchHead): Promise<Readonly<Record<string, unknown>>> => {
  const { quota, reserved } = await holdAccount(tx, accountOf(batch))
  await tx.sql(
    `with taken as (
       update subsidies.grants g set state = 'paying', batch_id = $1
        where g.state = 'approved' and g.subject_kind = $5 and g.fund = $2 and g.region like $3 and g.recorded_at <= $4 returning g.subject_id, g.item, g.region, g.amount_fen)
     insert into payment_intake (subject_id, category, region, due_fen, deducted_fen, state, reason, says, note)
     select subject_id, item, min(region), sum(amount_fen), 0, 'ready', '', '', '就业补贴' from taken group by subject_id, item`,
    [batch.batchId, fund, `${prefixOf(batch.region)}%`, batch.cutOff, payee],
  )
  await keepBack(tx, batch)
  const [sum] = await tx.sql<{ total: number }>("select coalesce(sum(due_fen), 0)::float8 as total from payment_intake")
  const total = sum?.total ?? 0
  if (total > quota - reserved) throw budgetProblems.beyondQuota({ total: yuan(total), left: yuan(quota - reserved) })
  await bookBatch(tx, accountOf(batch), "reserve", batch, total, batch.now)
  return { fund, quotaFen: quota, availableFen: quota - reserved, totalFen: total }
}

/** Who died since is not paid before a person has looked; nor a unit for months after the death of somebody it is paid for, nor one that exists no more. */
const checks: Readonly<Record<Paid["payee"], string>> = {
  person: `
    insert into payment_hits
    select distinct l.subject_id, 'died', concat('死亡登记：', d.died_on) from payments.lines l join registers.deaths d on d.person_id = l.subject_id where l.batch_id = $1 and l.state = 'ready'`,
  employer: `
    insert into payment_hits
    select distinct l.subject_id, 'died', '补贴人员有死亡登记，在补贴月份之前' from payments.lines l
      join subsidies.grants g on g.subject_id = l.subject_id and g.item = l.category and g.batch_id = coalesce(l.parent_batch, l.batch_id)
      join subsidies.grant_months m on m.payee_id = g.subject_id and m.grant_id = g.grant_id and m.state = 'granted'
      join registers.deaths d on d.person_id = m.person_id and d.died_on < to_date(m.ym::text, 'YYYYMM') where l.batch_id = $1 and l.state = 'ready'
    union all
    select distinct l.subject_id, 'unit-gone', concat('单位已', e.status) from payments.lines l join registers.employers e on e.employer_id = l.subject_id where l.batch_id = $1 and l.state = 'ready' and e.status in ('注销', '吊销')`,
}

/** Grants of lines in these states wait again, and their money is free again. */
async function giveBack(tx: Bulk, batch: BatchHead, where: string): Promise<void> {
  const freed = await tx.sql<{ amount: number }>(
    `update subsidies.grants g set state = 'approved', batch_id = null where g.batch_id = $1 and g.state = 'paying' and ${where} returning g.amount_fen::float8 as amount`,
    [batch.batchId],
  )
  await bookBatch(tx, accountOf(batch), "release", batch, freed.reduce((sum, one) => sum + one.amount, 0), batch.now)
}

const held = (tx: Bulk, batch: BatchHead) =>
  giveBack(tx, batch, "exists (select 1 from payments.lines l where l.batch_id = $1 and l.subject_id = g.subject_id and l.category = g.item and l.state = 'hold')")

/** Paid is spent; what came back stays reserved for the payment that repeats it. */
async function settled(tx: Bulk, batch: BatchHead): Promise<void> {
  const paid = await tx.sql<{ amount: number }>(
    `update subsidies.grants g set state = case when s.paid then 'paid' else 'returned' end, settled_on = case when s.paid then (s.settled_at at time zone 'Asia/Shanghai')::date end
       from payment_settled s where g.subject_id = s.subject_id and g.item = s.category and g.batch_id = s.root_batch and g.state in ('paying', 'returned')
     returning case when s.paid then g.amount_fen::float8 else 0 end as amount`,
  )
  await collectKeptBack(tx, batch)
  await bookBatch(tx, accountOf(batch), "spend", batch, paid.reduce((sum, one) => sum + one.amount, 0), batch.now)
}

/** Months, awards and what could be had one single time are free again when their grants are void. */
export async function voidLines(tx: Bulk, payee: string, grants: readonly string[]): Promise<void> {
  await tx.sql("update subsidies.grant_months set state = 'void' where payee_id = $1 and grant_id = any($2::bigint[])", [payee, grants])
  await tx.sql("update subsidies.awards set state = 'void' where payee_id = $1 and grant_id = any($2::bigint[])", [payee, grants])
  await tx.sql("update subsidies.taken set state = 'void' where grant_id = any($1::bigint[])", [grants])
}

/** A returned payment that is not paid again: the grant and its months are void, the money is free. */
async function dropped(tx: Bulk, payment: { readonly subjectId: string; readonly rootBatch: string; readonly category: string }, now: string): Promise<void> {
  const [root] = await tx.sql<{ business: string; region: string; ym: number; number: string }>("select business, region, ym, number from payments.batches where batch_id = $1", [payment.rootBatch])
  const gone = await tx.sql<{ grant_id: string; amount: number }>(
    "update subsidies.grants set state = 'void' where subject_id = $1 and batch_id = $2 and item = $3 and state = 'returned' returning grant_id, amount_fen::float8 as amount",
    [payment.subjectId, payment.rootBatch, payment.category],
  )
  await voidLines(tx, payment.subjectId, gone.map((one) => one.grant_id))
  if (root) await bookBatch(tx, accountOf(root), "release", { batchId: payment.rootBatch, number: root.number }, gone.reduce((sum, one) => sum + one.amount, 0), now)
}

const business = (one: Paid): PaidBusiness => ({
  name: one.name,
  title: one.title,
  prefix: one.prefix,
  payee: one.payee,
  categories: awardedItems,
  generate: generate(one),
  check: async (tx, batch) => {
    await tx.sql(checks[one.payee], [batch.batchId])
  },
  held,
  settled,
  cancelled: (tx, batch) => giveBack(tx, batch, "true"),
  dropped,
  funded: mayBeFunded,
  institutions: () => Promise.resolve([]),
  institutionFile: () => Promise.reject(new Error("subsidies pay no institution")),
  identities: async (tx, batch) => {
    const [sums] = await tx.sql<{ lines: number; grants: number; reserved: number }>(
      `select (select coalesce(sum(due_fen), 0)::float8 from payments.lines where batch_id = $1 and state not in ('hold', 'excluded', 'cancelled')) as lines,
              (select coalesce(sum(amount_fen), 0)::float8 from subsidies.grants where batch_id = $1) as grants,
              (select coalesce(sum(case kind when 'reserve' then amount_fen when 'release' then -amount_fen else 0 end), 0)::float8 from subsidies.budget_entries where batch_id = $1) as reserved`,
      [batch.batchId],
    )
    const { lines, grants, reserved } = sums ?? { lines: 0, grants: 0, reserved: 0 }
    if (batch.kind === "reissue") return [{ number: "5", says: "重发不占用新的额度", holds: reserved === 0, figures: { 重发金额: lines, 新占用额度: reserved } }]
    return [{ number: "5", says: "支付明细等于核定的补贴，也等于占用的额度", holds: lines === grants && lines === reserved, figures: { 支付明细金额: lines, 核定补贴金额: grants, 占用额度: reserved } }]
  },
})

/** Every kind of subsidy batch. */
export const subsidyPayments: readonly PaidBusiness[] = Object.values(paid).map(business)
