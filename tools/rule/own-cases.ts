// All of our own worked cases, from the tables beside the rules.
import type { AskedCase } from "#policy"
import { attachedCases } from "../../domains/insurance/rules/cases/attached.ts"
import { benefitCases } from "../../domains/insurance/rules/cases/benefit.ts"
import { promotionCases } from "../../domains/insurance/rules/cases/promotion.ts"
import { insuranceSubsidyCases } from "../../domains/subsidies/rules/cases/insurance-subsidies.ts"
import { postAndTrainingCases } from "../../domains/subsidies/rules/cases/posts-and-training.ts"
import { youngAndBusinessCases } from "../../domains/subsidies/rules/cases/young-and-business.ts"

export const ownCases: readonly AskedCase[] = [...insuranceSubsidyCases, ...postAndTrainingCases, ...youngAndBusinessCases, ...benefitCases, ...attachedCases, ...promotionCases]
