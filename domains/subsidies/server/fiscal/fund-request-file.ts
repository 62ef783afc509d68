// The two files between us and the treasury: 拨款申请书 with its detail, and the answer. UTF-8, LF, fields by "|", amounts in whole fen.
import { createHash } from "node:crypto"

export interface RequestedLine {
  readonly name: string
  readonly numberMasked: string
  readonly accountMasked: string
  readonly item: string
  readonly amountFen: number
}

export interface RequestHead {
  readonly number: string
  readonly batch: string
  readonly region: string
  readonly fund: string
  readonly year: number
}

const clean = (text: string) => text.replace(/[|\p{Cc}]/gu, " ").trim()

/** `F|申请号|批次号|区划|资金来源|年度|总金额(分)|笔数`, one `D|序号|收款人|证件号|账号|项目|金额(分)` each, `T|笔数|总金额(分)`. The hash is that of the whole text. */
export function writeFundRequest(head: RequestHead, lines: readonly RequestedLine[]): { readonly content: string; readonly sha256: string; readonly totalFen: number } {
  const totalFen = lines.reduce((sum, one) => sum + one.amountFen, 0)
  const details = lines.map((one, index) => `D|${index + 1}|${clean(one.name)}|${clean(one.numberMasked)}|${clean(one.accountMasked)}|${clean(one.item)}|${one.amountFen}\n`).join("")
  const content = `F|${head.number}|${head.batch}|${head.region}|${head.fund}|${head.year}|${totalFen}|${lines.length}\n${details}T|${lines.length}|${totalFen}\n`
  return { content, sha256: createHash("sha256").update(content).digest("hex"), totalFen }
}

/** Why the treasury does not pay. */
export const fiscalReasons: Readonly<Record<string, string>> = { B01: "预算指标不足", B02: "资金来源或年度不符", E01: "要素不全", E02: "明细合计与申请金额不符", E99: "其他" }

export type FiscalAnswer = { readonly approved: true; readonly voucher: string } | { readonly approved: false; readonly code: string }

/** `A|申请号|金额(分)|申请文件SHA256|结论(0通过/1不通过)|原因码|拨款凭证号`: of exactly this request, or why it cannot be taken. */
export function readFiscalAnswer(content: string, request: { readonly number: string; readonly totalFen: number; readonly sha256: string }): FiscalAnswer | { readonly wrong: string } {
  const rows = content.replace(/^\uFEFF/, "").split(/\r?\n/).filter((row) => row !== "")
  const [mark, number, sum, sha, conclusion, code = "", voucher = "", ...more] = (rows[0] ?? "").split("|")
  if (rows.length !== 1 || mark !== "A" || more.length > 0) return { wrong: "格式不对" }
  if (number !== request.number) return { wrong: "不是这份申请的结果" }
  if (sha !== request.sha256) return { wrong: "申请文件的校验值不符" }
  if (sum !== String(request.totalFen)) return { wrong: "金额与申请不一致" }
  if (conclusion === "0") return code === "" && voucher.trim() !== "" ? { approved: true, voucher: voucher.trim() } : { wrong: "通过的结果没有拨款凭证号" }
  if (conclusion === "1") return code in fiscalReasons ? { approved: false, code } : { wrong: `没有原因码${code}` }
  return { wrong: "没有结论" }
}
