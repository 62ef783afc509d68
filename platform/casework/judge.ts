// Binds a rule to the facts that answer it, so that the case engine can ask it: from #policy's outcome to a stored judgement.
import { type CompiledRule, compiledOnce, type DecisionInput, type Fact, type Facts, factsOf as factsOfRule, linesIn, type Outcome, type ParameterTable, rememberingTable, type Rule, whatWouldChange } from "#policy"
import type { FactSource, GatheredFacts } from "#platform/facts"
import type { Judge, LiveRules } from "#platform/module"
import type { Answers, Judgement } from "#service"
import { longDate, type PlainDate, plainDate } from "#standards"
import { workingDaysFrom } from "./pace.ts"

export interface JudgeParts {
  readonly facts: readonly FactSource[]
  readonly declared?: (answers: Answers, today: PlainDate, appliedOn?: PlainDate) => GatheredFacts
  readonly parameters: ParameterTable
  /** Where versions come from that two officers put into force. */
  readonly law?: LiveRules
}

/**
 * A judge from one rule or all versions of it; the version is chosen by the business date.
 * @throws when no version holds on that day: old law is never guessed.
 */
export function judge(rules: Rule | readonly Rule[], parts: JudgeParts): Judge {
  const versions = Array.isArray(rules) ? (rules as readonly Rule[]) : [rules as Rule]
  const name = versions[0]?.name ?? ""
  const holds = ({ since, until }: Rule, on: PlainDate): boolean => since <= on && (until === undefined || on < until)
  const inForce = (on: PlainDate): CompiledRule => {
    const version = parts.law?.find(name, on) ?? versions.find((rule) => holds(rule, on))
    if (!version) throw new Error(`rule ${name} has no version on ${on}`)
    return compiledOnce(version)
  }
  const inputOf = (facts: GatheredFacts, on: PlainDate, region: string, parameters = parts.parameters): DecisionInput => ({ facts: factsOf(facts), parameters, on, region, workingDaysBetween: workingDays })
  return {
    name,
    facts: parts.facts,
    ...(parts.declared ? { declared: parts.declared } : {}),
    judge: (facts, on, region) => {
      const version = inForce(on)
      const remembering = rememberingTable(parts.parameters)
      const outcome = version.decide(inputOf(facts, on, region, remembering.table))
      return { ...judgementOf(outcome, on, region), facts: usedBy([...factsOfRule(version.rule), ...linesIn(version.rule)].map((one) => one.name), facts), parameters: remembering.used() }
    },
    wouldChange: (facts, on, region) => {
      const found = whatWouldChange(inForce(on).rule, inputOf(facts, on, region), searchLimits)
      return [...(found.changes.length > 0 ? [found.changes.map((change) => change.says).join("，并且")] : []), ...(found.earliestDay ? [`如果其他情况不变，${longDate(plainDate(found.earliestDay))}起可以再申请`] : [])]
    },
  }
}

/** The facts a rule looks at, as they were known; kept with the judgement, so that it can be made again. */
function usedBy(names: readonly string[], facts: GatheredFacts): GatheredFacts {
  return Object.fromEntries(names.flatMap((name) => (facts[name] ? [[name, facts[name]] as const] : [])))
}

/** A letter names a change of at most three facts and a wait of at most five years: what lies further is no advice, and the search stays short. */
const searchLimits = { within: 1830, most: 3 }

/** The calendar of the case engine: in years not published yet weekends are free. */
export const workingDays = (from: string, to: string): number => workingDaysFrom(plainDate(from), plainDate(to))

function judgementOf(outcome: Outcome, on: PlainDate, region: string): Judgement {
  return {
    rule: outcome.rule.name,
    version: outcome.rule.since,
    on,
    region,
    verdict: outcome.result,
    codes: outcome.reasons.map((reason) => reason.code),
    conditions: outcome.conditions.map((condition) => ({
      name: condition.name,
      says: condition.verdict === "fail" || condition.verdict === "by-hand" ? condition.reason || condition.says : condition.says,
      article: `《${condition.law.law}》${condition.law.article}`,
      verdict: condition.verdict,
      code: condition.code ?? null,
      facts: condition.facts.map((fact) => ({ name: fact.name, label: fact.label, shown: fact.shown, value: fact.value ?? null, source: fact.source, trusted: fact.sourceKind !== "declared", asOf: fact.asOf ?? null })),
    })),
    gives: outcome.gives ?? {},
    workings: outcome.gives ? workingsOf(outcome.calculation) : outcome.missing.map((gap) => `缺少${gap.label}，来源：${gap.source}`),
    wouldChange: [],
  }
}

/** Gathered facts as a rule takes them. Only what is known is handed on; a fact nobody answered stays absent and never passes. */
export function factsOf(gathered: GatheredFacts): Facts {
  return Object.fromEntries(Object.entries(gathered).map(([name, fact]) => [name, { value: fact.value as Fact["value"], source: fact.source, ...(fact.asOf ? { asOf: fact.asOf } : {}) }]))
}

/** One sentence for each figure, naming what it newly rests on: what an earlier sentence named is not repeated, and of a table only its name is. */
function workingsOf(calculation: Outcome["calculation"]): readonly string[] {
  const named = new Set<string>()
  return calculation.map((given) => {
    const from = [
      ...given.facts.map((fact) => `${fact.label} ${fact.shown}`),
      ...given.parameters.map((one) => `${Array.isArray(one.value) ? one.label : `${one.label} ${one.shown}`}${one.documentNumber ? `（${one.documentNumber}）` : ""}`),
    ].filter((one) => !named.has(one))
    for (const one of from) named.add(one)
    return `${given.label}：${given.shown}${from.length > 0 ? `。根据${from.join("、")}` : ""}`
  })
}
