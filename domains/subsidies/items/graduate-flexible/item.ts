// 高校毕业生灵活就业社会保险补贴 (SI-FLEX-GRAD): months and amounts are found by the system; four officers, thirty working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { monthlyRefusals, stations } from "../stations.ts"
import { graduateFlexibleForm } from "./form.ts"

export const graduateFlexibleItem = item({
  code: "subsidies.graduate-flexible",
  version: 1,
  name: "高校毕业生灵活就业社会保险补贴",
  summary: "离校2年内未就业、灵活就业并自己缴纳社会保险费的高校毕业生，最长补贴24个月",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第十五条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "高校毕业生灵活就业社会保险补贴")],
  form: graduateFlexibleForm,
  papers: [],
  forbiddenDemands,
  steps: stations,
  within: { workingDays: 30 },
  correctWithin: { days: 14 },
  standardReturns: ["请核对补贴所属期", "请先激活社会保障卡金融功能，再重新提交"],
  standardRefusals: monthlyRefusals,
  guide: guideBeside(import.meta.url),
  letter: { granted: "高校毕业生灵活就业社会保险补贴核定通知书", refused: "不予补贴告知书" },
})
