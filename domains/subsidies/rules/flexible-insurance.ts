// Social-insurance subsidies paid to people in flexible employment, month by month (SI-FLEX-HARD, SI-FLEX-GRAD): at most two thirds of what was really paid.
import type { Condition, Expression } from "#policy"
import { and, any, before, choose, code, divide, equals, fen, firstDayOf, least, minus, months, moreThan, named, not, number, oneOf, onOrAfter, onOrBefore, or, plus, portion, present, rule, sum, times } from "#policy"
import { contributionBase, flexiblePensionRate } from "#domains/insurance"
import { hardInMonth, hardshipMonthsLeft, monthsLeft, noEntity, notInsuredElsewhere, schoolLeaverConditions, workingAgeInMonth } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { hardshipCap, hasActiveEntity, monthEnd } from "./definitions.ts"
import { contributions, drawsBenefit, flexibleFrom, flexibleMonthsUsed, flexibleUntil, hardUntil, hiredMonthsUsed, insuredElsewhere, lowIncome, monthsUsed, ownShopAlone, subsidyMonth } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import {
  allowBackPay, allowLoneShop, capShared, flexibleBaseCap, flexibleFixedMedical, flexibleFixedPension, flexibleFixedPensionLowIncome, flexibleGraduateMonths, flexibleMedicalRate, flexibleMode, flexibleShare,
} from "./parameter-definitions.ts"
import { backPaid, cap24, drawsBenefitThen, notFlexible, notHard, notPaid } from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const { columns } = contributions
const paidAlone = and(equals(columns.payer, code("individual")), moreThan(columns.amount, fen(0)))
const inTime = and(paidAlone, or(allowBackPay, not(columns.back)))
const paidFor = (kind: string): Expression<"fen"> => sum(contributions, columns.amount, and(inTime, equals(columns.kind, code(kind))))
const is = (mode: string) => equals(flexibleMode, code(mode))

/** The nation's ceiling is exactly two thirds; a place's own share may only be lower. Rounded down to 分. */
const shareOf = (amount: Expression<"fen">): Expression<"fen"> => least(divide(times(amount, number(2)), number(3), "floor"), portion(amount, flexibleShare, "floor"))

/** One kind of insurance: a share of what was paid up to the cap or the lowest tier, or a fixed sum, and never above two thirds of what was paid. */
function forKind(kind: string, label: string, rate: Expression<"ratio">, fixed: Expression<"fen">): Expression<"fen"> {
  const paid = named(`实缴${label}费`, paidFor(kind))
  const counted = named(
    `计入补贴的${label}费`,
    choose([[is("tier"), least(paid, portion(contributionBase, rate, "floor"))], [moreThan(flexibleBaseCap, fen(0)), least(paid, portion(flexibleBaseCap, rate, "floor"))]], paid),
  )
  return named(`${label}补贴`, choose([[is("fixed"), least(fixed, divide(times(paid, number(2)), number(3), "floor"))]], shareOf(counted)))
}

const pension = forKind("pension", "养老保险", flexiblePensionRate, choose([[lowIncome, flexibleFixedPensionLowIncome]], flexibleFixedPension))
const medical = forKind("medical", "医疗保险", flexibleMedicalRate, flexibleFixedMedical)
const amount = named("当月补贴", plus(pension, medical))

const registered: Condition = {
  name: "flexibly-employed", says: "{subsidy-month}有灵活就业登记（{flexible-from}至{flexible-until}）",
  expr: and(present(flexibleFrom), onOrBefore(flexibleFrom, monthEnd), or(not(present(flexibleUntil)), before(firstDayOf(subsidyMonth), flexibleUntil))), otherwise: notFlexible, law: fundRules("灵活就业社会保险补贴"),
}
const paid: readonly Condition[] = [
  { name: "paid-alone", says: "{contributions}中有以个人身份当月到账的社会保险费", expr: any(contributions, paidAlone), otherwise: notPaid, law: fundRules("灵活就业社会保险补贴") },
  { name: "not-back-paid", says: "不是补缴的月份（{contributions}）", expr: or(not(any(contributions, paidAlone)), any(contributions, inTime)), otherwise: backPaid, law: fundRules("灵活就业社会保险补贴") },
]
/** A unit that pays, or the part a worker pays beside it, is employment, whatever else is said of the month. */
const asEmployee = any(contributions, and(oneOf(columns.payer, ["employer", "person"]), moreThan(columns.amount, fen(0)), not(columns.back)))
const notEmployed: Condition = { ...notInsuredElsewhere, says: "当月没有以职工身份参保（{contributions}）", expr: and(not(insuredElsewhere), not(asEmployee)) }
const entityAllowed: Condition = { ...noEntity, says: "名下没有在营市场主体（出资比例{share-held}），或当地允许无雇工个体工商户", expr: or(not(hasActiveEntity), and(allowLoneShop, ownShopAlone)) }
const noBenefit: Condition = { name: "no-benefit", says: "当月没有领取失业保险金", expr: not(drawsBenefit), otherwise: drawsBenefitThen, law: fundRules("灵活就业社会保险补贴") }
const monthOnly = { from: subsidyMonth, until: subsidyMonth } as const
const hardUsed = named("已享受月数", choose([[capShared, plus(hiredMonthsUsed, flexibleMonthsUsed)]], flexibleMonthsUsed))

/** The identity continues while the flexible employment is registered: it must have been there when that began, or come after. */
const recognised: readonly Condition[] = [
  ...hardInMonth.filter((condition) => condition.name !== "still-hard"),
  {
    name: "hard-when-registered", says: "灵活就业登记（{flexible-from}）时具有就业困难人员身份（终止{hardship-until}）",
    expr: or(not(present(hardUntil)), not(present(flexibleFrom)), onOrAfter(hardUntil, flexibleFrom)), otherwise: notHard, law: promotionLaw("第五十二条"),
  },
]

export const hardshipFlexibleInsurance = rule({
  name: "subsidies.hardship-flexible-insurance",
  title: "就业困难人员灵活就业社会保险补贴",
  law: promotionLaw("第五十二条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [
    ...recognised, registered, ...paid, notEmployed, entityAllowed, noBenefit, ...workingAgeInMonth,
    ...hardshipMonthsLeft(hardUsed),
    ...checkedConditions("SI-FLEX-HARD", "monthly"), ...stackingConditions("SI-FLEX-HARD", monthOnly),
  ],
  gives: { amount, pension, medical, cap: hardshipCap },
})

export const graduateFlexibleInsurance = rule({
  name: "subsidies.graduate-flexible-insurance",
  title: "高校毕业生灵活就业社会保险补贴",
  law: promotionLaw("第十五条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [
    ...schoolLeaverConditions(flexibleFrom, monthEnd, fundRules("高校毕业生灵活就业社会保险补贴")), registered, ...paid, notEmployed, entityAllowed, noBenefit, ...workingAgeInMonth,
    monthsLeft(monthsUsed, flexibleGraduateMonths, cap24),
    ...checkedConditions("SI-FLEX-GRAD", "monthly"), ...stackingConditions("SI-FLEX-GRAD", monthOnly),
  ],
  gives: { amount, pension, medical, cap: flexibleGraduateMonths, monthsLeft: named("本月后剩余月数", minus(minus(flexibleGraduateMonths, monthsUsed), months(1))) },
})
