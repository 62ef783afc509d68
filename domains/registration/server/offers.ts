// The service items of registration with their rules, facts and effects, for the case engine.
import type { Answers } from "#service"
import { judge, offer, type Offer } from "#platform/casework"
import type { GatheredFacts } from "#platform/facts"
import { registrationProblems } from "../contract.ts"
import { employerRegistrationItem } from "../items/employer-registration/item.ts"
import { employmentChangeItem } from "../items/employment-change/item.ts"
import { employmentEndItem } from "../items/employment-end/item.ts"
import { flexibleEmploymentItem } from "../items/flexible-employment/item.ts"
import { leavingAppealItem } from "../items/leaving-appeal/item.ts"
import { selfEmploymentItem } from "../items/self-employment/item.ts"
import { unemploymentCancelItem } from "../items/unemployment-cancel/item.ts"
import { unemploymentChangeItem } from "../items/unemployment-change/item.ts"
import { unemploymentTransferItem } from "../items/unemployment-transfer/item.ts"
import { unemploymentItem } from "../items/unemployment/item.ts"
import { employerRegistration, flexibleEmployment, leavingAppealDoor, ownEmployment, ownWorkAdmission, selfEmployment } from "../rules/employment.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"
import { ownRegistration, unemploymentAdmission, unemploymentRegistration } from "../rules/unemployment.ts"
import { employerRegistered, employmentChanged, employmentEnded, flexibleEmploymentGranted, leavingAppealGranted, selfEmploymentGranted } from "./employment-effects.ts"
import { employerFacts, leavingFacts, ownEmploymentFacts, ownSpellFacts, unemploymentFacts, workerFacts } from "./facts.ts"
import { knownUnit, knownWorker } from "./known.ts"
import { unemploymentCancelled, unemploymentChanged, unemploymentGranted, unemploymentMoved } from "./unemployment-effects.ts"

const said = (value: unknown): GatheredFacts[string] => ({ value, source: "本人申报", asOf: null })

const declaredUnemployment = (answers: Answers): GatheredFacts => ({
  "loss-date": said(answers["lossDate"]),
  "mainly-farming": said(answers["mainlyFarming"] ?? false),
  "business-stopped": said(answers["businessStopped"] ?? false),
})

const declaredWork = (answers: Answers): GatheredFacts => ({
  "started-on": said(answers["startDate"]),
  "declared-entity": said(typeof answers["uscc"] === "string" ? answers["uscc"].toUpperCase() : undefined),
})

/** Two registrations at one moment: the constraint of the second says why. */
const constraints = {
  unemployments_one_open: registrationProblems.alreadyRegistered,
  unemployments_overlap: registrationProblems.alreadyRegistered,
  periods_apart: registrationProblems.periodsOverlap,
  employments_overlap: registrationProblems.alreadyEmployed,
  employer_registrations_one: registrationProblems.unitAlreadyRegistered,
}

const ownSpell = judge(ownRegistration, { facts: ownSpellFacts, parameters, law })
const ownWork = judge(ownEmployment, { facts: ownEmploymentFacts, parameters, law })
const ownWorkDoor = judge(ownWorkAdmission, { facts: workerFacts, parameters, law })

export const offers: readonly Offer[] = [
  offer(unemploymentItem, {
    known: knownWorker,
    admission: judge(unemploymentAdmission, { facts: unemploymentFacts, parameters, law }),
    gate: judge(unemploymentRegistration, { facts: unemploymentFacts, parameters, law, declared: declaredUnemployment }),
    granted: unemploymentGranted,
    constraints,
  }),
  offer(unemploymentChangeItem, { known: knownWorker, admission: ownSpell, gate: ownSpell, granted: unemploymentChanged }),
  offer(unemploymentTransferItem, { known: knownWorker, admission: ownSpell, gate: ownSpell, granted: unemploymentMoved, constraints: { unemployments_moved: registrationProblems.samePlace } }),
  offer(unemploymentCancelItem, { known: knownWorker, admission: ownSpell, gate: ownSpell, granted: unemploymentCancelled }),
  offer(selfEmploymentItem, {
    known: knownWorker, admission: ownWorkDoor, gate: judge(selfEmployment, { facts: workerFacts, parameters, law, declared: declaredWork }), granted: selfEmploymentGranted, constraints,
  }),
  offer(flexibleEmploymentItem, {
    known: knownWorker, admission: ownWorkDoor, gate: judge(flexibleEmployment, { facts: workerFacts, parameters, law, declared: declaredWork }), granted: flexibleEmploymentGranted, constraints,
  }),
  offer(employmentChangeItem, { known: knownWorker, admission: ownWork, gate: ownWork, granted: employmentChanged }),
  offer(employmentEndItem, { known: knownWorker, admission: ownWork, gate: ownWork, granted: employmentEnded }),
  offer(leavingAppealItem, { known: knownWorker, admission: judge(leavingAppealDoor, { facts: leavingFacts, parameters, law }), granted: leavingAppealGranted }),
  offer(employerRegistrationItem, {
    known: knownUnit,
    admission: judge(employerRegistration, { facts: employerFacts, parameters, law }),
    gate: judge(employerRegistration, { facts: employerFacts, parameters, law }),
    granted: employerRegistered,
    constraints,
  }),
]
