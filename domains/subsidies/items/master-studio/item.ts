// 技能大师工作室补助 (HS-STUDIO): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const masterStudioItem = subsidyService(
  {
    code: "subsidies.master-studio",
    name: "技能大师工作室补助",
    summary: "获批技能大师工作室、在建设期内的单位",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["HS-STUDIO"],
)
