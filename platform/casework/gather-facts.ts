// Compiles the fact sources of a judge into one statement, so that all facts of a decision cost one trip.
import { bind, type Call, statement } from "#platform/database"
import type { PlainDate } from "#standards"
import type { FactSource, GatheredFacts } from "#platform/module"

export interface FactRow {
  readonly fact: string
  readonly subject_id: string
  readonly value: unknown
  readonly source: string
  readonly as_of: string | null
}

export interface Gathering {
  /** The facts of some subjects on a day, as a bound statement. */
  call(subjects: readonly string[], on: PlainDate): Call<FactRow>
}

/** One statement for all sources; a fact named twice is asked once. */
export function gathering(name: string, sources: readonly FactSource[]): Gathering | undefined {
  const distinct = [...new Map(sources.map((one) => [one.fact, one])).values()]
  if (distinct.length === 0) return undefined
  const made = statement<{ subjects: readonly string[]; on: string }, FactRow>({
    name: `facts.${name}`,
    reach: "subject",
    hot: true,
    sql: distinct.map((one) => `select '${one.fact}' as fact, f.subject_id, f.value, f.source, f.as_of from (${one.sql}) f(subject_id, value, source, as_of)`).join("\nunion all\n"),
  })
  return { call: (subjects, on) => bind(made, { subjects, on }) }
}

/** The rows of one subject as facts by name. */
export function factsFrom(rows: readonly FactRow[], subject: string): GatheredFacts {
  const facts: Record<string, GatheredFacts[string]> = {}
  for (const row of rows) if (row.subject_id === subject) facts[row.fact] = { value: row.value, source: row.source, asOf: row.as_of }
  return facts
}
