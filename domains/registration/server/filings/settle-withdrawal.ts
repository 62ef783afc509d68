// The list of filings that employers ask to take back, and the decision: the filing and the registration become void, or they stand and both sides are told.
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { newId, statement, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../../contract.ts"
import { type listWithdrawals, type settleWithdrawal, type withdrawalStates, withdrawalProblems } from "../../contract/withdrawals.ts"
import { deciding } from "../deciding.ts"
import { voidEmployment } from "../void-employment.ts"

interface WithdrawalRow {
  readonly person_id: string
  readonly task_id: string
  readonly employment_id: string
  readonly employer_id: string
  readonly employer_name: string
  readonly name: string | null
  readonly id_masked: string | null
  readonly region: string
  readonly started_on: string
  readonly ended_on: string | null
  readonly says: string
  readonly due_on: string
  readonly made_at: string
  readonly state: (typeof withdrawalStates)[number]
  readonly done_at: string | null
  readonly outcome: string | null
  readonly ended_spell_of: string | null
  readonly total: number
}

const listed = statement<{ scope: string; state: string; offset: number; limit: number }, WithdrawalRow>({
  name: "registration.list-withdrawals",
  reach: "report",
  sql: `
    with page as (
      select t.*, e.employment_id, e.employer_id, e.employer_name, e.started_on, e.ended_on, count(*) over ()::int as total,
             case when t.state = 'open' then 'open' when e.state = 'void' then 'withdrawn' else 'kept' end as standing
        from registration.tasks t join registration.employments e on e.person_id = t.person_id and e.employment_id = t.record_id
       where t.kind = 'filing-withdrawal' and t.region like :scope::text || '%'
         and case :state::text when 'open' then t.state = 'open' when 'withdrawn' then t.state = 'done' and e.state = 'void' else t.state = 'done' and e.state <> 'void' end
       order by case when t.state = 'open' then t.due_on end, t.done_at desc, t.task_id limit :limit::int offset :offset::int)
    select w.person_id, w.task_id, w.employment_id, w.employer_id, w.employer_name, p.name, p.id_masked, w.region, w.started_on, w.ended_on, w.says, w.due_on, w.made_at, w.standing as state, w.done_at, w.outcome,
           (select u.registered_on from registration.unemployments u
             where u.person_id = w.person_id and u.state = 'closed' and u.close_reason in ('U11', 'U12', 'U13', 'U14') and w.started_on in (u.close_effective, u.closed_on)
             order by u.registered_on desc limit 1) as ended_spell_of, w.total
      from page w left join registers.persons p using (person_id)
     order by case when w.state = 'open' then w.due_on end, w.done_at desc, w.task_id`,
})

const pageSize = 50

export async function listWithdrawalsFor(request: RequestContext<unknown, { state: string; page: number }>): Promise<OutputOf<typeof listWithdrawals>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const { state, page } = request.query
  const rows = await request.db.all(listed, { scope: request.viewer.scope, state, offset: (page - 1) * pageSize, limit: pageSize })
  for (const row of rows) request.shows(row.person_id, row.region, "撤销用工备案清单")
  return {
    withdrawals: rows.map((row) => ({
      personId: row.person_id, taskId: row.task_id, employmentId: row.employment_id, employerId: row.employer_id, name: row.name ?? "", idMasked: row.id_masked ?? "", employerName: row.employer_name, region: row.region,
      startedOn: row.started_on, endedOn: row.ended_on, says: row.says, dueOn: row.due_on, late: row.state === "open" && row.due_on < request.today, madeAt: row.made_at, state: row.state, doneAt: row.done_at,
      outcome: row.outcome, endedSpellOf: row.ended_spell_of,
    })),
    total: rows[0]?.total ?? 0,
    page,
    pageSize,
  }
}

const open = statement<{ person: string; task: string; scope: string }, { record_id: string; region: string; state: string }>({
  name: "registration.lock-withdrawal",
  reach: "subject",
  sql: `
    select record_id, region, state from registration.tasks
     where person_id = :person::bigint and task_id = :task::bigint and kind = 'filing-withdrawal' and region like :scope::text || '%' for update`,
})

const keep = statement<{ person: string; task: string; by: string; at: string; says: string; event: string; told: string }>({
  name: "registration.keep-filing",
  reach: "subject",
  sql: `
    with done as (
      update registration.tasks set state = 'done', done_by = :by, done_at = :at::timestamptz, outcome = '不予撤销：' || :says
       where person_id = :person::bigint and task_id = :task::bigint returning person_id, record_id, region),
    kept as (
      select d.person_id, d.region, e.employer_id, e.employer_name, e.started_on, e.employment_id
        from done d join registration.employments e on e.person_id = d.person_id and e.employment_id = d.record_id)
    insert into exchange.outbox (subject_id, event_id, topic, payload)
    select k.employer_id, :event::bigint, 'filing.withdrawal-settled',
           jsonb_build_object('decision', 'kept', 'employmentId', k.employment_id::text, 'region', k.region, 'effectiveDate', k.started_on, 'says', :says::text) from kept k
    union all
    select k.person_id, :told::bigint, 'filing.withdrawal-kept',
           jsonb_build_object('employmentId', k.employment_id::text, 'employerId', k.employer_id::text, 'employerName', k.employer_name, 'region', k.region, 'effectiveDate', k.started_on, 'says', :says::text) from kept k`,
})

/** @throws not-found outside the officer's region; nobody decides about themselves, and only a head makes a registration void. */
export async function settleWithdrawalFor(request: RequestContext<{ person: string; task: string }, unknown, InputOf<typeof settleWithdrawal>>): Promise<OutputOf<typeof settleWithdrawal>> {
  const { viewer, params, input, now } = request
  const officer = deciding(request, params.person)
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const withdraws = input.decision === "withdraw"
  if (withdraws && !viewer.roles.includes("head")) throw withdrawalProblems.headDecides()
  try {
    return await request.db.transaction(async (tx) => {
      const found = await tx.maybe(open, { ...params, scope: viewer.scope })
      if (!found) throw commonProblems.notFound()
      if (found.state !== "open") throw withdrawalProblems.settled()
      request.concerns(params.person, found.region, { task: params.task, employment: found.record_id, decision: input.decision, says: input.says })
      if (!withdraws) {
        await tx.run(keep, { ...params, by: officer.id, at: now, says: input.says, event: newId(), told: newId() })
        return { state: "kept" as const, reopenedSpell: null }
      }
      const voided = await voidEmployment(tx, { person: params.person, employment: found.record_id, why: input.says, reopen: input.reopen, by: officer, on: request.today, at: now })
      if (!voided) throw withdrawalProblems.settled()
      return { state: "withdrawn" as const, reopenedSpell: voided.reopenedSpell }
    })
  } catch (failure) {
    throw violatedConstraint(failure) === undefined ? failure : registrationProblems.cannotReopen()
  }
}
