// Every rule and parameter table of the house, listed for the commands `npm run law` and `npm run rule`.
import { joinTables, ruleBook } from "#policy"
import { insuranceRules, promotionParameters, referenceParameters } from "../../domains/insurance/rules/index.ts"
import { employerRegistration, flexibleEmployment, leavingAppealDoor, ownEmployment, ownWorkAdmission, selfEmployment } from "../../domains/registration/rules/employment.ts"
import { registrationParameters } from "../../domains/registration/rules/parameters.ts"
import { ownRegistration, unemploymentAdmission, unemploymentRegistration } from "../../domains/registration/rules/unemployment.ts"
import { subsidyParameters, subsidyRules } from "../../domains/subsidies/rules/index.ts"

export const rules = ruleBook([
  unemploymentAdmission, unemploymentRegistration, ownRegistration,
  ownWorkAdmission, selfEmployment, flexibleEmployment, ownEmployment, leavingAppealDoor, employerRegistration,
  ...insuranceRules.rules, ...subsidyRules.rules,
])

/** The reference parameters P0 of the demonstration province. */
export const parameters = joinTables(registrationParameters, referenceParameters, promotionParameters, subsidyParameters)
