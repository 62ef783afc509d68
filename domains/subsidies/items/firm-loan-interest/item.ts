// 小微企业创业担保贷款贴息 (LN-INT): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const firmLoanInterestItem = subsidyService(
  {
    code: "subsidies.firm-loan-interest",
    name: "小微企业创业担保贷款贴息",
    summary: "取得创业担保贷款的小微企业，按季补贴一半利息",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["LN-INT"],
)
