// Whom the subsidy of public-welfare posts fits in a month, and how much it is, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, found, holdsNone, kindMatters, livesFreely, minimumWage, monthOf, numberOf, ofWorkingAge, ownsNot, runs, said, soundUnit, valueOf } from "./month.ts"

const categories = { older: "050", "zero-employment": "070", "low-income": "040", disabled: "060", "long-unemployed": "120", "land-lost": "080" } as const

/** Begin with the newest placements, and rule out step by step who is not in post, was not paid, or is not in hardship. The month is paid by calendar days. */
export function publicPostByHand(on: PlainDate): string {
  const { day, first, ym } = monthOf(on)
  const last = `(${first} + interval '1 month' - interval '1 day')::date`
  const days = `(${last} - ${first} + 1)`
  const prorated = (whole: string) => `(case when p.served <= 0 then 0 when p.served >= ${days} then ${whole} else (2 * ${whole} * p.served + ${days}) / (2 * ${days}) end)`
  const again = (valueOf("subsidies.replacement-categories", on) as readonly string[]).flatMap((one) => (one in categories ? [`'${categories[one as keyof typeof categories]}'`] : []))
  const ofWage = (share: string) => `((p.wage_here * ${numberOf(share, on)} + 5000) / 10000)`
  return `
    with newest as materialized (
      select distinct on (p.person_id) p.person_id, p.employer_id, p.post_number, p.from_on, p.agreement_on, count(*) over (partition by p.person_id) as number from assistance.published_placements p where p.from_on <= ${day} order by p.person_id, p.from_on desc
    ), placed as materialized (
      select p.*, e.left_on, coalesce(b.part_time, false) as part_time, m.wage_fen, u.region, u.uscc as unit_code, u.legal_person_id, h.recognised_on, h.category
        from newest p join registers.employers u using (employer_id)
        join assistance.published_public_posts b on b.employer_id = p.employer_id and b.number = p.post_number
        join assistance.published_placement_months m on m.person_id = p.person_id and m.employer_id = p.employer_id and m.from_on = p.from_on and m.ym = ${ym}
        left join assistance.published_placement_ends e on e.person_id = p.person_id and e.employer_id = p.employer_id and e.from_on = p.from_on
        join lateral (select h.recognised_on, h.category, h.ended_on, h.exit from assistance.published_hardships h where h.person_id = p.person_id order by h.recognised_on desc, h.recognition_id desc limit 1) h on true
       where p.agreement_on is not null and p.number <= ${numberOf("subsidies.placements", on)} and (e.left_on is null or e.left_on >= ${first}) and (b.until_on is null or b.until_on >= ${first}) and m.attended_days > 0 and m.wage_fen > 0 and u.status not in ('注销', '吊销')
         and h.recognised_on < ${first} + interval '1 month' and (h.ended_on is null or h.exit in ('010', '020', '030') or h.ended_on > ${last} or exists (select 1 from registers.deaths d where d.person_id = p.person_id and d.died_on <= h.ended_on))
    ), someone as materialized (
      select p.*, least(p.left_on, ${last}, d.died_on) - greatest(p.from_on, ${first}) + 1 as served, ${minimumWage("p.region", day)} as wage_here from (${aged("placed")}) p left join registers.deaths d using (person_id)
    ), used as materialized (
      select m.person_id, count(*) filter (where m.item = 'PW-POST' and m.ym >= s.from_ym) as months, min(m.ym) filter (where m.item in ('PW-POST', 'PW-SI') and m.ym >= s.from_ym) as first, min(m.granted_on) filter (where m.item like 'SI-%' or m.item like 'PW-%') as since
        from subsidies.published_grant_months m join (select person_id, to_char(from_on, 'YYYYMM')::int as from_ym from someone) s using (person_id) group by m.person_id
    ), capped as materialized (
      select p.*, case when p.part_time then ${ofWage("subsidies.part-time-post-share")} else ${ofWage("subsidies.post-share")} end as monthly, coalesce(u.months, 0) as used_months,
             case when coalesce(u.since, ${day}) > p.retires - interval '5 years' then greatest(0, extract(year from p.retires) * 12 + extract(month from p.retires) - (coalesce(u.first, ${ym}) / 100 * 12 + coalesce(u.first, ${ym}) % 100) + 1) else 36 end as cap
        from someone p left join used u using (person_id))
    select ${found(`'amount', ${prorated("p.monthly")}, 'monthsLeft', p.cap - p.used_months - 1`, `${kindMatters(first)} or p.assumed_kind and p.used_months >= 36`)}
      from capped p
     where p.wage_fen >= ${prorated("(case when p.part_time then p.monthly else p.wage_here end)")} and (p.used_months < 36 or p.used_months < p.cap or p.assumed_kind)
       and (p.number <= 1 or p.category in (${again.join(", ")}) or ${said("p.person_id", "severely-disabled", day)} = 'true')
       and ${ofWorkingAge(first)} and ${livesFreely(day, first)} and ${holdsNone(["IN-BASE", "IN-EARLY", "SI-FLEX-HARD", "SI-FLEX-GRAD", "HI-ONCE", "HI-POOR", "AG-INTRO", "OTHER-WAGE", "ST-ONCE", "ST-RENT", "PW-POST"], ym)}
       and not exists (select 1 from insurance.published_month_lines l where l.person_id = p.person_id and l.kind = 'benefit' and l.ym = ${ym} and l.state in ('pending', 'paid', 'returned', 'suspense'))
       and not exists (select 1 from registers.employee_rows r where r.person_id = p.person_id and r.employer_id <> p.employer_id and r.kind in ('110', '210') and r.from_on <= ${day} and (r.to_on is null or r.to_on > ${first}))
       and not exists (select 1 from registers.contributions c where c.person_id = p.person_id and c.ym = ${ym} and c.kind = '110' and c.employer_id not in (0, p.employer_id))
       and not exists (select 1 from registers.entity_roles x where x.person_id = p.person_id and ${runs("x.from_on", "x.to_on", day)} and x.status not in ('注销', '吊销') and x.role <> '监事' and (x.role <> '股东' or ${said("p.person_id", "share-held", day)} is distinct from '0'))
       and ${soundUnit("p.employer_id", day)} and ${ownsNot(day)}`
}
