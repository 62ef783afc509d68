// Asking for a reexamination: of a refusal, or of a grant that leaves out what was asked for; in time, once.
import { deadline, todayInChina } from "#standards"
import { type CaseWithLog, judgedAnew, readCaseRow } from "#platform/casework"
import { type Bulk, newId, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import type { Judgement } from "#service"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type askReexamination, type readReexamination, reexaminationProblems } from "../../contract/reexaminations.ts"
import { daysFor, reexaminationAskDays, reexaminationDays, upperReviewAmount } from "../parameters.ts"
import { subsidyCatalogue } from "./catalogue.ts"
import { shownTo } from "./reexamination-views.ts"
import { insertReexamination, insiderOf, reexaminationOfCase } from "./statements.ts"

type OfCase = { subject: string; case: string }

/** Lines that were asked for and are not granted. */
export const leftOut = (judgement: Judgement | null): boolean => ((judgement?.gives["lines"] ?? []) as readonly { readonly verdict: string }[]).some((one) => one.verdict === "fail")

/** Granted with a sum that may be too low, or not all of it. A certificate is of no sum. */
const mayBeLess = (judgement: Judgement | null): boolean => amountOf(judgement) > 0 || leftOut(judgement)

/** What the decision came to in money, or would come to by the records of now: the larger, so that a refusal of much is not a small matter. */
export const stakeOf = (decided: Judgement | null, now: Judgement | null): number => Math.max(amountOf(decided), amountOf(now))
const amountOf = (judgement: Judgement | null): number => (typeof judgement?.gives["amount"] === "number" ? judgement.gives["amount"] : 0)

/** Sums from the limit on, and insiders, are looked at by the upper level (domain/05 A5). */
export async function isForUpper(tx: Bulk, given: { readonly subject: string; readonly region: string; readonly stake: number; readonly on: string }): Promise<boolean> {
  return given.stake >= daysFor(upperReviewAmount, given.region, given.on) || (await tx.one(insiderOf, { subject: given.subject })).found > 0
}

/** Whether there is something to ask about, and the last day for it. */
function askable(row: CaseWithLog): { readonly decided: "approved" | "refused" | "not-accepted"; readonly until: string } | null {
  const { decision } = row
  if (!decision || !row.item.startsWith("subsidies.") || (decision.outcome === "approved" && !mayBeLess(row.judgement))) return null
  const on = todayInChina(decision.at)
  return { decided: decision.outcome, until: deadline(on, daysFor(reexaminationAskDays, row.region, on)).date }
}

export async function readReexaminationFor(request: RequestContext<OfCase>): Promise<OutputOf<typeof readReexamination>> {
  const row = await readCaseRow(request, request.params.subject, request.params.case)
  request.shows(row.subject_id, row.region, "复核")
  const [made, can] = [await request.house.database.system.maybe(reexaminationOfCase, request.params), askable(row)]
  return { may: made === undefined && can !== null && can.until >= request.today && request.viewer.kind !== "staff", until: can?.until ?? null, made: made ? shownTo(request.viewer, made) : null }
}

export async function askReexaminationFor(request: RequestContext<OfCase, unknown, InputOf<typeof askReexamination>>): Promise<OutputOf<typeof askReexamination>> {
  const { viewer, params, input, house, now, today } = request
  if (viewer.kind !== "citizen" && viewer.kind !== "employer") throw commonProblems.notAllowed()
  const row = await readCaseRow(request, params.subject, params.case)
  const can = askable(row)
  if (!can) throw reexaminationProblems.notDecided()
  if (can.until < today) throw reexaminationProblems.late({ until: can.until })
  const [reexamination, due] = [newId(), deadline(today, daysFor(reexaminationDays, row.region, today)).date]
  const itemName = subsidyCatalogue.pinned(row.item, row.item_version).item.name
  const stake = stakeOf(row.judgement, await judgedAnew(subsidyCatalogue, house.database.system, row, today))
  const barred = [...new Set(row.log.map((one) => one.actor).filter((actor) => /^\d+$/.test(actor)))]
  try {
    await house.database.system.transaction(async (tx) => {
      const upper = await isForUpper(tx, { subject: row.subject_id, region: row.region, stake, on: today })
      await tx.run(insertReexamination, {
        subject: row.subject_id, reexamination, kind: row.subject_kind, case: row.case_id, item: row.item, itemName, number: row.number, name: row.applicant_name, region: row.region, decided: can.decided, barred: JSON.stringify(barred),
        reason: input.reason, at: now, due, stake, upper,
      })
      const told = publish("subsidy.reexamination-asked", row.subject_id, { reexaminationId: reexamination, caseId: row.case_id, region: upper ? row.region.slice(0, 4).padEnd(12, "0") : row.region, effectiveDate: today, dueOn: due, name: row.applicant_name, itemName, says: input.reason })
      await tx.sql(told.statement.text, told.values)
    })
  } catch (failure) {
    if (violatedConstraint(failure) === "reexaminations_once") throw reexaminationProblems.again()
    throw failure
  }
  request.concerns(row.subject_id, row.region, { reexamination, case: row.case_id })
  return { reexaminationId: reexamination, dueOn: due }
}
