// 个体经营、自主创业就业登记: at once when the market register knows the person as the operator.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { selfEmploymentForm } from "./form.ts"

export const selfEmploymentItem = item({
  code: "registration.self-employment",
  version: 1,
  name: "个体经营和自主创业就业登记",
  summary: "开店、办个体户、创办企业的人登记就业",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第三十五条"), cite("就业服务与就业管理规定", "第六十二条")],
  form: selfEmploymentForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "受理登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  standardRefusals: [
    { code: "E-USC-03", says: "营业执照已注销或吊销" },
    { code: "M-ENTITY-NOT-FOUND", says: "经核实本人不是这户单位的经营者" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业登记凭证", refused: "不予就业登记告知书" },
})
