// The part of the reconciliation only unemployment insurance can do (domain/04 §9.4, 5 and 6).
import type { Bulk } from "#platform/database"
import type { BatchHead, Identity } from "#platform/payments"
import { living } from "./owed-months.ts"
import { premiumKinds } from "./premiums.ts"

interface Counts {
  readonly benefit: number
  readonly medical: number
  readonly pension: number
  readonly unmatched: number
  readonly too_many: number
  readonly twice: number
  readonly outside: number
  readonly people: number
  readonly due: number
  readonly deducted: number
  readonly paid: number
  readonly line_people: number
  readonly line_net: number
}

const countsSql = `
  with own as (select * from insurance.month_lines where batch_id = $1 and state not in ('held', 'reversal')),
  people as (select distinct person_id, entitlement_id from own where kind = 'benefit')
  select (select count(*)::int from own where kind = 'benefit') as benefit, (select count(*)::int from own where kind = 'medical') as medical, (select count(*)::int from own where kind = 'pension') as pension,
         (select count(*)::int from own b where kind = 'benefit' and state in ${living} and not exists (select 1 from insurance.month_lines m where m.person_id = b.person_id and m.ym = b.ym and m.kind = 'medical' and m.state in ${living}))
           + (select count(*)::int from own m where kind in ${premiumKinds} and not exists (select 1 from own b where b.person_id = m.person_id and b.ym = m.ym and b.kind = 'benefit')) as unmatched,
         (select count(*)::int from (select m.entitlement_id from insurance.month_lines m join people p on p.person_id = m.person_id and p.entitlement_id = m.entitlement_id join insurance.entitlements e on e.person_id = m.person_id and e.entitlement_id = m.entitlement_id
            where m.kind = 'benefit' and m.state in ${living} group by m.entitlement_id, e.months having count(*) > e.months) t) as too_many,
         (select count(*)::int from (select m.person_id from insurance.month_lines m join people p on p.person_id = m.person_id where m.kind = 'benefit' and m.state in ${living} group by m.person_id, m.ym having count(*) > 1) t) as twice,
         (select count(*)::int from own m join insurance.entitlements e on e.person_id = m.person_id and e.entitlement_id = m.entitlement_id
           where m.kind = 'benefit' and (m.ym < e.first_month or (m.ym > e.last_month
             and not exists (select 1 from insurance.suspensions s where s.person_id = m.person_id and s.entitlement_id = m.entitlement_id) and not exists (select 1 from registers.custodies c where c.person_id = m.person_id)))) as outside,
         (select count(distinct person_id)::int from own where kind not in ${premiumKinds}) as people,
         (select coalesce(sum(due_fen), 0)::float8 from own where kind not in ${premiumKinds}) as due, (select coalesce(sum(deducted_fen), 0)::float8 from own where kind not in ${premiumKinds}) as deducted,
         (select coalesce(sum(paid_fen), 0)::float8 from own where kind not in ${premiumKinds}) as paid,
         (select count(distinct subject_id)::int from payments.lines where batch_id = $1 and state not in ('hold', 'excluded')) as line_people,
         (select coalesce(sum(amount_fen), 0)::float8 from payments.lines where batch_id = $1 and state not in ('hold', 'excluded')) as line_net`

export async function identities(tx: Bulk, batch: BatchHead): Promise<readonly Identity[]> {
  if (batch.kind === "reissue") return reissued(tx, batch)
  const [counts] = await tx.sql<Counts>(countsSql, [batch.batchId])
  if (!counts) throw new Error("a batch could not be counted")
  return [
    {
      number: "5", says: "每人已发月数不超过核定月数，同一月不重复，不超出待遇期限，医保月数等于领金月数，代缴养老保险费的月份都在领金月份之内", holds: counts.too_many === 0 && counts.twice === 0 && counts.outside === 0 && counts.unmatched === 0,
      figures: { 领金人月: counts.benefit, 医保人月: counts.medical, 代缴养老人月: counts.pension, 代缴与领金不对应的人月: counts.unmatched, 超过核定月数的人数: counts.too_many, 重复月份: counts.twice, 期限外月份: counts.outside },
    },
    {
      number: "6", says: "领取人数和金额由月明细生成，与支付明细一致", holds: counts.people === counts.line_people && counts.paid === counts.line_net && counts.due - counts.deducted === counts.paid,
      figures: { 领取人数: counts.people, 支付人数: counts.line_people, 月明细应发: counts.due, 月明细扣回: counts.deducted, 月明细实发: counts.paid, 支付明细金额: counts.line_net },
    },
  ]
}

/** A re-issue pays exactly the months that came back, no new ones. */
async function reissued(tx: Bulk, batch: BatchHead): Promise<readonly Identity[]> {
  const [sum] = await tx.sql<{ lines: number; months: number; own: number }>(
    `select coalesce(sum(l.amount_fen), 0)::float8 as lines, (select count(*)::int from insurance.month_lines where batch_id = $1) as own,
            coalesce(sum((select sum(m.paid_fen) from insurance.month_lines m where m.batch_id = l.parent_batch and m.person_id = l.subject_id and m.kind = l.category and m.state not in ('held', 'reversal'))), 0)::float8 as months
       from payments.lines l where l.batch_id = $1 and l.state not in ('hold', 'excluded')`,
    [batch.batchId],
  )
  const { lines, months, own } = sum ?? { lines: 0, months: 0, own: 0 }
  return [{ number: "5", says: "重发只付退回的月份，没有新的月份", holds: lines === months && own === 0, figures: { 重发金额: lines, 退回月份金额: months, 新月份: own } }]
}
