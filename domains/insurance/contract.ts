// What others may know of unemployment insurance: the benefit, its payments and its rechecks, each in a file of its own, and the facts and numbers other modules' rules may ask for.
export * from "./contract/benefit.ts"
export * from "./contract/corrections.ts"
export * from "./contract/payments.ts"
export * from "./contract/prices.ts"
export * from "./contract/rechecks.ts"
export * from "./contract/transfers.ts"
export * as insuranceFacts from "./rules/facts.ts"
export * as promotionFacts from "./rules/promotion-facts.ts"
export { contributionBase, flexiblePensionRate, minimumWage } from "./rules/parameter-definitions.ts"
/** Rules that may be put to answered questions beside those of subsidies. */
export { benefitEligibility } from "./rules/benefit-eligibility.ts"
export { skillSubsidy } from "./rules/skill-subsidy.ts"
/** Its numbers as its code has them, for rules that ask for one of those above. */
export { promotionParameters, referenceParameters } from "./rules/index.ts"
/** Rules of what the fund pays to keep and create jobs, granted beside the subsidies. */
export { contractWorkerAllowance, expansionSubsidy, jobRetentionRefund } from "./rules/index.ts"
