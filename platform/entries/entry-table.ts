// A table of records that officers, units and institutions enter: declared once, from which entry, import, list and withdrawal follow.
import type { StaffRole } from "#wire"

/** Whose rows they are: the key of the table. A `subject` is a person or a unit; a `reference` table has no owner. */
export type EntryOwner = "person" | "employer" | "subject" | "reference"

/** `month` is kept as 202507, `yuan` as whole fen, `percent` as ten-thousandths, `region` as the twelve digits of a place. */
export type EntryKind = "text" | "date" | "month" | "count" | "yuan" | "percent" | "yes-no" | "code" | "region"

export interface EntryColumn {
  /** Name in the table; `starts_on` is `startsOn` on the wire. */
  readonly name: string
  readonly heading: string
  readonly kind: EntryKind
  /** May be left empty. */
  readonly optional?: boolean
  /** Of a code: value → label. */
  readonly codes?: Readonly<Record<string, string>>
}

export interface EntryTable {
  /** Schema and table, `training.classes`. */
  readonly name: string
  readonly title: string
  readonly owner: EntryOwner
  /** A person's row that also names a unit: the institution, the unit of an internship. */
  readonly withEmployer?: boolean
  /** The unit's heading, where it is not 单位统一社会信用代码. */
  readonly employerHeading?: string
  readonly columns: readonly EntryColumn[]
  /** What makes a record one of its kind beside its owner, by column. */
  readonly natural: readonly string[]
  /** Who enters: officers of the place, or a unit its own rows. */
  readonly enters: readonly (StaffRole | "employer")[]
}

/** A condition a row must not meet, asked of the database for all rows at once; `r` is the row. */
export interface EntryRefusal {
  readonly code: string
  readonly says: string
  readonly when: string
}

/** A cell of a row as it is asked for, on a page or in a sheet. */
export interface AskedCell {
  /** As on the wire. */
  readonly name: string
  readonly heading: string
  readonly kind: EntryKind
  readonly optional: boolean
  readonly codes?: Readonly<Record<string, string>>
}

/** What a row has to say, whose it is first. A unit need not name itself; where a person or a unit may be meant, either is enough. */
export function askedOf(table: EntryTable, isOwnUnit: boolean): readonly AskedCell[] {
  const either = table.owner === "subject"
  const own: readonly AskedCell[] = [
    ...(table.owner === "person" || either ? [{ name: "name", heading: "姓名", kind: "text" as const, optional: either }, { name: "idNumber", heading: "证件号码", kind: "text" as const, optional: either }] : []),
    ...(table.owner === "employer" || either || table.withEmployer === true ? [{ name: "uscc", heading: table.employerHeading ?? "统一社会信用代码", kind: "text" as const, optional: either || isOwnUnit }] : []),
  ]
  const columns = table.columns.map((one): AskedCell => ({ name: wireName(one.name), heading: one.heading, kind: one.kind, optional: one.optional === true, ...(one.codes ? { codes: one.codes } : {}) }))
  return [...own, ...columns.filter((one) => !own.some(({ name }) => name === one.name))]
}

/** `starts_on` → `startsOn`. */
export const wireName = (column: string): string => column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

export const ownerKey: Readonly<Record<EntryOwner, string | undefined>> = { person: "person_id", employer: "employer_id", subject: "subject_id", reference: undefined }
