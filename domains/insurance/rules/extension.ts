// Months used up, still unemployed, less than one year before retirement: the benefit goes on to the retirement month.
import { addMonths, addYears, after, before, cite, lastDayOf, monthOf, months, monthsBetween, named, plus, retirementDay, rule, today, wholeYears } from "#policy"
import { birthDate, lastMonth, retirementKind, stillUnemployed } from "./facts.ts"
import { notNearRetirement, notRegistered, notUsedUp, retired } from "./reasons.ts"
import { monthlyStandard } from "./benefit-standard.ts"

const endOfBenefit = named("领满之日", lastDayOf(lastMonth))
const retires = retirementDay(birthDate, retirementKind)
const first = named("延长首月", addMonths(lastMonth, months(1)))
const last = named("延长末月", monthOf(retires))

export const extension = rule({
  name: "insurance.extension",
  title: "失业保险金延长发放",
  law: cite("人力资源社会保障部 财政部关于扩大失业保险保障范围的通知（人社部发〔2020〕40号）", "领金期满仍未就业且距法定退休年龄不足1年的，2019年12月起继续发放至法定退休年龄"),
  since: "2019-12-01",
  subject: "claim",
  conditions: [
    { name: "used-up", says: "失业保险金已于{领满之日}领满", expr: after(today, endOfBenefit), otherwise: notUsedUp },
    { name: "still-unemployed", says: "仍有有效失业登记", expr: stillUnemployed, otherwise: notRegistered },
    { name: "before-retirement", says: "领满时未到法定退休月（法定退休日{法定退休日}）", expr: after(monthOf(retires), lastMonth), otherwise: retired },
    { name: "near-retirement", says: "领满之日{领满之日}距法定退休日{法定退休日}不足1年", expr: before(retires, addYears(endOfBenefit, wholeYears(1))), otherwise: notNearRetirement },
  ],
  gives: { firstMonth: first, lastMonth: last, months: named("延长月数", plus(monthsBetween(first, last), months(1))), monthly: monthlyStandard },
})
