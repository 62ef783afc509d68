// 一次性创业补贴 (ST-ONCE): the amount is computed from the records; four officers, thirty working days.
import { field, form, group } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const startUpGrantItem = subsidyService(
  {
    code: "subsidies.start-up-grant",
    name: "一次性创业补贴",
    summary: "首次创办小微企业或个体工商户、正常运营满规定期限的毕业生、就业困难人员、返乡入乡人员",
    subject: "person",
    form: form(
      personGroup,
      group("claim", "创业补贴", [
        field("tranche", "申请哪一笔", "code", { set: "start-up-tranche", help: "当地只有一笔的，选第一笔" }),
      ]),
      personAccountGroup,
      promiseGroup,
    ),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["ST-ONCE"],
)
