// 求职补贴 during the claim, where a province grants it: a share of the average base, at most six months, not beyond retirement age.
import { before, cite, least, lessThan, minus, monthOf, months, monthsBetween, named, plus, portion, retirementDay, rule, times, today } from "#policy"
import { averageBase, birthDate, drawsBenefit, jobSeekingMonthsPaid, retirementKind } from "./facts.ts"
import { jobSeekingMonths, jobSeekingRatio, provincialDocument } from "./parameter-definitions.ts"
import { monthsCapReached, noBenefitThisMonth, retired } from "./reasons.ts"

const monthly = named("每月求职补贴", portion(averageBase, jobSeekingRatio, "floor"))
const retires = retirementDay(birthDate, retirementKind)
/** To the month of retirement and no further, that month included. */
const left = named("剩余月数", least(minus(jobSeekingMonths, jobSeekingMonthsPaid), plus(monthsBetween(monthOf(today), monthOf(retires)), months(1))))

export const jobSeekingAllowance = rule({
  name: "insurance.job-seeking-allowance",
  title: "领金期间求职补贴",
  law: cite(provincialDocument, "求职补贴"),
  since: "2025-01-01",
  subject: "person-month",
  conditions: [
    { name: "drawing", says: "当月领取失业保险金", expr: drawsBenefit, otherwise: noBenefitThisMonth },
    { name: "months-left", says: "已发{job-seeking-months-paid}，不足{insurance.job-seeking-months}", expr: lessThan(jobSeekingMonthsPaid, jobSeekingMonths), otherwise: monthsCapReached },
    { name: "before-retirement", says: "未到法定退休日{法定退休日}", expr: before(today, retires), otherwise: retired },
  ],
  gives: { monthly, months: left, total: named("剩余合计", times(monthly, left)) },
})
