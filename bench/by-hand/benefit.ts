// Who may draw the benefit on a day, how long and how much a month, as SQL written by hand.
import type { PlainDate } from "#standards"
import { involuntaryReasons, manualReasons } from "../../domains/insurance/rules/end-reasons.ts"
import { referenceParameters } from "../../domains/insurance/rules/index.ts"
import { retirement } from "./retirement.ts"

const codes = (list: readonly string[]): string => list.map((code) => `'${code}'`).join(", ")
const number = (day: string): string => `(extract(year from ${day}) * 100 + extract(month from ${day}))::int`

/**
 * The same question as somebody who knows the tables would write it: begin with the open registrations, look at the last end of work, count
 * the months of whoever is left, and rule out work, pensions and running entitlements last.
 */
export function benefitByHand(on: PlainDate): string {
  const day = `date '${on}'`
  const thisMonth = Number(on.slice(0, 4)) * 100 + Number(on.slice(5, 7))
  const wage = (place: string) => referenceParameters.rows.find((row) => row.key === "minimum-wage" && row.region === place && row.from <= on && (row.to === null || on < row.to))
  const rowsOf = (key: string) => referenceParameters.rows.filter((row) => row.key === key && row.from <= on && (row.to === null || on < row.to))
  const cities = [...new Set(rowsOf("minimum-wage").map((row) => row.region))]
  const standard = `(case left(s.region, 4) ${cities.map((city) => `when '${city.slice(0, 4)}' then ${Math.floor((Number(wage(city)?.value ?? 0) * Number(rowsOf("insurance.benefit-ratio").find((row) => city.startsWith(row.region.replace(/(00)+$/, "")))?.value ?? 0) * 2 + 10_000) / 20_000)}`).join(" ")} end)`
  /** The row of the city, else the province's. */
  const byCity = (key: string, write: (value: unknown) => string, from = "p"): string => {
    const rows = rowsOf(key).filter((row) => row.region !== "000000").toSorted((a, b) => (a.region < b.region ? 1 : -1))
    return `(case ${rows.map((row) => `when starts_with(${from}.region, '${row.region.replace(/(00)+$/, "")}') then ${write(row.value)}`).join(" ")} end)`
  }
  const bucket = (table: readonly (readonly [number, number])[], of: string): string => `(array[0, ${table.map(([, then]) => then).join(", ")}])[width_bucket(${of}, array[${table.map(([from]) => from).join(", ")}]) + 1]`
  const months = `least(24, case when s.months >= 12 then ${byCity("insurance.duration-table", (table) => bucket(table as readonly (readonly [number, number])[], "s.months"), "s")} + s.unused else s.unused end)`
  const endsByKind = `(not s.sourced and s.sex <> '1' and date_trunc('month', ${retirement.women50.replaceAll("p.", "s.")}) < date_trunc('month', ${day}) + make_interval(months => (${months})::int - 1))`
  return `
    with spell as materialized (
      select distinct on (u.person_id) u.person_id, u.registered_on from registration.unemployments u
       where u.state <> 'void' and u.registered_on <= ${day} and (u.closed_on is null or u.closed_on > ${day}) order by u.person_id, u.registered_on desc
    ), ended as materialized (
      select distinct on (x.person_id) x.person_id, x.ended_on, x.legal_end_reason from (
        select e.person_id, e.ended_on, e.legal_end_reason from registration.employments e join spell using (person_id) where e.state = 'ended' and e.legal_end_reason is not null
        union all
        select d.person_id, d.ended_on, d.legal_end_reason from registration.end_drafts d join spell using (person_id) where d.state = 'draft' and d.legal_end_reason is not null) x
       order by x.person_id, x.ended_on desc
    ), drawn as materialized (
      select distinct on (e.person_id) e.person_id, e.state, e.months, e.drawn_months, e.unused_months, coalesce(e.loss_on, e.claimed_on) as loss_on
        from insurance.entitlements e join spell using (person_id) where e.kind = 'benefit' and e.drawn_months > 0 and e.recorded_at < ${day} + 1 order by e.person_id, e.recorded_at desc
    ), paid as materialized (
      select c.person_id, count(distinct c.ym) as months, bool_or(ended.legal_end_reason in (${codes([...manualReasons, "09"])})) as is_disputed from registers.contributions c join ended using (person_id) left join drawn d using (person_id)
       where c.kind = '210' and c.arrived_on <= ${day} and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid and (d.loss_on is null or c.ym > ${number("d.loss_on")})
         and ended.legal_end_reason in (${codes([...involuntaryReasons, ...manualReasons])}) and ended.ended_on <= ${day}
       group by c.person_id
    ), someone as materialized (
      select p.person_id, p.region, p.sex, coalesce(nullif(p.women_retire_kind, ''), 'F50') as kind, coalesce(p.women_retire_kind, '') <> '' as sourced, p.birth_date, extract(year from p.birth_date)::int * 12 + extract(month from p.birth_date)::int - 1 as month,
             paid.months, paid.is_disputed, case when d.state = 'stopped' then coalesce(d.unused_months, d.months - d.drawn_months) else 0 end as unused
        from paid join registers.persons p using (person_id) left join drawn d using (person_id) where p.sex is not null and p.birth_date is not null
    ), eligible as (
      select p.*, p.is_disputed or not p.sourced and p.sex <> '1' and ${retirement.women50} <= ${day}
              or exists (select 1 from registers.entity_roles x where x.person_id = p.person_id and x.role not in ('股东', '监事') and x.status not in ('注销', '吊销') and x.from_on <= ${day} and (x.to_on is null or x.to_on > ${day})) as is_doubtful from someone p
       where (p.months >= 12 or (p.unused > 0 and ${byCity("insurance.remainder-allowed", String)}))
         and p.birth_date <= ${day} - interval '16 years'
         and ((case when p.sex = '1' then ${retirement.men} when p.kind = 'F55' then ${retirement.women55} else ${retirement.women50} end) > ${day}
              or (not p.sourced and p.sex <> '1' and ${retirement.women50} <= ${day} and ${retirement.women55} > ${day}))
         and not exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.kind in ('110', '120') and x.starts_on <= ${day} and (x.ends_on is null or x.ends_on > ${day}))
         and not exists (select 1 from insurance.entitlements e where e.person_id = p.person_id and e.state in ('running', 'held') and e.last_month >= ${thisMonth})
         and not exists (select 1 from registers.entitlements_elsewhere x where x.person_id = p.person_id and x.from_on <= ${day} and (x.to_on is null or x.to_on > ${day}))
         and not exists (select 1 from registration.employments e where e.person_id = p.person_id and e.state = 'valid' and e.started_on <= ${day}
               and not exists (select 1 from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft' and d.ended_on <= ${day}))
         and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind = '210' and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${day})
               and not exists (select 1 from registration.employments e where e.person_id = r.person_id and e.employer_id = r.employer_id and e.state = 'ended' and e.ended_on >= r.from_on and e.ended_on <= ${day})
               and not exists (select 1 from registration.end_drafts d join registration.employments e using (person_id, employment_id) where d.person_id = r.person_id and e.employer_id = r.employer_id and d.state = 'draft' and d.ended_on >= r.from_on and d.ended_on <= ${day}))
    )
    select s.person_id as subject, s.region, case when s.is_doubtful or ${endsByKind} then 'by-hand' else 'pass' end as result, array[]::text[] as codes,
           jsonb_build_object('months', ${months}, 'monthly', ${standard}) as gives
      from eligible s where ${standard} is not null`
}

