// A registration that ended on a ground which was none: a head lets it go on, what it said before is kept (domain/01 §7.5: a void-by-error breaks no month).
import { deadline, type PlainDate } from "#standards"
import { bind, type Bulk, type Call, newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../contract.ts"
import { numberIn } from "./parameters.ts"
import { deciding } from "./deciding.ts"
import { runCall } from "./run-call.ts"

interface Reopening {
  readonly person: string
  readonly record: string
  readonly why: string
  readonly by: string
  readonly name: string
  readonly on: string
  readonly at: string
}

interface Reopened {
  readonly region: string
}

const kept = (kind: string, from: string): string => `
    kept as (
      insert into registration.reopenings (person_id, reopening_id, kind, record_id, was, why, decided_by, decided_name, region, at)
      select b.person_id, :reopening::bigint, '${kind}', :record::bigint, b.was, :why, :by, :name, r.region, :at::timestamptz from before b join ${from} r on r.person_id = b.person_id),
    tasks as (
      update registration.tasks t set state = 'done', done_by = :by, done_at = :at::timestamptz, outcome = '已恢复：' || :why
        from ${from} r where t.person_id = r.person_id and t.record_id = :record::bigint and t.kind = 'ground-withdrawn' and t.state = 'open')`

const reopenSpell = statement<Reopening & { reopening: string; event: string; contactBy: string }, Reopened>({
  name: "registration.reopen-unemployment",
  reach: "subject",
  sql: `
    with before as (
      select u.person_id, to_jsonb(u) as was, u.closed_on, u.close_reason, u.close_effective from registration.unemployments u
       where u.person_id = :person::bigint and u.spell_id = :record::bigint and ((u.state = 'closed' and u.close_reason <> 'U91') or (u.state = 'void' and u.void_by = 'system'))),
    reopened as (
      update registration.unemployments u
         set state = 'open', closed_on = null, close_reason = null, close_effective = null, close_source = null, close_recorded_at = null, void_reason = null, void_by = null, warned_on = null,
             last_contact_on = :on::date, next_contact_on = :contactBy::date
        from before b where u.person_id = b.person_id and u.spell_id = :record::bigint
      returning u.person_id, u.region, u.registered_on),
    period as (
      update registration.periods p set during = daterange(r.registered_on, null) from reopened r where p.person_id = r.person_id and p.record_id = :record::bigint),
    ${kept("unemployment", "reopened")},
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select r.person_id, :event::bigint, 'unemployment.reopened',
             jsonb_build_object('spellId', :record::text, 'region', r.region, 'effectiveDate', :on::date, 'registeredOn', r.registered_on, 'closedOn', b.closed_on, 'closeReason', b.close_reason,
                                'closeEffective', b.close_effective, 'says', '失业登记已恢复，原登记日期和连续登记时间不变：' || :why::text)
        from reopened r join before b on b.person_id = r.person_id)
    select region from reopened`,
})

const reopenEmployment = statement<Reopening & { reopening: string; event: string; change: string }, Reopened>({
  name: "registration.reopen-employment",
  reach: "subject",
  sql: `
    with before as (
      select e.person_id, to_jsonb(e) as was, e.ended_on from registration.employments e where e.person_id = :person::bigint and e.employment_id = :record::bigint and e.state = 'ended'),
    reopened as (
      update registration.employments e set state = 'valid', ended_on = null, end_reason = null, legal_end_reason = null, end_recorded_at = null, end_source = null
        from before b where e.person_id = b.person_id and e.employment_id = :record::bigint
      returning e.person_id, e.region, e.started_on, e.employer_id, e.employer_name, e.filing_id),
    period as (
      update registration.periods p set during = daterange(r.started_on, null) from reopened r where p.person_id = r.person_id and p.record_id = :record::bigint),
    filing as (
      update registration.filings f set state = 'filed', ended_on = null, end_reason = null, legal_end_reason = null, end_recorded_at = null, late_end = false
        from reopened r where f.employer_id = r.employer_id and f.filing_id = r.filing_id and f.state = 'ended'
      returning f.employer_id, f.filing_id, f.region),
    history as (
      insert into registration.filing_changes (employer_id, change_id, filing_id, kind, before, after, actor, region, at)
      select f.employer_id, :change::bigint, f.filing_id, 'change', b.was, jsonb_build_object('reopened', true, 'why', :why::text), :name, f.region, :at::timestamptz from filing f, before b),
    ${kept("employment", "reopened")},
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select r.person_id, :event::bigint, 'employment.reopened',
             jsonb_build_object('employmentId', :record::text, 'employerId', r.employer_id::text, 'employerName', r.employer_name, 'region', r.region, 'effectiveDate', :on::date, 'startedOn', r.started_on,
                                'endedOn', b.ended_on, 'says', '就业登记已恢复：' || :why::text)
        from reopened r join before b on b.person_id = r.person_id)
    select region from reopened`,
})

/** Reopens a spell closed on a wrong ground, with its original day; the silence of the closed time is not held against the person. */
export function reopenSpellCall(given: Reopening, region: string): Call<Reopened> {
  const contactBy = deadline(given.on as PlainDate, numberIn("contactWorkingDays", region, given.on)).date
  return bind(reopenSpell, { ...given, reopening: newId(), event: newId(), contactBy })
}

const placeOfSpell = statement<{ person: string; record: string }, { region: string }>({
  name: "registration.place-of-spell",
  reach: "subject",
  sql: "select region from registration.unemployments where person_id = :person::bigint and spell_id = :record::bigint",
})

/** @throws registration.no-record when it never ended, registration.cannot-reopen when something newer stands in its place. */
async function reopened(act: () => Promise<Reopened | undefined>): Promise<Reopened> {
  try {
    const found = await act()
    if (!found) throw registrationProblems.noRecord()
    return found
  } catch (failure) {
    throw violatedConstraint(failure) === undefined ? failure : registrationProblems.cannotReopen()
  }
}

export async function reopenRegistration(request: RequestContext<{ person: string; spell: string }, unknown, { why: string }>) {
  const { params, input, today, now } = request
  const officer = deciding(request, params.person)
  const given = { person: params.person, record: params.spell, why: input.why, by: officer.id, name: officer.name, on: today, at: now }
  const { region } = await reopened(() =>
    request.db.transaction(async (tx: Bulk) => {
      const place = await tx.maybe(placeOfSpell, { person: given.person, record: given.record })
      return place ? (await runCall(tx, reopenSpellCall(given, place.region)))[0] : undefined
    }),
  )
  request.concerns(params.person, region, { spell: params.spell, why: input.why })
  return { state: "open" }
}

export async function reopenWork(request: RequestContext<{ person: string; employment: string }, unknown, { why: string }>) {
  const { params, input, today, now } = request
  const officer = deciding(request, params.person)
  const given = { person: params.person, record: params.employment, why: input.why, by: officer.id, name: officer.name, on: today, at: now }
  const { region } = await reopened(() => request.db.maybe(reopenEmployment, { ...given, reopening: newId(), event: newId(), change: newId() }))
  request.concerns(params.person, region, { employment: params.employment, why: input.why })
  return { state: "valid" }
}
