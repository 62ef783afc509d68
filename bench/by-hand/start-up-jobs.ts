// Which start-ups the grant for the jobs they brought fits on a day, and how much it is, as SQL written by hand.
import type { PlainDate } from "#standards"
import { found, monthOf, numberOf, runs, soundUnit } from "./month.ts"

/** Begin with the young units in order, look at who works for them by a contract of a year, and count those insured from the month of the hire on for long enough. */
export function startUpJobsByHand(on: PlainDate): string {
  const { day } = monthOf(on)
  const [months, few] = [numberOf("subsidies.job-months", on), numberOf("subsidies.jobs-lower-persons", on)]
  return `
    with young as materialized (
      select u.employer_id, u.uscc, u.region, u.legal_person_id from registers.employers u
       where u.founded_on <= ${day} and ${day} <= (u.founded_on + interval '${numberOf("subsidies.start-up-jobs-years", on)} years')::date and u.status not in ('注销', '吊销') and ${soundUnit("u.employer_id", day)}
         and exists (select 1 from payments.unit_accounts a where a.employer_id = u.employer_id and a.state = 'verified')
         and exists (select 1 from registers.entity_roles r where r.person_id = u.legal_person_id and r.uscc = u.uscc and r.role in ('法定代表人', '经营者') and (r.to_on is null or r.to_on > ${day}))
         and not exists (select 1 from registers.deaths x where x.person_id = u.legal_person_id) and not exists (select 1 from registers.custodies x where x.person_id = u.legal_person_id and ${runs("x.from_on", "x.to_on", day)})
    ), worker as materialized (
      select e.person_id, e.employer_id, to_char(e.started_on, 'YYYYMM')::int as ym from young y join registration.employments e using (employer_id)
       where e.state <> 'void' and e.form <> '022' and e.started_on <= ${day} and (e.ended_on is null or e.ended_on > ${day}) and e.person_id <> y.legal_person_id
         and (e.contract_to is not null or e.contract_kind = '2') and (e.contract_to is null or e.contract_to >= (coalesce(e.contract_from, e.started_on) + interval '1 year' - interval '1 day')::date)
         and not exists (select 1 from subsidies.taken t where t.subject_id = e.person_id and t.slot = 'ST-JOBS' and t.state = 'granted')
    ), brought as materialized (
      select w.employer_id, count(*) as number from worker w cross join lateral (
        select count(*) as months, max(c.month) - min(c.month) as apart from (select c.ym / 100 * 12 + c.ym % 100 as month from registers.contributions c
          where c.person_id = w.person_id and c.kind = '110' and c.ym >= w.ym and c.employer_id = w.employer_id and c.arrived_on <= ${day} and not c.back_paid order by c.ym limit ${months}) c) paid
       where paid.months = ${months} and paid.apart = ${months - 1} group by w.employer_id)
    select ${found(`'amount', least(${numberOf("subsidies.jobs-cap", on)}, ${numberOf("subsidies.jobs-lower", on)} * least(b.number, ${few}) + ${numberOf("subsidies.jobs-higher", on)} * greatest(0, b.number - ${few}))`).replace("p.person_id", "p.employer_id")}, p.employer_id as claimant, 'once' as line, '' as choice
      from young p join brought b using (employer_id)`
}
