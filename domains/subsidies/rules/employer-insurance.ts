// Social-insurance subsidies paid to employers, month by month: for people with difficulty in finding work, and for graduates in small firms (SI-EMP-HARD, SI-SME-GRAD).
import type { CodesParameter, Condition, Expression } from "#policy"
import { and, any, choose, divide, equals, code, fen, minus, months, moreThan, named, not, oneOf, or, plus, portion, rule, sum, times } from "#policy"
import { employedInMonth, graduateConditions, hardInMonth, hardshipMonthsLeft, healthyUnit, monthsLeft, notOwner, oneYearContract, workingAgeInMonth } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { hardshipCap, oneYearContractOrWaived, sizeIn } from "./definitions.ts"
import { contractStart, contributions, dispatched, flexibleMonthsUsed, hiredMonthsUsed, monthsUsed, subsidyMonth } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import { allowBackPay, allowDispatch, baseCeiling, capShared, employerShare, graduateEmployerMonths, graduateEmployerSizes, insuredKinds } from "./parameter-definitions.ts"
import { backPaid, cap12, contractTooShort, dispatchExcluded, notPaid, sizeOutside } from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const { columns } = contributions
const arrived = and(equals(columns.payer, code("employer")), moreThan(columns.amount, fen(0)))
const inTime = and(arrived, or(allowBackPay, not(columns.back)))

/** What the unit really paid for the kinds the place subsidises, up to the base ceiling; the person's part never counts. */
export const employerPart = (kinds: CodesParameter): Expression<"fen"> =>
  named(
    "单位实际缴费",
    sum(contributions, choose([[moreThan(columns.base, baseCeiling), divide(times(columns.amount, baseCeiling), columns.base, "floor")]], columns.amount), and(inTime, oneOf(columns.kind, kinds))),
  )

/** A month for which nothing of the subsidised kinds was paid has nothing to subsidise, whatever else was paid. */
export function employerPaid(kinds: CodesParameter): readonly Condition[] {
  const counted = oneOf(columns.kind, kinds)
  return [
    { name: "employer-paid", says: "{contributions}中有单位当月到账的社会保险费", expr: any(contributions, and(arrived, counted)), otherwise: notPaid, law: fundRules("社会保险补贴") },
    { name: "not-back-paid", says: "不是补缴的月份（{contributions}）", expr: or(not(any(contributions, and(arrived, counted))), any(contributions, and(inTime, counted))), otherwise: backPaid, law: fundRules("社会保险补贴") },
  ]
}

export const notDispatched: Condition = { name: "not-dispatched", says: "不是劳务派遣用工，或当地允许", expr: or(not(dispatched), allowDispatch), otherwise: dispatchExcluded }

export const monthOnly = { from: subsidyMonth, until: subsidyMonth } as const
const hardUsed = named("已享受月数", choose([[capShared, plus(hiredMonthsUsed, flexibleMonthsUsed)]], hiredMonthsUsed))

export const hardshipHireInsurance = rule({
  name: "subsidies.hardship-hire-insurance",
  title: "单位招用就业困难人员社会保险补贴",
  law: promotionLaw("第五十二条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [
    ...hardInMonth,
    { ...oneYearContract, expr: oneYearContractOrWaived, says: "签订1年以上劳动合同（{contract-start}至{contract-end}），临近退休的当地可免", otherwise: contractTooShort },
    employedInMonth, ...employerPaid(insuredKinds), notOwner, notDispatched, healthyUnit, ...workingAgeInMonth,
    ...hardshipMonthsLeft(hardUsed),
    ...checkedConditions("SI-EMP-HARD", "monthly"), ...stackingConditions("SI-EMP-HARD", monthOnly),
  ],
  gives: {
    amount: named("当月补贴", portion(employerPart(insuredKinds), employerShare, "floor")),
    cap: hardshipCap,
    monthsLeft: named("本月后剩余月数", minus(minus(hardshipCap, hardUsed), months(1))),
  },
})

export const graduateHireInsurance = rule({
  name: "subsidies.graduate-hire-insurance",
  title: "小微企业招用高校毕业生社会保险补贴",
  law: promotionLaw("第十五条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [
    { name: "size", says: "企业规模（{enterprise-size}）在范围之内", expr: sizeIn(graduateEmployerSizes), otherwise: sizeOutside, law: fundRules("小微企业社会保险补贴") },
    ...graduateConditions(contractStart, fundRules("小微企业社会保险补贴")),
    oneYearContract, employedInMonth, ...employerPaid(insuredKinds), notOwner, notDispatched, healthyUnit, ...workingAgeInMonth,
    monthsLeft(monthsUsed, graduateEmployerMonths, cap12),
    ...checkedConditions("SI-SME-GRAD", "monthly"), ...stackingConditions("SI-SME-GRAD", monthOnly),
  ],
  gives: {
    amount: named("当月补贴", portion(employerPart(insuredKinds), employerShare, "floor")),
    cap: graduateEmployerMonths,
    monthsLeft: named("本月后剩余月数", minus(minus(graduateEmployerMonths, monthsUsed), months(1))),
  },
})
