// The law of subsidies: every rule, listed. Server, tools and pages read this list.
import type { Rule } from "#policy"
import { ruleBook, writeCitation } from "#policy"
import { masterStudio, provincialItem, serviceProject, taxDeduction, trainingBase } from "./capacity.ts"
import { graduateHireInsurance, hardshipHireInsurance } from "./employer-insurance.ts"
import { graduateFlexibleInsurance, hardshipFlexibleInsurance } from "./flexible-insurance.ts"
import { hiringGrant, poorHiringGrant } from "./hiring-grants.ts"
import { inputChecks } from "./input-checks.ts"
import { internshipEarlyHire, internshipMonth, internshipRetention } from "./internship.ts"
import { introduction, travelSubsidy } from "./introduction.ts"
import type { SubsidyItem } from "./items.ts"
import { keyGroupInsurance } from "./key-group-insurance.ts"
import { loanInterest, loanLimit } from "./loan-interest.ts"
import { publicPost, publicPostInsurance } from "./public-post.ts"
import { startUpGrant, startUpJobs, startUpRent, startUpWorker } from "./start-up.ts"
import { studentJobGrant } from "./student-grant.ts"
import { apprenticeTraining, firmTraining, projectTraining, skillTraining, startUpTraining } from "./training.ts"
import { skillAssessment, trainingLiving } from "./training-living.ts"

/** The rules by which each item is decided, the one that gives its amount first. */
export const rulesOfItem = {
  "SI-EMP-HARD": [hardshipHireInsurance],
  "SI-FLEX-HARD": [hardshipFlexibleInsurance],
  "SI-SME-GRAD": [graduateHireInsurance],
  "SI-FLEX-GRAD": [graduateFlexibleInsurance],
  "SI-KEY25": [keyGroupInsurance],
  "PW-POST": [publicPost],
  "PW-SI": [publicPostInsurance],
  "TR-SKILL": [skillTraining],
  "TR-START": [startUpTraining],
  "TR-FIRM": [firmTraining],
  "TR-APPR": [apprenticeTraining],
  "TR-PROJ": [projectTraining],
  "TR-LIVE": [trainingLiving],
  "TR-ASSESS": [skillAssessment],
  "IN-BASE": [internshipMonth],
  "IN-RET": [internshipRetention],
  "IN-EARLY": [internshipEarlyHire],
  "GR-JS": [studentJobGrant],
  "ST-ONCE": [startUpGrant],
  "ST-JOBS": [startUpJobs, startUpWorker],
  "ST-RENT": [startUpRent],
  "HI-ONCE": [hiringGrant],
  "HI-POOR": [poorHiringGrant],
  "LN-INT": [loanInterest, loanLimit],
  "AG-INTRO": [introduction],
  "TV-MIG": [travelSubsidy],
  "SV-CAP": [serviceProject],
  "HS-BASE": [trainingBase],
  "HS-STUDIO": [masterStudio],
  "OT-PROV": [provincialItem],
} as const satisfies Readonly<Record<SubsidyItem, readonly Rule[]>>

export const subsidyRules = ruleBook([...Object.values(rulesOfItem).flat(), taxDeduction, ...inputChecks])

/** Every "no" and "look at it" of these rules: code, sentence, article, rule. */
export const subsidyReasons = subsidyRules.rules.flatMap((rule) =>
  rule.conditions.map(({ otherwise: { code, says, verdict }, law }) => ({ code, says, verdict, law: writeCitation(law ?? rule.law), rule: rule.name })),
)

export { businessDay, businessDayFact } from "./business-day.ts"
export { contributions, otherAwards } from "./facts.ts"
export { taxDeduction } from "./capacity.ts"
export { blockingChecks, dataChecks, riskChecks } from "./data-checks.ts"
export type { DataCheck } from "./data-checks.ts"
export { awardedItems, fundOf, funds, neighbourItems, subsidyItems } from "./items.ts"
export type { AwardedItem, SubsidyItem } from "./items.ts"
export { decideMonths, decidePersons } from "./line-decisions.ts"
export type { LineDecision, LinesDecided } from "./line-decisions.ts"
export { subsidyParameterDefinitions, subsidyParameterRows, subsidyParameters } from "./parameters.ts"
export { clashesBetween, stackingTable } from "./stacking.ts"
export type { Clash, StackingGroup } from "./stacking.ts"
