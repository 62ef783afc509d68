// The ministry's register of unemployment registrations, asked before and after registering (domain/01 §4.1). Silence never stops a person.
import { deadline, todayInChina } from "#standards"
import { type Bulk, newId, statement, type Tx } from "#platform/database"
import { publish } from "#platform/exchange"
import type { House, Job } from "#platform/module"
import { personInFull } from "#platform/registers"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"

export type NationalAnswer = { readonly outcome: "clear" } | { readonly outcome: "found"; readonly place: string; readonly registeredOn: string | null } | { readonly outcome: "unreachable" }

/** The adapter. `province` is our own six digits: registrations here do not count. Never throws; not answering is an answer. */
export interface NationalRegister {
  ask(given: { readonly idNumber: string; readonly name: string; readonly province: string }): Promise<NationalAnswer>
}

/** Not connected: every registration is 待核重 and asked again each night. */
export const notConnected: NationalRegister = { ask: async () => ({ outcome: "unreachable" }) }

/** Over HTTPS to the ministry's node, with three seconds of patience. */
export function nationalRegisterAt(address: string, key: string, timeoutMilliseconds = 3000): NationalRegister {
  return {
    async ask(given) {
      try {
        const response = await fetch(`${address}/unemployment-registrations/query`, {
          method: "POST",
          headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
          body: JSON.stringify(given),
          signal: AbortSignal.timeout(timeoutMilliseconds),
        })
        if (!response.ok) return { outcome: "unreachable" }
        const body = (await response.json()) as { open?: { place?: unknown; registeredOn?: unknown } | null }
        if (body.open === null) return { outcome: "clear" }
        if (typeof body.open?.place !== "string") return { outcome: "unreachable" }
        return { outcome: "found", place: body.open.place, registeredOn: typeof body.open.registeredOn === "string" ? body.open.registeredOn : null }
      } catch {
        return { outcome: "unreachable" }
      }
    },
  }
}

/** A node that can be told what it knows and made to misbehave. */
export function simulatedNationalRegister(): NationalRegister & { readonly knows: Map<string, { place: string; registeredOn: string }>; silent: boolean } {
  const knows = new Map<string, { place: string; registeredOn: string }>()
  return {
    knows,
    silent: false,
    async ask({ idNumber }) {
      if (this.silent) return { outcome: "unreachable" }
      const found = knows.get(idNumber)
      return found ? { outcome: "found", ...found } : { outcome: "clear" }
    },
  }
}

const keepCheck = statement<{ person: string; check: string; region: string; at: string; outcome: string; place: string | null; registered: string | null }>({
  name: "registration.keep-national-check",
  reach: "subject",
  sql: `
    insert into registration.national_checks (person_id, check_id, region, asked_at, outcome, place, registered_on)
    values (:person::bigint, :check::bigint, :region, :at::timestamptz, :outcome, :place, :registered::date)`,
})

/** Asks about one person and keeps the answer, on which the admission rule rests. */
export async function askAbout(tx: Tx, house: House, register: NationalRegister, person: string): Promise<NationalAnswer> {
  const known = await personInFull(tx, house.sealing, person)
  if (!known?.idNumber) return { outcome: "unreachable" }
  const answer = await register.ask({ idNumber: known.idNumber, name: known.name, province: house.province })
  await tx.run(keepCheck, {
    person, check: newId(), region: known.region, at: house.clock(), outcome: answer.outcome, place: answer.outcome === "found" ? answer.place : null,
    registered: answer.outcome === "found" ? answer.registeredOn : null,
  })
  return answer
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
export const recheckDuplicates = (register: NationalRegister): Job => ({
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
        const answer = await askAbout(house.database.system, house, register, spell.person_id)
        if (answer.outcome === "unreachable") return `问了${asked}人，部级节点没有应答，余下的明晚再问`
        asked += 1
        if (answer.outcome === "found") found += 1
        await house.database.system.transaction((tx) => settle(tx, spell, answer, now))
      }
      if (batch.length < 200) return `查重${asked}人，发现重复${found}人`
    }
  },
})

async function settle(tx: Bulk, spell: { person_id: string; spell_id: string; region: string; registered_on: string }, answer: Exclude<NationalAnswer, { outcome: "unreachable" }>, now: string): Promise<void> {
  const person = spell.person_id
  const duplicate = answer.outcome === "found" && (answer.registeredOn === null || answer.registeredOn <= spell.registered_on)
  await tx.run(mark, { person, spell: spell.spell_id, check: duplicate ? "duplicate" : "clear" })
  if (answer.outcome !== "found" || !duplicate) return
  await runCall(tx, task({ person, region: spell.region, kind: "duplicate-registration", record: spell.spell_id, says: `全国查重发现在${answer.place}有有效失业登记（${answer.registeredOn ?? "日期不详"}），核实后办理转移或撤销`, due: deadline(todayInChina(now), 3).date, at: now }))
  await runCall(tx, publish("unemployment.duplicate-found", person, { spellId: spell.spell_id, region: spell.region, place: answer.place, effectiveDate: spell.registered_on }))
}
