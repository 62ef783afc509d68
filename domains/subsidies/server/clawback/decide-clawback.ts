// The payee's answer, the decision by a third person, and how the money is to come back: paid, in instalments, kept back, transferred, written off.
import { addMonths, addYears, deadline } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type Bulk, newId, statement } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { type answerClawback, type arrangeClawback, clawbackProblems, type consentToOffset, type decideClawback } from "../../contract/clawbacks.ts"
import { awardedItems } from "../../rules/index.ts"
import { yuan } from "../budget.ts"
import { blockYears, clawbackPayDays, daysFor } from "../parameters.ts"
import { type ClawbackRow, type ClawbackState, holdClawback, insertEntry } from "./clawback-statements.ts"
import { keptBackNow } from "./collect.ts"
import { decidingOf, heldClawback } from "./open-clawback.ts"

type One = { subject: string; clawback: string }

const keepAnswer = statement<One & { says: string; at: string }>({ name: "subsidies.answer-clawback", reach: "subject", sql: "update subsidies.clawbacks set answer = :says, answered_at = :at where subject_id = :subject and clawback_id = :clawback" })
const keepConsent = statement<One & { at: string }>({ name: "subsidies.consent-to-offset", reach: "subject", sql: "update subsidies.clawbacks set offset_consent = :at where subject_id = :subject and clawback_id = :clawback" })

/** Held for who was paid. */
async function ownClawback(tx: Bulk, request: RequestContext<{ clawback: string }, unknown, unknown>): Promise<ClawbackRow> {
  const { viewer } = request
  const subject = viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : "0"
  const row = await tx.maybe(holdClawback, { subject, clawback: request.params.clawback })
  if (!row) throw commonProblems.notFound()
  request.concerns(row.subject_id, row.region, { clawback: row.clawback_id })
  return row
}

export async function answerClawbackFor(request: RequestContext<{ clawback: string }, unknown, InputOf<typeof answerClawback>>): Promise<OutputOf<typeof answerClawback>> {
  return request.house.database.system.transaction(async (tx) => {
    const row = await ownClawback(tx, request)
    if (row.state !== "notified") throw clawbackProblems.notNow()
    if (row.answer_by !== null && row.answer_by < request.today) throw clawbackProblems.answerLate()
    await tx.run(keepAnswer, { subject: row.subject_id, clawback: row.clawback_id, says: request.input.says, at: request.now })
    return { state: row.state }
  })
}

export async function consentToOffsetFor(request: RequestContext<{ clawback: string }, unknown, InputOf<typeof consentToOffset>>): Promise<OutputOf<typeof consentToOffset>> {
  return request.house.database.system.transaction(async (tx) => {
    const row = await ownClawback(tx, request)
    if (row.state !== "decided") throw clawbackProblems.notNow()
    await tx.run(keepConsent, { subject: row.subject_id, clawback: row.clawback_id, at: request.now })
    return { state: row.state }
  })
}

const keepDecision = statement<One & { state: string; by: string; name: string; on: string; due: string | null; says: string; office: string }>({
  name: "subsidies.decide-clawback", reach: "subject",
  sql: "update subsidies.clawbacks set state = :state, decided_by = :by, decided_name = :name, decided_on = :on, due_on = :due::date, decision_says = :says, decided_office = :office where subject_id = :subject and clawback_id = :clawback",
})

/** Lines that were not due at all are void: the month is not used up. */
const voidMonths = statement<One & { grant: string }>({
  name: "subsidies.void-clawed-months", reach: "subject",
  sql: `
    update subsidies.grant_months m set state = 'void' from subsidies.clawback_lines l
     where l.subject_id = :subject::bigint and l.clawback_id = :clawback::bigint and l.amount_fen = l.granted_fen and m.payee_id = :subject::bigint and m.grant_id = :grant::bigint and m.person_id = l.about_id
       and left(m.ym::text, 4) || '-' || right(m.ym::text, 2) = l.line`,
})
const voidAwards = statement<One & { grant: string }>({
  name: "subsidies.void-clawed-awards", reach: "subject",
  sql: `
    with gone as (
      update subsidies.awards a set state = 'void' from subsidies.clawback_lines l
       where l.subject_id = :subject::bigint and l.clawback_id = :clawback::bigint and l.amount_fen = l.granted_fen and a.payee_id = :subject::bigint and a.grant_id = :grant::bigint and a.subject_id = l.about_id and a.line = l.line
      returning a.subject_id, a.line)
    update subsidies.taken t set state = 'void' from gone where t.grant_id = :grant::bigint and (t.line = gone.line and t.about_id = gone.subject_id or t.line is null and t.subject_id = gone.subject_id)`,
})
const insertBlock = statement<One & { from: string; until: string; region: string }>({
  name: "subsidies.block-payee", reach: "subject", sql: "insert into subsidies.blocks (subject_id, clawback_id, from_on, until_on, region) values (:subject, :clawback, :from, :until, :region)",
})

/** After the answer, or when the time to answer has passed; by a third person. What is owed stands in the book as a negative line beside the payment. */
export async function decideClawbackFor(request: RequestContext<One, unknown, InputOf<typeof decideClawback>>): Promise<OutputOf<typeof decideClawback>> {
  const officer = decidingOf(request)
  const { params, input, house, now, today } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await heldClawback(tx, officer, params)
    if (row.state !== "notified") throw clawbackProblems.notNow()
    if (officer.officerId === row.opened_by || officer.officerId === row.confirmed_by) throw clawbackProblems.samePerson()
    if (row.answer === null && row.answer_by !== null && row.answer_by >= today) throw clawbackProblems.tooEarly({ until: row.answer_by })
    const recovers = input.decision === "recover"
    const due = recovers ? deadline(today, daysFor(clawbackPayDays, row.region, today)).date : null
    await tx.run(keepDecision, { ...params, state: recovers ? "decided" : "dropped", by: officer.officerId, name: officer.name, on: today, due, says: input.says, office: officer.office })
    if (recovers) {
      await tx.run(insertEntry, { ...params, entry: newId(), kind: "owed", amount: -row.amount, batch: row.batch_id, document: "追回决定书", at: now, name: officer.name })
      await tx.run(voidMonths, { ...params, grant: row.grant_id })
      await tx.run(voidAwards, { ...params, grant: row.grant_id })
      if (row.kind === "false-data") await tx.run(insertBlock, { ...params, from: today, until: addYears(today, daysFor(blockYears, row.region, today)), region: row.region })
    }
    const says = recovers ? `您领取的${awardedItems[row.item] ?? row.item}中有${yuan(row.amount)}元须退回，请在${due ?? ""}前退回，可以申请分期或同意抵扣` : `您领取的${awardedItems[row.item] ?? row.item}经核实不用退回`
    const told = publish(recovers ? "subsidy.clawback-decided" : "subsidy.clawback-dropped", row.subject_id, { clawbackId: row.clawback_id, grantId: row.grant_id, region: row.region, effectiveDate: today, subjectKind: row.subject_kind, amountFen: row.amount, says })
    await tx.sql(told.statement.text, told.values)
    return { region: row.region, state: recovers ? ("decided" as const) : ("dropped" as const) }
  })
  request.concerns(params.subject, done.region, { clawback: params.clawback, decision: input.decision })
  return { state: done.state }
}

const keepWay = statement<One & { state: string; way: string | null; says: string }>({
  name: "subsidies.arrange-clawback", reach: "subject",
  sql: "update subsidies.clawbacks set state = :state, way = coalesce(:way, way), decision_says = case when :says = '' then decision_says else decision_says || '；' || :says end where subject_id = :subject and clawback_id = :clawback",
})
const insertInstalments = statement<One & { rows: string }>({
  name: "subsidies.plan-instalments", reach: "subject",
  sql: `
    with former as (delete from subsidies.clawback_instalments where subject_id = :subject::bigint and clawback_id = :clawback::bigint and number > (select count(*) from jsonb_array_elements(:rows::jsonb)))
    insert into subsidies.clawback_instalments (subject_id, clawback_id, number, due_on, amount_fen) select :subject::bigint, :clawback::bigint, r.number, r.due, r.amount from jsonb_to_recordset(:rows::jsonb) as r(number int, due date, amount bigint)
    on conflict (subject_id, clawback_id, number) do update set due_on = excluded.due_on, amount_fen = excluded.amount_fen`,
})

/** Equal parts, the first ones a 分 larger where it does not divide; one each month from the last day to pay on. */
export const instalmentsOf = (open: number, months: number, first: string): readonly { readonly number: number; readonly due: string; readonly amount: number }[] =>
  Array.from({ length: months }, (_, index) => ({ number: index + 1, due: addMonths(first as Parameters<typeof addMonths>[0], index), amount: Math.floor(open / months) + (index < open % months ? 1 : 0) }))

export async function arrangeClawbackFor(request: RequestContext<One, unknown, InputOf<typeof arrangeClawback>>): Promise<OutputOf<typeof arrangeClawback>> {
  const officer = decidingOf(request)
  const { params, input, house, now, viewer } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await heldClawback(tx, officer, params)
    const open = row.amount - row.recovered
    if (row.state !== "decided" && !(row.state === "transferred" && input.way === "write-off")) throw clawbackProblems.notNow()
    const kept = input.way === "offset" ? 0 : await keptBackNow(tx, params)
    if (kept > 0) throw clawbackProblems.keptBack({ amount: yuan(kept) })
    const set = async (state: ClawbackState, way: string | null, noted: string, says: string) => {
      await tx.run(keepWay, { ...params, state, way, says: noted })
      const told = publish("subsidy.clawback-arranged", row.subject_id, { clawbackId: row.clawback_id, region: row.region, effectiveDate: request.today, subjectKind: row.subject_kind, says: `您应退的${awardedItems[row.item] ?? row.item}${says}` })
      await tx.sql(told.statement.text, told.values)
      return { region: row.region, state }
    }
    switch (input.way) {
      case "plan":
        await tx.run(insertInstalments, { ...params, rows: JSON.stringify(instalmentsOf(open, input.months, row.due_on ?? request.today)) })
        return set("decided", "plan", "", `${yuan(open)}元已约定分${input.months}个月退回，请登录查看每期的日期和金额`)
      case "offset":
        if (row.offset_consent === null) throw clawbackProblems.noConsent()
        return set("decided", "offset", "", `${yuan(open)}元从以后的补贴中抵扣，抵完为止`)
      case "transfer":
        return set("transferred", null, `移送${input.to}（${input.document}）`, `${yuan(open)}元到期没有退回，已移送${input.to}处理`)
      case "write-off":
        if (viewer.kind !== "staff" || !viewer.roles.includes("head")) throw commonProblems.notAllowed()
        await tx.run(insertEntry, { ...params, entry: newId(), kind: "written-off", amount: open, batch: row.batch_id, document: input.document, at: now, name: officer.name })
        return set("written-off", null, `核销：${input.says}`, `${yuan(open)}元已核销，不用再退回`)
    }
  })
  request.concerns(params.subject, done.region, { clawback: params.clawback, way: input.way })
  return { state: done.state }
}
