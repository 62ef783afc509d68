// Pension premium of older claimants (大龄领金人员), 2025-01-01 to 2039-12-31: the fund bears the lowest flexible tier, paid by itself or given back.
import { atMost, choose, cite, code, type Condition, equals, fen, least, lessThan, month, monthOf, months, monthsBetween, moreThan, named, onOrAfter, onOrBefore, portion, retirementDay, rule } from "#policy"
import { birthDate, businessMonth, drawsBenefit, ownPensionPaid, retirementKind } from "./facts.ts"
import { contributionBase, flexiblePensionRate, olderClaimantWindow, olderPensionMode } from "./parameter-definitions.ts"
import { beforeMeasure, noBenefitThisMonth, notNearRetirement, paidDirectly, pensionNotPaid, retired } from "./reasons.ts"

const retireMonth = named("法定退休月", monthOf(retirementDay(birthDate, retirementKind)))
const ahead = named("距法定退休月数", monthsBetween(businessMonth, retireMonth))

/** The fund bears the premium of months from January 2025 on, whenever the benefit was approved. */
const firstPaidMonth = month("2025-01")

const inLastYear: readonly Condition[] = [
  { name: "since-the-measure", says: "{month}在2025年1月或以后", expr: onOrAfter(businessMonth, firstPaidMonth), otherwise: beforeMeasure },
  { name: "drawing", says: "当月领取失业保险金（{draws-benefit}）", expr: drawsBenefit, otherwise: noBenefitThisMonth },
  { name: "not-past-retirement", says: "{month}不晚于法定退休月{法定退休月}", expr: onOrBefore(businessMonth, retireMonth), otherwise: retired },
  {
    name: "near-retirement", says: "距法定退休{距法定退休月数}，按当地算法在1年以内",
    expr: choose([[equals(olderClaimantWindow, code("less-than")), lessThan(ahead, months(12))]], atMost(ahead, months(12))), otherwise: notNearRetirement,
  },
]
const lowestTier = portion(contributionBase, flexiblePensionRate, "half-up")

export const olderClaimantPension = rule({
  name: "insurance.older-claimant-pension",
  title: "大龄领金人员代缴养老保险费",
  law: cite("国务院关于渐进式延迟法定退休年龄的办法", "关于领取失业保险金且距法定退休年龄不足一年人员的规定"),
  since: "2025-01-01",
  until: "2040-01-01",
  subject: "person-month",
  conditions: inLastYear,
  gives: { monthly: named("当月代缴养老保险费", lowestTier) },
})

/** 先缴后补: where the place has people pay first, what they really paid is given back, up to the lowest flexible tier. */
export const olderClaimantPensionRefund = rule({
  name: "insurance.older-claimant-pension-refund",
  title: "大龄领金人员养老保险费先缴后补",
  law: cite("国务院关于渐进式延迟法定退休年龄的办法", "关于领取失业保险金且距法定退休年龄不足一年人员的规定"),
  since: "2025-01-01",
  until: "2040-01-01",
  subject: "person-month",
  conditions: [
    { name: "reimbursed-here", says: "当地办法：{insurance.older-pension-mode}", expr: equals(olderPensionMode, code("reimburse")), otherwise: paidDirectly },
    ...inLastYear,
    { name: "paid-by-person", says: "当月本人已缴养老保险费{own-pension-paid}", expr: moreThan(ownPensionPaid, fen(0)), otherwise: pensionNotPaid },
  ],
  gives: { amount: named("当月补给养老保险费", least(lowestTier, ownPensionPaid)) },
})
