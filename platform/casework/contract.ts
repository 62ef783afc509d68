// Cases as the outside sees them: the catalogue of items, starting, drafts, sending, following, and the officer's work list.
import { z } from "zod"
import { commonProblems, endpoint, problem, staffRoles } from "#wire"

export const caseworkProblems = {
  unknownItem: problem("casework.unknown-item", 404, "没有这项服务，可能已停办或改了名称"),
  notForYou: problem("casework.not-for-you", 403, "这项服务不由您这类用户申请"),
  alreadyOpen: problem("casework.already-open", 409, "您已有一件正在办理的{item}（编号 {number}），不用重复申请"),
  keyNeeded: problem("casework.idempotency-key-needed", 422, "缺少防重复提交的编号，请刷新页面后再试"),
  forbiddenDemand: problem("E-MAT-00", 422, "该材料不得要求申请人提供：{word}"),
  sayWhy: problem("casework.say-why", 422, "请写明理由，申请人会看到"),
  whereTo: problem("casework.where-to", 422, "请选择要转给谁或退回到哪一步"),
  ruleSaysNo: problem("casework.rule-says-no", 409, "规则判定不符合条件（{codes}），不能通过；如需通过请先更正数据"),
  wrongPlace: problem("casework.wrong-place", 422, "请选择本省内的办理地"),
}

const subjectAndCase = z.object({ subject: z.string().regex(/^[1-9]\d{0,18}$/), case: z.string().regex(/^[1-9]\d{0,18}$/) })
const answers = z.record(z.string().max(60), z.union([z.string().max(5000), z.number(), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]))

export const fieldShape = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.string(),
  required: z.boolean(),
  set: z.string().optional(),
  only: z.array(z.string()).optional(),
  help: z.string().optional(),
  placeholder: z.string().optional(),
  when: z.object({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])) }).optional(),
  known: z.string().optional(),
  correctable: z.boolean().optional(),
  notAfter: z.unknown().optional(),
  notBefore: z.string().optional(),
  since: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  promiseText: z.string().optional(),
})

export const itemShape = z.object({
  code: z.string(),
  version: z.number(),
  name: z.string(),
  summary: z.string(),
  subject: z.enum(["person", "employer"]),
  law: z.array(z.object({ text: z.string(), article: z.string() })),
  form: z.object({ groups: z.array(z.object({ name: z.string(), title: z.string(), help: z.string().optional(), fields: z.array(fieldShape) })) }),
  papers: z.array(z.object({ name: z.string(), label: z.string(), required: z.boolean(), help: z.string().optional() })),
  steps: z.array(z.object({ name: z.string(), label: z.string(), by: z.enum(staffRoles), level: z.string() })),
  within: z.object({ workingDays: z.number() }),
  correctWithin: z.union([z.object({ days: z.number() }), z.object({ workingDays: z.number() })]),
  /** Decided on the spot when every register says yes. */
  decidedBySystem: z.boolean().default(false),
  standardReturns: z.array(z.string()),
  standardRefusals: z.array(z.object({ code: z.string(), says: z.string() })),
  guide: z.string(),
})
export type ItemView = z.output<typeof itemShape>

export const listItems = endpoint({ name: "casework.list-items", method: "GET", path: "/items", who: ["public"], summary: "服务事项目录", output: z.array(itemShape) })

/** What a case began with: also of items nobody can ask for, and of versions that are offered no more. */
export const readItem = endpoint({
  name: "casework.read-item",
  method: "GET",
  path: "/items/:item/versions/:version",
  who: ["public"],
  summary: "服务事项的一个版本（含免申即享、已停办的）",
  params: z.object({ item: z.string().max(80), version: z.coerce.number().int().min(1) }),
  output: itemShape,
  problems: [caseworkProblems.unknownItem],
})

const knownValue = z.object({ value: z.union([z.string(), z.number(), z.boolean(), z.null()]), shown: z.string(), source: z.string(), asOf: z.string().nullable() })

const judgedFact = z.object({ name: z.string(), label: z.string(), shown: z.string().nullable(), value: z.unknown(), source: z.string(), trusted: z.boolean(), asOf: z.string().nullable() })
export const judgementShape = z.object({
  rule: z.string(),
  version: z.string(),
  on: z.string(),
  region: z.string(),
  verdict: z.enum(["pass", "fail", "by-hand", "no-data"]),
  codes: z.array(z.string()),
  conditions: z.array(z.object({ name: z.string(), says: z.string(), article: z.string(), verdict: z.enum(["pass", "fail", "by-hand", "no-data"]), code: z.string().nullable(), facts: z.array(judgedFact) })),
  gives: z.record(z.string(), z.unknown()),
  workings: z.array(z.string()),
  wouldChange: z.array(z.string()),
})

export const startCase = endpoint({
  name: "casework.start-case",
  method: "GET",
  path: "/cases/start/:item",
  who: ["citizen", "employer", "clerk", "reviewer"],
  summary: "开始办理：已知信息、草稿、是否符合受理条件",
  params: z.object({ item: z.string().max(80) }),
  query: z.object({ subject: z.string().regex(/^[1-9]\d{0,18}$/).optional() }),
  output: z.object({
    item: itemShape,
    subject: z.object({ id: z.string(), name: z.string(), masked: z.string() }),
    /** What the system already knows, by the `known` name of fields. */
    known: z.record(z.string(), knownValue),
    draft: z.object({ answers, savedAt: z.string() }).nullable(),
    /** Reasons why it would not be received today, before anything is typed. */
    refusals: z.array(z.object({ code: z.string(), says: z.string() })),
    open: z.object({ caseId: z.string(), number: z.string() }).nullable(),
    /** Regions the person may apply in, best first. */
    places: z.array(z.object({ region: z.string(), name: z.string(), why: z.string() })),
  }),
  personal: true,
  problems: [caseworkProblems.unknownItem, caseworkProblems.notForYou],
})

export const myDrafts = endpoint({
  name: "casework.my-drafts",
  method: "GET",
  path: "/cases/drafts",
  who: ["citizen", "employer"],
  summary: "我填了还没提交的：接着填",
  output: z.array(z.object({ item: z.string(), itemName: z.string(), savedAt: z.string() })),
})

export const saveDraft = endpoint({
  name: "casework.save-draft",
  method: "PUT",
  path: "/cases/drafts/:item",
  who: ["citizen", "employer"],
  summary: "保存草稿",
  params: z.object({ item: z.string().max(80) }),
  input: z.object({ answers }),
  output: z.object({ savedAt: z.string() }),
  problems: [caseworkProblems.unknownItem],
})

export const submitCase = endpoint({
  name: "casework.submit-case",
  method: "POST",
  path: "/cases",
  who: ["citizen", "employer", "clerk", "reviewer"],
  summary: "提交申请（须带 Idempotency-Key，同一编号重复提交只办一次）",
  input: z.object({
    item: z.string().max(80),
    /** For an officer serving somebody at the counter: whom. */
    subject: z.string().regex(/^[1-9]\d{0,18}$/).optional(),
    /** Where it is handled, 12 digits. */
    region: z.string().regex(/^\d{12}$/),
    answers,
    papers: z.array(z.object({ name: z.string().max(60), document: z.string().regex(/^[1-9]\d{0,18}$/) })).max(20).default([]),
  }),
  output: z.object({ subjectId: z.string(), caseId: z.string(), number: z.string(), state: z.string(), dueOn: z.string().nullable(), verdict: z.enum(["pass", "fail", "by-hand", "no-data"]).nullable() }),
  success: 201,
  problems: [caseworkProblems.unknownItem, caseworkProblems.notForYou, caseworkProblems.alreadyOpen, caseworkProblems.keyNeeded, caseworkProblems.wrongPlace, commonProblems.invalidInput],
})

export const caseSummary = z.object({
  subjectId: z.string(),
  caseId: z.string(),
  number: z.string(),
  item: z.string(),
  itemName: z.string(),
  applicant: z.string(),
  masked: z.string(),
  region: z.string(),
  regionName: z.string(),
  channel: z.string(),
  state: z.string(),
  step: z.string().nullable(),
  stepLabel: z.string().nullable(),
  holderId: z.string().nullable(),
  holderName: z.string().nullable(),
  submittedAt: z.string(),
  endedAt: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** Working days left, negative when late; null when ended or waiting for the applicant. */
  daysLeft: z.number().nullable(),
  /** "ok" | "soon" | "late" | "paused" | "ended" */
  pace: z.enum(["ok", "soon", "late", "paused", "ended"]),
  verdict: z.enum(["pass", "fail", "by-hand", "no-data"]).nullable(),
})
export type CaseSummary = z.output<typeof caseSummary>

export const myCases = endpoint({ name: "casework.my-cases", method: "GET", path: "/cases", who: ["citizen", "employer"], summary: "我的办件", output: z.array(caseSummary) })

const allowedShape = z.object({ kind: z.string(), code: z.string().nullable(), says: z.string().nullable() })

export const caseView = caseSummary.extend({
  itemVersion: z.number(),
  subjectKind: z.enum(["person", "employer"]),
  answers,
  papers: z.array(z.object({ name: z.string(), label: z.string(), document: z.string(), file: z.string() })),
  steps: z.array(z.object({ name: z.string(), label: z.string(), by: z.string(), status: z.enum(["done", "now", "todo", "skipped"]), who: z.string().nullable(), office: z.string().nullable(), at: z.string().nullable(), /** Of the present step that takes two officers: whose look is due. */ pair: z.enum(["first", "second"]).nullable() })),
  /** What the applicant was asked to correct. */
  asked: z.object({ says: z.string(), fields: z.array(z.string()), until: z.string().nullable() }).nullable(),
  dueProvisional: z.boolean(),
  judgement: judgementShape.nullable(),
  decision: z
    .object({ outcome: z.enum(["approved", "refused", "not-accepted"]), says: z.string(), code: z.string().nullable(), at: z.string(), by: z.string(), letter: z.string().nullable() })
    .nullable(),
  log: z.array(z.object({ seq: z.number(), kind: z.string(), who: z.string(), at: z.string(), step: z.string().nullable(), says: z.string().nullable(), /** After a correction: the changed answers as they were before. */ before: answers.optional() })),
  allowed: z.array(allowedShape),
  /** Length of the log, to be sent back with an action: two people cannot act on the same standing. */
  length: z.number(),
  office: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
})
export type CaseView = z.output<typeof caseView>

export const readCase = endpoint({
  name: "casework.read-case",
  method: "GET",
  path: "/cases/:subject/:case",
  who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"],
  summary: "查看一件业务",
  params: subjectAndCase,
  output: caseView,
  personal: true,
})

export const actOnCase = endpoint({
  name: "casework.act-on-case",
  method: "POST",
  path: "/cases/:subject/:case/actions",
  who: ["citizen", "employer", "clerk", "reviewer", "head"],
  summary: "办理一步：受理、退回补正、转办、加签、通过、不通过、撤回、催办、补正提交",
  params: subjectAndCase,
  input: z.object({
    kind: z.enum(["take", "accept", "not-accept", "return", "resubmit", "send-back", "transfer", "ask-opinion", "give-opinion", "approve", "refuse", "withdraw", "urge", "note"]),
    /** The log length the page showed. */
    length: z.int().min(1),
    says: z.string().trim().max(2000).optional(),
    code: z.string().max(40).optional(),
    fields: z.array(z.string().max(60)).max(60).optional(),
    /** Step name for send-back, officer id for transfer and ask-opinion. */
    to: z.string().max(60).optional(),
    skipBetween: z.boolean().optional(),
    /** New answers, for resubmit. */
    answers: answers.optional(),
  }),
  output: z.object({ state: z.string(), length: z.number(), dueOn: z.string().nullable() }),
  problems: [caseworkProblems.forbiddenDemand, caseworkProblems.sayWhy, caseworkProblems.whereTo, caseworkProblems.ruleSaysNo, commonProblems.changedMeanwhile],
})

export const workListViews = ["mine", "open", "due", "late", "returned", "ended"] as const

export const workList = endpoint({
  name: "casework.work-list",
  method: "GET",
  path: "/worklist",
  who: ["clerk", "reviewer", "head"],
  summary: "我的工作列表",
  query: z.object({
    view: z.enum(workListViews).default("open"),
    item: z.string().max(80).optional(),
    /** Name, case number. */
    q: z.string().max(60).optional(),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    rows: z.array(caseSummary),
    next: z.string().nullable(),
    counts: z.object({ mine: z.number(), open: z.number(), due: z.number(), late: z.number(), returned: z.number() }),
  }),
  personal: true,
})

export const colleagues = endpoint({
  name: "casework.colleagues",
  method: "GET",
  path: "/cases/:subject/:case/colleagues",
  who: ["clerk", "reviewer", "head"],
  summary: "可转办、可征求意见的同事",
  params: subjectAndCase,
  output: z.array(z.object({ officerId: z.string(), name: z.string(), office: z.string(), roles: z.array(z.string()) })),
})

export const subjectCases = endpoint({
  name: "casework.subject-cases",
  method: "GET",
  path: "/subjects/:subject/cases",
  who: ["clerk", "reviewer", "head", "auditor"],
  summary: "某人或某单位的全部办件",
  params: z.object({ subject: z.string().regex(/^[1-9]\d{0,18}$/) }),
  output: z.array(caseSummary),
  personal: true,
})
