// A suspicion 疑点: which lines of a paid grant were not due. The sum is that of the lines; another officer confirms it and the payee is told.
import { deadline } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { clawbackProblems, type confirmClawback, type openClawback } from "../../contract/clawbacks.ts"
import { awardedItems } from "../../rules/index.ts"
import { yuan } from "../budget.ts"
import { clawbackAnswerDays, daysFor } from "../parameters.ts"
import { type ClawbackRow, holdClawback } from "./clawback-statements.ts"

export interface Deciding {
  readonly officerId: string
  readonly name: string
  readonly personId: string | null
  readonly scope: string
  readonly office: string
}

/** The officer of a request. @throws identity.not-allowed */
export function decidingOf(request: RequestContext<unknown, unknown, unknown>): Deciding {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  return request.viewer
}

const related = statement<{ officer: string; subject: string }, { found: number }>({
  name: "subsidies.officer-and-payee", reach: "subject",
  sql: `
    with circle as (select :officer::bigint as person_id union select relative_id from registers.kin where person_id = :officer::bigint union select person_id from registers.kin where relative_id = :officer::bigint)
    select count(*)::int as found from circle where person_id = :subject::bigint
        or exists (select 1 from registers.employers e left join registers.entity_roles r on r.uscc = e.uscc and r.to_on is null and r.person_id = circle.person_id where e.employer_id = :subject::bigint and (e.legal_person_id = circle.person_id or r.person_id is not null))`,
})

/** Nobody decides about themselves, a relative, or a unit either of them runs or has a share in. */
export async function notOwn(tx: Bulk, officer: Deciding, subject: string): Promise<void> {
  if (officer.personId !== null && (await tx.one(related, { officer: officer.personId, subject })).found > 0) throw clawbackProblems.ownCase()
}

/** Held, and inside the officer's place. */
export async function heldClawback(tx: Bulk, officer: Deciding, params: { readonly subject: string; readonly clawback: string }): Promise<ClawbackRow> {
  const row = await tx.maybe(holdClawback, params)
  if (!row?.region.startsWith(officer.scope)) throw commonProblems.notFound()
  await notOwn(tx, officer, row.subject_id)
  return row
}

interface GrantRow {
  readonly subject_kind: "person" | "employer"
  readonly name: string
  readonly region: string
  readonly item: string
  readonly fund: string
  readonly batch_id: string
  readonly year: number
  readonly state: string
}

const paidGrant = statement<{ subject: string; grant: string }, GrantRow>({
  name: "subsidies.grant-to-claw-back", reach: "subject",
  sql: `
    select g.subject_kind, coalesce(p.name, e.name) as name, g.region, g.item, g.fund, coalesce(g.batch_id, 0) as batch_id, coalesce(b.ym / 100, 0) as year, g.state
      from subsidies.grants g left join payments.batches b on b.batch_id = g.batch_id
      left join registers.persons p on g.subject_kind = 'person' and p.person_id = g.subject_id
      left join registers.employers e on g.subject_kind = 'employer' and e.employer_id = g.subject_id
     where g.subject_id = :subject and g.grant_id = :grant for update of g`,
})

interface LineRow {
  readonly about: string
  readonly line: string
  readonly amount: number
}

/** Lines of a grant nobody claws back yet. */
const linesOfGrant = statement<{ subject: string; grant: string }, LineRow>({
  name: "subsidies.lines-to-claw-back", reach: "subject",
  sql: `
    select x.about, x.line, x.amount from (
      select m.person_id as about, left(m.ym::text, 4) || '-' || right(m.ym::text, 2) as line, m.amount_fen::float8 as amount from subsidies.grant_months m where m.payee_id = :subject and m.grant_id = :grant and m.state = 'granted'
      union all
      select a.subject_id, a.line, a.amount_fen::float8 from subsidies.awards a where a.payee_id = :subject and a.grant_id = :grant and a.state = 'granted') x
     where not exists (select 1 from subsidies.clawbacks c join subsidies.clawback_lines l on l.subject_id = c.subject_id and l.clawback_id = c.clawback_id
                        where c.subject_id = :subject and c.grant_id = :grant and c.state <> 'dropped' and l.about_id = x.about and l.line = x.line)`,
})

const insertClawback = statement<Record<"subject" | "clawback" | "kind" | "name" | "region" | "grant" | "batch" | "item" | "fund" | "why" | "grounds" | "by" | "byName" | "at" | "lines", string> & { year: number; amount: number }>({
  name: "subsidies.insert-clawback", reach: "subject",
  sql: `
    with made as (
      insert into subsidies.clawbacks (subject_id, clawback_id, subject_kind, name, region, grant_id, batch_id, item, fund, year, kind, amount_fen, grounds, state, opened_by, opened_name, opened_at)
      values (:subject, :clawback, :kind, :name, :region, :grant, :batch, :item, :fund, :year, :why, :amount, :grounds, 'suspected', :by, :byName, :at))
    insert into subsidies.clawback_lines (subject_id, clawback_id, about_id, line, granted_fen, amount_fen)
    select :subject::bigint, :clawback::bigint, l.about, l.line, l.granted, l.amount from jsonb_to_recordset(:lines::jsonb) as l(about bigint, line text, granted bigint, amount bigint)`,
})

export interface Suspicion {
  readonly subject: string
  readonly grant: string
  readonly kind: InputOf<typeof openClawback>["kind"]
  readonly grounds: string
  /** `dueFen`: what was due after all; nothing when left out. */
  readonly lines: readonly { readonly about: string; readonly line: string; readonly dueFen?: number | undefined }[]
}

/** A suspicion in an officer's name. @throws subsidies.clawback-unknown-line when a line is not of the grant, or already being recovered */
export async function suspect(tx: Bulk, officer: Deciding, input: Suspicion, now: string): Promise<{ readonly clawback: string; readonly region: string; readonly amount: number }> {
  const { subject, grant } = input
  const clawback = newId()
  const row = await tx.maybe(paidGrant, { subject, grant })
  if (!row?.region.startsWith(officer.scope)) throw commonProblems.notFound()
  await notOwn(tx, officer, subject)
  if (row.state !== "paid") throw clawbackProblems.notPaid()
  const free = new Map((await tx.all(linesOfGrant, { subject, grant })).map((one) => [`${one.about} ${one.line}`, one]))
  const lines = input.lines.map(({ about, line, dueFen = 0 }) => {
    const known = free.get(`${about} ${line}`)
    free.delete(`${about} ${line}`)
    if (!known) throw clawbackProblems.unknownLine()
    if (dueFen >= known.amount) throw clawbackProblems.dueTooHigh()
    return { about, line, granted: known.amount, amount: known.amount - dueFen }
  })
  const amount = lines.reduce((total, one) => total + one.amount, 0)
  await tx.run(insertClawback, {
    subject, clawback, kind: row.subject_kind, name: row.name, region: row.region, grant, batch: row.batch_id, item: row.item, fund: row.fund, year: row.year, why: input.kind, amount, grounds: input.grounds,
    by: officer.officerId, byName: officer.name, at: now, lines: JSON.stringify(lines),
  })
  return { clawback, region: row.region, amount }
}

export async function openClawbackFor(request: RequestContext<unknown, unknown, InputOf<typeof openClawback>>): Promise<OutputOf<typeof openClawback>> {
  const officer = decidingOf(request)
  const { input, house, now } = request
  const made = await house.database.system.transaction((tx) => suspect(tx, officer, input, now))
  request.concerns(input.subject, made.region, { clawback: made.clawback, amountFen: made.amount, kind: input.kind })
  return { clawbackId: made.clawback, amountFen: made.amount }
}

const settleSuspicion = statement<{ subject: string; clawback: string; state: string; by: string; name: string; on: string | null; until: string | null; says: string; office: string }>({
  name: "subsidies.settle-suspicion", reach: "subject",
  sql: `
    update subsidies.clawbacks set state = :state, confirmed_by = :by, confirmed_name = :name, notified_on = :on::date, answer_by = :until::date, decision_says = :says, notified_office = :office
     where subject_id = :subject and clawback_id = :clawback`,
})

/** Confirmed: the payee is told and has ten working days to answer. */
export async function confirmClawbackFor(request: RequestContext<{ subject: string; clawback: string }, unknown, InputOf<typeof confirmClawback>>): Promise<OutputOf<typeof confirmClawback>> {
  const officer = decidingOf(request)
  const { params, input, house, today } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await heldClawback(tx, officer, params)
    if (row.state !== "suspected") throw clawbackProblems.notNow()
    if (row.opened_by === officer.officerId) throw clawbackProblems.samePerson()
    const confirms = input.decision === "confirm"
    const until = confirms ? deadline(today, daysFor(clawbackAnswerDays, row.region, today)).date : null
    await tx.run(settleSuspicion, { ...params, state: confirms ? "notified" : "dropped", by: officer.officerId, name: officer.name, on: confirms ? today : null, until, says: input.says, office: officer.office })
    if (confirms) {
      const told = publish("subsidy.clawback-notified", row.subject_id, {
        clawbackId: row.clawback_id, region: row.region, effectiveDate: today, subjectKind: row.subject_kind, amountFen: row.amount, answerBy: until,
        says: `您领取的${awardedItems[row.item] ?? row.item}中有${yuan(row.amount)}元可能应当退回，请在${until ?? ""}前查看告知书并陈述意见`,
      })
      await tx.sql(told.statement.text, told.values)
    }
    return { region: row.region, state: confirms ? ("notified" as const) : ("dropped" as const) }
  })
  request.concerns(params.subject, done.region, { clawback: params.clawback, decision: input.decision })
  return { state: done.state }
}
