// Whom the insurance subsidy of people in hardship who work flexibly fits in a month, and how much it is, as SQL written by hand.
import type { PlainDate } from "#standards"
import { provinceLawbook } from "../../server/roles.ts"
import { retirement } from "./retirement.ts"

/** Items that are never had in the same month. */
const exclusive = ["SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-KEY25", "PW-POST"]

/**
 * The same question as somebody who knows the tables would write it: begin with the few who are recognised and work flexibly, look at what they
 * paid themselves this month, and rule out the rest among those who are left. The numbers are the province's own; none differs by city.
 */
export function flexibleHardshipByHand(on: PlainDate): string {
  const day = `date '${on}'`
  const first = `date '${on.slice(0, 7)}-01'`
  const month = Number(on.slice(0, 4)) * 100 + Number(on.slice(5, 7))
  const numberOf = (key: string): number => {
    const value = provinceLawbook.numbers.rows.find((row) => row.key === key && row.from <= on && (row.to === null || on < row.to))?.value
    if (typeof value !== "number") throw new Error(`no number ${key} on ${on}`)
    return value
  }
  const base = numberOf("subsidies.flexible-base-cap")
  const share = (paid: string, rate: number) => `(least(${paid}, ${base} * ${rate} / 10000) * 2 / 3)`
  const said = (question: string) => `(select c.value from subsidies.checks c where c.subject_id = p.person_id and c.question = '${question}' and c.from_on <= ${day} and (c.to_on is null or c.to_on > ${day}) order by c.recorded_at desc, c.check_id desc limit 1)`
  return `
    with hard as materialized (
      select distinct on (h.person_id) h.person_id, h.recognised_on, case when h.exit not in ('010', '020', '030') or h.exit is null then h.ended_on end as ended_on
        from assistance.published_hardships h order by h.person_id, h.recognised_on desc, h.recognition_id desc
    ), flexible as materialized (
      select distinct on (e.person_id) e.person_id, e.started_on, e.ended_on, hard.ended_on as hard_until
        from hard join registration.published_employments e using (person_id)
       where e.form = '022' and e.started_on <= ${day} and hard.recognised_on < ${first} + interval '1 month' order by e.person_id, e.started_on desc
    ), paid as materialized (
      select c.person_id, coalesce(sum(c.person_paid_fen + c.employer_paid_fen) filter (where c.kind = '110'), 0)::bigint as pension, coalesce(sum(c.person_paid_fen + c.employer_paid_fen) filter (where c.kind = '310'), 0)::bigint as medical
        from registers.contributions c join flexible f using (person_id)
       where (f.ended_on is null or f.ended_on > ${first}) and (f.hard_until is null or f.hard_until >= f.started_on)
         and c.ym = ${month} and c.employer_id = 0 and c.kind in ('110', '210', '310', '410') and c.arrived_on is not null and not c.back_paid and c.person_paid_fen + c.employer_paid_fen > 0
       group by c.person_id
    ), someone as materialized (
      select p.person_id, p.region, p.sex, coalesce(p.women_retire_kind, '') as kind, p.birth_date, extract(year from p.birth_date)::int * 12 + extract(month from p.birth_date)::int - 1 as month, paid.pension, paid.medical
        from paid join registers.persons p using (person_id) where p.sex is not null and p.birth_date is not null
    ), ages as materialized (
      select p.*, (case when p.sex = '1' then ${retirement.men} when p.kind = 'F55' then ${retirement.women55} else ${retirement.women50} end) as retires, ${retirement.women55} as at_latest from someone p
    ), used as materialized (
      select m.person_id, count(*) filter (where m.item in ('SI-FLEX-HARD', 'SI-EMP-HARD', 'PW-SI')) as months, min(m.granted_on) filter (where m.item like 'SI-%' or m.item like 'PW-%') as since, min(m.ym) filter (where m.item in ('SI-EMP-HARD', 'SI-FLEX-HARD', 'PW-SI')) as first,
             bool_or(m.ym = ${month} and m.item in (${exclusive.map((item) => `'${item}'`).join(", ")})) as now
        from subsidies.published_grant_months m join someone using (person_id) group by m.person_id
    )
    select p.person_id as subject, p.region, case when p.sex <> '1' and p.kind = '' and (p.retires < ${first} or coalesce(used.months, 0) >= 36) then 'by-hand' else 'pass' end as result, array[]::text[] as codes, jsonb_build_object('amount', ${share("p.pension", numberOf("flexible-pension-rate"))} + ${share("p.medical", numberOf("flexible-medical-rate"))}) as gives
      from ages p left join used using (person_id)
     where p.birth_date <= ${first} + interval '1 month' - interval '1 day' - interval '16 years'
       and (p.retires >= ${first} or (p.sex <> '1' and p.kind = '' and p.at_latest >= ${first}))
       and not coalesce(used.now, false)
       and (coalesce(used.months, 0) < 36 or (p.sex <> '1' and p.kind = '') or (coalesce(used.since, ${day}) > p.retires - interval '5 years'
            and used.months < extract(year from p.retires) * 12 + extract(month from p.retires) - (used.first / 100 * 12 + used.first % 100) + 1))
       and ${said("credit-listed")} = 'false'
       and not exists (select 1 from registers.pensions x where x.person_id = p.person_id and x.kind in ('110', '120') and x.starts_on <= ${day} and (x.ends_on is null or x.ends_on > ${day}))
       and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind in ('110', '210') and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${first}))
       and not exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.ym = ${month} and c.kind = '110' and c.employer_id <> 0)
       and not exists (select 1 from registers.deaths x where x.person_id = p.person_id and x.died_on < ${first})
       and not exists (select 1 from registers.custodies x where x.person_id = p.person_id and x.from_on <= ${day} and (x.to_on is null or x.to_on > ${day}))
       and not exists (select 1 from registers.entity_roles x where x.person_id = p.person_id and x.from_on <= ${day} and (x.to_on is null or x.to_on > ${day}) and x.status not in ('注销', '吊销')
             and x.role <> '监事' and (x.role <> '股东' or ${said("share-held")} is distinct from '0'))
       and not exists (select 1 from insurance.published_entitlements e where e.person_id = p.person_id and e.first_month <= ${month} and e.last_month >= ${month} and (e.stopped_from is null or e.stopped_from > ${month}))`
}
