// 《失业保险金申领登记表》: what the registers know is shown and locked; asked is only what nobody else can say (domain/04 §2).
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "../applicant-group.ts"

export const benefitClaimPromise =
  "本人承诺：以上信息真实；目前没有工作，有求职要求。重新就业、创办市场主体、服兵役、移居境外、领取养老金、被判刑收监等情况发生后20个工作日内告知经办机构；按月参加资格核对。如有不实或多领，愿意退回多领的待遇并承担法律责任。"

export const benefitClaimForm = form(
  applicantGroup,
  group(
    "work",
    "失业前的工作",
    [
      field("lastEmployer", "最后工作单位", "text", { known: "lastEmployer", required: false, maxLength: 100 }),
      field("leaveDate", "解除或终止日期", "date", { known: "leaveDate", notBefore: "1990-01-01", help: "最后一天工作的次日" }),
      field("leaveReason", "解除或终止原因", "code", { known: "leaveReason", set: "employment-end-law", refusal: "E-REASON-EMPTY", help: "由单位备案；单位还没有报减员的，请您填写，我们来核实" }),
      field("reasonDiffers", "单位填的原因与实际不符", "boolean", { required: false, help: "勾选后由工作人员与您和单位核实，您有15天时间说明，不会直接拒绝" }),
      field("ownReason", "您认为的实际原因", "code", { set: "employment-end-law", when: { field: "reasonDiffers", is: [true] }, refusal: "E-REASON-EMPTY" }),
      field("reasonStory", "说明实际情况", "long-text", { when: { field: "reasonDiffers", is: [true] }, minLength: 10, maxLength: 1000 }),
      field("faultFound", "已有仲裁裁决、法院判决、劳动监察认定，或单位书面承认", "boolean", { when: { field: "leaveReason", is: ["09"] } }),
      field("paidMonths", "累计缴费月数", "number", { known: "paidMonths", required: false, max: 720, help: "由社保缴费记录计算；可领几个月由系统核定，不能填写" }),
      field("registration", "失业登记", "text", { known: "registration", required: false, help: "还没有登记的，提交申领时一并办理失业登记" }),
    ],
    "来自参保缴费和用工备案，不用提供解除劳动合同证明",
  ),
  accountGroup,
  group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: benefitClaimPromise })]),
)
