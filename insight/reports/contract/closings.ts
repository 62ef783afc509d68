// The steps from generated to frozen.
import { z } from "zod"
import { commonProblems, endpoint } from "#wire"
import { id, key, period, readers, region, reportProblems, workers } from "./asked.ts"
import { actionShape, checkShape, closingActions, closingSummaryShape, tableViewShape } from "./shapes.ts"

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
