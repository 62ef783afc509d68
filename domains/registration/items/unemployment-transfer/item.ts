// 失业登记转移: the registration moves to the place that handles the case; the days of continuous registration are kept.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { unemploymentTransferForm } from "./form.ts"

export const unemploymentTransferItem = item({
  code: "registration.unemployment-transfer",
  version: 1,
  name: "失业登记转移",
  summary: "搬家或换城市找工作，把失业登记转到新的地方，连续失业时间不变",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("人社厅发〔2020〕79号")],
  form: unemploymentTransferForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "转入登记", by: "clerk", level: "street", decides: true }],
  within: { workingDays: 1 },
  correctWithin: { days: 30 },
  decidedBySystem: true,
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业登记转移回执", refused: "不予转移告知书" },
})
