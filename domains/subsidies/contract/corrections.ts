// 应退应补: what a number that begins in the past makes of subsidies that were paid. The program proposes; an officer takes or drops; what is paid on top is published and approved by another.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const correctionStates = ["proposed", "taken", "dropped"] as const

export const correctionProblems = {
  notProposed: problem("subsidies.correction-settled", 409, "这笔应退应补已处理，请刷新后查看"),
  samePerson: problem("subsidies.correction-same-person", 403, "补发须由另一位工作人员审批"),
  notPublished: problem("subsidies.correction-not-published", 409, "补发的公示没有期满，或有异议没有处理完，不能审批"),
  higherLevel: problem("subsidies.correction-higher-level", 403, "连同已核定的超过本级审批额度，由市级审批"),
  noSupplement: problem("subsidies.correction-no-supplement", 409, "没有等待审批的补发"),
  lineGone: problem("subsidies.correction-line-gone", 409, "要补发的月份或项目已经追回、退回或作废，不能再补发"),
  noLetter: problem("subsidies.correction-no-letter", 409, "补发审批以后才有通知书"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ subject: id, correction: id })
const says = z.string().trim().min(5).max(500)

export const correctionShape = z.object({
  subjectId: id, correctionId: id, grantId: id, subjectKind: z.enum(["person", "employer"]), name: z.string(), region: z.string(), item: z.string(), itemName: z.string(), grounds: z.string(), lessFen: z.number(), moreFen: z.number(),
  state: z.enum(correctionStates), madeAt: z.string(), settled: z.object({ by: z.string(), at: z.string(), says: z.string() }).nullable(), clawbackId: id.nullable(), supplement: z.enum(["none", "published", "granted", "refused"]), publishedUntil: z.string().nullable(),
  lines: z.array(z.object({ aboutId: id, name: z.string(), line: z.string(), hadFen: z.number(), dueFen: z.number() })),
})

export const listCorrections = endpoint({
  name: "subsidies.list-corrections", method: "GET", path: "/subsidies/corrections", who: ["clerk", "reviewer", "head", "auditor"], summary: "应退应补：追溯重算后与已发金额不同的补贴", personal: true,
  query: z.object({ state: z.enum(correctionStates).default("proposed") }), output: z.array(correctionShape),
})
export const settleCorrection = endpoint({
  name: "subsidies.settle-correction", method: "POST", path: "/subsidies/corrections/:subject/:correction", who: ["clerk", "reviewer"], summary: "采纳应退应补：应退的登记追回疑点，应补的公示；或写明理由不采纳", params: one,
  input: z.strictObject({ decision: z.enum(["take", "drop"]), says }), output: z.object({ state: z.enum(correctionStates), clawbackId: id.nullable(), publishedUntil: z.string().nullable() }),
  problems: [correctionProblems.notProposed, commonProblems.notFound, commonProblems.notAllowed],
})
export const approveSupplement = endpoint({
  name: "subsidies.approve-supplement", method: "POST", path: "/subsidies/corrections/:subject/:correction/approval", who: ["head"], summary: "公示期满后审批补发，随下一批支付；或不予补发", params: one,
  input: z.strictObject({ decision: z.enum(["grant", "refuse"]), says }), output: z.object({ supplement: z.enum(["granted", "refused"]), amountFen: z.number() }),
  problems: [correctionProblems.noSupplement, correctionProblems.samePerson, correctionProblems.higherLevel, correctionProblems.notPublished, correctionProblems.lineGone, commonProblems.notFound, commonProblems.notAllowed],
})
export const supplementLetter = endpoint({
  name: "subsidies.supplement-letter", method: "GET", path: "/subsidies/corrections/:subject/:correction/letter", who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"], summary: "补发通知书", personal: true, params: one, produces: "application/pdf", output: z.string(),
  problems: [correctionProblems.noLetter, commonProblems.notFound],
})
