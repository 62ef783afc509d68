// A table of records that officers, units and institutions enter: declared once, from which entry, import, list and withdrawal follow.
import type { StaffRole } from "#wire"

/** Whose rows they are: the key of the table. A `subject` is a person or a unit; a `reference` table has no owner. */
export type EntryOwner = "person" | "employer" | "subject" | "reference"

/** `month` is kept as 202507, `yuan` as whole fen, `percent` as ten-thousandths. */
export type EntryKind = "text" | "date" | "month" | "count" | "yuan" | "percent" | "yes-no" | "code"

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

/** `starts_on` → `startsOn`. */
export const wireName = (column: string): string => column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

export const ownerKey: Readonly<Record<EntryOwner, string | undefined>> = { person: "person_id", employer: "employer_id", subject: "subject_id", reference: undefined }
