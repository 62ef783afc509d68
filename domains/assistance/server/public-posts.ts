// 公益性岗位 with what its records refuse: a post without a free place, who is not in hardship, a month outside the placement (domain/03 §3 PW-POST).
import { entryRoutes } from "#platform/entries"
import type { EntryRefusal } from "#platform/entries/contract"
import type { Served } from "#platform/module"
import { publicPostRecords as kept } from "../contract/public-posts.ts"

const placementOfRow = "assistance.published_placements p where p.person_id = r.person_id and p.employer_id = r.employer_id and p.from_on = r.from_on"
const noPlacement: EntryRefusal = { code: "assistance.no-placement", says: "没有登记这次安置", when: `not exists (select 1 from ${placementOfRow})` }
const running = (person: string) => `assistance.published_placements p left join assistance.published_placement_ends e on e.person_id = p.person_id and e.employer_id = p.employer_id and e.from_on = p.from_on where ${person}`

const placements: readonly EntryRefusal[] = [
  { code: "R-POST", says: "岗位未经批准，或上岗日不在有效期内", when: "not exists (select 1 from assistance.published_public_posts b where b.employer_id = r.employer_id and b.number = r.post_number and b.approved_on <= r.from_on and (b.until_on is null or b.until_on >= r.from_on))" },
  { code: "R-NOT-HARD", says: "上岗日不是就业困难人员", when: "not exists (select 1 from assistance.published_hardships h where h.person_id = r.person_id and h.recognised_on <= r.from_on and (h.ended_on is null or h.ended_on >= r.from_on))" },
  {
    code: "R-POST", says: "岗位没有空缺",
    when: `(select count(*) from ${running("p.employer_id = r.employer_id and p.post_number = r.post_number and (e.left_on is null or e.left_on >= r.from_on)")}) >= (select coalesce(max(b.places), 0) from assistance.published_public_posts b where b.employer_id = r.employer_id and b.number = r.post_number)`,
  },
  { code: "assistance.in-post", says: "还在别的公益性岗位上", when: `exists (select 1 from ${running("p.person_id = r.person_id and (e.left_on is null or e.left_on >= r.from_on)")})` },
  { code: "R-POST-AGREEMENT", says: "协议日期晚于上岗日期", when: "r.agreement_on > r.from_on" },
]
const months: readonly EntryRefusal[] = [
  noPlacement,
  { code: "assistance.outside-placement", says: "该月份早于上岗", when: "r.ym < to_char(r.from_on, 'YYYYMM')::int" },
  { code: "assistance.days", says: "考勤天数为0至31", when: "r.attended_days not between 0 and 31" },
]
const ends: readonly EntryRefusal[] = [noPlacement, { code: "assistance.future-day", says: "离岗早于上岗", when: "r.left_on < r.from_on" }]

export const publicPostRoutes: readonly Served[] = [
  ...entryRoutes(kept.posts.table, kept.posts.endpoints),
  ...entryRoutes(kept.placements.table, kept.placements.endpoints, placements),
  ...entryRoutes(kept.months.table, kept.months.endpoints, months),
  ...entryRoutes(kept.ends.table, kept.ends.endpoints, ends),
]
