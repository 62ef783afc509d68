// How a new version of a rule is drafted, tried, sent, approved by another officer, or returned.
import { z } from "zod"
import { endpoint, problem, type StaffRole } from "#wire"

export const draftProblems = {
  notDraftable: problem("drafts.not-draftable", 422, "这条规则随程序发布，不能在线起草"),
  unknownRule: problem("drafts.unknown-rule", 422, "规则在生效日没有可据以修改的版本"),
  inThePast: problem("drafts.in-the-past", 422, "规则不溯及既往，生效日不能早于今天"),
  sameDay: problem("drafts.same-day", 422, "这一天已有这条规则的版本开始执行，请换一个生效日"),
  unchanged: problem("drafts.unchanged", 422, "与现行版本没有不同"),
  outdated: problem("drafts.outdated", 409, "起草之后，生效日的现行版本变了，请打开草稿核对后重新保存"),
  moved: problem("drafts.moved", 409, "这份草稿已有新的处理，请刷新后再操作"),
  notOpen: problem("drafts.not-open", 409, "这份草稿现在不能这样处理，请刷新后查看"),
  notDrafter: problem("drafts.not-drafter", 403, "只有起草人可以修改、送审自己的草稿"),
  samePerson: problem("drafts.same-person", 403, "您起草的规则须由另一位负责人批准"),
  wholeProvince: problem("drafts.whole-province", 403, "规则在全省执行，须由省级负责人处理"),
}

const readers: readonly StaffRole[] = ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"]
const enterers: readonly StaffRole[] = ["clerk", "reviewer", "head"]

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const day = z.iso.date()
const data = z.record(z.string().max(80), z.unknown())
const name = z.string().max(80)

const labels = z.record(z.string(), z.string())
const source = z.object({ kind: z.enum(["register", "record", "declared"]), name: z.string() })
const fact = z.object({ name: z.string(), label: z.string(), type: z.string(), source, of: z.string(), codes: labels.optional(), orNone: z.boolean().optional(), fixed: z.boolean().optional(), dayOfAsking: z.boolean().optional(), means: z.string().optional() })
const column = z.object({ type: z.string(), label: z.string(), codes: labels.optional(), orNone: z.boolean().optional() })
const list = z.object({ name: z.string(), label: z.string(), source, of: z.string(), columns: z.record(z.string(), column), means: z.string().optional() })
const number = z.object({ key: z.string(), label: z.string(), type: z.string(), unit: z.string(), codes: labels.optional(), limit: z.object({ direction: z.enum(["at-most", "at-least"]), nation: z.enum(["usable", "limit-only"]), over: z.tuple([z.number(), z.number()]).optional() }).optional() })

const difference = z.object({ what: z.enum(["title", "law", "condition", "gives", "part"]), name: z.string(), before: z.string().nullable(), after: z.string().nullable() })
const outcome = z.object({ result: z.string(), codes: z.array(z.string()), shown: z.array(z.string()) })
const tried = z.object({ id: z.string().nullable(), says: z.string(), before: outcome, after: outcome, changed: z.boolean() })
const place = z.object({ code: z.string(), at: z.string(), says: z.string() })

/** Whether the draft can be read, what it changes, and what comes of the worked examples. */
const trial = z.object({ problems: z.array(place), differences: z.array(difference), sentences: z.array(z.string()), examples: z.array(tried) })

const said = z.object({ title: z.string().trim().min(2).max(80), documentNumber: z.string().trim().min(2).max(100), reason: z.string().trim().min(4).max(500), from: day, content: data })
const stateOf = z.enum(["draft", "returned", "sent", "approved", "withdrawn"])

const head = z.object({ draftId: id, rule: z.string(), ruleTitle: z.string(), title: z.string(), from: z.string(), documentNumber: z.string(), state: stateOf, draftedBy: z.string(), changedAt: z.string() })

export const readDrafting = endpoint({
  name: "law.drafting",
  method: "GET",
  path: "/law/rules/:name/drafting",
  who: readers,
  summary: "起草新版本的底稿：生效日的现行版本，以及可用的事实、明细和参数",
  params: z.object({ name }),
  query: z.object({ on: day }),
  output: z.object({
    rule: z.string(), title: z.string(), subject: z.string(),
    /** First day of the version to draft from. */
    basedOn: z.string(),
    content: data, gives: z.record(z.string(), z.string()),
    vocabulary: z.object({ facts: z.array(fact), lists: z.array(list), parameters: z.array(number) }),
  }),
  problems: [draftProblems.notDraftable, draftProblems.unknownRule],
})

export const tryDraft = endpoint({
  name: "law.try-draft",
  method: "POST",
  path: "/law/rules/:name/try",
  who: enterers,
  summary: "试一试草稿：读不读得通、改了什么、示例的结果变不变；不保存",
  params: z.object({ name }),
  input: z.object({ from: day, content: data }),
  output: trial,
  problems: [draftProblems.notDraftable, draftProblems.unknownRule],
})

const refusals = [draftProblems.notDraftable, draftProblems.unknownRule, draftProblems.inThePast, draftProblems.sameDay, draftProblems.unchanged]

export const draftRule = endpoint({
  name: "law.draft-rule",
  method: "POST",
  path: "/law/rules/:name/drafts",
  who: enterers,
  summary: "起草规则的新版本",
  params: z.object({ name }),
  input: said,
  output: z.object({ draftId: id, step: z.int() }),
  success: 201,
  problems: refusals,
})

const one = z.object({ draft: id })
/** The last step the officer saw. */
const step = z.int().min(1).max(10_000)

export const changeDraft = endpoint({
  name: "law.change-draft",
  method: "POST",
  path: "/law/drafts/:draft/change",
  who: enterers,
  summary: "修改草稿",
  params: one,
  input: said.extend({ step }),
  output: z.object({ draftId: id, step: z.int() }),
  problems: [...refusals, draftProblems.moved, draftProblems.notOpen, draftProblems.notDrafter],
})

export const actOnDraft = endpoint({
  name: "law.act-on-draft",
  method: "POST",
  path: "/law/drafts/:draft/act",
  who: enterers,
  summary: "送审、撤回自己的草稿；另一位省级负责人批准或退回",
  params: one,
  input: z.object({ step, act: z.enum(["send", "withdraw", "return", "approve"]), says: z.string().trim().max(300).default("") }),
  output: z.object({ state: stateOf, step: z.int() }),
  problems: [...refusals, draftProblems.outdated, draftProblems.moved, draftProblems.notOpen, draftProblems.notDrafter, draftProblems.samePerson, draftProblems.wholeProvince],
})

export const listDrafts = endpoint({
  name: "law.list-drafts",
  method: "GET",
  path: "/law/drafts",
  who: readers,
  summary: "规则草稿：全部或一条规则的",
  query: z.object({ rule: name.optional() }),
  output: z.array(head),
})

export const readDraft = endpoint({
  name: "law.read-draft",
  method: "GET",
  path: "/law/drafts/:draft",
  who: readers,
  summary: "一份规则草稿：改了什么、示例怎么变、经过",
  params: one,
  output: head.extend({
    reason: z.string(), basedOn: z.string(), content: data, step: z.int(), ...trial.shape,
    history: z.array(z.object({ step: z.int(), kind: z.enum(["drafted", "changed", "sent", "returned", "withdrawn", "approved"]), by: z.string(), at: z.string(), says: z.string() })),
    rehearsable: z.boolean(),
    may: z.object({ change: z.boolean(), send: z.boolean(), withdraw: z.boolean(), return: z.boolean(), approve: z.boolean(), rehearse: z.boolean() }),
  }),
})
