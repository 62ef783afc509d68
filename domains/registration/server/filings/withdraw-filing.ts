// An employer asks to take back a filing made in error. It is the worker's registration as well, so an officer decides (I8: reason and approver).
import { commonProblems } from "#wire"
import { deadline } from "#standards"
import { newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../../contract.ts"

interface FilingRow {
  readonly person_id: string
  readonly employment_id: string | null
  readonly region: string
}

const filingOf = statement<{ employer: string; filing: string }, FilingRow>({
  name: "registration.lock-filing-to-withdraw",
  reach: "subject",
  sql: "select person_id, employment_id, region from registration.filings where employer_id = :employer::bigint and filing_id = :filing::bigint and state <> 'void' for update",
})

/** Work over the pension age is filed but is nobody's registration: it is taken back at once. */
const voidFiling = statement<{ employer: string; filing: string; change: string; why: string; by: string; at: string }>({
  name: "registration.void-filing",
  reach: "subject",
  sql: `
    with voided as (
      update registration.filings set state = 'void' where employer_id = :employer::bigint and filing_id = :filing::bigint returning employer_id, filing_id, region)
    insert into registration.filing_changes (employer_id, change_id, filing_id, kind, after, actor, region, at)
    select employer_id, :change::bigint, filing_id, 'void', jsonb_build_object('why', :why::text), :by, region, :at::timestamptz from voided`,
})

const ask = statement<{ person: string; task: string; employment: string; region: string; employer: string; employerName: string; why: string; due: string; at: string; event: string }>({
  name: "registration.ask-to-void-filing",
  reach: "subject",
  sql: `
    with task as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      values (:person::bigint, :task::bigint, :region, 'filing-withdrawal', :employment::bigint, :employerName || '申请撤销用工备案：' || :why || '。向职工核实后决定是否撤销', :due::date, 'open', :at::timestamptz)
      on conflict (person_id, kind, record_id) where state = 'open' do nothing
      returning person_id)
    insert into exchange.outbox (subject_id, event_id, topic, payload)
    select person_id, :event::bigint, 'filing.withdrawal-requested',
           jsonb_build_object('employmentId', :employment::text, 'employerId', :employer::text, 'employerName', :employerName::text, 'region', :region::text, 'says', :why::text)
      from task`,
})

export async function withdrawFilingOf(request: RequestContext<{ filing: string }, unknown, { why: string }>) {
  const { viewer, params, input, house, today, now } = request
  if (viewer.kind !== "employer") throw commonProblems.notAllowed()
  const { employerId: employer } = viewer
  return house.database.system.transaction(async (tx) => {
    const found = await tx.maybe(filingOf, { employer, filing: params.filing })
    if (!found) throw registrationProblems.noRecord()
    if (found.employment_id === null) await tx.run(voidFiling, { employer, filing: params.filing, change: newId(), why: input.why, by: viewer.agent, at: now })
    else
      await tx.run(ask, {
        person: found.person_id, task: newId(), employment: found.employment_id, region: found.region, employer, employerName: viewer.name, why: input.why, due: deadline(today, 5).date, at: now, event: newId(),
      })
    request.concerns(found.person_id, found.region, { filing: params.filing, why: input.why })
    return { state: found.employment_id === null ? ("void" as const) : ("requested" as const) }
  })
}
