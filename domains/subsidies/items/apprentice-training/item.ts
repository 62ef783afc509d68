// 企业新型学徒制和技师培训补贴 (TR-APPR): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const apprenticeTrainingItem = subsidyService(
  {
    code: "subsidies.apprentice-training",
    name: "企业新型学徒制和技师培训补贴",
    summary: "组织在职职工参加学徒制、技师培训并取得证书的企业",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TR-APPR"],
)
