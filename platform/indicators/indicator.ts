// What an indicator is: a name, a definition, and a condition over records of published views. The cells, the list behind a cell, the recount
// and the freezing are compiled from this one declaration.

export const dimensions = ["sex", "age", "education", "cause", "way"] as const
export type Dimension = (typeof dimensions)[number]

export type Calendar = "statistical" | "natural"

/**
 * Records of a business as indicators see them. The SQL reads published views and gives, one row for each record: `person_id`, `record_id`,
 * `region` (twelve digits), `sex`, `birth_date`, `age_on` (day the age is taken at), `education` (code), `cause`, `way`, `fen`, and the days the
 * indicators name. It uses `:asOf` (what was recorded by then) and may use `:start`, `:end`, `:yearStart` of the month counted and the
 * engine's numeric parameters.
 */
export interface Source {
  readonly name: string
  readonly sql: string
}

export const source = (declared: Source): Source => declared

interface Declared {
  /** `group.noun`, stable. */
  readonly code: string
  readonly name: string
  readonly unit: "人" | "人次" | "元"
  /** Live cells are kept by month; quarters and years are counted from the months. */
  readonly every: "month"
  readonly calendar: Calendar
  /** What it can be split by, besides the region. */
  readonly by: readonly Dimension[]
  readonly of: Source
  /** Further condition over the source's columns. */
  readonly when?: string
  /** What is counted, in words for statisticians. */
  readonly definition: string
  /** Where the definition is written. */
  readonly source: string
}

/** Something that happens on a day. `persons` counts a person once in a period (the earliest record), `events` every record, `fen` sums money. */
export interface Flow extends Declared {
  readonly shape: "flow"
  /** Column of the source with the day. */
  readonly at: string
  readonly counts: "persons" | "events" | "fen"
  /** True when the definition itself counts a person once in a statistical year, so that months add up. */
  readonly oncePerYear?: boolean
}

/** Something that lasts from a day to another; counted on the last day of the period. */
export interface Stock extends Declared {
  readonly shape: "stock"
  /** Expressions over the source's columns: first day, and first day no longer (null while it lasts). */
  readonly from: string
  readonly to: string
  readonly counts: "persons"
}

export type Indicator = Flow | Stock

const periodic = /(?<!:):(start|end|yearStart)\b/

/** True when the source looks at the month counted, so that it is asked month by month. */
export const isPeriodic = (one: Indicator): boolean => periodic.test(one.of.sql) || periodic.test(one.when ?? "")

/** Declares an indicator. @throws when a stock, a sum or a count of events depends on the month it is asked for: then months would not add up. */
export function indicator<I extends Indicator>(declared: I): I {
  if (declared.counts !== "persons" && isPeriodic(declared)) throw new Error(`${declared.code}: only a count of persons may look at the period`)
  if (declared.shape === "stock" && isPeriodic(declared)) throw new Error(`${declared.code}: a stock may not look at the period`)
  return declared
}

/** Values a record must have in a dimension to be counted. */
export type Where = Partial<Record<Dimension, readonly string[]>>

/**
 * One number of a table. `over`: the period itself; the statistical year up to the period's end; or, for a stock, the moment the period
 * begins (期初).
 */
export interface Measure {
  readonly of: Indicator
  readonly where?: Where
  readonly over?: "period" | "year" | "opening"
}
