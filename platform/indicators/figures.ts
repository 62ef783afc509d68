// Reading figures of measures for a place: from the live cells, from what was known on a past day, or counted anew from the records.
import { createHash } from "node:crypto"
import { bind, type Call, type Session, statement, type Statement } from "#platform/database"
import { addMonthsTo } from "#standards"
import { type MonthSpan, monthNumber, type ReportPeriod, yearToDate } from "#statistics"
import { countsIn, dimensionOf, filled } from "./compile.ts"
import { type Engine, monthOfNumber } from "./engine.ts"
import { type Dimension, dimensions, type Indicator, isPeriodic, type Measure } from "./indicator.ts"

/** Significant digits of the levels 1 province, 2 city, 3 county, 4 street. */
export const digitsOf = [0, 2, 4, 6, 9] as const

/** Figures by level and region code: `figures.get("3:990101000000")[i]` belongs to the i-th measure. */
export type Figures = ReadonlyMap<string, readonly number[]>
export const figureKey = (level: number, region: string): string => `${level}:${region}`

export interface Question {
  readonly measures: readonly Measure[]
  /** Leading digits of the place: everything below it is read. */
  readonly prefix: string
  /** Levels the rows are at. */
  readonly levels: readonly number[]
  /** The period in each calendar. */
  readonly period: ReportPeriod
}

type Row = Record<string, unknown>
type AnyStatement = Statement<Record<string, unknown>, Row>

/** One text per question shape, so that the number of prepared statements stays small. */
const compiled = new Map<string, AnyStatement>()
function prepared(kind: string, sql: string): AnyStatement {
  const name = `indicators.${kind}-${createHash("sha256").update(sql).digest("hex").slice(0, 16)}`
  const known = compiled.get(name)
  if (known) return known
  const made = statement<Record<string, unknown>, Row>({ name, reach: "report", sql })
  compiled.set(name, made)
  return made
}

const quoted = (values: readonly string[]) => values.map((value) => `'${value.replaceAll("'", "''")}'`).join(", ")
const whereSql = (measure: Measure, column = (name: Dimension): string => name): string =>
  dimensions.flatMap((name) => (measure.where?.[name] ? [`${column(name)} in (${quoted(measure.where[name])})`] : [])).join(" and ") || "true"

/** Whether live cells hold a measure of a period at these levels: one month, or a year to date of something that adds up; counties and above. */
export function inCells(measure: Measure, period: ReportPeriod, levels: readonly number[]): boolean {
  if (levels.some((level) => level > 3)) return false
  const flowYear = measure.over === "year" && measure.of.shape === "flow"
  if (measure.where?.education && (measure.where.sex ?? measure.where.age ?? measure.where.cause ?? measure.where.way)) return false
  if (!flowYear) return period.kind === "month"
  return addsUp(measure.of)
}

const addsUp = (one: Indicator): boolean => one.shape === "flow" && (one.counts !== "persons" || one.oncePerYear === true)

/** The months a measure covers; a stock looks at the last one only, an opening at the one before the first. */
export function monthsOf(measure: Measure, period: ReportPeriod, kept: Engine): readonly MonthSpan[] {
  if (measure.over === "year") return yearToDate(period, kept.dayOf(measure.of.calendar))
  return period.months
}

function numbersOf(measure: Measure, period: ReportPeriod, kept: Engine): readonly number[] {
  const months = monthsOf(measure, period, kept).map(({ ym }) => ym)
  if (measure.of.shape === "flow") return months
  if (measure.over === "opening") return [monthNumber(addMonthsTo(monthOfNumber(months[0] ?? 0), -1))]
  return months.slice(-1)
}

/** What a month is to a measure: the one before the period, its last, or one earlier in the year. */
type MonthPart = "before" | "last" | "earlier"

/**
 * Figures of live cells in one statement. The period is one month; every measure must be `inCells`. Each indicator, cut and part of the year
 * has a number, which a measure's filter looks at first: a cell is put to some twenty filters, and most end at that comparison.
 */
export function cellsCall(kept: Engine, question: Question): Call {
  const last = question.period.months.at(-1)?.ym ?? 0
  const before = monthNumber(addMonthsTo(monthOfNumber(last), -1))
  const numbered: string[] = []
  const numberOf = (indicator: string, cut: string, part: MonthPart): number => {
    const name = `${indicator}|${cut}|${part}`
    if (!numbered.includes(name)) numbered.push(name)
    return numbered.indexOf(name)
  }
  const partOf = (ym: number): MonthPart => (ym === last ? "last" : ym === before ? "before" : "earlier")
  const keys = new Map<string, { readonly indicator: string; readonly ym: number; readonly cut: string; readonly number: number }>()
  const columns = question.measures.map((measure, index) => {
    const cut = measure.where?.education ? "education" : "main"
    const numbers = new Set<number>()
    for (const ym of numbersOf(measure, question.period, kept)) {
      const number = numberOf(measure.of.code, cut, partOf(ym))
      numbers.add(number)
      keys.set(`${number}|${ym}`, { indicator: measure.of.code, ym, cut, number })
    }
    return `coalesce(sum(c.value) filter (where k.number in (${[...numbers].join(", ")}) and ${whereSql(measure, (name) => `c.${name}`)}), 0)::float8 as m${index}`
  })
  const sql = `select c.level, c.region, ${columns.join(", ")}
      from unnest(:indicators::text[], :months::int[], :cuts::text[], :numbers::int[]) k(indicator, ym, cut, number)
     cross join unnest(:levels::smallint[]) l(level)
      join indicators.cells c on c.indicator = k.indicator and c.ym = k.ym and c.cut = k.cut and c.level = l.level
     where c.region like :prefix || '%'
     group by c.level, c.region`
  const asked = [...keys.values()]
  return bind(prepared("cells", sql), {
    indicators: asked.map((key) => key.indicator), months: asked.map((key) => key.ym), cuts: asked.map((key) => key.cut), numbers: asked.map((key) => key.number), levels: question.levels, prefix: question.prefix,
  })
}

export function figuresOfCells(rows: readonly object[], measures: readonly Measure[]): Map<string, number[]> {
  const figures = new Map<string, number[]>()
  for (const row of rows as Row[]) figures.set(figureKey(Number(row["level"]), String(row["region"])), measures.map((_, index) => Number(row[`m${index}`])))
  return figures
}

/** Figures of live cells. */
export const fromCells = async (system: Session, kept: Engine, question: Question): Promise<Figures> => {
  const call = cellsCall(kept, question)
  const [rows = []] = await system.together([call])
  return figuresOfCells(rows, question.measures)
}

/** The records of an indicator as known at a moment: a select over members. */
export function membersSql(one: Indicator): string {
  const known = "m.known_from <= :asOf::timestamptz and (m.known_to is null or m.known_to > :asOf::timestamptz)"
  const base = `select m.person_id, m.record_id, m.on_date, m.region, m.sex, m.age, m.education, m.cause, m.way, m.fen from indicators.members m
     where m.indicator = '${one.code}' and m.region like :prefix || '%' and ${known}`
  if (one.shape === "stock") return `${base} and m.from_ym <= :last::int and (m.to_ym is null or m.to_ym > :last::int)`
  const span = `${base} and m.from_ym between :first::int and :last::int`
  return one.counts === "persons" ? distinctly(span.replace("and m.region like :prefix || '%' and", "and"), ":prefix") : span
}

/** One row for a person over all places, the earliest, then only the places asked for: the parts of a province add up to it. */
const distinctly = (sql: string, prefix: string) =>
  `select * from (select distinct on (person_id) * from (${sql}) r order by person_id, on_date, record_id) d where region like ${prefix} || '%'`

/** The records of an indicator as the business tables have them now, or as recorded by a moment. */
export function recordsSql(kept: Engine, one: Indicator, months: readonly MonthSpan[]): string {
  const columns = `s.person_id, s.record_id, s.region, ${dimensions.map((name) => `${dimensionOf(one, name)} as ${name}`).join(", ")}`
  const asOf = ":asOf::timestamptz"
  const [start, end] = [":start::date", ":end::date"]
  const places = { start, end, yearStart: "null::date", asOf }
  if (!isPeriodic(one)) {
    const day = one.shape === "flow" ? `s.${one.at}` : `(${one.from})`
    const fen = one.counts === "fen" ? "s.fen" : "0::bigint"
    const rows = `select ${columns}, ${filled(day, places, kept.parameters)} as on_date, ${fen} as fen from (${filled(one.of.sql, places, kept.parameters)}) s where ${filled(countsIn(one, start, end), places, kept.parameters)}`
    if (one.shape === "stock" || one.counts !== "persons") return `${rows} and s.region like :prefix || '%'`
    return distinctly(rows, ":prefix")
  }
  if (one.shape === "stock") throw new Error("a stock does not look at the period")
  const single = months.length === 1
  const rows = single
    ? periodicRows(kept, one, columns, { start, end, yearStart: ":yearStart::date", asOf }, "")
    : periodicRows(kept, one, columns, { start: "m.start_on", end: "m.end_on", yearStart: "m.year_start", asOf }, `unnest(:starts::date[], :ends::date[], :yearStarts::date[]) m(start_on, end_on, year_start) cross join lateral `)
  return distinctly(rows, ":prefix")
}

function periodicRows(kept: Engine, one: Indicator & { shape: "flow" }, columns: string, places: { start: string; end: string; yearStart: string; asOf: string }, from: string): string {
  return `select ${columns}, s.${one.at} as on_date, 0::bigint as fen from ${from}(${filled(one.of.sql, places, kept.parameters)}) s where ${filled(countsIn(one, places.start, places.end), places, kept.parameters)}`
}

/** The arguments of `membersSql` or `recordsSql`, those the text names. */
export function argumentsFor(sql: string, measure: Measure, period: ReportPeriod, kept: Engine, prefix: string, asOf: string): Record<string, unknown> {
  const months = monthsOf(measure, period, kept)
  const numbers = numbersOf(measure, period, kept)
  const opening = measure.over === "opening"
  const first = months[0]
  const last = months.at(-1)
  if (!first || !last) throw new Error("a period has no month")
  const yearStart = yearToDate(period, kept.dayOf(measure.of.calendar))[0]?.start ?? first.start
  const all: Record<string, unknown> = {
    prefix, asOf, first: numbers[0], last: numbers.at(-1), start: first.start, end: opening ? first.start : last.end, yearStart,
    starts: months.map((month) => month.start), ends: months.map((month) => month.end), yearStarts: months.map(() => yearStart),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`(?<!:):${name}\\b`).test(sql)))
}

const valueOf = (one: Indicator) => (one.counts === "fen" ? "coalesce(sum(fen), 0)" : "count(*)")

/** Rolls rows of the deepest level up to all levels asked for. */
function add(figures: Map<string, number[]>, question: Question, region: string, index: number, value: number): void {
  for (const level of question.levels) {
    const key = figureKey(level, region.slice(0, digitsOf[level as 1 | 2 | 3 | 4]).padEnd(12, "0"))
    const row = figures.get(key) ?? question.measures.map(() => 0)
    row[index] = (row[index] ?? 0) + value
    figures.set(key, row)
  }
}

const deepest = (question: Question) => digitsOf[Math.max(...question.levels) as 1 | 2 | 3 | 4]

const byWhere = (row: Row, measure: Measure) => dimensions.every((name) => !measure.where?.[name] || measure.where[name].includes(String(row[name])))

const usedBy = (measures: readonly Measure[]) => dimensions.filter((name) => measures.some((measure) => measure.where?.[name] !== undefined))

/** Figures as known to statistics at a moment (ISO), from the memberships kept. */
export async function asKnown(system: Session, kept: Engine, question: Question, asOf: string): Promise<Figures> {
  const figures = new Map<string, number[]>()
  const calls = asked(question, ({ of, over }) => `${of.code}|${over ?? "period"}`).map((indexes) => {
    const measure = question.measures[indexes[0] ?? 0]
    if (!measure) throw new Error("no measure")
    const used = usedBy(indexes.flatMap((index) => question.measures[index] ?? []))
    const sql = `select ${["region", ...used].join(", ")}, ${valueOf(measure.of)}::float8 as value from (select left(region, ${deepest(question)}) as region, ${[...used, "fen"].join(", ")} from (${membersSql(measure.of)}) x) y group by ${["region", ...used].join(", ")}`
    return { indexes, call: bind(prepared("known", sql), argumentsFor(sql, measure, question.period, kept, question.prefix, asOf)) }
  })
  const answers = await system.together(calls.map(({ call }) => call))
  for (const [position, { indexes }] of calls.entries())
    for (const row of (answers[position] ?? []) as Row[])
      for (const index of indexes) {
        const measure = question.measures[index]
        if (measure && byWhere(row, measure)) add(figures, question, String(row["region"]), index, Number(row["value"]))
      }
  return figures
}

/** Measures gathered by what one statement can answer; answers lists of positions. */
function asked(question: Question, key: (measure: Measure) => string): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [index, measure] of question.measures.entries()) groups.set(key(measure), [...(groups.get(key(measure)) ?? []), index])
  return [...groups.values()]
}

/**
 * Figures counted anew from the records of the businesses, as recorded by a moment ("infinity" for now). All indicators of one source are
 * counted in one pass over its records; only counts of distinct persons need a pass of their own.
 */
export async function recount(system: Session, kept: Engine, question: Question, asOf = "infinity"): Promise<Figures> {
  const figures = new Map<string, number[]>()
  const alone = (measure: Measure) => measure.of.shape === "flow" && measure.of.counts === "persons"
  const groups = asked(question, (measure) => (alone(measure) ? `${measure.of.code}|${measure.over ?? "period"}` : `source:${measure.of.of.name}`))
  for (const indexes of groups) {
    const measures = indexes.flatMap((index) => question.measures[index] ?? [])
    const [first] = measures
    if (!first) continue
    const { sql, args, fields } = alone(first) ? aloneSql(kept, question, first, measures, asOf) : togetherSql(kept, question, measures, asOf)
    const [rows = []] = await system.together([bind(prepared("recount", sql), args)])
    for (const row of rows as Row[])
      for (const [position, index] of indexes.entries()) {
        const measure = question.measures[index]
        if (measure && byWhere(row, measure)) add(figures, question, String(row["region"]), index, Number(row[fields[position] ?? "value"]))
      }
  }
  return figures
}

interface Text {
  readonly sql: string
  readonly args: Record<string, unknown>
  readonly fields: readonly string[]
}

function aloneSql(kept: Engine, question: Question, first: Measure, measures: readonly Measure[], asOf: string): Text {
  const used = usedBy(measures)
  const inner = recordsSql(kept, first.of, monthsOf(first, question.period, kept))
  const sql = `select ${["region", ...used].join(", ")}, ${valueOf(first.of)}::float8 as value from (select left(region, ${deepest(question)}) as region, ${[...used, "fen"].join(", ")} from (${inner}) x) y group by ${["region", ...used].join(", ")}`
  return { sql, args: argumentsFor(sql, first, question.period, kept, question.prefix, asOf), fields: measures.map(() => "value") }
}

/** One pass over a source: each indicator and span is a filtered aggregate. */
function togetherSql(kept: Engine, question: Question, measures: readonly Measure[], asOf: string): Text {
  const used = usedBy(measures)
  const [one] = measures
  if (!one) throw new Error("no measure")
  const args: Record<string, unknown> = { prefix: question.prefix, asOf }
  const spans = new Map<string, string>()
  const conditions = new Map<string, { readonly condition: string; readonly value: string; readonly field: string }>()
  const bound = (day: string) => {
    const name = spans.get(day) ?? `day${spans.size}`
    spans.set(day, name)
    args[name] = day
    return `:${name}::date`
  }
  const fields = measures.map((measure) => {
    const key = `${measure.of.code}|${measure.over ?? "period"}`
    const known = conditions.get(key)
    if (known) return known.field
    const months = monthsOf(measure, question.period, kept)
    const start = months[0]?.start ?? question.period.start
    const end = measure.over === "opening" ? start : (months.at(-1)?.end ?? question.period.end)
    const condition = filled(countsIn(measure.of, bound(start), bound(end)).replace(/:(day\d+)/g, "@@$1"), { start: "null", end: "null", yearStart: "null", asOf: ":asOf" }, kept.parameters).replaceAll("@@", ":")
    const field = `v${conditions.size}`
    conditions.set(key, { condition, value: measure.of.counts === "fen" ? "coalesce(sum(fen) filter (where COND), 0)" : "count(*) filter (where COND)", field })
    return field
  })
  const all = [...conditions.values()]
  const source = filled(one.of.of.sql, { start: "null", end: "null", yearStart: "null", asOf: ":asOf::timestamptz" }, kept.parameters)
  const dims = used.map((name) => `${dimensionSqlFor(measures, name)} as ${name}`)
  const sql = `select ${[`left(s.region, ${deepest(question)}) as region`, ...dims].join(", ")}, ${all.map(({ condition, value, field }) => `(${value.replace("COND", condition)})::float8 as ${field}`).join(", ")}
      from (${source}) s where s.region like :prefix || '%' and (${all.map(({ condition }) => `(${condition})`).join(" or ")})
     group by ${["1", ...used.map((_, index) => String(index + 2))].join(", ")}`
  const usedArgs = Object.fromEntries(Object.entries(args).filter(([name]) => new RegExp(`(?<!:):${name}\\b`).test(sql)))
  return { sql, args: usedArgs, fields }
}

/** A dimension that only some indicators of the source are split by is read for all; the others never ask for it. */
function dimensionSqlFor(measures: readonly Measure[], name: Dimension): string {
  const owner = measures.find((measure) => measure.of.by.includes(name))
  return owner ? dimensionOf(owner.of, name) : "''"
}

