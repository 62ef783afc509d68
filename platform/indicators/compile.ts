// From declarations to SQL: dimension expressions, the month of a day, and the records of an indicator.
import { ageGroups, educationGroups } from "#standards"
import { dimensions, type Indicator, isPeriodic } from "./indicator.ts"

/** Numbers the definitions name, e.g. gapDays. Whole numbers only. */
export type Parameters = Readonly<Record<string, number>>

/** How `:start`, `:asOf` … are written where the text is used. */
export type Places = Readonly<Record<"start" | "end" | "yearStart" | "asOf", string>>

/** The text with its named places filled. @throws on a name nobody defines. */
export function filled(sql: string, places: Places, parameters: Parameters): string {
  return sql.replace(/(?<!:):([a-zA-Z]\w*)/g, (_, name: string) => {
    const place = (places as Record<string, string>)[name]
    if (place !== undefined) return place
    const value = parameters[name]
    if (value === undefined || !Number.isSafeInteger(value)) throw new Error(`nobody defines :${name}`)
    return String(value)
  })
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

const ageNames = ["under-16", ...ageGroups.map(({ key }) => key)]
const ageLimits = ageGroups.map(({ from }) => from)

/** The five dimensions over a source's columns; an unknown value is the empty text, so that every record falls into exactly one cell. */
export const dimensionSql: Readonly<Record<(typeof dimensions)[number], string>> = {
  sex: "coalesce(s.sex, '')",
  age: `coalesce((array[${ageNames.map(literal).join(", ")}])[width_bucket(extract(year from age(s.age_on, s.birth_date))::int, array[${ageLimits.join(", ")}]) + 1], '')`,
  education: `case ${educationGroups.rows.map((row) => `when s.education in (${[...row.codes].map(literal).join(", ")}) then ${literal(row.key)}`).join(" ")} else '' end`,
  cause: "s.cause",
  way: "s.way",
}

/** The dimension as this indicator uses it: what it is not split by is empty. */
export const dimensionOf = (one: Indicator, name: (typeof dimensions)[number]): string => (one.by.includes(name) ? dimensionSql[name] : "''")

/** The number of the month (202611) in which a day is counted. */
export function monthSql(day: string, statDay: number): string {
  const index = statDay === 31 ? `(extract(year from ${day})::int * 12 + extract(month from ${day})::int - 1)` : `(extract(year from ${day} - ${statDay})::int * 12 + extract(month from ${day} - ${statDay})::int)`
  return `(${index} / 12 * 100 + ${index} % 12 + 1)`
}

/** Condition that a source row is in the indicator at all. */
const conditionOf = (one: Indicator): string => (one.when ? `(${one.when})` : "true")

/** Condition that a row counts in a period whose first day and first day after are `start` and `end`. */
export function countsIn(one: Indicator, start: string, end: string): string {
  if (one.shape === "flow") return `s.${one.at} >= ${start} and s.${one.at} < ${end} and ${conditionOf(one)}`
  return `(${one.from}) < ${end} and ((${one.to}) is null or ((${one.to}) >= ${end} and (${one.to}) > (${one.from}))) and ${conditionOf(one)}`
}

export interface MemberOptions {
  readonly parameters: Parameters
  readonly statDay: number
  /** First day of the first month kept. */
  readonly firstDay: string
  readonly asOf: string
  /** SQL of a set of person ids, or nothing for everybody. */
  readonly persons?: string
}

/** All memberships of an indicator as the records have them: one row for each record and month (or run of months). */
export function membershipsSql(one: Indicator, options: MemberOptions): string {
  const { parameters, statDay, firstDay } = options
  const among = options.persons ? ` and s.person_id in (${options.persons})` : ""
  const columns = `s.region, ${dimensions.map((name) => `${dimensionOf(one, name)} as ${name}`).join(", ")}`
  if (one.shape === "stock") {
    const text = filled(one.of.sql, { start: "null", end: "null", yearStart: "null", asOf: options.asOf }, parameters)
    const [from, to] = [filled(one.from, noPlaces, parameters), filled(one.to, noPlaces, parameters)]
    return `select * from (
      select s.person_id, s.record_id, ${monthSql(`greatest((${from}), date '${firstDay}')`, statDay)} as from_ym, ${monthSql(`(${to})`, statDay)} as to_ym, (${from}) as on_date, ${columns}, 0::bigint as fen
        from (${text}) s where ${filled(conditionOf(one), noPlaces, parameters)} and ((${to}) is null or (${to}) > (${from}))${among}) r
     where r.to_ym is null or r.to_ym > r.from_ym`
  }
  const fen = one.counts === "fen" ? "s.fen" : "0::bigint"
  const row = `s.person_id, s.record_id, MONTH as from_ym, NEXT as to_ym, s.${one.at} as on_date, ${columns}, ${fen} as fen`
  const next = (month: string) => `(case when ${month} % 100 = 12 then ${month} + 89 else ${month} + 1 end)`
  const months = (month: string) => row.replace("MONTH", month).replace("NEXT", next(month))
  const inner = isPeriodic(one)
    ? `select ${months("m.ym")} from indicators.months m cross join lateral (${filled(one.of.sql, { start: "m.start_on", end: "m.end_on", yearStart: "m.year_start", asOf: options.asOf }, parameters)}) s
        where m.calendar = ${literal(one.calendar)} and ${filled(countsIn(one, "m.start_on", "m.end_on"), { start: "m.start_on", end: "m.end_on", yearStart: "m.year_start", asOf: options.asOf }, parameters)}${among}`
    : `select ${months(monthSql(`s.${one.at}`, statDay))} from (${filled(one.of.sql, { ...noPlaces, asOf: options.asOf }, parameters)}) s
        where s.${one.at} >= date '${firstDay}' and ${filled(conditionOf(one), noPlaces, parameters)}${among}`
  return one.counts === "persons" ? `select distinct on (person_id, from_ym) * from (${inner}) r order by person_id, from_ym, on_date, record_id` : inner
}

const noPlaces: Places = { start: "null", end: "null", yearStart: "null", asOf: "'infinity'::timestamptz" }
