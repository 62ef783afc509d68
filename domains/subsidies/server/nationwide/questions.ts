// Questions to other provinces, from the case that needs them to their answers; asked outside the case's transaction, held for a day, settled by a person where no answer comes.
import { todayInChina } from "#standards"
import { bind, type Call, statement } from "#platform/database"
import type { DecidedCase, EventHandler } from "#platform/module"
import type { AwardedItem } from "../../rules/index.ts"
import { daysFor, nationwideHoldHours } from "../parameters.ts"
import { type AnyLine, askedPersons, nationwideOf, subsidyOfService } from "./asked-of.ts"

export type QuestionState = "waiting" | "clear" | "hit" | "mismatch" | "unconnected"

/** Open: nobody has answered usably and no person has decided to go on. */
export const isOpenSql = "q.state in ('waiting', 'mismatch') and q.released_at is null"

const caseLines = statement<{ subject: string; case: string }, { region: string; lines: readonly AnyLine[] | null }>({
  name: "subsidies.lines-to-ask-about", reach: "subject",
  sql: "select c.region, c.judgement -> 'gives' -> 'lines' as lines from casework.cases c where c.subject_id = :subject and c.case_id = :case",
})

const insertQuestions = statement<Record<"subject" | "case" | "service" | "item" | "region" | "at" | "persons", string> & { groups: readonly string[]; hours: number }>({
  name: "subsidies.ask-about", reach: "bulk",
  sql: `
    insert into subsidies.nationwide_questions (person_id, case_id, case_subject, service, item, groups, from_month, until_month, region, asked_at, hold_until, look_at)
    select p.person, :case::bigint, :subject::bigint, :service, :item, :groups::text[], p.from_month, p.until_month, :region, :at::timestamptz, :at::timestamptz + make_interval(hours => :hours::int), :at::timestamptz
      from jsonb_to_recordset(:persons::jsonb) as p(person bigint, from_month text, until_month text) on conflict do nothing`,
})

/** A claim that is sent, or passed on by an officer with people it did not have before, asks about everybody in it. */
export const questionHandler: EventHandler = {
  name: "subsidies.ask-about",
  topics: ["case.submitted", "case.moved-on"],
  handle: async (tx, event, house) => {
    const { item: service, caseId } = event.payload
    const item = typeof service === "string" ? subsidyOfService(service) : undefined
    const nationwide = item && nationwideOf(item)
    if (!nationwide || typeof service !== "string" || typeof caseId !== "string") return
    const row = await tx.maybe(caseLines, { subject: event.subjectId, case: caseId })
    const persons = askedPersons(row?.lines ?? [], nationwide.byMonth)
    if (!row || persons.length === 0) return
    const at = house.clock()
    await tx.run(insertQuestions, {
      subject: event.subjectId, case: caseId, service, item, region: row.region, at, groups: nationwide.groups, hours: daysFor(nationwideHoldHours, row.region, todayInChina(at)),
      persons: JSON.stringify(persons.map((one) => ({ person: one.person, from_month: one.from, until_month: one.until }))),
    })
  },
}

const endAnswers = statement<{ subject: string; case: string }>({
  name: "subsidies.end-answers-elsewhere", reach: "subject",
  sql: "update subsidies.elsewhere_holdings h set counts = false from subsidies.nationwide_questions q where q.case_subject = :subject and q.case_id = :case and h.person_id = q.person_id and h.case_id = q.case_id",
})

/** An answer is one for a case: it counts no more when that is over. */
export const answersEndHandler: EventHandler = {
  name: "subsidies.end-answers-elsewhere",
  topics: ["case.decided", "case.withdrawn"],
  handle: async (tx, event) => {
    const { item, caseId } = event.payload
    if (typeof item === "string" && subsidyOfService(item) && typeof caseId === "string") await tx.run(endAnswers, { subject: event.subjectId, case: caseId })
  },
}

const insertPass = statement<Record<"subject" | "case" | "region" | "by" | "at", string> & { persons: readonly string[] }>({
  name: "subsidies.pass-nationwide", reach: "bulk",
  sql: `
    insert into subsidies.nationwide_passes (subject_id, case_id, region, asked, released, unconnected, open, own, at)
    select :subject::bigint, :case::bigint, :region, count(q.person_id)::int, (count(*) filter (where q.released_at is not null))::int, (count(*) filter (where q.state = 'unconnected'))::int,
           (count(*) filter (where q.person_id is null or ${isOpenSql}))::int, (count(*) filter (where q.released_by = :by))::int, :at::timestamptz
      from unnest(:persons::bigint[]) as p(person_id) left join subsidies.nationwide_questions q on q.person_id = p.person_id and q.case_id = :case::bigint`,
})

/** Goes before what an approval makes true: refused by its constraints while somebody is not answered about, or by the officer who went on without. */
export function passNationwide(item: AwardedItem, decided: DecidedCase): readonly Call[] {
  const nationwide = nationwideOf(item)
  if (!nationwide) return []
  const passed = ((decided.judgement?.gives["lines"] ?? []) as readonly AnyLine[]).filter((one) => one.verdict === "pass")
  const persons = askedPersons(passed, nationwide.byMonth).map((one) => one.person)
  return [bind(insertPass, { subject: decided.subjectId, case: decided.caseId, region: decided.region, by: decided.by, at: decided.at, persons })]
}
