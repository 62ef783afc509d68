// 失业登记转移: where to, and why there.
import { field, form, group } from "#service"
import { applicantGroup } from "../applicant-group.ts"

export const unemploymentTransferForm = form(
  applicantGroup,
  group("place", "新的登记地", [field("placeKind", "您与登记地的关系", "code", { set: "registration-place", help: "办理地就是新的登记地" })]),
)
