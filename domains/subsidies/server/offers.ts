// The service items of subsidies with what is known, how they are judged and what follows.
import { type DecidedCase, offer, type Offer } from "#platform/module"
import type { Item } from "#service"
import { nationwideProblems, stackingProblems, subsidyProblems } from "../contract.ts"
import { flexibleHardshipItem } from "../items/flexible-hardship/item.ts"
import { foundingDeductionItem } from "../items/founding-deduction/item.ts"
import { graduateFlexibleItem } from "../items/graduate-flexible/item.ts"
import { graduateHireItem } from "../items/graduate-hire/item.ts"
import { hardshipHireItem } from "../items/hardship-hire/item.ts"
import { hiringDeductionItem } from "../items/hiring-deduction/item.ts"
import { internshipItem } from "../items/internship/item.ts"
import { keyGroupHireItem } from "../items/key-group-hire/item.ts"
import { offeredItems } from "../items/offered.ts"
import { publicPostItem } from "../items/public-post/item.ts"
import { publicPostInsuranceItem } from "../items/public-post-insurance/item.ts"
import { lineAdvice } from "../items/line-advice.ts"
import type { AwardItem, ClaimByLine } from "./awards/award-item.ts"
import { awardJudge } from "./awards/award-judge.ts"
import { grantAwards } from "./awards/grant-awards.ts"
import { awardServices } from "./awards/services.ts"
import { certify, foundingDeduction, hiringDeduction } from "./awards/tax-deduction.ts"
import { grantMonths } from "./grants.ts"
import { knownApplicant, knownUnit } from "./known.ts"
import { lineJudge } from "./line-judge.ts"
import { type GrantedByMonth, keyGroupHire, type MonthlyItem, monthlySubsidies } from "./monthly-items.ts"
import { subsidyOfService } from "./nationwide/asked-of.ts"
import { passNationwide } from "./nationwide/questions.ts"
import { subsidyNeeds } from "./needs.ts"
import { decisionTable } from "./parameters.ts"
import { internshipSubsidy, publicPost, publicPostInsurance } from "./post-months.ts"
import { offeredJudge } from "./proactive/offered-judge.ts"

const constraints = {
  grants_published: subsidyProblems.notPublished,
  grants_as_published: subsidyProblems.amountChanged,
  grants_not_blocked: subsidyProblems.payeeBlocked,
  grants_one_of_case: subsidyProblems.grantedBefore,
  grant_months_one_insurance: subsidyProblems.monthTaken,
  grant_months_one_of_item: subsidyProblems.monthTaken,
  ...stackingProblems,
}

const byMonth = (item: Item, subsidy: GrantedByMonth): Offer =>
  offer(item, {
    known: (subsidy.applicant ?? subsidy.payee) === "person" ? knownApplicant : knownUnit,
    gate: lineJudge(subsidy.rule, { facts: [subsidy.months], parameters: decisionTable, used: subsidy.used, ...(subsidy.told ? { told: subsidy.told } : {}) }),
    granted: grantMonths(subsidy),
    constraints,
    advice: lineAdvice,
  })

/** The same subsidy where nobody applied: judged on exactly what was offered. */
const offered = (of: MonthlyItem): Offer => offer(offeredItems[of], {
  known: monthlySubsidies[of].payee === "person" ? knownApplicant : knownUnit, gate: offeredJudge(of), granted: grantMonths(monthlySubsidies[of]), constraints,
})

const certified = (item: Item, claim: ClaimByLine): Offer =>
  offer(item, { known: claim.payee === "person" ? knownApplicant : knownUnit, gate: awardJudge(claim, decisionTable), granted: certify(claim), constraints: { deductions_once: stackingProblems.taken_once } })

const byLine = (item: Item, award: AwardItem): Offer =>
  offer(item, { known: award.payee === "person" ? knownApplicant : knownUnit, gate: awardJudge(award, decisionTable), granted: grantAwards(award), constraints })

const paidOffers: readonly Offer[] = [
  byMonth(flexibleHardshipItem, monthlySubsidies["SI-FLEX-HARD"]),
  byMonth(graduateFlexibleItem, monthlySubsidies["SI-FLEX-GRAD"]),
  byMonth(graduateHireItem, monthlySubsidies["SI-SME-GRAD"]),
  byMonth(hardshipHireItem, monthlySubsidies["SI-EMP-HARD"]),
  ...(Object.keys(offeredItems) as MonthlyItem[]).map(offered),
  byMonth(publicPostItem, publicPost),
  byMonth(publicPostInsuranceItem, publicPostInsurance),
  byMonth(internshipItem, internshipSubsidy),
  byMonth(keyGroupHireItem, keyGroupHire),
  ...awardServices.map(([item, award]) => byLine(item, award)),
]

/** Published is what the records say on the day of the last review; approved nothing while other provinces have not answered. */
function paidWhenAnswered(one: Offer): Offer {
  const item = subsidyOfService(one.item.code)
  const passes = (decided: DecidedCase) => (item ? passNationwide(item, decided) : [])
  return { ...one, needs: subsidyNeeds, renews: true, granted: (decided) => [...passes(decided), ...(one.granted?.(decided) ?? [])], constraints: { ...one.constraints, nationwide_answered: nationwideProblems.open, nationwide_four_eyes: nationwideProblems.fourEyes } }
}

export const subsidyOffers: readonly Offer[] = [...paidOffers.map(paidWhenAnswered), certified(hiringDeductionItem, hiringDeduction), certified(foundingDeductionItem, foundingDeduction)]
