// 失业登记: decided by the system when every register says yes; a person looks only where the data leave room.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { unemploymentForm } from "./form.ts"

export const unemploymentItem = item({
  code: "registration.unemployment",
  version: 1,
  name: "失业登记",
  summary: "没有工作、想找工作的劳动者登记失业，享受就业服务和政策，也是申领失业保险金的前提",
  subject: "person",
  channels: ["web", "counter", "feed"],
  law: [cite("就业促进法", "第三十五条"), cite("就业服务与就业管理规定", "第七章"), cite("人力资源社会保障部办公厅关于进一步做好失业登记工作的通知（人社厅发〔2020〕3号）"), cite("人社厅发〔2020〕79号")],
  form: unemploymentForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "受理登记", by: "clerk", level: "street", decides: true, workingDays: 3 }],
  within: { workingDays: 3 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  standardReturns: ["请更正失业日期", "请补充求职意向，或选择培训、创业意愿", "请核对手机号码"],
  standardRefusals: [
    { code: "E-AGE-01", says: "未满16周岁，不予登记" },
    { code: "E-AGE-02", says: "已享受基本养老保险待遇，不属于登记对象" },
    { code: "E-DUP-02", says: "存在有效就业登记，请先终止" },
    { code: "E-STU-01", says: "学籍库显示在校，请核实" },
    { code: "M-ENTITY", says: "经核实名下市场主体仍在经营，不属于无业" },
    { code: "R-WORK-UNABLE", says: "经鉴定完全丧失劳动能力，不属于登记对象" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业登记凭证", refused: "不予失业登记告知书" },
})
