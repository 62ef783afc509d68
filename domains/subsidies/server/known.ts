// What is known about an applicant before the form is filled: the person's register card, or the unit as the market register knows it.
import { bind, statement } from "#platform/database"
import type { Knowing } from "#platform/module"
import { knownPersonCall, knownPersonFrom } from "#platform/registers"
import { commonProblems } from "#wire"

export const knownApplicant: Knowing = {
  calls: (subject) => [knownPersonCall(subject)],
  read: ([card], _facts, today) => {
    const person = knownPersonFrom(card, today)
    if (!person) throw commonProblems.notFound()
    return { name: person.name, masked: person.masked, values: { ...person.values }, places: [...person.places] }
  },
}

interface UnitRow {
  readonly name: string
  readonly uscc: string
  readonly region: string
  readonly region_name: string | null
  readonly source: string
  readonly as_of: string
}

const readUnit = statement<{ employer: string }, UnitRow>({
  name: "subsidies.read-unit",
  reach: "subject",
  hot: true,
  sql: `
    select e.name, e.uscc, e.region, coalesce(nullif(r.full_name, ''), r.name) as region_name, e.source, e.updated_at as as_of
      from registers.employers e left join registers.regions r on r.code = e.region where e.employer_id = :employer::bigint`,
})

export const knownUnit: Knowing = {
  calls: (employer) => [bind(readUnit, { employer })],
  read: ([units]) => {
    const [unit] = (units ?? []) as readonly UnitRow[]
    if (!unit) throw commonProblems.notFound()
    const value = (text: string) => ({ value: text, shown: text, source: unit.source, asOf: unit.as_of.slice(0, 10) })
    return { name: unit.name, masked: unit.uscc, values: { name: value(unit.name), uscc: value(unit.uscc) }, places: [{ region: unit.region, name: unit.region_name ?? unit.region, why: "注册地" }] }
  },
}
