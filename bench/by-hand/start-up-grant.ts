// Whom the grant for a first business fits on a day, as SQL written by hand.
import type { PlainDate } from "#standards"
import { aged, found, holdsNone, listed, livesFreely, monthOf, numberOf, said, valueOf } from "./month.ts"

const founding = "('法定代表人', '经营者', '执行合伙人', '执行事务合伙人')"
const asEmployee = ["SI-EMP-HARD", "PW-SI", "SI-SME-GRAD", "SI-KEY25", "PW-POST", "TR-FIRM", "TR-APPR", "HI-ONCE", "HI-POOR", "AG-INTRO", "UI-EXPAND"]

/** Begin with who ever founded one business and no other, keep those registered between one year ago and three, and ask departments about who is left. No place has a second part. */
export function startUpGrantByHand(on: PlainDate): string {
  const { day, ym } = monthOf(on)
  if (numberOf("subsidies.second-tranche-months", on) !== 0 || numberOf("subsidies.start-up-staff", on) !== 0) throw new Error("a second part, or staff, is asked for now")
  const since = (months: string) => `(p.registered_on + interval '${numberOf(months, on)} months')::date`
  return `
    with first_business as materialized (
      select r.person_id, min(r.uscc) as uscc, min(r.from_on) as from_on, bool_or(r.to_on is null or r.to_on > ${day}) as still, min(r.status) as status
        from registers.entity_roles r where r.role in ${founding} and r.from_on <= ${day} group by r.person_id having count(distinct r.uscc) = 1
    ), business as materialized (
      select f.person_id, f.uscc, u.employer_id, u.address, u.industry, coalesce(u.founded_on, f.from_on) as registered_on
        from first_business f join registers.employers u using (uscc) where f.still and coalesce(u.status, f.status) not in ('注销', '吊销')
    ), running as materialized (
      select p.* from business p where ${since("subsidies.start-up-months")} <= ${day} and ${since("subsidies.start-up-apply-months")} >= ${day}
    ), someone as materialized (select p.*, q.region, q.bank_masked from (${aged("running")}) p join registers.persons q using (person_id)), grouped as materialized (
      select p.*, g.graduated_on, coalesce(${said("p.person_id", "founder-group", day)}, case when h.person_id is null and g.graduated_on is null then null when h.recognised_on <= ${day} and (h.ended_on is null or h.ended_on > p.registered_on) then 'hard' else 'graduate' end) as founder
        from someone p
        left join lateral (select s.graduated_on from registers.studies s where s.person_id = p.person_id and s.graduated_on <= ${day} and s.level >= '1' and s.level < '4' order by s.graduated_on desc limit 1) g on true
        left join lateral (select h.person_id, h.recognised_on, case when h.exit in ('010', '020', '030') then null else h.ended_on end as ended_on from assistance.published_hardships h where h.person_id = p.person_id order by h.recognised_on desc, h.recognition_id desc limit 1) h on true)
    select ${found(`'amount', ${numberOf("subsidies.start-up-grant", on)}`, `p.retires <= ${day}`)}, p.person_id as claimant, 'once' as line, 'first' as choice
      from grouped p
     where p.founder in (${listed(valueOf("subsidies.founder-groups", on) as readonly string[])}) and (p.founder <> 'graduate' or p.registered_on <= p.graduated_on + interval '${12 * numberOf("subsidies.graduate-years", on)} months')
       and p.birth_date <= ${day} - interval '16 years' and (p.retires > ${day} or (p.assumed_kind and p.at_latest > ${day})) and p.bank_masked is not null
       and ${livesFreely(day, `${day} + 1`)} and ${holdsNone(asEmployee, ym)} and ${said("p.person_id", "credit-listed", day)} = 'false'
       and ${said("p.employer_id", "enterprise-size", day)} in ('small', 'micro') and ${said("p.employer_id", "unit-abnormal", day)} = 'false' and ${said("p.employer_id", "tax-normal", day)} = 'true'
       and ${said("p.employer_id", "tax-months", day)}::int >= ${numberOf("subsidies.start-up-tax-months", on)}
       and not exists (select 1 from subsidies.published_awards a where a.subject_id = p.person_id and a.item = 'ST-ONCE' and a.facts ->> 'tranche' = 'first')
       and not exists (select 1 from subsidies.published_awards a where a.employer = p.uscc and a.item in ('ST-ONCE', 'ST-RENT') and a.subject_id <> p.person_id)
       and not exists (select 1 from registers.employers o join subsidies.published_awards a on a.employer = o.uscc where o.address = p.address and o.industry is not distinct from p.industry and a.item in ('ST-ONCE', 'ST-RENT') and a.subject_id <> p.person_id)`
}
