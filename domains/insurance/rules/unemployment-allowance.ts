// 失业补助金, the closed programme of 2020-03 to 2022-12: decided as it was then, refused since.
import { and, atLeast, band, cite, lessThan, minus, months, moreThan, named, no, not, oneOf, or, portion, ratio, rule, times, years } from "#policy"
import { allowanceMonthsPaid, benefitUsedUp, contributedMonths, drawsBenefit, endReason } from "./facts.ts"
import { allowanceBase, allowanceMonths, allowanceRatio } from "./parameter-definitions.ts"
import { allowanceScope, monthsCapReached, programmeClosed, stackedOnBenefit } from "./reasons.ts"
import { voluntaryReasons } from "./end-reasons.ts"

const law = cite("失业补助金政策（2020年至2022年）", "扩大失业保险保障范围")

const share = named("发放比例", band(contributedMonths, allowanceRatio, "ratio").below(ratio(0)))
const monthly = named("每月失业补助金", portion(allowanceBase, share, "floor"))
const left = named("剩余月数", minus(allowanceMonths, allowanceMonthsPaid))

export const unemploymentAllowance = rule({
  name: "insurance.unemployment-allowance",
  title: "失业补助金",
  law,
  since: "2020-03-01",
  until: "2023-01-01",
  subject: "person-month",
  conditions: [
    {
      name: "in-scope", says: "失业保险金已领满，或缴费不足1年（{contributed-months}），或满1年但因本人意愿离职（{end-reason}）",
      expr: or(benefitUsedUp, and(moreThan(contributedMonths, months(0)), lessThan(contributedMonths, years(1))), and(atLeast(contributedMonths, years(1)), oneOf(endReason, voluntaryReasons))),
      otherwise: allowanceScope,
    },
    { name: "months-left", says: "已发{allowance-months-paid}，不足{insurance.allowance-months}", expr: lessThan(allowanceMonthsPaid, allowanceMonths), otherwise: monthsCapReached },
    { name: "not-with-benefit", says: "当月没有领取失业保险金", expr: not(drawsBenefit), otherwise: stackedOnBenefit },
  ],
  gives: { monthly, months: left, total: named("剩余合计", times(monthly, left)) },
})

export const unemploymentAllowanceClosed = rule({
  name: "insurance.unemployment-allowance",
  title: "失业补助金（已结束）",
  law,
  since: "2023-01-01",
  subject: "person-month",
  conditions: [{ name: "programme-open", says: "政策仍在执行", expr: no, otherwise: programmeClosed }],
  gives: {},
})
