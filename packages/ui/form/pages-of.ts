// From a declared form to the pages a person walks through, and the answers it starts with. Pure.
import { type Answer, type Answers, type Field, type Form, isAsked } from "#service"
import { codeLabel, fen, formatYuan, isPlainDate, longDate } from "#standards"

/** What the system already knows, by the `known` name of a field. Sealed values come masked. */
export interface KnownValue {
  readonly value: string | number | boolean | null
  readonly shown: string
  readonly source: string
  readonly asOf: string | null
}
export type Known = Readonly<Record<string, KnownValue>>

export interface FormPage {
  readonly name: string
  readonly title: string
  readonly help: string | null
  readonly fields: readonly Field[]
}

/** A form as the catalogue sends it: the declared form, only looser in its types. */
export interface SentForm {
  readonly groups: readonly { readonly name: string; readonly title: string; readonly help?: string | undefined; readonly fields: readonly { readonly name: string; readonly label: string; readonly kind: string; readonly required: boolean }[] }[]
}

/** The catalogue carries declared forms unchanged, so a sent form is a form. */
export const declaredForm = (sent: SentForm): Form => sent as unknown as Form

/** The known value that locks a field; null when nothing is known of it. */
export function knownOf(field: Field, known: Known): KnownValue | null {
  const value = field.known === undefined ? undefined : known[field.known]
  return value === undefined || value.value === null || value.value === "" ? null : value
}

/** One page for each group that asks something now. `only` keeps the named fields, for corrections. */
export function pagesOf(form: Form, answers: Answers, only?: readonly string[]): readonly FormPage[] {
  return form.groups
    .map((group) => ({ name: group.name, title: group.title, help: group.help ?? null, fields: group.fields.filter((field) => isAsked(field, answers, form) && (!only || only.length === 0 || only.includes(field.name))) }))
    .filter((page) => page.fields.length > 0)
}

/** The answers to begin with: known values first, then what was drafted, except where the known value may not be changed. */
export function firstAnswers(form: Form, known: Known, drafted: Answers): Answers {
  const answers: Record<string, Answer> = {}
  for (const field of form.groups.flatMap((group) => group.fields)) {
    const value = knownOf(field, known)
    const draft = drafted[field.name]
    if (value && !(field.correctable && draft !== undefined && draft !== null)) answers[field.name] = value.value
    else if (draft !== undefined) answers[field.name] = draft
  }
  return answers
}

/** The answers to send: a masked value that the person left as it is stays with the register, which has it in full. */
export function answersToSend(form: Form, known: Known, answers: Answers): Answers {
  const kept = new Set(form.groups.flatMap((group) => group.fields).filter((field) => !field.required && isMasked(answers[field.name]) && answers[field.name] === knownOf(field, known)?.value).map((field) => field.name))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !kept.has(name)))
}

const isMasked = (value: Answer | undefined): boolean => typeof value === "string" && value.includes("*")

export interface ShownWords {
  readonly yes: string
  readonly no: string
  readonly promised: string
  readonly yuan: string
  readonly empty: string
}

/** An answer as people read it. Regions are named by `placeName`. */
export function shownAnswer(field: Field, value: Answer | undefined, words: ShownWords, placeName: (code: string) => string | null = () => null): string {
  if (value === null || value === undefined || value === "") return words.empty
  switch (field.kind) {
    case "code":
      return label(field, String(value))
    case "codes":
      return Array.isArray(value) && value.length > 0 ? value.map((code) => label(field, String(code))).join("、") : words.empty
    case "money":
      return typeof value === "number" ? `${formatYuan(fen(value))} ${words.yuan}` : String(value)
    case "date":
      return isPlainDate(value) ? longDate(value) : String(value)
    case "boolean":
      return value === true ? words.yes : words.no
    case "promise":
      return value === true ? words.promised : words.empty
    case "region":
      return placeName(String(value)) ?? String(value)
    default:
      return String(value)
  }
}

const label = (field: Field, code: string): string => field.choices?.find((one) => one.code === code)?.label ?? (field.set ? codeLabel(field.set, code) : code)

/** Yuan as typed → fen; null when nothing, the text itself when it is no amount (so that the check can say so). */
export function fenOf(typed: string): Answer {
  const text = typed.replace(/[,，\s\u202f]/g, "")
  if (text === "") return null
  const match = /^(-?\d{1,11})(?:\.(\d{0,2}))?$/.exec(text)
  if (!match) return typed
  const amount = Math.abs(Number(match[1])) * 100 + Number((match[2] ?? "").padEnd(2, "0"))
  return match[1]?.startsWith("-") ? -amount : amount
}

/** Fen → yuan for a field: 180000 → "1800", 180050 → "1800.50". */
export function yuanOf(value: Answer | undefined): string {
  if (typeof value !== "number") return typeof value === "string" ? value : ""
  return value % 100 === 0 ? String(value / 100) : (value / 100).toFixed(2)
}
