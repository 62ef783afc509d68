// 失业登记注销, at the person's own request.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const unemploymentCancelForm = form(
  applicantGroup,
  group("cancel", "注销原因", [
    field("endKey", "为什么注销", "code", { set: "own-unemployment-end" }),
    field("since", "从哪天起", "date", { notAfter: "today", refusal: "E-DATE-01" }),
    field("explanation", "补充说明", "long-text", { required: false, maxLength: 200 }),
    field("understood", "我知道", "promise", { promiseText: "注销后不再享受失业人员的服务和政策；正在领取失业保险金的，会重新核定。以后可以随时重新登记，但连续失业时间从重新登记之日起计算。" }),
  ]),
)
