// 就业困难人员灵活就业社会保险补贴 (SI-FLEX-HARD): months and amounts are found by the system; four officers, thirty working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { monthlyRefusals, stations } from "../stations.ts"
import { flexibleHardshipForm } from "./form.ts"

export const flexibleHardshipItem = item({
  code: "subsidies.flexible-hardship",
  version: 1,
  name: "就业困难人员灵活就业社会保险补贴",
  summary: "以个人身份缴纳社会保险费的就业困难人员，按规定给予不超过实际缴费三分之二的补贴",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第五十二条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "灵活就业社会保险补贴")],
  form: flexibleHardshipForm,
  papers: [],
  forbiddenDemands,
  steps: stations,
  within: { workingDays: 30 },
  correctWithin: { days: 14 },
  standardReturns: ["请核对补贴所属期", "请先激活社会保障卡金融功能，再重新提交"],
  standardRefusals: monthlyRefusals,
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业困难人员灵活就业社会保险补贴核定通知书", refused: "不予补贴告知书" },
})
