// 失业登记变更: at once, no approval.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { unemploymentChangeForm } from "./form.ts"

export const unemploymentChangeItem = item({
  code: "registration.unemployment-change",
  version: 1,
  name: "失业登记变更",
  summary: "求职意向、联系方式有变化时更新失业登记",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业服务与就业管理规定", "第七章")],
  form: unemploymentChangeForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "变更登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业登记变更回执", refused: "不予变更告知书" },
})
