// The officer's list of corrections with their lines, and the letter that says what is paid on top.
import { longDate, maskName, plainDate } from "#standards"
import { referenceBook } from "#platform/casework"
import { issuePaper } from "#platform/documents"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf } from "#wire"
import { correctionProblems, type listCorrections } from "../../contract/corrections.ts"
import { awardedItems } from "../../rules/index.ts"
import { yuan } from "../budget.ts"
import { corrections, linesOf, type One, readCorrection } from "./correction-statements.ts"

export async function listCorrectionsFor(request: RequestContext<unknown, { state: string }>): Promise<OutputOf<typeof listCorrections>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(corrections, { scope: request.viewer.scope, state: request.query.state })
  const lines = await Promise.all(rows.map((row) => request.db.all(linesOf, { subject: row.subject_id, correction: row.correction_id })))
  for (const row of rows) request.shows(row.subject_id, row.region, "补贴应退应补")
  return rows.map((row, index) => ({
    subjectId: row.subject_id, correctionId: row.correction_id, grantId: row.grant_id, subjectKind: row.subject_kind, name: row.name, region: row.region, item: row.item, itemName: awardedItems[row.item] ?? row.item, grounds: row.grounds,
    lessFen: row.less, moreFen: row.more, state: row.state, madeAt: row.made_at, settled: row.settled_at === null ? null : { by: row.settled_name, at: row.settled_at, says: row.settled_says }, clawbackId: row.clawback_id,
    supplement: row.supplement, publishedUntil: row.published_until, lines: (lines[index] ?? []).map((one) => ({ aboutId: one.about_id, name: one.name, line: one.line, hadFen: one.had, dueFen: one.due })),
  }))
}

/** Asking again gives the same paper. */
export async function supplementLetterFor(request: RequestContext<One>): Promise<Buffer> {
  const { house, params } = request
  const row = await request.db.maybe(readCorrection, params)
  if (!row) throw commonProblems.notFound()
  if (row.supplement !== "granted" || row.approved_on === null) throw correctionProblems.noLetter()
  request.shows(row.subject_id, row.region, "补发通知书")
  const lines = (await house.database.system.all(linesOf, params)).filter((one) => one.due > one.had)
  const book = await referenceBook(house.database.system)
  const on = row.approved_on
  const item = awardedItems[row.item] ?? row.item
  request.setHeader("content-disposition", `inline; filename="supplement-${row.correction_id}.pdf"`)
  return issuePaper(house, {
    subjectId: row.subject_id, subjectKind: row.subject_kind, region: row.region, paperId: `supplement:${row.correction_id}`,
    paper: () => ({
      title: "补贴补发通知书", number: `补发〔${on.slice(0, 4)}〕${row.correction_id.slice(-8)}`, addressee: row.name, addresseeMasked: row.subject_kind === "person" ? maskName(row.name) : row.name,
      paragraphs: [`您领取的${item}已重新计算。${row.grounds}。决定补发${yuan(row.more)}元，随下一批补贴支付到原收款账户。`],
      rows: [...lines.map((line) => ({ label: `${line.name} ${line.line}`, value: `已发${yuan(line.had)}元，应发${yuan(line.due)}元` })), { label: "补发合计", value: `${yuan(row.more)}元` }],
      closing: "有疑问请拨打12333。", office: row.approved_office || (book.officeOf(row.region)?.name ?? book.placeName(row.region)), date: longDate(plainDate(on)), demonstration: house.demonstration,
    }),
  })
}
