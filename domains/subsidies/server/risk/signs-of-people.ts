// Signs about the people a claim is for and who is paid, as selects over `claim` and `about` of find-signs.ts.
import { subsidyCase } from "./subsidy-case.ts"

/** A10: a recognition and the first claim after it in the same hands; C04: one account; C06: people who applied within ninety days from one phone; D16: trainings of a year; E07: what is owed. */
export const signsOfPeople: readonly string[] = [
  `
      select 'A10', format('%s人认定不超过3天即首次申请，由同一工作人员经办', count(*)), array_agg('person:' || about.person_id order by about.person_id)
        from claim cross join (select person_id from about union select subject_id from claim where subject_kind = 'person') about where exists (
          select from assistance.published_hardships h where h.person_id = about.person_id and (claim.submitted_at at time zone 'Asia/Shanghai')::date - h.recognised_on between 0 and 3
             and exists (select from casework.actions a where a.subject_id = claim.subject_id and a.case_id = claim.case_id and a.actor in (h.proposed_by::text, h.settled_by::text)))
         and not exists (select from casework.cases x where x.subject_id = about.person_id and x.${subsidyCase} and x.submitted_at < claim.submitted_at)
         and not exists (select from subsidies.grant_months m where m.person_id = about.person_id and m.state = 'granted') having count(*) > 0`,
  `
      select 'C04', format('与另外%s名申领人账户相同', count(distinct other.person_id)), array_agg(distinct 'person:' || other.person_id)
        from claim join registers.person_accounts own on claim.subject_kind = 'person' and own.person_id = claim.subject_id join registers.person_accounts other on other.digest = own.digest and other.person_id <> own.person_id
       where exists (select 1 from subsidies.grants g where g.subject_id = other.person_id and g.state <> 'void') or exists (select 1 from casework.cases x where x.subject_id = other.person_id and x.${subsidyCase} and x.ended_at is null)
      having count(*) > 0`,
  `
      select 'C06', format('90天内同一手机号%s人申请', count(distinct x.subject_id)), array_agg(distinct 'person:' || x.subject_id)
        from claim join registers.person_mobiles own on claim.subject_kind = 'person' and own.person_id = claim.subject_id join registers.person_mobiles other on other.digest = own.digest
        join casework.cases x on x.subject_id = other.person_id and x.${subsidyCase} and x.submitted_at > :on::date - 90 having count(distinct x.subject_id) >= :phonePersons::int`,
  `
      select 'D16', format('一年内%s种职业的培训补贴', max(t.occupations)), array_agg('person:' || t.subject_id order by t.subject_id)
        from (select a.subject_id, count(distinct a.occupation) as occupations from about join subsidies.awards a on a.subject_id = about.person_id and a.item like 'TR-%' and a.state = 'granted' and a.granted_on > :on::date - 365 group by a.subject_id having count(distinct a.occupation) >= 3) t
      having count(*) > 0`,
  `
      select 'E07', '有逾期未退的补贴或在限制期内', array_agg(x.key order by x.key) from (
        select 'clawback:' || c.clawback_id as key from subsidies.clawbacks c where c.subject_id = :subject::bigint and (c.state = 'transferred' or c.state = 'decided' and coalesce(c.way, 'paid') = 'paid' and c.due_on < :on::date)
        union select 'clawback:' || b.clawback_id from subsidies.blocks b where b.subject_id = :subject::bigint and b.from_on <= :on::date and b.until_on > :on::date) x having count(*) > 0`,
]
