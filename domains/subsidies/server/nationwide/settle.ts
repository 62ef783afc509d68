// What an officer sees of the questions of a case, the decision to go on without an answer, and what keeps a claim from being published meanwhile.
import { todayInChina } from "#standards"
import { type Bulk, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import { nationwideProblems, type readNationwide, type releaseNationwide } from "../../contract/nationwide.ts"
import { awardedItems, type AwardedItem } from "../../rules/index.ts"
import { afterAnswer } from "./ask.ts"
import { isOpenSql, type QuestionState } from "./questions.ts"

/** The last moment an officer passed the case on, which judged it anew. */
const lastAccept = "(select max(a.at) from casework.actions a where a.subject_id = q.case_subject and a.case_id = q.case_id and a.kind = 'accept')"

const standsStill = statement<{ subject: string; case: string }, { open: boolean }>({
  name: "subsidies.is-held-for-answers", reach: "subject",
  sql: `select exists (select 1 from subsidies.nationwide_questions q where q.case_subject = :subject and q.case_id = :case and (${isOpenSql} or q.state = 'hit' and q.answered_at > ${lastAccept})) as open`,
})

/** Whether a claim is not to be published yet: an answer is waited for, or one came that the review has not seen. */
export const waitsForAnswers = async (tx: Bulk, subject: string, caseId: string): Promise<boolean> => (await tx.one(standsStill, { subject, case: caseId })).open

interface Seen {
  readonly person_id: string
  readonly name: string
  readonly service: string
  readonly item: AwardedItem
  readonly region: string
  readonly state: QuestionState
  readonly asked_at: string
  readonly hold_until: string
  readonly tries: number
  readonly problem: string
  readonly answered_at: string | null
  readonly news: boolean
  readonly released_name: string
  readonly released_at: string | null
  readonly released_says: string
  readonly held: readonly { readonly province: string; readonly item: AwardedItem; readonly from_ym: number; readonly until_ym: number | null }[]
}

const seen = statement<{ subject: string; case: string }, Seen>({
  name: "subsidies.read-questions", reach: "subject",
  sql: `
    select q.person_id, p.name, q.service, q.item, q.region, q.state, q.asked_at, q.hold_until, q.tries, q.problem, q.answered_at, q.state = 'hit' and q.answered_at > coalesce(${lastAccept}, q.asked_at) as news, q.released_name, q.released_at,
           q.released_says, coalesce((select jsonb_agg(jsonb_build_object('province', coalesce(r.name, h.province), 'item', h.item, 'from_ym', h.from_ym, 'until_ym', h.until_ym) order by h.from_ym, h.item)
             from subsidies.elsewhere_holdings h left join registers.regions r on r.code = rpad(h.province, 12, '0') where h.person_id = q.person_id and h.case_id = q.case_id), '[]'::jsonb) as held
      from subsidies.nationwide_questions q join registers.persons p on p.person_id = q.person_id where q.case_subject = :subject and q.case_id = :case order by p.name, q.person_id`,
})

const monthText = (ym: number): string => `${Math.floor(ym / 100)}-${String(ym % 100).padStart(2, "0")}`
const isOpen = (row: Pick<Seen, "state" | "released_at">): boolean => (row.state === "waiting" || row.state === "mismatch") && row.released_at === null
/** A silence is waited out; two names under one number are for a person at once. */
const isHeld = (row: Seen, now: string): boolean => row.state === "waiting" && row.hold_until > now

export async function readNationwideFor(request: RequestContext<{ subject: string; case: string }>): Promise<OutputOf<typeof readNationwide>> {
  const { viewer, now } = request
  if (viewer.kind !== "staff") throw commonProblems.notAllowed()
  const rows = await request.db.all(seen, request.params)
  for (const row of rows) request.shows(row.person_id, row.region, "全国查重")
  return rows.map((row) => ({
    personId: row.person_id, name: row.name, state: row.state, askedAt: row.asked_at, holdUntil: row.hold_until, tries: row.tries, problem: row.problem, answeredAt: row.answered_at, isNews: row.news,
    held: row.held.map((one) => ({ province: one.province, itemName: awardedItems[one.item] ?? one.item, from: monthText(one.from_ym), until: one.until_ym === null ? null : monthText(one.until_ym) })),
    released: row.released_at === null ? null : { by: row.released_name, at: row.released_at, says: row.released_says },
    mayRelease: viewer.roles.includes("reviewer") && viewer.personId !== row.person_id && isOpen(row) && !isHeld(row, now),
  }))
}

const release = statement<Record<"subject" | "case" | "person" | "by" | "name" | "says" | "at", string>, { person_id: string }>({
  name: "subsidies.go-on-without-answer", reach: "subject",
  sql: `
    update subsidies.nationwide_questions q set released_by = :by, released_name = :name, released_at = :at::timestamptz, released_says = :says
     where q.case_subject = :subject and q.case_id = :case and q.person_id = :person and ${isOpenSql} returning q.person_id`,
})

/** @throws subsidies.nationwide-hold before the time to wait is over, not-open when an answer or another officer was faster; nobody decides about themselves */
export async function releaseNationwideFor(request: RequestContext<{ subject: string; case: string }, unknown, InputOf<typeof releaseNationwide>>): Promise<OutputOf<typeof releaseNationwide>> {
  const { viewer, params, input, house, now } = request
  if (viewer.kind !== "staff" || viewer.personId === input.person || viewer.personId === params.subject) throw commonProblems.notAllowed()
  const rows = await request.db.all(seen, params)
  const row = rows.find((one) => one.person_id === input.person)
  if (!row) throw commonProblems.notFound()
  if (!isOpen(row)) throw nationwideProblems.notOpen()
  if (isHeld(row, now)) throw nationwideProblems.hold({ until: row.hold_until.slice(0, 16).replace("T", " ") })
  const done = await house.database.system.transaction(async (tx) => {
    const released = await tx.maybe(release, { ...params, person: input.person, by: viewer.officerId, name: viewer.name, says: input.says, at: now })
    if (released) await afterAnswer(tx, { person_id: row.person_id, case_id: params.case, case_subject: params.subject, service: row.service, item: row.item, region: row.region }, row.state, todayInChina(now))
    return released
  })
  if (!done) throw nationwideProblems.notOpen()
  request.concerns(input.person, row.region, { case: params.case, released: true, state: row.state, says: input.says })
  return { openLeft: rows.filter(isOpen).length - 1 }
}
