// 就业创业服务补助 (SV-CAP): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const serviceProjectItem = subsidyService(
  {
    code: "subsidies.service-project",
    name: "就业创业服务补助",
    summary: "承担信息化、招聘活动、孵化、购买服务等项目并通过验收的单位",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["SV-CAP"],
)
