// What a person sees of their payments, and what an officer does about money paid too much.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const receivableProblems = {
  planRefused: problem("insurance.plan-refused", 422, "还款安排不符合规定：{reasons}"),
  notOpen: problem("insurance.receivable-not-open", 409, "这笔应退款已结清或已撤销"),
  tooMuch: problem("insurance.refund-too-large", 422, "退款金额不能大于尚未退回的{left}元"),
}

const id = z.string().regex(/^[1-9]\d{0,18}$/)

export const paymentMonth = z.object({
  month: z.string(), kind: z.string(), label: z.string(), dueFen: z.number(), deductedFen: z.number(), paidFen: z.number(), state: z.string(), says: z.string(), how: z.string().nullable(), settledOn: z.string().nullable(), accountTail: z.string().nullable(), batch: z.string().nullable(),
})

export const myPayments = endpoint({
  name: "insurance.my-payments", method: "GET", path: "/insurance/my-payments", who: ["citizen"], summary: "我的失业保险待遇发放：哪几个月、多少钱、怎么算的、哪天到账",
  output: z.object({
    months: z.array(paymentMonth),
    totals: z.object({ paidFen: z.number(), medicalFen: z.number(), pensionFen: z.number(), monthsPaid: z.number(), monthsGranted: z.number().nullable() }),
    owed: z.array(z.object({ receivableId: z.string(), reason: z.string(), amountFen: z.number(), collectedFen: z.number(), way: z.string().nullable(), instalments: z.number().nullable(), monthlyFen: z.array(z.number()), state: z.string() })),
  }),
})

export const receivableView = z.object({
  personId: z.string(), receivableId: z.string(), name: z.string(), idMasked: z.string(), region: z.string(), reason: z.string(), months: z.array(z.string()), amountFen: z.number(), collectedFen: z.number(), way: z.string().nullable(),
  instalments: z.number().nullable(), sharePercent: z.number().nullable(), consentedAt: z.string().nullable(), state: z.string(), recordedAt: z.string(),
})

export const listReceivables = endpoint({
  name: "insurance.list-receivables", method: "GET", path: "/insurance/receivables", who: ["clerk", "reviewer", "head", "finance", "auditor"], summary: "多发待遇应退清单", personal: true,
  query: z.object({ state: z.enum(["open", "settled", "cancelled"]).optional(), page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  output: z.object({ receivables: z.array(receivableView), total: z.number(), page: z.number(), pageSize: z.number() }),
})

export const agreeRepayment = endpoint({
  name: "insurance.agree-repayment", method: "POST", path: "/insurance/receivables/:person/:receivable/plan", who: ["clerk", "reviewer"], summary: "登记还款安排：一次退清、分期（不超过24期）或按月抵扣（不超过50%，须本人书面同意）",
  params: z.object({ person: id, receivable: id }),
  input: z.object({ way: z.enum(["refund", "plan", "offset"]), instalments: z.int().min(1).max(999).default(1), sharePercent: z.number().min(0.01).max(100).default(50), consent: z.boolean().default(false) }),
  output: z.object({ way: z.string(), instalmentsFen: z.array(z.number()) }),
  problems: [commonProblems.notFound, receivableProblems.planRefused, receivableProblems.notOpen],
})

export const recordRefund = endpoint({
  name: "insurance.record-refund", method: "POST", path: "/insurance/receivables/:person/:receivable/refunds", who: ["finance"], summary: "登记收到的退款",
  params: z.object({ person: id, receivable: id }), input: z.object({ amountFen: z.int().min(1), document: z.string().min(1).max(60) }), output: z.object({ leftFen: z.number(), state: z.string() }),
  problems: [commonProblems.notFound, receivableProblems.notOpen, receivableProblems.tooMuch],
})
