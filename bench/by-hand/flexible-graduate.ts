// Whom the insurance subsidy of graduates who work flexibly fits in a month, and how much it is, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, diplomas, found, holdsNone, kindMatters, livesFreely, monthOf, numberOf, ofWorkingAge, runs, said, workedSince } from "./month.ts"

const exclusive = ["SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "SI-FLEX-HARD", "SI-FLEX-GRAD", "SI-KEY25", "PW-POST"]

/** Begin with the newest flexible employment, keep the ones begun soon enough after a diploma, and look at what they paid themselves this month. */
export function flexibleGraduateByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const base = numberOf("subsidies.flexible-base-cap", on)
  const cap = numberOf("subsidies.flexible-graduate-months", on)
  const share = (paid: string, rate: number) => `(least(${paid}, ${base} * ${rate} / 10000) * 2 / 3)`
  return `
    with flexible as materialized (
      select distinct on (e.person_id) e.person_id, e.started_on, e.ended_on from registration.employments e where e.state <> 'void' and e.form = '022' and e.started_on <= ${day} order by e.person_id, e.started_on desc
    ), graduate as materialized (${diplomas(day)}), fitting as materialized (
      select f.person_id, f.started_on, g.graduated_on from flexible f join graduate g using (person_id) where (f.ended_on is null or f.ended_on > ${first}) and f.started_on <= g.graduated_on + interval '${12 * numberOf("subsidies.graduate-years", on)} months'
    ), paid as materialized (
      select f.person_id, f.started_on, f.graduated_on, coalesce(sum(c.person_paid_fen + c.employer_paid_fen) filter (where c.kind = '110'), 0)::bigint as pension, coalesce(sum(c.person_paid_fen + c.employer_paid_fen) filter (where c.kind = '310'), 0)::bigint as medical
        from fitting f join registers.contributions c using (person_id)
       where c.ym = ${ym} and c.employer_id = 0 and c.kind in ('110', '210', '310', '410') and c.arrived_on is not null and not c.back_paid and c.person_paid_fen + c.employer_paid_fen > 0 group by f.person_id, f.started_on, f.graduated_on
    ), someone as materialized (select p.*, q.region from (${aged("paid")}) p join registers.persons q using (person_id)), used as materialized (
      select m.person_id, count(*) as months from subsidies.published_grant_months m join someone using (person_id) where m.item = 'SI-FLEX-GRAD' group by m.person_id)
    select ${found(`'amount', ${share("p.pension", numberOf("flexible-pension-rate", on))} + ${share("p.medical", numberOf("flexible-medical-rate", on))}, 'monthsLeft', ${cap} - coalesce(u.months, 0) - 1`, kindMatters(first))}
      from someone p left join used u using (person_id)
     where coalesce(u.months, 0) < ${cap} and ${ofWorkingAge(first)} and ${livesFreely(day, first)} and ${holdsNone(exclusive, ym)} and ${said("p.person_id", "credit-listed", day)} = 'false'
       and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind in ('110', '210') and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${first}))
       and not exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.ym = ${ym} and c.kind = '110' and c.employer_id <> 0)
       and not exists (select 1 from registers.entity_roles x where x.person_id = p.person_id and ${runs("x.from_on", "x.to_on", day)} and x.status not in ('注销', '吊销') and x.role <> '监事' and (x.role <> '股东' or ${said("p.person_id", "share-held", day)} is distinct from '0'))
       and not exists (select 1 from insurance.published_entitlements e where e.person_id = p.person_id and e.first_month <= ${ym} and e.last_month >= ${ym} and (e.stopped_from is null or e.stopped_from > ${ym}))
       and (extract(year from p.started_on) = extract(year from p.graduated_on) or not ${workedSince("p.started_on")})`
}
