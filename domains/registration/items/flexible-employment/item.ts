// 灵活就业登记: at once on the person's promise; valid for a term and confirmed online before it runs out.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { flexibleEmploymentForm } from "./form.ts"

export const flexibleEmploymentItem = item({
  code: "registration.flexible-employment",
  version: 1,
  name: "灵活就业登记",
  summary: "送外卖、做家政、打零工、自由职业等灵活就业的人登记就业",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业促进法", "第三十五条"), cite("就业服务与就业管理规定", "第六十二条")],
  form: flexibleEmploymentForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "受理登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业登记凭证", refused: "不予就业登记告知书" },
})
