// 失业登记注销: the person's own request is settled at once. Ends against the person's wish are proposed by one officer and confirmed by another.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { unemploymentCancelForm } from "./form.ts"

export const unemploymentCancelItem = item({
  code: "registration.unemployment-cancel",
  version: 1,
  name: "失业登记注销",
  summary: "已经有了收入、不再找工作，或者要离开，由本人申请注销失业登记",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业服务与就业管理规定", "第七章")],
  form: unemploymentCancelForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "注销登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业登记注销回执", refused: "不予注销告知书" },
})
