// 提前留用剩余期限见习补贴 (IN-EARLY): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const internshipEarlyHireItem = subsidyService(
  {
    code: "subsidies.internship-early-hire",
    name: "提前留用剩余期限见习补贴",
    summary: "见习期满前签订1年以上劳动合同的单位，补足剩余期限",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["IN-EARLY"],
)
