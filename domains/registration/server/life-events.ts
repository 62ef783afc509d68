// What happens to a person ends registrations by itself: death, pension, prison, army, emigration, school (domain/01 §7.5), and a benefit claim begins one.
import { deadline, longDate, type PlainDate, todayInChina } from "#standards"
import { type Bulk, newId, statement } from "#platform/database"
import { judge } from "#platform/casework"
import { gathering } from "#platform/facts"
import type { DomainEvent, EventHandler } from "#platform/module"
import type { UnemploymentEnd } from "../contract.ts"
import { law } from "./law.ts"
import { numberIn, parameters } from "./parameters.ts"
import { unemploymentAdmission } from "../rules/unemployment.ts"
import { endAllEmployments } from "./employment-effects.ts"
import { confirmOwnDrafts } from "./employments.ts"
import { unemploymentFacts } from "./facts.ts"
import { runCall } from "./run-call.ts"
import { task } from "./unemployment-effects.ts"
import { closeSpells, openSpell, openSpellOf, voidSpell } from "./unemployments.ts"

const effectiveDate = (event: DomainEvent, now: string): PlainDate => {
  const said = event.payload["effectiveDate"]
  return (typeof said === "string" && /^\d{4}-\d{2}-\d{2}/.test(said) ? said.slice(0, 10) : todayInChina(now)) as PlainDate
}

const cancelCertificate = statement<{ person: string; why: string }>({
  name: "registration.cancel-certificate",
  reach: "subject",
  sql: "update registration.certificates set state = 'cancelled', state_reason = :why where person_id = :person::bigint and state = 'valid'",
})

const spellsFrom = statement<{ person: string; on: string }, { spell_id: string; region: string; registered_on: PlainDate }>({
  name: "registration.read-spells-registered-after",
  reach: "subject",
  sql: "select spell_id, region, registered_on from registration.unemployments where person_id = :person::bigint and registered_on > :on::date and state <> 'void'",
})

/** Death, and its corrected day: what was registered after it is void and its operator has to answer (A14); everything else ends. */
export const onDeath: EventHandler = {
  name: "registration.end-on-death",
  topics: ["person.died", "person.death-corrected"],
  async handle(tx, event, house) {
    const now = house.clock()
    const person = event.subjectId
    const on = effectiveDate(event, now)
    for (const spell of await tx.all(spellsFrom, { person, on })) {
      await runCall(tx, voidSpell({ person, spell: spell.spell_id, why: `登记日期${spell.registered_on}在死亡日期${on}之后`, by: "system", at: now, on }))
      await runCall(tx, task({ person, region: spell.region, kind: "dead-registration", record: spell.spell_id, says: `失业登记（${longDate(spell.registered_on)}）办理前本人已于${longDate(on)}死亡，核查经办过程和承诺`, due: deadline(todayInChina(now), 5).date, at: now }))
    }
    await runCall(tx, closeSpells([{ person, on, reason: "U26", says: "根据死亡登记信息，失业登记已注销", source: "公安" }], now))
    await runCall(tx, endAllEmployments({ person, on, reason: "10", legal: "23", source: "公安", at: now }))
    await tx.run(cancelCertificate, { person, why: "死亡" })
  },
}

/** Pension: unemployment and employment end on the day it starts (U21; 劳动合同法第四十四条第二项). */
export const onPension: EventHandler = {
  name: "registration.end-on-pension",
  topics: ["person.pension-started"],
  async handle(tx, event, house) {
    const now = house.clock()
    const person = event.subjectId
    const on = effectiveDate(event, now)
    const until = event.payload["until"]
    if (on > todayInChina(now) || (typeof until === "string" && until <= todayInChina(now))) return
    await runCall(tx, closeSpells([{ person, on, reason: "U21", says: `您从${longDate(on)}起享受基本养老保险待遇，失业登记已注销`, source: "社会保险" }], now))
    await runCall(tx, endAllEmployments({ person, on, reason: "09", legal: "22", source: "社会保险", at: now }))
  },
}

const closing = (name: string, topic: string, reason: UnemploymentEnd, source: string, says: (on: string) => string): EventHandler => ({
  name,
  topics: [topic],
  async handle(tx, event, house) {
    const now = house.clock()
    const on = effectiveDate(event, now)
    const until = event.payload["until"]
    if (typeof until === "string" && until <= todayInChina(now)) return
    await runCall(tx, closeSpells([{ person: event.subjectId, on, reason, says: says(longDate(on)), source }], now))
  },
})

export const onPrison = closing("registration.end-on-prison", "person.imprisoned", "U25", "司法行政", (on) => `根据司法信息，失业登记自${on}注销`)
export const onEnlistment = closing("registration.end-on-enlistment", "person.enlisted", "U24", "退役军人事务", (on) => `您从${on}起服兵役，失业登记已注销`)
export const onEmigration = closing("registration.end-on-emigration", "person.emigrated", "U24", "公安出入境", (on) => `根据出入境信息，您从${on}起移居境外，失业登记已注销`)
export const onSchool = closing("registration.end-on-school", "person.enrolled-school", "U24", "教育", (on) => `您从${on}起入学，失业登记已注销。休学、肄业的可以重新登记`)

const admissionFacts = gathering("registration.claim-admission", unemploymentFacts)
const admission = judge(unemploymentAdmission, { facts: unemploymentFacts, parameters, law })
const placeOf = statement<{ person: string }, { region: string; sixteen: boolean }>({ name: "registration.place-of-person", reach: "subject", sql: "select region, true as sixteen from registers.persons where person_id = :person::bigint" })

/** 失业保险金申领即失业登记: absent registration is made in the same act; what the rule refuses becomes a task instead. */
export const onBenefitClaim: EventHandler = {
  name: "registration.register-on-claim",
  topics: ["benefit.claimed"],
  async handle(tx: Bulk, event, house) {
    const now = house.clock()
    const today = todayInChina(now)
    const person = event.subjectId
    if (await tx.maybe(openSpellOf, { person })) return
    const home = await tx.maybe(placeOf, { person })
    if (!home) return
    const said = event.payload["region"]
    const region = typeof said === "string" && /^\d{12}$/.test(said) ? said : home.region
    const judged = admission.judge(admissionFacts.read((await runCall(tx, admissionFacts.one(person, today)))[0]), today, region)
    if (judged.verdict === "fail" || judged.verdict === "no-data") {
      const why = judged.conditions.filter((one) => one.verdict !== "pass").map((one) => one.says).join("；")
      await runCall(tx, task({ person, region, kind: "claim-unregistered", record: null, says: `申领失业保险金但不能自动失业登记：${why}`, due: deadline(today, 3).date, at: now }))
      return
    }
    const lossOn = typeof event.payload["lossOn"] === "string" ? event.payload["lossOn"] : null
    const reason = typeof event.payload["lossReason"] === "string" ? event.payload["lossReason"] : "20"
    await runCall(tx, confirmOwnDrafts(person, today, now))
    await runCall(
      tx,
      openSpell({
        person, spell: newId(), registeredOn: effectiveDate(event, now), lossOn, reason, placeKind: "4", region, wishes: { wish: "work", occupation1: "待与本人确认" }, minor: false, nationalCheck: "pending",
        channel: "claim", caseId: typeof event.payload["caseId"] === "string" ? event.payload["caseId"] : null, movedFrom: null, contactBy: deadline(today, numberIn("contactWorkingDays", region, today)).date, at: now,
      }),
    )
  },
}
