// How the facts of registration are answered: values read from relations over the registers and our own records, for one person or for everybody.
import { type FactSource, type Relation, relation } from "#platform/facts"
import { registerRelations } from "#platform/registers"
import * as facts from "../rules/facts.ts"

type Declared = { readonly fact: { readonly name: string } } | { readonly definition: { readonly name: string } }

const answer = (fact: Declared, from: Relation, value: string, source: FactSource["source"], more: Pick<FactSource, "answered" | "asOf"> = {}): FactSource => ({
  fact: "fact" in fact ? fact.fact.name : fact.definition.name, from, value, source, ...more,
})

const { person, pension, death, study, militaryService, custody, entityRole, unit } = registerRelations
const isThere = (one: Relation): string => `${one.name}.subject is not null`

const population = "公安人口信息"
const insured = "社会保险登记"
const market = "市场主体登记"
const records = "就业失业登记"
const fileUpdated = "person.updated_at"

/** The registration as unemployed that is open; the database allows one. */
const openSpell = relation(
  "open_spell",
  (asked) => `
    select u.person_id as subject, u.spell_id, u.registered_on, coalesce(u.continuous_since, u.registered_on) as since, u.region, u.wishes, coalesce(nullif(r.full_name, ''), r.name, u.region) as place
      from registration.unemployments u left join registers.regions r on r.code = u.region where ${asked("u.person_id")} and u.state in ('open', 'suspended')`,
)

/** Employments in force on the day; what the unit has reported as ended is not. */
const inForce = relation(
  "in_force",
  (asked) => `
    select e.person_id as subject, bool_or(e.employer_id is null) as own_account, bool_or(e.employer_id is not null and e.source <> 'si') as filed,
           bool_or(e.employer_id is not null and e.source = 'si') as insured, bool_or(not e.part_time) as full_time
      from registration.employments e
     where ${asked("e.person_id")} and e.state = 'valid' and e.started_on <= :on::date
       and not exists (select 1 from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft' and d.ended_on <= :on::date)
     group by e.person_id`,
)

/** The last end of work, final or reported and still open to objection. */
const lastEnd = relation(
  "last_end",
  (asked) => `
    select distinct on (x.person_id) x.person_id as subject, x.ended_on, x.legal_end_reason, x.said from (
      select e.person_id, e.ended_on, e.legal_end_reason, '就业登记'::text as said from registration.employments e where ${asked("e.person_id")} and e.state = 'ended' and e.ended_on <= :on::date
      union all
      select d.person_id, d.ended_on, d.legal_end_reason, '劳动用工备案' from registration.end_drafts d where ${asked("d.person_id")} and d.state = 'draft' and d.ended_on <= :on::date) x
     order by x.person_id, x.ended_on desc, x.said desc`,
)

/** What the ministry's node answered last about registrations in other provinces. */
const nationalCheck = relation(
  "national_check",
  (asked) => `
    select distinct on (n.person_id) n.person_id as subject, n.outcome, n.place, n.registered_on, n.asked_at from registration.national_checks n
     where ${asked("n.person_id")} order by n.person_id, n.asked_at desc`,
)

const unitRegistration = relation(
  "unit_registration",
  (asked) => `select distinct x.employer_id as subject from registration.employer_registrations x where ${asked("x.employer_id")} and x.state in ('normal', 'suspended', 'closing')`,
)

const ofSpell = (fact: Declared, value: string): FactSource => answer(fact, openSpell, value, records, { asOf: "open_spell.registered_on" })

export const registerFacts = {
  birthDate: answer(facts.birthDate, person, "person.birth_date", population, { answered: "person.birth_date is not null", asOf: fileUpdated }),
  retirementKind: answer(facts.retirementKind, person, "case when person.sex = '1' then 'M60' else coalesce(nullif(person.women_retire_kind, ''), 'F50') end", insured, { answered: "person.sex is not null", asOf: fileUpdated }),
  drawingPension: answer(facts.drawingPension, pension, isThere(pension), insured),
  deceased: answer(facts.deceased, death, isThere(death), population),
  atSchool: answer(facts.atSchool, study, isThere(study), "学籍信息"),
  serving: answer(facts.serving, militaryService, isThere(militaryService), "退役军人事务信息"),
  inCustody: answer(facts.inCustody, custody, isThere(custody), "司法行政信息"),
  activeEntity: answer(facts.activeEntity, entityRole, "coalesce(entity_role.active, false)", market),
  entities: answer(facts.entities, entityRole, "coalesce(entity_role.entities, '[]'::jsonb)", market),
}

export const recordFacts = {
  openRegistration: ofSpell(facts.openRegistration, "'登记地：' || open_spell.place || '，登记日期：' || open_spell.registered_on::text"),
  registrationDate: ofSpell(facts.registrationDate, "open_spell.registered_on"),
  continuousSince: ofSpell(facts.continuousSince, "open_spell.since"),
  registrationId: ofSpell(facts.registrationId, "open_spell.spell_id::text"),
  registrationRegion: ofSpell(facts.registrationRegion, "open_spell.region"),
  stillUnemployed: answer(facts.stillUnemployed, openSpell, isThere(openSpell), records),
  jobSeeking: answer(facts.jobSeeking, openSpell, "coalesce(open_spell.wishes ? 'occupation1' or open_spell.wishes ->> 'wish' in ('train', 'start-up'), false)", records),
  unemployedMonths: answer(facts.unemployedMonths, openSpell, "coalesce(extract(year from age(:on::date, open_spell.since)) * 12 + extract(month from age(:on::date, open_spell.since)), 0)::int", records),
  registeredElsewhere: answer(
    facts.registeredElsewhere, nationalCheck, "case when national_check.outcome = 'found' then '登记地：' || coalesce(national_check.place, '外省') || coalesce('，登记日期：' || national_check.registered_on::text, '') end",
    "全国失业登记查重", { asOf: "national_check.asked_at" },
  ),
  ownAccountWork: answer(facts.ownAccountWork, inForce, "coalesce(in_force.own_account, false)", records),
  filedEmployment: answer(facts.filedEmployment, inForce, "coalesce(in_force.filed, false)", records),
  insuredEmployment: answer(facts.insuredEmployment, inForce, "coalesce(in_force.insured, false)", records),
  employed: answer(facts.employed, inForce, isThere(inForce), records),
  fullTimeEmployment: answer(facts.fullTimeEmployment, inForce, "coalesce(in_force.full_time, false)", records),
  lastEmploymentEnd: answer(facts.lastEmploymentEnd, lastEnd, "last_end.ended_on", { sql: "coalesce(last_end.said, '劳动用工备案')" }, { asOf: "last_end.ended_on" }),
  endReason: answer(facts.endReason, lastEnd, "last_end.legal_end_reason", { sql: "last_end.said" }, { answered: "last_end.legal_end_reason is not null", asOf: "last_end.ended_on" }),
}

export const unitFacts = {
  unitActive: answer(facts.unitActive, unit, "unit.status not in ('注销', '吊销')", market, { answered: isThere(unit), asOf: "unit.updated_at" }),
  unitRegistered: answer(facts.unitRegistered, unitRegistration, isThere(unitRegistration), "用人单位登记"),
}

/** Everything registration can answer, for other modules' rules and for scans. */
export const registrationFacts: readonly FactSource[] = [...Object.values(registerFacts), ...Object.values(recordFacts), ...Object.values(unitFacts)]

const { birthDate, retirementKind, drawingPension, deceased, atSchool, serving, inCustody, activeEntity, entities } = registerFacts
const { openRegistration, registrationDate, stillUnemployed, registeredElsewhere, ownAccountWork, filedEmployment, insuredEmployment, employed, fullTimeEmployment, lastEmploymentEnd } = recordFacts

export const unemploymentFacts: readonly FactSource[] = [
  birthDate, retirementKind, drawingPension, deceased, atSchool, serving, inCustody, activeEntity, openRegistration, registeredElsewhere, ownAccountWork, filedEmployment, insuredEmployment, lastEmploymentEnd,
]
export const workerFacts: readonly FactSource[] = [birthDate, drawingPension, deceased, atSchool, fullTimeEmployment, entities]
export const ownSpellFacts: readonly FactSource[] = [stillUnemployed, registrationDate]
export const ownEmploymentFacts: readonly FactSource[] = [ownAccountWork]
export const leavingFacts: readonly FactSource[] = [employed]
export const employerFacts: readonly FactSource[] = Object.values(unitFacts)
