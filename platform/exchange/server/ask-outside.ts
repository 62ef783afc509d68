// Asking the ministry's node about a person, keeping what it said with the case, and asking again at night what it did not answer.
import { sameName, todayInChina } from "#standards"
import { newId, type Sealing, type Session, statement } from "#platform/database"
import type { House } from "#platform/module"
import { personInFull } from "#platform/registers"
import { type Asked, type AskedHeld, heldAnswer, type HeldRow, type Ministry, ministryAt, noMinistry, outsideAnswer, type OutsideAnswer, outsidePatience, type OutsideQuestion, OutsideUnavailable, within } from "../outside.ts"

/** How the simulated ministry behaves: it can be slow (does not answer in time), fail, answer nonsense, or say every award twice. */
export type Behaviour = "normal" | "slow" | "failing" | "wrong" | "twice"

const simulatedRows = statement<{ digest: string; question: string }, { name: string; province: string; from_on: string; to_on: string | null }>({
  name: "exchange.read-simulated-ministry",
  reach: "lookup",
  sql: "select name, province, from_on, to_on from exchange.simulated_ministry where digest = :digest and question = :question order by from_on",
})

const simulatedHeld = statement<{ digest: string }, { name: string; held: HeldRow }>({
  name: "exchange.read-simulated-awards",
  reach: "lookup",
  sql: "select name, held from exchange.simulated_awards where digest = :digest order by row_id",
})

/** A ministry in the same database, which misbehaves on demand; `behaviour` is read at every question. */
export function simulatedMinistry(system: Session, sealing: Sealing, behaviour: () => Behaviour = () => "normal", patience = outsidePatience): Ministry {
  /** Fails or lets wait where it is to; `nonsense` is what it says when it is to be wrong. */
  const behaving = async (nonsense: unknown): Promise<{ readonly twice: boolean; readonly said?: unknown }> => {
    const now = behaviour()
    if (now === "failing") throw new Error("模拟的部级平台故障")
    if (now === "slow") await new Promise((done) => setTimeout(done, patience + 200))
    return { twice: now === "twice", ...(now === "wrong" ? { said: nonsense } : {}) }
  }
  const answer = async (asked: Asked): Promise<unknown> => {
    const { said } = await behaving({ matches: true, open: [{ province: "不是代码", from: "2026-13-45", to: null }] })
    if (said) return said
    const rows = await system.all(simulatedRows, { digest: sealing.digest("id", asked.idNumber), question: asked.question })
    if (rows.some((row) => !sameName(row.name, asked.name))) return { matches: false }
    return { matches: true, open: rows.map((row) => ({ province: row.province, from: row.from_on, to: row.to_on })) }
  }
  const held = async (asked: AskedHeld): Promise<unknown> => {
    const { twice, said } = await behaving({ matches: true, held: [{ province: "990", item: "" }] })
    if (said) return said
    const rows = await system.all(simulatedHeld, { digest: sealing.digest("id", asked.idNumber) })
    if (rows.some((row) => !sameName(row.name, asked.name))) return { matches: false }
    return { matches: true, held: [...rows, ...(twice ? rows : [])].map((row) => row.held) }
  }
  return { ask: (asked) => within(patience, answer(asked), outsideAnswer), held: (asked) => within(patience, held(asked), heldAnswer) }
}

const connected = new WeakMap<object, Ministry>()

/** Says which ministry this installation asks; without it a demonstration asks the simulator and others wait. */
export function connectMinistry(house: Pick<House, "database">, ministry: Ministry): void {
  connected.set(house.database, ministry)
}

/** From the setting MINISTRY: "simulated", "simulated:slow", "simulated:failing", "simulated:wrong", "simulated:twice", or an https address with MINISTRY_KEY. */
export function ministryFromSetting(house: Pick<House, "database" | "sealing">, setting: string, key = ""): Ministry {
  const behaviour = /^simulated(?::(slow|failing|wrong|twice))?$/.exec(setting)
  if (behaviour) return simulatedMinistry(house.database.system, house.sealing, () => (behaviour[1] ?? "normal") as Behaviour)
  if (/^https?:\/\//.test(setting)) return ministryAt(setting, key)
  throw new Error("MINISTRY must be simulated, simulated:slow, simulated:failing, simulated:wrong, simulated:twice or an address")
}

function ministryOf(house: Pick<House, "database" | "sealing" | "demonstration">): Ministry {
  return connected.get(house.database) ?? (house.demonstration ? simulatedMinistry(house.database.system, house.sealing) : noMinistry)
}

/** What somebody had elsewhere of what may concern an item. `silent`: there was no usable answer; `unconnected`: nobody is there to be asked. */
export type HeldElsewhere = { readonly state: "known"; readonly held: readonly HeldRow[] } | { readonly state: "mismatch" | "unconnected" } | { readonly state: "silent"; readonly why: string }

/** Asks the node once. The asking business keeps question and answer with its case and asks again. */
export async function heldElsewhere(house: House, personId: string, asked: Omit<AskedHeld, "name" | "idNumber">): Promise<HeldElsewhere> {
  const ministry = ministryOf(house)
  if (ministry === noMinistry) return { state: "unconnected" }
  const person = await personInFull(house.database.system, house.sealing, personId)
  if (!person?.idNumber) return { state: "silent", why: "没有此人的证件号码，不能查询" }
  try {
    const answer = await ministry.held({ ...asked, name: person.name, idNumber: person.idNumber })
    return answer.matches ? { state: "known", held: answer.held } : { state: "mismatch" }
  } catch (failure) {
    if (!(failure instanceof OutsideUnavailable)) throw failure
    return { state: "silent", why: failure.message }
  }
}

/** What is known about a person in other provinces. No answer never counts as "nothing there". */
export type Elsewhere =
  | { readonly state: "known"; readonly open: readonly { readonly province: string; readonly from: string; readonly to: string | null }[]; readonly source: string; readonly asOf: string }
  | { readonly state: "unknown"; readonly why: string }

const received = statement<{ person: string; today: string }, { province: string; from_on: string; to_on: string | null; source: string; received_at: string }>({
  name: "exchange.read-entitlements-elsewhere",
  reach: "subject",
  sql: `
    select province, from_on, to_on, source, received_at from registers.entitlements_elsewhere
     where person_id = :person and from_on <= :today::date and (to_on is null or to_on > :today::date) order by from_on`,
})

const keep = statement<
  { person: string; id: string; question: string; caseId: string; purpose: string; state: string; answer: string | null; problem: string | null; region: string; now: string; answered: string | null }
>({
  name: "exchange.keep-outside-question",
  reach: "subject",
  sql: `
    insert into exchange.outside_questions as q (person_id, question_id, question, case_id, purpose, state, answer, problem, region, asked_at, answered_at)
    values (:person, :id, :question, :caseId, :purpose, :state, :answer::jsonb, :problem, :region, :now::timestamptz, :answered::timestamptz)
    on conflict (person_id, question, case_id) do update
       set state = excluded.state, answer = excluded.answer, problem = excluded.problem, purpose = excluded.purpose, tries = q.tries + 1, answered_at = excluded.answered_at`,
})

const earlier = statement<{ person: string; question: string; caseId: string }, { state: string; answer: OutsideAnswer | null; answered_at: string | null }>({
  name: "exchange.find-outside-answer",
  reach: "subject",
  sql: "select state, answer, answered_at from exchange.outside_questions where person_id = :person and question = :question and case_id = :caseId and state = 'answered'",
})

export interface OutsidePurpose {
  readonly caseId: string
  readonly purpose: string
}

/**
 * Whether the person draws unemployment benefit in another province today: first what the ministry has sent in its feed, then a question to its
 * node. An answer holds for the case it was asked for. @returns unknown when there was no usable answer; it is asked again at night.
 */
export async function nationwideEntitlement(house: House, personId: string, why: OutsidePurpose): Promise<Elsewhere> {
  const today = todayInChina(house.clock())
  const rows = await house.database.system.all(received, { person: personId, today })
  const [first] = rows
  if (first) return { state: "known", open: rows.map((row) => ({ province: row.province, from: row.from_on, to: row.to_on })), source: first.source, asOf: first.received_at }
  return askOutside(house, "entitlement", personId, why)
}

/** Whether the person has an open unemployment registration in another province (查重). */
export const nationwideUnemployment = (house: House, personId: string, why: OutsidePurpose): Promise<Elsewhere> => askOutside(house, "unemployment", personId, why)

async function askOutside(house: House, question: OutsideQuestion, personId: string, why: OutsidePurpose): Promise<Elsewhere> {
  const system = house.database.system
  const before = await system.maybe(earlier, { person: personId, question, caseId: why.caseId })
  if (before?.answer?.matches && before.answered_at) return known(before.answer.open, before.answered_at)
  const person = await personInFull(system, house.sealing, personId)
  if (!person?.idNumber) return { state: "unknown", why: "没有此人的证件号码，不能查询" }
  const note = { person: personId, id: newId(), question, caseId: why.caseId, purpose: why.purpose, region: person.region, now: house.clock() }
  try {
    const answer = await ministryOf(house).ask({ question, name: person.name, idNumber: person.idNumber, ...why })
    const state = answer.matches ? "answered" : "mismatch"
    await system.run(keep, { ...note, state, answer: JSON.stringify(answer), problem: null, answered: house.clock() })
    return answer.matches ? known(answer.open, house.clock()) : { state: "unknown", why: "部级平台上姓名与证件号码不一致，请人工核实" }
  } catch (failure) {
    if (!(failure instanceof OutsideUnavailable)) throw failure
    await system.run(keep, { ...note, state: "waiting", answer: null, problem: failure.message, answered: null })
    house.log("warn", "the ministry's node gave no usable answer", { question, why: failure.message })
    return { state: "unknown", why: `暂时查不到其他省份的情况（${failure.message}），系统会自动再查` }
  }
}

const known = (open: readonly { readonly province: string; readonly from: string; readonly to: string | null }[], asOf: string): Elsewhere => ({ state: "known", open: [...open], source: "人社部信息平台", asOf })

const waiting = statement<Record<string, never>, { person_id: string; question: OutsideQuestion; case_id: string; purpose: string }>({
  name: "exchange.list-outside-waiting",
  reach: "queue",
  sql: "select person_id, question, case_id, purpose from exchange.outside_questions where state = 'waiting' order by asked_at limit 1000",
})

/** Asks again what was not answered; stops at the first silence, the node is still down then. Returns how many are answered now. */
export async function askAgain(house: House): Promise<{ readonly answered: number; readonly waiting: number }> {
  const rows = await house.database.system.all(waiting, {})
  let answered = 0
  for (const row of rows) {
    const found = await askOutside(house, row.question, row.person_id, { caseId: row.case_id, purpose: row.purpose })
    if (found.state === "unknown" && (await stillWaiting(house, row.person_id, row.question, row.case_id))) break
    answered++
  }
  return { answered, waiting: rows.length - answered }
}

const isWaiting = statement<{ person: string; question: string; caseId: string }, { waiting: boolean }>({
  name: "exchange.is-outside-waiting",
  reach: "subject",
  sql: "select state = 'waiting' as waiting from exchange.outside_questions where person_id = :person and question = :question and case_id = :caseId",
})
const stillWaiting = async (house: House, person: string, question: string, caseId: string): Promise<boolean> => (await house.database.system.maybe(isWaiting, { person, question, caseId }))?.waiting ?? false
