// 全国查重: about whom other provinces were asked for a claim, what they said, and the decision to go on where they did not.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const nationwideProblems = {
  open: problem("subsidies.nationwide-open", 409, "全国查重还没有结果，不能审批。超过等待时限没有答复的，由复核人员写明理由后可以继续"),
  fourEyes: problem("subsidies.nationwide-four-eyes", 403, "决定不等查重答复的人员不能审批同一件"),
  hold: problem("subsidies.nationwide-hold", 409, "等待答复的时限到{until}，在此之前不能决定继续办理"),
  notOpen: problem("subsidies.nationwide-not-open", 409, "这个人的查重已有结果或已决定，请刷新后查看"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ subject: id, case: id })

export const nationwideShape = z.object({
  personId: id, name: z.string(), state: z.enum(["waiting", "clear", "hit", "mismatch", "unconnected"]), askedAt: z.string(), holdUntil: z.string(), tries: z.int(), problem: z.string(), answeredAt: z.string().nullable(),
  /** What other provinces said the person has or had there. */
  held: z.array(z.object({ province: z.string(), itemName: z.string(), from: z.string(), until: z.string().nullable() })),
  /** Came after the last officer passed the case on: it has to be reviewed again before it is published. */
  isNews: z.boolean(),
  released: z.object({ by: z.string(), at: z.string(), says: z.string() }).nullable(),
  mayRelease: z.boolean(),
})

export const readNationwide = endpoint({
  name: "subsidies.read-nationwide", method: "GET", path: "/subsidies/nationwide/:subject/:case", who: ["clerk", "reviewer", "head", "auditor"], summary: "一件申请的全国查重", personal: true, params: one, output: z.array(nationwideShape),
  problems: [commonProblems.notFound],
})

export const releaseNationwide = endpoint({
  name: "subsidies.release-nationwide", method: "POST", path: "/subsidies/nationwide/:subject/:case/release", who: ["reviewer"], summary: "没有查重答复，或姓名与号码不符，写明理由后继续办理；系统继续查询，有结果再通知", params: one,
  input: z.strictObject({ person: id, says: z.string().trim().min(5).max(500) }), output: z.object({ openLeft: z.int() }),
  problems: [nationwideProblems.hold, nationwideProblems.notOpen, commonProblems.notFound, commonProblems.notAllowed],
})
