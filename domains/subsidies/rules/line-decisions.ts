// An application with several months or persons: each line is decided on its own, refused lines do not take the others with them.
import { lastDay, yearMonth } from "#standards"
import type { CompiledRule, Facts, Gives, Known, Outcome, ParameterTable } from "#policy"

export interface LineDecision {
  readonly outcome: Outcome
  /** 分; 0 unless the line passes. */
  readonly amount: number
  /** What it was decided on: its own facts, with what earlier lines of the claim used up. */
  readonly facts: Facts
}

export interface LinesDecided {
  readonly lines: readonly LineDecision[]
  readonly amount: number
  readonly passed: number
}

interface Place {
  readonly parameters: ParameterTable
  readonly region: string
}

const amountOf = (outcome: Outcome): number => {
  const amount = outcome.gives?.["amount"]
  return outcome.result === "pass" && typeof amount === "number" ? amount : 0
}

const together = (lines: readonly LineDecision[]): LinesDecided => ({
  lines, amount: lines.reduce((total, line) => total + line.amount, 0), passed: lines.filter((line) => line.outcome.result === "pass").length,
})

/** Every person of an application on the same business day. */
export const decidePersons = <G extends Gives>(rule: CompiledRule<G>, persons: readonly Facts[], place: Place, on: string): LinesDecided =>
  together(persons.map((facts): LineDecision => {
    const outcome: Outcome = rule.decide({ facts, parameters: place.parameters, region: place.region, on })
    return { outcome, amount: amountOf(outcome), facts }
  }))

/**
 * Every month of one person, in order of time: the business day of a month is its last day, so each month has the law and the numbers of that month.
 * A month that passes is used up, whatever the amount; `used` names the fact that counts them, `ruleOn` the version of a day.
 */
export function decideMonths<G extends Gives>(ruleOn: (day: string) => CompiledRule<G>, months: readonly { readonly month: string; readonly facts: Facts }[], place: Place, used: string): LinesDecided {
  let passed = 0
  let first: Known | undefined
  const inOrder = months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const lines = inOrder.map(({ month, facts }): LineDecision => {
    const before = facts[used]
    const counted = typeof before?.value === "number" ? { [used]: { ...before, value: before.value + passed } } : {}
    const started = first !== undefined && facts["first-subsidy-month"]?.value === null ? { "first-subsidy-month": { value: first } } : {}
    const asked: Facts = { ...facts, ...counted, ...started, "subsidy-month": { value: month } }
    const on = lastDay(yearMonth(month))
    const outcome: Outcome = ruleOn(on).decide({ facts: asked, parameters: place.parameters, region: place.region, on })
    if (outcome.result === "pass") {
      passed += 1
      first ??= month
    }
    return { outcome, amount: amountOf(outcome), facts: asked }
  })
  return together(lines)
}
