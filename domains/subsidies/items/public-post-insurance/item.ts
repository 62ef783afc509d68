// 公益性岗位社会保险补贴 (PW-SI): months and amounts are found by the system; four officers, thirty working days.
import { cite, form } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { periodGroup, promiseGroup, unitGroup } from "../person-groups.ts"

export const publicPostInsuranceItem = monthlySubsidy({
  code: "subsidies.public-post-insurance",
  name: "公益性岗位社会保险补贴",
  summary: "为公益性岗位人员缴纳社会保险费的单位，补贴单位实际缴费",
  subject: "employer",
  law: [cite("就业促进法", "第五十三条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "公益性岗位补贴"), cite("就业补助资金管理办法（财社〔2023〕181号）", "社会保险补贴")],
  form: form(unitGroup, periodGroup, promiseGroup),
  guide: guideBeside(import.meta.url),
})
