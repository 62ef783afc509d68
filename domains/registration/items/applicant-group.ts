// What every person is asked the same way: who they are and how to reach them, filled in from the registers.
import { field, group } from "#service"

export const applicantGroup = group(
  "applicant",
  "本人信息",
  [
    field("name", "姓名", "text", { known: "name", required: false }),
    field("idNumber", "证件号码", "text", { known: "idNumber", required: false, help: "来自公安人口信息，不用填写" }),
    field("mobile", "手机号码", "text", { known: "mobile", required: false, help: "办理结果和政策通知发到这个号码；号码变了请先在“我的信息”里更新" }),
  ],
  "以下信息来自社保卡和公安人口信息，请核对",
)
