// Asking for a reexamination: of a refusal, or of a grant that leaves out what was asked for; in time, once.
import { deadline, todayInChina } from "#standards"
import { type CaseWithLog, readCaseRow } from "#platform/casework"
import { newId, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import type { Judgement } from "#service"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { type askReexamination, type readReexamination, reexaminationProblems } from "../../contract/reexaminations.ts"
import { daysFor, reexaminationAskDays, reexaminationDays } from "../parameters.ts"
import { subsidyCatalogue } from "./catalogue.ts"
import { shownTo } from "./reexamination-views.ts"
import { insertReexamination, reexaminationOfCase } from "./statements.ts"

type OfCase = { subject: string; case: string }

/** Lines that were asked for and are not granted. */
const leftOut = (judgement: Judgement | null): boolean => ((judgement?.gives["lines"] ?? []) as readonly { readonly verdict: string }[]).some((one) => one.verdict === "fail")

/** Whether something was refused, and the last day it may be asked about. */
function askable(row: CaseWithLog): { readonly decided: "approved" | "refused" | "not-accepted"; readonly until: string } | null {
  const { decision } = row
  if (!decision || !row.item.startsWith("subsidies.") || (decision.outcome === "approved" && !leftOut(row.judgement))) return null
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
  const barred = [...new Set(row.log.map((one) => one.actor).filter((actor) => /^\d+$/.test(actor)))]
  try {
    await house.database.system.transaction(async (tx) => {
      await tx.run(insertReexamination, {
        subject: row.subject_id, reexamination, kind: row.subject_kind, case: row.case_id, item: row.item, itemName, number: row.number, name: row.applicant_name, region: row.region, decided: can.decided, barred: JSON.stringify(barred),
        reason: input.reason, at: now, due,
      })
      const told = publish("subsidy.reexamination-asked", row.subject_id, { reexaminationId: reexamination, caseId: row.case_id, region: row.region, effectiveDate: today, dueOn: due, name: row.applicant_name, itemName, says: input.reason })
      await tx.sql(told.statement.text, told.values)
    })
  } catch (failure) {
    if (violatedConstraint(failure) === "reexaminations_once") throw reexaminationProblems.again()
    throw failure
  }
  request.concerns(row.subject_id, row.region, { reexamination, case: row.case_id })
  return { reexaminationId: reexamination, dueOn: due }
}
