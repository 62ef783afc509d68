// The addresses of the benefit, each with the function that answers it.
import { serve, type Served } from "#platform/module"
import * as contract from "../contract/benefit.ts"
import { listPersonBenefits, viewEntitlement, viewMyBenefit } from "./entitlement-views.ts"
import { previewBenefitFor } from "./preview-benefit.ts"
import { reportChangeFor, stopBenefitFor } from "./stop-by-hand.ts"
import { recordKinFor } from "./record-kin.ts"
import { clearHoldFor, doCheckFor, recordCheckFor } from "./qualification-checks.ts"

export const benefitRoutes: readonly Served[] = [
  serve(contract.myBenefit, viewMyBenefit),
  serve(contract.previewBenefit, previewBenefitFor),
  serve(contract.personBenefits, listPersonBenefits),
  serve(contract.readEntitlement, viewEntitlement),
  serve(contract.doCheck, doCheckFor),
  serve(contract.recordCheck, recordCheckFor),
  serve(contract.clearHold, clearHoldFor),
  serve(contract.reportChange, reportChangeFor),
  serve(contract.stopBenefit, stopBenefitFor),
  serve(contract.recordKin, recordKinFor),
]
