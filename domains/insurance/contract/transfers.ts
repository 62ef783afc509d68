// 失业保险关系跨省转移 as officers see it: moves in and out, the 转出信息表 made by one and confirmed by another, the fee, and what needs a person.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const transferProblems = {
  nothingSaid: problem("insurance.transfer-nothing-said", 409, "转出地信息表还没有收到，不能接续"),
  notNow: problem("insurance.transfer-not-now", 409, "这件转移现在不能这样办理，请刷新后查看"),
  samePerson: problem("insurance.transfer-same-person", 403, "须由另一位工作人员办理"),
  running: problem("R-RUNNING", 409, "正在领取失业保险待遇，领取期间不能转出，请不予转出"),
  changed: problem("insurance.transfer-changed", 409, "缴费或待遇记录有变化，请重新生成转出信息表"),
  feeDiffers: problem("insurance.transfer-fee-differs", 422, "金额与转移费用{fee}元不一致"),
  unreadable: problem("insurance.transfer-unreadable", 422, "内容不合约定：{why}"),
  noPaper: problem("insurance.transfer-no-paper", 409, "联系函发出、转出信息表确认以后才能打印"),
  takenBefore: problem("insurance.transfer-taken-before", 409, "这份函件已经收过"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ person: id, transfer: id })

export const transferStates = ["applied", "contact-sent", "out-done", "fee-pending", "fee-received", "done", "rejected", "recalled"] as const

export const transferShape = z.object({
  personId: id, transferId: id, direction: z.enum(["in", "out"]), number: z.string(), caseId: id.nullable(), name: z.string(), region: z.string(), otherProvince: z.string(), otherName: z.string(), purpose: z.string(), state: z.enum(transferStates),
  reason: z.string(), says: z.string(), contactOn: z.string().nullable(), informationOn: z.string().nullable(), paidMonths: z.int().nullable(), approvedMonths: z.int().nullable(), drawnMonths: z.int().nullable(), unusedMonths: z.int().nullable(),
  standardFen: z.number().nullable(), feeFen: z.number().nullable(), feeDueOn: z.string().nullable(), overdue: z.boolean(), preparedBy: z.string().nullable(), movedOn: z.string().nullable(), feeOn: z.string().nullable(), feeDocument: z.string(),
  feeEnteredBy: z.string().nullable(), feeConfirmedBy: z.string().nullable(), feeBatch: z.object({ batchId: id, number: z.string() }).nullable(),
})

const staff = ["clerk", "reviewer", "head", "finance", "auditor"] as const

export const listTransfers = endpoint({
  name: "insurance.list-transfers", method: "GET", path: "/insurance/transfers", who: [...staff], summary: "失业保险关系转入、转出", personal: true,
  query: z.object({ direction: z.enum(["in", "out"]).optional(), open: z.enum(["yes", "no"]).default("yes") }), output: z.array(transferShape),
})

export const listTransferMessages = endpoint({
  name: "insurance.list-transfer-messages", method: "GET", path: "/insurance/transfers/messages", who: [...staff], summary: "需要人工处理的转移函件", personal: true,
  output: z.array(z.object({ messageId: z.string(), number: z.string(), kind: z.string(), province: z.string(), problem: z.string(), at: z.string() })),
})

export const takeTransferMessage = endpoint({
  name: "insurance.take-transfer-message", method: "POST", path: "/insurance/transfers/messages", who: ["clerk"], summary: "录入外省用文件送来的函件，与平台收到的一样核对", input: z.strictObject({ content: z.string().max(200_000) }),
  output: z.object({ state: z.enum(["taken", "by-hand"]), problem: z.string() }), success: 201, problems: [transferProblems.unreadable, transferProblems.takenBefore],
})

export const prepareSheet = endpoint({
  name: "insurance.prepare-transfer-sheet", method: "POST", path: "/insurance/transfers/:person/:transfer/sheet", who: ["clerk"], summary: "按记录生成转出信息表：月数和费用由系统计算", params: one, input: z.strictObject({}), output: transferShape,
  problems: [transferProblems.notNow, transferProblems.running, commonProblems.notFound],
})

export const settleSheet = endpoint({
  name: "insurance.settle-transfer-sheet", method: "POST", path: "/insurance/transfers/:person/:transfer/confirmation", who: ["reviewer"], summary: "确认转出信息表并转出，或不予转出", params: one,
  input: z.discriminatedUnion("decision", [z.strictObject({ decision: z.literal("confirm") }), z.strictObject({ decision: z.literal("refuse"), code: z.enum(["R-RUNNING", "R-NOTHING-PAID"]), says: z.string().trim().min(5).max(300) })]),
  output: z.object({ state: z.enum(transferStates) }), problems: [transferProblems.notNow, transferProblems.samePerson, transferProblems.running, transferProblems.changed, commonProblems.notFound],
})

export const urgeTransfer = endpoint({
  name: "insurance.urge-transfer", method: "POST", path: "/insurance/transfers/:person/:transfer/reminder", who: ["clerk", "reviewer"], summary: "向转出地催办，或请其更正信息表", params: one, input: z.strictObject({ says: z.string().trim().min(5).max(300) }),
  output: z.object({ state: z.enum(transferStates) }), problems: [transferProblems.notNow, commonProblems.notFound],
})

export const transferPaper = endpoint({
  name: "insurance.transfer-paper", method: "GET", path: "/insurance/transfers/:person/:transfer/papers/:paper", who: [...staff], summary: "打印联系函（转入）或转出信息表（转出）", personal: true, params: one.extend({ paper: z.enum(["letter", "sheet"]) }),
  produces: "application/pdf", output: z.string(), problems: [transferProblems.noPaper, commonProblems.notFound],
})

export const enterTransferFee = endpoint({
  name: "insurance.enter-transfer-fee", method: "POST", path: "/insurance/transfers/:person/:transfer/fee", who: ["finance"], summary: "登记转入的转移费用到账；转出的费用由批次划拨", params: one,
  input: z.strictObject({ amountFen: z.int().min(1), on: z.iso.date(), document: z.string().trim().min(2).max(100) }), output: z.object({ state: z.enum(transferStates) }),
  problems: [transferProblems.notNow, transferProblems.feeDiffers, commonProblems.notFound],
})

export const confirmTransferFee = endpoint({
  name: "insurance.confirm-transfer-fee", method: "POST", path: "/insurance/transfers/:person/:transfer/fee/confirmation", who: ["finance"], summary: "另一位财务人员核对转移费用", params: one, input: z.strictObject({}), output: z.object({ state: z.enum(transferStates) }),
  problems: [transferProblems.notNow, transferProblems.samePerson, commonProblems.notFound],
})
