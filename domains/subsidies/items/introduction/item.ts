// 职业介绍补贴 (AG-INTRO): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const introductionItem = subsidyService(
  {
    code: "subsidies.introduction",
    name: "职业介绍补贴",
    summary: "免费介绍登记失业、就业困难、脱贫人员稳定就业的人力资源服务机构",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["AG-INTRO"],
)
