// What is known about a claimant before anything is typed: the person's file, the last work, the months paid, the registration.
import { endReasonTable } from "../rules/index.ts"
import { statement, type Session } from "#platform/database"
import type { Known, KnownValue, Place } from "#platform/module"
import { knownPerson } from "#platform/registers"
import { commonProblems } from "#wire"
import { longDate, type PlainDate } from "#standards"
import { contributedMonths, deceasedOf, employmentEndDate, endReason, registrationDate } from "./fact-sources.ts"

interface WorkRow {
  readonly last_employer: string | null
  readonly last_region: string | null
  readonly last_region_name: string | null
  readonly spell_region: string | null
  readonly spell_region_name: string | null
  readonly paid_months: { readonly value: number; readonly source: string } | null
  readonly leave_reason: { readonly value: string; readonly source: string; readonly as_of: string | null } | null
  readonly leave_date: { readonly value: string; readonly source: string; readonly as_of: string | null } | null
  readonly registered_on: { readonly value: string | null; readonly source: string } | null
}

const asFact = (sql: string): string => `(select jsonb_build_object('value', f.value, 'source', f.source, 'as_of', f.as_of) from (${sql}) f(subject_id, value, source, as_of))`

const lastWork = statement<{ subjects: readonly string[]; on: string }, WorkRow>({
  name: "insurance.read-last-work",
  reach: "subject",
  hot: true,
  sql: `
    select w.employer_name as last_employer, w.region as last_region, (select r.full_name from registers.regions r where r.code = w.region) as last_region_name,
           u.region as spell_region, (select r.full_name from registers.regions r where r.code = u.region) as spell_region_name,
           ${asFact(contributedMonths.sql)} as paid_months, ${asFact(endReason.sql)} as leave_reason, ${asFact(employmentEndDate.sql)} as leave_date, ${asFact(registrationDate.sql)} as registered_on
      from unnest(:subjects::bigint[]) s
      left join lateral (select e.employer_name, e.region from registration.published_employments e
                          where e.person_id = s and e.employer_id is not null order by e.started_on desc limit 1) w on true
      left join lateral (select x.region from registration.published_unemployments x where x.person_id = s and x.state in ('open', 'suspended') limit 1) u on true`,
})

const reasonLabels = new Map(endReasonTable.map((one) => [one.code, one.label]))

/** Known data of a claimant. @throws not-found when there is no such person. */
export async function knownClaimant(db: Session, subject: string, today: PlainDate): Promise<Known> {
  const [person, work] = await Promise.all([knownPerson(db, subject, today), db.one(lastWork, { subjects: [subject], on: today })])
  if (!person) throw commonProblems.notFound()
  return { name: person.name, masked: person.masked, values: { ...person.values, ...valuesOf(work) }, places: placesOf(work, person.places) }
}

function valuesOf(work: WorkRow): Record<string, KnownValue> {
  const values: Record<string, KnownValue> = {}
  if (work.last_employer) values["lastEmployer"] = { value: work.last_employer, shown: work.last_employer, source: "就业登记", asOf: null }
  if (work.leave_date) values["leaveDate"] = { value: work.leave_date.value, shown: longDate(work.leave_date.value as PlainDate), source: work.leave_date.source, asOf: work.leave_date.as_of }
  if (work.leave_reason) {
    const { value, source, as_of } = work.leave_reason
    values["leaveReason"] = { value, shown: reasonLabels.get(value) ?? value, source, asOf: as_of }
  }
  if (work.paid_months) values["paidMonths"] = { value: work.paid_months.value, shown: `${work.paid_months.value}个月`, source: work.paid_months.source, asOf: null }
  if (work.registered_on?.value) {
    const day = longDate(work.registered_on.value as PlainDate)
    values["registration"] = { value: `已登记（${day}）`, shown: `已登记（${day}）`, source: work.registered_on.source, asOf: work.registered_on.value }
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

const relativeOf = statement<{ person: string }, { name: string; died_on: string | null; region: string; region_name: string | null }>({
  name: "insurance.read-deceased-relative",
  reach: "subject",
  sql: `
    select p.name, d.died_on, d.region, (select r.full_name from registers.regions r where r.code = d.region) as region_name
      from (${deceasedOf(":person::bigint")}) d join registers.persons p on p.person_id = d.person_id`,
})

/** Known data of a survivor: their own file, and the relative whom the registers show as having drawn the benefit. */
export async function knownSurvivor(db: Session, subject: string, today: PlainDate): Promise<Known> {
  const [person, relative] = await Promise.all([knownPerson(db, subject, today), db.maybe(relativeOf, { person: subject })])
  if (!person) throw commonProblems.notFound()
  const source = "公安人口信息、亲属关系信息"
  const values: Record<string, KnownValue> = { ...person.values }
  if (relative) values["deceasedName"] = { value: relative.name, shown: relative.name, source, asOf: null }
  if (relative?.died_on) values["diedOn"] = { value: relative.died_on, shown: longDate(relative.died_on as PlainDate), source, asOf: relative.died_on }
  const places = relative ? [{ region: relative.region, name: relative.region_name || relative.region, why: "领取地" }, ...person.places.filter((one) => one.region !== relative.region)] : person.places
  return { name: person.name, masked: person.masked, values, places }
}
