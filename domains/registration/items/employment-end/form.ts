// 就业登记终止, of one's own work.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const employmentEndForm = form(
  applicantGroup,
  group("end", "终止情况", [
    field("endReason", "终止原因", "code", { set: "employment-end", only: ["06", "07", "11", "90"] }),
    field("endedOn", "停止日期", "date", { notAfter: "today", refusal: "E-DATE-01", help: "从这天起不再工作" }),
  ]),
)
