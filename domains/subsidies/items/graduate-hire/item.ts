// 小微企业招用高校毕业生社会保险补贴 (SI-SME-GRAD): months and amounts are found by the system; four officers, thirty working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { monthlyRefusals, stations } from "../stations.ts"
import { graduateHireForm } from "./form.ts"

export const graduateHireItem = item({
  code: "subsidies.graduate-hire",
  version: 1,
  name: "小微企业招用高校毕业生社会保险补贴",
  summary: "小微企业招用毕业年度或离校2年内未就业高校毕业生，补贴单位实际缴费，最长12个月",
  subject: "employer",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第十五条"), cite("就业补助资金管理办法（财社〔2023〕181号）", "小微企业社会保险补贴")],
  form: graduateHireForm,
  papers: [],
  forbiddenDemands,
  steps: stations,
  within: { workingDays: 30 },
  correctWithin: { days: 14 },
  standardReturns: ["请核对补贴所属期", "请先激活社会保障卡金融功能，再重新提交"],
  standardRefusals: monthlyRefusals,
  guide: guideBeside(import.meta.url),
  letter: { granted: "小微企业招用高校毕业生社会保险补贴核定通知书", refused: "不予补贴告知书" },
})
