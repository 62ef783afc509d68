// Parameters: numbers that differ by place or year, with document and two people, found by region and business date.
import { PolicyError } from "./error.ts"
import type { PolicyErrorCode } from "./error.ts"
import type { ParameterDefinition } from "./expression.ts"
import type { Steps } from "./values.ts"
import { fits, write } from "./values.ts"

export type ParameterValue = number | string | boolean | readonly string[] | Steps

/** One dated row: in force from `from` (included) to `to` (excluded, `null` = until replaced). */
export interface ParameterRow {
  readonly key: string
  readonly region: string
  readonly value: ParameterValue
  readonly unit: string
  readonly from: string
  readonly to: string | null
  readonly documentNumber: string
  readonly enteredBy: string
  readonly approvedBy: string
}

export interface ParameterProblem {
  readonly code: PolicyErrorCode
  readonly message: string
  readonly row: ParameterRow
}

export interface ParameterTable {
  readonly rows: readonly ParameterRow[]
  readonly definitions: readonly ParameterDefinition[]
  /** The row that answers for a place on a day: county → city → province → nation, first hit wins. */
  find(definition: ParameterDefinition, region: string, on: string): ParameterRow | undefined
  /** A new table with these rows too; throws `PolicyError` with the first problem. */
  with(...rows: readonly ParameterRow[]): ParameterTable
}

export const nation = "000000"

/** 990201 → 990201, 990200, 990000, 000000. Twelve-digit codes start from their street and village. */
export function regionChain(region: string): readonly string[] {
  const six = region.slice(0, 6)
  const chain = region.length === 12 ? [region, `${region.slice(0, 9)}000`, `${six}000000`] : []
  return [...new Set([...chain, six, `${six.slice(0, 4)}00`, `${six.slice(0, 2)}0000`, nation])]
}

const chains = new Map<string, readonly string[]>()
function chainOf(region: string): readonly string[] {
  const known = chains.get(region)
  if (known) return known
  if (chains.size > 10_000) chains.clear()
  const chain = regionChain(region)
  chains.set(region, chain)
  return chain
}

const isSteps = (value: ParameterValue): value is Steps => Array.isArray(value) && value.every((step) => Array.isArray(step))

/** The value at a number of a rising table, 0 under the first step. */
function at(table: Steps, point: number): number {
  let value = 0
  for (const [from, then] of table) if (point >= from) value = then
  return value
}

function wellFormed(definition: ParameterDefinition, value: ParameterValue): boolean {
  if (definition.type === "codes") return Array.isArray(value) && value.length > 0 && value.every((code) => typeof code === "string")
  if (definition.type === "steps") {
    if (!isSteps(value) || value.length === 0) return false
    return value.every((step, index) => {
      const previous = value[index - 1]
      return step.length === 2 && step.every((part) => Number.isSafeInteger(part)) && (previous === undefined || step[0] > previous[0])
    })
  }
  if (typeof value === "object" || !fits(definition.type, value)) return false
  return definition.codes === undefined || (typeof value === "string" && Object.hasOwn(definition.codes, value))
}

const overlap = (a: ParameterRow, b: ParameterRow): boolean => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)

/** Where a row goes beyond the nation's, in words; undefined when it is as strict or stricter. */
function beyond(definition: ParameterDefinition, low: ParameterValue, high: ParameterValue): string | undefined {
  const { limit } = definition
  if (!limit) return undefined
  const exceeds = (mine: number, theirs: number) => (limit.direction === "at-most" ? mine > theirs : mine < theirs)
  if (typeof low === "number" && typeof high === "number" && definition.type !== "codes" && definition.type !== "steps")
    return exceeds(low, high) ? `${write(definition.type, low)}，国家规定为${write(definition.type, high)}` : undefined
  if (!isSteps(low) || !isSteps(high) || !limit.over) return undefined
  for (let point = limit.over[0]; point <= limit.over[1]; point++)
    if (exceeds(at(low, point), at(high, point))) return `在 ${point} 处为 ${at(low, point)}，国家规定为 ${at(high, point)}`
  return undefined
}

function ceilingProblems(definition: ParameterDefinition, rows: readonly ParameterRow[]): ParameterProblem[] {
  const ceilings = rows.filter((row) => row.region === nation)
  return rows.flatMap((row) =>
    ceilings.flatMap((ceiling): ParameterProblem[] => {
      if (row.region === nation || !overlap(row, ceiling)) return []
      const words = beyond(definition, row.value, ceiling.value)
      return words ? [{ code: "policy.exceeds-national-ceiling", row, message: `${definition.label}（${row.region}）${words}` }] : []
    }),
  )
}

/** Everything wrong with a set of rows: form, period, two people, document, overlap, national ceilings. */
export function checkParameters(definitions: readonly ParameterDefinition[], rows: readonly ParameterRow[]): readonly ParameterProblem[] {
  const problems: ParameterProblem[] = []
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]))
  const problem = (row: ParameterRow, code: PolicyErrorCode, message: string) => problems.push({ row, code, message })
  for (const row of rows) {
    const definition = byKey.get(row.key)
    if (!definition) {
      problem(row, "policy.parameter-unknown", `没有名为 ${row.key} 的参数`)
      continue
    }
    if (!wellFormed(definition, row.value) || row.unit !== definition.unit)
      problem(row, "policy.parameter-value", `${definition.label}的值或单位不符合要求：应为${definition.unit}（${definition.type}）`)
    if (!fits("date", row.from) || (row.to !== null && (!fits("date", row.to) || row.to <= row.from)))
      problem(row, "policy.parameter-period", `${definition.label}的有效期不正确：${row.from} 至 ${row.to ?? "长期"}`)
    if (row.documentNumber.trim() === "") problem(row, "policy.parameter-without-document", `${definition.label}缺少文号`)
    if (row.enteredBy.trim() === "" || row.approvedBy.trim() === "" || row.enteredBy === row.approvedBy)
      problem(row, "policy.parameter-same-person", `${definition.label}的录入人和批准人必须是两个人`)
  }
  if (problems.length > 0) return problems
  for (const definition of definitions) {
    const own = rows.filter((row) => row.key === definition.key)
    own.forEach((row, index) => {
      const clash = own.slice(0, index).find((other) => other.region === row.region && overlap(row, other))
      if (clash) problem(row, "policy.parameter-overlap", `${definition.label}（${row.region}）${row.from} 起的值与 ${clash.from} 起的值期间重叠`)
    })
    problems.push(...ceilingProblems(definition, own))
  }
  return problems
}

/** A table of checked rows. Throws `PolicyError` with the code of the first problem. */
export function parameterTable(definitions: readonly ParameterDefinition[], rows: readonly ParameterRow[]): ParameterTable {
  const [first] = checkParameters(definitions, rows)
  if (first) throw new PolicyError(first.code, first.message)
  return { rows, definitions, find: finderOf(rows), with: (...more) => parameterTable(definitions, [...rows, ...more]) }
}

/** How rows are found: by key, then from the narrowest place to the widest, then by day. */
export function finderOf(rows: readonly ParameterRow[]): ParameterTable["find"] {
  const index = new Map<string, Map<string, ParameterRow[]>>()
  for (const row of rows) {
    const regions = index.get(row.key) ?? new Map<string, ParameterRow[]>()
    regions.set(row.region, [...(regions.get(row.region) ?? []), row])
    index.set(row.key, regions)
  }
  return (definition, region, on) => {
    const regions = index.get(definition.key)
    if (!regions) return undefined
    for (const place of chainOf(region)) {
      if (place === nation && definition.limit?.nation === "limit-only") return undefined
      const row = regions.get(place)?.find((one) => one.from <= on && (one.to === null || on < one.to))
      if (row) return row
    }
    return undefined
  }
}

/** Two tables as one, for a rule that leans on two modules. */
export const joinTables = (...tables: readonly ParameterTable[]): ParameterTable =>
  parameterTable([...new Map(tables.flatMap((table) => table.definitions).map((one) => [one.key, one])).values()], tables.flatMap((table) => table.rows))
