// Adding and ending employment registrations, set-based: one person at the counter and two thousand of a roster go the same way.
import { bind, type Call, newId, statement } from "#platform/database"

export interface NewEmployment {
  readonly person: string
  readonly employment: string
  readonly form: string
  readonly flag?: string | null
  readonly employer?: string | null
  readonly employerName: string
  readonly uscc?: string | null
  readonly startedOn: string
  readonly region: string
  readonly workRegion: string
  readonly occupation?: string | null
  readonly postName?: string | null
  readonly content?: string | null
  readonly contractKind?: string | null
  readonly contractFrom?: string | null
  readonly contractTo?: string | null
  readonly monthlyPayFen?: number | null
  readonly partTime: boolean
  readonly minor: boolean
  readonly validUntil?: string | null
  readonly evidence: "A" | "B" | "C" | "D" | "E"
  readonly source: "filing" | "si" | "case" | "import"
  readonly caseId?: string | null
  readonly filingId?: string | null
}

const add = statement<{ rows: string; at: string }, { person_id: string; employment_id: string }>({
  name: "registration.add-employments",
  reach: "bulk",
  hot: true,
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, employment bigint, form text, flag text, employer bigint, "employerName" text, uscc text, "startedOn" date,
             region text, "workRegion" text, occupation text, "postName" text, content text, "contractKind" text, "contractFrom" date, "contractTo" date, "monthlyPayFen" bigint,
             "partTime" boolean, minor boolean, "validUntil" date, evidence text, source text, "caseId" bigint, "filingId" bigint, event bigint)),
    added as (
      insert into registration.employments (person_id, employment_id, form, flag, employer_id, employer_name, uscc, started_on, region, work_region, urban, occupation, post_name, content,
             contract_kind, contract_from, contract_to, monthly_pay_fen, part_time, minor, valid_until, evidence, state, source, case_id, filing_id, recorded_at)
      select g.person, g.employment, g.form, g.flag, g.employer, g."employerName", g.uscc, g."startedOn", g.region, g."workRegion",
             coalesce((select r.urban_rural like '1%' from registers.regions r where r.code = g."workRegion" and r.urban_rural <> ''), true),
             g.occupation, g."postName", g.content, g."contractKind", g."contractFrom", g."contractTo", g."monthlyPayFen", g."partTime", g.minor, g."validUntil", g.evidence, 'valid',
             g.source, g."caseId", g."filingId", :at::timestamptz
        from given g
       where g.employer is null or not exists (
             select 1 from registration.employments e where e.person_id = g.person and e.employer_id = g.employer and e.started_on = g."startedOn" and e.state <> 'void')
      returning person_id, employment_id, form, flag, employer_id, employer_name, started_on, region, work_region, urban, part_time),
    period as (
      insert into registration.periods (person_id, record_id, kind, region, during)
      select person_id, employment_id, 'employment', region, daterange(started_on, null) from added),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select a.person_id, g.event, 'employment.registered',
             jsonb_build_object('employmentId', a.employment_id::text, 'employerId', a.employer_id::text, 'employerName', a.employer_name, 'form', a.form, 'flag', a.flag, 'region', a.region,
                                'workRegion', a.work_region, 'urban', a.urban, 'partTime', a.part_time, 'effectiveDate', a.started_on)
        from added a join given g on g.employment = a.employment_id and g.person = a.person_id)
    select person_id, employment_id from added`,
})

/** Adds registrations with their periods and `employment.registered`. The same person, employer and first day twice is once. */
export const addEmployments = (rows: readonly NewEmployment[], at: string): Call<{ person_id: string; employment_id: string }> =>
  bind(add, { rows: JSON.stringify(rows.map((row) => ({ ...row, event: newId() }))), at })

export interface EmploymentEnd {
  readonly person: string
  readonly employment: string
  /** First day no longer employed. */
  readonly on: string
  /** employment-end code. */
  readonly reason: string
  /** employment-end-law code; null where no employer was. */
  readonly legalReason: string | null
  readonly source: string
}

const end = statement<{ rows: string; at: string }, { person_id: string; employment_id: string; employer_id: string | null }>({
  name: "registration.end-employments",
  reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, employment bigint, "on" date, reason text, "legalReason" text, source text, event bigint)),
    ended as (
      update registration.employments e
         set state = 'ended', ended_on = greatest(g."on", e.started_on), end_reason = g.reason, legal_end_reason = g."legalReason", end_recorded_at = :at::timestamptz, end_source = g.source
        from given g where e.person_id = g.person and e.employment_id = g.employment and e.state = 'valid'
      returning e.person_id, e.employment_id, e.employer_id, e.employer_name, e.form, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region, g.event),
    period as (
      update registration.periods p set during = daterange(x.started_on, x.ended_on) from ended x where p.person_id = x.person_id and p.record_id = x.employment_id),
    drafts as (
      update registration.end_drafts d set state = 'confirmed', settled_at = :at::timestamptz
        from ended x where d.person_id = x.person_id and d.employment_id = x.employment_id and d.state in ('draft', 'objected')),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, event, 'employment.ended',
             jsonb_build_object('employmentId', employment_id::text, 'employerId', employer_id::text, 'employerName', employer_name, 'form', form, 'region', region, 'workRegion', work_region,
                                'effectiveDate', ended_on, 'reason', end_reason, 'legalReason', legal_end_reason)
        from ended)
    select person_id, employment_id, employer_id from ended`,
})

/** Ends registrations; those already ended are left alone. Publishes `employment.ended`. */
export const endEmployments = (ends: readonly EmploymentEnd[], at: string): Call<{ person_id: string; employment_id: string; employer_id: string | null }> =>
  bind(end, { rows: JSON.stringify(ends.map((one) => ({ ...one, event: newId() }))), at })

export interface EndDraft {
  readonly person: string
  readonly employment: string
  readonly on: string
  readonly reason: string
  readonly legalReason: string
  readonly source: string
  readonly objectUntil: string
}

const draft = statement<{ rows: string; at: string }, { person_id: string }>({
  name: "registration.draft-ends",
  reach: "bulk",
  sql: `
    with given as (
      select * from jsonb_to_recordset(:rows::jsonb) as r(person bigint, employment bigint, "on" date, reason text, "legalReason" text, source text, "objectUntil" date, draft bigint, event bigint)),
    drafted as (
      insert into registration.end_drafts (person_id, draft_id, employment_id, region, ended_on, end_reason, legal_end_reason, source, object_until, state, recorded_at)
      select g.person, g.draft, g.employment, e.region, greatest(g."on", e.started_on), g.reason, g."legalReason", g.source, g."objectUntil", 'draft', :at::timestamptz
        from given g join registration.employments e on e.person_id = g.person and e.employment_id = g.employment and e.state = 'valid'
       where not exists (select 1 from registration.end_drafts d where d.person_id = g.person and d.employment_id = g.employment and d.state in ('draft', 'objected'))
      returning person_id, draft_id, employment_id, region, ended_on, end_reason, legal_end_reason, object_until),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select d.person_id, g.event, 'unemployment.invited',
             jsonb_build_object('employmentId', d.employment_id::text, 'region', d.region, 'effectiveDate', d.ended_on, 'reason', d.end_reason, 'legalReason', d.legal_end_reason,
                                'objectUntil', d.object_until)
        from drafted d join given g on g.draft = d.draft_id)
    select person_id from drafted`,
})

/** Records an end reported by others as a draft and invites the person to register as unemployed (§5.3). */
export const draftEnds = (drafts: readonly EndDraft[], at: string): Call<{ person_id: string }> =>
  bind(draft, { rows: JSON.stringify(drafts.map((one) => ({ ...one, draft: newId(), event: newId() }))), at })

const confirmDrafts = statement<{ person: string; on: string; at: string; events: readonly string[] }, { employment_id: string }>({
  name: "registration.confirm-own-drafts",
  reach: "subject",
  sql: `
    with draft as (
      update registration.end_drafts set state = 'confirmed', settled_at = :at::timestamptz
       where person_id = :person::bigint and state = 'draft' and ended_on <= :on::date
      returning person_id, employment_id, ended_on, end_reason, legal_end_reason, source),
    ended as (
      update registration.employments e
         set state = 'ended', ended_on = d.ended_on, end_reason = d.end_reason, legal_end_reason = d.legal_end_reason, end_recorded_at = :at::timestamptz, end_source = d.source
        from draft d where e.person_id = d.person_id and e.employment_id = d.employment_id and e.state = 'valid'
      returning e.person_id, e.employment_id, e.employer_id, e.employer_name, e.form, e.started_on, e.ended_on, e.end_reason, e.legal_end_reason, e.region, e.work_region),
    period as (
      update registration.periods p set during = daterange(x.started_on, x.ended_on) from ended x where p.person_id = x.person_id and p.record_id = x.employment_id),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select person_id, (:events::bigint[])[row_number() over ()], 'employment.ended',
             jsonb_build_object('employmentId', employment_id::text, 'employerId', employer_id::text, 'employerName', employer_name, 'form', form, 'region', region, 'workRegion', work_region,
                                'effectiveDate', ended_on, 'reason', end_reason, 'legalReason', legal_end_reason)
        from ended)
    select employment_id from ended`,
})

/** The person's own application confirms the ends an employer reported: nobody waits fifteen days to be unemployed. */
export const confirmOwnDrafts = (person: string, on: string, at: string): Call => bind(confirmDrafts, { person, on, at, events: Array.from({ length: mostDrafts }, newId) })

/** Concurrent part-time employments of one person that may end on one day. */
const mostDrafts = 20

export interface ValidEmployment {
  person_id: string
  employment_id: string
  form: string
  employer_id: string | null
  employer_name: string
  started_on: string
  region: string
  source: string
  part_time: boolean
  draft_ended_on: string | null
}

export const validEmploymentsOf = statement<{ person: string }, ValidEmployment>({
  name: "registration.valid-employments-of",
  reach: "subject",
  sql: `
    select e.person_id, e.employment_id, e.form, e.employer_id, e.employer_name, e.started_on, e.region, e.source, e.part_time, d.ended_on as draft_ended_on
      from registration.employments e
      left join registration.end_drafts d on d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft'
     where e.person_id = :person::bigint and e.state = 'valid'
     order by e.started_on`,
})
