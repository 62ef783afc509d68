// 追回: what was paid and is not due, from the suspicion to the money that is back. Nobody types a sum: it is that of the lines named.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const clawbackKinds = ["duplicate", "stacked", "lost-condition", "false-data", "overpaid", "death"] as const
export const clawbackStates = ["suspected", "notified", "decided", "recovered", "transferred", "written-off", "dropped"] as const

export const clawbackProblems = {
  notPaid: problem("subsidies.clawback-not-paid", 409, "只能追回已经发放的补贴"),
  unknownLine: problem("subsidies.clawback-unknown-line", 422, "选中的月份或项目不在这笔补贴里，或已在追回"),
  dueTooHigh: problem("subsidies.clawback-due-too-high", 422, "应发金额须低于已发金额"),
  notNow: problem("subsidies.clawback-not-now", 409, "这一步现在不能办理，请刷新后查看"),
  samePerson: problem("subsidies.clawback-same-person", 403, "发现、确认和决定须由三位不同的工作人员办理"),
  ownCase: problem("subsidies.clawback-own", 403, "不能办理本人或亲属的追回"),
  tooEarly: problem("subsidies.clawback-too-early", 409, "对方还可以在{until}前陈述意见，没有陈述的到期后再作决定"),
  answerLate: problem("subsidies.clawback-answer-late", 409, "陈述期限已过"),
  tooMuch: problem("subsidies.clawback-too-much", 409, "超过还可以收的金额{left}元：已经收回的和正在发放的补贴里抵扣的不能再收"),
  keptBack: problem("subsidies.clawback-kept-back", 409, "正在发放的补贴里已经抵扣{amount}元，银行回盘以后再办理"),
  noConsent: problem("subsidies.clawback-no-consent", 409, "抵扣以后的补贴须经对方同意"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ subject: id, clawback: id })
const says = z.string().trim().min(5).max(1000)

export const clawbackShape = z.object({
  subjectId: id, clawbackId: id, subjectKind: z.enum(["person", "employer"]), name: z.string(), region: z.string(), item: z.string(), itemName: z.string(), kind: z.enum(clawbackKinds), kindName: z.string(),
  amountFen: z.number(), recoveredFen: z.number(), openFen: z.number(), state: z.enum(clawbackStates), way: z.string().nullable(), answerBy: z.string().nullable(), answered: z.boolean(), dueOn: z.string().nullable(), overdue: z.boolean(),
})
export const clawbackView = clawbackShape.extend({
  grantId: id, batchNumber: z.string(), grounds: z.string(), openedBy: z.string(), openedAt: z.string(), notifiedOn: z.string().nullable(), answer: z.string().nullable(), decidedOn: z.string().nullable(), decisionSays: z.string(),
  offsetConsent: z.boolean(), blockedUntil: z.string().nullable(),
  lines: z.array(z.object({ aboutId: id, name: z.string(), line: z.string(), grantedFen: z.number(), amountFen: z.number() })),
  instalments: z.array(z.object({ number: z.int(), dueOn: z.string(), amountFen: z.number() })),
  entries: z.array(z.object({ kind: z.string(), amountFen: z.number(), document: z.string(), at: z.string(), by: z.string() })),
})

const state = z.object({ state: z.enum(clawbackStates) })
const again = [clawbackProblems.notNow, clawbackProblems.samePerson, clawbackProblems.ownCase, commonProblems.notFound]

export const openClawback = endpoint({
  name: "subsidies.open-clawback", method: "POST", path: "/subsidies/clawbacks", who: ["clerk", "reviewer", "auditor"], summary: "登记疑点：哪笔补贴的哪些月份或项目不应享受", success: 201,
  input: z.strictObject({
    subject: id, grant: id, kind: z.enum(clawbackKinds), grounds: says,
    /** `dueFen`: what was due after all, for what was paid too high; left out, nothing was. */
    lines: z.array(z.strictObject({ about: id, line: z.string().max(60), dueFen: z.int().min(1).optional() })).min(1).max(2000),
  }),
  output: z.object({ clawbackId: id, amountFen: z.number() }),
  problems: [clawbackProblems.notPaid, clawbackProblems.unknownLine, clawbackProblems.dueTooHigh, clawbackProblems.ownCase, commonProblems.notFound],
})
export const confirmClawback = endpoint({
  name: "subsidies.confirm-clawback", method: "POST", path: "/subsidies/clawbacks/:subject/:clawback/confirmation", who: ["reviewer"], summary: "确认疑点并发出告知书，或排除疑点", params: one,
  input: z.strictObject({ decision: z.enum(["confirm", "drop"]), says: z.string().trim().max(1000).default("") }), output: state, problems: again,
})
export const answerClawback = endpoint({
  name: "subsidies.answer-clawback", method: "POST", path: "/subsidies/mine/clawbacks/:clawback/answer", who: ["citizen", "employer"], summary: "对退回告知书陈述意见", params: z.object({ clawback: id }), input: z.strictObject({ says }), output: state,
  problems: [clawbackProblems.notNow, clawbackProblems.answerLate, commonProblems.notFound],
})
export const decideClawback = endpoint({
  name: "subsidies.decide-clawback", method: "POST", path: "/subsidies/clawbacks/:subject/:clawback/decision", who: ["head"], summary: "决定追回或不予追回", params: one,
  input: z.strictObject({ decision: z.enum(["recover", "drop"]), says }), output: state, problems: [...again, clawbackProblems.tooEarly],
})
export const consentToOffset = endpoint({
  name: "subsidies.consent-to-offset", method: "POST", path: "/subsidies/mine/clawbacks/:clawback/consent", who: ["citizen", "employer"], summary: "同意从以后的补贴中抵扣", params: z.object({ clawback: id }), input: z.strictObject({}), output: state,
  problems: [clawbackProblems.notNow, commonProblems.notFound],
})
export const arrangeClawback = endpoint({
  name: "subsidies.arrange-clawback", method: "POST", path: "/subsidies/clawbacks/:subject/:clawback/arrangement", who: ["reviewer", "head"], summary: "约定分期（最多12个月）、抵扣，或移送、核销", params: one,
  input: z.discriminatedUnion("way", [
    z.strictObject({ way: z.literal("plan"), months: z.int().min(2).max(12) }), z.strictObject({ way: z.literal("offset") }),
    z.strictObject({ way: z.literal("transfer"), to: z.enum(["财政", "监察", "公安"]), document: z.string().trim().min(2).max(200) }), z.strictObject({ way: z.literal("write-off"), says, document: z.string().trim().min(2).max(200) }),
  ]),
  output: state, problems: [...again, clawbackProblems.noConsent, clawbackProblems.keptBack, commonProblems.notAllowed],
})
export const receiveClawback = endpoint({
  name: "subsidies.receive-clawback", method: "POST", path: "/subsidies/clawbacks/:subject/:clawback/receipts", who: ["finance"], summary: "登记收到的退款：当年冲减支出，以前年度上缴国库", params: one,
  input: z.strictObject({ amountFen: z.int().min(1), document: z.string().trim().min(2).max(200) }), output: z.object({ state: z.enum(clawbackStates), openFen: z.number() }), problems: [...again, clawbackProblems.tooMuch],
})
export const listClawbacks = endpoint({
  name: "subsidies.list-clawbacks", method: "GET", path: "/subsidies/clawbacks", who: ["clerk", "reviewer", "head", "finance", "auditor"], summary: "追回台账", personal: true,
  query: z.object({ state: z.enum(clawbackStates).optional() }), output: z.array(clawbackShape),
})
export const myClawbacks = endpoint({ name: "subsidies.my-clawbacks", method: "GET", path: "/subsidies/mine/clawbacks", who: ["citizen", "employer"], summary: "要求我退回的补贴", output: z.array(clawbackShape) })
export const readClawback = endpoint({
  name: "subsidies.read-clawback", method: "GET", path: "/subsidies/clawbacks/:subject/:clawback", who: ["citizen", "employer", "clerk", "reviewer", "head", "finance", "auditor"], summary: "一件追回：明细、陈述、决定、收款", personal: true, params: one,
  output: clawbackView, problems: [commonProblems.notFound],
})
export const clawbackLetter = endpoint({
  name: "subsidies.clawback-letter", method: "GET", path: "/subsidies/clawbacks/:subject/:clawback/letters/:letter", who: ["citizen", "employer", "clerk", "reviewer", "head", "finance", "auditor"], summary: "《退回补贴资金告知书》或决定书", personal: true,
  params: one.extend({ letter: z.enum(["notice", "decision"]) }), produces: "application/pdf", output: z.string(), problems: [clawbackProblems.notNow, commonProblems.notFound],
})
