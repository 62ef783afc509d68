// 就业登记变更 by the person, for own-account and flexible work; employers change filings in their roster.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { employmentChangeForm } from "./form.ts"

export const employmentChangeItem = item({
  code: "registration.employment-change",
  version: 1,
  name: "就业登记变更",
  summary: "经营地点、工作内容有变化时更新本人的就业登记",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业服务与就业管理规定", "第六十二条")],
  form: employmentChangeForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "变更登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业登记变更回执", refused: "不予变更告知书" },
})
