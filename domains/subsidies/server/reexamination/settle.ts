// A reexamination in the hands of an officer who had no part in the decision: upheld; changed where the rule lets the claim pass on the records of now, or grants more of a line than was granted; or sent back to be handled from the beginning. Nobody types a sum.
import { beginAnew, type CaseWithLog, judgedAnew, type OpenedCase, readCaseRow } from "#platform/casework"
import { trailRows } from "#platform/audit"
import { type Bulk, newId, violatedConstraint } from "#platform/database"
import { publish } from "#platform/exchange"
import type { RequestContext } from "#platform/module"
import type { Judgement } from "#service"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { reexaminationProblems, type settleReexamination } from "../../contract/reexaminations.ts"
import { type Deciding, decidingOf, notOwn } from "../clawback/open-clawback.ts"
import { type CorrectedLine, correctedNow } from "../corrections/decide-again.ts"
import { linesOfCase, type PaidLines } from "../corrections/paid-lines.ts"
import { insertCorrection, sum } from "../corrections/propose.ts"
import { takeMore } from "../corrections/settle-correction.ts"
import { isForUpper, leftOut, stakeOf } from "./ask.ts"
import { subsidyCatalogue } from "./catalogue.ts"
import { isBelow } from "./reexamination-views.ts"
import { holdReexamination, type One, type ReexaminationRow, settleOne } from "./statements.ts"

const words = { upheld: "维持原决定", changed: "变更原决定，按现有记录重新核定", "sent-back": "退回重新办理" } as const

type Settling = RequestContext<One, unknown, InputOf<typeof settleReexamination>>

interface Raise {
  readonly grant: PaidLines
  readonly lines: readonly CorrectedLine[]
}

/** Lines of what the case granted that come to more by the records of now. Less is no matter of a review somebody asked for in their own favour. */
async function raisesOf(tx: Bulk, row: CaseWithLog, today: Settling["today"]): Promise<readonly Raise[]> {
  const raises: Raise[] = []
  for (const grant of await tx.all(linesOfCase, { subject: row.subject_id, case: row.case_id })) {
    const lines = (await correctedNow(tx, grant, today)).filter((one) => one.due > one.had)
    if (lines.length > 0) raises.push({ grant, lines })
  }
  return raises
}

const moreOf = (raises: readonly Raise[]): number => raises.reduce((total, { lines }) => total + sum(lines, (one) => one.due - one.had), 0)

/** What is granted on top goes on as a correction: shown to the public now, approved by another, paid with the next batch. */
async function raise(tx: Bulk, officer: Deciding, held: ReexaminationRow, { grant, lines }: Raise, request: Settling): Promise<void> {
  const [correction, { now, today, input }] = [newId(), request]
  await tx.run(insertCorrection, {
    subject: grant.subject_id, correction, grant: grant.grant_id, kind: grant.subject_kind, name: grant.name, region: grant.region, item: grant.item, fund: grant.fund, cause: `reexamination:${held.reexamination_id}`, at: now, lines: JSON.stringify(lines),
    grounds: `经复核（办件编号${held.number}），原核定少于现有记录应核定的金额`, less: 0, more: sum(lines, (one) => one.due - one.had),
  })
  await takeMore(tx, { officer, says: input.says, now, today }, { subject: grant.subject_id, correction })
}

async function anew(request: Settling, held: ReexaminationRow, row: CaseWithLog, judgement: Judgement | null, officer: Deciding): Promise<OpenedCase> {
  const { house, input, now, today, viewer } = request
  return beginAnew(subsidyCatalogue, house.database.system, {
    row, judgement, from: input.decision === "changed" ? "end" : "first", officer: { id: officer.officerId, name: officer.name }, says: `${words[input.decision]}：${input.says}`, key: `reexamination:${held.reexamination_id}`, now, today,
    trail: (caseId, number) => trailRows({ kind: "write", action: "subsidies.begin-anew", viewer, subjectId: held.subject_id, region: held.region, address: request.address, detail: { reexamination: held.reexamination_id, before: held.case_id, case: caseId, number } }),
  })
}

/** Whether it is a matter of the upper level. @throws what speaks against this officer settling it */
async function mayAct(tx: Bulk, officer: Deciding, held: ReexaminationRow, stake: number, today: string): Promise<boolean> {
  await notOwn(tx, officer, held.subject_id)
  if (held.state !== "open") throw reexaminationProblems.settled()
  if (held.barred.includes(officer.officerId)) throw reexaminationProblems.samePerson()
  const upper = held.upper || (await isForUpper(tx, { subject: held.subject_id, region: held.region, stake, on: today }))
  if (upper && isBelow(officer.scope)) throw reexaminationProblems.upperLevel()
  return upper
}

export async function settleReexaminationFor(request: Settling): Promise<OutputOf<typeof settleReexamination>> {
  const officer = decidingOf(request)
  const { params, input, house, today } = request
  const { system } = house.database
  try {
    const done = await system.transaction(async (tx) => {
      const held = await tx.maybe(holdReexamination, params)
      if (!held?.region.startsWith(officer.scope)) throw commonProblems.notFound()
      const row = await readCaseRow(request, held.subject_id, held.case_id)
      const judgement = await judgedAnew(subsidyCatalogue, system, row, today)
      const raises = input.decision === "changed" ? await raisesOf(tx, row, today) : []
      const raised = moreOf(raises)
      const upper = await mayAct(tx, officer, held, Math.max(held.at_stake, stakeOf(row.judgement, judgement) + raised), today)
      const goesOn = input.decision === "sent-back" || (input.decision === "changed" && judgement?.verdict !== "fail")
      if (input.decision === "changed" && !goesOn && raised === 0) throw held.decided === "approved" && !leftOut(row.judgement) ? reexaminationProblems.nothingMore() : reexaminationProblems.ruleSaysNo({ codes: judgement?.codes.join("、") ?? "" })
      for (const one of raises) await raise(tx, officer, held, one, request)
      const opened = goesOn ? await anew(request, held, row, judgement, officer) : null
      for (const call of opened?.calls ?? []) await tx.sql(call.statement.text, call.values)
      const newCase = opened?.caseId ?? null
      await tx.run(settleOne, { ...params, state: input.decision, by: officer.officerId, name: officer.name, says: input.says, on: today, newCase, raised, upper, scope: officer.scope, office: officer.office })
      const told = publish("subsidy.reexamined", held.subject_id, { reexaminationId: held.reexamination_id, caseId: newCase ?? held.case_id, region: held.region, effectiveDate: today, subjectKind: held.subject_kind, itemName: held.item_name, decision: words[input.decision], says: input.says })
      await tx.sql(told.statement.text, told.values)
      return { region: held.region, newCase, raised }
    })
    request.concerns(params.subject, done.region, { reexamination: params.reexamination, decision: input.decision, case: done.newCase, raisedFen: done.raised, says: input.says })
    return { state: input.decision, newCaseId: done.newCase, raisedFen: done.raised }
  } catch (failure) {
    if (violatedConstraint(failure) === "cases_one_open") throw reexaminationProblems.openCase()
    throw failure
  }
}
