// 25 % of the personal contributions of key groups in key industries, a temporary measure of 2025 (SI-KEY25): the employer applies, the person is paid.
import { addMonths, and, any, before, cite, code, differs, equals, fen, fact, lessThan, minus, months, moreThan, named, not, oneOf, onOrBefore, or, portion, present, rule, sum, wholeYears, yearOf, atLeast } from "#policy"
import { employedInMonth, healthyUnit, monthsLeft, notOwner, oneYearContract, workingAgeInMonth } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { sizeIn } from "./definitions.ts"
import { monthOnly, notDispatched } from "./employer-insurance.ts"
import { appliedOn, contractStart, contributions, graduatedOn, industry, insured, monthsUsed, subsidyMonth, unemployedMonths, welfare, workedSinceGraduation } from "./facts.ts"
import { keyApplyUntil, keyGroups, keyIndustries, keyMonths, keyShare, keyUnemployedMonths, smallAndMedium } from "./parameter-definitions.ts"
import { cap12, firstPaidOutside, groupOutside, industryOutside, notPaid, sizeOutside, unemployedTooShort, windowClosed } from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const notice = (subject: string) => cite("国办发〔2025〕25号", subject)
const law = notice("重点行业中小微企业吸纳重点群体社会保险补贴")

const keyGroup = fact({ name: "key-group", label: "重点群体类别", type: "code", of: "person", source: { kind: "record", name: "学籍学历、失业登记、监测信息" }, codes: { graduate: "毕业年度或2023至2024届未就业高校毕业生", unemployed: "登记失业人员", monitored: "防止返贫监测对象" } })
const monitored = fact({ name: "monitored-for-poverty", label: "防止返贫监测对象", type: "boolean", of: "person", source: welfare })
const firstPaidMonth = fact({ name: "first-paid-month", label: "招用后首个实际缴费月", type: "month", of: "person", source: insured })

const { columns } = contributions
const personal = and(equals(columns.payer, code("person")), moreThan(columns.amount, fen(0)), not(columns.back), oneOf(columns.kind, ["pension", "medical", "unemployment"]))
const is = (group: string) => equals(keyGroup, code(group))
const classOf = yearOf(graduatedOn)
const hireYear = yearOf(contractStart)
const ofGraduateClass = and(present(graduatedOn), or(equals(classOf, hireYear), and(not(workedSinceGraduation), atLeast(classOf, wholeYears(2023)), lessThan(classOf, wholeYears(2025)))))

export const keyGroupInsurance = rule({
  name: "subsidies.key-group-insurance",
  title: "重点行业中小微企业吸纳重点群体社会保险补贴",
  law,
  since: "2025-01-01",
  until: "2026-12-01",
  subject: "person-month",
  conditions: [
    { name: "size", says: "企业规模（{enterprise-size}）为中小微", expr: sizeIn(smallAndMedium), otherwise: sizeOutside, law },
    { name: "industry", says: "行业大类{industry}在重点行业之内", expr: oneOf(industry, keyIndustries), otherwise: industryOutside, law },
    {
      name: "group", says: "属于重点群体（{key-group}）",
      expr: and(oneOf(keyGroup, keyGroups), or(not(is("graduate")), ofGraduateClass), or(not(is("monitored")), monitored)), otherwise: groupOutside, law,
    },
    { name: "unemployed-long-enough", says: "登记失业人员连续登记满{subsidies.key-unemployed-months}（{unemployed-months}）", expr: or(differs(keyGroup, code("unemployed")), atLeast(unemployedMonths, keyUnemployedMonths)), otherwise: unemployedTooShort, law },
    { name: "applied-in-time", says: "申请日{applied-on}不晚于{subsidies.key-apply-until}", expr: onOrBefore(appliedOn, keyApplyUntil), otherwise: windowClosed, law },
    oneYearContract, employedInMonth, notOwner, notDispatched, healthyUnit, ...workingAgeInMonth,
    { name: "person-paid", says: "{contributions}中有个人当月到账的社会保险费", expr: any(contributions, personal), otherwise: notPaid, law },
    { name: "first-paid-in-2025", says: "首个实际缴费月{first-paid-month}在2025年内", expr: equals(yearOf(firstPaidMonth), wholeYears(2025)), otherwise: firstPaidOutside, law },
    { name: "not-before-first-paid", says: "{subsidy-month}不早于首个实际缴费月{first-paid-month}", expr: onOrBefore(firstPaidMonth, subsidyMonth), otherwise: notPaid, law },
    {
      name: "within-twelve-months", says: "{subsidy-month}在首个实际缴费月{first-paid-month}起{subsidies.key-months}之内",
      expr: before(subsidyMonth, addMonths(firstPaidMonth, keyMonths)), otherwise: cap12, law,
    },
    monthsLeft(monthsUsed, keyMonths, cap12),
    ...checkedConditions("SI-KEY25", "monthly"), ...stackingConditions("SI-KEY25", monthOnly),
  ],
  gives: {
    amount: named("当月补贴", portion(sum(contributions, columns.amount, personal), keyShare, "half-up")),
    monthsLeft: named("本月后剩余月数", minus(minus(keyMonths, monthsUsed), months(1))),
  },
})
