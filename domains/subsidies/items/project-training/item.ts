// 项目制培训补贴 (TR-PROJ): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const projectTrainingItem = subsidyService(
  {
    code: "subsidies.project-training",
    name: "项目制培训补贴",
    summary: "承担项目制培训并通过验收的机构",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-PROJ"],
)
