// Every award with its service item, listed once.
import type { Item } from "#service"
import { studentGrantItem } from "../../items/student-grant/item.ts"
import { travelItem } from "../../items/travel/item.ts"
import { startUpGrantItem } from "../../items/start-up-grant/item.ts"
import { startUpRentItem } from "../../items/start-up-rent/item.ts"
import { startUpJobsItem } from "../../items/start-up-jobs/item.ts"
import { hiringGrantItem } from "../../items/hiring-grant/item.ts"
import { poorHiringGrantItem } from "../../items/poor-hiring-grant/item.ts"
import { introductionItem } from "../../items/introduction/item.ts"
import { skillTrainingItem } from "../../items/skill-training/item.ts"
import { skillTrainingInstitutionItem } from "../../items/skill-training-institution/item.ts"
import { startUpTrainingItem } from "../../items/start-up-training/item.ts"
import { startUpTrainingOwnItem } from "../../items/start-up-training-own/item.ts"
import { firmTrainingItem } from "../../items/firm-training/item.ts"
import { apprenticeTrainingItem } from "../../items/apprentice-training/item.ts"
import { projectTrainingItem } from "../../items/project-training/item.ts"
import { trainingLivingItem } from "../../items/training-living/item.ts"
import { skillAssessmentItem } from "../../items/skill-assessment/item.ts"
import { internshipRetentionItem } from "../../items/internship-retention/item.ts"
import { internshipEarlyHireItem } from "../../items/internship-early-hire/item.ts"
import { loanInterestItem } from "../../items/loan-interest/item.ts"
import { contractWorkerItem } from "../../items/contract-worker/item.ts"
import { firmLoanInterestItem } from "../../items/firm-loan-interest/item.ts"
import { serviceProjectItem } from "../../items/service-project/item.ts"
import { trainingBaseItem } from "../../items/training-base/item.ts"
import { masterStudioItem } from "../../items/master-studio/item.ts"
import { provincialItemItem } from "../../items/provincial-item/item.ts"
import { jobExpansionItem } from "../../items/job-expansion/item.ts"
import { skillUpgradeItem } from "../../items/skill-upgrade/item.ts"
import { jobRetentionRefundItem } from "../../items/job-retention-refund/item.ts"
import type { AwardItem } from "./award-item.ts"
import { expansionSubsidy, hiringGrant, introduction, poorHiringGrant, startUpJobs } from "./hire-items.ts"
import { contractWorker, startUpGrant, startUpRent, studentGrant, travelSubsidy } from "./person-items.ts"
import { apprenticeTraining, firmTraining, projectTraining, skillAssessment, skillTraining, skillTrainingOfInstitution, skillUpgrade, startUpTraining, startUpTrainingOwn, trainingLiving } from "./training-items.ts"
import { firmLoanInterest, internshipEarlyHire, internshipRetention, jobRetentionRefund, loanInterest, masterStudio, provincialItem, serviceProject, trainingBase } from "./unit-items.ts"

export const awardServices: readonly (readonly [item: Item, award: AwardItem])[] = [
  [studentGrantItem, studentGrant],
  [travelItem, travelSubsidy],
  [startUpGrantItem, startUpGrant],
  [startUpRentItem, startUpRent],
  [startUpJobsItem, startUpJobs],
  [hiringGrantItem, hiringGrant],
  [poorHiringGrantItem, poorHiringGrant],
  [introductionItem, introduction],
  [skillTrainingItem, skillTraining],
  [skillTrainingInstitutionItem, skillTrainingOfInstitution],
  [startUpTrainingItem, startUpTraining],
  [startUpTrainingOwnItem, startUpTrainingOwn],
  [firmTrainingItem, firmTraining],
  [apprenticeTrainingItem, apprenticeTraining],
  [projectTrainingItem, projectTraining],
  [trainingLivingItem, trainingLiving],
  [skillAssessmentItem, skillAssessment],
  [internshipRetentionItem, internshipRetention],
  [internshipEarlyHireItem, internshipEarlyHire],
  [loanInterestItem, loanInterest],
  [firmLoanInterestItem, firmLoanInterest],
  [serviceProjectItem, serviceProject],
  [trainingBaseItem, trainingBase],
  [masterStudioItem, masterStudio],
  [provincialItemItem, provincialItem],
  [jobExpansionItem, expansionSubsidy],
  [skillUpgradeItem, skillUpgrade],
  [jobRetentionRefundItem, jobRetentionRefund],
  [contractWorkerItem, contractWorker],
]

export const awardOfCode = (code: string): AwardItem | undefined => awardServices.find(([item]) => item.code === code)?.[1]
