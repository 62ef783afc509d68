// 价格临时补贴 as officers see it: the published indices of a month, entered by one and confirmed by another; the confirmation writes the supplement of everybody who drew in that month.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const priceProblems = {
  already: problem("insurance.price-already", 409, "这个地区这个月的价格指数已经登记"),
  settled: problem("insurance.price-settled", 409, "这条价格指数已经处理，请刷新后查看"),
  samePerson: problem("insurance.price-same-person", 403, "登记和确认须由两位工作人员办理"),
  outside: problem("insurance.price-outside", 403, "只能登记本地区的价格指数"),
  future: problem("insurance.price-future", 422, "价格指数的月份还没有结束"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const region = z.string().regex(/^\d{12}$/)
const rise = z.int().min(-5000).max(10_000)

export const listPriceIndices = endpoint({
  name: "insurance.list-price-indices", method: "GET", path: "/insurance/price-indices", who: ["clerk", "reviewer", "head", "finance", "auditor"], summary: "价格指数：登记和确认",
  output: z.array(z.object({ region, indexId: id, month: z.string(), consumerRise: z.int(), foodRise: z.int(), supplementRise: z.int(), document: z.string(), state: z.string(), enteredBy: z.string(), settledBy: z.string().nullable() })),
})

export const enterPriceIndex = endpoint({
  name: "insurance.enter-price-index", method: "POST", path: "/insurance/price-indices", who: ["clerk"], summary: "登记统计部门公布的价格指数（同比涨幅，万分之一），须有公布文号", success: 201,
  input: z.strictObject({ region, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/), consumerRise: rise, foodRise: rise, supplementRise: rise, document: z.string().trim().min(4).max(100) }), output: z.object({ indexId: id }),
  problems: [priceProblems.already, priceProblems.outside, priceProblems.future],
})

export const settlePriceIndex = endpoint({
  name: "insurance.settle-price-index", method: "POST", path: "/insurance/price-indices/:region/:index", who: ["reviewer"], summary: "确认或退回价格指数；确认后为当月领金人员核定临时价补",
  params: z.object({ region, index: id }), input: z.strictObject({ decision: z.enum(["confirm", "refuse"]) }), output: z.object({ state: z.string(), people: z.int(), amountFen: z.number() }),
  problems: [priceProblems.settled, priceProblems.samePerson, priceProblems.outside, commonProblems.notFound],
})
