// 就业登记终止 by the person, for own-account and flexible work.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { employmentEndForm } from "./form.ts"

export const employmentEndItem = item({
  code: "registration.employment-end",
  version: 1,
  name: "就业登记终止",
  summary: "不再经营、不再灵活就业的人终止就业登记，之后可以登记失业",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("就业服务与就业管理规定", "第六十二条")],
  form: employmentEndForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "终止登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业登记终止回执", refused: "不予终止告知书" },
})
