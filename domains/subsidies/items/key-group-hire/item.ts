// 重点行业中小微企业吸纳重点群体社会保险补贴 (SI-KEY25): the unit applies, each of its people is paid; four officers, thirty working days.
import { cite } from "#service"
import { guideBeside } from "../guide.ts"
import { monthlySubsidy } from "../monthly-subsidy.ts"
import { keyGroupHireForm } from "./form.ts"

export const keyGroupHireItem = monthlySubsidy({
  code: "subsidies.key-group-hire",
  name: "重点行业中小微企业吸纳重点群体社会保险补贴",
  summary: "制造业、生活服务业中小微企业招用重点群体的，按员工个人缴费的25%补贴，最长12个月，发到员工本人社会保障卡",
  subject: "employer",
  law: [cite("国办发〔2025〕25号", "重点行业中小微企业吸纳重点群体社会保险补贴")],
  form: keyGroupHireForm,
  guide: guideBeside(import.meta.url),
  refusals: [
    { code: "R-SIZE", says: "企业规模不在中小微范围" },
    { code: "R-INDUSTRY", says: "企业行业不在重点行业范围" },
    { code: "R-GROUP", says: "招用人员不属于重点群体" },
    { code: "R-UNEMP-LT6M", says: "招用前连续登记失业不足6个月" },
    { code: "R-CONTRACT-LT1Y", says: "劳动合同期限不足1年" },
    { code: "R-CAP12", says: "不在2025年内首个实际缴费月起的12个月之内" },
    { code: "R-WINDOW", says: "首次申请晚于受理截止日" },
  ],
})
