// The official tables: which there are, one of them for a place and period, its files, its recount, and the records behind a cell.
import { z } from "zod"
import { endpoint } from "#wire"
import { id, key, period, readers, region, reportProblems } from "./asked.ts"
import { tableSummaryShape, tableViewShape } from "./shapes.ts"

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
