// 一次性交通补助 (TV-MIG): the amount is computed from the records; four officers, thirty working days.
import { field, form, group } from "#service"
import { rulesOfItem } from "../../rules/index.ts"
import { guideBeside } from "../guide.ts"
import { personAccountGroup, personGroup, promiseGroup } from "../person-groups.ts"
import { subsidyService } from "../subsidy-service.ts"

export const travelItem = subsidyService(
  {
    code: "subsidies.travel",
    name: "一次性交通补助",
    summary: "外出务工满3个月的脱贫人口和监测对象，按距离给予交通补助",
    subject: "person",
    form: form(
      personGroup,
      group("claim", "外出务工", [
        field("workedFrom", "开始务工日期", "date", { notAfter: "today" }),
        field("workedUntil", "最近一天务工日期", "date", { notAfter: "today" }),
        field("workPlace", "务工地", "code", { set: "work-distance" }),
      ]),
      personAccountGroup,
      promiseGroup,
    ),
    guide: guideBeside(import.meta.url),
  },
  rulesOfItem["TV-MIG"],
)
