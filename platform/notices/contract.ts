// The inbox of a person, an employer, an office.
import { z } from "zod"
import { endpoint } from "#wire"

const id = z.string().regex(/^[1-9]\d{0,18}$/)

export const noticeShape = z.object({ noticeId: z.string(), topic: z.string(), title: z.string(), body: z.string(), link: z.string(), urgent: z.boolean(), at: z.string(), readAt: z.string().nullable() })

export const listNotices = endpoint({
  name: "notices.list",
  method: "GET",
  path: "/notices",
  who: ["citizen", "employer"],
  summary: "我的消息",
  query: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  output: z.object({ notices: z.array(noticeShape), unread: z.number() }),
})

export const readNotice = endpoint({
  name: "notices.read",
  method: "POST",
  path: "/notices/:notice/read",
  who: ["citizen", "employer"],
  summary: "标为已读",
  params: z.object({ notice: id }),
  output: z.object({ unread: z.number() }),
})

export const officeNoticeShape = z.object({ noticeId: z.string(), region: z.string(), topic: z.string(), subjectId: z.string(), about: z.string(), title: z.string(), body: z.string(), link: z.string(), at: z.string() })

/** Who is told of what an office has to know. */
const officers = ["clerk", "reviewer", "head", "finance", "auditor"] as const

export const listOfficeNotices = endpoint({
  name: "notices.list-office",
  method: "GET",
  path: "/notices/office",
  who: officers,
  summary: "本机构待处理的提醒",
  query: z.object({ before: id.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({ notices: z.array(officeNoticeShape), open: z.number() }),
  personal: true,
})

/** The number alone, for the sign beside the place: nobody's record is shown by it. */
export const countOfficeNotices = endpoint({
  name: "notices.count-office",
  method: "GET",
  path: "/notices/office/count",
  who: officers,
  summary: "本机构待处理提醒的件数",
  output: z.object({ open: z.number() }),
})

export const settleOfficeNotice = endpoint({
  name: "notices.settle-office",
  method: "POST",
  path: "/notices/office/:notice/done",
  who: officers,
  summary: "提醒已处理",
  params: z.object({ notice: id }),
  output: z.object({ open: z.number() }),
})
