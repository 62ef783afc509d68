// What is known about a claimant before anything is typed: the person's file, the last work, the months paid, the registration.
import { endReasonTable } from "../rules/index.ts"
import { bind, statement } from "#platform/database"
import type { GatheredFact, GatheredFacts } from "#platform/facts"
import type { Knowing, KnownValue, Place } from "#platform/module"
import { knownPersonCall, knownPersonFrom } from "#platform/registers"
import { commonProblems } from "#wire"
import { longDate, type PlainDate } from "#standards"
import { deceased } from "./fact-relations.ts"
import { contributedMonths, employmentEndDate, endReason, registrationDate } from "./fact-sources.ts"

interface WorkRow {
  readonly last_employer: string | null
  readonly last_region: string | null
  readonly last_region_name: string | null
  readonly spell_region: string | null
  readonly spell_region_name: string | null
}

const lastWork = statement<{ subject: string }, WorkRow>({
  name: "insurance.read-last-work",
  reach: "subject",
  hot: true,
  sql: `
    select w.employer_name as last_employer, w.region as last_region, (select r.full_name from registers.regions r where r.code = w.region) as last_region_name,
           u.region as spell_region, (select r.full_name from registers.regions r where r.code = u.region) as spell_region_name
      from (select :subject::bigint as subject) s
      left join lateral (select e.employer_name, e.region from registration.published_employments e
                          where e.person_id = s.subject and e.employer_id is not null order by e.started_on desc limit 1) w on true
      left join lateral (select x.region from registration.published_unemployments x where x.person_id = s.subject and x.state in ('open', 'suspended') limit 1) u on true`,
})

const reasonLabels = new Map(endReasonTable.map((one) => [one.code, one.label]))

/** Known data of a claimant. */
export const knownClaimant: Knowing = {
  facts: [contributedMonths, endReason, employmentEndDate, registrationDate],
  calls: (subject) => [knownPersonCall(subject), bind(lastWork, { subject })],
  read: ([card, last], facts, today) => {
    const person = knownPersonFrom(card, today)
    const [work] = (last ?? []) as readonly WorkRow[]
    if (!person || !work) throw commonProblems.notFound()
    return { name: person.name, masked: person.masked, values: { ...person.values, ...valuesOf(work, facts) }, places: placesOf(work, person.places) }
  },
}

function valuesOf(work: WorkRow, facts: GatheredFacts): Record<string, KnownValue> {
  const values: Record<string, KnownValue> = {}
  const add = (name: string, fact: GatheredFact | undefined, shown: (value: string) => string) => {
    if (!fact || fact.value === null) return
    values[name] = { value: fact.value as string | number, shown: shown(String(fact.value)), source: fact.source, asOf: fact.asOf }
  }
  if (work.last_employer) values["lastEmployer"] = { value: work.last_employer, shown: work.last_employer, source: "就业登记", asOf: null }
  add("leaveDate", facts["employment-end-date"], (day) => longDate(day as PlainDate))
  add("leaveReason", facts["end-reason"], (code) => reasonLabels.get(code) ?? code)
  add("paidMonths", facts["contributed-months"], (months) => `${months}个月`)
  const registered = facts["registration-date"]
  if (typeof registered?.value === "string") {
    const says = `已登记（${longDate(registered.value as PlainDate)}）`
    values["registration"] = { value: says, shown: says, source: registered.source, asOf: registered.asOf }
  }
  return values
}

/** Where to claim: the place of the last insured work first, then where the registration is, then home. */
function placesOf(work: WorkRow, home: readonly Place[]): Place[] {
  const found: Place[] = []
  const add = (region: string | null, name: string | null, why: string) => {
    if (region && !found.some((one) => one.region === region)) found.push({ region, name: name || region, why })
  }
  add(work.last_region, work.last_region_name, "参保地")
  add(work.spell_region, work.spell_region_name, "失业登记地")
  for (const place of home) add(place.region, place.name, place.why)
  return found
}

interface RelativeRow {
  readonly name: string
  readonly died_on: string | null
  readonly region: string
  readonly region_name: string | null
}

const relativeOf = statement<{ person: string }, RelativeRow>({
  name: "insurance.read-deceased-relative",
  reach: "subject",
  sql: `
    select p.name, d.died_on, d.region, (select r.full_name from registers.regions r where r.code = d.region) as region_name
      from (${deceased.sql((column) => `${column} = :person::bigint`)}) d join registers.persons p on p.person_id = d.person_id`,
})

/** Known data of a survivor: their own file, and the relative whom the registers show as having drawn the benefit. */
export const knownSurvivor: Knowing = {
  calls: (subject) => [knownPersonCall(subject), bind(relativeOf, { person: subject })],
  read: ([card, relatives], _facts, today) => {
    const person = knownPersonFrom(card, today)
    if (!person) throw commonProblems.notFound()
    const [relative] = (relatives ?? []) as readonly RelativeRow[]
    const source = "公安人口信息、亲属关系信息"
    const values: Record<string, KnownValue> = { ...person.values }
    if (relative) values["deceasedName"] = { value: relative.name, shown: relative.name, source, asOf: null }
    if (relative?.died_on) values["diedOn"] = { value: relative.died_on, shown: longDate(relative.died_on as PlainDate), source, asOf: relative.died_on }
    const places = relative ? [{ region: relative.region, name: relative.region_name || relative.region, why: "领取地" }, ...person.places.filter((one) => one.region !== relative.region)] : person.places
    return { name: person.name, masked: person.masked, values, places }
  },
}
