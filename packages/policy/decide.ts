// Decides one case: four outcomes, every reason, condition by condition with the article and the facts behind it.
import { PolicyError } from "./error.ts"
import type { Ask } from "./compile-expression.ts"
import { compileExpression } from "./compile-expression.ts"
import type { Context } from "./evaluate.ts"
import { evaluate } from "./evaluate.ts"
import type { Expression, FactDefinition, LinesDefinition, ParameterDefinition } from "./expression.ts"
import { walk } from "./expression.ts"
import type { Facts, Line } from "./facts.ts"
import { linesOf, scalarOf } from "./facts.ts"
import type { Missing } from "./missing.ts"
import { missingIn } from "./missing.ts"
import type { ParameterRow, ParameterTable, ParameterValue } from "./parameters.ts"
import type { Citation, Condition, GivenValues, Gives, Rule } from "./rule.ts"
import { factsOf, linesIn } from "./rule.ts"
import type { Value } from "./values.ts"
import { fits, write } from "./values.ts"

export type Result = "pass" | "fail" | "by-hand" | "no-data"

/** What a decision is made from. The calendar is needed only by rules that count working days. */
export interface DecisionInput {
  readonly facts: Facts
  readonly parameters: ParameterTable
  /** Business date "YYYY-MM-DD". */
  readonly on: string
  /** Region code, six or twelve digits. */
  readonly region: string
  /** Working days after the first day up to and including the second; undefined outside the published calendars. */
  readonly workingDaysBetween?: (from: string, to: string) => number | undefined
}

export interface UsedFact {
  readonly name: string
  readonly label: string
  readonly value: Value | readonly Line[]
  readonly shown: string
  readonly source: string
  readonly sourceKind: "register" | "record" | "declared"
  readonly asOf?: string
}

export interface UsedParameter {
  readonly key: string
  readonly label: string
  readonly value: ParameterValue | null
  readonly shown: string
  readonly region?: string
  readonly from?: string
  readonly documentNumber?: string
}

export interface ConditionTrace {
  readonly name: string
  /** The requirement with values filled in. */
  readonly says: string
  readonly law: Citation
  readonly verdict: Result
  readonly code?: string
  readonly reason?: string
  readonly facts: readonly UsedFact[]
  readonly parameters: readonly UsedParameter[]
}

export interface GivenTrace {
  readonly name: string
  readonly label: string
  readonly value: Value
  readonly shown: string
  readonly facts: readonly UsedFact[]
  readonly parameters: readonly UsedParameter[]
}

export interface Reason {
  readonly code: string
  readonly says: string
  readonly law: Citation
  readonly condition: string
  readonly verdict: "fail" | "by-hand"
}

export interface Outcome<G extends Gives = Gives> {
  readonly rule: { readonly name: string; readonly title: string; readonly since: string }
  readonly on: string
  readonly region: string
  /** fail before no-data before by-hand before pass: a refusal that no missing fact could undo stays a refusal; no data never passes. */
  readonly result: Result
  readonly reasons: readonly Reason[]
  readonly missing: readonly Missing[]
  readonly conditions: readonly ConditionTrace[]
  /** What the rule gives when it passes, or would give if the officer agrees (`by-hand`); otherwise null. */
  readonly gives: GivenValues<G> | null
  readonly calculation: readonly GivenTrace[]
}

/** A rule made ready once, at start. */
export interface CompiledRule<G extends Gives = Gives> {
  readonly rule: Rule<G>
  decide(input: DecisionInput): Outcome<G>
  /** Only the result, without the trace; for searching and scanning. */
  result(input: DecisionInput): Result
  /** The result with the first condition that fails or asks for a person. */
  standing(input: DecisionInput): { readonly result: Result; readonly against: Condition | undefined }
}

interface Used {
  readonly facts: readonly FactDefinition[]
  readonly lists: readonly LinesDefinition[]
  /** `eachLine`: looked up by a day of the line that is ranged over, so that it has no one value. */
  readonly parameters: readonly { readonly definition: ParameterDefinition; readonly on: Ask | undefined; readonly eachLine?: boolean }[]
  readonly named: readonly { readonly name: string; readonly ask: Ask; readonly of: Expression }[]
}

interface Ready {
  readonly ask: Ask
  readonly used: Used
}

/** Each once, the first of its name kept. */
function once<D>(of: readonly D[], key: (one: D) => string): D[] {
  const first = new Map<string, D>()
  for (const one of of) if (!first.has(key(one))) first.set(key(one), one)
  return [...first.values()]
}

function usedIn(of: Expression, make: (expression: Expression) => Ask): Used {
  const nodes = [...walk(of)]
  return {
    facts: once(nodes.flatMap((node) => (node.op === "fact" ? [node.fact] : [])), (one) => one.name),
    lists: once(nodes.flatMap((node) => (node.op === "over-lines" ? [node.lines] : [])), (one) => one.name),
    parameters: once(
      nodes.flatMap((node): Used["parameters"] => {
        if (node.op === "parameter") return [{ definition: node.parameter, on: node.on && make(node.on), eachLine: node.on !== undefined && [...walk(node.on)].some((part) => part.op === "column") }]
        if (node.op === "one-of" && "parameter" in node.codes) return [{ definition: node.codes.parameter, on: undefined }]
        return node.op === "steps" && "parameter" in node.table ? [{ definition: node.table.parameter, on: undefined }] : []
      }),
      (one) => `${one.definition.key}${one.on ? "@" : ""}`,
    ),
    named: once(nodes.flatMap((node) => (node.op === "named" ? [{ name: node.name, ask: make(node.of), of: node.of }] : [])), (one) => one.name),
  }
}

interface Reading extends Context {
  readonly shownFacts: Map<string, UsedFact>
  readonly shownParameters: Map<string, UsedParameter>
  row(definition: ParameterDefinition, on: string): ParameterRow | undefined
}

/** Checks what is handed in once, and remembers rows already found. */
function reading(one: Rule, scalars: readonly FactDefinition[], lists: readonly LinesDefinition[], input: DecisionInput): Reading {
  if (!fits("date", input.on)) throw new PolicyError("policy.fact-type", `业务日期应为 YYYY-MM-DD，收到 ${input.on}`)
  if (input.on < one.since || (one.until !== undefined && input.on >= one.until))
    throw new PolicyError("policy.rule-unknown", `规则 ${one.name}（${one.since} 版）在 ${input.on} 不适用`)
  const values = new Map<string, Value>()
  for (const definition of scalars) values.set(definition.name, scalarOf(definition, input.facts))
  const rowsOf = new Map<string, readonly Line[] | undefined>()
  for (const list of lists) rowsOf.set(list.name, linesOf(list, input.facts))
  const found = new Map<string, ParameterRow | undefined>()
  const row = (definition: ParameterDefinition, on: string): ParameterRow | undefined => {
    const key = on === input.on ? definition.key : `${definition.key}@${on}`
    if (found.has(key)) return found.get(key)
    const hit = input.parameters.find(definition, input.region, on)
    found.set(key, hit)
    return hit
  }
  return {
    on: input.on,
    fact: (definition) => values.get(definition.name),
    lines: (definition) => rowsOf.get(definition.name),
    parameter: (definition, on) => row(definition, on)?.value,
    workingDays: (from, to) => input.workingDaysBetween?.(from, to),
    at: new Map(),
    remembered: new Map(),
    shownFacts: new Map(),
    shownParameters: new Map(),
    row,
  }
}

/** A parameter's value as people read it. */
export function writeParameter(definition: ParameterDefinition, value: ParameterValue | undefined): string {
  if (value === undefined) return "（无参数）"
  if (definition.type === "steps") return (value as readonly (readonly [number, number])[]).map(([from, then]) => `满${from}→${then}`).join("，")
  if (definition.type === "codes") return (value as readonly string[]).map((code) => definition.codes?.[code] ?? code).join("、")
  return write(definition.type, value as Value, definition.codes)
}

function usedFact(definition: FactDefinition | LinesDefinition, input: DecisionInput, context: Reading): UsedFact {
  const known = context.shownFacts.get(definition.name)
  if (known) return known
  const given = input.facts[definition.name]
  const lines = "columns" in definition
  const value = lines ? context.lines(definition) : context.fact(definition)
  const used: UsedFact = {
    name: definition.name,
    label: definition.label,
    value,
    shown: lines ? (Array.isArray(value) ? `${value.length}条` : "（无数据）") : write(definition.type, context.fact(definition), definition.codes),
    source: given?.source ?? definition.source.name,
    sourceKind: definition.source.kind,
    ...(given?.asOf === undefined ? {} : { asOf: given.asOf }),
  }
  context.shownFacts.set(definition.name, used)
  return used
}

const factsUsed = (used: Used, input: DecisionInput, context: Reading): readonly UsedFact[] =>
  [...used.facts, ...used.lists].map((definition) => usedFact(definition, input, context))

function parametersUsed(used: Used, context: Reading): readonly UsedParameter[] {
  return used.parameters.map(({ definition, on, eachLine }) => {
    const day = on ? on(context) : context.on
    const key = `${definition.key} ${String(day)}`
    const known = context.shownParameters.get(key)
    if (known) return known
    const row = typeof day === "string" ? context.row(definition, day) : undefined
    const one: UsedParameter = {
      key: definition.key,
      label: definition.label,
      value: row?.value ?? null,
      shown: eachLine && !row ? "（按每一行的日期确定）" : writeParameter(definition, row?.value),
      ...(row ? { region: row.region, from: row.from, documentNumber: row.documentNumber } : {}),
    }
    context.shownParameters.set(key, one)
    return one
  })
}

function fill(says: string, used: Used, facts: readonly UsedFact[], parameters: readonly UsedParameter[], context: Reading): string {
  if (!says.includes("{")) return says
  return says.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const fact = facts.find((one) => one.name === name)
    if (fact) return fact.shown
    const parameter = parameters.find((one) => one.key === name)
    if (parameter) return parameter.shown
    const part = used.named.find((one) => one.name === name)
    return part ? write(part.of.type, part.ask(context)) : name
  })
}

const verdictOf = (value: Value, condition: Condition): Result => (value === true ? "pass" : value === false ? condition.otherwise.verdict : "no-data")

/** The outcome of the parts: fail, then no-data, then by-hand, then pass. */
function together(verdicts: readonly Result[]): Result {
  if (verdicts.includes("fail")) return "fail"
  if (verdicts.includes("no-data")) return "no-data"
  return verdicts.includes("by-hand") ? "by-hand" : "pass"
}

export const labelOf = (name: string, of: Expression): string => (of.op === "named" ? of.name : of.op === "fact" ? of.fact.label : of.op === "parameter" ? of.parameter.label : name)

function prepare<G extends Gives>(one: Rule<G>, make: (expression: Expression) => Ask): CompiledRule<G> {
  const ready = (of: Expression): Ready => ({ ask: make(of), used: usedIn(of, make) })
  const conditions = one.conditions.map((condition) => ({ condition, ...ready(condition.expr) }))
  const gives = (Object.entries(one.gives) as [string, Expression][]).map(([name, of]) => ({ name, label: labelOf(name, of), of, ...ready(of) }))
  const scalars = factsOf(one)
  const lists = linesIn(one)
  const version = { name: one.name, title: one.title, since: one.since }

  function decide(input: DecisionInput): Outcome<G> {
    const context = reading(one, scalars, lists, input)
    const reasons: Reason[] = []
    const missing = new Map<string, Missing>()
    const lack = (of: Expression) => {
      for (const gap of missingIn(of, context)) missing.set(`${gap.kind} ${gap.name}`, gap)
    }
    const verdicts: Result[] = []
    const traces = conditions.map(({ condition, ask, used }): ConditionTrace => {
      const verdict = verdictOf(ask(context), condition)
      verdicts.push(verdict)
      const law = condition.law ?? one.law
      if (verdict === "no-data") lack(condition.expr)
      const facts = factsUsed(used, input, context)
      const parameters = parametersUsed(used, context)
      const trace = { name: condition.name, says: fill(condition.says, used, facts, parameters, context), law, verdict, facts, parameters }
      if (verdict !== "fail" && verdict !== "by-hand") return trace
      const { code } = condition.otherwise
      const says = fill(condition.otherwise.says, used, facts, parameters, context)
      reasons.push({ code, says, law, condition: condition.name, verdict })
      return { ...trace, code, reason: says }
    })
    const soFar = together(verdicts)
    const open = soFar === "pass" || soFar === "by-hand"
    const calculation: readonly GivenTrace[] = open
      ? gives.map(({ name, label, of, ask, used }): GivenTrace => {
          const value = ask(context)
          if (value === undefined) lack(of)
          return { name, label, value, shown: write(of.type, value, of.op === "fact" ? of.fact.codes : undefined), facts: factsUsed(used, input, context), parameters: parametersUsed(used, context) }
        })
      : []
    const unsettled = calculation.some((given) => given.value === undefined)
    return {
      rule: version,
      on: input.on,
      region: input.region,
      result: unsettled ? "no-data" : soFar,
      reasons,
      missing: [...missing.values()],
      conditions: traces,
      gives: open && !unsettled ? (Object.fromEntries(calculation.map((given) => [given.name, given.value])) as unknown as GivenValues<G>) : null,
      calculation,
    }
  }

  function standing(input: DecisionInput): { readonly result: Result; readonly against: Condition | undefined } {
    const context = reading(one, scalars, lists, input)
    let worst: Result = "pass"
    let against: Condition | undefined
    for (const { condition, ask } of conditions) {
      const verdict = verdictOf(ask(context), condition)
      if (verdict === "fail") return { result: "fail", against: condition }
      if (verdict === "by-hand") against ??= condition
      if (verdict === "no-data" || (verdict === "by-hand" && worst === "pass")) worst = verdict
    }
    const unsettled = worst !== "no-data" && gives.some(({ ask }) => ask(context) === undefined)
    return { result: unsettled ? "no-data" : worst, against }
  }

  return { rule: one, decide, standing, result: (input) => standing(input).result }
}

/** Compiles a rule to closures, once at start. The same outcomes as `decide`, without walking the tree. */
export const compile = <G extends Gives>(one: Rule<G>): CompiledRule<G> => prepare(one, compileExpression)

const made = new WeakMap<Rule, CompiledRule>()

/** The same, made ready when it is first asked for and kept. */
export function compiledOnce<G extends Gives>(one: Rule<G>): CompiledRule<G> {
  const known = made.get(one) ?? compile(one)
  made.set(one, known)
  return known as CompiledRule<G>
}

/**
 * Decides one case by walking the tree. Throws `policy.fact-type` for a value not written as its type asks and
 * `policy.rule-unknown` when this version of the rule does not hold on the day.
 */
export const decide = <G extends Gives>(one: Rule<G>, input: DecisionInput): Outcome<G> =>
  prepare(one, (expression) => (context) => evaluate(expression, context)).decide(input)
