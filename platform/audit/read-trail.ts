// The auditor's queries of the trail: newest first, page by page, inside their own area.
import { statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { addDays, type PlainDate, plainDate } from "#standards"
import { auditProblems, type readTrail } from "./contract.ts"
import { chainStanding } from "./seal.ts"
import type { QueryOf } from "#wire"

const idEpoch = Date.UTC(2020, 0, 1)
const longestDays = 366
const usualDays = 31

interface TrailRow {
  subject_id: string
  trail_id: string
  at: string
  kind: "read" | "write" | "sign-in" | "refused"
  action: string
  actor_kind: string
  actor_id: string
  actor_name: string
  office: string
  region: string
  address: string
  purpose: string
  detail: Record<string, unknown>
}

interface Page {
  from: string
  before: string
  beforeSubject: string
  action: string
  kind: string
  scope: string
  limit: number
}

const columns = "t.subject_id, t.trail_id, t.at, t.kind, t.action, t.actor_kind, t.actor_id, t.actor_name, t.office, t.region, t.address, t.purpose, t.detail"

/** Where a row is to be looked for decides the index; the rest is the same. Rows without a place are for the province. */
const pageWhere = `
    t.trail_id >= :from and (t.trail_id, t.subject_id) < (:before::bigint, :beforeSubject::bigint)
    and (:action = '' or t.action = :action) and (:kind = '' or t.kind = :kind)
    and (t.region like :scope || '%' or (t.region = '' and length(:scope) = 2))
    order by t.trail_id desc, t.subject_id desc limit :limit`

const ofSubject = statement<Page & { subject: string; officer: string }, TrailRow>({
  name: "audit.trail-of-subject",
  reach: "subject",
  sql: `select ${columns} from audit.trail t where t.subject_id = :subject and (:officer = '' or (t.actor_kind = 'staff' and t.actor_id = :officer)) and ${pageWhere}`,
})
const ofOfficer = statement<Page & { officer: string }, TrailRow>({
  name: "audit.trail-of-officer",
  reach: "report",
  sql: `select ${columns} from audit.trail t where t.actor_kind = 'staff' and t.actor_id = :officer and ${pageWhere}`,
})
const ofEverybody = statement<Page, TrailRow>({ name: "audit.trail-of-everybody", reach: "report", sql: `select ${columns} from audit.trail t where ${pageWhere}` })

const seqsOf = statement<{ trails: readonly string[] }, { trail_id: string; subject_id: string; seq: string }>({
  name: "audit.seqs-of-rows",
  reach: "report",
  sql: "select trail_id, subject_id, seq from audit.chain where trail_id = any(:trails::bigint[])",
})

/** The identifier a row made at midnight in China of this day would have. */
const idAt = (day: PlainDate): string => (BigInt(Math.max(Date.parse(`${day}T00:00:00+08:00`) - idEpoch, 0)) << 22n).toString()

export async function readTrailPage(request: RequestContext<unknown, QueryOf<typeof readTrail>>) {
  const { query, db, viewer, house, today } = request
  const isFull = query.full === "1"
  if (isFull && query.purpose.length < 4) throw auditProblems.purposeNeeded()
  const scope = viewer.kind === "staff" ? viewer.scope : ""
  const to = query.to ? plainDate(query.to) : today
  const asked = query.from ? plainDate(query.from) : addDays(to, 1 - usualDays)
  const earliest = addDays(to, 1 - longestDays)
  const [trail, subject] = query.after?.split(".") ?? [idAt(addDays(to, 1)), "0"]
  const page: Page = {
    from: idAt(asked < earliest ? earliest : asked),
    before: trail ?? "0",
    beforeSubject: subject ?? "0",
    action: query.action ?? "",
    kind: query.kind ?? "",
    scope,
    limit: query.limit,
  }
  const rows = query.subject
    ? await db.all(ofSubject, { ...page, subject: query.subject, officer: query.officer ?? "" })
    : query.officer
      ? await db.all(ofOfficer, { ...page, officer: query.officer })
      : await db.all(ofEverybody, page)
  for (const one of new Map(rows.filter((row) => row.subject_id !== "0").map((row) => [row.subject_id, row.region]))) request.shows(one[0], one[1], query.purpose)
  const seqs = new Map((await house.database.system.all(seqsOf, { trails: rows.map((row) => row.trail_id) })).map((row) => [`${row.trail_id}.${row.subject_id}`, Number(row.seq)]))
  const last = rows.length === query.limit ? rows.at(-1) : undefined
  return {
    rows: rows.map((row) => ({
      subjectId: row.subject_id,
      trailId: row.trail_id,
      at: row.at,
      kind: row.kind,
      action: row.action,
      actorKind: row.actor_kind,
      actorId: row.actor_id,
      actorName: row.actor_name,
      office: row.office,
      region: row.region,
      purpose: row.purpose,
      address: isFull ? row.address : null,
      detail: isFull ? row.detail : null,
      seq: seqs.get(`${row.trail_id}.${row.subject_id}`) ?? null,
    })),
    next: last ? `${last.trail_id}.${last.subject_id}` : null,
  }
}

export const readStanding = (request: RequestContext) => chainStanding(request.house.database.system)
