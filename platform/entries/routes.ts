// The routes of a table of entered records.
import { statement } from "#platform/database"
import { type RequestContext, serve, type Served } from "#platform/module"
import { commonProblems, type InputOf, type OutputOf, type QueryOf } from "#wire"
import { type EntryEndpoints, entryLimits, entryProblems } from "./contract.ts"
import { enterRows } from "./enter-rows.ts"
import { askedOf, type EntryRefusal, type EntryTable, ownerKey, wireName } from "./entry-table.ts"
import { plainHeading, readSheet, SheetFault } from "./read-sheet.ts"
import { templateSheet } from "./template-sheet.ts"

interface ListedRow {
  readonly owner_id: string
  readonly record_id: string
  readonly owner_name: string | null
  readonly owner_number: string | null
  readonly employer_id: string | null
  readonly employer_name: string | null
  readonly region: string
  readonly source: string
  readonly entered_name: string
  readonly entered_at: string
  readonly void_says: string
  readonly void_by: string | null
  readonly void_at: string | null
  readonly row: Readonly<Record<string, string | number | boolean | null>>
  readonly total: number
}

/** List, enter, template, import and take back. `refusals` are asked of the database for all rows at once. */
export function entryRoutes(table: EntryTable, { list, enter, template, importSheet, withdraw }: EntryEndpoints, refusals: readonly EntryRefusal[] = []): readonly Served[] {
  const key = ownerKey[table.owner]
  const hasPerson = table.owner === "person" || table.owner === "subject"
  /** A person registered elsewhere has no name here: the unit of the row must not stand for it. */
  const [ownerName, ownerNumber] = table.owner === "person" ? ["p.name", "p.id_masked"] : table.owner === "subject" ? ["coalesce(p.name, u.name)", "coalesce(p.id_masked, u.uscc)"] : ["u.name", "u.uscc"]
  const unit = table.owner === "employer" ? "t.employer_id" : table.owner === "subject" ? "t.subject_id" : table.withEmployer === true ? "t.employer_id" : "null::bigint"
  const texts = [...(hasPerson ? ["p.name", "p.id_masked"] : []), "u.name", "u.uscc", "t.source", ...table.columns.filter((one) => one.kind === "text" || one.kind === "region").map((one) => `t.${one.name}`)]
  const listed = statement<{ owner: string | null; state: string; q: string; offset: number; limit: number }, ListedRow>({
    name: `entries.list-${table.name}`, reach: "report",
    sql: `
      select ${key ? `t.${key}` : "0"} as owner_id, t.record_id, ${ownerName} as owner_name, ${ownerNumber} as owner_number,
             u.employer_id, u.name as employer_name, t.region, t.source, t.entered_name, t.entered_at, t.void_says, t.void_by, t.void_at, to_jsonb(t) as row, count(*) over ()::int as total
        from ${table.name} t left join registers.employer_names u on u.employer_id = ${unit} ${hasPerson ? `left join registers.persons p on p.person_id = t.${key ?? ""}` : ""}
       where t.state = :state and (:owner::bigint is null or ${key ? `t.${key} = :owner::bigint` : "true"})
         and (:q = '' or strpos(lower(concat_ws(' ', ${texts.join(", ")})), lower(:q)) > 0) order by t.entered_at desc, t.record_id desc limit :limit::int offset :offset::int`,
  })
  const voided = statement<{ record: string; says: string; by: string; at: string; scope: string }, { owner_id: string; region: string }>({
    name: `entries.void-${table.name}`, reach: "report",
    sql: `update ${table.name} t set state = 'void', void_says = :says, void_by = :by, void_at = :at where t.record_id = :record::bigint and t.state = 'valid' and starts_with(t.region, :scope) returning ${key ? `t.${key}` : "0"} as owner_id, t.region`,
  })

  async function listFor(request: RequestContext<unknown, QueryOf<EntryEndpoints["list"]>>): Promise<OutputOf<EntryEndpoints["list"]>> {
    const { owner, state, q, page } = request.query
    const rows = await request.db.all(listed, { owner: owner ?? null, state, q, offset: (page - 1) * entryLimits.pageSize, limit: entryLimits.pageSize })
    if (hasPerson && request.viewer.kind !== "citizen") for (const row of rows) request.shows(row.owner_id, row.region, table.title)
    return {
      columns: table.columns.map((one) => ({ name: wireName(one.name), heading: one.heading, kind: one.kind, codes: one.codes ? { ...one.codes } : null })),
      rows: rows.map((row) => ({
        ownerId: String(row.owner_id), recordId: row.record_id, ownerName: row.owner_name ?? "", ownerNumber: row.owner_number ?? "", employerId: row.employer_id, employerName: row.employer_name, region: row.region,
        source: row.source, enteredBy: row.entered_name, enteredAt: row.entered_at, values: Object.fromEntries(table.columns.map((one) => [wireName(one.name), row.row[one.name] ?? null])),
        voided: row.void_at === null ? null : { says: row.void_says, by: row.void_by ?? "", at: row.void_at },
      })),
      total: rows[0]?.total ?? 0, page, pageSize: entryLimits.pageSize,
    }
  }

  const enterFor = async (request: RequestContext<unknown, unknown, InputOf<EntryEndpoints["enter"]>>): Promise<OutputOf<EntryEndpoints["enter"]>> => {
    const { input } = request
    return { entered: await enterRows(request, table, refusals, { written: false, region: input.region, source: input.source, rows: input.rows.map((cells, index) => ({ line: index + 1, cells })) }) }
  }

  const templateFor = (request: RequestContext): Promise<Buffer> => {
    request.setHeader("content-disposition", `attachment; filename="template.xlsx"; filename*=UTF-8''${encodeURIComponent(`${table.title}模板.xlsx`)}`)
    return templateSheet(table.title, askedOf(table, request.viewer.kind === "employer"))
  }

  async function importFor(request: RequestContext<unknown, QueryOf<EntryEndpoints["importSheet"]>>): Promise<OutputOf<EntryEndpoints["importSheet"]>> {
    const file = Object.values(request.files)[0]
    if (!file) throw entryProblems.fileMissing()
    const sheet = await readSheet(file).catch((failure: unknown) => {
      throw failure instanceof SheetFault ? entryProblems.fileBroken() : failure
    })
    return { entered: await enterRows(request, table, refusals, { written: true, region: request.query.region, source: file.name, rows: linesOf(table, sheet.rows, request.viewer.kind === "employer") }) }
  }

  async function withdrawFor(request: RequestContext<{ record: string }, unknown, InputOf<EntryEndpoints["withdraw"]>>): Promise<OutputOf<EntryEndpoints["withdraw"]>> {
    const { viewer, params, input, house, now } = request
    if (viewer.kind !== "staff") throw commonProblems.notAllowed()
    const done = await house.database.system.maybe(voided, { record: params.record, says: input.says, by: viewer.name, at: now, scope: viewer.scope })
    if (!done) throw entryProblems.settled()
    request.concerns(String(done.owner_id), done.region, { table: table.name, record: params.record, says: input.says })
    return { state: "void" }
  }

  return [serve(list, listFor), serve(enter, enterFor), serve(template, templateFor), serve(importSheet, importFor), serve(withdraw, withdrawFor)]
}

/** The lines of a sheet as cells by wire name. @throws when a needed column is missing, or there are none, or too many. */
function linesOf(table: EntryTable, rows: readonly (readonly string[])[], isOwnUnit: boolean): readonly { readonly line: number; readonly cells: Readonly<Record<string, string>> }[] {
  const asked = askedOf(table, isOwnUnit)
  const headings = (rows[0] ?? []).map(plainHeading)
  const place = new Map(asked.map((one) => [one.name, headings.indexOf(plainHeading(one.heading))]))
  const missing = asked.filter((one) => !one.optional && (place.get(one.name) ?? -1) < 0)
  if (missing.length > 0) throw entryProblems.fileHeading({ missing: missing.map((one) => one.heading).join("、") })
  const lines = rows.slice(1).flatMap((row, index) => (row.every((cell) => cell.trim() === "") ? [] : [{ line: index + 2, cells: Object.fromEntries(asked.map(({ name }) => [name, row[place.get(name) ?? -1] ?? ""])) }]))
  if (lines.length === 0) throw entryProblems.fileEmpty()
  if (lines.length > entryLimits.rows) throw entryProblems.tooManyRows({ most: entryLimits.rows })
  return lines
}
