// All of our own worked cases, from the tables beside the rules.
import type { AskedCase, ParameterTable } from "#policy"
import { attachedCases } from "../../domains/insurance/rules/cases/attached.ts"
import { benefitCases } from "../../domains/insurance/rules/cases/benefit.ts"
import { otherPlaceBenefitCases } from "../../domains/insurance/rules/cases/other-places.ts"
import { promotionCases } from "../../domains/insurance/rules/cases/promotion.ts"
import { subsidyInputCases } from "../../domains/subsidies/rules/cases/input.ts"
import { insuranceSubsidyCases } from "../../domains/subsidies/rules/cases/insurance-subsidies.ts"
import { otherPlaceCases } from "../../domains/subsidies/rules/cases/other-places.ts"
import { postAndTrainingCases } from "../../domains/subsidies/rules/cases/posts-and-training.ts"
import { youngAndBusinessCases } from "../../domains/subsidies/rules/cases/young-and-business.ts"

export const ownCases: readonly AskedCase[] = [...insuranceSubsidyCases, ...postAndTrainingCases, ...youngAndBusinessCases, ...benefitCases, ...attachedCases, ...promotionCases, ...subsidyInputCases, ...otherPlaceCases, ...otherPlaceBenefitCases]

/** The numbers a case is decided by: those of the reference province, with what its place sets itself. */
export const numbersOf = ({ place: { numbers = {}, region = "" } }: AskedCase, table: ParameterTable): ParameterTable =>
  Object.entries(numbers).reduce((so, [key, value]) => {
    const unit = table.definitions.find((one) => one.key === key)?.unit
    if (unit === undefined) throw new Error(`no parameter ${key}`)
    return so.with({ key, region, value, unit, from: "2020-01-01", to: null, documentNumber: "北桥人社〔2020〕1号", enteredBy: "参数录入员", approvedBy: "参数审批员" })
  }, table)
