// 一次性领取剩余失业保险金: everything is known from the registers; the person confirms the account and promises.
import { field, form, group } from "#service"
import { accountGroup, applicantGroup } from "../applicant-group.ts"

export const lumpSumForm = form(applicantGroup, accountGroup, group("promise", "承诺", [field("promise", "本人承诺", "promise", { promiseText: "以上信息真实，没有重复领取。如不属实，愿意退回并承担法律责任。" })]))
