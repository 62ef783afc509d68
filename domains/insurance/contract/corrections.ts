// 补发和追回: what a number that begins in the past makes of months of the benefit already paid. The program proposes; one officer decides, another confirms.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const benefitCorrectionStates = ["proposed", "decided", "confirmed"] as const

export const benefitCorrectionProblems = {
  notNow: problem("insurance.correction-not-now", 409, "所选记录中有已处理的，请刷新后查看"),
  samePerson: problem("insurance.correction-same-person", 403, "须由另一位工作人员确认"),
  ownMatter: problem("insurance.correction-own", 403, "不能办理本人或亲属的补发和追回"),
  changed: problem("insurance.correction-changed", 409, "{name}的发放记录有变化，请退回后重新核对"),
  noLetter: problem("insurance.correction-no-letter", 409, "确认补发或追回以后才有通知书"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const says = z.string().trim().min(5).max(500)
/** A call names what it is about, up to five hundred. */
const chosen = z.array(z.strictObject({ person: id, correction: id })).min(1).max(500)

const shape = z.object({
  personId: id, correctionId: id, name: z.string(), idMasked: z.string(), region: z.string(), grounds: z.string(), lessFen: z.number(), moreFen: z.number(), state: z.enum(benefitCorrectionStates), decision: z.enum(["take", "drop"]).nullable(), madeAt: z.string(),
  decided: z.object({ by: z.string(), at: z.string(), says: z.string() }).nullable(), confirmedBy: z.string().nullable(), lines: z.array(z.object({ month: z.string(), hadFen: z.number(), dueFen: z.number() })),
})

export const listBenefitCorrections = endpoint({
  name: "insurance.list-corrections", method: "GET", path: "/insurance/corrections", who: ["clerk", "reviewer", "head", "auditor"], summary: "失业保险金补发和追回：标准追溯调整后与已发金额不同的月份", personal: true,
  query: z.object({ state: z.enum(benefitCorrectionStates).default("proposed"), page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  output: z.object({ corrections: z.array(shape), total: z.number(), lessFen: z.number(), moreFen: z.number(), page: z.number(), pageSize: z.number() }),
})

export const decideBenefitCorrections = endpoint({
  name: "insurance.decide-corrections", method: "POST", path: "/insurance/corrections/decision", who: ["clerk", "reviewer"], summary: "提出补发和追回的处理意见：按新标准调整，或写明理由不调整", input: z.strictObject({ decision: z.enum(["take", "drop"]), says, corrections: chosen }),
  output: z.object({ count: z.number() }), problems: [benefitCorrectionProblems.notNow, benefitCorrectionProblems.ownMatter, commonProblems.notFound],
})

export const confirmBenefitCorrections = endpoint({
  name: "insurance.confirm-corrections", method: "POST", path: "/insurance/corrections/confirmation", who: ["head"], summary: "另一位工作人员确认：补发随下一批发放，追回登记应退款；或退回重新核对", input: z.strictObject({ decision: z.enum(["confirm", "send-back"]), corrections: chosen }),
  output: z.object({ count: z.number(), moreFen: z.number(), lessFen: z.number() }),
  problems: [benefitCorrectionProblems.notNow, benefitCorrectionProblems.samePerson, benefitCorrectionProblems.ownMatter, benefitCorrectionProblems.changed, commonProblems.notFound],
})

export const benefitCorrectionLetter = endpoint({
  name: "insurance.correction-letter", method: "GET", path: "/insurance/corrections/:person/:correction/letter", who: ["citizen", "clerk", "reviewer", "head", "auditor"], summary: "失业保险金补发（追回）通知书", personal: true,
  params: z.object({ person: id, correction: id }), produces: "application/pdf", output: z.string(), problems: [benefitCorrectionProblems.noLetter, commonProblems.notFound],
})
