// 失业补助金申领: kept so that whoever asks is told why not and what instead; refused at the door with R-PROGRAM-CLOSED (domain/04 §4).
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { unemploymentAllowanceForm } from "./form.ts"

export const unemploymentAllowanceItem = item({
  code: "insurance.unemployment-allowance",
  version: 1,
  name: "失业补助金申领（已停止受理）",
  summary: "阶段性政策，2022年12月31日已经结束，不再受理新的申请；符合条件的可以申领失业保险金",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("失业补助金政策（2020年至2022年）")],
  form: unemploymentAllowanceForm,
  papers: [],
  forbiddenDemands,
  steps: [{ name: "decide", label: "审核", by: "reviewer", level: "county", decides: true }],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业补助金核定通知书", refused: "不予受理告知书" },
})
