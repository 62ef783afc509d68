// 我能领什么: what subsidies would give, by the records for who is signed in, by answered questions for everybody else; nothing is applied for and nothing is kept.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const calculatorProblems = {
  unknownItem: problem("subsidies.unknown-item", 404, "没有这个补贴项目"),
  unknownPlace: problem("subsidies.unknown-place", 422, "请选择本省内的地区"),
} as const

const questionShape = z.object({ name: z.string(), label: z.string(), type: z.string(), unit: z.string(), codes: z.record(z.string(), z.string()).nullable(), means: z.string().nullable(), mayBeNone: z.boolean(), source: z.string() })

const columnShape = z.object({ name: z.string(), label: z.string(), type: z.string(), unit: z.string(), codes: z.record(z.string(), z.string()).nullable() })

export const subsidyQuestions = endpoint({
  name: "subsidies.questions", method: "GET", path: "/subsidies/calculator/:item", who: ["public"], summary: "一个补贴项目要回答哪些问题", params: z.object({ item: z.string().max(20) }),
  output: z.object({ item: z.string(), name: z.string(), questions: z.array(questionShape), lists: z.array(z.object({ name: z.string(), label: z.string(), columns: z.array(columnShape) })) }),
  problems: [calculatorProblems.unknownItem],
})

const value = z.union([z.string().max(200), z.number(), z.boolean(), z.null()])

export const calculate = endpoint({
  name: "subsidies.calculate", method: "POST", path: "/subsidies/calculator/:item", who: ["public"], summary: "按回答试算：能不能领、多少钱、多久，不能的话为什么、怎样才能", perMinute: 60, params: z.object({ item: z.string().max(20) }),
  input: z.strictObject({ region: z.string().regex(/^\d{12}$/), on: z.iso.date().optional(), facts: z.record(z.string().max(60), z.union([value, z.array(z.record(z.string().max(40), value)).max(60)])) }),
  output: z.object({
    item: z.string(), name: z.string(), verdict: z.enum(["pass", "fail", "by-hand", "no-data"]), amountFen: z.number().nullable(), gives: z.record(z.string(), z.unknown()),
    reasons: z.array(z.object({ code: z.string(), says: z.string(), article: z.string() })), missing: z.array(z.object({ name: z.string(), label: z.string() })), wouldChange: z.array(z.string()),
  }),
  problems: [calculatorProblems.unknownItem, calculatorProblems.unknownPlace, commonProblems.invalidInput],
})

export const myCalculation = endpoint({
  name: "subsidies.my-calculation", method: "GET", path: "/subsidies/mine/calculation", who: ["citizen"], summary: "我能领的按月补贴：按系统里的记录逐月核对",
  output: z.array(z.object({
    item: z.string(), code: z.string(), name: z.string(), verdict: z.enum(["pass", "fail", "by-hand", "no-data"]), amountFen: z.number(), months: z.int(),
    lines: z.array(z.object({ month: z.string(), verdict: z.string(), code: z.string().nullable(), says: z.string() })), wouldChange: z.array(z.string()),
  })),
})
