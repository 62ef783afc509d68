// Accounts of units: given by the unit or at the window, verified by another person.
import { z } from "zod"
import { sentenceOf } from "#standards"
import { commonProblems, endpoint, problem } from "#wire"

export const unitAccountProblems = {
  accountInvalid: problem("payments.unit-account-invalid", 422, "账号不正确，请核对"),
  bankLineInvalid: problem("E-BANK-02", 422, sentenceOf("E-BANK-02")),
  accountOther: problem("E-ACCOUNT-OTHER", 422, "收款账户户名与收款人不一致"),
  accountSettled: problem("payments.unit-account-settled", 409, "这个账户已经核验或已被替换，请刷新后查看"),
  accountSamePerson: problem("payments.unit-account-same-person", 403, "录入和核验须由两位工作人员办理"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)

export const unitAccountShape = z.object({ accountId: id, holderName: z.string(), bankName: z.string(), accountMasked: z.string(), givenBy: z.string(), givenAt: z.string(), source: z.string() })
export type UnitAccount = z.output<typeof unitAccountShape>
const held = z.object({ verified: unitAccountShape.nullable(), given: unitAccountShape.nullable() })
const given = z.strictObject({ holderName: z.string().trim().min(2).max(120), bankName: z.string().trim().min(2).max(100), account: z.string().trim().min(8).max(40), bankLine: z.string().trim().max(20).optional() })

export const myUnitAccount = endpoint({ name: "payments.my-unit-account", method: "GET", path: "/employer/me/account", who: ["employer"], summary: "本单位的基本存款账户", output: held })

export const giveMyUnitAccount = endpoint({
  name: "payments.give-my-unit-account", method: "PUT", path: "/employer/me/account", who: ["employer"], summary: "登记或更正本单位基本存款账户，核验后用于收款", input: given, output: held,
  problems: [unitAccountProblems.accountInvalid, unitAccountProblems.bankLineInvalid, unitAccountProblems.accountOther, commonProblems.notFound],
})

export const giveUnitAccount = endpoint({
  name: "payments.give-unit-account", method: "PUT", path: "/payments/unit-accounts/:employer", who: ["clerk", "reviewer"], summary: "窗口登记单位基本存款账户", params: z.object({ employer: id }), input: given, output: held,
  problems: [unitAccountProblems.accountInvalid, unitAccountProblems.bankLineInvalid, unitAccountProblems.accountOther, commonProblems.notFound],
})

export const listUnitAccounts = endpoint({
  name: "payments.list-unit-accounts", method: "GET", path: "/payments/unit-accounts", who: ["clerk", "reviewer"], summary: "等待核验的单位账户", personal: true,
  output: z.array(z.object({ employerId: id, accountId: id, name: z.string(), uscc: z.string(), region: z.string(), holderName: z.string(), bankName: z.string(), accountMasked: z.string(), givenBy: z.string(), givenAt: z.string() })),
})

export const verifyUnitAccount = endpoint({
  name: "payments.verify-unit-account", method: "POST", path: "/payments/unit-accounts/:employer/:account", who: ["clerk", "reviewer"], summary: "核验单位账户：登记银行的答复和依据", params: z.object({ employer: id, account: id }),
  input: z.strictObject({ decision: z.enum(["verified", "refused"]), source: z.string().trim().min(2).max(100), document: z.string().trim().min(2).max(200) }), output: z.object({ state: z.string() }),
  problems: [unitAccountProblems.accountSettled, unitAccountProblems.accountSamePerson],
})
