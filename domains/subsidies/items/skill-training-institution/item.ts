// 就业技能培训补贴（机构） (TR-SKILL): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const skillTrainingInstitutionItem = subsidyService(
  {
    code: "subsidies.skill-training-institution",
    name: "就业技能培训补贴（机构）",
    summary: "免费培训六类人员的目录内培训机构",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-SKILL"],
)
