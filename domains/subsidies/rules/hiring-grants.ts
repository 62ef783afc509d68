// Grants to employers for taking people on, one person at a time: graduates and the unemployed once, people lifted out of poverty by months stayed (HI-ONCE, HI-POOR).
import { addYears, ageOn, and, atLeast, atMost, choose, code, differs, equals, fact, fen, minus, monthOf, months, moreThan, named, not, oneOf, onOrBefore, or, present, rule, wholeYears } from "#policy"
import { healthyUnit, notOwner, oneYearContract, workingAgeOn } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { graduateByThen, graduateUnemployed, graduateWithin, sizeIn } from "./definitions.ts"
import { appliedOn, birthDate, contractStart, form, graduatedOn, insuredMonths, povertyGroup, records, registration, unemployedMonths, welfare } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const law = fundRules("一次性吸纳就业补贴")
const hireGroup = fact({ name: "hire-group", label: "招用人员类别", type: "code", of: "person", source: form, codes: { graduate: "毕业年度或离校2年内未就业高校毕业生", unemployed: "登记失业人员", youth: "登记失业青年", veteran: "退役1年内军人", other: "其他" } })
const registeredUnemployed = fact({ name: "registered-unemployed", label: "招用前有有效失业登记", type: "boolean", of: "person", source: registration })
const dischargedOn = fact({ name: "discharged-on", label: "退役日期", type: "date", of: "person", source: welfare, orNone: true, fixed: true })
const usedBefore = fact({ name: "hire-used-before", label: "该人员已被用于享受本项补贴", type: "boolean", of: "person", source: records, means: "全国范围、任何单位", fixed: true })
const atHire = { from: monthOf(contractStart), until: monthOf(appliedOn) } as const
const graduateOnly = (expr: Parameters<typeof or>[0]) => or(differs(hireGroup, code("graduate")), expr)

export const hiringGrant = rule({
  name: "subsidies.hiring-grant", title: "一次性吸纳就业补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "size", says: "企业规模（{enterprise-size}）为中小微", expr: sizeIn(numbers.smallAndMedium), otherwise: reasons.sizeOutside, law },
    { name: "group", says: "招用人员（{hire-group}）属于补贴对象", expr: oneOf(hireGroup, numbers.hiringGroups), otherwise: reasons.groupOutside, law },
    { name: "graduate", says: "有高校毕业证（{graduated-on}，{hire-group}）", expr: graduateOnly(present(graduatedOn)), otherwise: reasons.notGraduate, law },
    { name: "graduated-recently", says: "离校{subsidies.graduate-years}内招用（{graduated-on}，{hire-group}）", expr: graduateOnly(or(not(present(graduatedOn)), graduateWithin(contractStart))), otherwise: reasons.graduatedTooLong, law },
    { name: "graduated-by-then", says: "招用时已经毕业（{graduated-on}），或在毕业年度（{hire-group}）", expr: graduateOnly(or(not(present(graduatedOn)), graduateByThen(contractStart))), otherwise: reasons.notGraduatedYet, law },
    { name: "graduate-unemployed", says: "毕业后没有就业过，或在毕业年度", expr: graduateOnly(or(not(present(graduatedOn)), graduateUnemployed(contractStart))), otherwise: reasons.graduateEmployed, law },
    {
      name: "unemployed-long-enough", says: "登记失业{unemployed-months}，须满{subsidies.hiring-unemployed-months}（{hire-group}）", expr: or(differs(hireGroup, code("unemployed")), atLeast(unemployedMonths, numbers.hiringUnemployedMonths)), otherwise: reasons.registeredTooShort, law,
    },
    {
      name: "youth", says: "登记失业青年招用日年满16、不满25周岁（{hire-group}）",
      expr: or(differs(hireGroup, code("youth")), and(atLeast(ageOn(birthDate, contractStart), wholeYears(16)), atMost(ageOn(birthDate, contractStart), wholeYears(24)))), otherwise: reasons.ageOutside, law,
    },
    { name: "youth-registered", says: "登记失业青年有失业登记（{hire-group}）", expr: or(differs(hireGroup, code("youth")), registeredUnemployed), otherwise: reasons.youthUnregistered, law },
    { name: "discharged", says: "退役军人招用时已经退役（{discharged-on}，{hire-group}）", expr: or(differs(hireGroup, code("veteran")), and(present(dischargedOn), onOrBefore(dischargedOn, contractStart))), otherwise: reasons.notDischarged, law },
    {
      name: "veteran", says: "退役军人退役（{discharged-on}）1年内招用（{hire-group}）",
      expr: or(differs(hireGroup, code("veteran")), not(present(dischargedOn)), onOrBefore(contractStart, addYears(dischargedOn, wholeYears(1)))), otherwise: reasons.dischargedTooLong, law,
    },
    oneYearContract, notOwner, healthyUnit, ...workingAgeOn(contractStart),
    { name: "insured", says: "参保{insured-months-since-hire}，不少于{subsidies.hiring-months}", expr: atLeast(insuredMonths, numbers.hiringMonths), otherwise: reasons.insuredTooShort, law },
    { name: "once", says: "该人员没有被使用过", expr: not(usedBefore), otherwise: reasons.duplicate, law },
    ...checkedConditions("HI-ONCE"), ...stackingConditions("HI-ONCE", atHire),
  ],
  gives: { amount: named("补贴金额", numbers.hiringGrant) },
})

const poorLaw = fundRules("吸纳脱贫人口就业补贴")
const stage = fact({ name: "asked-stage", label: "申请哪一期", type: "code", of: "claim", source: form, codes: { six: "满6个月的半数", twelve: "满12个月的半数", whole: "满12个月一次领取" } })
const paidBefore = fact({ name: "poor-hire-paid", label: "该人员在本单位已领取的本项补贴", type: "fen", of: "person", source: records, fixed: true })
const six = equals(stage, code("six"))
const due = named("本期应补", minus(choose([[six, numbers.poorHireHalf]], numbers.poorHireWhole), paidBefore))
/** The second half is never more than a half, even where the first was not claimed. */
const amount = named("补贴金额", choose([[and(equals(stage, code("twelve")), moreThan(due, numbers.poorHireHalf)), numbers.poorHireHalf]], due))

export const poorHiringGrant = rule({
  name: "subsidies.poor-hiring-grant", title: "吸纳脱贫人口就业补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "group", says: "是脱贫人口或监测对象", expr: povertyGroup, otherwise: reasons.groupOutside, law: poorLaw },
    oneYearContract, notOwner, healthyUnit, ...workingAgeOn(contractStart),
    { name: "twelve-months", says: "稳定就业{insured-months-since-hire}，满12个月（{asked-stage}）", expr: or(six, atLeast(insuredMonths, months(12))), otherwise: reasons.monthsUnder12, law: poorLaw },
    { name: "six-months", says: "稳定就业{insured-months-since-hire}，满6个月（{asked-stage}）", expr: or(not(six), atLeast(insuredMonths, months(6))), otherwise: reasons.monthsUnder6, law: poorLaw },
    { name: "not-paid", says: "本期还没有领取（{本期应补}）", expr: moreThan(due, fen(0)), otherwise: reasons.duplicate, law: poorLaw },
    ...checkedConditions("HI-POOR"), ...stackingConditions("HI-POOR", atHire),
  ],
  gives: { amount },
})
