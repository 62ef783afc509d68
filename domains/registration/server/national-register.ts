// The ministry's register of unemployment registrations, asked before and after registering (domain/01 §4.1). Silence never stops a person.
import { deadline, provincePrefixes, todayInChina } from "#standards"
import { type Bulk, newId, statement, type Tx } from "#platform/database"
import { nationwideUnemployment, publish } from "#platform/exchange"
import type { DomainEvent, EventHandler, House, Job } from "#platform/module"
import { personCard } from "#platform/registers"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"

export type NationalAnswer = { readonly outcome: "clear" } | { readonly outcome: "found"; readonly place: string; readonly registeredOn: string | null } | { readonly outcome: "unreachable" }

const keepCheck = statement<{ person: string; check: string; region: string; at: string; outcome: string; place: string | null; registered: string | null }>({
  name: "registration.keep-national-check",
  reach: "subject",
  sql: `
    insert into registration.national_checks (person_id, check_id, region, asked_at, outcome, place, registered_on)
    values (:person::bigint, :check::bigint, :region, :at::timestamptz, :outcome, :place, :registered::date)`,
})

/**
 * Asks about one person through the exchange and keeps the answer, on which the admission rule rests. Registrations of our own province do not count.
 * @param question what the answer is for: the registration it follows, or the day before there is one.
 */
export async function askAbout(tx: Tx, house: House, person: string, question: string): Promise<NationalAnswer> {
  const today = todayInChina(house.clock())
  const card = await personCard(tx, person, today)
  if (!card) return { outcome: "unreachable" }
  const elsewhere = await nationwideUnemployment(house, person, { caseId: question, purpose: "失业登记全国查重" })
  const answer = answerOf(elsewhere, house.province)
  await tx.run(keepCheck, {
    person, check: newId(), region: card.region, at: house.clock(), outcome: answer.outcome, place: answer.outcome === "found" ? answer.place : null,
    registered: answer.outcome === "found" ? answer.registeredOn : null,
  })
  return answer
}

/** One question a day before a registration exists. */
export const beforeRegistering = (house: House): string => todayInChina(house.clock()).replaceAll("-", "")

function answerOf(elsewhere: Awaited<ReturnType<typeof nationwideUnemployment>>, ours: string): NationalAnswer {
  if (elsewhere.state === "unknown") return { outcome: "unreachable" }
  const found = elsewhere.open.find((one) => one.province.slice(0, 2) !== ours.slice(0, 2))
  return found ? { outcome: "found", place: provincePrefixes.get(found.province.slice(0, 2)) ?? "外省", registeredOn: found.from } : { outcome: "clear" }
}

const pending = statement<{ after: string }, { person_id: string; spell_id: string; region: string; registered_on: string }>({
  name: "registration.list-unchecked-spells",
  reach: "queue",
  sql: `
    select person_id, spell_id, region, registered_on from registration.unemployments
     where national_check = 'pending' and state = 'open' and person_id > :after::bigint order by person_id limit 200`,
})
const mark = statement<{ person: string; spell: string; check: string }>({
  name: "registration.mark-national-check",
  reach: "subject",
  sql: "update registration.unemployments set national_check = :check where person_id = :person::bigint and spell_id = :spell::bigint",
})

/** 待核重 is asked again every night; of two registrations the later one is the duplicate to be looked at. */
export const recheckDuplicates: Job = {
  name: "registration.recheck-duplicates",
  title: "失业登记全国查重",
  dailyAt: "02:20",
  async run(house) {
    const now = house.clock()
    let asked = 0
    let found = 0
    let after = "0"
    for (;;) {
      const batch = await house.database.system.all(pending, { after })
      for (const spell of batch) {
        after = spell.person_id
        const answer = await askAbout(house.database.system, house, spell.person_id, spell.spell_id)
        if (answer.outcome === "unreachable") return `问了${asked}人，部级节点没有应答，余下的明晚再问`
        asked += 1
        if (answer.outcome === "found") found += 1
        await house.database.system.transaction((tx) => settle(tx, spell, answer, now))
      }
      if (batch.length < 200) return `查重${asked}人，发现重复${found}人`
    }
  },
}

const oneSpell = statement<{ person: string; spell: string }, { person_id: string; spell_id: string; region: string; registered_on: string }>({
  name: "registration.find-unchecked-spell",
  reach: "subject",
  sql: `
    select person_id, spell_id, region, registered_on from registration.unemployments
     where person_id = :person::bigint and spell_id = :spell::bigint and national_check = 'pending' and state = 'open'`,
})

/** Right after a registration the ministry is asked once; what it does not answer waits for the night. */
export const checkDuplicate: EventHandler = {
  name: "registration.check-duplicate",
  topics: ["unemployment.registered"],
  async handle(tx: Bulk, event: DomainEvent, house: House) {
    const spell = await tx.maybe(oneSpell, { person: event.subjectId, spell: said(event, "spellId") })
    if (!spell) return
    const answer = await askAbout(tx, house, spell.person_id, spell.spell_id)
    if (answer.outcome !== "unreachable") await settle(tx, spell, answer, house.clock())
  },
}

const said = (event: DomainEvent, name: string): string => String(event.payload[name] ?? "0")

async function settle(tx: Bulk, spell: { person_id: string; spell_id: string; region: string; registered_on: string }, answer: Exclude<NationalAnswer, { outcome: "unreachable" }>, now: string): Promise<void> {
  const person = spell.person_id
  const duplicate = answer.outcome === "found" && (answer.registeredOn === null || answer.registeredOn <= spell.registered_on)
  await tx.run(mark, { person, spell: spell.spell_id, check: duplicate ? "duplicate" : "clear" })
  if (answer.outcome !== "found" || !duplicate) return
  await runCall(tx, task({ person, region: spell.region, kind: "duplicate-registration", record: spell.spell_id, says: `全国查重发现在${answer.place}有有效失业登记（${answer.registeredOn ?? "日期不详"}），核实后办理转移或撤销`, due: deadline(todayInChina(now), 3).date, at: now }))
  await runCall(tx, publish("unemployment.duplicate-found", person, { spellId: spell.spell_id, region: spell.region, place: answer.place, effectiveDate: spell.registered_on }))
}
