// What a feed is: a file of another department, declared once; reading, checking, merging, the format page and the receipt follow from it.

/**
 * What a cell holds. `id-number` and `former-number` are kept only as digests; `name` is compared with the register; `employer` is a credit code that must be
 * known; `month` is stored as 202507; `yuan` is written "4500.00" and stored in fen; `code` takes the code or its name.
 */
export type CellKind = "id-number" | "former-number" | "name" | "employer" | "credit-code" | "date" | "month" | "yuan" | "code" | "yes-no" | "region" | "province" | "text"

export interface Column {
  /** English header, and the column of the staging table. */
  readonly name: string
  /** Chinese header. */
  readonly label: string
  readonly kind: CellKind
  readonly required: boolean
  /** Code table for `code`. */
  readonly set?: string
  /** Only these codes. */
  readonly only?: readonly string[]
  /** Words of senders for codes, e.g. { 正常: "存续" }. */
  readonly words?: Readonly<Record<string, string>>
  /** A date that may lie ahead, such as a planned end. */
  readonly mayBeAhead?: boolean
  /** Other headers seen. */
  readonly also?: readonly string[]
}

/** Where rows about a person go. SQL expressions are over `s`, a staged row with person_id, region and employer_id found. */
export interface Target {
  readonly table: string
  /** Columns of the primary key after person_id. */
  readonly key: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  /** Columns set only when a row is new. */
  readonly fresh?: Readonly<Record<string, string>>
}

/**
 * What a row tells the rest of the house. SQL expressions are over `s`, the staged row, and `v`, its verdict: `v.was` is what the register
 * said before, `v.today` the day the file came. Of several that fit a row the first declared is sent.
 */
export interface FeedEvent {
  /** What became of the row: new, saying something else than before, or taken back by the department. */
  readonly on: "new" | "changed" | "withdrawn"
  readonly topic: string
  readonly effectiveDate: string
  readonly payload?: Readonly<Record<string, string>>
  /** Only rows for which this holds. */
  readonly only?: string
}

/** What the register's row said before, as text. */
export const was = (name: string): string => `(v.was ->> '${name}')`

export interface Feed {
  readonly name: string
  readonly title: string
  /** Name of the machine account that may send it. */
  readonly sender: string
  /** The department as people read it: becomes the source of every row. */
  readonly source: string
  /** How often it is expected. */
  readonly rhythm: string
  readonly columns: readonly Column[]
  /** "person": rows about registered people; "person-file": makes and renews people; "employer-file": makes and renews employers. */
  readonly about: "person" | "person-file" | "employer-file"
  readonly target?: Target
  readonly events?: readonly FeedEvent[]
}

/** The optional last column of every feed about a person. */
const operation: Column = { name: "op", label: "操作", kind: "text", required: false, words: { 新增: "put", 变更: "put", 更新: "put", 撤销: "withdraw", 删除: "withdraw", put: "put", withdraw: "withdraw", U: "put", I: "put", D: "withdraw" }, only: ["put", "withdraw"] }

/** Declares a feed. @throws when a feed about persons has no identity number, name or target. */
export function feed(declared: Feed): Feed {
  if (declared.about !== "person") return declared
  const kinds = declared.columns.map((column) => column.kind)
  if (!kinds.includes("id-number") || !kinds.includes("name") || !declared.target) throw new Error(`feed ${declared.name}: needs an identity number, a name and a target`)
  return { ...declared, columns: [...declared.columns, operation] }
}

/** A column; required unless told otherwise. */
export const column = (name: string, label: string, kind: CellKind, more: Partial<Omit<Column, "name" | "label" | "kind">> = {}): Column => ({ name, label, kind, required: true, ...more })

/** The two columns by which a person is recognised. */
export const whom: readonly Column[] = [
  column("id_number", "证件号码", "id-number", { also: ["身份证号", "身份证号码", "公民身份号码", "社会保障号码"] }),
  column("name", "姓名", "name"),
]
