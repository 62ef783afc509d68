// The questions that are written by hand too: which rule, the hand, and what both must give.
import { type PlainDate, plainDate } from "#standards"
import { benefitByHand } from "./benefit.ts"
import { flexibleGraduateByHand } from "./flexible-graduate.ts"
import { flexibleHardshipByHand } from "./flexible-hardship.ts"
import { graduateHireByHand, hardshipHireByHand } from "./hired-month.ts"
import { hiringGrantByHand } from "./hiring-grant.ts"
import { keyGroupByHand } from "./key-group.ts"
import { internshipByHand } from "./internship.ts"
import { introductionByHand } from "./introduction.ts"
import { loanInterestByHand, loanLimitByHand } from "./loan.ts"
import { medicalPremiumByHand } from "./medical-premium.ts"
import { publicPostByHand } from "./public-post.ts"
import { skillUpgradeByHand } from "./skill-upgrade.ts"
import { startUpGrantByHand } from "./start-up-grant.ts"
import { startUpJobsByHand } from "./start-up-jobs.ts"

export interface ByHand {
  readonly name: string
  readonly rule: string
  /** The day asked about, where the last day of the province's time finds nobody. */
  readonly on?: PlainDate
  readonly sql: (on: PlainDate) => string
  /** What both give, beside whom they find. */
  readonly gives: readonly string[]
}

export const byHand: readonly ByHand[] = [
  { name: "benefit", rule: "insurance.benefit-eligibility", sql: benefitByHand, gives: ["months", "monthly"] },
  { name: "medical_premium", rule: "insurance.medical-premium", sql: medicalPremiumByHand, gives: ["monthly", "months", "total"] },
  { name: "flexible_hardship", rule: "subsidies.hardship-flexible-insurance", sql: flexibleHardshipByHand, gives: ["amount"] },
  { name: "flexible_graduate", rule: "subsidies.graduate-flexible-insurance", sql: flexibleGraduateByHand, gives: ["amount", "monthsLeft"] },
  { name: "graduate_hire", rule: "subsidies.graduate-hire-insurance", sql: graduateHireByHand, gives: ["amount", "monthsLeft"] },
  { name: "hardship_hire", rule: "subsidies.hardship-hire-insurance", sql: hardshipHireByHand, gives: ["amount", "monthsLeft"] },
  { name: "public_post", rule: "subsidies.public-post", sql: publicPostByHand, gives: ["amount", "monthsLeft"] },
  { name: "key_group", rule: "subsidies.key-group-insurance", on: plainDate("2025-12-31"), sql: keyGroupByHand, gives: ["amount", "monthsLeft"] },
  { name: "start_up_grant", rule: "subsidies.start-up-grant", sql: startUpGrantByHand, gives: ["amount"] },
  { name: "start_up_jobs", rule: "subsidies.start-up-jobs", sql: startUpJobsByHand, gives: ["amount"] },
  { name: "loan_interest", rule: "subsidies.loan-interest", sql: loanInterestByHand, gives: ["amount", "days"] },
  { name: "loan_limit", rule: "subsidies.loan-limit", sql: loanLimitByHand, gives: ["limit"] },
  { name: "internship", rule: "subsidies.internship-month", on: plainDate("2025-12-31"), sql: internshipByHand, gives: ["amount", "monthly"] },
  { name: "introduction", rule: "subsidies.introduction", sql: introductionByHand, gives: ["amount", "standard"] },
  { name: "skill_upgrade", rule: "insurance.skill-subsidy", sql: skillUpgradeByHand, gives: ["amount"] },
  { name: "hiring_grant", rule: "subsidies.hiring-grant", sql: hiringGrantByHand, gives: ["amount"] },
]
