// The service items of unemployment insurance with what is known, how they are judged and what follows.
import { judge } from "#platform/casework"
import type { FactSource, GatheredFacts } from "#platform/facts"
import { offer, type Judge, type Offer } from "#platform/module"
import type { Answers } from "#service"
import { benefitProblems } from "../contract/benefit.ts"
import { transferProblems } from "../contract/transfers.ts"
import { benefitClaimItem } from "../items/benefit-claim/item.ts"
import { childbirthSupplementItem } from "../items/childbirth-supplement/item.ts"
import { deathGrantItem } from "../items/death-grant/item.ts"
import { jobSeekingAllowanceItem } from "../items/job-seeking-allowance/item.ts"
import { lumpSumItem } from "../items/lump-sum/item.ts"
import { relationTransferItem } from "../items/relation-transfer/item.ts"
import { unemploymentAllowanceItem } from "../items/unemployment-allowance/item.ts"
import { childbirthSupplement, deathGrant, jobSeekingAllowance, lumpSum, relationTransfer, unemploymentAllowance, unemploymentAllowanceClosed } from "../rules/index.ts"
import { grantChildbirth, grantDeath, grantJobSeeking, grantLumpSum } from "./awards.ts"
import { claimAdmission, claimGate } from "./claim-judges.ts"
import {
  averageBase, birthDate, childbirthPaid, contractEnd, contractStart, deathGrantFacts, drawsBenefit, firstMonth, jobSeekingMonthsPaid, lastPayableMonth, lumpSumPaid, newInsuredMonths, retirementKind, route, transferFacts,
  unusedAfterStop,
} from "./fact-sources.ts"
import { openEntitlement } from "./grant-benefit.ts"
import { knownClaimant, knownSurvivor } from "./known-claimant.ts"
import { law } from "./law.ts"
import { parameters } from "./parameters.ts"
import { takeOver } from "./transfer/transfer-in.ts"

/** Where a refusal rests on what somebody else reported, the way is to object to it. */
const claimAdvice = { "R-VOLUNTARY": "离职原因如果与单位填报的不符，可以重新申领并勾选“单位填的原因与实际不符”，写明情况，工作人员会向您和单位核实" }
const ownWord = (name: string, value: unknown): GatheredFacts => (value === undefined || value === null ? {} : { [name]: { value, source: "本人申报", asOf: null } })

/** The day of death on record stands; only where no register knows of the death does the survivor's word, with the proof, count. */
function deathJudge(): Judge {
  const inner = judge(deathGrant, { facts: deathGrantFacts, parameters, law })
  const settled = (facts: GatheredFacts): GatheredFacts => {
    const recorded = facts["death-on-record"]
    const proof = recorded ? { ...recorded, value: true } : facts["declared-death-proof"]
    const died = recorded ?? facts["declared-death-date"]
    return { ...facts, ...(died ? { "death-date": died } : {}), ...(proof ? { "death-proof": proof } : {}) }
  }
  return {
    name: inner.name,
    facts: deathGrantFacts,
    declared: (answers: Answers) => ({
      ...ownWord("declared-death-date", answers["diedOn"]),
      ...ownWord("declared-death-proof", answers["hasProof"] === true),
      ...ownWord("applicants", answers["applicants"]),
      ...ownWord("dependants", answers["dependants"]),
      ...ownWord("family-agreement", answers["familyAgreement"] === true),
    }),
    judge: (facts, on, region) => inner.judge(settled(facts), on, region),
    wouldChange: (facts, on, region) => inner.wouldChange?.(settled(facts), on, region) ?? [],
  }
}

const attached = (rule: Parameters<typeof judge>[0], facts: readonly FactSource[], declared?: (answers: Answers) => GatheredFacts): Judge =>
  judge(rule, { facts, parameters, law, ...(declared ? { declared } : {}) })

/** No figures yet is no refusal: only who draws is sent away at the door. */
const transferGate = judge(relationTransfer, { facts: transferFacts, parameters, law })
const deathGate = deathJudge()
const once = { awards_once: benefitProblems.grantedBefore, awards_once_a_month: benefitProblems.grantedBefore }

export const insuranceOffers: readonly Offer[] = [
  offer(benefitClaimItem, { known: knownClaimant, admission: claimAdmission, gate: claimGate, granted: openEntitlement, constraints: { entitlements_one_open: benefitProblems.alreadyDrawing }, advice: claimAdvice }),
  offer(deathGrantItem, {
    known: knownSurvivor,
    admission: deathGate,
    gate: deathGate,
    granted: grantDeath,
    constraints: { ...once, funeral_grants_pkey: benefitProblems.funeralElsewhere },
  }),
  offer(lumpSumItem, { known: knownClaimant, gate: attached(lumpSum, [unusedAfterStop, route, contractStart, contractEnd, newInsuredMonths, lumpSumPaid]), granted: grantLumpSum, constraints: once }),
  offer(childbirthSupplementItem, {
    known: knownClaimant,
    gate: attached(childbirthSupplement, [firstMonth, lastPayableMonth, childbirthPaid], (answers) => ownWord("child-born-on", answers["bornOn"])),
    granted: grantChildbirth,
    constraints: once,
  }),
  offer(jobSeekingAllowanceItem, { known: knownClaimant, gate: attached(jobSeekingAllowance, [drawsBenefit, averageBase, jobSeekingMonthsPaid, birthDate, retirementKind]), granted: grantJobSeeking, constraints: once }),
  offer(relationTransferItem, { known: knownClaimant, admission: transferGate, gate: transferGate, renews: true, granted: takeOver, constraints: { months_in_once: transferProblems.changed } }),
  offer(unemploymentAllowanceItem, { known: knownClaimant, admission: judge([unemploymentAllowance, unemploymentAllowanceClosed], { facts: [], parameters, law }) }),
]
