// Which months a batch owes to whom: rules/payable-months for a whole place at once, in SQL. A test holds the two equal.
import type { Bulk } from "#platform/database"
import type { ParameterTable } from "#policy"
import { plainDate } from "#standards"
import { prefixOf } from "#platform/payments"
import { stopEvent, stopEventIn, type StopEventCode } from "../../rules/index.ts"

export interface OwedFor {
  readonly region: string
  /** Month of the batch, 202507. */
  readonly ym: number
  /** Last month it covers. */
  readonly through: number
  /** What was known by then counts, ISO UTC. */
  readonly cutOff: string
}

/** Months counted from year 0, so that they can be added and compared. */
export const indexOf = (ym: string) => `((${ym}) / 100 * 12 + (${ym}) % 100 - 1)`
const dayIndex = (day: string) => `(extract(year from ${day})::int * 12 + extract(month from ${day})::int - 1)`
/** Back to 202507. */
export const ymOf = (index: string) => `((${index}) / 12 * 100 + (${index}) % 12 + 1)`
export const living = "('pending', 'paid', 'returned')"

const later = (code: StopEventCode) => (stopEvent(code).effect === "next-month" ? 1 : 0)

/**
 * Makes `batch_people` (everybody read, with the month from which nothing is paid and why), `batch_suspended` and `batch_owed`
 * (entitled unpaid months with the reason to hold them, if any).
 */
export async function stageOwedMonths(tx: Bulk, of: OwedFor, parameters: ParameterTable): Promise<void> {
  const prefix = prefixOf(of.region)
  const through = Math.floor(of.through / 100) * 12 + (of.through % 100) - 1
  const batchIndex = Math.floor(of.ym / 100) * 12 + (of.ym % 100) - 1
  const on = plainDate(`${Math.floor(of.ym / 100)}-${String(of.ym % 100).padStart(2, "0")}-01`)
  const suspends = stopEventIn("imprisoned", parameters, of.region.slice(0, 6), on)?.kind === "suspend"
  await tx.sql(
    `create temporary table batch_entitled on commit drop as
     select e.person_id, e.entitlement_id, e.region, e.state, e.months, e.starts_on, coalesce(e.loss_on, e.starts_on) as loss_on, e.stop_event,
            ${indexOf("e.first_month")} as first_i, ${indexOf("e.last_month")} as last_i, ${indexOf("e.stopped_from")} as stopped_i
       from insurance.entitlements e
      where e.region like $1 || '%' and e.recorded_at <= $2
        and (e.state in ('running', 'held')
             or (e.state = 'stopped' and (${indexOf("e.stopped_from")} >= ${batchIndex} or e.drawn_months < ${indexOf("e.stopped_from")} - ${indexOf("e.first_month")}))
             or (e.state = 'ended' and ${indexOf("e.last_month")} >= ${batchIndex} - 1))`,
    [prefix, of.cutOff],
  )
  await tx.sql("analyze batch_entitled")
  await tx.sql(
    `create temporary table batch_events on commit drop as
     select e.entitlement_id, e.person_id, 'pension-started' as code, min(case when p.starts_on < e.starts_on then e.first_i else ${dayIndex("p.starts_on")} + ${later("pension-started")} end) as i
       from batch_entitled e join registers.pensions p using (person_id)
      where p.received_at <= $1 and p.kind in ('110', '120') and (p.ends_on is null or p.ends_on > greatest(e.starts_on, p.starts_on)) group by 1, 2
     union all
     select e.entitlement_id, e.person_id, 're-employed', min(case when r.from_on < e.starts_on then e.first_i else ${dayIndex("r.from_on")} + ${later("re-employed")} end)
       from batch_entitled e join registers.employee_rows r using (person_id)
      where r.received_at <= $1 and r.kind in ('110', '210') and r.from_on >= e.loss_on and (r.to_on is null or r.to_on > e.starts_on) group by 1, 2
     union all
     select e.entitlement_id, e.person_id, 'enlisted', min(case when m.from_on < e.starts_on then e.first_i else ${dayIndex("m.from_on")} + ${later("enlisted")} end)
       from batch_entitled e join registers.military_service m using (person_id)
      where m.received_at <= $1 and (m.to_on is null or m.to_on > e.starts_on) group by 1, 2
     union all
     select e.entitlement_id, e.person_id, 'emigrated', min(case when g.left_on < e.starts_on then e.first_i else ${dayIndex("g.left_on")} + ${later("emigrated")} end)
       from batch_entitled e join registers.emigrations g using (person_id)
      where g.received_at <= $1 and (g.returned_on is null or g.returned_on > e.starts_on) group by 1, 2
     ${suspends ? "" : `union all
     select e.entitlement_id, e.person_id, 'imprisoned', min(case when c.from_on < e.starts_on then e.first_i else ${dayIndex("c.from_on")} + ${later("imprisoned")} end)
       from batch_entitled e join registers.custodies c using (person_id)
      where c.received_at <= $1 and (c.to_on is null or c.to_on > e.starts_on) group by 1, 2`}
     union all
     select entitlement_id, person_id, coalesce(stop_event, 'stopped'), stopped_i from batch_entitled where stopped_i is not null`,
    [of.cutOff],
  )
  await tx.sql(
    `create temporary table batch_people on commit drop as
     select e.*, s.i as stop_i, s.code as stop_code, ${dayIndex("d.died_on")} as died_i
       from batch_entitled e
       left join (select distinct on (entitlement_id) entitlement_id, greatest(i, 0) as i, code from batch_events where code <> 'died' order by entitlement_id, i, code) s using (entitlement_id)
       left join registers.deaths d on d.person_id = e.person_id and d.received_at <= $1`,
    [of.cutOff],
  )
  await tx.sql("analyze batch_people")
  await tx.sql(
    `create temporary table batch_suspended on commit drop as
     select distinct entitlement_id, i from (
       select p.entitlement_id, generate_series(${indexOf("s.from_month")}, coalesce(${indexOf("s.to_month")} - 1, greatest(p.last_i, ${through}))) as i
         from batch_people p join insurance.suspensions s on s.person_id = p.person_id and s.entitlement_id = p.entitlement_id
       ${suspends ? `union all
       select p.entitlement_id, generate_series(case when c.from_on < p.starts_on then p.first_i else ${dayIndex("c.from_on")} + ${later("imprisoned")} end, coalesce(${dayIndex("c.to_on")} - 1, greatest(p.last_i, ${through})))
         from batch_people p join registers.custodies c using (person_id) where c.received_at <= $1 and (c.to_on is null or c.to_on > p.starts_on)` : "-- custody stops here"}
     ) months`,
    suspends ? [of.cutOff] : [],
  )
  await tx.sql("analyze batch_suspended")
  const [range] = await tx.sql<{ first: number | null }>("select min(first_i)::int as first from batch_people")
  const first = range?.first ?? through
  await tx.sql(
    `create temporary table batch_owed on commit drop as
     with entitled as (
       select p.person_id, p.entitlement_id, p.region, p.state, p.stop_i, p.died_i, i
         from batch_people p cross join lateral generate_series(p.first_i, least(p.last_i, ${through})) i
        where p.state <> 'ended' and not exists (select 1 from batch_suspended s where s.entitlement_id = p.entitlement_id)
       union all
       select person_id, entitlement_id, region, state, stop_i, died_i, i
         from (select p.*, g.i, row_number() over (partition by p.entitlement_id order by g.i) as rn
                 from batch_people p
                 cross join lateral generate_series(p.first_i, greatest(p.last_i, ${through}) + 1) g(i)
                where p.state <> 'ended' and exists (select 1 from batch_suspended s where s.entitlement_id = p.entitlement_id)
                  and not exists (select 1 from batch_suspended s where s.entitlement_id = p.entitlement_id and s.i = g.i)) open
        where rn <= last_i - first_i + 1 and i <= ${through})
     select e.person_id, e.entitlement_id, e.region, e.i, ${ymOf("e.i")} as ym, e.died_i is not null as survivors,
            case when e.state = 'held' then 'entitlement-held'
                 when exists (select 1 from insurance.qualification_checks q where q.person_id = e.person_id and q.entitlement_id = e.entitlement_id and q.ym = ${ymOf("e.i")} and q.state in ('due', 'missed')) then 'check-missed'
                 else (select h.reason from insurance.holds h where h.person_id = e.person_id and h.entitlement_id = e.entitlement_id and h.cleared_at is null
                          and h.placed_at <= $1 and h.from_month <= ${ymOf("e.i")} and (h.to_month is null or h.to_month > ${ymOf("e.i")}) limit 1) end as hold
       from entitled e
       left join insurance.month_lines m on m.person_id = e.person_id and m.ym = ${ymOf("e.i")} and m.kind = 'benefit' and m.state in ${living} and m.ym between ${Math.floor(first / 12) * 100 + (first % 12) + 1} and ${of.through}
      where m.person_id is null and (e.stop_i is null or e.i < e.stop_i) and (e.died_i is null or e.i <= e.died_i)`,
    [of.cutOff],
  )
  await tx.sql("analyze batch_owed")
}
