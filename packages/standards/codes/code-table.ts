// The shape of a code table: codes as text with a name, a source and the days between which new records may carry them.
import type { PlainDate } from "../plain-date.ts"

/** Where a value was read: V official text, S a running system, K national standard, P this project, C customary. */
export type SourceMark = "V" | "S" | "K" | "P" | "C"

export type CodeValue<Code extends string = string> = {
  readonly code: Code
  readonly name: string
  readonly mark: SourceMark
  /** First day on which a new record may carry it; null since ever. */
  readonly since: PlainDate | null
  /** First day on which it may no longer be used; null for no end. */
  readonly until: PlainDate | null
  /** The value above it in the same table. */
  readonly parent: string | null
}

export type CodeTable<Code extends string = string> = {
  /** The field the table serves, such as AAC004; the same name in database and interface. */
  readonly name: string
  readonly title: string
  /** The standard or document it comes from. */
  readonly source: string
  readonly values: readonly CodeValue<Code>[]
  /** Other names which source systems give to the field. */
  readonly alsoNamed: readonly string[]
}

type Heading = { readonly name: string; readonly title: string; readonly source: string; readonly mark: SourceMark; readonly alsoNamed?: readonly string[] }
type More = { readonly mark?: SourceMark; readonly since?: PlainDate; readonly until?: PlainDate; readonly parent?: string }
type Row<Code extends string> = readonly [code: Code, name: string, more?: More]

/** Writes a table down: a heading, then one row per value. */
export function codeTable<const Code extends string>(heading: Heading, rows: readonly Row<Code>[]): CodeTable<Code> {
  const values = rows.map(([code, name, more]) => ({
    code, name, mark: more?.mark ?? heading.mark, since: more?.since ?? null, until: more?.until ?? null, parent: more?.parent ?? null,
  }))
  return { name: heading.name, title: heading.title, source: heading.source, values, alsoNamed: heading.alsoNamed ?? [] }
}

/** The codes of a table as a type. */
export type CodeOf<Table> = Table extends CodeTable<infer Code> ? Code : never
