// 高技能人才培训基地补助 (HS-BASE): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const trainingBaseItem = subsidyService(
  {
    code: "subsidies.training-base",
    name: "高技能人才培训基地补助",
    summary: "获批国家级高技能人才培训基地、在建设期内的单位",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["HS-BASE"],
)
