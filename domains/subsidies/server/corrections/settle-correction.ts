// A correction in the hands of officers: taken or dropped by one, with the clawback it becomes where less was due and the publication where more was; approved by another when that has ended.
import { deadline, maskName } from "#standards"
import { type Bulk, newId, statement, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type approveSupplement, correctionProblems, type settleCorrection } from "../../contract/corrections.ts"
import { awardedItems } from "../../rules/index.ts"
import { yuan } from "../budget.ts"
import { type Deciding, decidingOf, notOwn, suspect } from "../clawback/open-clawback.ts"
import { insertGrant } from "../grants.ts"
import { daysFor, levelAmount, publicDays } from "../parameters.ts"
import { barredFromSupplement } from "../reexamination/statements.ts"
import { type CorrectionLine, type CorrectionRow, holdCorrection, linesGone, linesOf, type One } from "./correction-statements.ts"

async function held(tx: Bulk, officer: Deciding, params: One): Promise<CorrectionRow> {
  const row = await tx.maybe(holdCorrection, params)
  if (!row?.region.startsWith(officer.scope)) throw commonProblems.notFound()
  await notOwn(tx, officer, row.subject_id)
  return row
}

const settle = statement<One & { state: string; by: string; name: string; says: string; at: string; clawback: string | null; supplement: string }>({
  name: "subsidies.settle-correction", reach: "subject",
  sql: `
    update subsidies.corrections set state = :state, settled_by = :by, settled_name = :name, settled_says = :says, settled_at = :at::timestamptz, clawback_id = :clawback::bigint, supplement = :supplement
     where subject_id = :subject and correction_id = :correction`,
})

const publishSupplement = statement<Record<"subject" | "publication" | "correction" | "kind" | "item" | "region" | "name" | "period" | "from" | "until" | "at", string> & { persons: number; amount: number }>({
  name: "subsidies.publish-supplement", reach: "subject",
  sql: `
    insert into subsidies.publications (subject_id, publication_id, subject_kind, case_id, item, region, shown_name, shown_number, period, persons, amount_fen, from_on, until_on, made_at)
    select :subject::bigint, :publication::bigint, :kind, :correction::bigint, :item, :region, :name, coalesce((select p.id_masked from registers.persons p where :kind = 'person' and p.person_id = :subject::bigint), (select e.uscc from registers.employers e where e.employer_id = :subject::bigint), ''),
           :period, :persons, :amount, :from::date, :until::date, :at::timestamptz`,
})

const moreOf = (lines: readonly CorrectionLine[]): readonly CorrectionLine[] => lines.filter((one) => one.due > one.had)

/** Shown to the public like every subsidy: the sum that is paid on top. Answers the last day for objections. */
async function show(tx: Bulk, row: CorrectionRow, lines: readonly CorrectionLine[], today: string, now: string): Promise<string> {
  const more = moreOf(lines)
  const names = more.map((one) => one.line).toSorted()
  const until = deadline(today as Parameters<typeof deadline>[0], daysFor(publicDays, row.region, today)).date
  await tx.run(publishSupplement, {
    subject: row.subject_id, publication: newId(), correction: row.correction_id, kind: row.subject_kind, item: row.item, region: row.region, name: row.subject_kind === "person" ? maskName(row.name) : row.name,
    period: `补发 ${names[0] ?? ""}至${names.at(-1) ?? ""}`, persons: new Set(more.map((one) => one.about_id)).size, amount: row.more, from: today, until, at: now,
  })
  return until
}

/** The rest of a line that was granted too little, found on request: taken by who found it and shown to the public at once; another approves it. */
export async function takeMore(tx: Bulk, by: { readonly officer: Deciding; readonly says: string; readonly now: string; readonly today: string }, params: One): Promise<void> {
  const { officer, says, now, today } = by
  const row = await held(tx, officer, params)
  await show(tx, row, await tx.all(linesOf, params), today, now)
  await tx.run(settle, { ...params, state: "taken", by: officer.officerId, name: officer.name, says, at: now, clawback: null, supplement: "published" })
}

export async function settleCorrectionFor(request: RequestContext<One, unknown, InputOf<typeof settleCorrection>>): Promise<OutputOf<typeof settleCorrection>> {
  const officer = decidingOf(request)
  const { params, input, house, now, today } = request
  const done = await house.database.system.transaction(async (tx) => {
    const row = await held(tx, officer, params)
    if (row.state !== "proposed") throw correctionProblems.notProposed()
    const takes = input.decision === "take"
    const lines = await tx.all(linesOf, params)
    const less = lines.filter((one) => one.due < one.had)
    const suspicion = takes && less.length > 0
      ? await suspect(tx, officer, { subject: row.subject_id, grant: row.grant_id, kind: "overpaid", grounds: `${row.grounds}；${input.says}`, lines: less.map((one) => ({ about: one.about_id, line: one.line, ...(one.due > 0 ? { dueFen: one.due } : {}) })) }, now)
      : null
    const publishedUntil = takes && row.more > 0 ? await show(tx, row, lines, today, now) : null
    await tx.run(settle, { ...params, state: takes ? "taken" : "dropped", by: officer.officerId, name: officer.name, says: input.says, at: now, clawback: suspicion?.clawback ?? null, supplement: publishedUntil === null ? "none" : "published" })
    return { region: row.region, state: takes ? ("taken" as const) : ("dropped" as const), clawbackId: suspicion?.clawback ?? null, publishedUntil }
  })
  request.concerns(params.subject, done.region, { correction: params.correction, decision: input.decision, clawback: done.clawbackId, says: input.says })
  return { state: done.state, clawbackId: done.clawbackId, publishedUntil: done.publishedUntil }
}

const approve = statement<One & { supplement: string; by: string; name: string; says: string; on: string; office: string }>({
  name: "subsidies.approve-supplement", reach: "subject",
  sql: "update subsidies.corrections set supplement = :supplement, approved_by = :by, approved_name = :name, approved_says = :says, approved_on = :on::date, approved_office = :office where subject_id = :subject and correction_id = :correction",
})
const withdrawShown = statement<One>({ name: "subsidies.withdraw-supplement", reach: "subject", sql: "update subsidies.publications set state = 'withdrawn' where subject_id = :subject and case_id = :correction and state = 'open'" })

/** A grant of its own, of exactly the published sum, under the rule that decided the first; paid with the next batch. */
export async function approveSupplementFor(request: RequestContext<One, unknown, InputOf<typeof approveSupplement>>): Promise<OutputOf<typeof approveSupplement>> {
  const officer = decidingOf(request)
  const { params, input, house, now, today } = request
  try {
    const done = await house.database.system.transaction(async (tx) => {
      const row = await held(tx, officer, params)
      if (row.supplement !== "published") throw correctionProblems.noSupplement()
      if (row.settled_by === officer.officerId || (await tx.maybe(barredFromSupplement, params))?.barred.includes(officer.officerId)) throw correctionProblems.samePerson()
      if (officer.scope.length > 4 && row.granted + row.more > daysFor(levelAmount, row.region, today)) throw correctionProblems.higherLevel()
      const grants = input.decision === "grant"
      await tx.run(approve, { ...params, supplement: grants ? "granted" : "refused", by: officer.officerId, name: officer.name, says: input.says, on: today, office: officer.office })
      if (grants) {
        if ((await tx.all(linesGone, params)).length > 0) throw correctionProblems.lineGone()
        const grant = newId()
        const persons = new Set(moreOf(await tx.all(linesOf, params)).map((one) => one.about_id)).size
        await tx.run(insertGrant, {
          subject: row.subject_id, grant, kind: row.subject_kind, item: row.item, fund: row.fund, region: row.region, case: row.correction_id, channel: "correction", amount: row.more, persons, months: 0, rule: "correction", version: today,
          on: today, by: officer.officerId, at: now, applicant: null,
        })
        const told = publish("subsidy.supplement-granted", row.subject_id, {
          correctionId: row.correction_id, grantId: grant, region: row.region, effectiveDate: today, subjectKind: row.subject_kind, amountFen: row.more, says: `${awardedItems[row.item] ?? row.item}按新标准重新计算，补发${yuan(row.more)}元`,
        })
        await tx.sql(told.statement.text, told.values)
      } else await tx.run(withdrawShown, params)
      return { region: row.region, supplement: grants ? ("granted" as const) : ("refused" as const), amount: grants ? row.more : 0 }
    })
    request.concerns(params.subject, done.region, { correction: params.correction, supplement: done.supplement, amountFen: done.amount, says: input.says })
    return { supplement: done.supplement, amountFen: done.amount }
  } catch (failure) {
    const constraint = violatedConstraint(failure)
    if (constraint === "grants_published" || constraint === "grants_as_published") throw correctionProblems.notPublished()
    throw failure
  }
}
