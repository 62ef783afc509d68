// 丧葬补助金和抚恤金申领: for survivors of who died while drawing; one funeral grant per death among three insurances.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { deathGrantForm } from "./form.ts"

export const deathGrantCode = "insurance.death-grant"

export const deathGrantItem = item({
  code: deathGrantCode,
  version: 1,
  name: "丧葬补助金和抚恤金申领",
  summary: "领取失业保险金期间去世的，遗属领取丧葬补助金、抚恤金和当月未领的失业保险金",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("社会保险法", "第四十九条"), cite("失业保险条例", "第二十条", "丧葬补助金和抚恤金与社会保险法第四十九条相同，按社会保险法判定")],
  form: deathGrantForm,
  papers: [
    { name: "death-proof", label: "死亡证明", required: false, help: "系统查得到死亡信息的不用上传" },
    { name: "family-agreement", label: "家属协商书", required: false, help: "两位以上遗属申领时上传" },
  ],
  forbiddenDemands,
  steps: [
    { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 3 },
    { name: "decide", label: "复核决定", by: "reviewer", level: "county", decides: true, workingDays: 7 },
  ],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  standardReturns: ["请补充家属协商书（两位以上遗属申领）", "暂未查到死亡信息，请上传死亡证明", "请到窗口核实与逝者的亲属关系"],
  standardRefusals: [
    { code: "R-NOT-IN-PERIOD", says: "不是在领取失业保险金期间死亡" },
    { code: "R-DEATH-PROOF", says: "没有死亡证明，也没有查到死亡信息" },
    { code: "R-FAMILY-AGREEMENT", says: "两名以上遗属申领，没有家属协商书" },
    { code: "R-LATE", says: "超过遗属申领期限" },
    { code: "R-NOT-KIN", says: "申请人不是逝者的遗属" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "丧葬补助金和抚恤金核定通知书", refused: "不予核定告知书" },
})
