// Subsidy for licensed agencies that bring people into lasting work, and travel money for people lifted out of poverty who work far away (AG-INTRO, TV-MIG).
import { addDays, atLeast, choose, code, days, equals, fact, fen, greatest, lessThan, minus, monthOf, months, monthsBetween, moreThan, named, not, number, oneOf, or, percent, portion, rule } from "#policy"
import { oneYearContract, workingAgeOn } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { hasOneYearContract } from "./definitions.ts"
import { appliedOn, contractStart, form, insuredMonths, market, povertyGroup, records, welfare } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const law = fundRules("职业介绍补贴")
const licensed = fact({ name: "agency-licensed", label: "有人力资源服务许可证", type: "boolean", of: "employer", source: { kind: "register", name: "人力资源服务许可" } })
const charged = fact({ name: "fee-charged", label: "向劳动者收取了费用", type: "boolean", of: "claim", source: form })
const jobFit = fact({ name: "job-fit", label: "岗位真实、全日制，不是劳务派遣和公益性岗位", type: "boolean", of: "claim", source: { kind: "record", name: "劳动用工备案" } })
const relatedUnits = fact({ name: "agency-related", label: "机构与用人单位法定代表人相同或有出资关系", type: "boolean", of: "claim", source: market })
const introducedGroup = fact({ name: "introduced-group", label: "被介绍人类别", type: "code", of: "person", source: welfare, codes: { unemployed: "登记失业人员", hard: "就业困难人员", poverty: "脱贫人口", other: "其他" } })
const thisYear = fact({ name: "introductions-this-year", label: "该人员本年度职业介绍补贴次数", type: "count", of: "person", source: records, fixed: true })
const paidBefore = fact({ name: "introduction-paid", label: "这次介绍已补贴金额", type: "fen", of: "person", source: records, fixed: true, means: "第一次补一半的，第二次补其余部分" })
const sameEmployer = fact({ name: "introduced-to-same-employer", label: "该人员到同一单位已补贴过", type: "boolean", of: "person", source: records, fixed: true })

const hard = oneOf(introducedGroup, ["hard", "poverty"])
const byContract = equals(numbers.introduceMode, code("contract"))
const standard = named("每人标准", choose([[byContract, numbers.introduceContract], [hard, numbers.introduceHard]], numbers.introduceUnemployed))
const settledAfter = choose([[hard, numbers.introduceHardMonths]], numbers.introduceUnemployedMonths)
const half = portion(standard, percent(50), "floor")
/** Half after the first insured month, all when the person has stayed long enough. */
const earned = named("已达到的金额", choose([[or(byContract, atLeast(insuredMonths, settledAfter)), standard], [atLeast(insuredMonths, months(1)), half]], fen(0)))
const amount = named("补贴金额", greatest(fen(0), minus(earned, paidBefore)))
const secondHalf = moreThan(paidBefore, fen(0))

export const introduction = rule({
  name: "subsidies.introduction", title: "职业介绍补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "licensed", says: "机构有人力资源服务许可证", expr: licensed, otherwise: reasons.unlicensed, law },
    { name: "free", says: "没有向劳动者收费", expr: not(charged), otherwise: reasons.notFree, law },
    { name: "job", says: "岗位真实、全日制，不是劳务派遣和公益性岗位", expr: jobFit, otherwise: reasons.jobUnreal, law },
    { name: "unrelated", says: "机构与用人单位没有关联", expr: not(relatedUnits), otherwise: reasons.related, law },
    { name: "group", says: "被介绍人（{introduced-group}）属于补贴对象", expr: or(hard, equals(introducedGroup, code("unemployed"))), otherwise: reasons.groupOutside, law },
    { name: "stayed", says: "在同一单位参保{insured-months-since-hire}，满1个月", expr: atLeast(insuredMonths, months(1)), otherwise: reasons.introducedTooShort, law },
    { ...oneYearContract, name: "contract-where-asked", says: "按合同一次付清的须签订1年以上劳动合同（{contract-start}至{contract-end}）", expr: or(not(byContract), hasOneYearContract) },
    { name: "this-year", says: "本年度{introductions-this-year}次，少于{subsidies.introduce-per-year}次", expr: or(secondHalf, lessThan(thisYear, numbers.introducePerYear)), otherwise: reasons.duplicate, law },
    { name: "employer-once", says: "没有到同一单位补贴过，或是同一次介绍的其余部分", expr: or(secondHalf, not(sameEmployer)), otherwise: reasons.duplicate, law },
    { name: "due", says: "已达到{已达到的金额}，已补{introduction-paid}，还有可补的", expr: or(lessThan(insuredMonths, months(1)), moreThan(amount, fen(0))), otherwise: reasons.duplicate, law },
    ...workingAgeOn(contractStart), ...checkedConditions("AG-INTRO"), ...stackingConditions("AG-INTRO", { from: monthOf(contractStart), until: monthOf(appliedOn) }),
  ],
  gives: { amount, standard },
})

const travelLaw = fundRules("一次性交通补助")
const distance = fact({ name: "work-distance", label: "务工地", type: "code", of: "person", source: form, codes: { province: "外省", city: "省内其他市", county: "市内其他县", home: "本县" } })
const workedFrom = fact({ name: "worked-away-from", label: "外出务工开始日", type: "date", of: "person", source: form })
export const workedUntil = fact({ name: "worked-away-until", label: "外出务工最后一天", type: "date", of: "person", source: form })
const evidence = fact({ name: "work-evidenced", label: "有参保记录、工资流水，或务工证明并经电话核实", type: "boolean", of: "person", source: records })
const travelThisYear = fact({ name: "travel-this-year", label: "本自然年已享受交通补助次数", type: "count", of: "person", source: records, fixed: true })
const worked = named("外出务工月数", monthsBetween(workedFrom, addDays(workedUntil, days(1))))
const is = (place: string) => equals(distance, code(place))
const travelSum = named("补助金额", choose([[is("province"), numbers.travelOtherProvince], [is("city"), numbers.travelOtherCity], [is("county"), numbers.travelOtherCounty]], fen(0)))

export const travelSubsidy = rule({
  name: "subsidies.travel", title: "一次性交通补助", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "group", says: "是脱贫人口或监测对象", expr: povertyGroup, otherwise: reasons.groupOutside, law: travelLaw },
    { name: "worked-away", says: "外出务工{外出务工月数}，满{subsidies.travel-months}", expr: atLeast(worked, numbers.travelMonths), otherwise: reasons.monthsUnder3, law: travelLaw },
    { name: "far-enough", says: "务工地（{work-distance}）在补助范围", expr: not(is("home")), otherwise: reasons.notFar, law: travelLaw },
    { name: "evidence", says: "务工情况有据可查", expr: evidence, otherwise: reasons.noEvidence, law: travelLaw },
    { name: "once-a-year", says: "本自然年没有领取过（{travel-this-year}次）", expr: equals(travelThisYear, number(0)), otherwise: reasons.duplicate, law: travelLaw },
    ...checkedConditions("TV-MIG"), ...stackingConditions("TV-MIG", { from: monthOf(workedFrom), until: monthOf(workedUntil) }),
  ],
  gives: { amount: travelSum },
})
