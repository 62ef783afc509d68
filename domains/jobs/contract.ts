// Job services as the outside sees them: posts of firms with their ends, résumés, and what anybody looking for work may see.
import { z } from "zod"
import { entryEndpoints, type EntryTable } from "#platform/entries/contract"
import { endpoint, problem } from "#wire"

export const educationLabels = { any: "不限", junior: "初中及以上", senior: "高中、中专及以上", college: "大专及以上", bachelor: "本科及以上", master: "硕士及以上" } as const
export const payUnitLabels = { month: "元/月", day: "元/日", hour: "元/小时", piece: "元/件" } as const
export const workTypeLabels = { "full-time": "全日制", "part-time": "非全日制", dispatch: "劳务派遣", internship: "实习见习", "odd-job": "零工", "side-job": "兼职", rehired: "退休返聘" } as const
export const postEndLabels = { filled: "已招满", withdrawn: "主动下架", violation: "违规下架" } as const
export const shownToLabels = { everybody: "公开", offices: "仅公共就业服务机构", applied: "仅投递的单位", nobody: "隐藏" } as const

export const jobsProblems = {
  noPost: problem("jobs.no-post", 404, "这个岗位已经下架或到期，请看看别的岗位"),
} as const

const record = (table: EntryTable) => ({ table, endpoints: entryEndpoints(table) })

export const jobRecords = {
  posts: record({
    name: "jobs.posts", title: "招聘信息", owner: "employer", natural: ["number"], enters: ["clerk", "employer"],
    columns: [
      { name: "number", heading: "招聘编号", kind: "text" }, { name: "title", heading: "岗位名称", kind: "text" }, { name: "occupation", heading: "职业（工种）代码", kind: "text" }, { name: "headcount", heading: "招聘人数", kind: "count" },
      { name: "work_region", heading: "工作地区划代码", kind: "region" }, { name: "work_place", heading: "工作地点", kind: "text" }, { name: "duty", heading: "工作内容", kind: "text" },
      { name: "education", heading: "学历要求", kind: "code", codes: educationLabels }, { name: "conditions", heading: "其他招聘条件", kind: "text", optional: true },
      { name: "pay_from_fen", heading: "报酬下限（元）", kind: "yuan" }, { name: "pay_to_fen", heading: "报酬上限（元）", kind: "yuan" }, { name: "pay_unit", heading: "报酬单位", kind: "code", codes: payUnitLabels },
      { name: "work_type", heading: "用工形式", kind: "code", codes: workTypeLabels }, { name: "benefits", heading: "福利待遇", kind: "text", optional: true }, { name: "contact", heading: "联系人", kind: "text" }, { name: "phone", heading: "联系电话", kind: "text" },
      { name: "valid_from", heading: "发布日期", kind: "date" }, { name: "valid_until", heading: "有效期最后一天", kind: "date" },
    ],
  }),
  postEnds: record({
    name: "jobs.post_ends", title: "招聘结束", owner: "employer", natural: ["number"], enters: ["clerk", "employer"],
    columns: [{ name: "number", heading: "招聘编号", kind: "text" }, { name: "ended_on", heading: "结束日期", kind: "date" }, { name: "reason", heading: "原因", kind: "code", codes: postEndLabels }],
  }),
  resumes: record({
    name: "jobs.resumes", title: "求职登记", owner: "person", natural: [], enters: ["clerk"],
    columns: [
      { name: "occupation", heading: "期望职业代码", kind: "text" }, { name: "wished_region", heading: "期望工作地区划代码", kind: "region", optional: true }, { name: "wished_pay_fen", heading: "期望月薪（元）", kind: "yuan", optional: true },
      { name: "work_type", heading: "用工形式", kind: "code", codes: workTypeLabels }, { name: "skills", heading: "技能和经历", kind: "text", optional: true }, { name: "shown_to", heading: "简历公开范围", kind: "code", codes: shownToLabels },
      { name: "written_on", heading: "登记日期", kind: "date" }, { name: "valid_until", heading: "有效期最后一天", kind: "date" },
    ],
  }),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const keysOf = <Key extends string>(labels: Readonly<Record<Key, string>>) => Object.keys(labels) as [Key, ...Key[]]

const postLine = z.object({
  employerId: id, postId: id, title: z.string(), employerName: z.string(), placeName: z.string(), headcount: z.int(), payFromFen: z.number(), payToFen: z.number(), payUnit: z.enum(keysOf(payUnitLabels)),
  workType: z.enum(keysOf(workTypeLabels)), education: z.enum(keysOf(educationLabels)), validUntil: z.string(),
})
export type PostLine = z.output<typeof postLine>
const onePost = postLine.extend({
  number: z.string(), occupation: z.string(), workPlace: z.string(), duty: z.string(), conditions: z.string().nullable(), benefits: z.string().nullable(), validFrom: z.string(), source: z.string(),
  /** Only for who has signed in. */
  contact: z.string().nullable(), phone: z.string().nullable(),
})
export type OnePost = z.output<typeof onePost>

export const openPosts = endpoint({
  name: "jobs.open-posts", method: "GET", path: "/jobs/open-posts", who: ["public"], summary: "正在招聘的岗位，可按关键词和地区找",
  query: z.object({ q: z.string().trim().max(40).default(""), region: z.string().regex(/^\d{2,12}$/).optional(), page: z.coerce.number().int().min(1).max(1000).default(1) }),
  output: z.object({ rows: z.array(postLine), total: z.int(), page: z.int(), pageSize: z.int() }), perMinute: 120,
})
export const openPost = endpoint({ name: "jobs.open-post", method: "GET", path: "/jobs/open-posts/:employer/:post", who: ["public"], summary: "一个岗位；登录后可以看到联系方式", params: z.object({ employer: id, post: id }), output: onePost, problems: [jobsProblems.noPost], perMinute: 120 })

const resume = z.object({
  occupation: z.string().trim().min(2).max(60), wishedPayFen: z.int().min(1).max(100_000_000).nullable(), workType: z.enum(keysOf(workTypeLabels)), skills: z.string().trim().max(500).nullable(), shownTo: z.enum(keysOf(shownToLabels)),
})
export const myResume = endpoint({ name: "jobs.my-resume", method: "GET", path: "/jobs/mine/resume", who: ["citizen"], summary: "我的求职登记", output: z.object({ resume: resume.extend({ writtenOn: z.string(), validUntil: z.string() }).nullable() }) })
export const writeResume = endpoint({ name: "jobs.write-resume", method: "POST", path: "/jobs/mine/resume", who: ["citizen"], summary: "求职登记：填写或更新，有效三个月", input: resume, output: z.object({ validUntil: z.string() }), success: 201 })
