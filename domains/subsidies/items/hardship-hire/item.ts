// 单位招用就业困难人员社会保险补贴 (SI-EMP-HARD): months and amounts are found by the system; four officers, thirty working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { monthlyRefusals, stations } from "../stations.ts"
import { hardshipHireForm } from "./form.ts"

export const hardshipHireItem = item({
  code: "subsidies.hardship-hire",
  version: 1,
  name: "单位招用就业困难人员社会保险补贴",
  summary: "招用就业困难人员并缴纳社会保险费的单位，补贴单位实际缴费，最长36个月，临近退休的补贴到退休",
  subject: "employer",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第五十二条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "社会保险补贴")],
  form: hardshipHireForm,
  papers: [],
  forbiddenDemands,
  steps: stations,
  within: { workingDays: 30 },
  correctWithin: { days: 14 },
  standardReturns: ["请核对补贴所属期", "请先激活社会保障卡金融功能，再重新提交"],
  standardRefusals: monthlyRefusals,
  guide: guideBeside(import.meta.url),
  letter: { granted: "单位招用就业困难人员社会保险补贴核定通知书", refused: "不予补贴告知书" },
})
