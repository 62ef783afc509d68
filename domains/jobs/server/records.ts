// The records of job services with what they refuse: contents no posting may have, pay that says nothing, a post that is not there (domain/02 §1).
import { entryRoutes } from "#platform/entries"
import type { EntryRefusal } from "#platform/entries/contract"
import type { Served } from "#platform/module"
import { jobRecords as kept } from "../contract.ts"

const words = "(r.title || ' ' || r.duty || ' ' || coalesce(r.conditions, '') || ' ' || coalesce(r.benefits, ''))"

const posts: readonly EntryRefusal[] = [
  { code: "R-POST-SEX", says: "招聘信息含有性别、婚育歧视性内容（《就业促进法》第二十七条）", when: `${words} ~ '限男|限女|仅招男|仅招女|只招男|只招女|男性优先|女性优先|已婚已育优先|未婚优先|不孕'` },
  { code: "R-POST-HEALTH", says: "不得以传染病病原携带者为由拒绝录用（《就业促进法》第三十条）", when: `${words} ~ '乙肝|病原携带|携带者不'` },
  { code: "R-POST-ORIGIN", says: "不得有户籍、地域、民族、残疾的限制（《就业促进法》第二十八、二十九条，《人力资源市场暂行条例》第二十四条）", when: `${words} ~ '限本地户口|限本地户籍|本地户籍优先|不要[^，。；]{1,8}人|限汉族|不招残疾|残疾人勿'` },
  { code: "R-POST-MONEY", says: "不得收取押金、保证金等财物或扣押证件（《劳动合同法》第九条）", when: `${words} ~ '押金|保证金|交纳?服装费|交纳?培训费|交纳?体检费|扣押证件|抵押身份证'` },
  { code: "R-POST-CONTACT", says: "联系方式、网址请填在联系人和电话里，不写在内容中", when: `${words} ~ '1[3-9][0-9]{9}|https?://|www[.]|[Qq]{2}[:：]?[0-9]{5}'` },
  { code: "jobs.title", says: "岗位名称为2至40字", when: "length(r.title) not between 2 and 40" },
  { code: "jobs.duty", says: "工作内容至少20字", when: "length(r.duty) < 20" },
  { code: "jobs.headcount", says: "招聘人数为1至9999", when: "r.headcount not between 1 and 9999" },
  { code: "jobs.place", says: "没有这个工作地区划", when: "not exists (select 1 from registers.regions g where g.code = r.work_region)" },
  { code: "jobs.pay", says: "报酬上限不低于下限，也不超过下限的三倍", when: "r.pay_from_fen <= 0 or r.pay_to_fen < r.pay_from_fen or r.pay_to_fen > 3 * r.pay_from_fen" },
  { code: "jobs.days", says: "有效期从发布日起，最长90天", when: "r.valid_until < r.valid_from or r.valid_until > r.valid_from + 90" },
  { code: "E-USC-03", says: "单位已注销或吊销", when: "exists (select 1 from registers.employers u where u.employer_id = r.employer_id and u.status in ('注销', '吊销'))" },
]
const postOfRow = "jobs.published_posts p where p.employer_id = r.employer_id and p.number = r.number"
const postEnds: readonly EntryRefusal[] = [
  { code: "jobs.no-such-post", says: "没有登记这个招聘编号", when: `not exists (select 1 from ${postOfRow})` },
  { code: "jobs.end-before-start", says: "结束日期早于发布日期", when: `exists (select 1 from ${postOfRow} and r.ended_on < p.valid_from)` },
]
const resumes: readonly EntryRefusal[] = [
  { code: "R-SEEKER-AGE", says: "未满16周岁不能求职登记", when: "exists (select 1 from registers.persons p where p.person_id = r.person_id and p.birth_date > r.written_on - interval '16 years')" },
  { code: "jobs.days", says: "有效期早于登记日期", when: "r.valid_until < r.written_on" },
]

export const recordRoutes: readonly Served[] = [
  ...entryRoutes(kept.posts.table, kept.posts.endpoints, posts),
  ...entryRoutes(kept.postEnds.table, kept.postEnds.endpoints, postEnds),
  ...entryRoutes(kept.resumes.table, kept.resumes.endpoints, resumes),
]
