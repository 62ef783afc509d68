// A person's own résumé: one is valid at a time, the one before becomes void when a new one is written.
import { bind, newId, statement } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { addMonths } from "#standards"
import { commonProblems, type InputOf, type OutputOf } from "#wire"
import type { myResume, writeResume } from "../contract.ts"

/** Months a registration as seeker is good for (domain/02 §2: 1 to 6). */
const goodFor = 3

interface Row {
  readonly occupation: string
  readonly wished_pay_fen: string | null
  readonly work_type: InputOf<typeof writeResume>["workType"]
  readonly skills: string | null
  readonly shown_to: InputOf<typeof writeResume>["shownTo"]
  readonly written_on: string
  readonly valid_until: string
}

const ownResume = statement<{ person: string }, Row>({ name: "jobs.own-resume", reach: "subject", sql: "select occupation, wished_pay_fen, work_type, skills, shown_to, written_on, valid_until from jobs.published_resumes where person_id = :person::bigint" })

const voidOld = statement<{ person: string; by: string; now: string }>({
  name: "jobs.void-old-resume",
  reach: "subject",
  sql: "update jobs.resumes set state = 'void', void_says = '本人更新', void_by = :by, void_at = :now::timestamptz where person_id = :person::bigint and state = 'valid'",
})

const writeNew = statement<{ person: string; record: string; occupation: string; pay: number | null; type: string; skills: string | null; shown: string; on: string; until: string; by: string; now: string }>({
  name: "jobs.write-resume",
  reach: "subject",
  sql: `
    insert into jobs.resumes (person_id, record_id, occupation, wished_pay_fen, work_type, skills, shown_to, written_on, valid_until, region, source, entered_by, entered_name, entered_at)
    select p.person_id, :record::bigint, :occupation, :pay::bigint, :type, :skills, :shown, :on::date, :until::date, p.region, '本人填写', :by, p.name, :now::timestamptz from registers.persons p where p.person_id = :person::bigint`,
})

const personOf = ({ viewer }: Pick<RequestContext, "viewer">): string => {
  if (viewer.kind !== "citizen") throw commonProblems.notAllowed()
  return viewer.personId
}

export async function readOwn(request: RequestContext): Promise<OutputOf<typeof myResume>> {
  const row = await request.db.maybe(ownResume, { person: personOf(request) })
  return { resume: row ? { occupation: row.occupation, wishedPayFen: row.wished_pay_fen === null ? null : Number(row.wished_pay_fen), workType: row.work_type, skills: row.skills, shownTo: row.shown_to, writtenOn: row.written_on, validUntil: row.valid_until } : null }
}

export async function writeOwn(request: RequestContext<unknown, unknown, InputOf<typeof writeResume>>): Promise<OutputOf<typeof writeResume>> {
  const { input, today, now, house } = request
  const person = personOf(request)
  const until = addMonths(today, goodFor)
  await house.database.system.atomically([
    bind(voidOld, { person, by: `person:${person}`, now }),
    bind(writeNew, { person, record: newId(), occupation: input.occupation, pay: input.wishedPayFen, type: input.workType, skills: input.skills, shown: input.shownTo, on: today, until, by: `person:${person}`, now }),
  ])
  return { validUntil: until }
}
