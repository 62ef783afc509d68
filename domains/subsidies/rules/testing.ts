// How the worked examples ask: a rule, an ordinary case, what changes, and where; the reference parameters of subsidies and insurance together.
import type { CompiledRule, Gives, Outcome, ParameterTable, Rule } from "#policy"
import { compile, decide, known } from "#policy"
import type { LinesDecided } from "./line-decisions.ts"
import { decideMonths } from "./line-decisions.ts"
import { caseOf, type Place, referenceTable } from "./reference-case.ts"
import type { Given } from "./worked-cases.ts"

export { caseOf, referenceTable } from "./reference-case.ts"

export const codesOf = (outcome: Outcome): readonly string[] => [outcome.result, ...outcome.reasons.map((reason) => reason.code)]

/** The codes a rule answers with for an ordinary case with these facts changed. */
export const answers = (rule: Rule, ordinary: Given, changes: Given = {}, place: Place = {}): readonly string[] => codesOf(decide(rule, caseOf({ ...ordinary, ...changes }, place)))
export const given = (rule: Rule, ordinary: Given, changes: Given = {}, place: Place = {}) => decide(rule, caseOf({ ...ordinary, ...changes }, place)).gives

/** 乙市 with one parameter of its own. */
export const withParameter = (key: string, value: number | string | boolean | readonly string[], from = "2025-01-01"): ParameterTable => {
  const unit = referenceTable.definitions.find((definition) => definition.key === key)?.unit
  if (unit === undefined) throw new Error(`no parameter ${key}`)
  return referenceTable.with({ key, region: "990200", value, unit, from, to: null, documentNumber: "乙人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" })
}

const ready = new WeakMap<Rule, CompiledRule>()
const compiled = <G extends Gives>(rule: Rule<G>): CompiledRule => {
  const one = ready.get(rule) ?? compile(rule as Rule)
  ready.set(rule, one)
  return one
}

/** The months of a claim, each with the ordinary facts and what changes. */
export const claimed = (rule: Rule, months: readonly string[], ordinary: Given, { used = "months-used", changes = {}, region = "990200", parameters = referenceTable, each = () => ({}) }: {
  readonly used?: string
  readonly changes?: Given
  readonly region?: string
  readonly parameters?: ParameterTable
  readonly each?: (month: string) => Given
} = {}): LinesDecided => decideMonths(() => compiled(rule), months.map((month) => ({ month, facts: known({ ...ordinary, ...changes, ...each(month) }) })), { parameters, region }, used)

export const monthCodes = (decided: LinesDecided): readonly (readonly string[])[] => decided.lines.map(({ outcome }) => codesOf(outcome))
