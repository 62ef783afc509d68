// A rule put to many: which facts answer it, which are assumed, and how both are read in a statement.
import { type FactDefinition, factsOf, type FactSql, type LinesDefinition, linesIn, literalSql, type ParameterTable, type Rule, type SqlContext, takenIn, type Known } from "#policy"
import { type PlainDate, stateCouncilCalendar, weekday } from "#standards"
import type { Asked, FactSource } from "./relation.ts"

/** Who can be asked about: the table that has them, its key, and their region. */
export interface Population {
  readonly table: string
  readonly key: string
  /** The same rows of some only, asked about as relations are: a scan that starts from few rows gathers no more of the population. */
  readonly of?: (asked: Asked) => string
  /** The rows without some that cannot fit whatever they are asked: read instead by who only looks for those that fit. */
  readonly fitting?: string
  /**
   * Not everybody once, but the lines that could be claimed: rows with `claimant`, `line`, `choice` (what the claimant would choose, else empty), `own` (facts only the line
   * knows) and `day`, by which the line is judged; nobody is judged by a day the rule does not hold on.
   */
  readonly lines?: {
    /** One line may be told in several ways; it comes to the best of what they come to. */
    readonly told: boolean
    /** The day of a line is its own, not that of the question. */
    readonly dated: boolean
  }
}

/** A rule with the facts that answer it. Facts without a source are unknown to everybody, unless they are assumed. */
export interface Question {
  readonly rule: Rule
  readonly sources: readonly FactSource[]
  readonly parameters: ParameterTable
  /** What is taken as given for everybody: the applicant's word before there is an application. */
  readonly assumed?: Readonly<Record<string, Known>>
}

type Definition = FactDefinition | LinesDefinition

export const definitionsOf = (rule: Rule): readonly Definition[] => [...factsOf(rule), ...linesIn(rule)]

/** A fact of a question as columns of a statement: its value as the language computes with it, and whether it is known. */
export interface FactColumn {
  readonly definition: Definition
  readonly source: FactSource
  readonly name: string
}

/** The columns of the facts that have a source, numbered by the sources of a statement. */
export function columnsOf(questions: readonly Question[]): readonly FactColumn[] {
  const columns = new Map<string, FactColumn>()
  for (const { rule, sources, assumed } of questions)
    for (const definition of definitionsOf(rule)) {
      const source = sources.findLast((one) => one.fact === definition.name)
      if (!source || (assumed && definition.name in assumed)) continue
      const key = keyOf(source)
      if (!columns.has(key)) columns.set(key, { definition, source, name: `f${columns.size}` })
    }
  return [...columns.values()]
}

const keyOf = (source: FactSource): string => `${source.fact} ${source.from.name} ${source.value}`

/** What a fact's column selects: the value taken in, null unless somebody answered. */
export function selected({ definition, source, name }: FactColumn): string {
  const value = "columns" in definition ? `to_jsonb(${source.value})` : takenIn(definition.type, source.value)
  const orNone = !("columns" in definition) && definition.orNone === true
  const known = source.answered === undefined ? (orNone ? "true" : `(${source.value}) is not null`) : orNone ? `coalesce(${source.answered}, false)` : `coalesce(${source.answered}, false) and (${source.value}) is not null`
  return `case when ${known} then ${value} end as ${name}${orNone ? `, ${known} as ${name}_known` : ""}`
}

/** How the compiled rule reads its facts from a row with these columns. */
export function contextOf(question: Question, columns: readonly FactColumn[], { on, population }: { readonly on: PlainDate; readonly population: Population }, row: string): SqlContext {
  const found = new Map(columns.map((one) => [keyOf(one.source), one]))
  const column = (definition: Definition): FactSql | undefined => {
    const assumed = question.assumed?.[definition.name]
    if (assumed !== undefined && !("columns" in definition)) return { value: literalSql(definition.type, assumed), known: "true" }
    const source = question.sources.findLast((one) => one.fact === definition.name)
    const one = source && found.get(keyOf(source))
    if (!one) return undefined
    const value = `${row}.${one.name}`
    return { value, known: !("columns" in definition) && definition.orNone === true ? `${value}_known` : `(${value} is not null)` }
  }
  return { on, ...(population.lines?.dated === true ? { day: `${row}.day` } : {}), parameters: question.parameters, region: `${row}.region`, fact: column, workingDays }
}

const sorted = (days: Iterable<PlainDate>, falls: (weekday: number) => boolean): string => `'{${[...days].filter((day) => falls(weekday(day))).toSorted().join(",")}}'::date[]`
const years = [...stateCouncilCalendar.values()]
const rests = sorted(years.flatMap((year) => [...year.rest]), (day) => day < 6)
const works = sorted(years.flatMap((year) => [...year.work]), (day) => day > 5)

/** The first day of all calendars was a Monday: whole weeks since then, the rest of this one, without the weekdays off up to this day and with the weekends worked. */
const workedThrough = (day: string): string => {
  const since = `(${day} - date '0001-01-01')`
  return `(${since} / 7 * 5 + least(${since} % 7 + 1, 5) - width_bucket(${day}, q.rests) + width_bucket(${day}, q.works))`
}

/** Working days after the first day up to and including the second, by the published calendars; weekends are free in years not published yet. */
const workingDays = (from: string, to: string): string => `(select (${workedThrough("q.b")} - ${workedThrough("q.a")})::int8 from (select ${from} as a, ${to} as b, ${rests} as rests, ${works} as works offset 0) q)`
