// Whom the part of their own premiums is given back to in a month, people of key groups in key industries, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, diplomas, found, holdsNone, kindMatters, listed, livesFreely, monthOf, numberOf, ofWorkingAge, ownsNot, said, soundUnit, valueOf, workedSince } from "./month.ts"

const exclusive = ["SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-KEY25", "SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "IN-BASE", "ST-ONCE", "ST-RENT"]

/**
 * Begin with the newest hires at units of the industries with a contract that runs, look at what was paid in the month, and ask for the group of who is left. The planner takes a `case` to keep half of the
 * units; of the conditions themselves it expects one, and compares every hire with every unit.
 */
export function keyGroupByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const cap = numberOf("subsidies.key-months", on)
  const isOpen = on <= String(valueOf("subsidies.key-apply-until", on))
  const industries = listed(valueOf("subsidies.key-industries", on) as readonly string[])
  return `
    with hire as materialized (
      select distinct on (e.person_id) e.person_id, e.employer_id, e.started_on, e.ended_on, coalesce(e.contract_from, e.started_on) as contract_from, e.contract_to, e.contract_kind, e.flag
        from registration.employments e where ${isOpen} and e.state <> 'void' and e.employer_id is not null and e.started_on <= ${day} order by e.person_id, e.started_on desc, e.employment_id desc
    ), sound as materialized (
      select p.employer_id, p.region, p.uscc as unit_code, p.legal_person_id from registers.employers p
       where case when ${isOpen} and p.status not in ('注销', '吊销') and ${said("p.employer_id", "enterprise-size", day)} in ('medium', 'small', 'micro') and ${soundUnit("p.employer_id", day)}
                  and coalesce(case when p.industry ~ '^[0-2][0-9]{3}$' and right(p.industry, 2) <> '00' then right(p.industry, 2) end, ${said("p.employer_id", "industry", day)}) in (${industries}) then true else false end
    ), fitting as materialized (
      select p.*, u.region, u.unit_code, u.legal_person_id from hire p join sound u using (employer_id)
       where (p.contract_to is not null or p.contract_kind = '2') and (p.contract_to is null or p.contract_to >= greatest(${first}, (p.contract_from + interval '1 year' - interval '1 day')::date)) and p.contract_from < ${first} + interval '1 month'
         and (p.ended_on is null or p.ended_on > ${first}) and p.flag is distinct from 'dispatch' and p.contract_kind is distinct from '6'
    ), paid as materialized (
      select p.*, c.paid, c.amount, g.graduated_on from fitting p
        join lateral (select count(*) as paid, sum(c.person_paid_fen) filter (where c.kind in ('110', '310', '210'))::bigint as amount from registers.contributions c
                       where c.person_id = p.person_id and c.employer_id = p.employer_id and c.ym = ${ym} and c.kind in ('110', '310', '210') and c.arrived_on is not null and c.person_paid_fen > 0 and not c.back_paid) c on c.paid > 0
        left join (${diplomas(day)}) g using (person_id)
    ), begun as materialized (
      select p.*, (select min(c.ym) from registers.contributions c where c.person_id = p.person_id and c.employer_id = p.employer_id and c.ym >= to_char(p.started_on, 'YYYYMM')::int and c.kind in ('110', '210', '310') and c.arrived_on is not null and not c.back_paid and c.person_paid_fen > 0) as first_ym
        from paid p
    ), someone as materialized (${aged(`(select p.* from begun p where p.first_ym / 100 = 2025 and p.first_ym <= ${ym} and ${ym} / 100 * 12 + ${ym} % 100 < p.first_ym / 100 * 12 + p.first_ym % 100 + ${cap})`)}), used as materialized (
      select m.person_id, count(*) as months from subsidies.published_grant_months m join someone using (person_id) where m.item = 'SI-KEY25' group by m.person_id)
    select ${found(`'amount', (p.amount * ${numberOf("subsidies.key-share", on)} + 5000) / 10000, 'monthsLeft', ${cap} - coalesce(u.months, 0) - 1`, kindMatters(first))}
      from someone p left join used u using (person_id)
     where coalesce(u.months, 0) < ${cap} and ${ofWorkingAge(first)} and ${livesFreely(day, first)} and ${holdsNone(exclusive, ym)} and ${ownsNot(day)}
       and (${said("p.person_id", "monitored-for-poverty", day)} = 'true'
            or extract(year from p.graduated_on) = extract(year from p.contract_from) or extract(year from p.graduated_on) in (2023, 2024) and not ${workedSince("p.started_on")}
            or exists (select 1 from registration.unemployments x where x.person_id = p.person_id and x.state <> 'void' and x.registered_on <= p.started_on and (x.closed_on is null or x.closed_on >= p.started_on - 1)
                 and coalesce(x.continuous_since, x.registered_on) + interval '${numberOf("subsidies.key-unemployed-months", on)} months' <= p.started_on))`
}
