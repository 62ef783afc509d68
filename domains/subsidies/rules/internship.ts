// Internships of young people: the monthly subsidy of the unit, the difference for units that keep their interns, and the remaining months of who is hired early (IN-BASE, IN-RET, IN-EARLY).
import {
  addDays, addMonths, ageOn, and, atLeast, atMost, before, choose, count, code, days, equals, fact, fen, firstDayOf, greatest, least, lines, minus, monthOf, months, monthsBetween, moreThan, named, not, number, onDay, onOrAfter,
  onOrBefore, or, plus, portion, present, rule, sum, times, today, wholeYears,
} from "#policy"
import { minimumWage } from "#domains/insurance"
import { healthyUnit, notHadInMonth, notInsuredElsewhere, schoolLeaverConditions, workingAgeOn } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { monthEnd, oneYearContract } from "./definitions.ts"
import { birthDate, contractEnd, contractStart, form, records, registration, subsidyMonth } from "./facts.ts"
import { monthOnly } from "./employer-insurance.ts"
import { fundRules, fundRulesSince, promotionLaw, provincial } from "./laws.ts"
import { earlyHireOpen, internshipLongest, internshipRetainedShare, internshipShare, internshipShortest, retentionRate, stipendShare } from "./parameter-definitions.ts"
import { prorated } from "./public-post.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const internships = { kind: "record", name: "就业见习管理" } as const
const unitApproved = fact({ name: "internship-unit", label: "是就业见习单位", type: "boolean", of: "employer", source: internships })
const internGroup = fact({ name: "intern-group", label: "见习人员类别", type: "code", of: "person", source: form, codes: { graduate: "离校2年内未就业高校毕业生", youth: "16至24岁登记失业青年" } })
const unemployedRegistered = fact({ name: "registered-unemployed", label: "见习开始日有有效失业登记", type: "boolean", of: "person", source: registration })
const startsOn = fact({ name: "internship-starts-on", label: "见习开始日", type: "date", of: "person", source: internships })
const endsOn = fact({ name: "internship-ends-on", label: "见习结束日", type: "date", of: "person", source: internships, means: "协议约定的最后一天；提前结束的为实际最后一天" })
const plannedEnd = fact({ name: "internship-planned-end", label: "协议约定的见习结束日", type: "date", of: "person", source: internships })
const filedOn = fact({ name: "agreement-filed-on", label: "见习协议备案日期", type: "date", of: "person", source: internships })
const stipendPaid = fact({ name: "stipend-paid", label: "当月通过银行发放的见习生活费", type: "fen", of: "person-month", source: { kind: "register", name: "银行代发记录" } })
const insuredFrom = fact({ name: "accident-insured-from", label: "人身意外伤害保险生效日", type: "date", of: "person", source: form })
const insuredUntil = fact({ name: "accident-insured-until", label: "人身意外伤害保险终止日", type: "date", of: "person", source: form })
const attended = fact({ name: "intern-attended", label: "当月有见习考勤", type: "boolean", of: "person-month", source: internships })

const law = fundRules("就业见习补贴")
const is = (group: string) => equals(internGroup, code(group))
const firstIntern = greatest(startsOn, firstDayOf(subsidyMonth))
const endedOn = least(endsOn, plannedEnd)
const lastIntern = least(endedOn, monthEnd)
const length = named("见习月数", monthsBetween(startsOn, addDays(plannedEnd, days(1))))
/** Three full months at least; not a day beyond twelve. */
const lengthAllowed = and(atLeast(length, internshipShortest), onOrBefore(plannedEnd, addDays(addMonths(startsOn, internshipLongest), days(-1))))
const age = ageOn(birthDate, startsOn)
const monthly = named("见习补贴月标准", portion(minimumWage, internshipShare, "half-up"))
const stipendDue = named("应发生活费", prorated(portion(minimumWage, stipendShare, "half-up"), firstIntern, lastIntern))

export const internshipMonth = rule({
  name: "subsidies.internship-month", title: "就业见习补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person-month",
  conditions: [
    { name: "approved-unit", says: "是就业见习单位", expr: unitApproved, otherwise: reasons.internshipUnit, law },
    ...schoolLeaverConditions(startsOn, startsOn, law).map((condition) => ({ ...condition, expr: or(is("youth"), condition.expr) })),
    { name: "youth-age", says: "青年见习人员开始日（{internship-starts-on}）年满16、不满25周岁", expr: or(is("graduate"), and(atLeast(age, wholeYears(16)), atMost(age, wholeYears(24)))), otherwise: reasons.ageOutside, law },
    { name: "youth-registered", says: "青年见习人员有失业登记", expr: or(is("graduate"), unemployedRegistered), otherwise: reasons.groupOutside, law },
    { name: "length", says: "见习{见习月数}，在{subsidies.internship-shortest}至{subsidies.internship-longest}之间", expr: lengthAllowed, otherwise: reasons.internshipLength, law },
    { name: "filed-before", says: "协议{agreement-filed-on}备案，不晚于见习开始{internship-starts-on}", expr: onOrBefore(filedOn, startsOn), otherwise: reasons.internshipFiledLate, law },
    { name: "in-month", says: "{subsidy-month}在见习期间（{internship-starts-on}至{internship-ends-on}）", expr: and(onOrBefore(startsOn, monthEnd), onOrAfter(endedOn, firstDayOf(subsidyMonth)), onOrBefore(startsOn, endedOn)), otherwise: reasons.internshipOutside, law },
    { name: "stipend", says: "发放生活费{stipend-paid}，不低于{应发生活费}", expr: atLeast(stipendPaid, stipendDue), otherwise: reasons.stipendTooLow, law },
    { name: "accident-insured", says: "意外伤害保险（{accident-insured-from}至{accident-insured-until}）覆盖当月见习", expr: and(onOrBefore(insuredFrom, firstIntern), onOrAfter(insuredUntil, lastIntern)), otherwise: reasons.internshipUninsured, law },
    { name: "attended", says: "当月有见习考勤", expr: attended, otherwise: reasons.notAttended, law },
    notInsuredElsewhere, healthyUnit, ...workingAgeOn(startsOn), notHadInMonth("IN-BASE", law),
    ...checkedConditions("IN-BASE", "monthly"), ...stackingConditions("IN-BASE", monthOnly),
  ],
  gives: { amount: named("当月补贴", prorated(monthly, firstIntern, lastIntern)), monthly },
})

const interns = lines({
  name: "interns-of-year", label: "本年度结束见习的人员", of: "employer", source: internships,
  columns: {
    started: { type: "date", label: "见习开始日" }, ended: { type: "date", label: "见习结束日" }, dropped: { type: "boolean", label: "中途退出" },
    contractStart: { type: "date", label: "留用合同开始日", orNone: true }, contractEnd: { type: "date", label: "留用合同结束日", orNone: true }, insured: { type: "date", label: "留用后参保日", orNone: true },
  },
})
const internMonths = lines({
  name: "internship-months-paid", label: "本年度见习人员已按基本标准补贴的月份", of: "employer", source: records,
  columns: { month: { type: "month", label: "补贴所属月" } },
})

const { columns } = interns
/** Drop-outs count unless they left within a month (提前留用的不是中途退出). */
const inDenominator = not(and(columns.dropped, onOrBefore(columns.ended, addMonths(columns.started, months(1)))))
/** Signed for a year with the same unit and insured within thirty days of the end. */
const kept = and(inDenominator, present(columns.contractStart), oneYearContract(columns.contractStart, columns.contractEnd), present(columns.insured), onOrBefore(columns.insured, addDays(columns.ended, days(30))))
const keptCount = named("留用人数", count(interns, kept))
const endedCount = named("结束见习人数", count(interns, inDenominator))
const wages = sum(internMonths, onDay(minimumWage, firstDayOf(internMonths.columns.month)))

export const internshipRetention = rule({
  name: "subsidies.internship-retention", title: "就业见习留用提标补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "employer",
  conditions: [
    { name: "approved-unit", says: "是就业见习单位", expr: unitApproved, otherwise: reasons.internshipUnit, law },
    { name: "months-paid", says: "{internship-months-paid}中有已按基本标准补贴的月份", expr: moreThan(count(internMonths), number(0)), otherwise: reasons.nothingToPay, law },
    {
      name: "retention", says: "留用{留用人数}人，结束见习{结束见习人数}人，留用率不低于{subsidies.retention-rate}",
      expr: and(moreThan(endedCount, number(0)), atLeast(times(keptCount, number(10_000)), times(endedCount, retentionRate))), otherwise: reasons.retentionTooLow, law,
    },
    ...checkedConditions("IN-RET"), ...stackingConditions("IN-RET", { from: monthOf(today), until: monthOf(today) }),
  ],
  gives: { amount: named("提标补贴", portion(wages, minus(internshipRetainedShare, internshipShare), "half-up")), kept: keptCount, ended: endedCount },
})

const hiredOn = contractStart
const servedMonths = named("已见习月数", monthsBetween(startsOn, hiredOn))
const remaining = named("剩余见习月数", minus(length, servedMonths))
/** Each month that is left is paid by the lowest wage of that month; an internship has at most twelve. */
const paidInMonth = (index: number) => choose(
  [[moreThan(remaining, months(index)), portion(onDay(minimumWage, addMonths(startsOn, plus(servedMonths, months(index)))), internshipShare, "half-up")]], fen(0),
)
const ofRemaining = Array.from({ length: 11 }, (_, index) => paidInMonth(index + 1)).reduce((so, one) => plus(so, one), paidInMonth(0))

/** 提前留用: seen in national notices until 2023-12-31; since then as a province decides, therefore a parameter. */
export const internshipEarlyHire = rule({
  name: "subsidies.internship-early-hire", title: "提前留用剩余期限见习补贴", law: provincial("提前留用剩余期限见习补贴"), since: "2025-01-01", subject: "person",
  conditions: [
    { name: "open-here", says: "本地给予剩余期限补贴（{subsidies.early-hire-open}）", expr: earlyHireOpen, otherwise: reasons.notOpen },
    { name: "approved-unit", says: "是就业见习单位", expr: unitApproved, otherwise: reasons.internshipUnit },
    { name: "length", says: "约定见习{见习月数}，在{subsidies.internship-shortest}至{subsidies.internship-longest}之间", expr: lengthAllowed, otherwise: reasons.internshipLength },
    { name: "hired-early", says: "合同{contract-start}开始，早于约定结束{internship-planned-end}", expr: and(before(hiredOn, plannedEnd), moreThan(remaining, months(0)), onOrAfter(hiredOn, startsOn)), otherwise: reasons.notHiredEarly },
    { name: "one-year-contract", says: "签订1年以上劳动合同（{contract-start}至{contract-end}）", expr: oneYearContract(contractStart, contractEnd), otherwise: reasons.contractTooShort },
    ...checkedConditions("IN-EARLY"),
    ...stackingConditions("IN-EARLY", { from: monthOf(contractStart), until: monthOf(plannedEnd) }),
  ],
  gives: { amount: named("剩余期限补贴", ofRemaining), months: remaining },
})
