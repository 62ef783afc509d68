// The office's list of corrections with their months and sums, and the letter to the person.
import { longDate, maskName, plainDate, fen, formatYuan } from "#standards"
import { referenceBook } from "#platform/casework"
import { issuePaper } from "#platform/documents"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf } from "#wire"
import { benefitCorrectionProblems, type listBenefitCorrections } from "../../contract/corrections.ts"
import { monthOfNumber } from "../months.ts"
import { type CorrectionRow, listCorrections, readCorrection } from "./correction-statements.ts"

const pageSize = 100

export async function listCorrectionsFor(request: RequestContext<unknown, { state: CorrectionRow["state"]; page: number }>): Promise<OutputOf<typeof listBenefitCorrections>> {
  if (request.viewer.kind !== "staff") throw commonProblems.notAllowed()
  const { state, page } = request.query
  const rows = await request.db.all(listCorrections, { scope: request.viewer.scope, state, offset: (page - 1) * pageSize, limit: pageSize })
  for (const row of rows) request.shows(row.person_id, row.region, "失业保险金补发和追回")
  return {
    corrections: rows.map((row) => ({
      personId: row.person_id, correctionId: row.correction_id, name: row.name, idMasked: row.id_masked ?? "", region: row.region, grounds: row.grounds, lessFen: row.less, moreFen: row.more, state: row.state, decision: row.decision, madeAt: row.made_at,
      decided: row.decided_at === null ? null : { by: row.decided_name, at: row.decided_at, says: row.decided_says }, confirmedBy: row.confirmed_on === null ? null : row.confirmed_name,
      lines: row.lines.map((one) => ({ month: monthOfNumber(one.ym), hadFen: one.had, dueFen: one.due })),
    })),
    total: rows[0]?.total ?? 0, lessFen: rows[0]?.all_less ?? 0, moreFen: rows[0]?.all_more ?? 0, page, pageSize,
  }
}

const yuan = (amount: number): string => `${formatYuan(fen(amount))}元`

/** Asking again gives the same paper. */
export async function correctionLetterFor(request: RequestContext<{ person: string; correction: string }>): Promise<Buffer> {
  const { house, params, viewer } = request
  if (viewer.kind === "citizen" && viewer.personId !== params.person) throw commonProblems.notFound()
  const row = await request.db.maybe(readCorrection, params)
  if (!row) throw commonProblems.notFound()
  if (row.confirmed_on === null || row.decision !== "take") throw benefitCorrectionProblems.noLetter()
  request.shows(row.person_id, row.region, "失业保险金补发（追回）通知书")
  const book = await referenceBook(house.database.system)
  const [on, isMore, isLess] = [row.confirmed_on, row.more > 0, row.less > 0]
  const kind = isMore && isLess ? "补发追回" : isMore ? "补发" : "追回"
  request.setHeader("content-disposition", `inline; filename="benefit-correction-${row.correction_id}.pdf"`)
  return issuePaper(house, {
    subjectId: row.person_id, subjectKind: "person", region: row.region, paperId: `benefit-correction:${row.correction_id}`,
    paper: () => ({
      title: `失业保险金${kind}通知书`, number: `失保${kind}〔${on.slice(0, 4)}〕${row.correction_id.slice(-8)}`, addressee: row.name, addresseeMasked: maskName(row.name),
      paragraphs: [
        `${row.grounds}。`,
        ...(isMore ? [`决定补发${yuan(row.more)}，随下一批失业保险金发到原收款账户。`] : []),
        ...(isLess ? [`应退${yuan(row.less)}，可以一次退还，也可以与经办机构约定分期，或者书面同意从以后月份的待遇中抵扣。`] : []),
      ],
      rows: [...row.lines.map((line) => ({ label: monthOfNumber(line.ym), value: `已发${yuan(line.had)}，应发${yuan(line.due)}` })), ...(isMore ? [{ label: "补发合计", value: yuan(row.more) }] : []), ...(isLess ? [{ label: "应退合计", value: yuan(row.less) }] : [])],
      closing: "对本通知不服的，可以依法申请行政复议或者提起行政诉讼。有疑问请拨打12333。", office: book.officeOf(row.region)?.name ?? book.placeName(row.region), date: longDate(plainDate(on)), demonstration: house.demonstration,
    }),
  })
}
