// 吸纳脱贫人口就业补贴 (HI-POOR): the amount is computed from the records; four officers, thirty working days.
import { field, form, group } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const poorHiringGrantItem = subsidyService(
  {
    code: "subsidies.poor-hiring-grant",
    name: "吸纳脱贫人口就业补贴",
    summary: "招用脱贫人口、监测对象并稳定就业的单位",
    subject: "employer",
    form: form(
      unitGroup,
      group("claim", "申请内容", [
        field("stage", "申请哪一期", "code", { set: "poor-hire-stage" }),
      ]),
      promiseGroup,
    ),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["HI-POOR"],
)
