// 灵活就业登记 (domain/01 §5.2).
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const flexibleEmploymentForm = form(
  applicantGroup,
  group("work", "工作情况", [
    field("flexKind", "灵活就业方式", "code", { set: "flexible-kind" }),
    field("flexContent", "做什么工作", "long-text", { minLength: 6, maxLength: 200, placeholder: "例如：在东湖街道一带送外卖", help: "写清楚在哪里、做什么，至少6个字" }),
    field("workRegion", "工作地", "region", { refusal: "E-REG-01" }),
    field("startDate", "开始日期", "date", { notAfter: "today", refusal: "E-DATE-01" }),
    field("monthlyIncome", "月收入", "money", { required: false, max: 100_000_000, refusal: "E-AMT-01" }),
    field("platform", "服务的平台或家庭", "text", { required: false, maxLength: 100 }),
  ]),
  group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: "本人承诺正在从事以上有收入的工作；停止后15日内办理就业登记终止；到期前在网上确认一次。" })]),
)
