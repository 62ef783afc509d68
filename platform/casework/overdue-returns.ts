// Cases whose applicant did not answer in time are ended by the program, and the applicant is told.
import { fold, refusalOf } from "#service"
import { todayInChina } from "#standards"
import { bind, violatedConstraint } from "#platform/database"
import { trailRows } from "#platform/audit"
import { eventRows } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { actionsOf } from "./case-view.ts"
import type { Catalogue } from "./catalogue.ts"
import { actStatement, overdueReturns, readCaseStatement } from "./statements.ts"

/** The nightly job; ends up to ten thousand cases a run. */
export const endOverdueReturns = (catalogue: Catalogue): Job => ({
  name: "casework.end-overdue-returns",
  title: "终止逾期未补正的办件",
  dailyAt: "01:30",
  run: async (house) => {
    const due = await house.database.system.all(overdueReturns, { today: todayInChina(house.clock()), limit: 10_000 })
    let ended = 0
    for (const one of due) if (await endOne(catalogue, house, one.subject_id, one.case_id)) ended++
    return `终止 ${ended} 件`
  },
})

async function endOne(catalogue: Catalogue, house: House, subject: string, caseId: string): Promise<boolean> {
  const row = await house.database.system.maybe(readCaseStatement, { subject, case: caseId, self: "0", scope: "" })
  if (!row) return false
  const { item } = catalogue.pinned(row.item, row.item_version)
  if (refusalOf(item, fold(item, actionsOf(row.log)), subject, { kind: "system" }, "terminate")) return false
  const now = house.clock()
  const says = "逾期未补正，自动终止；您可以随时重新申请"
  const act = bind(actStatement, {
    subject, case: caseId, seq: row.length + 1, kind: "terminate", subjectKind: row.subject_kind, region: row.region, actor: "system", actorName: "系统", office: "", atStep: row.step,
    detail: JSON.stringify({ says }), now, state: "terminated", step: null, stepBy: null, holder: null, holderName: null, awaiting: null, dueOn: null, provisional: false, answerBy: null,
    endedAt: now, judgement: null, verdict: null, decision: null, answers: null, trail: trailRows(),
    events: eventRows([{ topic: "case.decided", subjectId: subject, payload: { caseId, number: row.number, item: row.item, itemName: item.name, region: row.region, subjectKind: row.subject_kind, outcome: "terminated", says } }]),
  })
  try {
    await house.database.engine.atomically([act])
    return true
  } catch (failure) {
    if (violatedConstraint(failure)) return false
    throw failure
  }
}
