// Which records answer the facts of a rule: its own module's first, then what other modules publish.
import type { FactSource, Population } from "#platform/facts"
import type { Rule } from "#policy"
import { registerRelations } from "#platform/registers"
import { provinceModules } from "../../server/roles.ts"

/** Sources in rising order of precedence: those of the rule's own module come last. */
export function sourcesFor(rule: Rule): readonly FactSource[] {
  const [own = ""] = rule.name.split(".")
  const byModule = provinceModules.map((one) => ({ name: one.name, facts: one.facts ?? [] }))
  return [...byModule.filter((one) => one.name !== own), ...byModule.filter((one) => one.name === own)].flatMap((one) => one.facts)
}

/** Whom a rule can be put to; undefined for rules about a claim, a batch or a line. */
export function populationOf(rule: Rule): Population | undefined {
  return rule.subject === "person" ? registerRelations.people : rule.subject === "employer" ? registerRelations.employers : undefined
}
