// What every person confirms the same way when asking for a subsidy: who they are, the months, the account; amounts are never typed.
import { field, group } from "#service"

export const personGroup = group(
  "applicant", "本人信息",
  [
    field("name", "姓名", "text", { known: "name" }),
    field("idNumber", "证件号码", "text", { known: "idNumber", required: false, help: "来自公安人口信息，不用填写" }),
    field("mobile", "手机号码", "mobile", { known: "mobile", correctable: true, required: false, refusal: "E-TEL-01" }),
  ],
  "以下信息来自公安和社保，请核对",
)

export const periodGroup = group(
  "period", "补贴所属期",
  [field("periodFrom", "开始月份", "month", { notAfter: "today", help: "最早可到两年前" }), field("periodUntil", "结束月份", "month", { notAfter: "today", since: "periodFrom", help: "最晚为上个月；金额由系统按实际缴费计算" })],
  "只需选择月份，系统逐月核对参保缴费",
)

export const personAccountGroup = group(
  "account", "收款账户",
  [
    field("bankName", "开户银行", "text", { known: "bankName", required: false }),
    field("bankAccount", "社会保障卡账户", "text", { known: "bankAccount", required: false, help: "没有显示账户的，请先激活社会保障卡金融功能" }),
    field("accountConfirmed", "账户确认", "promise", { promiseText: "补贴发放到上述本人社会保障卡账户。" }),
  ],
)

export const promiseGroup = group("promise", "承诺", [
  field("promise", "承诺", "promise", { promiseText: "以上信息真实，没有重复享受其他补贴，同意查询核对所需的信息。如不属实，愿意退回并承担法律责任。" }),
])

export const unitGroup = group(
  "unit", "单位信息",
  [field("uscc", "统一社会信用代码", "text", { known: "uscc", required: false }), field("unitName", "单位名称", "text", { known: "name", required: false })],
  "以下信息来自市场主体登记；补贴人员由系统从用工备案、学历和参保缴费记录中找出，不用填报",
)
