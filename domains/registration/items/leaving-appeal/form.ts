// 退工申诉: the employer does not file the leaving (domain/01 §5.4).
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const leavingAppealForm = form(
  applicantGroup,
  group("leaving", "离职情况", [
    field("employerName", "单位名称", "text", { minLength: 2, maxLength: 100 }),
    field("endedOn", "离职日期", "date", { notAfter: "today", refusal: "E-DATE-01", help: "从这天起不再上班" }),
    field("legalReason", "离职情形", "code", { set: "employment-end-law" }),
    field("account", "经过", "long-text", { minLength: 10, maxLength: 1000, help: "什么时候、怎么离开的，跟单位说过没有；有仲裁、判决、工资记录的写上" }),
    field("promise", "本人承诺", "promise", { promiseText: "本人承诺以上情况真实，愿意配合核实。" }),
  ]),
)
