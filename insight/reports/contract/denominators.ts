// What rates are divided by: entered on the page or imported from a file, each with its source and day.
import { z } from "zod"
import { commonProblems, endpoint } from "#wire"
import { period, readers, region, reportProblems } from "./asked.ts"

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

/** One figure as it is entered or stands in a line of a file. */
export const denominatorInput = z.object({
  region,
  period,
  value: z.number("请填写整数").int("请填写整数").min(1, "请填写大于 0 的整数").max(2_000_000_000, "这个数字太大，请核对单位是不是“人”"),
  source: z.string().trim().min(2, "请写明数据来源").max(100),
  sourceDate: z.iso.date("请填写来源日期，如 2026-12-08"),
})

export const denominatorLimits = { rows: 500, bytes: 1024 * 1024 } as const

export const importDenominators = endpoint({
  name: "reports.import-denominators",
  method: "POST",
  path: "/reports/denominators",
  who: ["statistician"],
  summary: "录入城镇就业人员数：整批成功或整批退回",
  input: z.object({ rows: z.array(denominatorInput).min(1).max(denominatorLimits.rows) }),
  output: z.object({ imported: z.number().int() }),
  success: 201,
  problems: [reportProblems.notYourPlace, reportProblems.unknownPlace, reportProblems.denominatorKept],
})

export const importDenominatorFile = endpoint({
  name: "reports.import-denominator-file",
  method: "POST",
  path: "/reports/denominators/file",
  who: ["statistician"],
  summary: "从 Excel 或 CSV 文件导入城镇就业人员数：整份成功，或者逐行写明哪里不对、一行也不写",
  uploadLimit: denominatorLimits.bytes,
  output: z.object({ imported: z.number().int(), rows: z.array(z.object({ row: z.number().int(), region: z.string(), regionName: z.string(), period: z.string(), value: z.number().int() })) }),
  success: 201,
  problems: [
    reportProblems.fileMissing, reportProblems.fileNotSheet, reportProblems.fileHeading, reportProblems.fileEmpty, reportProblems.fileTooManyRows, reportProblems.fileRowsWrong, commonProblems.tooLarge,
  ],
})

export const denominatorTemplate = endpoint({
  name: "reports.denominator-template",
  method: "GET",
  path: "/reports/denominators/template.csv",
  who: ["statistician"],
  summary: "导入模板：本辖区各统计地区，填上报告期、数字、来源和日期",
  output: z.string(),
  produces: "text/csv; charset=utf-8",
})
