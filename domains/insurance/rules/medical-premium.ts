// 社会保险法 art. 48: the fund pays the whole medical premium of those who draw, month for month.
import { cite, moreThan, months, named, plus, portion, rule, times } from "#policy"
import { paidMonths } from "./facts.ts"
import { contributionBase, employerMedicalRate, personMedicalRate } from "./parameter-definitions.ts"
import { noBenefitThisMonth } from "./reasons.ts"

/** Whole premium of one month, 分: base × (employer + person rate), the person pays nothing. */
export const monthlyMedicalPremium = named("每月代缴医疗保险费", portion(contributionBase, plus(employerMedicalRate, personMedicalRate), "half-up"))

export const medicalPremium = rule({
  name: "insurance.medical-premium",
  title: "代缴职工基本医疗保险费",
  law: cite("社会保险法", "第四十八条"),
  since: "2011-07-01",
  subject: "claim",
  conditions: [{ name: "drawing", says: "已发失业保险金{paid-months}", expr: moreThan(paidMonths, months(0)), otherwise: noBenefitThisMonth }],
  gives: { monthly: monthlyMedicalPremium, months: paidMonths, total: named("代缴合计", times(monthlyMedicalPremium, paidMonths)) },
})
