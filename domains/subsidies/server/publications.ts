// 公示 and objections: a claim is shown to the public when the second review has let it pass; nothing is approved before that has ended without an open objection.
import { deadline, maskName, todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { EventHandler, RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type listObjections, type listPublications, type object as contract, type settleObjection, subsidyProblems } from "../contract.ts"
import { awardedItems } from "../rules/index.ts"
import { awardOfCode } from "./awards/services.ts"
import { subsidyOfCode } from "./monthly-items.ts"
import { waitsForAnswers } from "./nationwide/settle.ts"
import { appliedByMonth } from "./post-months.ts"
import { daysFor, objectionDays, publicDays } from "./parameters.ts"

interface CaseRow {
  readonly region: string
  readonly applicant_name: string
  readonly applicant_masked: string
  readonly subject_kind: "person" | "employer"
  readonly from_month: string | null
  readonly until_month: string | null
  readonly amount: string | null
  readonly persons: number | null
}

const reviewedCase = statement<{ subject: string; case: string }, CaseRow>({
  name: "subsidies.reviewed-case", reach: "subject",
  sql: `
    select c.region, c.applicant_name, c.applicant_masked, c.subject_kind, coalesce(c.judgement -> 'gives' ->> 'from', c.answers ->> 'periodFrom') as from_month, coalesce(c.judgement -> 'gives' ->> 'until', c.answers ->> 'periodUntil') as until_month,
           c.judgement -> 'gives' ->> 'amount' as amount, (c.judgement -> 'gives' ->> 'persons')::int as persons
      from casework.cases c where c.subject_id = :subject and c.case_id = :case`,
})

const withdrawOther = statement<{ subject: string; case: string; amount: string }>({
  name: "subsidies.withdraw-publication", reach: "subject",
  sql: "update subsidies.publications set state = 'withdrawn' where subject_id = :subject and case_id = :case and state = 'open' and amount_fen <> :amount::bigint",
})

const insertPublication = statement<Record<"subject" | "publication" | "kind" | "case" | "item" | "region" | "name" | "number" | "period" | "amount" | "from" | "until" | "at", string> & { persons: number }>({
  name: "subsidies.publish", reach: "subject",
  sql: `
    insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at)
    values (:subject, :publication, :kind, :case, :item, :region, :name, :number, :period, :persons, :amount, :from, :until, :at) on conflict do nothing`,
})

interface PayeeRow {
  readonly person: string
  readonly name: string
  readonly number: string
  readonly from_month: string
  readonly until_month: string
  readonly amount: number
}

/** What each person would be paid of a claim that a unit made for them. */
const reviewedPayees = statement<{ subject: string; case: string }, PayeeRow>({
  name: "subsidies.reviewed-payees", reach: "bulk",
  sql: `
    select l.person, p.name, p.id_masked as number, min(l.month) as from_month, max(l.month) as until_month, sum(l.amount)::float8 as amount
      from casework.cases c cross join lateral json_to_recordset(c.judgement -> 'gives' -> 'lines') as l(person bigint, month text, verdict text, amount bigint) join registers.persons p on p.person_id = l.person
     where c.subject_id = :subject::bigint and c.case_id = :case::bigint and l.verdict = 'pass' and l.amount > 0 group by l.person, p.name, p.id_masked`,
})

const withdrawOthers = statement<{ applicant: string; case: string; payees: string }>({
  name: "subsidies.withdraw-publications-of-payees", reach: "bulk",
  sql: `
    update subsidies.publications p set state = 'withdrawn'
     where p.applicant_id = :applicant::bigint and p.case_id = :case::bigint and p.state = 'open'
       and not exists (select 1 from jsonb_to_recordset(:payees::jsonb) as g(subject bigint, amount bigint) where g.subject = p.subject_id and g.amount = p.amount_fen)`,
})

const publishPayees = statement<Record<"applicant" | "applicantName" | "case" | "item" | "region" | "from" | "until" | "at" | "payees", string>>({
  name: "subsidies.publish-payees", reach: "bulk",
  sql: `
    insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at, applicant_id, applicant_name)
    select g.subject, g.publication, 'person', :case::bigint, :item, :region, g.name, g.number, g.period, 1, g.amount, :from::date, :until::date, :at::timestamptz, :applicant::bigint, :applicantName
      from jsonb_to_recordset(:payees::jsonb) as g(subject bigint, publication bigint, name text, number text, period text, amount bigint) on conflict do nothing`,
})

/** Every person who would be paid is shown alone, so that an objection against one does not touch the others. */
async function publishEach(tx: Bulk, one: { readonly applicant: string; readonly caseId: string; readonly item: string; readonly row: CaseRow; readonly from: string; readonly until: string; readonly at: string }): Promise<void> {
  const found = await tx.all(reviewedPayees, { subject: one.applicant, case: one.caseId })
  const payees = JSON.stringify(found.map(({ person, name, number, from_month, until_month, amount }) => ({ subject: person, publication: newId(), name: maskName(name), number, period: `${from_month}至${until_month}`, amount })))
  await tx.run(withdrawOthers, { applicant: one.applicant, case: one.caseId, payees })
  await tx.run(publishPayees, { applicant: one.applicant, applicantName: one.row.applicant_name, case: one.caseId, item: one.item, region: one.row.region, from: one.from, until: one.until, at: one.at, payees })
}

/** Shows a claim when nothing but the approval is left, after the second review or the look on site; a claim that came back with another amount is shown anew. */
export const publicationHandler: EventHandler = {
  name: "subsidies.publish",
  topics: ["case.moved-on", "subsidy.nationwide-answered"],
  handle: async (tx, event, house) => {
    const { item, next, caseId } = event.payload
    const subsidy = typeof item === "string" ? (subsidyOfCode(item) ?? appliedByMonth.find((one) => one.code === item) ?? awardOfCode(item)) : undefined
    if (!subsidy || next !== "approve" || typeof caseId !== "string") return
    if (await waitsForAnswers(tx, event.subjectId, caseId)) return
    const row = await tx.maybe(reviewedCase, { subject: event.subjectId, case: caseId })
    if (!row || row.amount === null || Number(row.amount) <= 0) return
    const today = todayInChina(house.clock())
    const until = deadline(today, daysFor(publicDays, row.region, today)).date
    if ("applicant" in subsidy) return publishEach(tx, { applicant: event.subjectId, caseId, item: subsidy.item, row, from: today, until, at: house.clock() })
    await tx.run(withdrawOther, { subject: event.subjectId, case: caseId, amount: row.amount })
    await tx.run(insertPublication, {
      subject: event.subjectId, publication: newId(), kind: row.subject_kind, case: caseId, item: subsidy.item, region: row.region, name: row.subject_kind === "person" ? maskName(row.applicant_name) : row.applicant_name,
      number: row.applicant_masked, period: `${row.from_month ?? ""}至${row.until_month ?? ""}`, persons: row.persons ?? 1, amount: row.amount, from: today, until, at: house.clock(),
    })
  },
}

interface PublicationRow {
  readonly subject_id: string
  readonly publication_id: string
  readonly item: string
  readonly region: string
  readonly shown_name: string
  readonly shown_number: string
  readonly applicant_name: string
  readonly period: string
  readonly persons: number
  readonly amount_fen: string
  readonly from_on: string
  readonly until_on: string
  readonly total: number
}

const shown = statement<{ region: string; offset: number; limit: number }, PublicationRow>({
  name: "subsidies.list-publications", reach: "report",
  sql: `
    select p.*, count(*) over ()::int as total from subsidies.publications p where p.region like :region::text || '%' and p.state = 'open'
     order by p.until_on desc, p.publication_id desc limit :limit::int offset :offset::int`,
})

/** One screen after another on a phone, not fifty cards. */
const pageSize = 20

export async function listPublicationsFor(request: RequestContext<unknown, { region: string; page: number }>): Promise<OutputOf<typeof listPublications>> {
  const { region, page } = request.query
  const rows = await request.house.database.engine.all(shown, { region: region.replace(/0+$/, ""), offset: (page - 1) * pageSize, limit: pageSize })
  return {
    publications: rows.map((row) => ({
      subjectId: row.subject_id, publicationId: row.publication_id, item: row.item, itemName: awardedItems[row.item] ?? row.item, name: row.shown_name, number: row.shown_number, appliedBy: row.applicant_name, period: row.period, persons: row.persons,
      amountFen: Number(row.amount_fen), from: row.from_on, until: row.until_on, open: row.until_on >= request.today,
    })),
    total: rows[0]?.total ?? 0, page, pageSize,
  }
}

const insertObjection = statement<Record<"subject" | "publication" | "objection" | "party" | "name" | "reason" | "at" | "due" | "today", string>, { objection_id: string }>({
  name: "subsidies.object", reach: "subject",
  sql: `
    insert into subsidies.objections (subject_id, publication_id, objection_id, region, by_party, by_name, reason, made_at, due_on)
    select p.subject_id, p.publication_id, :objection, p.region, :party, :name, :reason, :at, :due from subsidies.publications p
     where p.subject_id = :subject and p.publication_id = :publication and p.state = 'open' and p.until_on >= :today::date returning objection_id`,
})

const publication = statement<{ subject: string; publication: string }, { region: string; until_on: string; item: string; shown_name: string }>({
  name: "subsidies.read-publication", reach: "subject", sql: "select region, until_on, item, shown_name from subsidies.publications where subject_id = :subject and publication_id = :publication",
})

export async function objectFor(request: RequestContext<{ subject: string; publication: string }, unknown, InputOf<typeof contract>>): Promise<OutputOf<typeof contract>> {
  const { viewer, params, input, house, now, today } = request
  if (viewer.kind !== "citizen" && viewer.kind !== "employer") throw commonProblems.notAllowed()
  const reason = input.reason.trim()
  if (reason === "") throw subsidyProblems.emptyObjection({}, [{ path: "reason", code: "E-OBJECTION-EMPTY", says: "请写明异议理由" }])
  const known = await house.database.system.maybe(publication, params)
  if (!known) throw commonProblems.notFound()
  const [objection, due] = [newId(), deadline(today, daysFor(objectionDays, known.region, today)).date]
  const party = viewer.kind === "citizen" ? `person:${viewer.personId}` : `employer:${viewer.employerId}`
  const made = await house.database.system.transaction(async (tx) => {
    const kept = await tx.maybe(insertObjection, { ...params, objection, party, name: viewer.name, reason, at: now, due, today })
    if (kept) {
      const told = publish("subsidy.objected", params.subject, { publicationId: params.publication, region: known.region, effectiveDate: today, dueOn: due, name: known.shown_name, itemName: awardedItems[known.item] ?? known.item, says: reason })
      await tx.sql(told.statement.text, told.values)
    }
    return kept
  })
  if (!made) throw subsidyProblems.lateObjection()
  request.concerns(params.subject, known.region, { objection })
  return { objectionId: objection, dueOn: due }
}

interface ObjectionRow {
  readonly subject_id: string
  readonly publication_id: string
  readonly objection_id: string
  readonly region: string
  readonly case_id: string
  readonly item: string
  readonly shown_name: string
  readonly period: string
  readonly amount_fen: string
  readonly until_on: string
  readonly by_name: string
  readonly reason: string
  readonly made_at: string
  readonly due_on: string
  readonly state: string
  readonly settled_says: string
}

const objections = statement<{ scope: string; state: string }, ObjectionRow>({
  name: "subsidies.list-objections", reach: "report",
  sql: `
    select o.*, p.case_id, p.item, p.shown_name, p.period, p.amount_fen, p.until_on from subsidies.objections o join subsidies.publications p using (subject_id, publication_id)
     where o.region like :scope::text || '%' and o.state = :state order by o.due_on, o.objection_id limit 200`,
})

export async function listObjectionsFor(request: RequestContext<unknown, { state: string }>): Promise<OutputOf<typeof listObjections>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(objections, { scope: request.viewer.scope, state: request.query.state })
  for (const row of rows) request.shows(row.subject_id, row.region, "公示异议")
  return rows.map((row) => ({
    subjectId: row.subject_id, publicationId: row.publication_id, objectionId: row.objection_id, caseId: row.case_id, item: row.item, itemName: awardedItems[row.item] ?? row.item, name: row.shown_name, period: row.period, amountFen: Number(row.amount_fen), until: row.until_on, by: row.by_name, reason: row.reason, madeAt: row.made_at, dueOn: row.due_on, state: row.state,
    says: row.settled_says,
  }))
}

const settle = statement<Record<"subject" | "publication" | "objection" | "state" | "by" | "says" | "at" | "scope", string>, { region: string; by_party: string }>({
  name: "subsidies.settle-objection", reach: "subject",
  sql: `
    update subsidies.objections set state = :state, settled_by = :by, settled_says = :says, settled_at = :at
     where subject_id = :subject and publication_id = :publication and objection_id = :objection and state = 'open' and starts_with(region, :scope) returning region, by_party`,
})

const withdraw = statement<{ subject: string; publication: string }>({
  name: "subsidies.withdraw-objected", reach: "subject", sql: "update subsidies.publications set state = 'withdrawn' where subject_id = :subject and publication_id = :publication",
})

/** Upheld takes the publication down: the claim has to be reviewed and shown anew. Who objected is answered. */
export async function settleObjectionFor(request: RequestContext<{ subject: string; publication: string; objection: string }, unknown, InputOf<typeof settleObjection>>): Promise<OutputOf<typeof settleObjection>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff" || viewer.personId === params.subject) throw commonProblems.notAllowed()
  const done = await house.database.system.transaction(async (tx) => {
    const settled = await tx.maybe(settle, { ...params, state: input.decision, by: viewer.name, says: input.says, at: now, scope: viewer.scope })
    if (!settled) return settled
    if (input.decision === "upheld") await tx.run(withdraw, { subject: params.subject, publication: params.publication })
    const about = await tx.one(publication, { subject: params.subject, publication: params.publication })
    const [kind = "", objector = ""] = settled.by_party.split(":")
    const told = publish("subsidy.objection-settled", objector, { publicationId: params.publication, region: settled.region, effectiveDate: todayInChina(now), subjectKind: kind, decision: input.decision, name: about.shown_name, itemName: awardedItems[about.item] ?? about.item, says: input.says })
    await tx.sql(told.statement.text, told.values)
    return settled
  })
  if (!done) throw subsidyProblems.objectionSettled()
  request.concerns(params.subject, done.region, { objection: params.objection, decision: input.decision })
  return { state: input.decision }
}
