// For whom units are granted the month of an internship, and how much, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, diplomas, found, holdsNone, livesFreely, minimumWage, monthOf, numberOf, soundUnit, workedSince } from "./month.ts"

/** Items that are never had in the same month as an internship. */
const exclusive = ["IN-BASE", "SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "SI-KEY25", "PW-POST", "TR-FIRM", "TR-APPR", "HI-ONCE", "HI-POOR", "AG-INTRO", "UI-EXPAND"]

/** Begin with the months attended and paid, take the newest internship of each when it is that month's, and look at the diploma, or at the age and the registration, of who is left. */
export function internshipByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const last = `(${first} + interval '1 month' - interval '1 day')::date`
  const days = `(${last} - ${first} + 1)`
  const ofDays = (whole: string) => `(case when p.served >= ${days} then ${whole} else (2 * ${whole} * p.served + ${days}) / (2 * ${days}) end)`
  const ofWage = (share: string) => `((p.wage_here * ${numberOf(share, on)} + 5000) / 10000)`
  const graduate = `p.graduated_on <= p.starts_on and p.starts_on <= p.graduated_on + interval '${12 * numberOf("subsidies.graduate-years", on)} months' and not ${workedSince("p.starts_on")}`
  const youth = `p.birth_date > p.starts_on - interval '25 years' and exists (select 1 from registration.unemployments n where n.person_id = p.person_id and n.state <> 'void' and n.registered_on <= p.starts_on and (n.closed_on is null or n.closed_on > p.starts_on))`
  return `
    with newest as materialized (
      select distinct on (i.person_id) i.person_id, i.employer_id, i.intern_group, i.starts_on, i.planned_end, i.filed_on, i.accident_from, i.accident_until, coalesce(x.ended_on, i.planned_end) as ends_on
        from training.published_internships i left join training.published_internship_ends x using (person_id, employer_id, starts_on) where i.starts_on <= ${day} and coalesce(x.result, '') <> 'cancelled' order by i.person_id, i.starts_on desc
    ), attended as materialized (
      select n.*, u.region, m.stipend_fen, greatest(n.starts_on, ${first}) as from_on, least(n.ends_on, ${last}) as until_on, least(n.ends_on, ${last}) - greatest(n.starts_on, ${first}) + 1 as served
        from newest n join training.published_internship_months m using (person_id, employer_id, starts_on) join registers.employers u using (employer_id)
       where m.ym = ${ym} and m.attended_days > 0 and n.ends_on >= ${first} and n.filed_on <= n.starts_on and n.planned_end + 1 >= n.starts_on + interval '${numberOf("subsidies.internship-shortest", on)} months'
         and n.planned_end <= n.starts_on + interval '${numberOf("subsidies.internship-longest", on)} months' - interval '1 day' and n.accident_from <= greatest(n.starts_on, ${first}) and n.accident_until >= least(n.ends_on, ${last}) and u.status not in ('注销', '吊销')
         and exists (select 1 from training.published_internship_units u where u.employer_id = n.employer_id and n.starts_on between u.recognised_on and u.until_on)
    ), someone as materialized (
      select p.*, g.graduated_on, ${minimumWage("p.region", day)} as wage_here from (${aged("attended")}) p left join (${diplomas(day)}) g using (person_id))
    select ${found(`'amount', ${ofDays(ofWage("subsidies.internship-share"))}, 'monthly', ${ofWage("subsidies.internship-share")}`, "p.retires <= p.starts_on")}
      from someone p
     where p.stipend_fen >= ${ofDays(ofWage("subsidies.stipend-share"))} and p.birth_date <= p.starts_on - interval '16 years' and (p.retires > p.starts_on or (p.assumed_kind and p.at_latest > p.starts_on))
       and (case p.intern_group when 'youth' then ${youth} else ${graduate} end) and ${livesFreely(day, first)} and ${holdsNone(exclusive, ym)} and ${soundUnit("p.employer_id", day)}
       and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.kind in ('110', '210') and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${first}))
       and not exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.ym = ${ym} and c.kind = '110' and c.employer_id <> 0)`
}
