// 个人创业担保贷款贴息 (LN-INT): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const loanInterestItem = subsidyService(
  {
    code: "subsidies.loan-interest",
    name: "个人创业担保贷款贴息",
    summary: "取得创业担保贷款的个人，按季补贴一半利息",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["LN-INT"],
)
