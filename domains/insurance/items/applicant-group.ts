// What every claimant confirms the same way: who they are, how to reach them, and the account on record, none of it typed again.
import { field, group } from "#service"

export const applicantGroup = group(
  "applicant",
  "本人信息",
  [
    field("name", "姓名", "text", { known: "name" }),
    field("idNumber", "证件号码", "text", { known: "idNumber", help: "来自公安人口信息，不用填写" }),
    field("mobile", "手机号码", "mobile", { known: "mobile", correctable: true, required: false, help: "与系统里的号码不同才需要填写；办理进度会发到这个号码", refusal: "E-TEL-01" }),
  ],
  "以下信息来自公安和社保，请核对",
)

/** Money goes to the account of the social-security card on the person's record; nobody types an account number. */
export const accountGroup = group(
  "account",
  "收款账户",
  [
    field("accountHolder", "户名", "text", { known: "name", correctable: true, refusal: "E-ACCOUNT-OTHER", help: "必须是本人" }),
    field("bankName", "开户银行", "text", { known: "bankName", required: false }),
    field("bankAccount", "社会保障卡账户", "text", { known: "bankAccount", required: false, help: "没有显示账户的，请先激活社会保障卡金融功能；不影响本次申领" }),
    field("accountConfirmed", "账户确认", "promise", { promiseText: "待遇发放到上述本人社会保障卡账户。账户有变化的，由本人登录后在“我的信息”里更正，或到窗口更正。" }),
  ],
  "待遇只发放到本人社会保障卡账户",
)
