// Checks the answers of a form against its declaration: shape, limits, codes; the same in the browser and on the server.
import { type Checked, isActiveCode, isPlainDate, addDays, type PlainDate, checkMobile, checkResidentNumber, checkCreditCode, checkBankCard } from "#standards"
import type { FieldError } from "#wire"
import { type Answer, type Answers, type Field, fieldsOf, type Form, isAsked } from "./form.ts"

export interface CheckedAnswers {
  /** Only the asked fields, trimmed; unknown names dropped. */
  readonly answers: Answers
  readonly errors: readonly FieldError[]
}

/** Checks all answers and reports every error at once. `today` is the business date. */
export function checkAnswers(asked: Form, given: Readonly<Record<string, unknown>>, today: PlainDate): CheckedAnswers {
  const answers: Record<string, Answer> = {}
  const errors: FieldError[] = []
  for (const one of fieldsOf(asked)) {
    const value = tidy(given[one.name])
    if (!isAsked(one, { ...(given as Answers), ...answers }, asked)) continue
    const says = value === null ? (one.required ? missing(one) : null) : wrong(one, value, today, answers)
    if (says) errors.push({ path: one.name, code: says.code, says: says.says })
    else answers[one.name] = value
  }
  return { answers, errors }
}

interface Wrong {
  readonly code: string
  readonly says: string
}

function tidy(value: unknown): Answer {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim().normalize("NFC")
  if (typeof value === "number" || typeof value === "boolean") return value
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String)
  return null
}

const missing = (one: Field): Wrong => ({ code: one.refusal ?? "field.required", says: missingWords(one) })

/** A question is answered, a choice is made, the rest is filled in. */
function missingWords({ kind, label }: Field): string {
  if (kind === "promise") return "请阅读并勾选承诺"
  if (kind === "boolean" || label.endsWith("？")) return `请回答：${label}`
  return `${kind === "code" || kind === "codes" || kind === "region" ? "请选择" : "请填写"}${label}`
}

function wrong(one: Field, value: Answer, today: PlainDate, before: Answers): Wrong | null {
  const no = (says: string, code = "field.invalid"): Wrong => ({ code: one.refusal ?? code, says })
  switch (one.kind) {
    case "text":
    case "long-text": {
      if (typeof value !== "string") return no(`${one.label}应当是文字`)
      const length = [...value].length
      if (one.minLength !== undefined && length < one.minLength) return no(`${one.label}至少填写 ${one.minLength} 个字`)
      if (length > (one.maxLength ?? 500)) return no(`${one.label}最多填写 ${one.maxLength ?? 500} 个字`)
      return null
    }
    case "number":
    case "money":
      if (typeof value !== "number" || !Number.isSafeInteger(value)) return no(`请用数字填写“${one.label}”`)
      if (value < (one.min ?? 0)) return no(`${one.label}不能小于 ${shown(one, one.min ?? 0)}`)
      if (one.max !== undefined && value > one.max) return no(`${one.label}不能大于 ${shown(one, one.max)}`)
      return null
    case "date":
      return wrongDate(one, value, today, no)
    case "month":
      return wrongMonth(one, value, today, before, no)
    case "code":
      return typeof value === "string" && isChoice(one, value, today) ? null : no(`请从列表中选择${one.label}`)
    case "codes":
      return Array.isArray(value) && value.every((code) => isChoice(one, code as string, today)) ? null : no(`请从列表中选择${one.label}`)
    case "boolean":
      return typeof value === "boolean" ? null : no(`请选择${one.label}`)
    case "promise":
      return value === true ? null : missing(one)
    case "region":
      return typeof value === "string" && /^\d{12}$/.test(value) ? null : no(`请选择${one.label}`, "E-REG-01")
    case "mobile":
      return checked(checkMobile(String(value)))
    case "id-number":
      return checked(checkResidentNumber(String(value), today))
    case "credit-code":
      return checked(checkCreditCode(String(value)))
    case "bank-account":
      return checked(checkBankCard(String(value)))
  }
}

function wrongDate(one: Field, value: Answer, today: PlainDate, no: (says: string, code?: string) => Wrong): Wrong | null {
  if (typeof value !== "string" || !isPlainDate(value)) return no(`请按年月日填写“${one.label}”，例如 2025-06-30`, "E-DATE-01")
  const latest = one.notAfter === "today" ? today : one.notAfter ? addDays(today, one.notAfter.daysFromToday) : null
  if (latest && value > latest) return no(one.notAfter === "today" ? `${one.label}不能晚于今天` : `${one.label}不能晚于 ${latest}`, "E-DATE-01")
  if (one.notBefore && value < one.notBefore) return no(`${one.label}不能早于 ${one.notBefore}`, "E-DATE-01")
  return null
}

function wrongMonth(one: Field, value: Answer, today: PlainDate, before: Answers, no: (says: string, code?: string) => Wrong): Wrong | null {
  if (typeof value !== "string" || !/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return no(`请按年月填写“${one.label}”，例如 2025-06`)
  const since = one.since === undefined ? null : before[one.since]
  if (typeof since === "string" && value < since) return no(`${one.label}不能早于 ${since}`, "E-PERIOD")
  return one.notAfter === "today" && value > today.slice(0, 7) ? no(`${one.label}不能晚于本月`, "E-MONTH-FUTURE") : null
}

const isChoice = (one: Field, code: string, today: PlainDate): boolean =>
  one.choices ? one.choices.some((choice) => choice.code === code) : (one.only ? one.only.includes(code) : true) && isActiveCode(one.set ?? "", code, today)

const shown = (one: Field, value: number): string => (one.kind === "money" ? `${(value / 100).toFixed(2)} 元` : String(value))

const checked = (result: Checked<unknown>): Wrong | null => (result.ok ? null : { code: result.code, says: result.sentence })
