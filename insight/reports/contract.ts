// Official tables as the outside sees them: which there are, one of them for a place and period, the records behind a cell, and the steps
// from generated to frozen and restated.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

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
  denominatorKept: problem("reports.denominator-kept", 409, "这个地区和报告期已有同一来源的数字；更正请用更晚的来源日期"),
}

/** Twelve digits, zeros behind: province, city, county or street. */
const region = z.string().regex(/^\d{12}$/, "请选择统计地区")
/** "2026-11" a month, "2026Q3" a quarter, "2026" a year (statistical or natural, as the table says). */
const period = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2])|Q[1-4])?$/, "报告期写法如 2026-11、2026Q3、2026")
const id = z.string().regex(/^[1-9]\d{0,18}$/)
const key = z.string().min(1).max(80)
const readers = ["statistician", "reviewer", "head", "auditor"] as const
const workers = ["statistician", "reviewer", "head"] as const

export const periodKinds = ["month", "quarter", "year"] as const
export const closingStates = ["generated", "explained", "reviewed", "signed", "frozen", "returned"] as const
export const closingStateLabels: Record<(typeof closingStates)[number], string> = {
  generated: "已生成",
  explained: "已说明，待复核",
  reviewed: "已复核，待审签",
  signed: "已审签，待冻结",
  frozen: "已冻结",
  returned: "已退回",
}
export const closingActions = ["explain", "review", "sign", "freeze", "return"] as const
export const closingActionLabels: Record<(typeof closingActions)[number], string> = { explain: "提交说明", review: "复核", sign: "审签", freeze: "冻结", return: "退回" }

/** One column (or item) of the head; `children` makes a merged head above them. A leaf has a `key`. */
export interface HeadShape {
  readonly title: string
  readonly key: string | null
  readonly unit: string
  readonly children: HeadShape[]
}
const head: z.ZodType<HeadShape> = z.lazy(() => z.object({ title: z.string(), key: z.string().nullable(), unit: z.string(), children: z.array(head) }))

export const tableSummaryShape = z.object({
  id: z.string(),
  /** 表号. Null until the province types in the number of the current reporting system; show "由省填写". */
  no: z.string().nullable(),
  title: z.string(),
  version: z.string(),
  periods: z.array(z.enum(periodKinds)),
  /** True where this system has no records for the subject yet; the table exists and says so. */
  withoutRecords: z.boolean(),
  about: z.string(),
})

export const cellShape = z.object({
  row: z.string(),
  column: z.string(),
  /** The figure in `unit`, not rounded (fen for money); null where there is none. */
  value: z.number().nullable(),
  /** The figure as printed, e.g. "1,204", "3.27", "—". */
  shown: z.string(),
  state: z.enum(["figure", "not-computable", "no-records"]),
  /** Why there is no figure, in a sentence. */
  note: z.string(),
  unit: z.string(),
  decimals: z.number().int(),
  /** True when the cell opens to its records. */
  opens: z.boolean(),
  /** Why it does not open, and which columns or rows to open instead. */
  opensNot: z.string(),
  /** What the frozen table says, where the records have changed since. */
  frozen: z.object({ value: z.number().nullable(), shown: z.string(), restated: z.boolean() }).nullable(),
})

export const checkShape = z.object({
  id: z.string(),
  says: z.string(),
  level: z.enum(["block", "warn"]),
  /** "not-applicable": the records needed do not exist in this system yet. */
  verdict: z.enum(["holds", "violated", "not-applicable"]),
  /** True when the person preparing must explain it before review. */
  explain: z.boolean(),
  /** Where and by how much, one sentence each; at most 20. */
  findings: z.array(z.string()),
})

export const actionShape = z.object({ action: z.string(), label: z.string(), by: z.string(), at: z.string(), text: z.string() })

export const closingSummaryShape = z.object({
  id: z.string(),
  table: z.string(),
  title: z.string(),
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  /** 1 for the first frozen table, 2 for the first restatement … */
  version: z.number().int(),
  state: z.enum(closingStates),
  label: z.string(),
  /** 制表人, 审核人, 签发人, 报出日期. */
  preparedBy: z.string(),
  reviewedBy: z.string().nullable(),
  signedBy: z.string().nullable(),
  reportedOn: z.string().nullable(),
  /** Records known by this moment are counted. */
  knownAt: z.string(),
  /** SM3 of the frozen rows, 64 hexadecimal digits. */
  digest: z.string().nullable(),
  restates: z.string().nullable(),
  why: z.string(),
})

export const tableViewShape = tableSummaryShape.extend({
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  periodName: z.string(),
  /** First and last day counted, both included. */
  from: z.string(),
  to: z.string(),
  /** 填报单位. */
  unitName: z.string(),
  /** Records known by this moment are counted. */
  knownAt: z.string(),
  /** True while the day counted is still running. */
  provisional: z.boolean(),
  /** Changes of records not yet counted in the live cells. */
  waiting: z.number().int(),
  heads: z.array(head),
  rows: z.array(z.object({ key: z.string(), title: z.string(), level: z.number().int(), unit: z.string() })),
  cells: z.array(cellShape),
  checks: z.array(checkShape),
  notes: z.array(z.string()),
  /** The latest closing of this table, place and period. */
  closing: closingSummaryShape.extend({ actions: z.array(actionShape), may: z.array(z.enum(closingActions)) }).nullable(),
  /** True when this person may start the closing now. */
  mayGenerate: z.boolean(),
})

export const listTables = endpoint({ name: "reports.list-tables", method: "GET", path: "/reports/tables", who: readers, summary: "报表目录", output: z.array(tableSummaryShape) })

export const setTableNumber = endpoint({
  name: "reports.set-table-number",
  method: "PUT",
  path: "/reports/tables/:table/number",
  who: ["statistician"],
  summary: "填写现行报表制度的表号（省级）",
  params: z.object({ table: key }),
  input: z.object({ number: z.string().trim().min(2, "请填写表号").max(40) }),
  output: tableSummaryShape,
  problems: [reportProblems.unknownTable, reportProblems.notYourPlace],
})

export const listRegions = endpoint({
  name: "reports.list-regions",
  method: "GET",
  path: "/reports/regions",
  who: readers,
  summary: "本人可看的统计地区（省、市、县、街道）",
  output: z.array(z.object({ code: z.string(), name: z.string(), level: z.number().int(), parent: z.string() })),
})

export const listPeriods = endpoint({
  name: "reports.list-periods",
  method: "GET",
  path: "/reports/tables/:table/periods",
  who: readers,
  summary: "一张表可选的报告期，近的在前",
  params: z.object({ table: key }),
  output: z.array(z.object({ period: z.string(), name: z.string(), from: z.string(), to: z.string(), over: z.boolean() })),
  problems: [reportProblems.unknownTable],
})

export const readTable = endpoint({
  name: "reports.read-table",
  method: "GET",
  path: "/reports/tables/:table",
  who: readers,
  summary: "一张表：地区、报告期的各格、校验、办理状态；asOf 为截至某日所知",
  params: z.object({ table: key }),
  query: z.object({ region, period, asOf: z.iso.date().optional() }),
  output: tableViewShape,
  problems: [reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace, reportProblems.asOfInFuture],
})

export const recordShape = z.object({
  personId: z.string(),
  recordId: z.string(),
  /** Masked. */
  name: z.string(),
  idMasked: z.string(),
  sex: z.string(),
  age: z.string(),
  education: z.string(),
  region: z.string(),
  regionName: z.string(),
  /** Day of the event, or day from which the person is in the stock. */
  on: z.string(),
  cause: z.string(),
  way: z.string(),
  /** Money of the record in fen, for cells that sum money. */
  fen: z.number().nullable(),
})

export const listRecords = endpoint({
  name: "reports.list-records",
  method: "GET",
  path: "/reports/tables/:table/records",
  who: readers,
  summary: "一格背后的名单：条数等于该格的数；须写用途，逐次留痕",
  params: z.object({ table: key }),
  query: z.object({
    region,
    period,
    row: key,
    column: key,
    /** A frozen table whose cell is opened, as it was known then. */
    closing: id.optional(),
    asOf: z.iso.date().optional(),
    purpose: z.string().trim().max(100).default(""),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    /** Records of the whole list. For cells that sum money the sum is in `fen`. */
    total: z.number().int(),
    fen: z.number().nullable(),
    indicator: z.object({ code: z.string(), name: z.string(), definition: z.string(), source: z.string(), counts: z.enum(["persons", "events", "fen"]) }),
    rows: z.array(recordShape),
    next: z.string().nullable(),
  }),
  personal: true,
  problems: [
    reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace, reportProblems.unknownCell,
    reportProblems.cellDoesNotOpen, reportProblems.purposeNeeded, reportProblems.asOfInFuture, reportProblems.unknownClosing,
  ],
})

export const recountTable = endpoint({
  name: "reports.recount-table",
  method: "GET",
  path: "/reports/tables/:table/recount",
  who: readers,
  summary: "从记录重新计数，与表内各格逐格核对",
  params: z.object({ table: key }),
  query: z.object({ region, period }),
  output: z.object({
    equal: z.boolean(),
    cells: z.number().int(),
    differences: z.array(z.object({ row: z.string(), column: z.string(), table: z.number().nullable(), records: z.number().nullable() })),
    tableMs: z.number(),
    recordsMs: z.number(),
  }),
  perMinute: 20,
  problems: [reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace],
})

const exported = { region, period, /** Published outside government: cells with fewer than five persons are hidden, and what would give them away. */ publication: z.enum(["true", "false"]).default("false"), closing: id.optional() }

export const exportXlsx = endpoint({
  name: "reports.export-xlsx",
  method: "GET",
  path: "/reports/tables/:table/xlsx",
  who: readers,
  summary: "导出 Excel",
  params: z.object({ table: key }),
  query: z.object(exported),
  output: z.string(),
  produces: "application/octet-stream",
  problems: [reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace, reportProblems.unknownClosing],
})

export const exportCsv = endpoint({
  name: "reports.export-csv",
  method: "GET",
  path: "/reports/tables/:table/csv",
  who: readers,
  summary: "导出 CSV",
  params: z.object({ table: key }),
  query: z.object(exported),
  output: z.string(),
  produces: "text/csv; charset=utf-8",
  problems: [reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace, reportProblems.unknownClosing],
})

export const listIndicators = endpoint({
  name: "reports.list-indicators",
  method: "GET",
  path: "/reports/indicators",
  who: readers,
  summary: "指标目录：名称、口径、出处、计数方式",
  output: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      unit: z.string(),
      counts: z.enum(["persons", "events", "fen"]),
      by: z.array(z.string()),
      definition: z.string(),
      source: z.string(),
    }),
  ),
})

const closingAnswer = closingSummaryShape.extend({ actions: z.array(actionShape), may: z.array(z.enum(closingActions)), checks: z.array(checkShape) })

export const generateClosing = endpoint({
  name: "reports.generate-closing",
  method: "POST",
  path: "/reports/closings",
  who: ["statistician"],
  summary: "生成上报表：固定此刻所知的数字，并自校验",
  input: z.object({ table: key, region, period }),
  output: closingAnswer,
  success: 201,
  problems: [
    reportProblems.unknownTable, reportProblems.unknownPeriod, reportProblems.unknownPlace, reportProblems.notYourPlace, reportProblems.periodNotOver,
    reportProblems.alreadyOpen, reportProblems.alreadyFrozen,
  ],
})

export const actOnClosing = endpoint({
  name: "reports.act-on-closing",
  method: "POST",
  path: "/reports/closings/:closing/actions",
  who: workers,
  summary: "说明、复核、审签、冻结、退回",
  params: z.object({ closing: id }),
  input: z.object({ action: z.enum(closingActions), /** The explanation, the remark, or why it is returned. */ text: z.string().trim().max(2000).default("") }),
  output: closingAnswer,
  problems: [
    reportProblems.unknownClosing, reportProblems.notYourPlace, reportProblems.wrongStep, reportProblems.samePerson, reportProblems.notYourStep,
    reportProblems.checksBlock, reportProblems.explanationNeeded, reportProblems.textNeeded, commonProblems.changedMeanwhile,
  ],
})

export const listClosings = endpoint({
  name: "reports.list-closings",
  method: "GET",
  path: "/reports/closings",
  who: readers,
  summary: "上报表清单（本辖区），含各版本",
  query: z.object({ region: region.optional(), period: period.optional(), table: key.optional() }),
  output: z.array(closingSummaryShape),
})

/** A stored table as it was, whatever the records say today. */
export const readClosing = endpoint({
  name: "reports.read-closing",
  method: "GET",
  path: "/reports/closings/:closing",
  who: readers,
  summary: "一份上报表的原样（冻结后不再改变）",
  params: z.object({ closing: id }),
  output: tableViewShape.extend({
    closing: closingAnswer,
    /** True when the stored rows still give the stored digest. */
    intact: z.boolean(),
  }),
  problems: [reportProblems.unknownClosing, reportProblems.notYourPlace],
})

export const restatementShape = z.object({
  id: z.string(),
  closing: z.string(),
  table: z.string(),
  title: z.string(),
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  state: z.enum(["proposed", "signed", "dropped"]),
  why: z.string(),
  firstBy: z.string(),
  firstAt: z.string(),
  secondBy: z.string().nullable(),
  secondAt: z.string().nullable(),
  cells: z.array(z.object({ row: z.string(), rowTitle: z.string(), column: z.string(), columnTitle: z.string(), before: z.string(), after: z.string() })),
  maySign: z.boolean(),
})

export const listRestatements = endpoint({
  name: "reports.list-restatements",
  method: "GET",
  path: "/reports/restatements",
  who: readers,
  summary: "重述清单：原数、新数、原因、两人签署；以及冻结后记录有变、尚未重述的",
  query: z.object({ region: region.optional(), period: period.optional(), table: key.optional() }),
  output: z.object({
    restatements: z.array(restatementShape),
    /** Frozen tables whose records have changed since, not yet restated. */
    pending: z.array(
      z.object({
        closing: z.string(),
        table: z.string(),
        title: z.string(),
        region: z.string(),
        regionName: z.string(),
        period: z.string(),
        cells: z.array(z.object({ row: z.string(), rowTitle: z.string(), column: z.string(), columnTitle: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
  }),
})

export const proposeRestatement = endpoint({
  name: "reports.propose-restatement",
  method: "POST",
  path: "/reports/restatements",
  who: ["statistician", "head"],
  summary: "提出重述（第一人签署）",
  input: z.object({ closing: id, why: z.string().trim().max(2000) }),
  output: restatementShape,
  success: 201,
  problems: [
    reportProblems.unknownClosing, reportProblems.notYourPlace, reportProblems.textNeeded, reportProblems.nothingToRestate, reportProblems.restatementOpen,
    reportProblems.wrongStep,
  ],
})

export const settleRestatement = endpoint({
  name: "reports.settle-restatement",
  method: "POST",
  path: "/reports/restatements/:restatement/settle",
  who: ["statistician", "head"],
  summary: "签署重述（第二人）或不同意",
  params: z.object({ restatement: id }),
  input: z.object({ agree: z.boolean() }),
  output: restatementShape,
  problems: [reportProblems.unknownClosing, reportProblems.notYourPlace, reportProblems.samePerson, reportProblems.figuresMoved, reportProblems.wrongStep],
})

export const denominatorShape = z.object({
  region: z.string(),
  regionName: z.string(),
  period: z.string(),
  /** 期末城镇就业人员, persons. */
  value: z.number().int(),
  source: z.string(),
  sourceDate: z.string(),
  enteredBy: z.string(),
  enteredAt: z.string(),
})

export const listDenominators = endpoint({
  name: "reports.list-denominators",
  method: "GET",
  path: "/reports/denominators",
  who: readers,
  summary: "城镇就业人员数（登记失业率的分母），来源与日期",
  query: z.object({ region: region.optional() }),
  output: z.array(denominatorShape),
})

export const importDenominators = endpoint({
  name: "reports.import-denominators",
  method: "POST",
  path: "/reports/denominators",
  who: ["statistician"],
  summary: "录入或导入城镇就业人员数：整批成功或整批退回",
  input: z.object({
    rows: z
      .array(
        z.object({
          region,
          period,
          value: z.number().int().min(1).max(2_000_000_000),
          source: z.string().trim().min(2, "请写明数据来源").max(100),
          sourceDate: z.iso.date(),
        }),
      )
      .min(1)
      .max(500),
  }),
  output: z.object({ imported: z.number().int() }),
  success: 201,
  problems: [reportProblems.notYourPlace, reportProblems.unknownPlace, reportProblems.denominatorKept],
})
