// The money of subsidies as finance officers see it: accounts by place, fund and year, entered by one and confirmed by another.
import { z } from "zod"
import { endpoint, problem } from "#wire"

export const budgetProblems = {
  beyondQuota: problem("R-BUDGET", 409, "可用额度不足，暂缓拨付：本批{total}元，可用{left}元"),
  beyondIncome: problem("subsidies.beyond-income", 409, "指标不能超过已入账的收入，还可下达{left}元"),
  beyondIndex: problem("subsidies.beyond-index", 409, "额度不能超过已下达的指标，还可下达{left}元"),
  samePerson: problem("subsidies.budget-same-person", 403, "录入和确认须由两位财务人员办理"),
  notProposed: problem("subsidies.budget-settled", 409, "这笔已经处理，请刷新后查看"),
  outsideScope: problem("subsidies.budget-outside", 403, "只能办理本地区的资金"),
  yearRuns: problem("subsidies.year-runs", 409, "年度还没有结束，不能结转"),
  stillReserved: problem("subsidies.still-reserved", 409, "还有批次没有办完（{amount}元），不能结转"),
  nothingLeft: problem("subsidies.nothing-left", 409, "没有结余"),
  carriedOver: problem("subsidies.carried-over", 409, "这个年度已经结转"),
  unknownFund: problem("subsidies.unknown-fund", 422, "没有这个资金来源"),
  sourceMissing: problem("subsidies.source-missing", 422, "收入须注明来源级次，指标和额度不填"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const region = z.string().regex(/^\d{12}$/)
const year = z.coerce.number().int().min(2000).max(2999)

export const budgetAccounts = endpoint({
  name: "subsidies.budget-accounts", method: "GET", path: "/subsidies/budget", who: ["finance", "head", "auditor"], summary: "补贴资金：收入、指标、额度、已占用和可用", query: z.object({ year }),
  output: z.array(z.object({
    region, fund: z.string(), fundName: z.string(), year: z.int(), incomeFen: z.number(), indexFen: z.number(), quotaFen: z.number(), reservedFen: z.number(), spentFen: z.number(), availableFen: z.number(),
    proposed: z.array(z.object({ entryId: id, kind: z.string(), amountFen: z.number(), document: z.string(), enteredBy: z.string() })),
  })),
})

export const budgetEntries = endpoint({
  name: "subsidies.budget-entries", method: "GET", path: "/subsidies/budget/:region/entries", who: ["finance", "head", "auditor"], summary: "一个账户的每一笔：收入、指标、额度和批次的占用、支出", params: z.object({ region }),
  query: z.object({ fund: z.string().max(40), year, page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: z.object({
    entries: z.array(z.object({
      entryId: id, kind: z.string(), source: z.string().nullable(), sourceYear: z.int().nullable(), amountFen: z.number(), document: z.string(), batchId: id.nullable(), state: z.enum(["proposed", "entered", "refused"]), enteredBy: z.string(), enteredAt: z.string(),
      confirmedBy: z.string().nullable(), confirmedAt: z.string().nullable(),
    })),
    total: z.int(), page: z.int(), pageSize: z.int(),
  }),
})

export const enterBudget = endpoint({
  name: "subsidies.enter-budget", method: "POST", path: "/subsidies/budget", who: ["finance"], summary: "录入收入、指标或额度，另一位财务人员确认后生效", success: 201,
  input: z.strictObject({
    region, fund: z.string().max(40), year: z.int().min(2000).max(2999), kind: z.enum(["income", "index", "quota"]), source: z.enum(["central", "province", "city", "county", "carried-over"]).nullable().default(null),
    amountFen: z.int().min(1).max(100_000_000_000_000), document: z.string().trim().min(2).max(100),
  }),
  output: z.object({ entryId: id }),
  problems: [budgetProblems.outsideScope, budgetProblems.unknownFund, budgetProblems.sourceMissing],
})

export const settleBudget = endpoint({
  name: "subsidies.settle-budget", method: "POST", path: "/subsidies/budget/:region/:entry", who: ["finance"], summary: "确认或退回一笔资金录入",
  params: z.object({ region, entry: id }), input: z.strictObject({ decision: z.enum(["confirm", "refuse"]) }), output: z.object({ state: z.string() }),
  problems: [budgetProblems.outsideScope, budgetProblems.samePerson, budgetProblems.notProposed, budgetProblems.beyondIncome, budgetProblems.beyondIndex],
})

export const carryOver = endpoint({
  name: "subsidies.carry-over", method: "POST", path: "/subsidies/budget/:region/carry-over", who: ["finance"], summary: "年度结转：按资金来源年度提出下一年度收入，另一位财务人员确认后生效", success: 201, params: z.object({ region }),
  input: z.strictObject({ fund: z.string().max(40), year: z.int().min(2000).max(2998), document: z.string().trim().min(2).max(100) }),
  output: z.object({ entries: z.array(z.object({ sourceYear: z.int(), amountFen: z.number() })) }),
  problems: [budgetProblems.outsideScope, budgetProblems.yearRuns, budgetProblems.stillReserved, budgetProblems.nothingLeft, budgetProblems.carriedOver],
})
