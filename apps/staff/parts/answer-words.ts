// An answer as an officer reads it: codes by name, money in yuan, yes and no in words.
import { codeLabel, formatYuan, fen, isPlainDate } from "#standards"
import type { Say } from "../say.ts"

interface AnsweredField {
  readonly kind: string
  readonly set?: string | undefined
}

/** The words of an answer; empty answers say so. */
export function answerWords(say: Say, field: AnsweredField, value: string | number | boolean | readonly string[] | null | undefined): string {
  if (value === undefined || value === null || value === "") return say("answer.empty")
  if (typeof value === "boolean") return say(field.kind === "promise" ? (value ? "answer.promised" : "answer.not-promised") : value ? "answer.yes" : "answer.no")
  if (typeof value === "number") return field.kind === "money" ? say("money.yuan", { amount: formatYuan(fen(value)) }) : String(value)
  if (typeof value === "string") return field.kind === "code" && field.set ? (codeLabel(field.set, value) ?? value) : isPlainDate(value) ? value : value
  return value.map((one) => (field.set ? (codeLabel(field.set, one) ?? one) : one)).join("、")
}
