// 高校毕业生灵活就业社会保险补贴 (SI-FLEX-GRAD): months and amounts are found by the system; four officers, thirty working days.
import { cite } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { graduateFlexibleForm } from "./form.ts"

export const graduateFlexibleItem = monthlySubsidy({
  code: "subsidies.graduate-flexible",
  name: "高校毕业生灵活就业社会保险补贴",
  summary: "离校2年内未就业、灵活就业并自己缴纳社会保险费的高校毕业生，最长补贴24个月",
  subject: "person",
  law: [cite("就业促进法", "第十五条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "高校毕业生灵活就业社会保险补贴")],
  form: graduateFlexibleForm,
  guide: guideBeside(import.meta.url),
})
