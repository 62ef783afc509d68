// What a trail entry keeps, as lines somebody can read: known names and codes in words, unknown ones as they are.
import type { Say } from "../../say.ts"
import { yuanText } from "../../parts/money.tsx"
import { trailDetail } from "../../messages/zh/trail-detail.ts"

export interface DetailLine {
  readonly key: string
  readonly label: string
  readonly value: string
}

type Known = keyof typeof trailDetail
const isKnown = (key: string): key is Known => Object.hasOwn(trailDetail, key)
const worded = (say: Say, key: string, otherwise: string): string => (isKnown(key) ? say(key) : otherwise)

/** Where the values of a name stand in the catalogue: "from" and "to" are states of a case. */
const familyOf = (name: string): string => (name === "from" || name === "to" ? "case" : name)

function valueOf(say: Say, name: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "—"
  if (typeof value === "boolean") return say(value ? "answer.yes" : "answer.no")
  if (typeof value === "number") return name.endsWith("Fen") ? yuanText(value) : String(value)
  if (Array.isArray(value)) return value.map((one) => valueOf(say, name, one)).join("、")
  if (typeof value === "object") return detailLines(say, value as Readonly<Record<string, unknown>>).map((line) => `${line.label} ${line.value}`).join("，")
  return worded(say, `trail.value.${familyOf(name)}.${String(value)}`, String(value))
}

/** One line for each value kept, in the order it was kept. */
export const detailLines = (say: Say, detail: Readonly<Record<string, unknown>>): readonly DetailLine[] =>
  Object.entries(detail).map(([key, value]) => ({ key, label: worded(say, `trail.detail.${key}`, key), value: valueOf(say, key, value) }))
