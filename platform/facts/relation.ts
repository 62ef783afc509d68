// How facts are answered: relations of one row for each subject, and values read from them. The same text decides one case and scans a province.
import type { LinesDefinition } from "#policy"

/** Writes who is asked about, as a predicate on the column that names the subject: `(column) => "column = :subject"`. */
export interface Asked {
  (column: string): string
  /** A statement that asks a relation more than once may hold its rows: given the relation and its own text, what to read instead. */
  readonly held?: (one: Relation, text: () => string) => string
}

/**
 * A question that has at most one row for each subject. Facts that need the same records share the relation, so that a decision asks
 * the records once. The text names its subject column `subject`, narrows every table by `asked`, and may use `:on` (the business date);
 * it never looks at subjects one by one, so that it serves one person and everybody alike.
 */
export interface Relation {
  /** The name its columns are read by: `last_end` in `last_end.ended_on`. */
  readonly name: string
  readonly sql: (asked: Asked) => string
  /** Over lines: asked about who would claim the line, not about whom the line is about. */
  readonly ofClaimant?: boolean
  /** Over lines: a row for each line of a subject, named `line`. */
  readonly byLine?: boolean
  /** Of a list: its lines as rows, with `subject` and a column for each of the list's. */
  readonly rows?: (asked: Asked) => string
}

/** Not asked but at hand: the row of the line itself, whose `own` facts only the line knows. */
export const lineItself: Relation = { name: "b", sql: () => "" }

/** A fact read from a relation; a subject without a row has nulls in every column. */
export interface FactSource {
  readonly fact: string
  readonly from: Relation
  /** Further relations the value looks at. */
  readonly beside?: readonly Relation[]
  /** SQL of the value over the relation's columns; null is the answer "none". */
  readonly value: string
  /** SQL that is true where somebody knows; where it is not, nobody does. Left out, the answer always stands. */
  readonly answered?: string
  /** Who says it: a name, or SQL over the relation's columns. */
  readonly source: string | { readonly sql: string }
  /** SQL of the day the source speaks of. */
  readonly asOf?: string
}

export function relation(name: string, sql: (asked: Asked) => string): Relation {
  const one: Relation = { name, sql: (asked) => asked.held?.(one, () => sql(asked)) ?? sql(asked) }
  return one
}

/**
 * A list, told as rows: `subject` and a column for each of the list's, months as 202507. One case reads them as one value named `lines`;
 * a scan ranges over the rows themselves.
 */
export function listRelation(name: string, { columns }: LinesDefinition, rows: (asked: Asked) => string): Relation {
  const names = Object.entries(columns)
  const cell = ([column, { type }]: (typeof names)[number]): string => `'${column}', ${type === "month" ? `left(x."${column}"::text, 4) || '-' || right(x."${column}"::text, 2)` : `x."${column}"`}`
  const gathered = relation(name, (asked) => `
    select x.subject, jsonb_agg(jsonb_build_object(${names.map(cell).join(", ")}) order by ${names.map(([column]) => `x."${column}"`).join(", ")}) as lines
      from (${rows(asked)}) x group by x.subject`)
  return { ...gathered, rows }
}

/** The lines of a list; who has none has none, and nobody has to say so. */
export const linesFrom = (list: { readonly definition: LinesDefinition }, from: Relation, source: FactSource["source"]): FactSource => ({ fact: list.definition.name, from, value: `coalesce(${from.name}.lines, '[]'::jsonb)`, source })

/** A relation with a row for each line of its subjects: columns `subject` and `line`. */
export const relationByLine = (name: string, sql: (asked: Asked) => string): Relation => ({ name, sql, byLine: true })

/** The relations some facts are asked of, each once. @throws when two relations share a name. */
export function relationsOf(sources: readonly FactSource[]): readonly Relation[] {
  const byName = new Map<string, Relation>()
  for (const one of sources.flatMap(({ from, beside = [] }) => [from, ...beside])) {
    if (one === lineItself) continue
    const known = byName.get(one.name)
    if (known && known !== one && known.sql((column) => column) !== one.sql((column) => column)) throw new Error(`two relations are called ${one.name}`)
    byName.set(one.name, known ?? one)
  }
  return [...byName.values()]
}

/** A fact's value as gathered: where from and when. Absent facts are absent from the record. */
export interface GatheredFact {
  readonly value: unknown
  readonly source: string
  readonly asOf: string | null
}

export type GatheredFacts = Readonly<Record<string, GatheredFact>>
