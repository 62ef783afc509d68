// Whom the unemployment fund pays for a certificate of skill on a day, and how much, as SQL written by hand.
import type { PlainDate } from "#standards"
import { found, monthOf, numberOf, numberOnDay, runs, valueOf } from "./month.ts"

/** Begin with the certificates of a year, keep those that have a sum and are the holder's highest, then the holders who are insured or draw, and count the months they paid. */
export function skillUpgradeByHand(on: PlainDate): string {
  const { day, ym } = monthOf(on)
  if (valueOf("insurance.skill-count-by", on) !== "claim-year") throw new Error("times are counted by another year now")
  const amounts = valueOf("insurance.skill-amounts", on) as readonly (readonly [number, number])[]
  const amount = `(case ${amounts.toReversed().map(([level, sum]) => `when p.level >= ${level} then ${sum}`).join(" ")} end)`
  const urgent = "exists (select 1 from training.published_scarce_occupations o where o.occupation = p.occupation and p.place like rtrim(o.region, '0') || '%' and o.from_on <= p.issued_on and (o.until_on is null or o.until_on >= p.issued_on) offset 0)"
  const sameLevel = "w.subject_id = p.person_id and w.occupation = p.occupation and w.level is not distinct from p.level"
  return `
    with certificate as materialized (
      select k.person_id, k.number as line, k.occupation, k.level, k.issued_on, k.region as place from training.published_certificates k
       where k.issued_on <= ${day} and ${day} <= (k.issued_on + interval '12 months')::date and k.found and k.level >= ${Math.min(...amounts.map(([level]) => level))}
    ), insured as materialized (
      select p.* from certificate p
       where (exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind in ('110', '210') and ${runs("r.from_on", "r.to_on", day)} offset 0)
              or exists (select 1 from insurance.published_entitlements e where e.person_id = p.person_id and e.first_month <= ${ym} and e.last_month >= ${ym} and (e.stopped_from is null or e.stopped_from > ${ym}) offset 0))
    ), highest as materialized (
      select p.* from insured p
       where not exists (select 1 from training.published_certificates x where x.person_id = p.person_id and x.occupation = p.occupation and x.number <> p.line and x.found and x.issued_on <= p.issued_on and x.level < p.level offset 0)
         and not exists (select 1 from subsidies.published_awards w where w.item in ('UI-SKILL', 'TR-SKILL', 'TR-FIRM', 'TR-APPR', 'TR-PROJ', 'TR-ASSESS') and ${sameLevel} offset 0)
         and (select count(*) from subsidies.published_awards w where w.subject_id = p.person_id and w.item = 'UI-SKILL' and extract(year from coalesce((w.facts ->> 'applied-on')::date, w.granted_on)) = extract(year from ${day})) < ${numberOf("insurance.skill-times", on)} + case when ${urgent} then ${numberOf("insurance.skill-urgent-times", on)} else 0 end)
    select ${found(`'amount', ${amount}`).replace("p.region", "z.region")}, p.person_id as claimant, p.line, '' as choice
      from highest p join registers.persons z using (person_id) cross join lateral (
        select count(distinct x.ym) as months from (
          select c.ym from registers.contributions c where c.person_id = p.person_id and c.kind = '210' and c.arrived_on <= ${day} and c.employer_paid_fen > 0 and c.person_paid_fen > 0 and not c.back_paid
             and not exists (select 1 from insurance.months_out o where o.person_id = c.person_id and o.ym = c.ym and o.state = 'moved' and o.moved_on <= ${day})
          union all select i.ym from insurance.months_in i where i.person_id = p.person_id and i.state in ('counted', 'overlap', 'consumed') and i.moved_on <= ${day}) x) paid
     where paid.months >= ${numberOnDay("insurance.skill-months", "p.issued_on")}`
}
