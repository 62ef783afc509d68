// What is asked of every table: place, period, who reads and who works on it; and why an answer may be refused.
import { z } from "zod"
import { problem } from "#wire"

export const reportProblems = {
  unknownTable: problem("reports.unknown-table", 404, "没有这张报表，可能已停用或换了编号"),
  unknownPeriod: problem("reports.unknown-period", 422, "报告期写法不对：月度写 2026-11，季度写 2026Q3，年度写 2026，且须是这张表的报告期"),
  notYourPlace: problem("reports.not-your-place", 403, "只能查看、上报本人管辖地区的报表"),
  unknownPlace: problem("reports.unknown-place", 422, "没有这个统计地区，请从地区列表中选择省、市、县或街道"),
  unknownCell: problem("reports.unknown-cell", 404, "没有这个单元格"),
  cellDoesNotOpen: problem("reports.cell-does-not-open", 409, "这一格不是名单的计数（{why}），请点它的组成项"),
  purposeNeeded: problem("reports.purpose-needed", 422, "查看名单请写明用途，至少 4 个字；本次查看会被记录"),
  periodNotOver: problem("reports.period-not-over", 409, "报告期到 {last} 才结束，结束后才能生成上报表"),
  asOfInFuture: problem("reports.as-of-in-future", 422, "只能查看今天及以前各日所知的数字"),
  alreadyOpen: problem("reports.closing-already-open", 409, "这张表本期已有一份正在办理的上报表，请先办完或退回"),
  alreadyFrozen: problem("reports.already-frozen", 409, "本期已冻结；冻结后的数字只能通过重述更正"),
  unknownClosing: problem("reports.unknown-closing", 404, "没有这份上报表"),
  wrongStep: problem("reports.wrong-step", 409, "这份上报表现在处于「{state}」，不能做这一步"),
  samePerson: problem("reports.same-person", 409, "编制、复核、审签须由不同的人办理"),
  notYourStep: problem("reports.not-your-step", 403, "这一步由{who}办理"),
  checksBlock: problem("reports.checks-block", 409, "有 {count} 条校验不通过（{ids}），不能往下办理；请核对数据后重新生成"),
  explanationNeeded: problem("reports.explanation-needed", 409, "校验 {ids} 要求写说明，请先逐条说明"),
  textNeeded: problem("reports.text-needed", 422, "请写明内容，至少 4 个字"),
  nothingToRestate: problem("reports.nothing-to-restate", 409, "冻结数与现在的记录一致，没有需要重述的"),
  restatementOpen: problem("reports.restatement-open", 409, "已有一份等待第二人签署的重述"),
  figuresMoved: problem("reports.figures-moved", 409, "签署期间记录又有变化，请重新提出重述"),
  fileMissing: problem("reports.file-missing", 422, "请选择要导入的文件（.xlsx 或 .csv）"),
  fileNotSheet: problem("reports.file-not-sheet", 422, "这不是可以读取的Excel（.xlsx）或CSV文件，请用模板填写后导入"),
  fileHeading: problem("reports.file-heading", 422, "文件缺少这些列：{missing}，请使用模板"),
  fileEmpty: problem("reports.file-empty", 422, "文件里没有填写数字的行"),
  fileTooManyRows: problem("reports.file-too-many-rows", 422, "一次最多 {most} 行，这份文件有 {rows} 行"),
  fileRowsWrong: problem("reports.file-rows-wrong", 422, "有 {count} 行不对，整份文件没有写入；改好后再导入"),
  denominatorKept: problem("reports.denominator-kept", 409, "这个地区和报告期已有同一来源的数字；更正请用更晚的来源日期"),
}

/** Twelve digits, zeros behind: province, city, county or street. */
export const region = z.string().regex(/^\d{12}$/, "请选择统计地区")
/** "2026-11" a month, "2026Q3" a quarter, "2026" a year (statistical or natural, as the table says). */
export const period = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2])|Q[1-4])?$/, "报告期写法如 2026-11、2026Q3、2026")
export const id = z.string().regex(/^[1-9]\d{0,18}$/)
export const key = z.string().min(1).max(80)
export const readers = ["statistician", "reviewer", "head", "auditor"] as const
export const workers = ["statistician", "reviewer", "head"] as const
