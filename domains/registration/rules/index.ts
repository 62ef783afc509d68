// The law of registration: every rule, listed.
import type { Rule } from "#policy"
import { employerRegistration, flexibleEmployment, leavingAppealDoor, ownEmployment, ownWorkAdmission, selfEmployment } from "./employment.ts"
import { ownRegistration, unemploymentAdmission, unemploymentRegistration } from "./unemployment.ts"

export const registrationRules: readonly Rule[] = [
  unemploymentAdmission, unemploymentRegistration, ownRegistration,
  ownWorkAdmission, selfEmployment, flexibleEmployment, ownEmployment, leavingAppealDoor, employerRegistration,
]
