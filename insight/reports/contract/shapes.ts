// A table as it is shown: its head, cells and checks, and the closing it belongs to.
import { z } from "zod"

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
