// What every person is asked the same way: who they are and how to reach them, filled in from the registers.
import { field, group } from "#service"

export const applicantGroup = group(
  "applicant",
  "本人信息",
  [
    field("name", "姓名", "text", { known: "name", required: false }),
    field("idNumber", "证件号码", "text", { known: "idNumber", required: false, help: "来自公安人口信息，不用填写" }),
    field("mobile", "手机号码", "mobile", { known: "mobile", correctable: true, required: false, help: "与系统里的号码不同才需要填写；办理结果和政策通知会发到这个号码", refusal: "E-TEL-01" }),
  ],
  "以下信息来自社保卡和公安人口信息，请核对",
)
