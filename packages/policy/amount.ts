// The one amount people ask for: the sum where a rule gives one, else its first amount of money.
import type { Outcome } from "./decide.ts"
import type { Rule } from "./rule.ts"

/** 分; null where nothing is given, or no money. */
export function amountOf(rule: Rule, outcome: Outcome): number | null {
  if (outcome.gives === null) return null
  const money = Object.keys(rule.gives).filter((name) => rule.gives[name]?.type === "fen")
  const amount = outcome.gives[money.includes("total") ? "total" : (money[0] ?? "")]
  return typeof amount === "number" ? amount : null
}
