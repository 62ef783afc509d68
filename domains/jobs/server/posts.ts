// Posts that are open on a day, as anybody looking for work finds them.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import type { OutputOf, ParamsOf, QueryOf } from "#wire"
import { jobsProblems, type openPost, type openPosts } from "../contract.ts"

interface Row {
  readonly employer_id: string
  readonly record_id: string
  readonly number: string
  readonly title: string
  readonly employer_name: string
  readonly place_name: string
  readonly occupation: string
  readonly headcount: number
  readonly work_place: string
  readonly duty: string
  readonly education: OutputOf<typeof openPost>["education"]
  readonly conditions: string | null
  readonly pay_from_fen: string
  readonly pay_to_fen: string
  readonly pay_unit: OutputOf<typeof openPost>["payUnit"]
  readonly work_type: OutputOf<typeof openPost>["workType"]
  readonly benefits: string | null
  readonly contact: string
  readonly phone: string
  readonly valid_from: string
  readonly valid_until: string
  readonly source: string
}

const open = ":on::date between p.valid_from and p.valid_until and (p.ended_on is null or p.ended_on > :on::date)"
const shown = `p.*, u.name as employer_name, coalesce(nullif(g.full_name, ''), g.name, p.work_region) as place_name
  from jobs.published_posts p join registers.employer_names u on u.employer_id = p.employer_id left join registers.regions g on g.code = p.work_region`

const openOn = statement<{ on: string; q: string; region: string; limit: number; offset: number }, Row & { total: number }>({
  name: "jobs.open-posts",
  reach: "report",
  sql: `select count(*) over ()::int as total, ${shown}
     where ${open} and p.work_region like :region || '%' and (:q = '' or strpos(p.title, :q) > 0 or strpos(u.name, :q) > 0 or strpos(p.duty, :q) > 0)
     order by p.valid_from desc, p.record_id desc limit :limit::int offset :offset::int`,
})

const oneOpen = statement<{ employer: string; post: string; on: string }, Row>({ name: "jobs.open-post", reach: "subject", sql: `select ${shown} where p.employer_id = :employer::bigint and p.record_id = :post::bigint and ${open}` })

const pageSize = 20

const line = (row: Row) => ({
  employerId: row.employer_id, postId: row.record_id, title: row.title, employerName: row.employer_name, placeName: row.place_name, headcount: row.headcount, payFromFen: Number(row.pay_from_fen), payToFen: Number(row.pay_to_fen),
  payUnit: row.pay_unit, workType: row.work_type, education: row.education, validUntil: row.valid_until,
})

/** Posts are told to everybody, so they are read as the program decides, not as the viewer's rows. */
export async function findPosts(request: RequestContext<unknown, QueryOf<typeof openPosts>>): Promise<OutputOf<typeof openPosts>> {
  const { q, region, page } = request.query
  const rows = await request.house.database.engine.all(openOn, { on: request.today, q, region: region ?? "", limit: pageSize, offset: (page - 1) * pageSize })
  return { rows: rows.map(line), total: rows[0]?.total ?? 0, page, pageSize }
}

export async function readPost(request: RequestContext<ParamsOf<typeof openPost>>): Promise<OutputOf<typeof openPost>> {
  const row = await request.house.database.engine.maybe(oneOpen, { ...request.params, on: request.today })
  if (!row) throw jobsProblems.noPost()
  const isKnown = request.viewer.kind !== "public"
  return {
    ...line(row), number: row.number, occupation: row.occupation, workPlace: row.work_place, duty: row.duty, conditions: row.conditions, benefits: row.benefits, validFrom: row.valid_from, source: row.source,
    contact: isKnown ? row.contact : null, phone: isKnown ? row.phone : null,
  }
}
