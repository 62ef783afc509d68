// 单位招用就业困难人员社会保险补贴 (SI-EMP-HARD): months and amounts are found by the system; four officers, thirty working days.
import { cite } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { hardshipHireForm } from "./form.ts"

export const hardshipHireItem = monthlySubsidy({
  code: "subsidies.hardship-hire",
  name: "单位招用就业困难人员社会保险补贴",
  summary: "招用就业困难人员并缴纳社会保险费的单位，补贴单位实际缴费，最长36个月，临近退休的补贴到退休",
  subject: "employer",
  law: [cite("就业促进法", "第五十二条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "社会保险补贴")],
  form: hardshipHireForm,
  guide: guideBeside(import.meta.url),
})
