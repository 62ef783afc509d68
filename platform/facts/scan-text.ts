// The parts every scan is written from: whom it asks about, how relations are joined, what a rule comes to.
import type { RuleSql } from "#policy"
import type { PlainDate } from "#standards"
import type { Population } from "./question.ts"
import type { Relation } from "./relation.ts"

export interface ScanOptions {
  readonly on: PlainDate
  readonly population: Population
  /** Code prefix of the region whose people are asked about; "" is everywhere. */
  readonly region: string
}

/** People of a region by its code prefix; what is no code finds nobody. */
export const inRegion = (region: string): string => (/^\d*$/.test(region) ? (region === "" ? "true" : `p.region >= '${region}' and p.region < '${region}~'`) : "false")

/** The population of the region, or those of it that are listed (SQL of one column of keys). */
export const basis = ({ population, region }: ScanOptions, listed?: string): string => `select p.${population.key} as subject, p.region from ${population.table} p where ${inRegion(region)}${listed ? ` and p.${population.key} in (${listed})` : ""}`

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

export const joins = (relations: readonly Relation[], asked: (column: string) => string, to: string): string => relations.map((one) => `left join (${one.sql(asked)}) ${one.name} on ${one.name}.subject = ${to}.subject`).join("\n  ")
