// How the facts of registration are answered: one SQL text each over the registers and our own records, for one person or for everybody.
import type { FactSource } from "#platform/module"
import * as facts from "../rules/facts.ts"

const named = (fact: { readonly fact: { readonly name: string } } | { readonly definition: { readonly name: string } }, sql: string): FactSource => ({ fact: "fact" in fact ? fact.fact.name : fact.definition.name, sql })

/** One row per person asked about; `value` may use `s` (the person) and must be jsonb. */
const ofEach = (value: string, source: string, from = ""): string =>
  `select s, ${value}, '${source}'::text, null::date from unnest(:subjects::bigint[]) s ${from}`

const yesWhen = (exists: string, source: string): string => ofEach(`to_jsonb(exists (${exists}))`, source)

const records = "就业失业登记"
const openSpell = "select 1 from registration.unemployments u where u.person_id = s and u.state in ('open', 'suspended')"
const inForce = `from registration.employments e where e.person_id = s and e.state = 'valid' and e.started_on <= :on::date
      and not exists (select 1 from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft' and d.ended_on <= :on::date)`

const ofSpell = (value: string): string => `
    select s, coalesce(${value}, 'null'::jsonb), '${records}'::text, u.registered_on
      from unnest(:subjects::bigint[]) s left join registration.unemployments u on u.person_id = s and u.state in ('open', 'suspended')
      left join registers.regions r on r.code = u.region`

/** The last end of work, final or reported and still open to objection. */
const lastEnd = (value: string, whenNone: string): string => `
    select s, coalesce(${value}, ${whenNone}), coalesce(x.source, '劳动用工备案')::text, x.ended_on
      from unnest(:subjects::bigint[]) s left join lateral (
        select ended_on, legal_end_reason, '就业登记'::text as source from registration.employments e where e.person_id = s and e.state = 'ended' and e.ended_on <= :on::date
        union all
        select ended_on, legal_end_reason, '劳动用工备案' from registration.end_drafts d where d.person_id = s and d.state = 'draft' and d.ended_on <= :on::date
        order by ended_on desc limit 1) x on true`

export const registerFacts = {
  birthDate: named(facts.birthDate, "select p.person_id, to_jsonb(p.birth_date), '公安人口信息'::text, p.updated_at::date from registers.persons p where p.person_id = any(:subjects::bigint[]) and p.birth_date is not null"),
  retirementKind: named(
    facts.retirementKind,
    `select p.person_id, to_jsonb(case when p.sex = '1' then 'M60' else coalesce(nullif(p.women_retire_kind, ''), 'F50') end), '社会保险登记'::text, p.updated_at::date
       from registers.persons p where p.person_id = any(:subjects::bigint[]) and p.sex is not null`,
  ),
  drawingPension: named(facts.drawingPension, yesWhen("select 1 from registers.pensions x where x.person_id = s and x.starts_on <= :on::date and (x.ends_on is null or x.ends_on > :on::date)", "社会保险登记")),
  deceased: named(facts.deceased, yesWhen("select 1 from registers.deaths x where x.person_id = s", "公安人口信息")),
  atSchool: named(
    facts.atSchool,
    yesWhen("select 1 from registers.studies x where x.person_id = s and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date) and (x.graduated_on is null or x.graduated_on > :on::date)", "学籍信息"),
  ),
  serving: named(facts.serving, yesWhen("select 1 from registers.military_service x where x.person_id = s and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date)", "退役军人事务信息")),
  inCustody: named(facts.inCustody, yesWhen("select 1 from registers.custodies x where x.person_id = s and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date)", "司法行政信息")),
  activeEntity: named(
    facts.activeEntity,
    yesWhen(
      "select 1 from registers.entity_roles x where x.person_id = s and x.from_on <= :on::date and (x.to_on is null or x.to_on > :on::date) and x.status not in ('注销', '吊销') and x.role not in ('股东', '监事')",
      "市场主体登记",
    ),
  ),
  entities: named(
    facts.entities,
    ofEach(
      `coalesce((select jsonb_agg(jsonb_build_object('uscc', x.uscc, 'active', x.status not in ('注销', '吊销') and (x.to_on is null or x.to_on > :on::date))) from registers.entity_roles x
          where x.person_id = s and x.role not in ('监事')), '[]'::jsonb)`,
      "市场主体登记",
    ),
  ),
}

export const recordFacts = {
  openRegistration: named(facts.openRegistration, ofSpell("to_jsonb('登记地：' || coalesce(nullif(r.full_name, ''), r.name, u.region) || '，登记日期：' || u.registered_on::text)")),
  registrationDate: named(facts.registrationDate, ofSpell("to_jsonb(coalesce(u.continuous_since, u.registered_on))")),
  registrationId: named(facts.registrationId, ofSpell("to_jsonb(u.spell_id::text)")),
  registrationRegion: named(facts.registrationRegion, ofSpell("to_jsonb(u.region)")),
  stillUnemployed: named(facts.stillUnemployed, yesWhen(openSpell, records)),
  jobSeeking: named(facts.jobSeeking, yesWhen(`${openSpell} and (u.wishes ? 'occupation1' or u.wishes ->> 'wish' in ('train', 'start-up'))`, records)),
  unemployedMonths: named(
    facts.unemployedMonths,
    ofEach("to_jsonb(coalesce(extract(year from age(:on::date, coalesce(u.continuous_since, u.registered_on))) * 12 + extract(month from age(:on::date, coalesce(u.continuous_since, u.registered_on))), 0)::int)", records, "left join registration.unemployments u on u.person_id = s and u.state in ('open', 'suspended')"),
  ),
  registeredElsewhere: named(
    facts.registeredElsewhere,
    `select s, case when c.outcome = 'found' then to_jsonb('登记地：' || coalesce(c.place, '外省') || coalesce('，登记日期：' || c.registered_on::text, '')) else 'null'::jsonb end,
            '全国失业登记查重'::text, c.asked_at::date
       from unnest(:subjects::bigint[]) s left join lateral (
         select outcome, place, registered_on, asked_at from registration.national_checks n where n.person_id = s order by asked_at desc limit 1) c on true`,
  ),
  ownAccountWork: named(facts.ownAccountWork, yesWhen(`select 1 ${inForce} and e.employer_id is null`, records)),
  filedEmployment: named(facts.filedEmployment, yesWhen(`select 1 ${inForce} and e.employer_id is not null and e.source <> 'si'`, records)),
  insuredEmployment: named(facts.insuredEmployment, yesWhen(`select 1 ${inForce} and e.employer_id is not null and e.source = 'si'`, records)),
  employed: named(facts.employed, yesWhen(`select 1 ${inForce}`, records)),
  fullTimeEmployment: named(facts.fullTimeEmployment, yesWhen(`select 1 ${inForce} and not e.part_time`, records)),
  lastEmploymentEnd: named(facts.lastEmploymentEnd, lastEnd("to_jsonb(x.ended_on)", "'null'::jsonb")),
  endReason: named(
    facts.endReason,
    `select y.s, y.v, y.source, y.as_of from (${lastEnd("to_jsonb(x.legal_end_reason)", "'null'::jsonb")}) y(s, v, source, as_of) where y.v <> 'null'::jsonb`,
  ),
}

export const unitFacts = {
  unitActive: named(facts.unitActive, "select x.employer_id, to_jsonb(x.status not in ('注销', '吊销')), '市场主体登记'::text, x.updated_at::date from registers.employers x where x.employer_id = any(:subjects::bigint[])"),
  unitRegistered: named(facts.unitRegistered, yesWhen("select 1 from registration.employer_registrations x where x.employer_id = s and x.state in ('normal', 'suspended', 'closing')", "用人单位登记")),
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
