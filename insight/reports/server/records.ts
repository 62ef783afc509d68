// The list behind a cell: as many records as the cell says, persons masked, the purpose written to the trail for every person shown.
import { type Session, statement } from "#platform/database"
import { type Listed, listKnown, listRecorded, type Measure } from "#platform/indicators"
import type { RequestContext } from "#platform/module"
import { ageGroups, educationGroups, maskName } from "#standards"
import { reportProblems } from "../contract.ts"
import { causeLabels, wayLabels } from "../indicators/index.ts"
import { linesOf, type Report, splitsOf } from "../tables/report.ts"
import { merged } from "../tables/splits.ts"
import { findClosing } from "./closings.ts"
import { originOf, periodOf, provinceIndicators, tableOf } from "./evaluate.ts"
import { inScope, locate, type Located, type PlaceRow } from "./places.ts"
import { momentAsOf } from "./view.ts"

const whoAreThey = statement<{ persons: readonly string[]; regions: readonly string[] }, { kind: string; id: string; name: string; masked: string }>({
  name: "reports.who-are-they",
  reach: "report",
  sql: `select 'person' as kind, person_id::text as id, name, id_masked as masked from registers.persons where person_id = any(:persons::bigint[])
        union all select 'region', code, full_name, '' from registers.regions where code = any(:regions::text[])`,
})

interface Named {
  readonly person: (id: string) => { readonly name: string; readonly masked: string }
  readonly region: (code: string) => string
}

async function namesOf(system: Session, listed: Listed): Promise<Named> {
  const found = await system.all(whoAreThey, { persons: [...new Set(listed.rows.map((row) => row.person_id))], regions: [...new Set(listed.rows.map((row) => row.region))] })
  const persons = new Map(found.flatMap((row) => (row.kind === "person" ? [[row.id, row] as const] : [])))
  const regions = new Map(found.flatMap((row) => (row.kind === "region" ? [[row.id, row.name] as const] : [])))
  return { person: (id) => ({ name: maskName(persons.get(id)?.name ?? ""), masked: persons.get(id)?.masked ?? "" }), region: (code) => regions.get(code) ?? code }
}

/** What a cell counts and where. @throws when there is no such cell, or it is computed from others. */
export function openedCell(table: Report, place: Located, row: string, column: string): { readonly measure: Measure; readonly place: PlaceRow } {
  const line = linesOf(table).find(({ key }) => key === (table.layout === "places" ? column : row))
  const split = table.layout === "items" ? splitsOf(table).find(({ key }) => key === column) : undefined
  const placeRow = table.layout === "places" ? place.rows.find(({ key }) => key === row) : place.rows[0]
  if (!line || !placeRow || (table.layout === "items" && !split)) throw reportProblems.unknownCell()
  if (line.expression.kind !== "count") throw reportProblems.cellDoesNotOpen({ why: line.expression.kind === "no-records" ? line.expression.why : "由其他各格算出" })
  const { measure } = line.expression
  return { measure: split ? { ...measure, where: merged(measure.where ?? {}, split.where) } : measure, place: placeRow }
}

export interface RecordQuery {
  readonly region: string
  readonly period: string
  readonly row: string
  readonly column: string
  readonly closing?: string | undefined
  readonly asOf?: string | undefined
  readonly purpose: string
  readonly after?: string | undefined
  readonly limit: number
}

export async function listRecords(request: RequestContext<{ table: string }, RecordQuery>) {
  const { query } = request
  inScope(request.viewer, query.region)
  if (query.purpose.length < 4) throw reportProblems.purposeNeeded()
  const table = tableOf(request.params.table)
  const period = periodOf(table, query.period)
  const { system } = request.house.database
  const opened = openedCell(table, await locate(system, query.region), query.row, query.column)
  const frozen = query.closing ? await findClosing(request.db, query.closing) : undefined
  if (frozen && (frozen.table_id !== table.id || frozen.region !== query.region || frozen.period !== query.period)) throw reportProblems.unknownClosing()
  const moment = frozen?.known_at ?? momentAsOf(query.asOf, request)
  const origin = await originOf(request.house, [opened.measure], period, moment)
  const [person, record] = (query.after ?? "").split(".")
  const question = {
    measure: opened.measure, period, prefix: opened.place.prefix, office: opened.place.office, asOf: origin.from === "live" ? request.now : origin.at,
    after: person && record && /^\d{1,19}$/.test(person) && /^\d{1,19}$/.test(record) ? { person, record } : null, limit: query.limit,
  }
  const listed = await (origin.from === "records" ? listRecorded : listKnown)(system, provinceIndicators, question)
  const named = await namesOf(system, listed)
  for (const row of listed.rows) request.shows(row.person_id, row.region, query.purpose)
  if (listed.rows.length === 0) request.shows("0", query.region, query.purpose)
  const last = listed.rows.at(-1)
  const { of } = opened.measure
  return {
    total: listed.total,
    fen: of.counts === "fen" ? listed.fen : null,
    indicator: { code: of.code, name: of.name, definition: of.definition, source: of.source, counts: of.counts },
    rows: listed.rows.map((row) => ({
      personId: row.person_id, recordId: row.record_id, name: named.person(row.person_id).name, idMasked: named.person(row.person_id).masked, sex: sexLabel(row.sex), age: ageLabel(row.age),
      education: educationGroups.rows.find(({ key }) => key === row.education)?.name ?? "", region: row.region, regionName: named.region(row.region), on: row.on_date,
      cause: causeLabels[row.cause] ?? "", way: wayLabels[row.way] ?? "", fen: of.counts === "fen" ? row.fen : null,
    })),
    next: last && listed.rows.length === query.limit ? `${last.person_id}.${last.record_id}` : null,
  }
}

const sexLabel = (code: string) => ({ "1": "男", "2": "女" })[code] ?? ""
const ageLabel = (key: string) => ageGroups.find((group) => group.key === key)?.name ?? (key === "under-16" ? "未满16岁" : "")
