// Pension premium of older claimants (大龄领金人员), 2025-01-01 to 2039-12-31: the fund bears the lowest flexible tier.
import { atMost, choose, cite, code, equals, lessThan, monthOf, months, monthsBetween, named, onOrBefore, portion, retirementDay, rule } from "#policy"
import { birthDate, businessMonth, drawsBenefit, retirementKind } from "./facts.ts"
import { contributionBase, flexiblePensionRate, olderClaimantWindow } from "./parameter-definitions.ts"
import { noBenefitThisMonth, notNearRetirement, retired } from "./reasons.ts"

const retireMonth = named("法定退休月", monthOf(retirementDay(birthDate, retirementKind)))
const ahead = named("距法定退休月数", monthsBetween(businessMonth, retireMonth))

export const olderClaimantPension = rule({
  name: "insurance.older-claimant-pension",
  title: "大龄领金人员代缴养老保险费",
  law: cite("国务院关于渐进式延迟法定退休年龄的办法", "关于领取失业保险金且距法定退休年龄不足一年人员的规定"),
  since: "2025-01-01",
  until: "2040-01-01",
  subject: "person-month",
  conditions: [
    { name: "drawing", says: "当月领取失业保险金（{draws-benefit}）", expr: drawsBenefit, otherwise: noBenefitThisMonth },
    { name: "not-past-retirement", says: "{month}不晚于法定退休月{法定退休月}", expr: onOrBefore(businessMonth, retireMonth), otherwise: retired },
    {
      name: "near-retirement", says: "距法定退休{距法定退休月数}，按当地算法在1年以内",
      expr: choose([[equals(olderClaimantWindow, code("less-than")), lessThan(ahead, months(12))]], atMost(ahead, months(12))), otherwise: notNearRetirement,
    },
  ],
  gives: { monthly: named("当月代缴养老保险费", portion(contributionBase, flexiblePensionRate, "half-up")) },
})
