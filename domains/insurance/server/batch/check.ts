// 比对: the batch against the registers as they are now (domain/04 §9.1 step 2, §10). Every hit makes the person's line wait.
import type { Bulk } from "#platform/database"
import type { BatchHead } from "#platform/payments"
import { todayInChina } from "#standards"
import { indexOf } from "./owed-months.ts"
import { premiumKinds } from "./premiums.ts"

const dayIndex = (day: string) => `(extract(year from ${day})::int * 12 + extract(month from ${day})::int - 1)`

/**
 * The registers were matched to people by ID number and name when they were received: what matched by number only waits there for a person,
 * what matched by name only is never attached to anybody, so every row found here is an exact match.
 */
export async function check(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `create temporary table checked on commit drop as
     select l.subject_id as person_id, e.entitlement_id, e.starts_on, coalesce(e.loss_on, e.starts_on) as loss_on, e.first_month, e.last_month, e.stopped_from, min(m.ym) as first_ym, max(m.ym) as last_ym
       from payments.lines l
       join insurance.month_lines m on m.batch_id = coalesce(l.parent_batch, l.batch_id) and m.person_id = l.subject_id and m.kind = l.category and m.state in ('pending', 'returned')
       join insurance.entitlements e on e.person_id = m.person_id and e.entitlement_id = m.entitlement_id
      where l.batch_id = $1 and l.category = 'benefit' and l.state = 'ready'
      group by 1, 2, 3, 4, 5, 6, 7`,
    [batch.batchId],
  )
  await tx.sql("analyze checked")
  await tx.sql(
    `insert into payment_hits
     select c.person_id, 'died', concat('死亡登记：', d.died_on) from checked c join registers.deaths d using (person_id)
     union all
     select l.subject_id, 'died', concat('死亡登记：', d.died_on) from payments.lines l join registers.deaths d on d.person_id = l.subject_id where l.batch_id = $2 and l.category = 'supplement' and l.state = 'ready'
     union all
     select c.person_id, 'imprisoned', concat('收监或强制戒毒：', u.from_on) from checked c join registers.custodies u using (person_id)
      where (u.to_on is null or u.to_on > $1::date) and ${dayIndex("u.from_on")} < ${indexOf("c.last_ym")}
     union all
     select c.person_id, 're-employed', concat('新的职工参保：', r.from_on) from checked c join registers.employee_rows r using (person_id)
      where r.kind in ('110', '210') and r.from_on >= c.loss_on and (r.to_on is null or r.to_on > c.starts_on) and ${dayIndex("r.from_on")} < ${indexOf("c.last_ym")}
     union all
     select c.person_id, 'pension-started', concat('已领取养老待遇：', p.starts_on) from checked c join registers.pensions p using (person_id)
      where p.kind in ('110', '120') and (p.ends_on is null or p.ends_on > greatest(c.starts_on, p.starts_on)) and ${dayIndex("p.starts_on")} <= ${indexOf("c.last_ym")}
     union all
     select c.person_id, 'enlisted', concat('应征入伍：', s.from_on) from checked c join registers.military_service s using (person_id)
      where (s.to_on is null or s.to_on > c.starts_on) and ${dayIndex("s.from_on")} < ${indexOf("c.last_ym")}
     union all
     select c.person_id, 'emigrated', concat('移居境外：', g.left_on) from checked c join registers.emigrations g using (person_id)
      where (g.returned_on is null or g.returned_on > c.starts_on) and ${dayIndex("g.left_on")} < ${indexOf("c.last_ym")}
     union all
     select c.person_id, 'drawing-elsewhere', concat('在其他省领取失业保险待遇：', x.province) from checked c join registers.entitlements_elsewhere x using (person_id)
      where x.to_on is null or x.to_on > c.starts_on
     union all
     select c.person_id, 'stopped-since', concat('生成批次后已停发，自', c.stopped_from, '起') from checked c where c.stopped_from <= c.last_ym
     union all
     select c.person_id, 'shared-account', concat('收款账户与另外', o.people, '名领取人相同') from checked c join registers.person_accounts a using (person_id) join registers.persons p using (person_id)
      cross join lateral (
        select count(*) as people from registers.person_accounts b join registers.persons q on q.person_id = b.person_id and b.mark = md5(q.bank_sealed)
         where b.digest = a.digest and b.person_id <> a.person_id and exists (select 1 from insurance.entitlements x where x.person_id = b.person_id)) o
      where a.mark = md5(p.bank_sealed) and o.people > 0
     union all
     select c.person_id, 'outside-entitlement', '含有待遇期限以外的月份' from checked c
      where c.first_ym < c.first_month
         or (c.last_ym > c.last_month and not exists (select 1 from insurance.suspensions s where s.person_id = c.person_id and s.entitlement_id = c.entitlement_id)
             and not exists (select 1 from registers.custodies u where u.person_id = c.person_id))`,
    [todayInChina(batch.now), batch.batchId],
  )
}

/** Lines that a check holds: their month lines wait as well; one-off lines go back to waiting for the next batch. */
export async function held(tx: Bulk, batch: BatchHead): Promise<void> {
  await tx.sql(
    `update insurance.month_lines m set state = case when m.kind = 'benefit' or m.kind in ${premiumKinds} then 'held' else m.state end, batch_id = case when m.kind = 'benefit' or m.kind in ${premiumKinds} then m.batch_id end
       from payments.lines l
      where l.batch_id = $1 and l.state = 'hold' and m.batch_id = $1 and m.person_id = l.subject_id and m.state = 'pending' and (m.kind = l.category or (l.category = 'benefit' and m.kind in ${premiumKinds}))`,
    [batch.batchId],
  )
}
