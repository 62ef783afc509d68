// The numbers of registration that differ by place or year (domain/01 §13): the nation's rows and the demonstration province's.
import { nation, parameter, parameterTable, type ParameterRow, type ParameterValue } from "#policy"

export const flexibleValidMonths = parameter({ key: "flex.valid-months", label: "灵活就业登记有效期", type: "months", unit: "月" })
const hireDays = parameter({ key: "employment.hire-days", label: "招用后办理登记的期限", type: "days", unit: "天", limit: { direction: "at-most", nation: "usable" } })
const leaveDays = parameter({ key: "filing.leave-days", label: "终止后办理备案的期限", type: "days", unit: "天", limit: { direction: "at-most", nation: "usable" } })
const futureHireDays = parameter({ key: "filing.future-hire-days", label: "可提前备案的天数", type: "days", unit: "天" })
const autoFromInsurance = parameter({ key: "employment.auto-from-si", label: "参保即登记", type: "boolean", unit: "是否" })
const draftDays = parameter({ key: "employment.draft-end-days", label: "单位报减员后的异议期", type: "days", unit: "天" })
const businessObjectionDays = parameter({ key: "unemp.entity-objection-days", label: "发现开办市场主体后的异议期", type: "days", unit: "天" })
const flexibleGraceDays = parameter({ key: "flex.grace-days", label: "灵活就业到期后的确认期", type: "days", unit: "天" })
const noContactMonths = parameter({ key: "unemp.no-contact-months", label: "未联系注销的月数", type: "months", unit: "月" })
const noContactAttempts = parameter({ key: "unemp.no-contact-attempts", label: "注销前须有的联系记录次数", type: "count", unit: "次" })
const refuseTimes = parameter({ key: "unemp.refuse-times", label: "无正当理由拒绝服务的次数", type: "count", unit: "次" })
const refuseMonths = parameter({ key: "unemp.refuse-months", label: "拒绝服务的计算期间", type: "months", unit: "月" })
const objectionWorkingDays = parameter({ key: "unemp.objection-working-days", label: "拟注销告知后的异议期", type: "working-days", unit: "工作日" })
const contactWorkingDays = parameter({ key: "unemp.contact-working-days", label: "登记后首次联系的期限", type: "working-days", unit: "工作日", limit: { direction: "at-most", nation: "usable" } })
const graduateContactDays = parameter({ key: "graduate.contact-working-days", label: "未就业毕业生首次联系的期限", type: "working-days", unit: "工作日" })
const graduateServiceMonths = parameter({ key: "graduate.service-months", label: "未就业毕业生实名服务的期间", type: "months", unit: "月" })
const layoffPersons = parameter({ key: "filing.layoff-persons", label: "规模裁员人数", type: "persons", unit: "人" })
const layoffShare = parameter({ key: "filing.layoff-share", label: "规模裁员占职工总数比例", type: "ratio", unit: "万分之一" })

/** The settings the server asks for by name. */
export const settings = {
  flexibleValidMonths, hireDays, leaveDays, futureHireDays, autoFromInsurance, draftDays, businessObjectionDays, flexibleGraceDays, noContactMonths, noContactAttempts,
  refuseTimes, refuseMonths, objectionWorkingDays, contactWorkingDays, graduateContactDays, graduateServiceMonths, layoffPersons, layoffShare,
} as const

const row = (definition: { readonly parameter: { readonly key: string; readonly unit: string } }, region: string, value: ParameterValue, documentNumber: string, from = "2021-01-01"): ParameterRow => ({
  key: definition.parameter.key, region, value, unit: definition.parameter.unit, from, to: null, documentNumber, enteredBy: "参数录入员", approvedBy: "参数审批员",
})

const rules28 = "就业服务与就业管理规定"
const doc79 = "人社厅发〔2020〕79号"
const reference = "示例省人社规〔2025〕1号"

const rows: readonly ParameterRow[] = [
  row(hireDays, nation, 30, rules28),
  row(leaveDays, nation, 15, rules28),
  row(leaveDays, "990000", 7, reference),
  row(contactWorkingDays, nation, 5, doc79),
  row(noContactMonths, nation, 6, rules28),
  row(noContactAttempts, nation, 3, doc79),
  row(layoffPersons, nation, 20, "劳动合同法第四十一条"),
  row(layoffShare, nation, 1000, "劳动合同法第四十一条"),
  row(futureHireDays, nation, 7, reference),
  row(autoFromInsurance, nation, true, reference),
  row(draftDays, nation, 15, reference),
  row(businessObjectionDays, nation, 15, reference),
  row(flexibleValidMonths, nation, 12, reference),
  row(flexibleGraceDays, nation, 30, reference),
  row(refuseTimes, nation, 3, reference),
  row(refuseMonths, nation, 6, reference),
  row(objectionWorkingDays, nation, 5, reference),
  row(graduateContactDays, nation, 10, reference),
  row(graduateServiceMonths, nation, 24, reference),
]

export const registrationParameters = parameterTable(Object.values(settings).map((one) => one.parameter), rows)
