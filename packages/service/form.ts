// What a service item asks: groups of fields, from which validation, pages and documentation follow.

/** `code` picks from a code set of #standards, `region` a region code, `wish` a free list is `text` with many. */
export type FieldKind = "text" | "long-text" | "number" | "money" | "date" | "month" | "code" | "codes" | "boolean" | "mobile" | "id-number" | "region" | "bank-account" | "credit-code" | "promise"

export interface Field {
  readonly name: string
  readonly label: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Code set of #standards for `code` and `codes`. */
  readonly set?: string
  /** Only these codes of the set may be chosen. */
  readonly only?: readonly string[]
  /** Own answers of a `code` or `codes` question that no code table lists. */
  readonly choices?: readonly { readonly code: string; readonly label: string }[]
  readonly help?: string
  readonly placeholder?: string
  /** Shown and required only when another field has one of these values, or among several one of them. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] }
  /** Filled in and locked from what the system knows: a name of the person's or employer's known data, e.g. "mobile". */
  readonly known?: string
  /** Known data may still be corrected by the applicant (phone, address). */
  readonly correctable?: boolean
  /** Of a month, "today" is this month. */
  readonly notAfter?: "today" | { readonly daysFromToday: number }
  readonly notBefore?: string
  /** Name of the month a month may not come before. */
  readonly since?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** Full text of a promise 告知承诺; its version is the item's. */
  readonly promiseText?: string
  /** Stable code of the refusal when this field is wrong, e.g. "E-DATE-01"; default "field.required" or "field.invalid". */
  readonly refusal?: string
}

export interface FieldGroup {
  readonly name: string
  readonly title: string
  readonly help?: string
  readonly fields: readonly Field[]
}

export interface Form {
  readonly groups: readonly FieldGroup[]
}

/** Answers to a form: text, numbers, booleans, lists of codes; money in fen; dates as YYYY-MM-DD. */
export type Answer = string | number | boolean | readonly string[] | null
export type Answers = Readonly<Record<string, Answer>>

export const form = (...groups: FieldGroup[]): Form => ({ groups })

export const group = (name: string, title: string, fields: readonly Field[], help?: string): FieldGroup => ({ name, title, fields, ...(help ? { help } : {}) })

/** A field; required unless told otherwise. */
export const field = (name: string, label: string, kind: FieldKind, more: Partial<Omit<Field, "name" | "label" | "kind">> = {}): Field => ({
  name,
  label,
  kind,
  required: true,
  ...more,
})

export const fieldsOf = (asked: Form): readonly Field[] => asked.groups.flatMap((one) => one.fields)

/** Whether a field of a form is asked at all, given the other answers: an answer to a question that is itself no longer asked counts for nothing. */
export function isAsked(one: Field, answers: Answers, of: Form): boolean {
  const { when } = one
  if (!when) return true
  const before = fieldsOf(of).find((other) => other.name === when.field)
  if (before && !isAsked(before, answers, of)) return false
  const value = answers[when.field]
  const said: readonly unknown[] = Array.isArray(value) ? value : [value]
  return when.is.some((wanted) => said.includes(wanted))
}
