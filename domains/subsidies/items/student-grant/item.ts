// 毕业生求职补贴 (GR-JS): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const studentGrantItem = subsidyService(
  {
    code: "subsidies.student-grant",
    name: "毕业生求职补贴",
    summary: "毕业学年内低保、零就业、监测对象、特困、残疾、获得国家助学贷款的毕业生，一次性补贴",
    subject: "person",
    form: form(personGroup, personAccountGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["GR-JS"],
)
