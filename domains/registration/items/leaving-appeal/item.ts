// 退工申诉: checked at the street, ended ex officio by the county after the employer was asked.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { leavingAppealForm } from "./form.ts"

export const leavingAppealItem = item({
  code: "registration.leaving-appeal",
  version: 1,
  name: "退工申诉",
  summary: "离职后单位不办退工的，由本人申诉，人社部门核实后依职权终止就业登记",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("社会保险法", "第五十条"), cite("劳动合同法", "第五十条", "规定用人单位出具证明、办理档案和社保转移的义务和时限")],
  form: leavingAppealForm,
  papers: [{ name: "evidence", label: "能说明离职的材料", required: false, help: "仲裁裁决、判决、通知、聊天记录等；没有也可以申诉" }],
  forbiddenDemands,
  steps: [
    { name: "verify", label: "受理并向单位核实", by: "clerk", level: "street", workingDays: 10 },
    { name: "decide", label: "依职权终止", by: "reviewer", level: "county", decides: true, workingDays: 5 },
  ],
  within: { workingDays: 15 },
  correctWithin: { days: 30 },
  standardRefusals: [{ code: "R-STILL-EMPLOYED", says: "经核实劳动关系仍然存在，不能终止就业登记" }],
  guide: guideBeside(import.meta.url),
  letter: { granted: "就业登记终止通知书", refused: "退工申诉不予支持告知书" },
})
