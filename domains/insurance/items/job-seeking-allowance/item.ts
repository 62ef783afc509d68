// 领金期间求职补贴: offered where the province grants it (domain/04 §3); two officers, ten working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { jobSeekingAllowanceForm } from "./form.ts"

export const jobSeekingAllowanceItem = item({
  code: "insurance.job-seeking-allowance",
  version: 1,
  name: "领金期间求职补贴",
  summary: "领失业保险金期间积极求职的，按月再领一份求职补贴，最长6个月（按当地规定）",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("当地失业保险条例，求职补贴")],
  form: jobSeekingAllowanceForm,
  papers: [],
  forbiddenDemands,
  steps: [
    { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 3 },
    { name: "decide", label: "复核决定", by: "reviewer", level: "county", decides: true, workingDays: 7 },
  ],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  standardReturns: ["请核对手机号码，我们没有联系上您"],
  standardRefusals: [
    { code: "R-NOT-DRAWING", says: "当月没有领取失业保险金" },
    { code: "R-CAP6", says: "已达到最长6个月" },
    { code: "R-RETIRED", says: "已达到法定退休年龄" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "领金期间求职补贴核定通知书", refused: "不予核定告知书" },
})
