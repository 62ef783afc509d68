// 一次性吸纳就业补贴 (HI-ONCE): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const hiringGrantItem = subsidyService(
  {
    code: "subsidies.hiring-grant",
    name: "一次性吸纳就业补贴",
    summary: "招用毕业年度或离校2年内未就业毕业生等人员、签订1年以上合同并参保的中小微企业",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    many: true,
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["HI-ONCE"],
)
