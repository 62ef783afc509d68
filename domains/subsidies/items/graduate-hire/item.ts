// 小微企业招用高校毕业生社会保险补贴 (SI-SME-GRAD): months and amounts are found by the system; four officers, thirty working days.
import { cite } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { graduateHireForm } from "./form.ts"

export const graduateHireItem = monthlySubsidy({
  code: "subsidies.graduate-hire",
  name: "小微企业招用高校毕业生社会保险补贴",
  summary: "小微企业招用毕业年度或离校2年内未就业高校毕业生，补贴单位实际缴费，最长12个月",
  subject: "employer",
  law: [cite("就业促进法", "第十五条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "小微企业社会保险补贴")],
  form: graduateHireForm,
  guide: guideBeside(import.meta.url),
})
