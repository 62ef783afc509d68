// The signs of one claim as the records show them: one statement, each sign with the keys of the records behind it.
import { statement } from "#platform/database"
import { signsOfPeople } from "./signs-of-people.ts"
import { signsOfSending } from "./signs-of-sending.ts"
import { signsOfUnits } from "./signs-of-units.ts"

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
  readonly networkPersons: number
  /** Amount above which the city approves; 0: no limit. */
  readonly limit: number
}

/** `claim` is the case, `about` everybody in its lines, `staff` who is reported as an employee or was paid for in the months of the claim and since, at least the last three. */
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
    signs(code, says, evidence) as (${[...signsOfPeople, ...signsOfUnits, ...signsOfSending].join("\n      union all")})
    select code, says, to_jsonb(evidence) as evidence from signs order by code`,
})
