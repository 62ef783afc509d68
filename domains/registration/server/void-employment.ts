// 撤销 an employment registration that should never have been (I8): it stays with its reason, counts nowhere, and who reacted to it is told.
import { type Bulk, newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../contract.ts"
import { deciding } from "./deciding.ts"
import { reopenSpellCall } from "./reopen.ts"
import { runCall } from "./run-call.ts"

interface Voided {
  readonly region: string
  readonly started_on: string
}

const voidOne = statement<{ person: string; employment: string; why: string; by: string; name: string; at: string; event: string; change: string; told: string }, Voided>({
  name: "registration.void-employment",
  reach: "subject",
  sql: `
    with before as (
      select e.person_id, e.ended_on from registration.employments e where e.person_id = :person::bigint and e.employment_id = :employment::bigint and e.state <> 'void'),
    voided as (
      update registration.employments e set state = 'void', void_reason = :why, void_by = :by, voided_at = :at::timestamptz
        from before b where e.person_id = b.person_id and e.employment_id = :employment::bigint
      returning e.person_id, e.employment_id, e.employer_id, e.employer_name, e.form, e.region, e.work_region, e.started_on, e.filing_id),
    period as (
      update registration.periods p set during = 'empty' from voided v where p.person_id = v.person_id and p.record_id = v.employment_id),
    drafts as (
      update registration.end_drafts d set state = 'dropped', settled_at = :at::timestamptz
        from voided v where d.person_id = v.person_id and d.employment_id = v.employment_id and d.state in ('draft', 'objected')),
    filing as (
      update registration.filings f set state = 'void' from voided v where f.employer_id = v.employer_id and f.filing_id = v.filing_id and f.state <> 'void'
      returning f.employer_id, f.filing_id, f.region),
    history as (
      insert into registration.filing_changes (employer_id, change_id, filing_id, kind, after, actor, region, at)
      select f.employer_id, :change::bigint, f.filing_id, 'void', jsonb_build_object('why', :why::text), :name, f.region, :at::timestamptz from filing f),
    tasks as (
      update registration.tasks t set state = 'done', done_by = :by, done_at = :at::timestamptz, outcome = '已撤销：' || :why
        from voided v where t.person_id = v.person_id and t.record_id = v.employment_id and t.state = 'open'
      returning t.person_id, t.kind),
    asked as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select v.employer_id, :told::bigint, 'filing.withdrawal-settled',
             jsonb_build_object('decision', 'withdrawn', 'employmentId', v.employment_id::text, 'region', v.region, 'effectiveDate', v.started_on, 'says', :why::text)
        from voided v join tasks t on t.person_id = v.person_id and t.kind = 'filing-withdrawal' where v.employer_id is not null),
    event as (
      insert into exchange.outbox (subject_id, event_id, topic, payload)
      select v.person_id, :event::bigint, 'employment.voided',
             jsonb_build_object('employmentId', v.employment_id::text, 'employerId', v.employer_id::text, 'employerName', v.employer_name, 'form', v.form, 'region', v.region, 'workRegion', v.work_region,
                                'effectiveDate', v.started_on, 'endedOn', b.ended_on, 'says', :why::text)
        from voided v join before b on b.person_id = v.person_id)
    select region, started_on from voided`,
})

/** The registration as unemployed that this employment ended, when it was the last thing before it. */
const spellEndedBy = statement<{ person: string; on: string }, { spell_id: string; region: string }>({
  name: "registration.find-spell-ended-by-work",
  reach: "subject",
  sql: `
    select u.spell_id, u.region from registration.unemployments u
     where u.person_id = :person::bigint and u.state = 'closed' and u.close_reason in ('U11', 'U12', 'U13', 'U14') and :on::date in (u.close_effective, u.closed_on)
     order by u.registered_on desc limit 1`,
})

export interface ToVoid {
  readonly person: string
  readonly employment: string
  readonly why: string
  /** Whether the registration as unemployed that it had ended goes on, with its original day. */
  readonly reopen: boolean
  readonly by: { readonly id: string; readonly name: string }
  readonly on: string
  readonly at: string
}

/** Voids it, and where the head says so lets the registration as unemployed go on; undefined where there is nothing to void. */
export async function voidEmployment(tx: Bulk, given: ToVoid): Promise<{ readonly region: string; readonly reopenedSpell: string | null } | undefined> {
  const { person, why, by, on, at } = given
  const voided = await tx.maybe(voidOne, { person, employment: given.employment, why, by: by.id, name: by.name, at, event: newId(), change: newId(), told: newId() })
  if (!voided) return undefined
  const spell = given.reopen ? await tx.maybe(spellEndedBy, { person, on: voided.started_on }) : undefined
  if (spell) await runCall(tx, reopenSpellCall({ person, record: spell.spell_id, why, by: by.id, name: by.name, on, at }, spell.region))
  return { region: voided.region, reopenedSpell: spell?.spell_id ?? null }
}

export async function voidEmploymentOf(request: RequestContext<{ person: string; employment: string }, unknown, { why: string; reopen: boolean }>) {
  const { params, input, today, now } = request
  const by = deciding(request, params.person)
  try {
    return await request.db.transaction(async (tx) => {
      const voided = await voidEmployment(tx, { ...params, ...input, by, on: today, at: now })
      if (!voided) throw registrationProblems.noRecord()
      request.concerns(params.person, voided.region, { employment: params.employment, why: input.why, reopened: voided.reopenedSpell })
      return { state: "void", reopenedSpell: voided.reopenedSpell }
    })
  } catch (failure) {
    throw violatedConstraint(failure) === undefined ? failure : registrationProblems.cannotReopen()
  }
}
