// The signs of one claim as the records show them: one statement, each sign with the keys of the records behind it.
import { statement } from "#platform/database"

export interface FoundSign {
  readonly code: string
  readonly says: string
  readonly evidence: readonly string[]
}

export interface SignArgs {
  readonly subject: string
  readonly case: string
  readonly on: string
  readonly phonePersons: number
  readonly youngDays: number
  readonly addressUnits: number
  /** Amount above which the city approves; 0: no limit. */
  readonly limit: number
}

/** A claim of subsidies by a person is what the codes of services begin with. */
const subsidyCase = "item like 'subsidies.%'"

/**
 * `claim` is the case, `about` everybody in its lines. C06 counts people who applied within ninety days from one phone; E03 counts claims of thirty days; insured is who is reported as an employee or was paid for in the months of the claim and since, at least the last three.
 */
export const findSigns = statement<SignArgs, FoundSign>({
  name: "subsidies.find-risk-signs", reach: "subject",
  sql: `
    with claim as (
      select c.subject_id, c.case_id, c.subject_kind, c.item, c.answers, c.submitted_at, (c.judgement -> 'gives' ->> 'amount')::bigint as amount, (c.judgement -> 'gives' -> 'lines')::jsonb as lines
        from casework.cases c where c.subject_id = :subject::bigint and c.case_id = :case::bigint),
    about as (
      select distinct coalesce(l ->> 'person', case when l ->> 'kind' = 'person' then l ->> 'about' end)::bigint as person_id from claim cross join lateral jsonb_array_elements(coalesce(claim.lines, '[]'::jsonb)) l
       where l ->> 'verdict' <> 'fail' and coalesce(l ->> 'person', case when l ->> 'kind' = 'person' then l ->> 'about' end) is not null),
    unit as (select e.employer_id, e.uscc, e.founded_on, e.legal_person_id, nullif(btrim(e.address), '') as address from claim join registers.employers e on claim.subject_kind = 'employer' and e.employer_id = claim.subject_id),
    staff as (select count(distinct x.person_id)::int as insured from (
      select r.person_id from unit join registers.employee_rows r on r.employer_id = unit.employer_id and r.kind in ('110', '210') and r.from_on <= :on::date and (r.to_on is null or r.to_on > :on::date)
      union all
      select p.person_id from unit join registers.contributions p on p.employer_id = unit.employer_id and p.employer_id <> 0 and p.kind = '110' and p.ym >= least((extract(year from :on::date - interval '3 months') * 100 + extract(month from :on::date - interval '3 months'))::int, (select min(replace(l ->> 'month', '-', '')::int) from claim cross join lateral jsonb_array_elements(coalesce(claim.lines, '[]'::jsonb)) l))) x),
    signs as (
      select 'B05' as code, format('申领%s人，参保%s人', count(*), max(staff.insured)) as says, array_agg('person:' || about.person_id order by about.person_id) as evidence
        from about cross join unit cross join staff group by unit.employer_id having count(*) > max(staff.insured)
      union all
      select 'C03', case when unit.founded_on > :on::date - :youngDays::int then format('成立于%s', unit.founded_on) else format('参保%s人', staff.insured) end, array['employer:' || unit.employer_id]
        from unit cross join staff where unit.founded_on > :on::date - :youngDays::int or staff.insured < 2
      union all
      select 'C04', format('与另外%s名申领人账户相同', count(distinct other.person_id)), array_agg(distinct 'person:' || other.person_id)
        from claim join registers.person_accounts own on claim.subject_kind = 'person' and own.person_id = claim.subject_id join registers.person_accounts other on other.digest = own.digest and other.person_id <> own.person_id
       where exists (select 1 from subsidies.grants g where g.subject_id = other.person_id and g.state <> 'void') or exists (select 1 from casework.cases x where x.subject_id = other.person_id and x.${subsidyCase} and x.ended_at is null)
      having count(*) > 0
      union all
      select 'C06', format('90天内同一手机号%s人申请', count(distinct x.subject_id)), array_agg(distinct 'person:' || x.subject_id)
        from claim join registers.person_mobiles own on claim.subject_kind = 'person' and own.person_id = claim.subject_id join registers.person_mobiles other on other.digest = own.digest
        join casework.cases x on x.subject_id = other.person_id and x.${subsidyCase} and x.submitted_at > :on::date - 90 having count(distinct x.subject_id) >= :phonePersons::int
      union all
      select 'C08', format('同一地址%s家单位享受补贴', count(distinct e.employer_id)), array_agg(distinct 'employer:' || e.employer_id)
        from unit join registers.employers e on btrim(e.address) = unit.address join subsidies.grants g on g.subject_id = e.employer_id and g.state <> 'void' having count(distinct e.employer_id) >= :addressUnits::int
      union all
      select 'D13', '岗位人员是单位负责人的亲属', array_agg(distinct 'person:' || about.person_id)
        from claim join unit on claim.item in ('subsidies.public-post', 'subsidies.public-post-insurance') cross join about
       where exists (select 1 from registers.kin k where (k.person_id, k.relative_id) in ((unit.legal_person_id, about.person_id), (about.person_id, unit.legal_person_id))) having count(*) > 0
      union all
      select 'D16', format('一年内%s种职业的培训补贴', max(t.occupations)), array_agg('person:' || t.subject_id order by t.subject_id)
        from (select a.subject_id, count(distinct a.occupation) as occupations from about join subsidies.awards a on a.subject_id = about.person_id and a.item like 'TR-%' and a.state = 'granted' and a.granted_on > :on::date - 365 group by a.subject_id having count(distinct a.occupation) >= 3) t
      having count(*) > 0
      union all
      select 'E02', format('同一期间已撤回%s次', count(*)), array_agg('case:' || x.case_id order by x.case_id)
        from claim join casework.cases x on x.subject_id = claim.subject_id and x.item = claim.item and x.case_id <> claim.case_id and x.state = 'withdrawn' and x.answers -> 'periodFrom' is not distinct from claim.answers -> 'periodFrom' having count(*) >= 3
      union all
      select 'E03', format('30天内%s件金额贴近限额', count(*)), array_agg('case:' || x.case_id order by x.case_id)
        from claim join casework.cases x on x.subject_id = claim.subject_id and x.${subsidyCase} and x.submitted_at > claim.submitted_at - interval '30 days' and x.submitted_at <= claim.submitted_at
       where :limit::bigint > 0 and (x.judgement -> 'gives' ->> 'amount')::bigint >= :limit::bigint * 95 / 100 and (x.judgement -> 'gives' ->> 'amount')::bigint < :limit::bigint having count(*) >= 3
      union all
      select 'E07', '有逾期未退的补贴或在限制期内', array_agg(x.key order by x.key) from (
        select 'clawback:' || c.clawback_id as key from subsidies.clawbacks c where c.subject_id = :subject::bigint and (c.state = 'transferred' or c.state = 'decided' and coalesce(c.way, 'paid') = 'paid' and c.due_on < :on::date)
        union select 'clawback:' || b.clawback_id from subsidies.blocks b where b.subject_id = :subject::bigint and b.from_on <= :on::date and b.until_on > :on::date) x having count(*) > 0)
    select code, says, to_jsonb(evidence) as evidence from signs order by code`,
})
