// The law of subsidies: every rule, listed. Server, tools and pages read this list.
import { ruleBook, writeCitation } from "#policy"
import { graduateHireInsurance, hardshipHireInsurance } from "./employer-insurance.ts"
import { graduateFlexibleInsurance, hardshipFlexibleInsurance } from "./flexible-insurance.ts"
import type { SubsidyItem } from "./items.ts"
import { keyGroupInsurance } from "./key-group-insurance.ts"
import { publicPost, publicPostInsurance } from "./public-post.ts"

/** The rules by which each item is decided. */
export const rulesOfItem = {
  "SI-EMP-HARD": [hardshipHireInsurance],
  "SI-FLEX-HARD": [hardshipFlexibleInsurance],
  "SI-SME-GRAD": [graduateHireInsurance],
  "SI-FLEX-GRAD": [graduateFlexibleInsurance],
  "SI-KEY25": [keyGroupInsurance],
  "PW-POST": [publicPost],
  "PW-SI": [publicPostInsurance],
} as const satisfies Partial<Record<SubsidyItem, readonly unknown[]>>

export const subsidyRules = ruleBook(Object.values(rulesOfItem).flat())

/** Every "no" and "look at it" of these rules: code, sentence, article, rule. */
export const subsidyReasons = subsidyRules.rules.flatMap((rule) =>
  rule.conditions.map(({ otherwise: { code, says, verdict }, law }) => ({ code, says, verdict, law: writeCitation(law ?? rule.law), rule: rule.name })),
)

export { blockingChecks, dataChecks, riskChecks } from "./data-checks.ts"
export type { DataCheck } from "./data-checks.ts"
export { awardedItems, fundOf, funds, neighbourItems, subsidyItems } from "./items.ts"
export type { AwardedItem, SubsidyItem } from "./items.ts"
export { decideMonths, decidePersons } from "./line-decisions.ts"
export type { LineDecision, LinesDecided } from "./line-decisions.ts"
export { subsidyParameterDefinitions, subsidyParameterRows, subsidyParameters } from "./parameters.ts"
export { clashesBetween, stackingTable } from "./stacking.ts"
export type { Clash, StackingGroup } from "./stacking.ts"
