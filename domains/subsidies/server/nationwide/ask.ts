// Asking other provinces, outside every transaction, until each question has its answer; an answer that comes after the grant is told to the office.
import { todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import { type HeldRow, heldElsewhere, publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { awardedItems, type AwardedItem } from "../../rules/index.ts"
import { nationwideOf } from "./asked-of.ts"
import { isOpenSql, type QuestionState } from "./questions.ts"

interface Question {
  readonly person_id: string
  readonly case_id: string
  readonly case_subject: string
  readonly service: string
  readonly item: AwardedItem
  readonly groups: readonly string[]
  readonly from_month: string | null
  readonly until_month: string | null
  readonly region: string
  readonly tries: number
}

const due = statement<{ now: string }, Question>({
  name: "subsidies.questions-due", reach: "queue",
  sql: `
    select person_id, case_id, case_subject, service, item, groups, from_month, until_month, region, tries from subsidies.nationwide_questions
     where state in ('waiting', 'unconnected') and look_at <= :now::timestamptz order by look_at, person_id limit 200`,
})

/** Minutes until a question is put again (domain/09 §2.4): 1, 5, 15, 60, then every hour. */
export const pauseAfter = (tries: number): number => [1, 5, 15][tries - 1] ?? 60
/** Nobody is connected: looked again the next day. */
const unconnectedPause = 24 * 60

const keepSilence = statement<{ person: string; case: string; state: string; problem: string; minutes: number; now: string }>({
  name: "subsidies.keep-silence", reach: "subject",
  sql: `
    update subsidies.nationwide_questions set state = :state, problem = :problem, tries = tries + 1, look_at = :now::timestamptz + make_interval(mins => :minutes::int)
     where person_id = :person and case_id = :case and state in ('waiting', 'unconnected')`,
})

const keepAnswer = statement<{ person: string; case: string; state: string; now: string }, { person_id: string }>({
  name: "subsidies.keep-answer-elsewhere", reach: "subject",
  sql: `
    update subsidies.nationwide_questions set state = :state, problem = '', tries = tries + 1, answered_at = :now::timestamptz
     where person_id = :person and case_id = :case and state in ('waiting', 'unconnected') returning person_id`,
})

const insertHeld = statement<Record<"subject" | "person" | "case" | "region" | "rows" | "now", string>>({
  name: "subsidies.keep-held-elsewhere", reach: "subject",
  sql: `
    insert into subsidies.elsewhere_holdings (person_id, holding_id, case_id, province, item, from_ym, until_ym, occupation, level, employer, loan, cost, fund, region, counts, received_at)
    select :person::bigint, h.holding, :case::bigint, h.province, h.item, h.from_ym, h.until_ym, h.occupation, h.level, h.employer, h.loan, h.cost, h.fund, :region, not exists (select 1 from casework.cases c where c.subject_id = :subject::bigint and c.case_id = :case::bigint and c.ended_at is not null), :now::timestamptz
      from jsonb_to_recordset(:rows::jsonb) as h(holding bigint, province text, item text, from_ym int, until_ym int, occupation text, level smallint, employer text, loan text, cost text, fund text) on conflict do nothing`,
})

const monthNumber = (month: string): number => Number(month.replace("-", ""))

/** A hit is what the item may not stand beside; whether it does in these months or for this certificate is the rule's to say. */
const stateOf = (question: Question, held: readonly HeldRow[]): QuestionState => (held.some((one) => nationwideOf(question.item)?.meets.has(one.item as AwardedItem)) ? "hit" : "clear")

const caseNow = statement<{ subject: string; case: string }, { step: string | null; ended: boolean; granted: boolean; open: number }>({
  name: "subsidies.case-of-question", reach: "subject",
  sql: `
    select c.step, c.ended_at is not null as ended, exists (select 1 from subsidies.grants g where (g.subject_id = c.subject_id or g.applicant_id = c.subject_id) and g.case_id = c.case_id and g.state in ('approved', 'paying', 'returned', 'paid')) as granted,
           (select count(*)::int from subsidies.nationwide_questions q where q.case_subject = c.subject_id and q.case_id = c.case_id and ${isOpenSql}) as open
      from casework.cases c where c.subject_id = :subject and c.case_id = :case`,
})

/** Lets the publication go on when the last question of a case is answered or settled; the event says what `case.moved-on` would have. */
export async function afterAnswer(tx: Bulk, question: Pick<Question, "person_id" | "case_id" | "case_subject" | "service" | "item" | "region">, state: QuestionState, today: string): Promise<void> {
  const now = await tx.maybe(caseNow, { subject: question.case_subject, case: question.case_id })
  if (!now) return
  const about = { caseId: question.case_id, item: question.service, region: question.region, effectiveDate: today }
  if (now.granted && state === "hit") await say(tx, "subsidy.held-elsewhere", question.person_id, { ...about, says: `${awardedItems[question.item] ?? question.item}核定以后查到外省享受记录，请核查是否应当追回` })
  if (!now.ended && now.open === 0) await say(tx, "subsidy.nationwide-answered", question.case_subject, { ...about, next: now.step })
}

async function say(tx: Bulk, topic: string, subject: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  const told = publish(topic, subject, payload)
  await tx.sql(told.statement.text, told.values)
}

/** Keeps an answer once, whoever else asked at the same moment; a row said twice is one row. */
async function takeAnswer(tx: Bulk, question: Question, state: QuestionState, held: readonly HeldRow[], now: string): Promise<boolean> {
  const { person_id: person, case_id } = question
  if (!(await tx.maybe(keepAnswer, { person, case: case_id, state, now }))) return false
  const rows = held.map((one) => ({ ...one, holding: newId(), from_ym: monthNumber(one.from), until_ym: one.until === null ? null : monthNumber(one.until) }))
  if (rows.length > 0) await tx.run(insertHeld, { subject: question.case_subject, person, case: case_id, region: question.region, rows: JSON.stringify(rows), now })
  await afterAnswer(tx, question, state, todayInChina(now))
  return true
}

async function askOne(house: House, question: Question): Promise<"answered" | "silent" | "unconnected"> {
  const { system } = house.database
  const { person_id: person, case_id: caseId, item, groups, from_month: from, until_month: until } = question
  const found = await heldElsewhere(house, person, { caseId, purpose: `${awardedItems[item] ?? item}审核`, item, groups, from, until })
  const now = house.clock()
  switch (found.state) {
    case "silent":
      await system.run(keepSilence, { person, case: caseId, state: "waiting", problem: found.why, minutes: pauseAfter(question.tries + 1), now })
      return "silent"
    case "unconnected":
      await system.transaction(async (tx) => {
        await tx.run(keepSilence, { person, case: caseId, state: "unconnected", problem: "部级平台尚未接入", minutes: unconnectedPause, now })
        if (question.tries === 0) await afterAnswer(tx, question, "unconnected", todayInChina(now))
      })
      return "unconnected"
    case "mismatch":
      await system.transaction((tx) => takeAnswer(tx, question, "mismatch", [], now))
      return "answered"
    case "known":
      await system.transaction((tx) => takeAnswer(tx, question, stateOf(question, found.held), found.held, now))
      return "answered"
  }
}

const silentTooLong = statement<{ now: string }, Pick<Question, "person_id" | "case_id" | "case_subject" | "item" | "region">>({
  name: "subsidies.tell-silence", reach: "queue",
  sql: `
    update subsidies.nationwide_questions q set told_at = :now::timestamptz where q.state = 'waiting' and q.released_at is null and q.told_at is null and q.hold_until <= :now::timestamptz
    returning q.person_id, q.case_id, q.case_subject, q.item, q.region`,
})

/** Puts every question that is due; at the first silence it stops, the node is down then for the others too. */
export async function askNationwide(house: House): Promise<{ readonly answered: number; readonly silent: boolean }> {
  const { system } = house.database
  let answered = 0
  let silent = false
  for (let more = true; more && !silent; ) {
    const questions = await system.all(due, { now: house.clock() })
    more = questions.length > 0
    for (const question of questions) {
      const outcome = await askOne(house, question)
      if (outcome === "answered") answered++
      silent = outcome === "silent"
      if (silent) break
    }
  }
  await system.transaction(async (tx) => {
    const now = house.clock()
    const today = todayInChina(now)
    for (const one of await tx.all(silentTooLong, { now }))
      await say(tx, "subsidy.nationwide-silent", one.case_subject, { caseId: one.case_id, region: one.region, effectiveDate: today, says: `${awardedItems[one.item] ?? one.item}的全国查重超过时限没有答复，请写明理由决定是否继续办理` })
  })
  return { answered, silent }
}

const anyDue = statement<{ now: string }, { due: boolean }>({
  name: "subsidies.any-question-due", reach: "queue", sql: "select exists (select 1 from subsidies.nationwide_questions where state in ('waiting', 'unconnected') and look_at <= :now::timestamptz) as due",
})

export const askNationwideJob: Job = {
  name: "subsidies.ask-nationwide",
  title: "补贴全国查重",
  every: 5,
  waiting: async (house) => (await house.database.system.one(anyDue, { now: house.clock() })).due,
  run: async (house) => {
    const { answered, silent } = await askNationwide(house)
    return `已答复 ${answered} 人${silent ? "，部级平台没有应答" : ""}`
  },
}
