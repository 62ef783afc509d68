// A later correction of a frozen table: old, new and why, signed by two.
import { z } from "zod"
import { endpoint } from "#wire"
import { id, key, period, readers, region, reportProblems } from "./asked.ts"

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
