// 就业见习留用提标补贴 (IN-RET): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const internshipRetentionItem = subsidyService(
  {
    code: "subsidies.internship-retention",
    name: "就业见习留用提标补贴",
    summary: "当年见习留用率达到规定比例的单位，补足提高标准的差额",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["IN-RET"],
)
