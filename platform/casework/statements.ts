// The SQL of cases. Every write is one statement: the log entry, the row it leads to, the trail, the event, all or none.
import { appendTrail } from "#platform/audit"
import { statement } from "#platform/database"
import { appendEvents } from "#platform/exchange"
import type { Judgement } from "#service"

export interface ApplicantRow {
  readonly name: string
  readonly masked: string
  readonly region: string
}

export const readApplicant = statement<{ subject: string; kind: string }, ApplicantRow>({
  name: "casework.read-applicant",
  reach: "subject",
  hot: true,
  sql: `
    select name, id_masked as masked, region from registers.persons where :kind = 'person' and person_id = :subject
    union all
    select name, uscc, region from registers.employers where :kind = 'employer' and employer_id = :subject`,
})

export interface SubmitArgs {
  readonly subject: string
  readonly case: string
  readonly number: string
  readonly item: string
  readonly version: number
  readonly kind: string
  readonly region: string
  readonly channel: string
  readonly name: string
  readonly masked: string
  readonly answers: string
  readonly papers: string
  readonly submittedAt: string
  readonly key: string
  readonly exclusive: boolean
  readonly state: string
  readonly step: string | null
  readonly stepBy: string | null
  readonly dueOn: string | null
  readonly provisional: boolean
  readonly endedAt: string | null
  readonly judgement: string | null
  readonly verdict: Judgement["verdict"] | null
  readonly decision: string | null
  readonly actions: string
  readonly length: number
  /** `trailRows` and `eventRows` of what is done. */
  readonly trail: string
  readonly events: string
}

export const submitCaseStatement = statement<SubmitArgs>({
  name: "casework.submit",
  reach: "subject",
  hot: true,
  sql: `
    with made as (
      insert into casework.cases (subject_id, case_id, number, item, item_version, subject_kind, region, channel, applicant_name, applicant_masked,
             answers, papers, submission_key, exclusive, state, step, step_by, due_on, due_provisional, submitted_at, ended_at, judgement, verdict, decision, length)
      values (:subject, :case, :number, :item, :version, :kind, :region, :channel, :name, :masked, :answers::jsonb, :papers::jsonb, :key, :exclusive, :state,
             :step, :stepBy, :dueOn, :provisional, :submittedAt, :endedAt, :judgement::json, :verdict, :decision::jsonb, :length)
    ), numbered as (
      insert into casework.case_numbers (number, subject_id, case_id) values (:number, :subject, :case)
    ), draft_gone as (
      delete from casework.drafts where subject_id = :subject and item = :item
    ), trailed as (${appendTrail(":trail")}
    ), told as (${appendEvents(":events")}
    )
    insert into casework.actions (subject_id, case_id, seq, subject_kind, region, kind, actor, actor_name, office, step, at, detail)
    select :subject, :case, a.seq, :kind, :region, a.kind, a.actor, a.actor_name, a.office, a.step, a.at, a.detail
      from jsonb_to_recordset(:actions::jsonb) as a(seq int, kind text, actor text, actor_name text, office text, step text, at timestamptz, detail jsonb)`,
})

export interface SentRow {
  readonly case_id: string
  readonly number: string
  readonly state: string
  readonly due_on: string | null
  readonly verdict: Judgement["verdict"] | null
}

/** The applicant with what was sent under the same key before, if anything. */
export const readSender = statement<{ subject: string; kind: string; key: string }, ApplicantRow & Partial<SentRow>>({
  name: "casework.read-sender",
  reach: "subject",
  hot: true,
  sql: `
    select a.name, a.masked, a.region, c.case_id, c.number, c.state, c.due_on, c.verdict
      from (select name, id_masked as masked, region from registers.persons where :kind = 'person' and person_id = :subject
            union all
            select name, uscc, region from registers.employers where :kind = 'employer' and employer_id = :subject) a
      left join casework.cases c on c.subject_id = :subject and c.submission_key = :key`,
})

export const sentBefore = statement<{ subject: string; key: string }, SentRow>({
  name: "casework.sent-before",
  reach: "subject",
  hot: true,
  sql: "select case_id, number, state, due_on, verdict from casework.cases where subject_id = :subject and submission_key = :key",
})

export const openCaseOf = statement<{ subject: string; item: string }, { case_id: string; number: string }>({
  name: "casework.open-case",
  reach: "subject",
  sql: "select case_id, number from casework.cases where subject_id = :subject and item = :item and ended_at is null and exclusive",
})

export interface LogRow {
  readonly seq: number
  readonly kind: string
  readonly actor: string
  readonly actor_name: string
  readonly office: string
  readonly step: string | null
  readonly at: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface CaseRow {
  readonly subject_id: string
  readonly case_id: string
  readonly number: string
  readonly item: string
  readonly item_version: number
  readonly subject_kind: "person" | "employer"
  readonly region: string
  readonly channel: string
  readonly applicant_name: string
  readonly applicant_masked: string
  readonly answers: Readonly<Record<string, string | number | boolean | string[] | null>>
  readonly papers: { name: string; label: string; document: string; file: string }[]
  readonly state: string
  readonly step: string | null
  readonly holder_id: string | null
  readonly holder_name: string | null
  readonly due_on: string | null
  readonly due_provisional: boolean
  readonly submitted_at: string
  readonly ended_at: string | null
  readonly judgement: Judgement | null
  readonly decision: { outcome: "approved" | "refused" | "not-accepted"; says: string; code: string | null; at: string; by: string } | null
  readonly length: number
}

const caseColumns = `c.subject_id, c.case_id, c.number, c.item, c.item_version, c.subject_kind, c.region, c.channel, c.applicant_name, c.applicant_masked, c.answers, c.papers,
      c.state, c.step, c.holder_id, c.holder_name, c.due_on, c.due_provisional, c.submitted_at, c.ended_at, c.judgement, c.decision, c.length`

export type CaseWithLog = CaseRow & { readonly log: readonly LogRow[] }

/** One case with its log, if the scope allows. `scope` is a region prefix ("" for the applicant), `self` the applicant or 0. */
export const readCaseStatement = statement<{ subject: string; case: string; scope: string; self: string }, CaseWithLog>({
  name: "casework.read",
  reach: "subject",
  hot: true,
  sql: `
    select ${caseColumns},
           (select jsonb_agg(jsonb_build_object('seq', a.seq, 'kind', a.kind, 'actor', a.actor, 'actor_name', a.actor_name, 'office', a.office, 'step', a.step, 'at', a.at, 'detail', a.detail) order by a.seq)
              from casework.actions a where a.subject_id = :subject and a.case_id = :case) as log
      from casework.cases c
     where c.subject_id = :subject and c.case_id = :case and (c.subject_id = :self or (:self::bigint = 0 and starts_with(c.region, :scope)))`,
})

export interface ActArgs {
  readonly subject: string
  readonly case: string
  readonly seq: number
  readonly kind: string
  readonly subjectKind: string
  readonly region: string
  readonly actor: string
  readonly actorName: string
  readonly office: string
  readonly atStep: string | null
  readonly detail: string
  readonly now: string
  readonly state: string
  readonly step: string | null
  readonly stepBy: string | null
  readonly holder: string | null
  readonly holderName: string | null
  readonly awaiting: string | null
  readonly dueOn: string | null
  readonly provisional: boolean
  readonly answerBy: string | null
  readonly endedAt: string | null
  readonly judgement: string | null
  readonly verdict: Judgement["verdict"] | null
  readonly decision: string | null
  readonly answers: string | null
  readonly trail: string
  readonly events: string
}

export const actStatement = statement<ActArgs>({
  name: "casework.act",
  reach: "subject",
  hot: true,
  sql: `
    with logged as (
      insert into casework.actions (subject_id, case_id, seq, subject_kind, region, kind, actor, actor_name, office, step, at, detail)
      values (:subject, :case, :seq, :subjectKind, :region, :kind, :actor, :actorName, :office, :atStep, :now, :detail::jsonb)
    ), trailed as (${appendTrail(":trail")}
    ), told as (${appendEvents(":events")}
    )
    update casework.cases
       set state = :state, step = :step, step_by = :stepBy, holder_id = :holder, holder_name = :holderName, awaiting_id = :awaiting, due_on = :dueOn,
           due_provisional = :provisional, answer_by = :answerBy, ended_at = :endedAt, length = :seq,
           judgement = coalesce(:judgement::json, judgement), verdict = coalesce(:verdict, verdict), decision = coalesce(:decision::jsonb, decision), answers = coalesce(:answers::jsonb, answers)
     where subject_id = :subject and case_id = :case`,
})

export type SummaryRow = Omit<CaseRow, "answers" | "papers" | "judgement" | "decision" | "due_provisional"> & { readonly verdict: string | null }

const summaryColumns = `c.subject_id, c.case_id, c.number, c.item, c.item_version, c.subject_kind, c.region, c.channel, c.applicant_name, c.applicant_masked, c.state, c.step,
      c.holder_id, c.holder_name, c.due_on, c.submitted_at, c.ended_at, c.length, c.verdict`

export const casesOfSubject = statement<{ subject: string; scope: string; self: string }, SummaryRow>({
  name: "casework.of-subject",
  reach: "subject",
  hot: true,
  sql: `select ${summaryColumns} from casework.cases c
         where c.subject_id = :subject and (c.subject_id = :self or (:self::bigint = 0 and starts_with(c.region, :scope)))
         order by c.submitted_at desc limit 200`,
})

export interface ListArgs {
  readonly scope: string
  readonly roles: readonly string[]
  readonly officer: string
  readonly item: string
  readonly q: string
  readonly today: string
  readonly soon: string
  readonly dueAfter: string
  readonly caseAfter: string
  readonly limit: number
}

const listWhere = `c.region ~>=~ :scope and c.region ~<~ (:scope || '~') and (:item = '' or c.item = :item)
     and (:q = '' or starts_with(c.applicant_name, :q) or c.number = upper(:q))
     and (coalesce(c.due_on, date '9999-12-31'), c.case_id) > (:dueAfter::date, :caseAfter::bigint)`
const listOrder = "order by coalesce(c.due_on, date '9999-12-31'), c.case_id"

const list = (name: string, where: string) =>
  statement<ListArgs, SummaryRow>({
    name: `casework.list-${name}`,
    reach: "report",
    hot: true,
    sql: `
      select ${summaryColumns} from casework.cases c where ${listWhere} and ${where}
         and :officer <> '' and cardinality(:roles::text[]) > 0 and :today::date <= :soon::date ${listOrder} limit :limit`,
  })

const waiting = "c.ended_at is null and c.state <> 'returned' and c.step_by = any(:roles::text[])"

/** The saved views of the work list, each one statement over the open cases of the officer's region. */
export const workLists = {
  mine: list("mine", "c.ended_at is null and (c.holder_id = :officer or c.awaiting_id = :officer)"),
  open: list("open", `${waiting} and (c.holder_id is null or c.holder_id = :officer)`),
  due: list("due", `${waiting} and c.due_on between :today::date and :soon::date`),
  late: list("late", `${waiting} and c.due_on < :today::date`),
  returned: list("returned", "c.ended_at is null and c.state = 'returned'"),
  ended: list("ended", "c.ended_at > :today::date - 60"),
}

export const workListCounts = statement<
  { scope: string; roles: readonly string[]; officer: string; today: string; soon: string },
  { mine: number; open: number; due: number; late: number; returned: number }
>({
  name: "casework.work-list-counts",
  reach: "report",
  hot: true,
  sql: `
    select count(*) filter (where c.holder_id = :officer or c.awaiting_id = :officer)::int as mine,
           count(*) filter (where ${waiting} and (c.holder_id is null or c.holder_id = :officer))::int as open,
           count(*) filter (where ${waiting} and c.due_on between :today::date and :soon::date)::int as due,
           count(*) filter (where ${waiting} and c.due_on < :today::date)::int as late,
           count(*) filter (where c.state = 'returned')::int as returned
      from casework.cases c
     where c.ended_at is null and c.region ~>=~ :scope and c.region ~<~ (:scope || '~')`,
})

export const saveDraftStatement = statement<{ subject: string; item: string; answers: string; now: string }>({
  name: "casework.save-draft",
  reach: "subject",
  hot: true,
  sql: `insert into casework.drafts (subject_id, item, answers, saved_at) values (:subject, :item, :answers::jsonb, :now)
        on conflict (subject_id, item) do update set answers = excluded.answers, saved_at = excluded.saved_at`,
})

export const readDraft = statement<{ subject: string; item: string }, { answers: Record<string, never>; saved_at: string }>({
  name: "casework.read-draft",
  reach: "subject",
  sql: "select answers, saved_at from casework.drafts where subject_id = :subject and item = :item",
})

export const draftsOf = statement<{ subject: string }, { item: string; saved_at: string }>({
  name: "casework.list-drafts",
  reach: "subject",
  sql: "select item, saved_at from casework.drafts where subject_id = :subject order by saved_at desc",
})

export const colleaguesStatement = statement<{ region: string; role: string; officer: string }, { officer_id: string; name: string; office: string; roles: string[] }>({
  name: "casework.colleagues",
  reach: "reference",
  sql: `select o.officer_id, o.name, coalesce(f.name, '') as office, o.roles
          from identity.officers o left join registers.offices f using (office_id)
         where starts_with(:region, o.scope) and :role = any(o.roles) and o.officer_id <> :officer and o.disabled_at is null
         order by length(o.scope) desc, o.name`,
})

export const overdueReturns = statement<{ today: string; limit: number }, { subject_id: string; case_id: string }>({
  name: "casework.overdue-returns",
  reach: "report",
  sql: "select subject_id, case_id from casework.cases where state = 'returned' and answer_by < :today order by answer_by limit :limit",
})
