// What a rehearsal says: sums by county and month, and some of those whose outcome would change.
import { type ParameterRow, write, writeParameter } from "#policy"
import { statement } from "#platform/database"
import { definitionsOf } from "#platform/facts"
import type { RequestContext } from "#platform/module"
import { commonProblems, type OutputOf } from "#wire"
import { measureOf } from "./compared.ts"
import type { listRehearsals, readRehearsal, rehearsedPeople } from "./contract.ts"
import { officerOf } from "./enter.ts"
import type { Lawbook } from "./lawbook.ts"
import type { RehearsedDraft } from "./rehearse.ts"
import { namesOfPlaces, twelve } from "./statements.ts"
import { readVersion } from "./try-draft.ts"

type Shown = OutputOf<typeof readRehearsal>
type Figures = Shown["total"]
type State = Shown["state"]

interface RehearsalRow {
  readonly rehearsal_id: string
  readonly rule: string
  readonly version: string
  readonly business_date: string
  readonly region: string
  readonly rows: readonly (ParameterRow & { readonly rowId: string })[]
  readonly draft: RehearsedDraft | null
  readonly assumed: Readonly<Record<string, string | number | boolean>>
  readonly asked_name: string
  readonly asked_at: string
  readonly months: Shown["months"] | null
  readonly state: State
  readonly progress: number
  readonly ended_at: string | null
}

const columns = "rehearsal_id, rule, version, business_date, region, rows, draft, assumed, asked_name, asked_at, months, case when state = 'waiting' and lease_until > now() then 'running' else state end as state, ended_at, case when parts = 0 then 0 else parts_done * 100 / parts end as progress"

const readOne = statement<{ rehearsal: string; scope: string }, RehearsalRow>({
  name: "parameters.read-rehearsal", reach: "reference", sql: `select ${columns} from parameters.rehearsals where rehearsal_id = :rehearsal and (starts_with(region, :scope) or starts_with(:scope, region))`,
})

const listRecent = statement<{ scope: string }, RehearsalRow>({
  name: "parameters.list-rehearsals", reach: "reference", sql: `select ${columns} from parameters.rehearsals where starts_with(region, :scope) or starts_with(:scope, region) order by asked_at desc limit 50`,
})

const readCounties = statement<{ rehearsal: string }, { county: string; figures: Figures }>({
  name: "parameters.read-rehearsal-counties", reach: "reference", sql: "select county, figures from parameters.rehearsal_counties where rehearsal_id = :rehearsal order by county",
})

const listSubjects = statement<{ rehearsal: string; change: string; limit: number }, { subject_id: string; name: string; region: string; before: Side; after: Side }>({
  name: "parameters.list-rehearsed",
  reach: "report",
  sql: `select s.subject_id, coalesce(p.name, e.name, '') as name, s.region, s.before, s.after
          from parameters.rehearsal_subjects s left join registers.persons p on p.person_id = s.subject_id left join registers.employers e on e.employer_id = s.subject_id
         where s.rehearsal_id = :rehearsal and s.change = :change
         order by abs(coalesce((s.after->>'measured')::numeric, 0) - coalesce((s.before->>'measured')::numeric, 0)) desc, s.subject_id limit :limit`,
})

type Side = OutputOf<typeof rehearsedPeople>[number]["before"]

const none: Figures = { people: 0, gained: 0, lost: 0, changed: 0, unchanged: 0, passBefore: 0, passAfter: 0, byHandBefore: 0, byHandAfter: 0, noDataAfter: 0, before: 0, after: 0 }
const names = Object.keys(none) as (keyof Figures)[]
const added = (one: Figures, other: Figures): Figures => Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Figures

const rowsShown = (lawbook: Lawbook, rows: RehearsalRow["rows"]): Shown["rows"] =>
  rows.map((row) => {
    const definition = lawbook.numbers.definitions.find((one) => one.key === row.key)
    return { key: row.key, label: definition?.label ?? row.key, region: row.region, shown: definition ? writeParameter(definition, row.value) : String(row.value), from: row.from }
  })

export async function readRehearsalFor(lawbook: Lawbook, request: RequestContext<{ rehearsal: string }>): Promise<Shown> {
  const { db, params } = request
  const row = await db.maybe(readOne, { ...params, scope: officerOf(request).scope })
  if (!row) throw commonProblems.notFound()
  const counties = await db.all(readCounties, params)
  const places = new Map((await db.all(namesOfPlaces, { codes: counties.map((one) => twelve(one.county)) })).map((one) => [one.code, one.name]))
  const rule = lawbook.rules.versions(row.rule).find((one) => one.since === row.version)
  const drafted = rule && row.draft ? readVersion(lawbook, rule, row.draft.from, row.draft.content).rule : undefined
  const rules = [rule, drafted].filter((one) => one !== undefined)
  const facts = [...new Map(rules.flatMap(definitionsOf).map((one) => [one.name, one])).values()]
  const unanswered = new Set(rules.flatMap((one) => lawbook.unansweredOf(one)))
  const assumed = facts.flatMap((fact) => {
    const value = row.assumed[fact.name]
    return value === undefined || "columns" in fact ? [] : [{ name: fact.name, label: fact.label, shown: write(fact.type, value, fact.codes) }]
  })
  return {
    rehearsalId: row.rehearsal_id, rule: row.rule, title: rule?.title ?? row.rule, version: row.version, on: row.business_date, region: row.region, state: row.state, progress: row.progress, askedBy: row.asked_name, askedAt: row.asked_at,
    endedAt: row.ended_at, rows: rowsShown(lawbook, row.rows), draft: row.draft && { draftId: row.draft.draftId, title: row.draft.title, from: row.draft.from, documentNumber: row.draft.documentNumber }, assumed,
    unanswered: facts.filter((fact) => unanswered.has(fact.name) && !(fact.name in row.assumed)).map(({ name, label }) => ({ name, label })),
    measure: rule ? measureOf(rule) : null,
    total: counties.map((one) => one.figures).reduce(added, none),
    places: counties.map(({ county, figures }) => ({ ...figures, county, name: places.get(twelve(county)) ?? county })),
    months: row.months ?? [],
  }
}

export async function listRehearsalsFor(lawbook: Lawbook, request: RequestContext): Promise<OutputOf<typeof listRehearsals>> {
  const rows = await request.db.all(listRecent, { scope: officerOf(request).scope })
  return rows.map((row) => ({
    rehearsalId: row.rehearsal_id, rule: row.rule, title: lawbook.rules.versions(row.rule).at(-1)?.title ?? row.rule, on: row.business_date, region: row.region, state: row.state, progress: row.progress, askedBy: row.asked_name,
    askedAt: row.asked_at, keys: row.rows.map((one) => one.key), rowIds: row.rows.map((one) => one.rowId), draftId: row.draft?.draftId ?? null,
  }))
}

export async function rehearsedPeopleFor(request: RequestContext<{ rehearsal: string }, { change: "gained" | "lost" | "changed"; limit: number }>): Promise<OutputOf<typeof rehearsedPeople>> {
  const rows = await request.db.all(listSubjects, { ...request.params, ...request.query })
  for (const row of rows) request.shows(row.subject_id, row.region, "参数预演")
  const places = new Map((await request.db.all(namesOfPlaces, { codes: [...new Set(rows.map((row) => twelve(row.region)))] })).map((one) => [one.code, one.name]))
  return rows.map((row) => ({ subjectId: row.subject_id, name: row.name, region: row.region, regionName: places.get(twelve(row.region)) ?? row.region, before: row.before, after: row.after }))
}
