// 财政: the request for a batch's money with its detail file, and the treasury's answer, over the wire or as files.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const fiscalProblems = {
  notNow: problem("subsidies.fund-request-not-now", 409, "批次审批后、资金到账前才能申请拨款"),
  paysNothing: problem("subsidies.fund-request-pays-nothing", 409, "这个批次没有可以支付的明细，不用申请拨款，请直接关账"),
  exists: problem("subsidies.fund-request-exists", 409, "这个批次已有拨款申请（{number}）"),
  silent: problem("subsidies.fiscal-silent", 504, "财政系统没有应答，不知道申请是否收到。可以重发，同一申请不会重复受理"),
  refused: problem("subsidies.fiscal-refused", 502, "财政系统没有接收：{says}"),
  notConnected: problem("subsidies.fiscal-not-connected", 409, "没有接入财政系统，请下载申请文件报送，再上传审核结果"),
  noAnswer: problem("subsidies.fiscal-no-answer", 409, "财政还没有给出审核结果"),
  wrongAnswer: problem("subsidies.fiscal-wrong-answer", 422, "审核结果不能采用：{why}"),
  notApproved: problem("subsidies.fund-request-not-approved", 409, "财政审核还没有通过（{number}），不能登记到账"),
  otherVoucher: problem("subsidies.fund-request-other-voucher", 422, "拨款凭证号与财政审核结果不一致（{voucher}）"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
export const fundRequestShape = z.object({
  batchId: id, batchNumber: z.string(), requestId: id, number: z.string(), region: z.string(), fund: z.string(), fundName: z.string(), year: z.int(), lines: z.int(), totalFen: z.number(), sha256: z.string(),
  state: z.enum(["made", "sent", "approved", "refused"]), reason: z.string(), voucher: z.string(), madeBy: z.string(), madeAt: z.string(), answeredAt: z.string().nullable(),
})
const one = z.object({ batch: id, request: id })
const answered = z.object({ state: z.enum(["made", "sent", "approved", "refused"]), voucher: z.string(), reason: z.string() })

export const makeFundRequest = endpoint({
  name: "subsidies.make-fund-request", method: "POST", path: "/subsidies/fund-requests", who: ["finance"], summary: "按已审批的批次生成拨款申请书和明细", input: z.strictObject({ batch: id }), output: fundRequestShape, success: 201,
  problems: [fiscalProblems.notNow, fiscalProblems.exists, fiscalProblems.paysNothing, commonProblems.notFound],
})
export const sendFundRequest = endpoint({
  name: "subsidies.send-fund-request", method: "POST", path: "/subsidies/fund-requests/:batch/:request/sending", who: ["finance"], summary: "向财政系统报送拨款申请", params: one, input: z.strictObject({}), output: answered,
  problems: [fiscalProblems.silent, fiscalProblems.refused, fiscalProblems.notConnected, fiscalProblems.notNow, commonProblems.notFound],
})
export const fetchFiscalAnswer = endpoint({
  name: "subsidies.fetch-fiscal-answer", method: "POST", path: "/subsidies/fund-requests/:batch/:request/answer", who: ["finance"], summary: "取回或上传财政审核结果：整份采用或整份退回", params: one,
  input: z.strictObject({ file: z.string().max(100_000).optional() }), output: answered,
  problems: [fiscalProblems.silent, fiscalProblems.notConnected, fiscalProblems.noAnswer, fiscalProblems.wrongAnswer, fiscalProblems.notNow, commonProblems.notFound],
})
export const listFundRequests = endpoint({ name: "subsidies.list-fund-requests", method: "GET", path: "/subsidies/fund-requests", who: ["finance", "head", "auditor"], summary: "拨款申请", output: z.array(fundRequestShape) })
export const downloadFundRequest = endpoint({
  name: "subsidies.download-fund-request", method: "GET", path: "/subsidies/fund-requests/:batch/:request/file", who: ["finance"], summary: "下载拨款申请书和明细", personal: true, params: one, produces: "text/csv; charset=utf-8", output: z.string(), problems: [commonProblems.notFound],
})
