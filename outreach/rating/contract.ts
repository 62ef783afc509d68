// 好差评 as the outside sees it: who was served rates once, in five grades; officers see counts and words, never names.
import { z } from "zod"
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"
import { isPlainDate } from "#standards"
import { endpoint, problem } from "#wire"

/** Code table 9.5. */
export const gradeLabels = { "5": "非常满意", "4": "满意", "3": "基本满意", "2": "不满意", "1": "非常不满意" } as const
/** Code table 9.1. */
export const channelLabels = { "01": "窗口", "02": "网站", "03": "移动应用", "04": "小程序", "05": "自助终端", "06": "12333", "07": "电子社保卡", "08": "政务服务网", "99": "其他" } as const
/** Online: 整体满意度、办事效率、办事指南精确度、办事便捷度、平台操作性 (国办发〔2019〕51号); which version was shown is kept with each rating. */
export const indicatorLabels = { whole: "整体满意度", speed: "办事效率", guide: "办事指南精确度", ease: "办事便捷度", platform: "平台操作性" } as const
export const indicatorSet = 1
/** Days after the end of a case in which it may be rated. */
export const openDays = 30

export const ratingProblems = {
  exists: problem("EVAL_EXISTS", 409, "这件业务您已经评价过了，谢谢"),
  notOver: problem("rating.not-over", 409, "办结以后才能评价"),
  closed: problem("rating.closed", 409, "办结超过{days}天，不能再评价；有意见请拨打12333"),
  needsReason: problem("rating.needs-reason", 422, "请选择至少一项不满意的方面，或者写几句话，方便我们改正"),
  noCase: problem("rating.no-case", 404, "没有找到这件业务"),
} as const

const contacts: EntryTable = {
  name: "rating.contacts", title: "服务接触", owner: "person", natural: ["number"], enters: ["clerk"],
  columns: [
    { name: "number", heading: "接触编号", kind: "text" }, { name: "channel", heading: "渠道", kind: "code", codes: channelLabels }, { name: "matter", heading: "事由", kind: "text" }, { name: "held_on", heading: "日期", kind: "date" },
    { name: "minutes", heading: "分钟", kind: "count" },
  ],
}
export const contactRecords = { table: contacts, endpoints: entryEndpoints(contacts) }

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const day = z.string().regex(/^(19|20)\d{2}-\d{2}-\d{2}$/).refine(isPlainDate, "应为日期，如 2026-03-05")
const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as [Key, ...Key[]]
const given = z.object({ grade: z.int().min(1).max(5), indicators: z.array(z.enum(keysOf(indicatorLabels))).max(5).default([]), says: z.string().trim().max(500).default(""), anonymous: z.boolean().default(false) })

export const caseRating = endpoint({
  name: "rating.case-rating", method: "GET", path: "/ratings/cases/:case", who: ["citizen", "employer"], summary: "我对一件业务的评价；还没有评价时，能不能评、到哪天",
  params: z.object({ case: id }), output: z.object({ rating: given.extend({ ratedAt: z.string() }).nullable(), until: z.string().nullable() }), problems: [ratingProblems.noCase],
})
export const rateCase = endpoint({
  name: "rating.rate-case", method: "POST", path: "/ratings/cases/:case", who: ["citizen", "employer"], summary: "好差评：评价一件已经办结的业务，一件一次", success: 201,
  params: z.object({ case: id }), input: given, output: z.object({ ratingId: z.string() }), problems: [ratingProblems.noCase, ratingProblems.exists, ratingProblems.notOver, ratingProblems.closed, ratingProblems.needsReason],
})

const counts = z.object({ "5": z.int(), "4": z.int(), "3": z.int(), "2": z.int(), "1": z.int() })
export const ratingSummary = endpoint({
  name: "rating.summary", method: "GET", path: "/ratings/summary", who: ["clerk", "reviewer", "head", "auditor"], summary: "本辖区的好差评：各等级件数、得分、渠道和事项，以及评价的话（不显示是谁）",
  query: z.object({ from: day.optional(), until: day.optional() }),
  output: z.object({
    from: z.string(), until: z.string(), total: z.int(),
    /** Out of 100, drawn towards 80 while there are few (domain/05 §B4); null when nobody rated. */
    score: z.number().nullable(),
    grades: counts,
    groups: z.array(z.object({ kind: z.enum(["channel", "matter"]), name: z.string(), total: z.int(), poor: z.int(), score: z.number() })),
    words: z.array(z.object({ grade: z.int(), says: z.string(), indicators: z.array(z.string()), matter: z.string(), ratedOn: z.string() })),
  }),
})
