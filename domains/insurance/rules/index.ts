// The law of unemployment insurance: every rule, listed. Server, tools and pages read this list.
import { ruleBook, writeCitation } from "#policy"
import { benefitDuration } from "./benefit-duration.ts"
import { benefitEligibility } from "./benefit-eligibility.ts"
import { benefitStandard } from "./benefit-standard.ts"
import { entitledMonths } from "./benefit-start.ts"
import { childbirthSupplement } from "./childbirth-supplement.ts"
import { contractWorkerAllowance } from "./contract-worker-allowance.ts"
import { deathGrant } from "./death-grant.ts"
import { expansionSubsidy } from "./expansion-subsidy.ts"
import { extension } from "./extension.ts"
import { inputChecks } from "./input-checks.ts"
import { jobRetentionRefund } from "./job-retention-refund.ts"
import { jobSeekingAllowance } from "./job-seeking-allowance.ts"
import { lumpSum } from "./lump-sum.ts"
import { medicalPremium } from "./medical-premium.ts"
import { offsetPlan, receivableRule } from "./offset.ts"
import { olderClaimantPension, olderClaimantPensionRefund } from "./older-claimant-pension.ts"
import { priceSupplement } from "./price-supplement.ts"
import { relationTransfer, transferFee, transferSheet } from "./relation-transfer.ts"
import { skillSubsidy } from "./skill-subsidy.ts"
import { unemploymentAllowance, unemploymentAllowanceClosed } from "./unemployment-allowance.ts"

export const insuranceRules = ruleBook([
  benefitEligibility, benefitDuration, benefitStandard, entitledMonths,
  medicalPremium, olderClaimantPension, olderClaimantPensionRefund, extension, jobSeekingAllowance, childbirthSupplement, lumpSum,
  deathGrant, unemploymentAllowance, unemploymentAllowanceClosed, receivableRule, offsetPlan,
  jobRetentionRefund, skillSubsidy, expansionSubsidy, contractWorkerAllowance, priceSupplement, relationTransfer, transferSheet, transferFee, ...inputChecks,
])

/** Every "no" and "look at it" of these rules: code, sentence, article, rule. */
export const reasonTable = insuranceRules.rules.flatMap((rule) =>
  rule.conditions.map(({ otherwise: { code, says, verdict }, law }) => ({ code, says, verdict, law: writeCitation(law ?? rule.law), rule: rule.name })),
)

export { countContributedMonths } from "./benefit-duration.ts"
export { standardProblems } from "./benefit-standard.ts"
export { endReasons, endReasonTable } from "./end-reasons.ts"
export type { EndReason } from "./end-reasons.ts"
export * as insuranceFacts from "./facts.ts"
export { deductionFrom, instalmentAmounts } from "./offset.ts"
export { parameterDefinitions } from "./parameter-definitions.ts"
export { parameterRows, referenceParameters } from "./parameters.ts"
export { amountOf, coveredThrough, firstBatchMonth, payableMonths, unusedAfter } from "./payable-months.ts"
export type { EntitlementInBatch, PayableMonths } from "./payable-months.ts"
export { promotionParameters, promotionRows, transferSheetDays, transferUrgeDays } from "./promotion-parameters.ts"
export { mergeContributionMonths } from "./relation-transfer.ts"
export { firstUnpaidMonth, refusedTooOften, stopEvent, stopEventIn, stopEvents } from "./stop-events.ts"
export type { StopEvent, StopEventCode } from "./stop-events.ts"
export {
  benefitDuration, benefitEligibility, benefitStandard, childbirthSupplement, contractWorkerAllowance, deathGrant, expansionSubsidy, jobRetentionRefund, priceSupplement, relationTransfer, skillSubsidy, transferFee, transferSheet, entitledMonths, extension, jobSeekingAllowance, lumpSum, medicalPremium, offsetPlan,
  olderClaimantPension, olderClaimantPensionRefund, receivableRule, unemploymentAllowance, unemploymentAllowanceClosed,
}
export { claimInput, jobRetentionInput, monthLineInput, priceIndexInput, refundInput, skillCertificateInput, stopInput, transferInput } from "./input-checks.ts"
