// 个体经营、自主创业就业登记 (domain/01 §5.2).
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const selfEmploymentForm = form(
  applicantGroup,
  group("business", "经营情况", [
    field("form", "就业形式", "code", { set: "ADC111", only: ["021", "023"] }),
    field("businessKind", "创业类型", "code", { set: "business-kind", when: { field: "form", is: ["023"] } }),
    field("uscc", "统一社会信用代码", "credit-code", { help: "营业执照上的18位代码", refusal: "E-USC-01" }),
    field("businessName", "名称", "text", { minLength: 2, maxLength: 100 }),
    field("startDate", "开始经营日期", "date", { notAfter: "today", refusal: "E-DATE-01" }),
    field("workRegion", "经营地", "region", { refusal: "E-REG-01" }),
    field("shop", "平台和店铺", "text", { when: { field: "businessKind", is: ["online-business"] }, minLength: 2, maxLength: 100 }),
    field("jobsCreated", "带动就业人数", "number", { required: false, min: 0, max: 9999 }),
  ]),
  group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: "本人承诺以上经营情况真实；停止经营后15日内办理就业登记终止。" })]),
)
