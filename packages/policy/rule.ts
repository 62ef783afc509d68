// A rule says one article: conditions with what follows when they do not hold, and what it gives. Old versions stay.
import { isPlainDate } from "#standards"
import { PolicyError } from "./error.ts"
import type { Expression, FactDefinition, LinesDefinition, ParameterDefinition, StepsParameter, Subject } from "./expression.ts"
import { atLeast, moreThan, walk } from "./expression.ts"
import type { ParameterTable } from "./parameters.ts"
import type { NumberType, Steps, ValueOf, ValueType } from "./values.ts"

/** Which article of which law. */
export interface Citation {
  readonly law: string
  readonly article: string
}
export const cite = (law: string, article: string): Citation => ({ law, article })
export const writeCitation = ({ law, article }: Citation): string => `《${law}》${article}`

/** What follows when a condition does not hold. */
export interface Otherwise {
  readonly verdict: "fail" | "by-hand"
  readonly code: string
  /** The reason in words for the person concerned; placeholders as in `Condition.says`. */
  readonly says: string
}
/** Refused by law, with the reason code and its sentence. */
export const refuse = (code: string, says = ""): Otherwise => ({ verdict: "fail", code, says })
/** A person has to look: the law leaves room or the data contradict each other. */
export const byHand = (code: string, says = ""): Otherwise => ({ verdict: "by-hand", code, says })

export interface Condition {
  readonly name: string
  /** The requirement as a sentence; {fact-name}, {parameter-key} and {名称} of a named part are filled in with values. */
  readonly says: string
  readonly expr: Expression<"boolean">
  readonly otherwise: Otherwise
  /** Where it is written, when that is another article than the rule's own. */
  readonly law?: Citation
}

export type Gives = Readonly<Record<string, ValueType>>

export interface Rule<G extends Gives = Gives> {
  readonly name: string
  readonly title: string
  readonly law: Citation
  /** First business day of this version. */
  readonly since: string
  /** First business day it no longer holds. */
  readonly until?: string
  readonly subject: Subject
  readonly conditions: readonly Condition[]
  readonly gives: { readonly [K in keyof G]: Expression<G[K]> }
}

/** A table that refuses below its first step; becomes a condition and an expression inside `rule`. */
export interface Refusing<T extends ValueType> {
  readonly expr: Expression<T>
  readonly condition: Omit<Condition, "name">
}

interface Band<T extends NumberType> {
  /** What holds below the first step: a value, or a refusal. */
  below(value: Expression<T>): Expression<T>
  below(otherwise: Otherwise): Refusing<T>
}

type Pairs<T extends NumberType> = readonly (readonly [from: Expression<NumberType>, then: Expression<T>])[]

const numberIn = (of: Expression): number => {
  if (of.op === "literal" && typeof of.value === "number") return of.value
  throw new PolicyError("policy.rule-shape", "阶梯表里只能写数字")
}

function unitOf<T extends NumberType>(type: T | undefined): T {
  if (type === undefined) throw new PolicyError("policy.rule-shape", "阶梯表不能为空")
  return type
}

/** A rising table: band(contributedMonths, [[years(1), months(12)], [years(5), months(18)]]).below(refuse("R-…")). */
export function band<T extends NumberType>(of: Expression<NumberType>, table: Pairs<T>): Band<T>
/** The same with the table as a dated parameter; the unit of the result is named. */
export function band<T extends NumberType>(of: Expression<NumberType>, table: StepsParameter, type: T): Band<T>
export function band<T extends NumberType>(of: Expression<NumberType>, table: Pairs<T> | StepsParameter, type?: T): Band<T> {
  const dated = "parameter" in table
  const first = dated ? undefined : table[0]
  const result = unitOf(type ?? first?.[1].type)
  const rows: Steps | StepsParameter = dated ? { parameter: table.parameter } : table.map(([from, then]) => [numberIn(from), numberIn(then)] as const)
  const build = (low: number): Expression<T> => ({ op: "steps", type: result, of, table: rows, below: low })
  function below(value: Expression<T>): Expression<T>
  function below(otherwise: Otherwise): Refusing<T>
  function below(low: Expression<T> | Otherwise): Expression<T> | Refusing<T> {
    if (!("verdict" in low)) return build(numberIn(low))
    const enough: Expression<"boolean"> = first ? atLeast(of, first[0]) : moreThan(build(0), { op: "literal", type: result, value: 0 })
    return { expr: build(0), condition: { says: "达到阶梯表的起点", expr: enough, otherwise: low } }
  }
  return { below }
}

type Asked<G extends Gives> = Omit<Rule<G>, "gives" | "conditions"> & {
  readonly conditions?: readonly Condition[]
  readonly gives: { readonly [K in keyof G]: Expression<G[K]> | Refusing<G[K]> }
}

const placeholders = (says: string): string[] => [...says.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "")

const nameOf = (node: Expression): string | undefined =>
  node.op === "fact" ? node.fact.name : node.op === "parameter" ? node.parameter.key : node.op === "named" ? node.name : node.op === "over-lines" ? node.lines.name : undefined

function demandShape(one: Rule): void {
  const wrong = (words: string) => new PolicyError("policy.rule-shape", `规则 ${one.name}：${words}`)
  if (!isPlainDate(one.since) || (one.until !== undefined && (!isPlainDate(one.until) || one.until <= one.since))) throw wrong("生效期间不正确")
  const names = one.conditions.map((condition) => condition.name)
  if (new Set(names).size !== names.length) throw wrong("条件名称重复")
  for (const condition of one.conditions) {
    const parts = new Set([...walk(condition.expr)].map(nameOf))
    const stray = placeholders(condition.says + condition.otherwise.says).find((name) => !parts.has(name))
    if (stray !== undefined) throw wrong(`条件 ${condition.name} 的句子提到 {${stray}}，表达式里没有`)
  }
  const seen = new Map<string, FactDefinition | LinesDefinition>()
  for (const definition of [...factsOf(one), ...linesIn(one)]) {
    const other = seen.get(definition.name)
    if (other && JSON.stringify(other) !== JSON.stringify(definition)) throw wrong(`事实 ${definition.name} 有两种定义`)
    seen.set(definition.name, definition)
  }
}

/** Declares a rule. Throws `policy.rule-shape` when it contradicts itself. */
export function rule<const G extends Gives>(asked: Asked<G>): Rule<G> {
  const entries = Object.entries(asked.gives) as [string, Expression | Refusing<ValueType>][]
  const extra = entries.flatMap(([name, given]): Condition[] => ("condition" in given ? [{ name: `${name}-band`, ...given.condition }] : []))
  const gives = Object.fromEntries(entries.map(([name, given]) => [name, "condition" in given ? given.expr : given])) as { readonly [K in keyof G]: Expression<G[K]> }
  const made: Rule<G> = { ...asked, conditions: [...(asked.conditions ?? []), ...extra], gives }
  demandShape(made)
  return made
}

const expressionsOf = (one: Rule): readonly Expression[] => [...one.conditions.map((condition) => condition.expr), ...Object.values(one.gives)]

function* nodesOf(one: Rule): Generator<Expression> {
  for (const expression of expressionsOf(one)) yield* walk(expression)
}

const unique = <D>(of: Iterable<D>, key: (one: D) => string): D[] => [...new Map([...of].map((one) => [key(one), one])).values()]

/** The facts an expression looks at, without its lists. */
export const factsIn = (of: Expression): readonly FactDefinition[] =>
  unique([...walk(of)].flatMap((node) => (node.op === "fact" ? [node.fact] : [])), (one) => one.name)

const parameterOf = (node: Expression): ParameterDefinition | undefined => {
  if (node.op === "parameter") return node.parameter
  if (node.op === "one-of" && "parameter" in node.codes) return node.codes.parameter
  return node.op === "steps" && "parameter" in node.table ? node.table.parameter : undefined
}

/** The dated parameters an expression looks at. */
export const parametersIn = (of: Expression): readonly ParameterDefinition[] =>
  unique([...walk(of)].flatMap((node) => parameterOf(node) ?? []), (one) => one.key)

/** Read off a rule's tree once, however often it is asked. */
function onceFor<T>(read: (one: Rule) => T): (one: Rule) => T {
  const known = new WeakMap<Rule, { readonly value: T }>()
  return (one) => {
    const found = known.get(one) ?? { value: read(one) }
    known.set(one, found)
    return found.value
  }
}

/** The facts a rule needs, in the order it asks for them. */
export const factsOf = onceFor((one: Rule): readonly FactDefinition[] => unique([...nodesOf(one)].flatMap((node) => (node.op === "fact" ? [node.fact] : [])), (fact) => JSON.stringify(fact)))

/** The list facts a rule ranges over. */
export const linesIn = onceFor((one: Rule): readonly LinesDefinition[] => unique([...nodesOf(one)].flatMap((node) => (node.op === "over-lines" ? [node.lines] : [])), (list) => JSON.stringify(list)))

/** The dated parameters a rule leans on. */
export const parametersOf = (one: Rule): readonly ParameterDefinition[] => unique([...nodesOf(one)].flatMap((node) => parameterOf(node) ?? []), (parameter) => parameter.key)

/** Every article a rule cites, its own first. */
export const articlesOf = (one: Rule): readonly Citation[] =>
  unique([one.law, ...one.conditions.flatMap((condition) => (condition.law ? [condition.law] : []))], writeCitation)

/** The reasons a rule can answer with. */
export const reasonsOf = (one: Rule): readonly Otherwise[] => unique(one.conditions.map((condition) => condition.otherwise), (otherwise) => otherwise.code)

export interface RuleBook {
  readonly rules: readonly Rule[]
  readonly names: readonly string[]
  /** The version in force on a business day. */
  find(name: string, on: string): Rule | undefined
  /** All versions of a name, oldest first. */
  versions(name: string): readonly Rule[]
  /** A version as it was written: with no end that a later one gave it, so that what it decided can be decided again. */
  written(name: string, since: string): Rule | undefined
}

/** Rules by name and date. Throws `policy.rule-overlap` when two versions hold on one day. */
export function ruleBook(rules: readonly Rule[]): RuleBook {
  const byName = new Map<string, Rule[]>()
  for (const one of rules) byName.set(one.name, [...(byName.get(one.name) ?? []), one])
  for (const [name, versions] of byName) {
    versions.sort((a, b) => (a.since < b.since ? -1 : 1))
    versions.forEach((one, index) => {
      const next = versions[index + 1]
      if (next && (one.until === undefined || one.until > next.since)) throw new PolicyError("policy.rule-overlap", `规则 ${name} 自 ${next.since} 起有两个版本`)
    })
  }
  const versions = (name: string) => byName.get(name) ?? []
  return {
    rules,
    names: [...byName.keys()],
    versions,
    find: (name, on) => versions(name).find((one) => one.since <= on && (one.until === undefined || on < one.until)),
    written: (name, since) => versions(name).find((one) => one.since === since),
  }
}

export type GivenValues<G extends Gives> = { readonly [K in keyof G]: ValueOf<G[K]> }

/** Every code a fact may have at any place on any day, where a condition refuses all others; undefined where none does. */
export function codesAskedOf(one: Rule, fact: string, { rows }: ParameterTable): readonly string[] | undefined {
  for (const { expr, otherwise } of one.conditions) {
    if (otherwise.verdict !== "fail" || expr.op !== "one-of" || expr.of.op !== "fact" || expr.of.fact.name !== fact) continue
    const { codes } = expr
    return "parameter" in codes ? rows.flatMap(({ key, value }) => (key === codes.parameter.key ? (value as readonly string[]) : [])) : codes
  }
  return undefined
}
