// The parts every scan is written from: whom it asks about, how relations are joined, what a rule comes to.
import type { RuleSql } from "#policy"
import type { PlainDate } from "#standards"
import { type FactColumn, type Population, selected } from "./question.ts"
import type { Relation } from "./relation.ts"

export interface ScanOptions {
  readonly on: PlainDate
  readonly population: Population
  /** Code prefix of the region whose people are asked about; "" is everywhere. */
  readonly region: string
}

/** The same, asked only about who might fit. */
export const ofFitting = (options: ScanOptions): ScanOptions => ({ ...options, population: { ...options.population, table: options.population.fitting ?? options.population.table } })

/** People of a region by its code prefix; what is no code finds nobody. */
export const inRegion = (region: string): string => (/^\d*$/.test(region) ? (region === "" ? "true" : `p.region >= '${region}' and p.region < '${region}~'`) : "false")

/** The population of the region, or those of it that are listed (SQL of one column of keys). */
export const basis = (options: ScanOptions, listed?: string): string => {
  const { table, of, key } = options.population
  if (listed === undefined) return rowsOf(options, table)
  return of ? rowsOf(options, of((column) => `${column} in (${listed})`)) : `${rowsOf(options, table)} and p.${key} in (${listed})`
}

/** Those of a text of the population, or of some of it, who are in the region. */
export const rowsOf = ({ population, region }: ScanOptions, table: string): string =>
  `select ${["subject", "region", ...lineColumns(population)].map((one) => `p.${one === "subject" ? `${population.key} as subject` : one}`).join(", ")} from ${table} p where ${inRegion(region)}`

/** What a row of a population of lines has beside subject and region. */
export const lineColumns = ({ lines }: Population): readonly string[] => (lines ? ["claimant", "line", "choice", "day", "own"] : [])

/** The columns of a row `b`. */
export const rowColumns = (population: Population): readonly string[] => ["subject", "region", ...lineColumns(population)].map((one) => `b.${one}`)

/** The columns of a row `b`, and the facts beside it, as a row that rules are judged on. */
export const rowOf = (population: Population, columns: readonly FactColumn[]): string => [...rowColumns(population), ...columns.map(selected)].join(", ")

/** The business date written into a text: a scan is made for one day. */
export const dated = (sql: string, on: PlainDate): string => sql.replaceAll(/(?<!:):on\b/g, `'${on}'`)

/** The columns that say what a rule comes to, from a row `x` that holds its conditions and gifts under these prefixes. */
export function outcome(sql: RuleSql, prefix: string): { readonly inner: readonly string[]; readonly result: string; readonly codes: string; readonly gives: string } {
  const condition = (index: number) => `x.${prefix}c${index}`
  const known = (index: number) => `x.${prefix}k${index}`
  return {
    inner: [...sql.conditions.map((one, index) => `${one.sql} as ${prefix}c${index}`), ...sql.gives.flatMap((one, index) => [`${one.sql} as ${prefix}g${index}`, `${one.known} as ${prefix}k${index}`])],
    result: sql.result(condition, known),
    codes: sql.codes(condition),
    gives: `jsonb_build_object(${sql.gives.map((one, index) => `'${one.name}', x.${prefix}g${index}`).join(", ")})`,
  }
}

/** How a relation meets a row `b`: by whom the row is about, or who would claim it, and by the line where it has one for each. */
export const meets = ({ name, ofClaimant, byLine }: Relation): string => `${name}.subject = b.${ofClaimant ? "claimant" : "subject"}${byLine ? ` and ${name}.line = b.line` : ""}`

/** Who is asked about, by SQL of rows with `subject`, and `claimant` where they are lines. */
export const among = (relation: Relation, rows: string): ((column: string) => string) => amongRows(relation.ofClaimant === true, rows)
export const amongRows = (ofClaimant: boolean, rows: string) => (column: string): string => `${column} in (select ${ofClaimant ? "claimant" : "subject"} from ${rows})`

export const joins = (relations: readonly Relation[], asked: (relation: Relation) => (column: string) => string): string => relations.map((one) => `left join (${one.sql(asked(one))}) ${one.name} on ${meets(one)}`).join("\n  ")

/** Of a line told in several ways, the best of what they come to; the first told where they come to the same. */
const best = "subject, claimant, line, choice, array_position(array['pass', 'by-hand', 'no-data', 'fail'], result), own"

/** One row for each line, from rows with subject, claimant, line, own and result. */
export const bestTold = (rows: string, { lines }: Population): string => (lines?.told === true ? `select distinct on (subject, claimant, line, choice) * from (${rows}) told order by ${best}` : rows)
