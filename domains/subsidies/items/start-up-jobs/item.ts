// 创业带动就业补贴 (ST-JOBS): the amount is computed from the records; four officers, thirty working days.
import { form } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { promiseGroup, unitGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const startUpJobsItem = subsidyService(
  {
    code: "subsidies.start-up-jobs",
    name: "创业带动就业补贴",
    summary: "登记3年内的创业实体，按带动就业并参保的人数补贴",
    subject: "employer",
    form: form(unitGroup, promiseGroup),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["ST-JOBS"],
)
