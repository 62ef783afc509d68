// One table for a place and a period: which figures are read from where, and what each cell says.
import type { House } from "#platform/module"
import { asKnown, type Engine, engine, type Figures, fromCells, inCells, type Measure, recount } from "#platform/indicators"
import { statement } from "#platform/database"
import { yearMonth } from "#standards"
import { printed, ratePercent, type ReportPeriod, reportPeriod } from "#statistics"
import { reportProblems } from "../contract.ts"
import { allIndicators, indicatorParameters, statDay } from "../indicators/index.ts"
import { tableById } from "../tables/index.ts"
import { type Line, linesOf, type Report, splitsOf } from "../tables/report.ts"
import { merged } from "../tables/splits.ts"
import { denominatorFor } from "./denominators.ts"
import { type Located, locate } from "./places.ts"

/** The province's indicators, live from the first month of 2020 on. */
export const provinceIndicators: Engine = engine({ indicators: allIndicators, parameters: indicatorParameters, statDay, since: yearMonth("2020-01") })

export interface Cell {
  readonly row: string
  readonly column: string
  readonly value: number | null
  readonly shown: string
  readonly state: "figure" | "not-computable" | "no-records"
  readonly note: string
  readonly unit: string
  readonly decimals: number
  /** What the cell counts, when it opens to a list; the place is the row's. */
  readonly measure: Measure | null
}

export interface Evaluated {
  readonly table: Report
  readonly place: Located
  readonly period: ReportPeriod
  /** Records known by this moment are counted (ISO). */
  readonly knownAt: string
  readonly rows: readonly { readonly key: string; readonly title: string; readonly level: number; readonly unit: string }[]
  readonly cells: readonly Cell[]
  readonly cell: (row: string, column: string) => Cell | undefined
}

export function tableOf(id: string): Report {
  const table = tableById(id)
  if (!table) throw reportProblems.unknownTable()
  return table
}

export const statDayOf = (table: Report): number => provinceIndicators.dayOf(table.calendar)

export function periodOf(table: Report, text: string): ReportPeriod {
  const period = reportPeriod(text, statDayOf(table))
  if (!period || !table.periods.includes(period.kind)) throw reportProblems.unknownPeriod()
  return period
}

const keptSince = statement<{ indicators: readonly string[] }, { known: number; built_at: string | null; first_ym: number | null; horizon: number | null }>({
  name: "reports.kept-since",
  reach: "reference",
  hot: true,
  sql: "select count(*)::int as known, max(built_at) as built_at, max(first_ym) as first_ym, min(horizon) as horizon from indicators.kept where indicator = any(:indicators::text[])",
})

/** Where figures come from: live cells, memberships known at a moment, or the records themselves. */
export type Origin = { readonly from: "live" } | { readonly from: "known"; readonly at: string } | { readonly from: "records"; readonly at: string }

/**
 * The origin for a period, as of a moment (nothing for now): what is kept is read from what is kept; periods before, and days before the
 * keeping began, are counted from the records.
 */
export async function originOf(house: House, measures: readonly Measure[], period: ReportPeriod, asOf?: string): Promise<Origin> {
  const codes = [...new Set(measures.map(({ of }) => of.code))]
  const kept = await house.database.system.one(keptSince, { indicators: codes })
  const [first, last] = [period.months[0]?.ym ?? 0, period.months.at(-1)?.ym ?? 0]
  const covered = kept.known === codes.length && kept.first_ym !== null && first > kept.first_ym && kept.horizon !== null && last <= kept.horizon
  if (asOf !== undefined) return covered && kept.built_at !== null && kept.built_at <= asOf ? { from: "known", at: asOf } : { from: "records", at: asOf }
  return covered ? { from: "live" } : { from: "records", at: house.clock() }
}

interface Wanted {
  readonly row: string
  readonly column: string
  readonly figure: string
  readonly line: Line
  readonly measure: Measure | null
  readonly splitKey: string
}

function wantedOf(table: Report, place: Located): Wanted[] {
  const measureOf = (line: Line) => (line.expression.kind === "count" ? line.expression.measure : null)
  if (table.layout === "places") return place.rows.flatMap((row) => linesOf(table).map((line) => ({ row: row.key, column: line.key, figure: row.figure, line, measure: measureOf(line), splitKey: "total" })))
  const figure = place.rows[0]?.figure ?? ""
  return table.lines.flatMap((line) =>
    splitsOf(table).map((split) => {
      const measure = measureOf(line)
      return { row: line.key, column: split.key, figure, line, measure: measure && { ...measure, where: merged(measure.where ?? {}, split.where) }, splitKey: split.key }
    }),
  )
}

const measureKey = (measure: Measure) => JSON.stringify([measure.of.code, measure.over ?? "period", measure.where ?? {}])

/** Reads all figures a table needs, from one origin. */
async function figuresFor(house: House, measures: readonly Measure[], place: Located, period: ReportPeriod, origin: Origin): Promise<(figure: string, measure: Measure) => number> {
  const { system } = house.database
  const question = (some: readonly Measure[]) => ({ measures: some, prefix: place.prefix, levels: place.levels, period })
  const parts: { measures: readonly Measure[]; figures: Figures }[] = []
  if (origin.from === "records") parts.push({ measures, figures: await recount(system, provinceIndicators, question(measures), origin.at) })
  else {
    const live = origin.from === "live" ? measures.filter((measure) => inCells(measure, period, place.levels)) : []
    const other = measures.filter((measure) => !live.includes(measure))
    if (live.length > 0) parts.push({ measures: live, figures: await fromCells(system, provinceIndicators, question(live)) })
    if (other.length > 0) parts.push({ measures: other, figures: await asKnown(system, provinceIndicators, question(other), origin.from === "known" ? origin.at : house.clock()) })
  }
  const where = new Map(parts.flatMap(({ measures: some, figures }) => some.map((measure, index) => [measureKey(measure), { figures, index }] as const)))
  return (figure, measure) => {
    const found = where.get(measureKey(measure))
    return found?.figures.get(figure)?.[found.index] ?? 0
  }
}

/** The table with every cell. `origin` forces where figures come from (the recount); `asOf` is a moment in ISO. */
export async function evaluate(house: House, table: Report, region: string, period: ReportPeriod, given: { readonly asOf?: string; readonly origin?: Origin } = {}): Promise<Evaluated> {
  const place = await locate(house.database.system, region)
  const wanted = wantedOf(table, place)
  const measures = [...new Map(wanted.flatMap(({ measure }) => (measure ? [[measureKey(measure), measure] as const] : []))).values()]
  const knownAt = given.asOf ?? house.clock()
  const origin = given.origin ?? (await originOf(house, measures, period, given.asOf))
  const read = measures.length > 0 ? await figuresFor(house, measures, place, period, origin) : () => 0
  const employed = wanted.some(({ line }) => line.expression.kind === "imported-employed") ? await denominatorFor(house.database.system, region, period.text, knownAt) : null
  const byKey = new Map<string, Cell>()
  const at = (row: string, column: string) => byKey.get(`${row}|${column}`)
  for (const one of wanted) byKey.set(`${one.row}|${one.column}`, counted(one, read))
  for (const one of wanted) {
    const other = (key: string) => (table.layout === "places" ? at(one.row, key) : at(key, one.column))
    const derived = derive(one, other, employed)
    if (derived) byKey.set(`${one.row}|${one.column}`, derived)
  }
  const nothing = (row: string) => wanted.filter((one) => one.row === row).every((one) => !at(one.row, one.column)?.value)
  // An own office without any record is left out, so that a county table is not half empty.
  const places = place.rows.filter((row) => row.office === null || !nothing(row.key))
  const rows = table.layout === "places" ? places.map(({ key, title, level }) => ({ key, title, level, unit: "" })) : table.lines.map((line) => ({ key: line.key, title: line.title, level: line.level ?? 0, unit: line.unit }))
  const shown = new Set(rows.map(({ key }) => key))
  return { table, place, period, knownAt, rows, cells: [...byKey.values()].filter(({ row }) => shown.has(row)), cell: at }
}

function counted(one: Wanted, read: (figure: string, measure: Measure) => number): Cell {
  const { line } = one
  const base = { row: one.row, column: one.column, unit: line.unit, decimals: line.decimals }
  if (line.expression.kind === "no-records") return { ...base, value: null, shown: "—", state: "no-records", note: line.expression.why, measure: null }
  if (one.measure === null) return { ...base, value: null, shown: "—", state: "not-computable", note: "", measure: null }
  const value = read(one.figure, one.measure)
  return { ...base, value, shown: printed(value, line.decimals, line.divisor), state: "figure", note: "", measure: one.measure }
}

function derive(one: Wanted, other: (key: string) => Cell | undefined, employed: { readonly value: number; readonly source: string; readonly sourceDate: string } | null): Cell | null {
  const { line } = one
  const { expression } = line
  const base = { row: one.row, column: one.column, unit: line.unit, decimals: line.decimals, measure: null }
  const missing = (note: string): Cell => ({ ...base, value: null, shown: "—", state: "not-computable", note })
  if (expression.kind === "difference") {
    const [of, minus] = [other(expression.of)?.value, other(expression.minus)?.value]
    if (typeof of !== "number" || typeof minus !== "number") return missing("缺少组成项，无法计算")
    return { ...base, value: of - minus, shown: printed(of - minus, line.decimals, line.divisor), state: "figure", note: "" }
  }
  if (expression.kind !== "imported-employed" && expression.kind !== "unemployment-rate") return null
  if (one.splitKey !== "total") return missing("只有合计")
  if (!employed) return missing("尚未导入期末城镇就业人员数，无法计算")
  const note = `城镇就业人员：${employed.source}，${employed.sourceDate}`
  if (expression.kind === "imported-employed") return { ...base, value: employed.value, shown: printed(employed.value), state: "figure", note }
  const part = other(expression.part)?.value ?? 0
  const rate = ratePercent(part, employed.value + part, line.decimals)
  return rate === null ? missing("分母为零，无法计算") : { ...base, value: rate, shown: rate.toFixed(line.decimals), state: "figure", note }
}
