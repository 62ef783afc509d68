// 省级批准的其他支出 (OT-PROV): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const provincialItemItem = subsidyService(
  {
    code: "subsidies.provincial-item",
    name: "省级批准的其他支出",
    summary: "经省级批准并备案的其他就业补助项目",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["OT-PROV"],
)
