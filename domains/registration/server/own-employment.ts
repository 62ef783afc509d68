// What a person does to their own employment registration in one click: confirm that flexible work goes on, object to a reported end.
import { addMonths, deadline } from "#standards"
import { commonProblems } from "#wire"
import { newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../contract.ts"
import { numberIn } from "./parameters.ts"
import { endEmployments } from "./employments.ts"
import { canRenew } from "./registrations.ts"
import { runCall } from "./run-call.ts"

const validUntilOf = statement<{ person: string; employment: string }, { state: string; valid_until: string | null; region: string }>({
  name: "registration.read-validity",
  reach: "subject",
  sql: "select state, valid_until, region from registration.employments where person_id = :person::bigint and employment_id = :employment::bigint",
})
const renew = statement<{ person: string; employment: string; until: string; before: string }, { valid_until: string }>({
  name: "registration.renew-flexible",
  reach: "subject",
  sql: `
    update registration.employments set valid_until = :until::date
     where person_id = :person::bigint and employment_id = :employment::bigint and state = 'valid' and valid_until = :before::date returning valid_until`,
})

/** Another term from today; the same click twice renews once. */
export async function renewOwn(request: RequestContext<{ employment: string }>) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const whose = { person: request.viewer.personId, employment: request.params.employment }
  const found = await request.db.maybe(validUntilOf, whose)
  if (!found?.valid_until || !canRenew(found.state, found.valid_until, request.today)) throw registrationProblems.notRenewable()
  const until = addMonths(request.today, numberIn("flexibleValidMonths", found.region, request.today))
  const renewed = await request.db.maybe(renew, { ...whose, until, before: found.valid_until })
  if (!renewed) throw registrationProblems.notRenewable()
  request.concerns(whose.person, found.region, { employment: whose.employment, validUntil: until })
  return { validUntil: renewed.valid_until }
}

const objectDraft = statement<{ person: string; employment: string; says: string; task: string; due: string; at: string }, { region: string }>({
  name: "registration.object-to-draft",
  reach: "subject",
  sql: `
    with objected as (
      update registration.end_drafts set state = 'objected', objection = :says
       where person_id = :person::bigint and employment_id = :employment::bigint and state = 'draft'
      returning person_id, employment_id, region),
    task as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      select person_id, :task::bigint, region, 'end-objection', employment_id, '本人对单位上报的离职有异议：' || :says, :due::date, 'open', :at::timestamptz from objected)
    select region from objected`,
})

/** 异议: the end stays a draft until an officer has looked at it. */
export async function objectToReportedEnd(request: RequestContext<{ employment: string }, unknown, { says: string }>) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = request.viewer.personId
  const made = await request.db.maybe(objectDraft, { person, employment: request.params.employment, says: request.input.says, task: newId(), due: deadline(request.today, 15).date, at: request.now })
  if (!made) throw registrationProblems.noDraft()
  request.concerns(person, made.region, { employment: request.params.employment })
  return { recorded: true }
}

const takeObjected = statement<{ person: string; employment: string }, { ended_on: string; end_reason: string; legal_end_reason: string; region: string; employer_id: string | null }>({
  name: "registration.lock-objected-draft",
  reach: "subject",
  sql: `
    select d.ended_on, d.end_reason, d.legal_end_reason, d.region, e.employer_id
      from registration.end_drafts d join registration.employments e on e.person_id = d.person_id and e.employment_id = d.employment_id
     where d.person_id = :person::bigint and d.employment_id = :employment::bigint and d.state = 'objected' for update of d`,
})
const dropDraft = statement<{ person: string; employment: string; at: string }>({
  name: "registration.drop-objected-draft",
  reach: "subject",
  sql: "update registration.end_drafts set state = 'dropped', settled_at = :at::timestamptz where person_id = :person::bigint and employment_id = :employment::bigint and state = 'objected'",
})
const closeObjectionTask = statement<{ person: string; employment: string; by: string; at: string; says: string }>({
  name: "registration.close-objection-task",
  reach: "subject",
  sql: `
    update registration.tasks set state = 'done', done_by = :by, done_at = :at::timestamptz, outcome = :says
     where person_id = :person::bigint and record_id = :employment::bigint and kind = 'end-objection' and state = 'open'`,
})

/** 裁定: the end stands as reported, or it is dropped and the employer has to file again; both sides are told. */
export async function settleReportedEnd(request: RequestContext<{ person: string; employment: string }, unknown, { decision: "confirm" | "drop"; says: string }>) {
  const { viewer, params, input, now } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.db.transaction(async (tx) => {
    const draft = await tx.maybe(takeObjected, params)
    if (!draft) throw registrationProblems.noDraft()
    if (input.decision === "confirm")
      await runCall(tx, endEmployments([{ person: params.person, employment: params.employment, on: draft.ended_on, reason: draft.end_reason, legalReason: draft.legal_end_reason, source: "异议裁定" }], now))
    else await tx.run(dropDraft, { ...params, at: now })
    await tx.run(closeObjectionTask, { ...params, by: viewer.officerId, at: now, says: input.says })
    await runCall(tx, publish("employment.end-settled", params.person, { employmentId: params.employment, employerId: draft.employer_id, region: draft.region, effectiveDate: draft.ended_on, decision: input.decision, says: input.says }))
    request.concerns(params.person, draft.region, { employment: params.employment, decision: input.decision })
    return { state: input.decision === "confirm" ? "ended" : "valid" }
  })
}
