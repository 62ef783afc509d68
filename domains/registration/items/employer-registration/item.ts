// 用人单位登记: at once when the market register knows the employer as active.
import { cite, item } from "#service"
import { guideBeside } from "../guide.ts"
import { employerRegistrationForm } from "./form.ts"

export const employerRegistrationItem = item({
  code: "registration.employer",
  version: 1,
  name: "用人单位登记",
  summary: "用人单位登记后可以办理用工备案、招聘和补贴",
  subject: "employer",
  channels: ["web", "counter"],
  law: [cite("劳动合同法", "第七条"), cite("就业服务与就业管理规定", "第六十二条")],
  form: employerRegistrationForm,
  papers: [],
  forbiddenDemands: ["营业执照复印件", "营业执照副本", "公章", "法人身份证复印件", "社保登记证"],
  steps: [{ name: "decide", label: "受理登记", by: "clerk", level: "county", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  standardRefusals: [{ code: "E-USC-03", says: "单位已注销或吊销" }],
  guide: guideBeside(import.meta.url),
  letter: { granted: "用人单位登记回执", refused: "不予用人单位登记告知书" },
})
