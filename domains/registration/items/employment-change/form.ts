// 就业登记变更, of one's own work.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const employmentChangeForm = form(
  applicantGroup,
  group("change", "变更内容", [
    field("workRegion", "新的工作地", "region", { required: false, refusal: "E-REG-01" }),
    field("content", "新的工作内容", "long-text", { required: false, minLength: 6, maxLength: 200 }),
    field("monthlyIncome", "月收入", "money", { required: false, max: 100_000_000, refusal: "E-AMT-01" }),
  ]),
)
