// 复核: who was refused, or granted less than asked for, has the decision looked at again by an officer who had no part in it. Upheld, changed, or sent back to be handled from the beginning.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const reexaminationStates = ["open", "upheld", "changed", "sent-back"] as const

export const reexaminationProblems = {
  notDecided: problem("subsidies.reexamination-nothing-refused", 409, "这件申请没有不予通过的内容，不能申请复核"),
  late: problem("subsidies.reexamination-late", 409, "申请复核的期限已过（{until}），可以依法申请行政复议或者提起行政诉讼"),
  again: problem("subsidies.reexamination-again", 409, "这件申请已经申请过复核"),
  settled: problem("subsidies.reexamination-settled", 409, "这件复核已经处理，请刷新后查看"),
  samePerson: problem("subsidies.reexamination-same-person", 403, "办理过这件申请的人员不能复核"),
  ruleSaysNo: problem("subsidies.reexamination-rule-says-no", 409, "按现在的记录规则仍不通过（{codes}），不能变更；请维持，或退回重办"),
  openCase: problem("subsidies.reexamination-open-case", 409, "申请人有一件同一事项正在办理，办结后再处理"),
  nothingMore: problem("subsidies.reexamination-nothing-more", 409, "按现在的记录计算没有少核定，不能变更；请维持，或退回重办"),
  upperLevel: problem("subsidies.reexamination-upper-level", 403, "涉及金额较大或申请人是工作人员，由上级复核"),
  noLetter: problem("subsidies.reexamination-no-letter", 409, "复核处理后才有决定书"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const says = z.string().trim().min(5).max(1000)
const one = z.object({ subject: id, reexamination: id })
const ofCase = z.object({ subject: id, case: id })

export const reexaminationShape = z.object({
  subjectId: id, reexaminationId: id, subjectKind: z.enum(["person", "employer"]), name: z.string(), region: z.string(), item: z.string(), itemName: z.string(), caseId: id, number: z.string(), decided: z.enum(["approved", "refused", "not-accepted"]),
  reason: z.string(), askedAt: z.string(), dueOn: z.string(), state: z.enum(reexaminationStates), settledSays: z.string(), settledOn: z.string().nullable(), newCaseId: id.nullable(), atStakeFen: z.number(), upper: z.boolean(), raisedFen: z.number(), maySettle: z.boolean(),
})

export const readReexamination = endpoint({
  name: "subsidies.read-reexamination", method: "GET", path: "/subsidies/cases/:subject/:case/reexamination", who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"], summary: "一件申请能不能申请复核、到哪天为止，以及复核的结果", personal: true, params: ofCase,
  output: z.object({ may: z.boolean(), until: z.string().nullable(), made: reexaminationShape.nullable() }), problems: [commonProblems.notFound],
})
export const askReexamination = endpoint({
  name: "subsidies.ask-reexamination", method: "POST", path: "/subsidies/cases/:subject/:case/reexamination", who: ["citizen", "employer"], summary: "对不予通过或者少核定的决定申请复核，写明理由", success: 201, perMinute: 10, params: ofCase,
  input: z.strictObject({ reason: says }), output: z.object({ reexaminationId: id, dueOn: z.string() }), problems: [reexaminationProblems.notDecided, reexaminationProblems.late, reexaminationProblems.again, commonProblems.notFound],
})
export const listReexaminations = endpoint({
  name: "subsidies.list-reexaminations", method: "GET", path: "/subsidies/reexaminations", who: ["clerk", "reviewer", "head", "auditor"], summary: "申请人申请的复核", personal: true, query: z.object({ state: z.enum(reexaminationStates).default("open") }), output: z.array(reexaminationShape),
})
export const settleReexamination = endpoint({
  name: "subsidies.settle-reexamination", method: "POST", path: "/subsidies/reexaminations/:subject/:reexamination/decision", who: ["reviewer", "head"], summary: "处理复核：维持；按现在的记录变更（少核定的补足差额），公示后由另一人审批；或退回重办", params: one,
  input: z.strictObject({ decision: z.enum(["upheld", "changed", "sent-back"]), says }), output: z.object({ state: z.enum(reexaminationStates), newCaseId: id.nullable(), raisedFen: z.number() }),
  problems: [reexaminationProblems.settled, reexaminationProblems.samePerson, reexaminationProblems.upperLevel, reexaminationProblems.ruleSaysNo, reexaminationProblems.nothingMore, reexaminationProblems.openCase, commonProblems.notFound, commonProblems.notAllowed],
})
export const reexaminationLetter = endpoint({
  name: "subsidies.reexamination-letter", method: "GET", path: "/subsidies/reexaminations/:subject/:reexamination/letter", who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"], summary: "复核决定书", personal: true, params: one, produces: "application/pdf", output: z.string(),
  problems: [reexaminationProblems.noLetter, commonProblems.notFound],
})
