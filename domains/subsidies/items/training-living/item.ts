// 培训期间生活费补贴 (TR-LIVE): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const trainingLivingItem = subsidyService(
  {
    code: "subsidies.training-living",
    name: "培训期间生活费补贴",
    summary: "参加培训的就业困难人员、脱贫人口、零就业家庭成员等，按实际培训天数补贴",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-LIVE"],
)
