// 就业困难人员灵活就业社会保险补贴 (SI-FLEX-HARD): months and amounts are found by the system; four officers, thirty working days.
import { cite } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { flexibleHardshipForm } from "./form.ts"

export const flexibleHardshipItem = monthlySubsidy({
  code: "subsidies.flexible-hardship",
  name: "就业困难人员灵活就业社会保险补贴",
  summary: "以个人身份缴纳社会保险费的就业困难人员，按规定给予不超过实际缴费三分之二的补贴",
  subject: "person",
  law: [cite("就业促进法", "第五十二条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "灵活就业社会保险补贴")],
  form: flexibleHardshipForm,
  guide: guideBeside(import.meta.url),
})
