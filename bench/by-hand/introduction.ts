// Which introductions into work licensed agencies are paid for on a day, and how much, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, found, holdsNone, livesFreely, monthOf, numberOf, said, valueOf } from "./month.ts"

/** Begin with the introductions of two years and the hires that followed, keep those in real work of people of a group, and count the months insured of who is left. */
export function introductionByHand(on: PlainDate): string {
  const { day, ym } = monthOf(on)
  if (valueOf("subsidies.introduce-mode", on) !== "by-months") throw new Error("a contract is paid for now")
  const unemployed = "exists (select 1 from registration.unemployments u where u.person_id = e.person_id and u.state <> 'void' and u.registered_on <= e.started_on and (u.closed_on is null or u.closed_on >= e.started_on - 1))"
  const hard = "exists (select 1 from assistance.published_hardships h where h.person_id = e.person_id and h.recognised_on <= e.started_on and (h.ended_on is null or h.ended_on >= e.started_on))"
  const related = "exists (select 1 from registers.entity_roles x join registers.entity_roles y on y.person_id = x.person_id where x.uscc = a.uscc and y.uscc = p.unit_code offset 0)"
  const granted = "subsidies.published_awards w where w.subject_id = p.person_id and w.item = 'AG-INTRO'"
  return `
    with introduced as materialized (
      select i.employer_id, i.record_id::text as line, e.person_id, e.employment_id, e.employer_id as unit, e.uscc as unit_code, e.started_on, coalesce(e.contract_from, e.started_on) as contract_from
        from subsidies.introductions i join registration.employments e on e.person_id = i.person_id and e.uscc = i.hired_by and e.started_on >= i.introduced_on
       where i.state = 'valid' and not i.fee_charged and i.introduced_on > ${day} - interval '2 years' and e.state <> 'void' and e.started_on <= ${day} and coalesce(e.contract_from, e.started_on) >= '2025-01-01'
         and not coalesce(e.part_time, false) and coalesce(e.flag, '') <> 'dispatch' and coalesce(e.contract_kind, '') <> '6'
    ), grouped as materialized (
      select e.*, ${hard} or coalesce(${said("e.person_id", "poverty-group", day)} = 'true', false) as is_hard from introduced e
       where not exists (select 1 from assistance.published_placements b where b.person_id = e.person_id and b.employer_id = e.unit)
    ), agency as materialized (
      select u.employer_id, u.uscc, u.region, u.legal_person_id from registers.employers u where u.employer_id in (select employer_id from grouped) and ${said("u.employer_id", "agency-licensed", day)} = 'true' and ${said("u.employer_id", "credit-listed", day)} = 'false'
         and exists (select 1 from payments.unit_accounts a where a.employer_id = u.employer_id and a.state = 'verified')
    ), insured as materialized (
      select e.*, paid.months from (select e.* from grouped e where (e.is_hard or ${unemployed}) and e.employer_id in (select employer_id from agency)) e cross join lateral (
        select count(*) filter (where x.island = x.first) as months from (
          select c.ym / 100 * 12 + c.ym % 100 - row_number() over (order by c.ym) as island, first_value(c.ym / 100 * 12 + c.ym % 100) over (order by c.ym) - 1 as first from registers.contributions c
           where c.person_id = e.person_id and c.kind = '110' and c.ym >= to_char(e.started_on, 'YYYYMM')::int and c.employer_id = e.unit and c.arrived_on <= ${day} and not c.back_paid) x) paid
       where paid.months > 0
    ), earned as materialized (
      select p.*, case when p.is_hard then ${numberOf("subsidies.introduce-hard", on)} else ${numberOf("subsidies.introduce-unemployed", on)} end as standard, p.months >= case when p.is_hard then ${numberOf("subsidies.introduce-hard-months", on)} else ${numberOf("subsidies.introduce-unemployed-months", on)} end as is_settled,
             coalesce((select sum(w.amount_fen) from ${granted} and w.line = p.line), 0)::bigint as paid from (${aged("insured")}) p
    ), due as materialized (select p.*, case when p.is_settled then p.standard else p.standard / 2 end - p.paid as amount from earned p)
    select ${found("'amount', p.amount, 'standard', p.standard", "p.retires <= p.contract_from").replace("p.region", "a.region")}, p.employer_id as claimant, p.line, '' as choice
      from due p join agency a using (employer_id) left join registers.employers u on u.employer_id = p.unit
     where p.amount > 0 and a.legal_person_id is distinct from u.legal_person_id and not ${related}
       and p.birth_date <= p.contract_from - interval '16 years' and (p.retires > p.contract_from or (p.assumed_kind and p.at_latest > p.contract_from)) and ${livesFreely(day, `${day} + 1`)}
       and (p.paid > 0 or not exists (select 1 from ${granted} and w.employer = p.unit_code) and (select count(*) from ${granted} and coalesce((w.facts ->> 'introduction-paid')::bigint, 0) = 0 and extract(year from coalesce((w.facts ->> 'applied-on')::date, w.granted_on)) = extract(year from ${day})) < ${numberOf("subsidies.introduce-per-year", on)})
       and ${holdsNone(["PW-POST", "IN-BASE", "ST-ONCE", "ST-RENT"], "to_char(p.contract_from, 'YYYYMM')::int", String(ym))}`
}
