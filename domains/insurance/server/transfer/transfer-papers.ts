// 联系函 and 转出信息表 as papers: what goes by post where the other province has no platform, each with a code anybody can verify.
import { fen, formatYuan, longDate, plainDate } from "#standards"
import { referenceBook } from "#platform/casework"
import { issuePaper, type Paper } from "#platform/documents"
import type { RequestContext } from "#platform/module"
import { transferProblems } from "../../contract/transfers.ts"
import { monthOfNumber } from "../months.ts"
import { provinceName } from "./messages.ts"
import type { OneTransfer } from "./transfer-statements.ts"
import { type NamedRow, readNamed } from "./transfer-views.ts"

type Said = Pick<Paper, "title" | "paragraphs" | "rows"> & { readonly on: string }

const purposes: Readonly<Record<string, string>> = { moved: "在本地就业参保", claim: "回本地申领失业保险金", "re-employed": "在本地重新就业" }
const yuan = (amount: number | null): string => `${formatYuan(fen(amount ?? 0))}元`

function letterOf(row: NamedRow): Said | null {
  if (row.direction !== "in" || row.contact_on === null) return null
  return {
    title: "失业保险关系转移接续联系函", on: row.contact_on,
    paragraphs: [`${row.name}（证件号码${row.id_masked ?? ""}）${purposes[row.purpose] ?? ""}，申请转移失业保险关系，我们已经核对。请按规定出具转出信息表，并办理转移费用划转。`],
    rows: [{ label: "姓名", value: row.name }, { label: "证件号码", value: row.id_masked ?? "" }, { label: "转移原因", value: purposes[row.purpose] ?? "" }, { label: "联系函编号", value: row.number }],
  }
}

/** Months in a row as "2020-01至2022-06（30个月）". */
function runsOf(months: NonNullable<NamedRow["months"]>): string {
  const indexes = months.map(({ ym }) => Math.floor(ym / 100) * 12 + (ym % 100)).toSorted((a, b) => a - b)
  const starts = indexes.filter((one, at) => at === 0 || one !== (indexes[at - 1] ?? 0) + 1)
  const text = (index: number) => monthOfNumber(Math.floor((index - 1) / 12) * 100 + ((index - 1) % 12) + 1)
  return starts.map((first, at) => {
    const last = indexes.findLast((one) => starts[at + 1] === undefined || one < (starts[at + 1] ?? 0)) ?? first
    return `${text(first)}至${text(last)}（${last - first + 1}个月）`
  }).join("，")
}

/** Once it was confirmed here. */
function sheetOf(row: NamedRow): Said | null {
  if (row.direction !== "out" || row.information_on === null || row.moved_on === null || row.state === "recalled") return null
  return {
    title: "失业保险关系转出信息表", on: row.information_on,
    paragraphs: [`按贵省联系函（编号${row.number}），${row.name}的失业保险关系已转出，信息如下。`],
    rows: [
      { label: "姓名", value: row.name }, { label: "证件号码", value: row.id_masked ?? "" }, { label: "累计缴费", value: `${row.paid_months ?? 0}个月` }, { label: "缴费明细", value: runsOf(row.months ?? []) },
      { label: "已计算待遇至", value: row.consumed_ym === null ? "无" : monthOfNumber(row.consumed_ym) }, { label: "核定月数", value: `${row.approved_months ?? 0}个月` }, { label: "已领月数", value: `${row.drawn_months ?? 0}个月` },
      { label: "应领未领月数", value: `${row.unused_months ?? 0}个月` }, { label: "月标准", value: yuan(row.standard) }, { label: "转移费用", value: yuan(row.fee) },
    ],
  }
}

/** Signed by the office that sent or confirmed it, which need not be the one of the place. Asking again gives the same paper. @throws insurance.transfer-no-paper before the letter is sent or the figures are confirmed */
export async function transferPaperFor(request: RequestContext<OneTransfer & { paper: "letter" | "sheet" }>): Promise<Buffer> {
  const { house, params } = request
  const row = await readNamed(request, params)
  const said = params.paper === "letter" ? letterOf(row) : sheetOf(row)
  if (said === null) throw transferProblems.noPaper()
  const signedBy = params.paper === "letter" ? row.letter_office : row.sheet_office
  request.shows(row.person_id, row.region, said.title)
  const book = await referenceBook(house.database.system)
  const addressee = `${provinceName(row.other_province)}失业保险经办机构`
  request.setHeader("content-disposition", `inline; filename="transfer-${params.paper}-${row.transfer_id}.pdf"`)
  return issuePaper(house, {
    subjectId: row.person_id, subjectKind: "person", region: row.region, paperId: `transfer-${params.paper}:${row.transfer_id}`,
    paper: () => ({
      title: said.title, number: row.number, addressee, addresseeMasked: addressee, paragraphs: said.paragraphs, rows: said.rows, closing: "证件号码全号由经办机构之间另行核对。联系电话12333。", office: signedBy || (book.officeOf(row.region)?.name ?? book.placeName(row.region)),
      date: longDate(plainDate(said.on)), demonstration: house.demonstration,
    }),
  })
}
