// Certificates told to the tax office: what it took, what it refused, and what an officer does about a refusal.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const taxNoticeStates = ["waiting", "taken", "refused", "set-aside"] as const

export const taxNoticeProblems = {
  notRefused: problem("subsidies.tax-notice-not-refused", 409, "这份证明没有被退回，或已处理，请刷新后查看"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ subject: id, deduction: id })
const says = z.string().trim().min(5).max(500)

export const taxNoticeShape = z.object({
  subjectId: id, deductionId: id, number: z.string(), deductionFor: z.enum(["founding", "hiring"]), name: z.string(), unitName: z.string(), unitCode: z.string(), from: z.string(), state: z.enum(taxNoticeStates), tries: z.int(), problem: z.string(),
  receipt: z.string(), refusal: z.object({ code: z.string(), says: z.string() }).nullable(), madeAt: z.string(), answeredAt: z.string().nullable(), settled: z.object({ by: z.string(), says: z.string(), at: z.string() }).nullable(),
})

export const listTaxNotices = endpoint({
  name: "subsidies.list-tax-notices", method: "GET", path: "/subsidies/tax-notices", who: ["clerk", "reviewer", "head", "auditor"], summary: "税收扣减证明推送税务的情况：被退回的由经办人员处理", personal: true,
  query: z.object({ state: z.enum(taxNoticeStates).default("refused") }), output: z.array(taxNoticeShape),
})

export const settleTaxNotice = endpoint({
  name: "subsidies.settle-tax-notice", method: "POST", path: "/subsidies/tax-notices/:subject/:deduction", who: ["clerk", "reviewer"], summary: "被税务退回的证明：更正信息后重新推送，或写明理由不再推送", params: one,
  input: z.strictObject({ decision: z.enum(["again", "set-aside"]), says }), output: z.object({ state: z.enum(taxNoticeStates) }), problems: [taxNoticeProblems.notRefused, commonProblems.notFound, commonProblems.notAllowed],
})
