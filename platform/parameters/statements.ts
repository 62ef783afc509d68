// Statements over the rows that officers put into force.
import { type KeptRow, nation, type ParameterRow, type ParameterValue } from "#policy"
import { statement } from "#platform/database"

export interface StoredRow {
  readonly row_id: string
  readonly key: string
  readonly region: string
  readonly value: ParameterValue
  readonly unit: string
  readonly effective_from: string
  readonly effective_to: string | null
  readonly document_number: string
  readonly reason: string
  readonly state: "draft" | "approved" | "withdrawn"
  readonly entered_by: string
  readonly entered_name: string
  readonly entered_person: string | null
  readonly entered_at: string
  readonly approved_by: string | null
  readonly approved_name: string | null
  readonly approved_at: string | null
  readonly withdrawn_name: string | null
  readonly withdrawn_why: string | null
}

const columns = "row_id, key, region, value, unit, effective_from, effective_to, document_number, reason, state, entered_by, entered_name, entered_person, entered_at, approved_by, approved_name, approved_at, withdrawn_name, withdrawn_why"

export const readVersion = statement<Record<string, never>, { version: string }>({ name: "parameters.read-version", reach: "reference", sql: "select version from parameters.version" })

/** Raises the version and holds its row: approvals happen one after the other. */
export const raiseVersion = statement<Record<string, never>, { version: string }>({ name: "parameters.raise-version", reach: "reference", sql: "update parameters.version set version = version + 1 returning version" })

export const readApproved = statement<Record<string, never>, StoredRow>({ name: "parameters.read-approved", reach: "reference", sql: `select ${columns} from parameters.rows where state = 'approved' order by row_id` })

export const listRows = statement<{ key: string; state: string }, StoredRow>({
  name: "parameters.list-rows",
  reach: "reference",
  sql: `select ${columns} from parameters.rows where (:key = '' or key = :key) and (:state = '' or state = :state) order by effective_from desc, row_id desc`,
})

export const readRow = statement<{ row: string }, StoredRow>({ name: "parameters.read-row", reach: "reference", sql: `select ${columns} from parameters.rows where row_id = :row` })

export const lockRow = statement<{ row: string }, StoredRow>({ name: "parameters.lock-row", reach: "reference", sql: `select ${columns} from parameters.rows where row_id = :row for update` })

export const insertRow = statement<{
  row: string; key: string; region: string; value: string; unit: string; from: string; to: string | null; document: string; reason: string; by: string; name: string; person: string | null; now: string
}>({
  name: "parameters.insert-row",
  reach: "reference",
  sql: `insert into parameters.rows (row_id, key, region, value, unit, effective_from, effective_to, document_number, reason, entered_by, entered_name, entered_person, entered_at)
        values (:row, :key, :region, :value::jsonb, :unit, :from, :to, :document, :reason, :by, :name, :person, :now)`,
})

export const approveRowStatement = statement<{ row: string; by: string; name: string; person: string | null; now: string }>({
  name: "parameters.approve-row",
  reach: "reference",
  sql: "update parameters.rows set state = 'approved', approved_by = :by, approved_name = :name, approved_person = :person, approved_at = :now where row_id = :row and state = 'draft'",
})

export const withdrawRowStatement = statement<{ row: string; name: string; why: string; now: string }>({
  name: "parameters.withdraw-row",
  reach: "reference",
  sql: "update parameters.rows set state = 'withdrawn', withdrawn_name = :name, withdrawn_why = :why, withdrawn_at = :now where row_id = :row and state = 'draft'",
})

export const namesOfPlaces = statement<{ codes: readonly string[] }, { code: string; name: string }>({
  name: "parameters.names-of-places",
  reach: "reference",
  sql: "select code, coalesce(nullif(full_name, ''), name) as name from registers.regions where code = any(:codes::text[])",
})

/** A stored row as the rule language reads it. Officers by number: two of them may have one name. */
export const parameterRowOf = (row: StoredRow): ParameterRow => ({ ...keptRowOf(row), enteredBy: row.entered_by, approvedBy: row.approved_by ?? "" })

const keptRowOf = (row: StoredRow): KeptRow => ({
  key: row.key, region: row.region, value: row.value, unit: row.unit, from: row.effective_from, to: row.effective_to, documentNumber: row.document_number,
})

/** The digits of a place's code that say where it is: 990100 → 9901; nothing for the nation. */
export const prefixOf = (region: string): string => (region === nation ? "" : region.replace(/(00)+$/, ""))

/** A place's code as the registers write it. */
export const twelve = (region: string): string => region.padEnd(12, "0")
