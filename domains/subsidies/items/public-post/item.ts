// 公益性岗位补贴 (PW-POST): months and amounts are found by the system; four officers, thirty working days.
import { cite, form } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { periodGroup, promiseGroup, unitGroup } from "../person-groups.ts"

export const publicPostItem = monthlySubsidy({
  code: "subsidies.public-post",
  name: "公益性岗位补贴",
  summary: "公益性岗位安置就业困难人员的单位，按月补贴，最长36个月，临近退休的到退休",
  subject: "employer",
  law: [cite("就业促进法", "第五十三条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "公益性岗位补贴")],
  form: form(unitGroup, periodGroup, promiseGroup),
  guide: guideBeside(import.meta.url),
})
