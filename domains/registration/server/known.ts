// What is known about an applicant before the form is filled: the person's register card, and where they worked and are insured.
import { commonProblems } from "#wire"
import { codeLabel, longDate, type PlainDate } from "#standards"
import { bind, statement } from "#platform/database"
import type { Knowing, KnownValue, Place } from "#platform/module"
import { knownPersonCall, knownPersonFrom } from "#platform/registers"

const workPlaces = statement<{ person: string }, { region: string; name: string; why: string }>({
  name: "registration.work-places-of",
  reach: "subject",
  sql: `
    (select e.work_region as region, coalesce(nullif(r.full_name, ''), r.name, e.work_region) as name, '就业地' as why
       from registration.employments e left join registers.regions r on r.code = e.work_region
      where e.person_id = :person::bigint and e.state <> 'void' order by e.started_on desc limit 1)
    union all
    (select x.region, coalesce(nullif(r.full_name, ''), r.name, x.region), '参保地'
       from registers.employee_rows x left join registers.regions r on r.code = x.region
      where x.person_id = :person::bigint and x.region <> '' order by x.from_on desc limit 1)`,
})

interface LastWorkRow {
  readonly employer: string
  readonly post: string | null
  readonly ended_on: string
  readonly by_enterprise: boolean
  readonly source: string
}

const lastWork = statement<{ person: string }, LastWorkRow>({
  name: "registration.last-work-of",
  reach: "subject",
  sql: `
    select e.employer_name as employer, e.post_name as post, x.ended_on, coalesce(u.unit_type, '') = '10' as by_enterprise, x.source
      from registration.employments e
      join lateral (
        select e.ended_on, '就业登记'::text as source where e.state = 'ended'
        union all
        select d.ended_on, '劳动用工备案' from registration.end_drafts d where d.person_id = e.person_id and d.employment_id = e.employment_id and d.state = 'draft'
        order by ended_on desc limit 1) x on x.ended_on is not null
      left join registers.employers u on u.employer_id = e.employer_id
     where e.person_id = :person::bigint and e.state <> 'void' and e.employer_id is not null
     order by x.ended_on desc limit 1`,
})

/** What the last work already answers; the person may change each of them. */
function lastWorkValues(work: LastWorkRow | undefined): Record<string, KnownValue> {
  if (!work) return {}
  const value = (text: string, shown = text): KnownValue => ({ value: text, shown, source: work.source, asOf: work.ended_on })
  return {
    lossDate: value(work.ended_on, longDate(work.ended_on as PlainDate)),
    lastEmployer: value(work.employer),
    ...(work.post ? { lastPost: value(work.post) } : {}),
    ...(work.by_enterprise ? { lossReason: value("20", codeLabel("AJC093", "20")) } : {}),
  }
}

/** A person, with the last work that ended and the four places one may register in (户籍、常住、就业、参保). */
export const knownWorker: Knowing = {
  calls: (person) => [knownPersonCall(person), bind(workPlaces, { person }), bind(lastWork, { person })],
  read: ([card, worked, last], _facts, today) => {
    const known = knownPersonFrom(card, today)
    if (!known) throw commonProblems.notFound()
    const places: Place[] = [...known.places]
    for (const place of worked as readonly Place[]) if (!places.some((one) => one.region === place.region)) places.push(place)
    return { ...known, values: { ...known.values, ...lastWorkValues((last as readonly LastWorkRow[])[0]) }, places }
  },
}

interface UnitRow {
  readonly name: string
  readonly uscc: string
  readonly region: string
  readonly region_name: string | null
  readonly contact_name: string | null
  readonly source: string
  readonly as_of: string
}

const readUnit = statement<{ employer: string }, UnitRow>({
  name: "registration.read-unit",
  reach: "subject",
  sql: `
    select e.name, e.uscc, e.region, r.full_name as region_name, e.contact_name, e.source, e.updated_at as as_of
      from registers.employers e left join registers.regions r on r.code = e.region where e.employer_id = :employer::bigint`,
})

/** An employer as the market register knows it. */
export const knownUnit: Knowing = {
  calls: (employer) => [bind(readUnit, { employer })],
  read: ([units]) => {
    const [unit] = units as readonly UnitRow[]
    if (!unit) throw commonProblems.notFound()
    const value = (text: string, shown = text) => ({ value: text, shown, source: unit.source, asOf: unit.as_of.slice(0, 10) })
    return {
      name: unit.name,
      masked: unit.uscc,
      values: { name: value(unit.name), uscc: value(unit.uscc), region: value(unit.region, unit.region_name ?? unit.region), ...(unit.contact_name ? { contactName: value(unit.contact_name) } : {}) },
      places: [{ region: unit.region, name: unit.region_name ?? unit.region, why: "注册地" }],
    }
  },
}
