// 就业见习补贴 (IN-BASE): months and amounts are found by the system; four officers, thirty working days.
import { cite, form } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { periodGroup, promiseGroup, unitGroup } from "../person-groups.ts"

export const internshipItem = monthlySubsidy({
  code: "subsidies.internship",
  name: "就业见习补贴",
  summary: "吸纳毕业生和失业青年见习、足额发放生活费并办理意外伤害保险的单位，按月补贴",
  subject: "employer",
  law: [cite("就业促进法", "第十五条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "就业见习补贴")],
  form: form(unitGroup, periodGroup, promiseGroup),
  guide: guideBeside(import.meta.url),
})
