// What a person does to their own employment registration in one click: confirm that flexible work goes on, object to a reported end.
import { addMonths, deadline } from "#standards"
import { commonProblems } from "#wire"
import { newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { registrationProblems } from "../contract.ts"
import { numberIn } from "../rules/parameters.ts"
import { canRenew } from "./registrations.ts"

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
