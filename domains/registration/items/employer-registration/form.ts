// 用人单位登记 (domain/01 §3.2): only what the market register does not already say.
import { field, form, group } from "#service"

export const employerRegistrationForm = form(
  group(
    "unit",
    "单位信息",
    [
      field("uscc", "统一社会信用代码", "text", { known: "uscc", required: false }),
      field("unitName", "单位名称", "text", { known: "name", required: false }),
      field("workRegion", "实际经营地", "region", { refusal: "E-REG-01", known: "region", correctable: true }),
    ],
    "以下信息来自市场主体登记，请核对",
  ),
  group("contact", "联系人", [
    field("contactName", "联系人", "text", { minLength: 2, maxLength: 50, known: "contactName", correctable: true }),
    field("contactMobile", "手机号码", "mobile", { refusal: "E-TEL-01" }),
  ]),
  group("dispatch", "劳务派遣", [
    field("isDispatch", "是劳务派遣单位", "boolean"),
    field("dispatchLicence", "劳务派遣经营许可证号", "text", { when: { field: "isDispatch", is: [true] }, minLength: 5, maxLength: 40 }),
  ]),
)
