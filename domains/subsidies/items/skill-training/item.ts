// 就业技能培训补贴（个人） (TR-SKILL): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const skillTrainingItem = subsidyService(
  {
    code: "subsidies.skill-training",
    name: "就业技能培训补贴（个人）",
    summary: "自己付费参加就业技能培训并取得证书的六类人员",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-SKILL"],
)
