// The rules subsidies are decided by as they stand while the program runs, those of insurance that are granted or answered here among them. What is checked of a form at the door comes with the program alone.
import { benefitEligibility, contractWorkerAllowance, expansionSubsidy, jobRetentionRefund, skillSubsidy } from "#domains/insurance"
import { liveRules } from "#platform/module"
import { ruleBook } from "#policy"
import { subsidyRules } from "../rules/index.ts"
import { inputChecks } from "../rules/input-checks.ts"

export const law = liveRules(ruleBook([...subsidyRules.rules.filter((rule) => !inputChecks.includes(rule)), benefitEligibility, contractWorkerAllowance, expansionSubsidy, jobRetentionRefund, skillSubsidy]))
