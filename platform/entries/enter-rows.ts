// Writes rows all or none: people and units found by their numbers, repeated rows and what the table refuses named row by row.
import { newId, type Bulk, violatedConstraint } from "#platform/database"
import type { RequestContext } from "#platform/module"
import { idDigest } from "#platform/registers"
import { checkCreditCode, type Checked, checkResidentNumber, type PlainDate, sameName, tidyNumber } from "#standards"
import { commonProblems, type FieldError } from "#wire"
import { checkRow, type SentRow } from "./check-row.ts"
import { entryLimits, entryProblems } from "./contract.ts"
import { type EntryRefusal, type EntryTable, ownerKey } from "./entry-table.ts"

export interface SentRows {
  /** As people write it in a sheet, or as values over the wire. */
  readonly written: boolean
  readonly region: string | undefined
  readonly source: string
  /** With the number of its line, as the sender counts. */
  readonly rows: readonly { readonly line: number; readonly cells: SentRow }[]
}

interface PersonRow {
  readonly digest: string
  readonly person_id: string
  readonly name: string
  readonly region: string
}
interface EmployerRow {
  readonly uscc: string
  readonly employer_id: string
  readonly region: string
}

type Values = Record<string, unknown> & { record_id: string; region: string }

/** @throws entries.rows-refused naming every row that cannot be entered; nothing is written then. */
export async function enterRows(request: RequestContext, table: EntryTable, refusals: readonly EntryRefusal[], sent: SentRows): Promise<number> {
  const { viewer, house, now } = request
  const errors: FieldError[] = []
  const refuse = (line: number, path: string, code: string, says: string) => errors.push({ path: `rows.${line}${path === "" ? "" : `.${path}`}`, code, says: `第${line}行：${says}` })
  const by = viewer.kind === "staff" ? { id: `officer:${viewer.officerId}`, name: viewer.name } : viewer.kind === "employer" ? { id: `employer:${viewer.employerId}`, name: viewer.agent } : undefined
  if (!by) throw commonProblems.notAllowed()
  try {
    return await house.database.system.transaction(async (tx) => {
      const owners = await ownersOf(tx, request, table, sent, refuse)
      const made = sent.rows.map(({ line, cells }, index) => {
        const checked = checkRow(table, cells, sent.written)
        for (const error of checked.errors) refuse(line, error.path, error.code, error.says)
        const owner = owners[index]
        const values: Values = { ...owner?.keys, ...checked.values, record_id: newId(), region: owner?.region ?? "", source: sent.source, entered_by: by.id, entered_name: by.name, entered_at: now, state: "valid", void_says: "" }
        return { line, owner, values }
      })
      for (const { line, owner } of made) if (owner && viewer.kind === "staff" && !owner.region.startsWith(viewer.scope)) refuse(line, "region", "entries.outside", "不在本辖区")
      repeated(table, made, refuse)
      if (errors.length === 0) await refusedByDatabase(tx, table, refusals, made, refuse)
      if (errors.length > 0) throw entryProblems.rowsRefused({ rows: new Set(errors.map((one) => one.path.split(".")[1])).size }, errors.slice(0, entryLimits.namedErrors))
      await tx.sql(`insert into ${table.name} select * from jsonb_populate_recordset(null::${table.name}, $1::jsonb)`, [JSON.stringify(made.map((one) => one.values))])
      for (const place of new Set(made.map((one) => one.values.region))) request.concerns("0", place, { table: table.name, rows: made.length })
      return made.length
    })
  } catch (failure) {
    throw violatedConstraint(failure) === `${table.name.split(".")[1]}_one` ? entryProblems.already() : failure
  }
}

type Refuse = (line: number, path: string, code: string, says: string) => void

interface Owner {
  readonly keys: Readonly<Record<string, string>>
  readonly region: string
}

const textIn = (cells: SentRow, name: string): string => (typeof cells[name] === "string" ? cells[name].trim() : "")

/** A resident number by its check digit; other documents have none. */
const residentNumber = (text: string, today: PlainDate): Checked<unknown> | null => (/^\d{17}[\dXx]$/.test(text) ? checkResidentNumber(text, today) : null)

/** Whose row each is. People are found by number and must have the name; a unit enters for itself only. */
async function ownersOf(tx: Bulk, request: RequestContext, table: EntryTable, sent: SentRows, refuse: Refuse): Promise<readonly (Owner | undefined)[]> {
  const { viewer, house, today } = request
  const digestOf = (cells: SentRow) => idDigest(house.sealing, textIn(cells, "idNumber"), today)
  const asksPerson = table.owner === "person" || table.owner === "subject"
  const asksUnit = table.owner !== "person" || table.withEmployer === true
  const people = asksPerson
    ? await tx.sql<PersonRow>("select n.digest, p.person_id, p.name, p.region from registers.person_id_numbers n join registers.persons p using (person_id) where n.digest = any($1)", [sent.rows.map(({ cells }) => digestOf(cells))])
    : []
  const units = asksUnit
    ? await tx.sql<EmployerRow>("select e.uscc, e.employer_id, e.region from registers.employers e where e.uscc = any($1) or e.employer_id = $2", [sent.rows.map(({ cells }) => tidyNumber(textIn(cells, "uscc"))), viewer.kind === "employer" ? viewer.employerId : "0"])
    : []
  const byDigest = new Map(people.map((one) => [one.digest, one]))
  const byCode = new Map(units.map((one) => [one.uscc, one]))
  /** A number nobody has is either mistyped, which its check digit tells, or not known here. */
  const unknown = (line: number, path: string, checked: Checked<unknown> | null, code: string, says: string) => (checked?.ok === false ? refuse(line, path, checked.code, checked.sentence) : refuse(line, path, code, says))
  const personIn = (line: number, cells: SentRow): PersonRow | undefined => {
    const found = byDigest.get(digestOf(cells))
    if (!found) unknown(line, "idNumber", residentNumber(textIn(cells, "idNumber"), today), "entries.person-unknown", "没有查到这个证件号码的人")
    else if (!sameName(found.name, textIn(cells, "name"))) refuse(line, "name", "entries.person-name", "姓名与证件号码不一致")
    else return found
    return undefined
  }
  const unitIn = (line: number, cells: SentRow): EmployerRow | undefined => {
    const own = viewer.kind === "employer" ? units.find((one) => one.employer_id === viewer.employerId) : undefined
    const found = textIn(cells, "uscc") === "" ? own : byCode.get(tidyNumber(textIn(cells, "uscc")))
    if (!found) unknown(line, "uscc", checkCreditCode(textIn(cells, "uscc")), "entries.unit-unknown", "没有查到这个统一社会信用代码的单位")
    else if (viewer.kind === "employer" && found.employer_id !== viewer.employerId) refuse(line, "uscc", "entries.unit-other", "只能登记本单位的记录")
    else return found
    return undefined
  }
  return sent.rows.map(({ line, cells }): Owner | undefined => {
    if (table.owner === "reference") return sent.region === undefined ? (refuse(line, "region", "field.required", "请选择地区"), undefined) : { keys: {}, region: sent.region }
    if (table.owner === "employer" || (table.owner === "subject" && textIn(cells, "idNumber") === "")) {
      const unit = unitIn(line, cells)
      return unit && { keys: { [ownerKey[table.owner] ?? ""]: unit.employer_id, ...(table.owner === "subject" ? { subject_kind: "employer" } : {}) }, region: unit.region }
    }
    const person = personIn(line, cells)
    const unit = table.withEmployer === true ? unitIn(line, cells) : undefined
    if (!person || (table.withEmployer === true && !unit)) return undefined
    const keys = { [ownerKey[table.owner] ?? ""]: person.person_id, ...(unit ? { employer_id: unit.employer_id } : {}), ...(table.owner === "subject" ? { subject_kind: "person" } : {}) }
    return { keys, region: unit?.region ?? person.region }
  })
}

/** The same record twice in one sheet: which of the two is meant, nobody can say. */
function repeated(table: EntryTable, made: readonly { readonly line: number; readonly values: Values }[], refuse: Refuse): void {
  const seen = new Map<string, number>()
  const keys = keyColumns(table)
  for (const { line, values } of made) {
    const key = JSON.stringify(keys.map((name) => values[name] ?? null))
    const first = seen.get(key)
    if (first === undefined) seen.set(key, line)
    else refuse(line, "", "E-IMPORT-ROWS", `与第${first}行重复`)
  }
}

const keyColumns = (table: EntryTable): readonly string[] => {
  const owner = ownerKey[table.owner]
  return [...(owner === undefined ? ["region"] : [owner]), ...(table.withEmployer === true ? ["employer_id"] : []), ...table.natural]
}

async function refusedByDatabase(tx: Bulk, table: EntryTable, refusals: readonly EntryRefusal[], made: readonly { readonly line: number; readonly values: Values }[], refuse: Refuse): Promise<void> {
  const rows = JSON.stringify(made.map((one) => one.values))
  const lineOf = new Map(made.map((one) => [one.values.record_id, one.line]))
  const there: EntryRefusal = { code: "entries.already-there", says: "已经登记过", when: `exists (select 1 from ${table.name} x where x.state = 'valid' and ${keyColumns(table).map((name) => `x.${name} = r.${name}`).join(" and ")})` }
  for (const { code, says, when } of [there, ...refusals]) {
    const found = await tx.sql<{ record_id: string }>(`select r.record_id from jsonb_populate_recordset(null::${table.name}, $1::jsonb) r where ${when}`, [rows])
    for (const one of found) refuse(lineOf.get(one.record_id) ?? 0, "", code, says)
  }
}
