// 生育加发失业保险金: the day of birth is asked until the birth register is connected, everything else is known.
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "../applicant-group.ts"

export const childbirthSupplementForm = form(
  applicantGroup,
  group("birth", "生育", [field("bornOn", "孩子出生日期", "date", { notAfter: "today" })]),
  accountGroup,
  group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: "以上信息真实，没有重复领取。如不属实，愿意退回并承担法律责任。" })]),
)
