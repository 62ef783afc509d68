// Public-welfare posts: the wage subsidy by the month, prorated as the place says, and the employer's insurance for them (PW-POST, PW-SI).
import type { Condition, Expression } from "#policy"
import { addDays, and, atLeast, atMost, choose, code, days, daysBetween, divide, equals, fact, fen, firstDayOf, greatest, lastDayOf, least, minus, months, moreThan, named, not, number, oneOf, onOrAfter, onOrBefore, or, portion, present, rule, times } from "#policy"
import { minimumWage } from "#domains/insurance"
import { hardInMonth, hardshipMonthsLeft, healthyUnit, noEntity, notHadInMonth, notInsuredElsewhere, notOwner, workingAgeInMonth } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { hardshipCap, monthEnd } from "./definitions.ts"
import { employerPaid, employerPart, monthOnly } from "./employer-insurance.ts"
import { diedOn, hardCategory, monthsUsed, records, subsidyMonth } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import { employerShare, partTimePostShare, placementsCap, postInsuredKinds, postShare, prorate, replacementCategories } from "./parameter-definitions.ts"
import { notAttended, notInPost, notReplaceable, placementsUsed, postUnapproved, postWithoutAgreement, wageTooLow } from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const posts = { kind: "record", name: "公益性岗位管理" } as const
const postApproved = fact({ name: "post-approved", label: "岗位经批准开发并有空缺", type: "boolean", of: "person", source: posts })
const postAgreement = fact({ name: "post-agreement", label: "已签订公益性岗位协议或劳动合同", type: "boolean", of: "person", source: posts })
const placement = fact({ name: "placement-number", label: "第几次公益性岗位安置", type: "count", between: [1, 99], of: "person", source: records, fixed: true })
const postFrom = fact({ name: "post-from", label: "上岗日期", type: "date", of: "person", source: posts })
const postUntil = fact({ name: "post-until", label: "离岗日期", type: "date", of: "person", source: posts, orNone: true, means: "最后在岗日；仍在岗填 null" })
const attendance = fact({ name: "attendance-recorded", label: "当月有考勤记录", type: "boolean", of: "person-month", source: posts })
const wagePaid = fact({ name: "wage-paid", label: "当月实发劳动报酬", type: "fen", of: "person-month", source: { kind: "register", name: "银行代发记录" } })
const partTime = fact({ name: "part-time-post", label: "非全日制岗位", type: "boolean", of: "person", source: posts })

/** First and last day served in the month; the day of death is the last. */
const firstServed = greatest(postFrom, firstDayOf(subsidyMonth))
const untilLeft = choose([[present(postUntil), least(postUntil, monthEnd)]], monthEnd)
const lastServed = choose([[present(diedOn), least(untilLeft, diedOn)]], untilLeft)

/** A month's sum for a part of the month: by calendar days, by half months, or whole. */
export function prorated(whole: Expression<"fen">, from: Expression<"date">, until: Expression<"date">): Expression<"fen"> {
  const served = greatest(days(0), daysBetween(from, addDays(until, days(1))))
  const inMonth = daysBetween(firstDayOf(subsidyMonth), addDays(lastDayOf(subsidyMonth), days(1)))
  return choose(
    [
      [atMost(served, days(0)), fen(0)],
      [atLeast(served, inMonth), whole],
      [equals(prorate, code("calendar-day")), divide(times(whole, served), inMonth, "half-up")],
      [and(equals(prorate, code("half-month")), atMost(served, days(15))), divide(whole, number(2), "half-up")],
    ],
    whole,
  )
}

const monthly = named("岗位补贴月标准", portion(minimumWage, choose([[partTime, partTimePostShare]], postShare), "half-up"))
const amount = named("当月补贴", prorated(monthly, firstServed, lastServed))
const wageDue = named("应发最低报酬", prorated(choose([[partTime, monthly]], minimumWage), firstServed, lastServed))

const law = fundRules("公益性岗位补贴")
const placed: readonly Condition[] = [
  { name: "post-approved", says: "岗位经批准开发并有空缺", expr: postApproved, otherwise: postUnapproved, law },
  { name: "agreement", says: "已签订协议", expr: postAgreement, otherwise: postWithoutAgreement, law },
  { name: "in-post", says: "{subsidy-month}在岗（{post-from}至{post-until}）", expr: and(onOrBefore(postFrom, monthEnd), or(not(present(postUntil)), and(onOrAfter(postUntil, firstDayOf(subsidyMonth)), onOrAfter(postUntil, postFrom))), or(not(present(diedOn)), onOrAfter(diedOn, postFrom))), otherwise: notInPost, law },
  { name: "placements", says: "第{placement-number}次安置，不超过{subsidies.placements}次", expr: atMost(placement, placementsCap), otherwise: placementsUsed, law },
  { name: "may-be-placed-again", says: "首次安置，或属于可再次安置的类别（{hardship-category}，第{placement-number}次）", expr: or(atMost(placement, number(1)), oneOf(hardCategory, replacementCategories)), otherwise: notReplaceable, law },
]

const person: readonly Condition[] = [...hardInMonth, ...placed, notOwner, noEntity, notInsuredElsewhere, ...workingAgeInMonth, healthyUnit, ...hardshipMonthsLeft(monthsUsed)]
const monthsLeftAfter = named("本月后剩余月数", minus(minus(hardshipCap, monthsUsed), months(1)))

export const publicPost = rule({
  name: "subsidies.public-post",
  title: "公益性岗位补贴",
  law: promotionLaw("第五十三条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [
    ...person,
    { name: "attendance", says: "当月有考勤记录", expr: attendance, otherwise: notAttended, law },
    { name: "wage", says: "实发{wage-paid}不低于{应发最低报酬}", expr: and(atLeast(wagePaid, wageDue), moreThan(wagePaid, fen(0))), otherwise: wageTooLow, law },
    notHadInMonth("PW-POST", law), ...checkedConditions("PW-POST", "monthly"), ...stackingConditions("PW-POST", monthOnly),
  ],
  gives: { amount, monthly, cap: hardshipCap, monthsLeft: monthsLeftAfter },
})

export const publicPostInsurance = rule({
  name: "subsidies.public-post-insurance",
  title: "公益性岗位社会保险补贴",
  law: promotionLaw("第五十三条"),
  since: fundRulesSince,
  subject: "person-month",
  conditions: [...person, ...employerPaid(postInsuredKinds), ...checkedConditions("PW-SI", "monthly"), ...stackingConditions("PW-SI", monthOnly)],
  gives: { amount: named("当月补贴", portion(employerPart(postInsuredKinds), employerShare, "floor")), cap: hardshipCap, monthsLeft: monthsLeftAfter },
})
