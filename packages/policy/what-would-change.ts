// What would have to change for a grant: the fewest facts (then the smallest step), and the earliest day by waiting alone.
import type { PlainDate } from "#standards"
import { addDays, addMonthsTo, daysBetween, InvalidValue, isPlainDate, isYearMonth, latest, monthsApart, plainDate } from "#standards"
import type { CompiledRule, DecisionInput } from "./decide.ts"
import { compiledOnce } from "./decide.ts"
import { PolicyError } from "./error.ts"
import { evaluate } from "./evaluate.ts"
import type { Context } from "./evaluate.ts"
import type { Expression, FactDefinition } from "./expression.ts"
import { walk } from "./expression.ts"
import { linesOf, scalarOf } from "./facts.ts"
import type { Missing } from "./missing.ts"
import type { Condition, Gives, Rule } from "./rule.ts"
import { factsIn, factsOf, parametersIn } from "./rule.ts"
import type { Known, Value } from "./values.ts"
import { isNumberType, write } from "./values.ts"

export interface Change {
  readonly fact: string
  readonly label: string
  readonly from: Known
  readonly to: Known
  /** "累计缴费月数由11个月变为12个月" */
  readonly says: string
}

export interface WhatWouldChange {
  /** The smallest set of facts; empty when no change within reach makes it a grant. */
  readonly changes: readonly Change[]
  /** The first later day on which the same facts make it a grant; null when waiting alone does not help. */
  readonly earliestDay: string | null
  /** Facts nobody knows yet: the changes suffice provided these turn out well. */
  readonly provided: readonly Missing[]
  /** False when the search stopped at its limit of facts changed together. */
  readonly complete: boolean
}

/** Nobody's answer lies more than a lifetime away. */
const farDays = 36_525

function contextOf(input: DecisionInput): Context {
  return {
    on: input.on,
    fact: (definition) => scalarOf(definition, input.facts),
    lines: (definition) => linesOf(definition, input.facts),
    parameter: (definition, on) => input.parameters.find(definition, input.region, on)?.value,
    workingDays: (from, to) => input.workingDaysBetween?.(from, to),
    at: new Map(),
  }
}

const withFact = (context: Context, name: string, value: Known): Context => ({ ...context, fact: (definition) => (definition.name === name ? value : context.fact(definition)) })

/** Undefined where a day would lie outside the calendar: contracts "until 9999-12-31" are written. */
function withinCalendar<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch (error) {
    if (error instanceof InvalidValue) return undefined
    throw error
  }
}

/** Moves a value by whole steps: days for dates, months for months, units for numbers. */
const moved = (value: Known, by: number): Known | undefined => withinCalendar(() => movedBy(value, by))

function movedBy(value: Known, by: number): Known | undefined {
  if (typeof value === "number") return Math.max(0, value + by)
  if (isPlainDate(value)) return Math.abs(by) < farDays ? addDays(value, by) : undefined
  return isYearMonth(value) && Math.abs(by) < farDays / 30 ? addMonthsTo(value, by) : undefined
}

/** How far a number is moved: beyond it, ten thousand times the value could no longer be computed exactly. */
const farthest = 2 ** 38

/** Whether a part answers otherwise elsewhere; what is too large to compute exactly is out of reach, not another answer. */
function answersOtherwise(part: Expression, context: Context, now: Value): boolean {
  try {
    return evaluate(part, context) !== now
  } catch (failure) {
    if (failure instanceof PolicyError && failure.code === "policy.out-of-range") return false
    throw failure
  }
}

/** The nearest value on each side at which the answer of a comparison turns, found by doubling and halving. */
function turningPoints(part: Expression, context: Context, name: string, value: Known): Known[] {
  const now = evaluate(part, context)
  const turnsAt = (by: number): boolean => {
    const other = moved(value, by)
    return other !== undefined && answersOtherwise(part, withFact(context, name, other), now)
  }
  return [1, -1].flatMap((direction) => {
    let reach = 1
    while (reach < farthest && moved(value, direction * reach) !== undefined && !turnsAt(direction * reach)) reach *= 2
    if (!turnsAt(direction * reach)) return []
    let [low, high] = [Math.floor(reach / 2), reach]
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (turnsAt(direction * middle)) high = middle
      else low = middle
    }
    const found = moved(value, direction * high)
    return found === undefined || found === value ? [] : [found]
  })
}

/** No sixth level, no share above the whole. */
const couldBe = ({ between }: FactDefinition, value: Known): boolean => between === undefined || typeof value !== "number" || (value >= between[0] && value <= between[1])

/** Every value worth trying for one fact, read off the tree: turning points, table steps, the other codes, the other truth, none. */
function candidates(definition: FactDefinition, value: Known, rule: Rule, context: Context): Known[] {
  const found: Known[] = []
  if (definition.orNone && value !== null) found.push(null)
  if (definition.type === "boolean") found.push(value !== true, value === null)
  if (definition.type === "code") found.push(...Object.keys(definition.codes ?? {}))
  for (const condition of rule.conditions)
    for (const node of walk(condition.expr)) {
      if (node.op === "one-of" && !("parameter" in node.codes) && node.of.op === "fact" && node.of.fact.name === definition.name) found.push(...node.codes)
      if (node.op !== "compare" || !factsIn(node).some((one) => one.name === definition.name)) continue
      if (isNumberType(definition.type) || definition.type === "date" || definition.type === "month") {
        const start: Known = value ?? (isNumberType(definition.type) ? 0 : definition.type === "date" ? context.on : context.on.slice(0, 7))
        if (value === null) found.push(start)
        for (const point of turningPoints(node, withFact(context, definition.name, start), definition.name, start)) found.push(point)
        const other = [node.left, node.right].find((side) => !factsIn(side).some((one) => one.name === definition.name))
        const edge: Value = other && other.type === definition.type ? evaluate(other, context) : undefined
        if (edge !== undefined && edge !== null) for (const by of [-1, 0, 1]) found.push(moved(edge, by) ?? edge)
      } else {
        for (const side of [node.left, node.right]) if (side.op === "literal" && side.type === definition.type) found.push(side.value)
      }
    }
  return [...new Set(found)].filter((one) => one !== value && couldBe(definition, one))
}

/** A day that would have to come about at all is further than one that moves within a year. */
const fromNothing = 366

/** How far a change goes, comparable inside one kind of fact: steps for ordered values, one for anything else; what is short of money is paid, and nearer than either. */
function distance({ type }: FactDefinition, from: Known, to: Known): number {
  if (typeof from === "number" && typeof to === "number") return type === "fen" ? (1 + Math.abs(from - to) / farthest) / 2 : Math.abs(from - to)
  if (isPlainDate(from) && isPlainDate(to)) return Math.abs(daysBetween(from, to))
  if (type === "date" && (from === null || to === null)) return fromNothing
  return isYearMonth(from) && isYearMonth(to) ? Math.abs(monthsApart(from, to)) : 1
}

interface Choice {
  readonly definition: FactDefinition
  readonly from: Known
  readonly to: Known
  readonly far: number
  /** Among equally near changes: what lies ahead before what is over, a number or a day before another kind of thing. */
  readonly hard: number
}

/** A day that is over cannot be made another, the day a case is decided by is better left; a code is what somebody is. */
function hardness({ type }: FactDefinition, from: Known, on: string): number {
  if (type === "date" && isPlainDate(from) && from <= on) return from < on ? 2 : 1
  return type === "code" || type === "persons" ? 1 : 0
}

const changed = (input: DecisionInput, choices: readonly Choice[]): DecisionInput => ({
  ...input,
  facts: { ...input.facts, ...Object.fromEntries(choices.map((one) => [one.definition.name, { value: one.to }])) },
})

/**
 * The nearest set of exactly `size` or fewer facts. A condition that stands against the grant only turns when one of its own facts does,
 * so each step branches over the facts of the first such condition alone; nothing smaller can be missed.
 */
function nearest(ready: CompiledRule, input: DecisionInput, size: number, unknowns: boolean): readonly Choice[] | undefined {
  let best: readonly Choice[] | undefined
  let bestFar = Number.POSITIVE_INFINITY
  let bestHard = Number.POSITIVE_INFINITY
  const nearer = (far: number, hard: number): boolean => far < bestFar || (far === bestFar && hard < bestHard)
  const step = (chosen: readonly Choice[], far: number, hard: number): void => {
    const now = changed(input, chosen)
    const standing = withinCalendar(() => ready.standing(now))
    if (!standing) return
    const { result, against } = standing
    if (!against) {
      if (result === "pass" || unknowns) [best, bestFar, bestHard] = [chosen, far, hard]
      return
    }
    if (chosen.length === size) return
    const context = contextOf(now)
    for (const definition of factsIn(against.expr)) {
      const from = scalarOf(definition, now.facts)
      if (definition.fixed || from === undefined || chosen.some((one) => one.definition.name === definition.name)) continue
      const choices = candidates(definition, from, ready.rule, context).map((to): Choice => ({ definition, from, to, far: distance(definition, from, to), hard: hardness(definition, from, input.on) }))
      for (const choice of choices) if (nearer(far + choice.far, hard + choice.hard)) step([...chosen, choice], far + choice.far, hard + choice.hard)
    }
  }
  step([], 0, 0)
  return best
}

const hangsOnToday = (of: Expression): boolean => [...walk(of)].some((node) => node.op === "today" || node.op === "working-days-between" || (node.op === "fact" && node.fact.dayOfAsking === true))

/** The same facts, asked on a later day. */
const askedOn = (input: DecisionInput, moving: readonly string[], on: string): DecisionInput => ({ ...input, on, facts: { ...input.facts, ...Object.fromEntries(moving.map((name) => [name, { ...input.facts[name], value: on }])) } })

/** The first day after `asked` on which this condition could turn by waiting; undefined when no day changes anything it looks at. */
function firstTurn(of: Expression, input: DecisionInput, asked: PlainDate): string | undefined {
  if (hangsOnToday(of)) return addDays(asked, 1)
  const keys = new Set(parametersIn(of).map((one) => one.key))
  const days = input.parameters.rows.flatMap((row) => (keys.has(row.key) ? [row.from, row.to] : [])).filter((day) => day !== null && day > asked)
  return days.reduce<string | undefined>((first, day) => (day !== null && (first === undefined || day < first) ? day : first), undefined)
}

/** The first later day, up to `within` days ahead, on which nothing but the calendar has moved and the rule grants. */
function earliestDay(ready: CompiledRule, input: DecisionInput, against: readonly Condition[], within: number): string | null {
  const moving = factsOf(ready.rule).filter((one) => one.dayOfAsking === true && isPlainDate(input.facts[one.name]?.value)).map((one) => one.name)
  // Who asked after the day the case is about waits from the day of asking.
  const asked = moving.map((name) => plainDate(String(input.facts[name]?.value))).reduce((last, day) => latest(last, day), plainDate(input.on))
  let first = addDays(asked, 1)
  for (const condition of against) {
    const turn = firstTurn(condition.expr, input, asked)
    if (turn === undefined) return null
    first = latest(first, plainDate(turn))
  }
  const last = addDays(asked, within)
  for (let on = first; on <= last && (ready.rule.until === undefined || on < ready.rule.until); on = addDays(on, 1))
    if (ready.result(askedOn(input, moving, on)) === "pass") return on
  return null
}

/** As it is said at the counter: what is so or not so, and what is not there yet, is not told as a value that moves. */
function inWords({ type, label, codes }: FactDefinition, from: Known, to: Known): string {
  if (to === true) return `符合“${label}”`
  if (to === false) return `没有“${label}”的情形`
  if (from === null) return `有“${label}”，现在没有：${write(type, to, codes)}`
  return `${label}由${write(type, from, codes)}变为${write(type, to, codes)}`
}

/**
 * What would make a refusal a grant. Facts that nobody can change are never offered; facts nobody knows are not invented: they are
 * named in `provided`; lists are taken as they are. `within` limits the waiting in days (default ten years), `most` the number of facts changed together.
 */
export function whatWouldChange<G extends Gives>(rule: Rule<G>, input: DecisionInput, { within = 3653, most = 6 } = {}): WhatWouldChange {
  const ready = compiledOnce(rule)
  const outcome = ready.decide(input)
  const { missing: provided } = outcome
  if (outcome.result === "pass") return { changes: [], earliestDay: input.on, provided, complete: true }
  if (outcome.result === "no-data") return { changes: [], earliestDay: null, provided, complete: true }
  const against = rule.conditions.filter((condition) => outcome.reasons.some((reason) => reason.condition === condition.name))
  const day = provided.length > 0 ? null : earliestDay(ready, input, against, within)
  let best: readonly Choice[] | undefined
  for (let size = 1; size <= most && !best; size++) best = nearest(ready, input, size, provided.length > 0)
  const changes = (best ?? []).map(({ definition, from, to }): Change => {
    return { fact: definition.name, label: definition.label, from, to, says: inWords(definition, from, to) }
  })
  const movable = new Set(rule.conditions.flatMap((condition) => factsIn(condition.expr).filter((one) => !one.fixed).map((one) => one.name)))
  return { changes, earliestDay: day, provided, complete: best !== undefined || movable.size <= most }
}
