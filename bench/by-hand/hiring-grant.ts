// For whom units are granted the single sum for taking on a graduate, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, diplomas, found, livesFreely, monthOf, numberOf, ownsNot, said, soundUnit, valueOf } from "./month.ts"

/** Begin with the graduates, take their hires of the last three years, a line each, and rule out who earned before, owns the unit, or was counted already. No other group is paid for. */
export function hiringGrantByHand(on: PlainDate): string {
  const { day } = monthOf(on)
  if (String(valueOf("subsidies.hiring-groups", on)) !== "graduate") throw new Error("other groups are paid for now")
  const holds = (items: string, where: string) => `not exists (select 1 from subsidies.published_holdings h where h.subject_id = p.person_id and h.item in (${items}) and ${where} offset 0)`
  const meanwhile = `h.from_ym <= to_char(${day}, 'YYYYMM')::int and coalesce(h.until_ym, 999912) >= to_char(p.contract_from, 'YYYYMM')::int`
  return `
    with graduate as materialized (${diplomas(day)}), hire as materialized (
      select e.person_id, e.employment_id, e.employer_id, e.uscc as unit_code, e.started_on, coalesce(e.contract_from, e.started_on) as contract_from, e.contract_to, g.graduated_on, u.region, u.legal_person_id
        from graduate g join registration.employments e using (person_id) join registers.employers u using (employer_id)
       where e.state <> 'void' and e.form <> '022' and e.started_on <= ${day} and e.started_on > ${day} - interval '3 years' and coalesce(e.contract_from, e.started_on) >= '2025-01-01'
         and e.started_on < g.graduated_on + interval '3 years' and coalesce(e.contract_from, e.started_on) <= g.graduated_on + interval '${12 * numberOf("subsidies.graduate-years", on)} months'
         and (e.contract_to is not null or e.contract_kind = '2') and (e.contract_to is null or e.contract_to >= (coalesce(e.contract_from, e.started_on) + interval '1 year' - interval '1 day')::date)
         and u.status not in ('注销', '吊销')
    ), someone as materialized (${aged("hire")})
    select ${found(`'amount', ${numberOf("subsidies.hiring-grant", on)}`, "p.retires <= p.contract_from")}, p.employer_id as claimant, p.employment_id::text as line, '' as choice
      from someone p
     where p.birth_date <= p.contract_from - interval '16 years' and (p.retires > p.contract_from or (p.assumed_kind and p.at_latest > p.contract_from)) and ${livesFreely(day, `${day} + 1`)}
       and ${said("p.employer_id", "enterprise-size", day)} in ('medium', 'small', 'micro') and ${soundUnit("p.employer_id", day)} and ${ownsNot(day)}
       and exists (select 1 from payments.unit_accounts a where a.employer_id = p.employer_id and a.state = 'verified')
       and ${holds("'HI-ONCE', 'UI-EXPAND'", "true")} and ${holds("'PW-POST', 'IN-BASE', 'ST-ONCE', 'ST-RENT'", meanwhile)} and ${holds("'HI-POOR'", "h.employer = p.unit_code")}
       and exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.employer_id = p.employer_id and c.kind = '110' and c.ym >= to_char(p.started_on, 'YYYYMM')::int and c.arrived_on <= ${day} and not c.back_paid)
       and (extract(year from p.contract_from) = extract(year from p.graduated_on) or not (
              exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.employer_id <> 0 and c.ym >= to_char(p.graduated_on + interval '1 month' - interval '1 day', 'YYYYMM')::int and c.ym < to_char(p.started_on, 'YYYYMM')::int)
              or exists (select 1 from registers.entity_roles y where y.person_id = p.person_id and y.role not in ('股东', '监事') and y.from_on < date_trunc('month', p.started_on) and (y.to_on is null or y.to_on > p.graduated_on))))`
}
