// The law as it reads, the numbers it leans on by place and day, and how a number is entered, rehearsed and approved.
import { z } from "zod"
import { endpoint, problem, type StaffRole } from "#wire"

export * from "./draft-contract.ts"

export const parameterProblems = {
  unknownKey: problem("parameters.unknown-key", 422, "没有这个参数"),
  value: problem("parameters.value", 422, "{says}"),
  period: problem("parameters.period", 422, "{says}"),
  noDocument: problem("parameters.no-document", 422, "请填写文号"),
  overlap: problem("parameters.overlap", 422, "{says}"),
  exceedsNationalCeiling: problem("parameters.exceeds-national-ceiling", 422, "{says}；地方的数不能超出国家规定"),
  retroactiveWithoutReason: problem("parameters.retroactive-without-reason", 422, "生效日早于今天，须写明追溯理由（至少 6 个字）；批准后会列出受影响的决定，不会自动补发或追回"),
  outsideScope: problem("parameters.outside-scope", 403, "参数的地区不在您的管辖范围内"),
  unknownPlace: problem("parameters.unknown-place", 422, "没有这个地区"),
  samePerson: problem("parameters.same-person", 403, "您录入的参数须由另一位负责人批准"),
  notDraft: problem("parameters.not-draft", 409, "这条参数已批准或撤回，请刷新后查看"),
  unknownRule: problem("parameters.unknown-rule", 422, "规则在这一天没有有效版本"),
  notScannable: problem("parameters.not-scannable", 422, "这条规则不能对全体个人或单位预演：{says}"),
  assumption: problem("parameters.assumption", 422, "{says}"),
  nothingDrafted: problem("parameters.nothing-drafted", 422, "请选择要预演的草稿"),
}

const readers: readonly StaffRole[] = ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"]
const enterers: readonly StaffRole[] = ["clerk", "reviewer", "head"]

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const day = z.iso.date()
const place = z.string().regex(/^\d{6}$/)
const prefix = z.string().regex(/^\d{2}(\d{2}){0,2}(\d{3}){0,2}$/)
const value = z.union([z.number().int(), z.boolean(), z.string().max(100), z.array(z.tuple([z.number().int(), z.number().int()])).max(200), z.array(z.string().max(40)).max(200)])
const scalar = z.union([z.number().int(), z.boolean(), z.string().max(100)])

const definition = z.object({
  key: z.string(),
  label: z.string(),
  type: z.string(),
  unit: z.string(),
  codes: z.array(z.object({ code: z.string(), label: z.string() })),
  /** How the nation bounds a place's own value; null when it does not. */
  limit: z.enum(["at-most", "at-least"]).nullable(),
})

export const parameterRow = z.object({
  /** Null for a row of the program's own tables. */
  rowId: id.nullable(),
  key: z.string(),
  label: z.string(),
  region: z.string(),
  regionName: z.string(),
  value,
  shown: z.string(),
  unit: z.string(),
  from: z.string(),
  /** First day it no longer holds, by its own end or by the row after it; null while open. */
  to: z.string().nullable(),
  documentNumber: z.string(),
  reason: z.string(),
  state: z.enum(["draft", "approved", "withdrawn"]),
  enteredBy: z.string(),
  enteredAt: z.string().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnWhy: z.string().nullable(),
  /** What this officer may do with it now. */
  may: z.object({ approve: z.boolean(), withdraw: z.boolean() }),
})

export const listParameters = endpoint({
  name: "parameters.list",
  method: "GET",
  path: "/parameters",
  who: readers,
  summary: "参数：按名称、地区、日期查询，含待批准的草稿",
  query: z.object({
    /** One or several, by comma. */
    key: z.string().max(4000).optional(), region: place.optional(), on: day.optional(),
    /** "settled": approved or withdrawn, no draft. */
    state: z.enum(["draft", "approved", "withdrawn", "settled"]).optional(),
    /** Found in name, key, document or place. */
    q: z.string().trim().max(60).optional(), page: z.coerce.number().int().min(1).max(10_000).default(1), size: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({ definitions: z.array(definition), rows: z.array(parameterRow), total: z.int(), page: z.int(), pageSize: z.int() }),
})

export const enterParameter = endpoint({
  name: "parameters.enter",
  method: "POST",
  path: "/parameters",
  who: enterers,
  summary: "录入参数草稿，须由另一位负责人批准",
  input: z.object({ key: z.string().max(80), region: place, value, from: day, to: day.nullable().default(null), documentNumber: z.string().trim().max(100), reason: z.string().trim().max(500).default("") }),
  output: z.object({ rowId: id }),
  success: 201,
  problems: [
    parameterProblems.unknownKey, parameterProblems.value, parameterProblems.period, parameterProblems.noDocument, parameterProblems.overlap, parameterProblems.exceedsNationalCeiling,
    parameterProblems.retroactiveWithoutReason, parameterProblems.outsideScope, parameterProblems.unknownPlace,
  ],
})

export const approveParameter = endpoint({
  name: "parameters.approve",
  method: "POST",
  path: "/parameters/:row/approve",
  who: ["head"],
  summary: "批准另一人录入的参数，从生效日起使用",
  params: z.object({ row: id }),
  input: z.object({}),
  output: z.object({ state: z.literal("approved"), recalculates: z.boolean() }),
  problems: [
    parameterProblems.samePerson, parameterProblems.notDraft, parameterProblems.outsideScope, parameterProblems.overlap, parameterProblems.exceedsNationalCeiling, parameterProblems.value, parameterProblems.period,
    parameterProblems.unknownKey, parameterProblems.noDocument, parameterProblems.retroactiveWithoutReason,
  ],
})

export const withdrawParameter = endpoint({
  name: "parameters.withdraw",
  method: "POST",
  path: "/parameters/:row/withdraw",
  who: enterers,
  summary: "撤回尚未批准的参数草稿",
  params: z.object({ row: id }),
  input: z.object({ why: z.string().trim().min(4).max(200) }),
  output: z.object({ state: z.literal("withdrawn") }),
  problems: [parameterProblems.notDraft, parameterProblems.outsideScope],
})

const figures = z.object({
  people: z.number(),
  gained: z.number(),
  lost: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  passBefore: z.number(),
  passAfter: z.number(),
  /** Left to a person. */
  byHandBefore: z.number(),
  byHandAfter: z.number(),
  /** Whom nobody can decide for want of a fact. */
  noDataAfter: z.number(),
  /** Sum of what the measured figure gives those who pass, in its unit. */
  before: z.number(),
  after: z.number(),
})

const monthFigure = z.object({ month: z.string(), peopleBefore: z.number(), peopleAfter: z.number(), before: z.number(), after: z.number() })

export const rehearsal = z.object({
  rehearsalId: id,
  rule: z.string(),
  title: z.string(),
  version: z.string(),
  on: z.string(),
  region: z.string(),
  state: z.enum(["waiting", "running", "done", "failed"]),
  /** Parts of the region that are counted, in percent. */
  progress: z.int().min(0).max(100),
  askedBy: z.string(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  rows: z.array(z.object({ key: z.string(), label: z.string(), region: z.string(), shown: z.string(), from: z.string() })),
  /** The drafted version of the rule that was put beside the one in force, as it then was. */
  draft: z.object({ draftId: id, title: z.string(), from: z.string(), documentNumber: z.string() }).nullable(),
  /** Facts nobody answers, taken as given for everybody. */
  assumed: z.array(z.object({ name: z.string(), label: z.string(), shown: z.string() })),
  /** Facts nobody answers and nothing was assumed for. */
  unanswered: z.array(z.object({ name: z.string(), label: z.string() })),
  /** The figure whose sums are compared; null for a rule that gives none. */
  measure: z.object({ name: z.string(), label: z.string(), type: z.string() }).nullable(),
  total: figures,
  places: z.array(figures.extend({ county: z.string(), name: z.string() })),
  /** For rules that give an amount each month for months: what falls into each. */
  months: z.array(monthFigure),
})

export const startRehearsal = endpoint({
  name: "parameters.start-rehearsal",
  method: "POST",
  path: "/parameters/rehearsals",
  who: enterers,
  summary: "预演：草稿参数或规则草稿一旦批准，谁增、谁减、金额怎么变",
  input: z.object({ rows: z.array(id).max(20).default([]), /** A drafted version of the rule, beside draft numbers or alone. */ draft: id.optional(), rule: z.string().max(80), on: day, region: prefix, assumed: z.record(z.string().max(80), scalar).default({}) }),
  output: z.object({ rehearsalId: id }),
  success: 202,
  perMinute: 20,
  problems: [parameterProblems.unknownRule, parameterProblems.notScannable, parameterProblems.outsideScope, parameterProblems.notDraft, parameterProblems.assumption, parameterProblems.overlap, parameterProblems.exceedsNationalCeiling, parameterProblems.nothingDrafted],
})

export const listRehearsals = endpoint({
  name: "parameters.list-rehearsals",
  method: "GET",
  path: "/parameters/rehearsals",
  who: readers,
  summary: "本辖区最近的预演",
  output: z.array(z.object({ rehearsalId: id, rule: z.string(), title: z.string(), on: z.string(), region: z.string(), state: z.enum(["waiting", "running", "done", "failed"]), progress: z.int().min(0).max(100), askedBy: z.string(), askedAt: z.string(), keys: z.array(z.string()), rowIds: z.array(id), draftId: id.nullable() })),
})

export const readRehearsal = endpoint({
  name: "parameters.read-rehearsal",
  method: "GET",
  path: "/parameters/rehearsals/:rehearsal",
  who: readers,
  summary: "预演结果，按区县和月份；未完成时为进度",
  params: z.object({ rehearsal: id }),
  output: rehearsal,
})

export const rehearsedPeople = endpoint({
  name: "parameters.rehearsed-people",
  method: "GET",
  path: "/parameters/rehearsals/:rehearsal/people",
  who: enterers,
  summary: "预演中结果有变化的部分对象，前后两个结果",
  params: z.object({ rehearsal: id }),
  query: z.object({ change: z.enum(["gained", "lost", "changed"]), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.array(z.object({ subjectId: id, name: z.string(), region: z.string(), regionName: z.string(), before: z.object({ result: z.string(), codes: z.array(z.string()), measured: z.number().nullable() }), after: z.object({ result: z.string(), codes: z.array(z.string()), measured: z.number().nullable() }) })),
  personal: true,
})

export const readRecalculation = endpoint({
  name: "parameters.read-recalculation",
  method: "GET",
  path: "/parameters/:row/recalculation",
  who: enterers,
  summary: "追溯生效的参数：此前的决定用新参数重算，有不同的逐件列出，供人工处理",
  params: z.object({ row: id }),
  output: z.object({ madeAt: z.string(), endedAt: z.string().nullable(), judged: z.number(), lines: z.array(z.object({ subjectId: id, caseId: id, number: z.string(), region: z.string(), says: z.array(z.string()) })) }),
  personal: true,
})

const ruleHead = z.object({
  name: z.string(),
  title: z.string(),
  law: z.string(),
  articles: z.array(z.string()),
  since: z.string(),
  until: z.string().nullable(),
  subject: z.string(),
  items: z.array(z.object({ code: z.string(), name: z.string(), as: z.enum(["admission", "gate"]) })),
  /** Whether it can be put to everybody. */
  scannable: z.boolean(),
  /** Keys of the numbers it leans on. */
  parameters: z.array(z.string()),
})

export const listRules = endpoint({
  name: "law.list-rules",
  method: "GET",
  path: "/law/rules",
  who: readers,
  summary: "法规条文写成的全部规则",
  output: z.array(ruleHead),
})

export const readRule = endpoint({
  name: "law.read-rule",
  method: "GET",
  path: "/law/rules/:name",
  who: readers,
  summary: "一条规则：条文、条件、理由代码、版本、参数、示例、用在哪里",
  params: z.object({ name: z.string().max(80) }),
  output: z.object({
    versions: z.array(
      ruleHead.extend({
        sentences: z.array(z.string()),
        conditions: z.array(z.object({ name: z.string(), says: z.string(), article: z.string(), verdict: z.enum(["fail", "by-hand"]), code: z.string(), reason: z.string() })),
        facts: z.array(z.object({ name: z.string(), label: z.string(), unit: z.string(), type: z.string(), source: z.string(), answered: z.boolean(), codes: z.array(z.object({ code: z.string(), label: z.string() })) })),
      }),
    ),
    /** Whether a new version can be drafted while the program runs. */
    draftable: z.boolean(),
    /** Without a number in the domain file an example is ours. */
    examples: z.array(z.object({ id: z.string().nullable(), says: z.string(), result: z.string(), codes: z.array(z.string()), shown: z.array(z.string()) })),
  }),
})
