// The expression tree: what a rule says, as data. Every node is JSON; the builders below give it static types.
import type { CodeLabels, Known, NumberType, Steps, ValueOf, ValueType } from "./values.ts"

/** Where a fact comes from: another department's register, our own record, or the applicant's word (自报, 承诺制). */
export interface FactSource {
  readonly kind: "register" | "record" | "declared"
  readonly name: string
}

/** One thing that can be known about a subject. */
export interface FactDefinition<T extends ValueType = ValueType> {
  readonly name: string
  readonly label: string
  readonly type: T
  readonly source: FactSource
  readonly of: Subject
  /** Labels of a code, code → label. */
  readonly codes?: CodeLabels
  /** May be known to be none; then `null` is an answer, read with `present(fact)`. */
  readonly orNone?: boolean
  /** The least and the most a number can be by its nature: a level from 1 to 5. */
  readonly between?: readonly [least: number, most: number]
  /** Nobody can change it (birth date, sex): never offered as something that would have to change. */
  readonly fixed?: boolean
  /** The day of asking: whoever waits asks later, so it moves along with the day of the decision. */
  readonly dayOfAsking?: boolean
  /** Exact meaning, where the label is not enough. */
  readonly means?: string
}

export type Subject = "person" | "employer" | "claim" | "person-month" | "enrolment" | "batch" | "region-month" | "transfer" | "month-line"

export interface ColumnDefinition {
  readonly type: ValueType
  readonly label: string
  readonly codes?: CodeLabels
  readonly orNone?: boolean
}

/** A fact that is a list: each month of a claim, each kind of insurance. A rule ranges over its lines. */
export interface LinesDefinition<C extends Readonly<Record<string, ColumnDefinition>> = Readonly<Record<string, ColumnDefinition>>> {
  readonly name: string
  readonly label: string
  readonly source: FactSource
  readonly of: Subject
  readonly columns: C
  readonly means?: string
}

/** What a dated parameter holds: one value, a list of codes, or a rising table. */
export type ParameterType = ValueType | "codes" | "steps"

export interface ParameterDefinition<T extends ParameterType = ParameterType> {
  readonly key: string
  readonly label: string
  readonly type: T
  /** Unit as written in the row: 分, 月, 万分之一, 代码. */
  readonly unit: string
  readonly codes?: CodeLabels
  /** The nation's row is a ceiling (or floor): every lower level may only be as strict or stricter. */
  readonly limit?: {
    readonly direction: "at-most" | "at-least"
    /** "limit-only": the nation's row bounds the others but is not itself an answer. */
    readonly nation: "usable" | "limit-only"
    /** For a rising table: compared at every number of this range, both ends included. */
    readonly over?: readonly [number, number]
  }
}

export type Comparison = "eq" | "ne" | "lt" | "le" | "gt" | "ge"
export type Rounding = "floor" | "half-up" | "ceil"
export type TimeUnit = "days" | "months" | "years"

/** All shapes of a node, told apart by `op`. */
export type Shape =
  | { readonly op: "fact"; readonly fact: FactDefinition }
  | { readonly op: "literal"; readonly value: Known; readonly codes?: CodeLabels }
  | { readonly op: "parameter"; readonly parameter: ParameterDefinition; readonly on?: Expression<"date"> }
  | { readonly op: "today" }
  | { readonly op: "column"; readonly lines: string; readonly column: string; readonly definition: ColumnDefinition }
  | { readonly op: "named"; readonly name: string; readonly of: Expression }
  | { readonly op: "compare"; readonly how: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly op: "and" | "or"; readonly of: readonly Expression<"boolean">[] }
  | { readonly op: "not"; readonly of: Expression<"boolean"> }
  | { readonly op: "one-of"; readonly of: Expression; readonly codes: readonly string[] | CodesParameter }
  | { readonly op: "present"; readonly of: Expression }
  | { readonly op: "add" | "multiply"; readonly of: readonly Expression[] }
  | { readonly op: "subtract"; readonly left: Expression; readonly right: Expression }
  | { readonly op: "divide"; readonly numerator: Expression; readonly denominator: Expression; readonly rounding: Rounding }
  | { readonly op: "least" | "greatest"; readonly of: readonly Expression[] }
  | { readonly op: "choose"; readonly cases: readonly { readonly when: Expression<"boolean">; readonly then: Expression }[]; readonly otherwise: Expression }
  | { readonly op: "steps"; readonly of: Expression; readonly table: Steps | StepsParameter; readonly below: number }
  | { readonly op: "shift"; readonly of: Expression<"date" | "month">; readonly by: Expression; readonly unit: TimeUnit }
  | { readonly op: "between"; readonly from: Expression<"date" | "month">; readonly to: Expression<"date" | "month">; readonly unit: TimeUnit }
  | { readonly op: "working-days-between"; readonly from: Expression<"date">; readonly to: Expression<"date"> }
  | { readonly op: "month-of"; readonly of: Expression<"date"> }
  | { readonly op: "first-day" | "last-day"; readonly of: Expression<"month"> }
  | { readonly op: "year-of"; readonly of: Expression<"date" | "month"> }
  | {
      readonly op: "over-lines"
      readonly how: "count" | "sum" | "any" | "all" | "least" | "greatest"
      readonly lines: LinesDefinition
      readonly where?: Expression<"boolean">
      readonly of?: Expression
    }

/** An expression of a type. Plain JSON: a literal object of this shape is an expression too. */
export type Expression<T extends ValueType = ValueType> = Shape & { readonly type: T }

export interface CodesParameter {
  readonly parameter: ParameterDefinition<"codes">
}
export interface StepsParameter {
  readonly parameter: ParameterDefinition<"steps">
}

type Numeric = Expression<NumberType>

/** Declares a fact; what comes back is already an expression. */
export const fact = <const T extends ValueType>(definition: FactDefinition<T>): Expression<T> & { readonly fact: FactDefinition<T> } => ({
  op: "fact",
  type: definition.type,
  fact: definition,
})

/** Declares a fact that is a list of lines; `.columns` are the expressions usable inside `count`, `sum`, `any`, `all`. */
export function lines<const C extends Readonly<Record<string, ColumnDefinition>>>(definition: LinesDefinition<C>) {
  const columns = Object.fromEntries(
    Object.entries(definition.columns).map(([column, one]) => [column, { op: "column", type: one.type, lines: definition.name, column, definition: one }]),
  ) as { readonly [K in keyof C]: Expression<C[K]["type"]> }
  return { definition: definition as LinesDefinition, columns }
}
export interface Lines {
  readonly definition: LinesDefinition
}

type ScalarParameter<T extends ParameterType> = T extends ValueType ? Expression<T> & { readonly parameter: ParameterDefinition<T> } : { readonly parameter: ParameterDefinition<T> }

/** Declares a dated parameter. A single value is an expression; a list of codes goes into `oneOf`, a rising table into `band`. */
export const parameter = <const T extends ParameterType>(definition: ParameterDefinition<T>): ScalarParameter<T> =>
  ({ op: "parameter", type: definition.type, parameter: definition }) as unknown as ScalarParameter<T>

/** The same parameter, looked up on another day than the business date. */
export const onDay = <T extends ValueType>(of: Expression<T> & { readonly parameter: ParameterDefinition<T> }, on: Expression<"date">): Expression<T> => ({
  op: "parameter",
  type: of.type,
  parameter: of.parameter,
  on,
})

const literal =
  <T extends ValueType>(type: T) =>
  (value: ValueOf<T>): Expression<T> => ({ op: "literal", type, value })

export const fen = literal("fen")
export const yuan = (value: number): Expression<"fen"> => fen(Math.round(value * 100))
export const months = literal("months")
export const days = literal("days")
/** Twelve months each, so that years and months of contribution compare. */
export const years = (value: number): Expression<"months"> => months(value * 12)
export const wholeYears = literal("years")
export const workingDays = literal("working-days")
export const persons = literal("persons")
export const number = literal("count")
/** Ten-thousandths: ratio(9000) is 90 %. */
export const ratio = literal("ratio")
export const percent = (value: number): Expression<"ratio"> => ratio(Math.round(value * 100))
export const day = literal("date")
export const month = literal("month")
export const code = (value: string, codes?: CodeLabels): Expression<"code"> => (codes ? { op: "literal", type: "code", value, codes } : { op: "literal", type: "code", value })
export const yes: Expression<"boolean"> = { op: "literal", type: "boolean", value: true }
export const no: Expression<"boolean"> = { op: "literal", type: "boolean", value: false }

/** The business date the rule is asked for. */
export const today: Expression<"date"> = { op: "today", type: "date" }

/** Gives a part of the law its own word; explanations show the word and its value instead of the arithmetic. */
export const named = <T extends ValueType>(name: string, of: Expression<T>): Expression<T> => ({ op: "named", type: of.type, name, of })

const compare =
  (how: Comparison) =>
  <T extends ValueType>(left: Expression<T>, right: Expression<NoInfer<T>>): Expression<"boolean"> => ({ op: "compare", type: "boolean", how, left, right })

export const equals = compare("eq")
export const differs = compare("ne")
export const lessThan = compare("lt")
export const atMost = compare("le")
export const moreThan = compare("gt")
export const atLeast = compare("ge")
export const before = compare("lt")
export const onOrBefore = compare("le")
export const after = compare("gt")
export const onOrAfter = compare("ge")

export const and = (...of: Expression<"boolean">[]): Expression<"boolean"> => ({ op: "and", type: "boolean", of })
export const or = (...of: Expression<"boolean">[]): Expression<"boolean"> => ({ op: "or", type: "boolean", of })
export const not = (of: Expression<"boolean">): Expression<"boolean"> => ({ op: "not", type: "boolean", of })
export const oneOf = (of: Expression<"code">, codes: readonly string[] | CodesParameter): Expression<"boolean"> => ({
  op: "one-of",
  type: "boolean",
  of,
  codes: "parameter" in codes ? { parameter: codes.parameter } : codes,
})
/** Known to be something rather than none. */
export const present = (of: Expression): Expression<"boolean"> => ({ op: "present", type: "boolean", of })

export const plus = <T extends NumberType>(...of: Expression<T>[]): Expression<T> => ({ op: "add", type: typeOfFirst(of), of })
export const minus = <T extends NumberType>(left: Expression<T>, right: Expression<NoInfer<T>>): Expression<T> => ({ op: "subtract", type: left.type, left, right })
/** The first keeps its unit; the others are plain multipliers (1,800.00元 × 12个月 = 21,600.00元). */
export const times = <T extends NumberType>(first: Expression<T>, ...others: Numeric[]): Expression<T> => ({ op: "multiply", type: first.type, of: [first, ...others] })
/** Whole division with the one rounding named. */
export const divide = <T extends NumberType>(numerator: Expression<T>, denominator: Numeric, rounding: Rounding): Expression<T> => ({
  op: "divide",
  type: numerator.type,
  numerator,
  denominator,
  rounding,
})
/** A share of an amount, rounded once: portion(wage, percent(90), "half-up"). */
export const portion = <T extends NumberType>(of: Expression<T>, share: Expression<"ratio">, rounding: Rounding): Expression<T> =>
  divide(times(of, share), number(10_000), rounding)
export const least = <T extends ValueType>(...of: Expression<T>[]): Expression<T> => ({ op: "least", type: typeOfFirst(of), of })
export const greatest = <T extends ValueType>(...of: Expression<T>[]): Expression<T> => ({ op: "greatest", type: typeOfFirst(of), of })
export const clamp = <T extends NumberType>(low: Expression<T>, of: Expression<T>, high: Expression<T>): Expression<T> => greatest(low, least(of, high))
/** The same number under another unit: months of contribution become a plain count. */
export const as = <T extends NumberType>(type: T, of: Numeric): Expression<T> => ({ op: "multiply", type, of: [of] })

function typeOfFirst<T extends ValueType>(of: readonly Expression<T>[]): T {
  const [first] = of
  if (!first) throw new RangeError("an expression needs at least one part")
  return first.type
}

/** if / else if / else. The first case that holds gives the value. */
export const choose = <T extends ValueType>(cases: readonly (readonly [when: Expression<"boolean">, then: Expression<T>])[], otherwise: Expression<T>): Expression<T> => ({
  op: "choose",
  type: otherwise.type,
  cases: cases.map(([when, then]) => ({ when, then })),
  otherwise,
})

export const addDays = (of: Expression<"date">, by: Expression<"days">): Expression<"date"> => ({ op: "shift", type: "date", of, by, unit: "days" })
export const addMonths = <T extends "date" | "month">(of: Expression<T>, by: Expression<"months">): Expression<T> => ({ op: "shift", type: of.type, of, by, unit: "months" })
export const addYears = (of: Expression<"date">, by: Expression<"years">): Expression<"date"> => ({ op: "shift", type: "date", of, by, unit: "years" })
/** Whole months from one day (or month) to another; negative when the second is earlier. */
export const monthsBetween = <T extends "date" | "month">(from: Expression<T>, to: Expression<NoInfer<T>>): Expression<"months"> => ({ op: "between", type: "months", from, to, unit: "months" })
export const daysBetween = (from: Expression<"date">, to: Expression<"date">): Expression<"days"> => ({ op: "between", type: "days", from, to, unit: "days" })
/** Full years; the birthday itself counts as reached (domain/03 §2). */
export const ageOn = (birth: Expression<"date">, on: Expression<"date"> = today): Expression<"years"> => ({ op: "between", type: "years", from: birth, to: on, unit: "years" })
/** Working days after the first day up to and including the second, by the State Council calendar handed to the decision. */
export const workingDaysBetween = (from: Expression<"date">, to: Expression<"date">): Expression<"working-days"> => ({ op: "working-days-between", type: "working-days", from, to })
export const monthOf = (of: Expression<"date">): Expression<"month"> => ({ op: "month-of", type: "month", of })
export const firstDayOf = (of: Expression<"month">): Expression<"date"> => ({ op: "first-day", type: "date", of })
export const lastDayOf = (of: Expression<"month">): Expression<"date"> => ({ op: "last-day", type: "date", of })
export const yearOf = (of: Expression<"date" | "month">): Expression<"years"> => ({ op: "year-of", type: "years", of })

type Where = Expression<"boolean">
const overLines = <T extends ValueType>(how: "count" | "sum" | "any" | "all" | "least" | "greatest", type: T, list: Lines, where?: Where, of?: Expression): Expression<T> => ({
  op: "over-lines",
  type,
  how,
  lines: list.definition,
  ...(where ? { where } : {}),
  ...(of ? { of } : {}),
})
export const count = (list: Lines, where?: Where): Expression<"count"> => overLines("count", "count", list, where)
export const sum = <T extends NumberType>(list: Lines, of: Expression<T>, where?: Where): Expression<T> => overLines("sum", of.type, list, where, of)
export const any = (list: Lines, where: Where): Expression<"boolean"> => overLines("any", "boolean", list, where)
export const all = (list: Lines, where: Where): Expression<"boolean"> => overLines("all", "boolean", list, where)
/** The smallest value over the lines; none when no line counts. */
export const leastOf = <T extends ValueType>(list: Lines, of: Expression<T>, where?: Where): Expression<T> => overLines("least", of.type, list, where, of)
export const greatestOf = <T extends ValueType>(list: Lines, of: Expression<T>, where?: Where): Expression<T> => overLines("greatest", of.type, list, where, of)

/** The parts directly under a node, in reading order. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.op) {
    case "fact":
    case "literal":
    case "today":
    case "column":
      return []
    case "parameter":
      return node.on ? [node.on] : []
    case "named":
    case "not":
    case "one-of":
    case "present":
    case "month-of":
    case "year-of":
    case "first-day":
    case "last-day":
    case "steps":
      return [node.of]
    case "compare":
    case "subtract":
      return [node.left, node.right]
    case "and":
    case "or":
    case "add":
    case "multiply":
    case "least":
    case "greatest":
      return node.of
    case "divide":
      return [node.numerator, node.denominator]
    case "choose":
      return [...node.cases.flatMap((one) => [one.when, one.then]), node.otherwise]
    case "shift":
      return [node.of, node.by]
    case "between":
    case "working-days-between":
      return [node.from, node.to]
    case "over-lines":
      return [...(node.where ? [node.where] : []), ...(node.of ? [node.of] : [])]
  }
}

/** Every node of a tree, the root first. */
export function* walk(node: Expression): Generator<Expression> {
  yield node
  for (const part of partsOf(node)) yield* walk(part)
}
