// A rule by the month, asked for several months in a row: each month by its own law and numbers, each granted month used up for the next.
import type { ParameterTable, Rule } from "#policy"
import { compiledOnce, factsOf } from "#policy"
import { decideMonths } from "../../domains/subsidies/rules/index.ts"
import type { Answer } from "./answer.ts"
import { itemOf } from "./find-rule.ts"
import { invalidFacts, type ReadFacts } from "./read-facts.ts"

/** Which fact counts the months used before; the others count in one of their own. */
const usedIn: Readonly<Record<string, string>> = { "SI-EMP-HARD": "hired-months-used", "SI-FLEX-HARD": "flexible-months-used" }

/** Undefined where the rule does not go by a month. */
export function monthsAnswer(rule: Rule, { facts, problems, invalid, unknown }: ReadFacts, months: readonly string[], place: { readonly region: string; readonly parameters: ParameterTable }): Answer | undefined {
  if (!factsOf(rule).some((one) => one.name === "subsidy-month")) return undefined
  const item = itemOf(rule.name)
  const head = { rule: rule.name, title: rule.title, item, region: place.region }
  if (invalid) return { exit: 1, json: { ...head, error: invalidFacts, problems } }
  const { lines, amount, passed } = decideMonths(() => compiledOnce(rule), months.map((month) => ({ month, facts })), place, usedIn[item ?? ""] ?? "months-used")
  return {
    exit: 0,
    json: {
      ...head, amount, months: passed, unknownFacts: unknown.map(({ fact, message }) => ({ fact, message })),
      lines: lines.map(({ outcome, amount: paid }, index) => ({
        month: months[index], on: outcome.on, outcome: outcome.result, reasonCodes: outcome.reasons.map((one) => one.code), reasons: outcome.reasons.map(({ code, says }) => ({ code, says })), amount: paid, gives: outcome.gives, missing: outcome.missing,
      })),
    },
  }
}
