// 失业保险金申领: received at street or county, decided by another officer of the county within ten working days.
import { cite, item } from "#service"
import { forbiddenDemands } from "../forbidden-demands.ts"
import { guideBeside } from "../guide.ts"
import { benefitClaimForm } from "./form.ts"

export const benefitClaimCode = "insurance.benefit-claim"

export const benefitClaimItem = item({
  code: benefitClaimCode,
  version: 1,
  name: "失业保险金申领",
  summary: "非因本人意愿失业、缴费满1年的人，按月领取失业保险金，医保由基金代缴；只凭社会保障卡或身份证，不用任何证明",
  subject: "person",
  channels: ["web", "counter"],
  law: [
    cite("社会保险法", "第四十五条至第五十二条"), cite("失业保险条例", "第十四条", "领取条件与社会保险法第四十五条相同，按社会保险法判定"), cite("社会保险经办条例", "第二十四条", "规定待遇申领和核定的程序和时限"),
    cite("失业保险金申领发放办法", "", "规定申领和发放的程序"),
  ],
  form: benefitClaimForm,
  papers: [{ name: "reason-proof", label: "仲裁裁决书、判决书、劳动监察认定或单位书面承认", required: false, help: "只在对单位填报的离职原因有异议，或因单位过错离职时上传；没有也可以先提交" }],
  forbiddenDemands,
  steps: [
    { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 3 },
    { name: "decide", label: "复核决定", by: "reviewer", level: "county", decides: true, workingDays: 7 },
  ],
  within: { workingDays: 10 },
  correctWithin: { days: 15 },
  standardReturns: [
    "您对单位填报的离职原因有异议，请在15天内说明情况，有仲裁裁决、判决、监察认定的可以上传",
    "单位尚未报送减员，请核对解除日期和原因",
    "请核对手机号码，我们没有联系上您",
    "社会保障卡金融账户未激活，请先到银行激活，或告知激活时间",
  ],
  standardRefusals: [
    { code: "R-PAID-LT12", says: "失业前用人单位和本人缴纳失业保险费不足12个月，也没有可以续领的月数" },
    { code: "R-VOLUNTARY", says: "经核实属于本人意愿中断就业" },
    { code: "R-NOT-REGISTERED", says: "没有有效的失业登记" },
    { code: "R-RETIRED", says: "已达到法定退休年龄或已享受基本养老保险待遇" },
    { code: "R-UNDER-AGE", says: "未满16周岁" },
    { code: "R-EMPLOYED", says: "已重新就业" },
    { code: "R-HAS-ENTITY", says: "名下有在营市场主体，当地视为已就业" },
    { code: "R-RUNNING", says: "正在其他地区领取失业保险待遇" },
    { code: "R-REASON-UNPROVEN", says: "对离职原因的异议经核实不成立，按单位备案的原因认定" },
    { code: "R-ENTITY-OPERATING", says: "经核实名下市场主体仍在实际经营" },
  ],
  guide: guideBeside(import.meta.url),
  letter: { granted: "失业保险金核定通知书", refused: "不予核定失业保险金告知书" },
})
