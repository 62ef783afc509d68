// Subsidies as the outside sees them: answers of other departments, publications with objections, and what was granted.
import { z } from "zod"
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"
import { commonProblems, endpoint, problem } from "#wire"
import { type CheckQuestion, checkQuestions } from "./rules/check-questions.ts"

export * from "./contract/budget.ts"
export * from "./contract/calculator.ts"
export * from "./contract/clawbacks.ts"
export * from "./contract/corrections.ts"
export * from "./contract/fiscal.ts"
export * from "./contract/interview.ts"
export * from "./contract/nationwide.ts"
export * from "./contract/offers.ts"
export * from "./contract/reexaminations.ts"
export * from "./contract/risk.ts"
export * from "./contract/tax-notices.ts"

export const subsidyProblems = {
  nothingToGrant: problem("subsidies.nothing-to-grant", 409, "没有可以核定的月份，不能通过"),
  notPublished: problem("subsidies.not-published", 409, "公示没有期满，或有异议没有处理完，不能审批"),
  amountChanged: problem("subsidies.amount-changed", 409, "核定金额与公示金额不一致，请退回复核后重新公示"),
  monthTaken: problem("R-STACK-SI", 409, "有月份已享受其他社会保险补贴，同一人同一月只能享受一项"),
  payeeBlocked: problem("R-BLOCKED", 409, "因以虚假信息取得补贴，在限制期内，不能核定"),
  grantedBefore: problem("subsidies.granted-before", 409, "这件申请已经核定过"),
  wrongAnswer: problem("subsidies.wrong-answer", 422, "这个核查项目的结果类型不对"),
  emptyObjection: problem("E-OBJECTION-EMPTY", 422, "请写明异议理由"),
  lateObjection: problem("E-OBJECTION-LATE", 409, "公示已经结束"),
  objectionSettled: problem("subsidies.objection-settled", 409, "这条异议已经处理"),
} as const

const stacked = (code: string) => problem(code, 409, "与刚刚核定的其他补贴不可同时享受，请重新核对")

/** Which refusal a constraint of the database means: two approvals at the same moment, each right by itself. */
export const stackingProblems = {
  taken_once: problem("R-DUP", 409, "刚刚有另一件核定占用了这一次，请重新核对"),
  awards_stack_si: stacked("R-STACK-SI"), awards_stack_pw: stacked("R-STACK-PW"), awards_stack_expand: stacked("R-STACK-EXPAND"), awards_stack_uiskill: stacked("R-STACK-UISKILL"), awards_stack_in: stacked("R-STACK-IN"),
  awards_stack_st: stacked("R-STACK-ST"), awards_stack_ln: stacked("R-STACK-LN"), awards_stack_hi: stacked("R-STACK-HI"), awards_double_fund: stacked("R-DOUBLE-FUND"),
  months_counted: problem("subsidies.months-counted", 409, "刚刚有另一件核定用去了同一人的补贴月数，请重新核对"),
  months_stack_si: stacked("R-STACK-SI"), months_stack_pw: stacked("R-STACK-PW"), months_stack_in: stacked("R-STACK-IN"), months_stack_st: stacked("R-STACK-ST"), months_double_fund: stacked("R-DOUBLE-FUND"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const region = z.string().regex(/^\d{12}$/)

export const recordCheck = endpoint({
  name: "subsidies.record-check", method: "POST", path: "/subsidies/checks/:subject", who: ["clerk", "reviewer"], summary: "登记部门核查结果：没有联网的项目，由工作人员核验后登记来源和依据", success: 201,
  params: z.object({ subject: id }),
  input: z.strictObject({
    kind: z.enum(["person", "employer"]), question: z.enum(Object.keys(checkQuestions) as [CheckQuestion, ...CheckQuestion[]]),
    value: z.union([z.boolean(), z.int().min(0).max(10_000), z.string().trim().min(1).max(40), z.array(z.strictObject({ category: z.string().max(40), from: z.iso.date(), until: z.iso.date().nullable() })).max(20)]),
    from: z.iso.date(), to: z.iso.date().nullable().default(null), source: z.string().trim().min(2).max(100), document: z.string().trim().min(2).max(200),
  }),
  output: z.object({ checkId: id }),
  problems: [subsidyProblems.wrongAnswer, commonProblems.notFound],
})

const publicationShape = z.object({
  subjectId: id, publicationId: id, item: z.string(), itemName: z.string(), name: z.string(), number: z.string(),
  /** The unit that applied for the person; empty where who is shown applied. */
  appliedBy: z.string(), period: z.string(), persons: z.int(), amountFen: z.number(), from: z.string(), until: z.string(), open: z.boolean(),
})

export const listPublications = endpoint({
  name: "subsidies.list-publications", method: "GET", path: "/subsidies/publications", who: ["public"], summary: "补贴公示：姓名和证件号码部分隐藏",
  query: z.object({ region: z.string().regex(/^\d{2,12}$/).default("99"), page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  output: z.object({ publications: z.array(publicationShape), total: z.int(), page: z.int(), pageSize: z.int() }),
})

export const object = endpoint({
  name: "subsidies.object", method: "POST", path: "/subsidies/publications/:subject/:publication/objections", who: ["citizen", "employer"], summary: "对公示提出异议，写明理由", success: 201, perMinute: 10,
  params: z.object({ subject: id, publication: id }), input: z.strictObject({ reason: z.string().max(1000) }), output: z.object({ objectionId: id, dueOn: z.string() }),
  problems: [subsidyProblems.emptyObjection, subsidyProblems.lateObjection, commonProblems.notFound],
})

const objectionShape = z.object({ subjectId: id, publicationId: id, objectionId: id, caseId: id, item: z.string(), itemName: z.string(), name: z.string(), period: z.string(), amountFen: z.number(), until: z.string(), by: z.string(), reason: z.string(), madeAt: z.string(), dueOn: z.string(), state: z.string(), says: z.string() })

export const listObjections = endpoint({
  name: "subsidies.list-objections", method: "GET", path: "/subsidies/objections", who: ["clerk", "reviewer", "head", "auditor"], summary: "公示异议", personal: true,
  query: z.object({ state: z.enum(["open", "upheld", "dismissed"]).default("open") }), output: z.array(objectionShape),
})

export const settleObjection = endpoint({
  name: "subsidies.settle-objection", method: "POST", path: "/subsidies/publications/:subject/:publication/objections/:objection", who: ["reviewer"], summary: "处理异议：成立则撤下公示，由复核退回重办",
  params: z.object({ subject: id, publication: id, objection: id }), input: z.strictObject({ decision: z.enum(["upheld", "dismissed"]), says: z.string().trim().min(5).max(500) }), output: z.object({ state: z.string() }),
  problems: [subsidyProblems.objectionSettled, commonProblems.notFound],
})

export const grantShape = z.object({
  subjectId: id, grantId: id, item: z.string(), itemName: z.string(), fund: z.string(), region, amountFen: z.number(), grantedOn: z.string(), state: z.string(), channel: z.string(),
  /** Who is paid, where a unit asks for what it applied for its people; empty where it is who asks. */
  payeeName: z.string(),
  /** A month "2025-08" of a person, or what an award was for. */
  lines: z.array(z.object({ about: id, name: z.string(), line: z.string(), amountFen: z.number() })),
})

export const myGrants = endpoint({ name: "subsidies.my-grants", method: "GET", path: "/subsidies/mine/grants", who: ["citizen", "employer"], summary: "我的补贴：核定了哪些月份、多少钱、发了没有", output: z.array(grantShape) })

export const grantsOf = endpoint({
  name: "subsidies.grants-of", method: "GET", path: "/subsidies/grants/:subject", who: ["clerk", "reviewer", "head", "finance", "auditor"], summary: "某人或某单位的补贴", personal: true,
  params: z.object({ subject: id }), output: z.array(grantShape),
})

const record = (table: EntryTable) => ({ table, endpoints: entryEndpoints(table) })

/** Records of subsidies that have no other home: whom an agency introduced, and projects paid by stage. */
export const subsidyRecords = {
  introductions: record({
    name: "subsidies.introductions", title: "职业介绍名册", owner: "person", withEmployer: true, employerHeading: "介绍机构统一社会信用代码", natural: ["hired_by", "introduced_on"], enters: ["clerk", "employer"],
    columns: [{ name: "hired_by", heading: "用人单位统一社会信用代码", kind: "text" }, { name: "introduced_on", heading: "介绍日期", kind: "date" }, { name: "fee_charged", heading: "向劳动者收费", kind: "yes-no" }],
  }),
  projects: record({
    name: "subsidies.projects", title: "就业补助项目", owner: "employer", natural: ["number"], enters: ["clerk"],
    columns: [
      { name: "number", heading: "项目编号", kind: "text" }, { name: "kind", heading: "项目类别", kind: "code", codes: { "SV-CAP": "就业创业服务补助", "HS-BASE": "高技能人才培训基地补助", "HS-STUDIO": "技能大师工作室补助", "OT-PROV": "省级批准的其他支出" } },
      {
        name: "spending_use", heading: "支出用途", kind: "code",
        codes: {
          "information-system": "信息化建设", "job-fair": "招聘活动", incubator: "创业孵化基地奖补", "purchased-service": "购买服务和成果", "grassroots-service": "基层就业服务",
          building: "办公用房建设和租赁", vehicle: "购置交通工具", salaries: "部门人员工资福利", office: "部门办公经费", travel: "差旅费", meetings: "会议费",
        },
      },
      { name: "planned_on", heading: "计划批准日期", kind: "date", optional: true }, { name: "reviewed_on", heading: "评审通过日期", kind: "date", optional: true }, { name: "approved_on", heading: "批复日期", kind: "date", optional: true },
      { name: "accepted_on", heading: "验收日期", kind: "date", optional: true }, { name: "sum_fen", heading: "合同金额（元）", kind: "yuan", optional: true }, { name: "due_fen", heading: "本次应付金额（元）", kind: "yuan" },
      { name: "approval", heading: "省级批准文号", kind: "text", optional: true }, { name: "filing", heading: "备案号", kind: "text", optional: true },
    ],
  }),
} as const
