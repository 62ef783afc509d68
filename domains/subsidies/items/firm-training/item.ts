// 企业岗位技能培训补贴 (TR-FIRM): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const firmTrainingItem = subsidyService(
  {
    code: "subsidies.firm-training",
    name: "企业岗位技能培训补贴",
    summary: "招用六类人员并在1年内组织培训、取得证书的企业",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-FIRM"],
)
