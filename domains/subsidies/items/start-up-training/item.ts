// 创业培训补贴（机构） (TR-START): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const startUpTrainingItem = subsidyService(
  {
    code: "subsidies.start-up-training",
    name: "创业培训补贴（机构）",
    summary: "免费开展创业培训的目录内机构",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-START"],
)
