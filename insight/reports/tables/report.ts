// The language of official tables: a table is data, its cells are expressions over indicators.
import type { Calendar, Measure, Where } from "#platform/indicators"
import type { PeriodKind } from "#statistics"

/** What a cell says. Keys in `of`, `plus` … are keys of other columns (or rows, where the rows are items) of the same table. */
export type Expression =
  | { readonly kind: "count"; readonly measure: Measure }
  | { readonly kind: "difference"; readonly of: string; readonly minus: string }
  /** 期末城镇就业人员, imported. */
  | { readonly kind: "imported-employed" }
  /** part ÷ (imported denominator + part), percent. */
  | { readonly kind: "unemployment-rate"; readonly part: string }
  | { readonly kind: "no-records"; readonly why: string }

export interface Line {
  readonly key: string
  readonly title: string
  readonly unit: string
  readonly decimals: number
  /** Fen in one unit: 100 for 元, 1 000 000 for 万元; 1 for persons. */
  readonly divisor: number
  readonly expression: Expression
  /** Depth in the stub, for tables whose rows are items. */
  readonly level?: number
}

/** A merged head, or a single column. */
export type Head<T> = { readonly title: string; readonly children: readonly Head<T>[] } | T

export interface Split {
  readonly key: string
  readonly title: string
  readonly where: Where
}

/** total = Σ parts. */
export interface Sum {
  readonly total: string
  readonly parts: readonly string[]
}

interface Declared {
  readonly id: string
  readonly title: string
  readonly version: string
  readonly calendar: Calendar
  readonly periods: readonly PeriodKind[]
  readonly about: string
  readonly notes: readonly string[]
  /** Sums and inclusions among lines (V1). */
  readonly sums: readonly Sum[]
  readonly within: readonly { readonly part: string; readonly whole: string }[]
}

/** Rows are places (below the one reported on); columns are lines. */
export interface PlaceTable extends Declared {
  readonly layout: "places"
  readonly heads: readonly Head<Line>[]
}

/** Rows are lines, columns split them; one place. */
export interface ItemTable extends Declared {
  readonly layout: "items"
  readonly lines: readonly Line[]
  readonly heads: readonly Head<Split>[]
  readonly splitSums: readonly Sum[]
}

export type Report = PlaceTable | ItemTable

/** Declares a table. @throws when two lines have one key or a sum names a line that is not there. */
export function report<R extends Report>(declared: R): R {
  const keys = linesOf(declared).map(({ key }) => key)
  if (new Set(keys).size !== keys.length) throw new Error(`${declared.id}: two lines have the same key`)
  const named = [...declared.sums.flatMap((sum) => [sum.total, ...sum.parts]), ...declared.within.flatMap(({ part, whole }) => [part, whole])]
  for (const key of named) if (!keys.includes(key)) throw new Error(`${declared.id}: no line ${key}`)
  return declared
}

export const leavesOf = <T extends { readonly key: string }>(heads: readonly Head<T>[]): readonly T[] => heads.flatMap((head) => ("children" in head ? leavesOf(head.children) : [head]))

export const linesOf = (table: Report): readonly Line[] => (table.layout === "places" ? leavesOf(table.heads) : table.lines)

export const splitsOf = (table: Report): readonly Split[] => (table.layout === "items" ? leavesOf(table.heads) : [])

/** A line that counts persons or events. */
export const countLine = (key: string, title: string, measure: Measure, level?: number): Line => ({
  key, title, unit: measure.of.unit, decimals: 0, divisor: 1, expression: { kind: "count", measure }, ...(level === undefined ? {} : { level }),
})

/** A line of money, in 万元 with two decimals (S3). */
export const moneyLine = (key: string, title: string, measure: Measure): Line => ({ key, title, unit: "万元", decimals: 2, divisor: 1_000_000, expression: { kind: "count", measure } })

export const noRecordsLine = (key: string, title: string, unit: string, why = notYetHandled): Line => ({ key, title, unit, decimals: 0, divisor: 1, expression: { kind: "no-records", why } })

export const notYetHandled = "本系统尚未承办，无记录"
