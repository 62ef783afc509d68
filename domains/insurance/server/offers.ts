// The service items of unemployment insurance with what is known, how they are judged and what follows.
import { offer, type Offer } from "#platform/module"
import { benefitProblems } from "../contract/benefit.ts"
import { benefitClaimItem } from "../items/benefit-claim/item.ts"
import { claimAdmission, claimGate } from "./claim-judges.ts"
import { openEntitlement } from "./grant-benefit.ts"
import { knownClaimant } from "./known-claimant.ts"

export const insuranceOffers: readonly Offer[] = [
  offer(benefitClaimItem, {
    known: knownClaimant,
    admission: claimAdmission,
    gate: claimGate,
    granted: openEntitlement,
    constraints: { entitlements_one_open: benefitProblems.alreadyDrawing },
  }),
]
