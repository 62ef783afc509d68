// 生育加发失业保险金: the day of birth is asked until the birth register is connected, everything else is known.
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "../applicant-group.ts"
import { promiseGroup } from "../beside-benefit.ts"

export const childbirthSupplementForm = form(
  applicantGroup,
  group("birth", "生育", [field("bornOn", "孩子出生日期", "date", { notAfter: "today" })]),
  accountGroup,
  promiseGroup,
)
