// 失业登记变更: wishes and how to be reached.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const unemploymentChangeForm = form(
  applicantGroup,
  group("wish", "变更内容", [
    field("wish", "今后打算", "code", { set: "job-wish" }),
    field("occupation1", "想做的工作", "text", { when: { field: "wish", is: ["work"] }, minLength: 2, maxLength: 50 }),
    field("region1", "希望的工作地区", "text", { when: { field: "wish", is: ["work"] }, required: false, maxLength: 50 }),
    field("pay1", "期望月薪", "money", { when: { field: "wish", is: ["work"] }, required: false, max: 100_000_000, refusal: "E-AMT-01" }),
    field("trainWish", "想参加的培训", "text", { when: { field: "wish", is: ["train"] }, minLength: 2, maxLength: 50 }),
    field("startupWish", "想创业的项目", "text", { when: { field: "wish", is: ["start-up"] }, minLength: 2, maxLength: 50 }),
    field("skills", "技能和证书", "long-text", { required: false, maxLength: 200 }),
  ]),
)
