// 一次性扩岗补助: once for a young person a unit takes on; the business day is the day of hire, because groups and days are those of the hire (domain/04 §5.3).
import { addDays, addYears, ageOn, and, atLeast, atMost, cite, code, days, differs, equals, named, not, oneOf, onOrAfter, onOrBefore, or, present, rule, today, wholeYears, yearOf } from "#policy"
import { birthDate, contractEnd, contractStart } from "./facts.ts"
import * as facts from "./promotion-facts.ts"
import * as numbers from "./promotion-parameters.ts"
import { expansionAge, expansionContract, expansionGraduate, expansionGroupOutside, expansionInsuredTooShort, expansionUsedBefore, expansionYouthUnregistered, hiringGrantTaken, unitKindOutside } from "./promotion-reasons.ts"

const law = cite("关于延续实施失业保险稳岗惠民政策措施的通知（2025年）", "一次性扩岗补助")
const isNot = (group: string) => differs(facts.expansionGroup, code(group))
const oneYear = or(not(present(contractEnd)), onOrAfter(contractEnd, addDays(addYears(contractStart, wholeYears(1)), days(-1))))
const ofThisYear = equals(yearOf(today), yearOf(facts.graduatedOn))
const leftSchool = and(onOrAfter(today, facts.graduatedOn), onOrBefore(today, addYears(facts.graduatedOn, wholeYears(2))), not(facts.workedSinceGraduation))
const graduate = and(present(facts.graduatedOn), or(ofThisYear, leftSchool))

export const expansionSubsidy = rule({
  name: "insurance.expansion-subsidy",
  title: "一次性扩岗补助",
  law,
  since: "2025-01-01",
  until: "2026-01-01",
  subject: "person",
  conditions: [
    { name: "unit-kind", says: "单位（{unit-kind}）是企业或社会组织", expr: oneOf(facts.unitKind, ["enterprise", "association", "foundation", "social-service"]), otherwise: unitKindOutside },
    { name: "group", says: "招用人员（{expansion-group}）属于补助对象", expr: oneOf(facts.expansionGroup, numbers.expansionGroups), otherwise: expansionGroupOutside },
    { name: "graduate", says: "毕业（{graduated-on}）年度或离校2年内未就业（{expansion-group}）", expr: or(isNot("graduate"), graduate), otherwise: expansionGraduate },
    { name: "youth-age", says: "招用日年满16、不满25周岁（{birth-date}）", expr: or(isNot("youth"), and(atLeast(ageOn(birthDate), wholeYears(16)), atMost(ageOn(birthDate), wholeYears(24)))), otherwise: expansionAge },
    { name: "youth-registered", says: "招用前有失业登记", expr: or(isNot("youth"), facts.youthRegistered), otherwise: expansionYouthUnregistered },
    { name: "contract", says: "签订劳动合同（{contract-start}至{contract-end}），当地要求的须满1年", expr: and(present(contractStart), or(not(numbers.expansionOneYear), oneYear)), otherwise: expansionContract },
    {
      name: "insured", says: "养老{pension-insured-months}、失业{unemployment-insured-months}、工伤{injury-insured-months}，各满{insurance.expansion-months}",
      expr: and(atLeast(facts.pensionMonths, numbers.expansionMonths), atLeast(facts.unemploymentMonths, numbers.expansionMonths), atLeast(facts.injuryMonths, numbers.expansionMonths)), otherwise: expansionInsuredTooShort,
    },
    { name: "once", says: "该人员没有被任何单位使用过", expr: not(facts.expansionUsed), otherwise: expansionUsedBefore },
    { name: "no-hiring-grant", says: "没有享受一次性吸纳就业补贴", expr: not(facts.hiringGrantUsed), otherwise: hiringGrantTaken },
  ],
  gives: { amount: named("扩岗补助", numbers.expansionAmount) },
})
