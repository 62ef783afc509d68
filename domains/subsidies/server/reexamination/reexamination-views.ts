// Reexaminations as they are read, and the letter that answers one.
import { longDate, maskName, plainDate, todayInChina } from "#standards"
import { referenceBook } from "#platform/casework"
import { issuePaper, type Paper } from "#platform/documents"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf, type Viewer } from "#wire"
import { type listReexaminations, type reexaminationStates, reexaminationProblems } from "../../contract/reexaminations.ts"
import { yuan } from "../budget.ts"
import { type One, readOne, type ReexaminationRow, reexaminationsAt } from "./statements.ts"

type Shown = OutputOf<typeof listReexaminations>[number]

/** Whether an officer is of a county or below: a review of the upper level is not theirs. */
export const isBelow = (scope: string): boolean => scope.length > 4

const settles = (viewer: Viewer, row: ReexaminationRow): boolean =>
  viewer.kind === "staff" && row.state === "open" && viewer.personId !== row.subject_id && !(row.upper && isBelow(viewer.scope)) && !row.barred.includes(viewer.officerId) && viewer.roles.some((role) => role === "reviewer" || role === "head")

export const shownTo = (viewer: Viewer, row: ReexaminationRow): Shown => ({
  subjectId: row.subject_id, reexaminationId: row.reexamination_id, subjectKind: row.subject_kind, name: row.name, region: row.region, item: row.item, itemName: row.item_name, caseId: row.case_id, number: row.number, decided: row.decided,
  reason: row.reason, askedAt: row.asked_at, dueOn: row.due_on, state: row.state, settledSays: row.settled_says, settledOn: row.settled_on, newCaseId: row.new_case_id, atStakeFen: row.at_stake, upper: row.upper, raisedFen: row.raised, maySettle: settles(viewer, row),
})

export async function listReexaminationsFor(request: RequestContext<unknown, { state: (typeof reexaminationStates)[number] }>): Promise<Shown[]> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(reexaminationsAt, { scope: request.viewer.scope, state: request.query.state })
  for (const row of rows) request.shows(row.subject_id, row.region, "复核")
  return rows.map((row) => shownTo(request.viewer, row))
}

/** Signed by the office of who settled it: what an upper level decides is not said in the name of the place. Asking again gives the same paper. */
export async function reexaminationLetterFor(request: RequestContext<One>): Promise<Buffer> {
  const { house, params, viewer } = request
  const row = await request.db.maybe(readOne, params)
  const own = viewer.kind === "citizen" ? viewer.personId : viewer.kind === "employer" ? viewer.employerId : null
  if (!row || (own !== null && own !== row.subject_id)) throw commonProblems.notFound()
  const on = row.settled_on
  if (row.state === "open" || on === null) throw reexaminationProblems.noLetter()
  request.shows(row.subject_id, row.region, "复核决定书")
  const book = await referenceBook(house.database.system)
  const office = row.settled_office || (book.officeOf(row.region)?.name ?? book.placeName(row.region))
  request.setHeader("content-disposition", `inline; filename="reexamination-${row.reexamination_id}.pdf"`)
  return issuePaper(house, { subjectId: row.subject_id, subjectKind: row.subject_kind, region: row.region, paperId: `reexamination:${row.reexamination_id}`, paper: () => letterOf(row, { office, on, demonstration: house.demonstration }) })
}

const results: Readonly<Record<Exclude<ReexaminationRow["state"], "open">, string>> = {
  upheld: "经复核，维持原决定。",
  changed: "经复核，变更原决定，按现有记录重新核定。核定结果公示期满、由另一位负责人审批后另行通知。",
  "sent-back": "经复核，原决定退回重新办理，由没有作出原决定的人员办理，结果另行通知。",
}

const resultOf = (row: ReexaminationRow, state: keyof typeof results): readonly string[] => [
  ...(state === "changed" && row.new_case_id === null ? [] : [results[state]]), ...(row.raised > 0 ? [`经复核，原核定少${yuan(row.raised)}元，按现有记录补足。补发结果公示期满、由另一位负责人审批后随下一批支付。`] : []),
]

function letterOf(row: ReexaminationRow, { office, on, demonstration }: { readonly office: string; readonly on: string; readonly demonstration: boolean }): Paper {
  return {
    title: "复核决定书", number: `复〔${on.slice(0, 4)}〕${row.reexamination_id.slice(-8)}`, addressee: row.name, addresseeMasked: row.subject_kind === "person" ? maskName(row.name) : row.name,
    paragraphs: [`您于${longDate(todayInChina(row.asked_at))}对${row.item_name}（办件编号 ${row.number}）的决定申请复核。理由：${row.reason}`, ...(row.state === "open" ? [] : resultOf(row, row.state)), `复核意见：${row.settled_says}`],
    rows: [], closing: row.state === "upheld" ? "对原决定不服的，可以依法申请行政复议或者提起行政诉讼。" : "有疑问请拨打12333。", office, date: longDate(plainDate(on)), demonstration,
  }
}
