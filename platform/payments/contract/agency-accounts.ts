// Accounts of agencies of other places: entered by one finance officer from what the agency published, verified by another.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const agencyAccountProblems = {
  invalid: problem("payments.agency-account-invalid", 422, "信用代码、账号或联行号不正确，请核对"),
  settled: problem("payments.agency-account-settled", 409, "这个账户已经核验或已被替换，请刷新后查看"),
  samePerson: problem("payments.agency-account-same-person", 403, "录入和核验须由两位财务人员办理"),
} as const

const agency = z.string().regex(/^[1-9]\d{5}$/)
const id = z.string().regex(/^[1-9]\d{0,18}$/)

export const listAgencyAccounts = endpoint({
  name: "payments.list-agency-accounts", method: "GET", path: "/payments/agency-accounts", who: ["finance", "head", "auditor"], summary: "外地经办机构的收款账户",
  output: z.array(z.object({
    agency, accountId: id, uscc: z.string(), holderName: z.string(), bankName: z.string(), accountMasked: z.string(), document: z.string(), state: z.enum(["given", "verified"]), givenBy: z.string(), givenAt: z.string(), verifiedBy: z.string().nullable(),
  })),
})

export const giveAgencyAccount = endpoint({
  name: "payments.give-agency-account", method: "PUT", path: "/payments/agency-accounts/:agency", who: ["finance"], summary: "登记外地经办机构的收款账户，另一位财务人员核验后使用", params: z.object({ agency }),
  input: z.strictObject({
    uscc: z.string().trim().max(20), holderName: z.string().trim().min(2).max(120), bankName: z.string().trim().min(2).max(100), account: z.string().trim().min(8).max(40), bankLine: z.string().trim().max(20).optional(), document: z.string().trim().min(2).max(200),
  }),
  output: z.object({ accountId: id }), problems: [agencyAccountProblems.invalid],
})

export const verifyAgencyAccount = endpoint({
  name: "payments.verify-agency-account", method: "POST", path: "/payments/agency-accounts/:agency/:account", who: ["finance"], summary: "核验外地经办机构的收款账户", params: z.object({ agency, account: id }),
  input: z.strictObject({ decision: z.enum(["verified", "refused"]) }), output: z.object({ state: z.enum(["verified", "refused"]) }),
  problems: [agencyAccountProblems.settled, agencyAccountProblems.samePerson, commonProblems.notFound],
})
