// By which day a case is decided: the month, hire, class or application it is about takes its own law and numbers, never the day somebody asks (domain/03 §1).
import type { Facts, Rule } from "#policy"
import { factsOf } from "#policy"
import { isPlainDate, isYearMonth, lastDay, type PlainDate } from "#standards"
import { businessDayFact } from "../../domains/subsidies/rules/index.ts"
import { itemOf } from "./find-rule.ts"

/** The fact that holds the day, or the month whose last day it is; undefined where the day of the decision counts. */
export function dayFactOf(rule: Rule): string | undefined {
  const item = itemOf(rule.name)
  const fact = item === null ? undefined : businessDayFact(item)
  return factsOf(rule).find((one) => one.name === fact)?.name
}

/** The day of the fact; undefined where the rule goes by none, or nobody knows it. */
export function businessDate(rule: Rule, facts: Facts): PlainDate | undefined {
  const value = facts[dayFactOf(rule) ?? ""]?.value
  if (isYearMonth(value)) return lastDay(value)
  return isPlainDate(value) ? value : undefined
}
