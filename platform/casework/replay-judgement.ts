// Making a stored judgement again from the facts, the parameter rows and the version it was made from: the same to the last figure, or what differs is named.
import { compile, type CompiledRule, keptTable, type ParameterTable, PolicyError, type Rule, type RuleBook } from "#policy"
import type { Judgement } from "#service"
import { factsOf, workingDays } from "./judge.ts"

export type Replayed =
  | { readonly kind: "equal" }
  /** Made before facts were kept. */
  | { readonly kind: "not-kept" }
  | { readonly kind: "unknown-version"; readonly says: string }
  | { readonly kind: "differs"; readonly differences: readonly string[] }

const ready = new WeakMap<Rule, CompiledRule>()

/** A version of a rule made ready once, however many judgements were made by it. */
function compiled(rule: Rule): CompiledRule {
  const known = ready.get(rule) ?? compile(rule)
  ready.set(rule, known)
  return known
}

/** Judges again with the parameter rows it kept, whatever was approved since; one from before rows were kept uses those in force on its business date. */
export const replayJudgement = (stored: Judgement, rules: RuleBook, parameters: ParameterTable): Replayed => judgeAgain(stored, rules, stored.parameters ? keptTable(stored.parameters) : parameters)

/** Judges the kept facts with the kept version and the numbers of a table. */
export function judgeAgain(stored: Judgement, rules: RuleBook, parameters: ParameterTable): Replayed {
  if (!stored.facts) return { kind: "not-kept" }
  const rule = rules.versions(stored.rule).find((one) => one.since === stored.version)
  if (!rule) return { kind: "unknown-version", says: `没有规则 ${stored.rule} 自 ${stored.version} 起的版本` }
  const differences: string[] = []
  const differs = (what: string, then: unknown, now: unknown) => {
    if (JSON.stringify(then) !== JSON.stringify(now)) differences.push(`${what}：当时 ${JSON.stringify(then)}，重算 ${JSON.stringify(now)}`)
  }
  try {
    const outcome = compiled(rule).decide({ facts: factsOf(stored.facts), parameters, on: stored.on, region: stored.region, workingDaysBetween: workingDays })
    differs("结论", stored.verdict, outcome.result)
    differs("原因代码", stored.codes, outcome.reasons.map((one) => one.code))
    const gives: Readonly<Record<string, unknown>> = outcome.gives ?? {}
    for (const name of new Set([...Object.keys(stored.gives), ...Object.keys(gives)])) differs(name, stored.gives[name] ?? null, gives[name] ?? null)
    for (const condition of stored.conditions) {
      for (const used of condition.facts) differs(`事实${used.label}（${used.name}）`, used.value ?? null, stored.facts[used.name]?.value ?? null)
      differs(`条件 ${condition.name}`, condition.verdict, outcome.conditions.find((one) => one.name === condition.name)?.verdict)
    }
  } catch (failure) {
    if (!(failure instanceof PolicyError)) throw failure
    return { kind: "differs", differences: [failure.message] }
  }
  return differences.length === 0 ? { kind: "equal" } : { kind: "differs", differences: [...new Set(differences)] }
}
