// Keeping in touch with the registered unemployed (§7.4): contacts, check-ins, and ends that two officers must agree on (§7.5).
import { addDays, addMonths, deadline, longDate, monthsBetween, ageOn, type PlainDate } from "#standards"
import { commonProblems } from "#wire"
import { bind, newId, statement, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { isUnemploymentEnd, registrationProblems, withdrawalProblems } from "../contract.ts"
import { numberIn } from "./parameters.ts"
import { endLabel, proposalColumns, type ProposalRow, shownProposal } from "./registrations.ts"
import { closeSpells, openSpellOf, voidSpell } from "./unemployments.ts"
import { runCall } from "./run-call.ts"

export type ServiceClass = "basic" | "focus" | "aid"

/** 基础服务 30 days, 重点服务 15, 援助服务 7: nobody is left longer than a month (§7.4). */
const intervalDays: Readonly<Record<ServiceClass, number>> = { basic: 30, focus: 15, aid: 7 }

/** Six months registered or forty-five years of age ask for more attention, both for aid. */
export function serviceClassOf(given: { readonly birth: PlainDate | null; readonly registeredOn: PlainDate; readonly today: PlainDate }): ServiceClass {
  const long = monthsBetween(given.registeredOn, given.today) >= 6
  const older = given.birth !== null && ageOn(given.birth, given.today) >= 45
  return long && older ? "aid" : long || older ? "focus" : "basic"
}

const spellAndBirth = statement<{ person: string }, { spell_id: string; registered_on: PlainDate; region: string; birth: PlainDate | null; contacts: string }>({
  name: "registration.read-spell-for-contact",
  reach: "subject",
  sql: `
    select u.spell_id, coalesce(u.continuous_since, u.registered_on) as registered_on, u.region, p.birth_date as birth
      from registration.unemployments u join registers.persons p using (person_id) where u.person_id = :person::bigint and u.state in ('open', 'suspended')`,
})

const addContact = statement<{
  person: string; contact: string; spell: string; at: string; way: string; result: string; situation: string; needs: string; offered: readonly string[]; outcome: string | null; refusal: string | null
  next: string; officer: string; officerName: string; region: string; reached: boolean; class: string; on: string
}>({
  name: "registration.add-contact",
  reach: "subject",
  sql: `
    with contact as (
      insert into registration.contacts (person_id, contact_id, spell_id, at, way, result, situation, needs, offered, offer_outcome, refusal_reason, next_on, officer_id, officer_name, region)
      values (:person::bigint, :contact::bigint, :spell::bigint, :at::timestamptz, :way, :result, :situation, :needs, :offered::text[], :outcome, :refusal, :next::date, :officer, :officerName, :region)),
    first as (
      update registration.tasks set state = 'done', done_by = :officer, done_at = :at::timestamptz, outcome = :situation
       where :reached and person_id = :person::bigint and record_id = :spell::bigint and kind in ('first-contact', 'no-contact') and state = 'open')
    update registration.unemployments
       set next_contact_on = :next::date, service_class = :class,
           last_contact_on = case when :reached then :on::date else last_contact_on end, warned_on = case when :reached then null else warned_on end
     where person_id = :person::bigint and spell_id = :spell::bigint`,
})

interface Contact {
  readonly way: string
  readonly result: "reached" | "no-answer" | "wrong-number"
  readonly situation: string
  readonly needs: string
  readonly offered: readonly string[]
  readonly offerOutcome?: string | undefined
  readonly refusalReason?: string | undefined
  readonly nextOn?: string | undefined
}

/** Writes one contact and the next day by which there must be another. */
async function write(request: RequestContext, person: string, contact: Contact, officer: { id: string; name: string }): Promise<{ contactId: string; nextContactOn: string }> {
  const spell = await request.db.maybe(spellAndBirth, { person })
  if (!spell) throw registrationProblems.noOpenSpell()
  const service = serviceClassOf({ birth: spell.birth, registeredOn: spell.registered_on, today: request.today })
  const latest = addDays(request.today, intervalDays[service])
  const next = contact.nextOn !== undefined && contact.nextOn > request.today && contact.nextOn < latest ? contact.nextOn : latest
  const contactId = newId()
  await request.db.run(addContact, {
    person, contact: contactId, spell: spell.spell_id, at: request.now, way: contact.way, result: contact.result, situation: contact.situation, needs: contact.needs, offered: contact.offered,
    outcome: contact.offerOutcome ?? null, refusal: contact.refusalReason ?? null, next, officer: officer.id, officerName: officer.name, region: spell.region, reached: contact.result === "reached",
    class: service, on: request.today,
  })
  request.concerns(person, spell.region, { contact: contactId, way: contact.way, result: contact.result })
  return { contactId, nextContactOn: next }
}

const officerOf = (request: Pick<RequestContext, "viewer">): { id: string; name: string } => {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return { id: request.viewer.officerId, name: request.viewer.name }
}

export const recordContact = (request: RequestContext<{ person: string }, unknown, Contact>) => write(request, request.params.person, request.input, officerOf(request))

/** 本月报到: the person's own contact counts as much as an officer's call. */
export async function checkIn(request: RequestContext) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const { nextContactOn } = await write(request, request.viewer.personId, { way: "login", result: "reached", situation: "本人报到，仍在找工作", needs: "", offered: [] }, { id: `person:${request.viewer.personId}`, name: request.viewer.name })
  return { nextContactOn }
}

const refusalsSince = statement<{ person: string; spell: string; since: string }, { times: string }>({
  name: "registration.count-refusals",
  reach: "subject",
  sql: "select count(*) as times from registration.contacts where person_id = :person::bigint and spell_id = :spell::bigint and offer_outcome = 'refused' and at >= :since::date",
})

const propose = statement<{ person: string; proposal: string; spell: string; region: string; reason: string; on: string; grounds: string; by: string; name: string; at: string; until: string }, ProposalRow>({
  name: "registration.propose-closing",
  reach: "subject",
  sql: `
    insert into registration.closing_proposals (person_id, proposal_id, spell_id, region, reason, effective_on, grounds, proposed_by, proposer_name, proposed_at, object_until, state)
    values (:person::bigint, :proposal::bigint, :spell::bigint, :region, :reason, :on::date, :grounds, :by, :name, :at::timestamptz, :until::date, 'proposed')
    returning ${proposalColumns}`,
})

/** 拟注销: U31 needs documented refusals; the person is told and has five working days to object. */
export async function proposeClosing(request: RequestContext<{ person: string }, unknown, { reason: string; effectiveOn: string; grounds: string }>) {
  const { db, today, now, input, params } = request
  const officer = officerOf(request)
  const spell = await db.maybe(openSpellOf, { person: params.person })
  if (!spell) throw registrationProblems.noOpenSpell()
  const months = numberIn("refuseMonths", spell.region, today)
  const times = numberIn("refuseTimes", spell.region, today)
  if (input.reason === "U31") {
    const { times: count } = await db.one(refusalsSince, { person: params.person, spell: spell.spell_id, since: addMonths(today, -months) })
    if (Number(count) < times) throw registrationProblems.notEnoughGrounds({ months, count, times })
  }
  const until = deadline(today, numberIn("objectionWorkingDays", spell.region, today)).date
  try {
    const [[made]] = (await db.atomically([
      bind(propose, { person: params.person, proposal: newId(), spell: spell.spell_id, region: spell.region, reason: input.reason, on: input.effectiveOn, grounds: input.grounds, by: officer.id, name: officer.name, at: now, until }),
      publish("unemployment.closing-proposed", params.person, { spellId: spell.spell_id, region: spell.region, effectiveDate: input.effectiveOn, reason: input.reason, grounds: input.grounds, objectUntil: until, says: `拟注销您的失业登记，原因：${endLabel(input.reason) ?? ""}。${longDate(until)}前可以提出异议` }),
    ])) as [[ProposalRow]]
    request.concerns(params.person, spell.region, { proposal: made.proposal_id, reason: input.reason })
    return shownProposal(made)
  } catch (failure) {
    throw violatedConstraint(failure) === "closing_proposals_one" ? registrationProblems.proposalOpen() : failure
  }
}

const object = statement<{ person: string; proposal: string; says: string; at: string; task: string }, { proposal_id: string; region: string }>({
  name: "registration.object-to-closing",
  reach: "subject",
  sql: `
    with objected as (
      update registration.closing_proposals set state = 'objected', objection = :says, objected_at = :at::timestamptz
       where person_id = :person::bigint and proposal_id = :proposal::bigint and state = 'proposed'
      returning person_id, proposal_id, region, object_until),
    task as (
      insert into registration.tasks (person_id, task_id, region, kind, record_id, says, due_on, state, made_at)
      select person_id, :task::bigint, region, 'closing-objection', proposal_id, '本人对拟注销失业登记有异议：' || :says, object_until, 'open', :at::timestamptz from objected)
    select proposal_id, region from objected`,
})

export async function objectToClosing(request: RequestContext<{ proposal: string }, unknown, { says: string }>) {
  if (request.viewer.kind !== "citizen") throw commonProblems.notAllowed()
  const person = request.viewer.personId
  const made = await request.db.maybe(object, { person, proposal: request.params.proposal, says: request.input.says, at: request.now, task: newId() })
  if (!made) throw registrationProblems.proposalSettled()
  request.concerns(person, made.region, { proposal: made.proposal_id })
  return { state: "objected" }
}

const proposalOf = statement<{ person: string; proposal: string }, ProposalRow & { proposed_by: string; region: string }>({
  name: "registration.lock-closing-proposal",
  reach: "subject",
  sql: `select ${proposalColumns}, proposed_by, region from registration.closing_proposals where person_id = :person::bigint and proposal_id = :proposal::bigint for update`,
})
const settle = statement<{ person: string; proposal: string; state: string; by: string; at: string }>({
  name: "registration.settle-closing-proposal",
  reach: "subject",
  sql: "update registration.closing_proposals set state = :state, settled_by = :by, settled_at = :at::timestamptz where person_id = :person::bigint and proposal_id = :proposal::bigint",
})

/** Confirmed by another officer, after the objection period or after answering the objection; dropped by any, its proposer too. */
export async function settleClosing(request: RequestContext<{ person: string; proposal: string }, unknown, { decision: "confirm" | "drop" }>) {
  const officer = officerOf(request)
  const { now, today, params, input } = request
  return request.db.transaction(async (tx) => {
    const found = await tx.maybe(proposalOf, params)
    if (!found) throw registrationProblems.noRecord()
    if (found.state !== "proposed" && found.state !== "objected") throw registrationProblems.proposalSettled()
    if (input.decision === "confirm" && found.proposed_by === officer.id) throw registrationProblems.samePerson()
    if (input.decision === "confirm" && today <= found.object_until) throw registrationProblems.objectionOpen({ until: longDate(found.object_until as PlainDate) })
    const state = input.decision === "confirm" ? "confirmed" : "dropped"
    await tx.run(settle, { ...params, state, by: officer.id, at: now })
    if (input.decision === "confirm" && isUnemploymentEnd(found.reason))
      await runCall(tx, closeSpells([{ person: params.person, on: found.effective_on, reason: found.reason, says: `您的失业登记已注销，原因：${endLabel(found.reason) ?? ""}。${found.grounds}。不服可以申请复核、行政复议或提起行政诉讼`, source: "经办人员" }], now))
    request.concerns(params.person, found.region, { proposal: found.proposal_id, state })
    return { state }
  })
}

/** 撤销: the record stays and counts nowhere. */
export async function voidRegistration(request: RequestContext<{ person: string; spell: string }, unknown, { why: string }>) {
  const officer = officerOf(request)
  const [[voided]] = (await request.db.atomically([voidSpell({ ...request.params, why: request.input.why, by: officer.id, at: request.now, on: request.today })])) as [[{ region: string }?]]
  if (!voided) throw registrationProblems.noRecord()
  request.concerns(request.params.person, voided.region, { spell: request.params.spell, why: request.input.why })
  return { state: "void" }
}

interface ContactRow {
  contact_id: string
  at: string
  way: string
  result: string
  situation: string
  needs: string
  offered: string[]
  offer_outcome: string | null
  refusal_reason: string | null
  next_on: string | null
  officer_name: string
}
const readContacts = statement<{ person: string }, ContactRow>({
  name: "registration.read-contacts",
  reach: "subject",
  sql: "select contact_id, at, way, result, situation, needs, offered, offer_outcome, refusal_reason, next_on, officer_name from registration.contacts where person_id = :person::bigint order by at desc limit 200",
})
export const contactsOf = async (request: RequestContext, person: string) =>
  (await request.db.all(readContacts, { person })).map((row) => ({
    contactId: row.contact_id, at: row.at, way: row.way, result: row.result, situation: row.situation, needs: row.needs, offered: row.offered, offerOutcome: row.offer_outcome,
    refusalReason: row.refusal_reason, nextOn: row.next_on, officer: row.officer_name,
  }))

interface TaskRow {
  person_id: string
  task_id: string
  name: string
  region: string
  kind: string
  says: string
  due_on: string
  made_at: string
}
const readTasks = statement<{ scope: string; kind: string; limit: number }, TaskRow>({
  name: "registration.read-open-tasks",
  reach: "report",
  sql: `
    select t.person_id, t.task_id, coalesce(p.name, e.name, '') as name, t.region, t.kind, t.says, t.due_on, t.made_at
      from registration.tasks t
      left join registers.persons p on p.person_id = t.person_id
      left join registers.employers e on t.person_id = 0 and e.employer_id = t.record_id
     where t.state = 'open' and t.region like :scope || '%' and (:kind = '' or t.kind = :kind)
     order by t.due_on, t.task_id limit :limit`,
})
export async function openTasks(request: RequestContext<unknown, { kind?: string | undefined; limit: number }>) {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(readTasks, { scope: request.viewer.scope, kind: request.query.kind ?? "", limit: request.query.limit })
  for (const row of rows) request.shows(row.person_id, row.region)
  return rows.map((row) => ({ personId: row.person_id, taskId: row.task_id, name: row.name, region: row.region, kind: row.kind, says: row.says, dueOn: row.due_on, late: row.due_on < request.today, madeAt: row.made_at }))
}

const finishTask = statement<{ person: string; task: string; by: string; at: string; outcome: string }, { region: string; elsewhere: boolean }>({
  name: "registration.finish-task",
  reach: "subject",
  sql: `
    with found as (select person_id, task_id, region, kind = 'filing-withdrawal' as elsewhere from registration.tasks where person_id = :person::bigint and task_id = :task::bigint and state = 'open' for update),
    done as (
      update registration.tasks t set state = 'done', done_by = :by, done_at = :at::timestamptz, outcome = :outcome
        from found f where t.person_id = f.person_id and t.task_id = f.task_id and not f.elsewhere)
    select region, elsewhere from found`,
})
export async function settleTask(request: RequestContext<{ person: string; task: string }, unknown, { outcome: string }>) {
  const done = await request.db.maybe(finishTask, { ...request.params, by: officerOf(request).id, at: request.now, outcome: request.input.outcome })
  if (!done) throw registrationProblems.taskSettled()
  if (done.elsewhere) throw withdrawalProblems.onItsPage()
  request.concerns(request.params.person, done.region, { task: request.params.task })
  return { done: true }
}
