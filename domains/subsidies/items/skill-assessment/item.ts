// 职业技能评价补贴 (TR-ASSESS): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const skillAssessmentItem = subsidyService(
  {
    code: "subsidies.skill-assessment",
    name: "职业技能评价补贴",
    summary: "首次参加技能评价取得证书的六类人员",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-ASSESS"],
)
