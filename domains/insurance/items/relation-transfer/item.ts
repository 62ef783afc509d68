// 失业保险关系转入: checked here, asked for in the other province while the clock stands, taken over by another officer when its figures are there.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { relationTransferForm } from "./form.ts"

export const relationTransferCode = "insurance.relation-transfer"
/** The step at which the other province is waited for. */
export const awaitsOutPlace = "await-out-place"

export const relationTransferItem = item({
  code: relationTransferCode,
  version: 1,
  name: "失业保险关系转入",
  summary: "把外省的失业保险缴费时间和没领完的月数转到本地，合并计算，不用开证明",
  subject: "person",
  channels: ["web", "counter"],
  law: [cite("社会保险法", "第五十二条"), cite("失业保险条例", "第二十二条", "跨地区转移与社会保险法第五十二条相同，按社会保险法判定"), cite("失业保险金申领发放办法", "", "规定转移的程序")],
  form: relationTransferForm,
  papers: [],
  forbiddenDemands: [...forbiddenDemands, "转移证明", "转移联系函", "转出证明"],
  steps: [
    { name: "receive", label: "核对并发联系函", by: "clerk", level: "street", workingDays: 5 },
    { name: awaitsOutPlace, label: "等待转出地信息表", by: "clerk", level: "county", workingDays: 5, stopsClock: true, notBy: [] },
    { name: "decide", label: "接续", by: "reviewer", level: "county", decides: true, workingDays: 5 },
  ],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  standardReturns: ["请核对原参保省份", "请核对手机号码，我们没有联系上您"],
  standardRefusals: [
    { code: "R-RUNNING", says: "正在领取失业保险待遇，领取期间不能变更领取地" },
    { code: "R-NOTHING-PAID", says: "原参保地没有失业保险缴费" },
    { code: "R-OUT-REFUSED", says: "原参保地不予转出" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业保险关系接续通知书", refused: "不予接续失业保险关系告知书" },
})
