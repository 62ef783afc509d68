// Subsidies for founders: once for a first business that runs, for the jobs it brings, and for its rent (ST-ONCE, ST-JOBS, ST-RENT).
import { addMonths, addYears, and, atLeast, atMost, choose, code, differs, equals, fact, fen, greatest, least, minus, monthOf, moreThan, months, named, not, number, oneOf, onOrAfter, onOrBefore, or, persons, plus, present, rule, times } from "#policy"
import { healthyUnit, oneYearContract, workingAgeOn } from "./conditions.ts"
import { checkedConditions } from "./data-checks.ts"
import { graduateWithin, sizeIn } from "./definitions.ts"
import { appliedOn, form, graduatedOn, household, insured, insuredMonths, market, records, taxes, welfare } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const law = fundRules("创业补贴")
const tranche = fact({ name: "tranche", label: "申请哪一笔", type: "code", of: "claim", source: form, codes: { first: "第一笔", second: "第二笔" } })
const founderGroup = fact({ name: "founder-group", label: "创业者类别", type: "code", of: "person", source: welfare, codes: { graduate: "离校2年内高校毕业生", hard: "就业困难人员", returned: "返乡入乡创业人员", veteran: "退役军人", disabled: "残疾人", poverty: "脱贫人口", other: "其他" } })
const earlierEntities = fact({ name: "earlier-entities", label: "此前办过的市场主体数", type: "count", of: "person", source: market, fixed: true, means: "本人任法定代表人、经营者或执行合伙人的，存续和已注销的都算" })
const registeredOn = fact({ name: "entity-registered-on", label: "创业实体登记日期", type: "date", of: "claim", source: market, fixed: true })
const stillFounder = fact({ name: "still-founder", label: "申请人仍是法定代表人（经营者）", type: "boolean", of: "claim", source: market })
const taxMonths = fact({ name: "tax-months", label: "最近12个月申报纳税月数", type: "months", between: [0, 12], of: "claim", source: taxes })
const entityGrants = fact({ name: "start-up-grants", label: "本人或该实体已享受的一次性创业补贴（本笔）次数", type: "count", of: "claim", source: records, fixed: true })
const staffInsured = fact({ name: "start-up-staff-insured", label: "已参保3个月以上的员工人数（不含创业者）", type: "persons", of: "claim", source: insured })
const sameAddressGrant = fact({ name: "same-address-grant", label: "同一地址同类经营已由配偶等享受补贴", type: "boolean", of: "claim", source: records, fixed: true })

const second = equals(tranche, code("second"))
const running = named("须运营月数", choose([[second, numbers.secondTrancheMonths]], numbers.startUpMonths))
const amount = named("补贴金额", choose([[second, numbers.secondTranche]], numbers.startUpGrant))
const atApplication = { from: monthOf(appliedOn), until: monthOf(appliedOn) } as const
const founder = { name: "still-founder", says: "申请人仍是法定代表人（经营者）", expr: stillFounder, otherwise: reasons.notFounder, law } as const

export const startUpGrant = rule({
  name: "subsidies.start-up-grant", title: "一次性创业补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "tranche-open", says: "当地有这一笔补贴", expr: or(not(second), moreThan(numbers.secondTrancheMonths, months(0))), otherwise: reasons.notOpen, law },
    { name: "group", says: "创业者（{founder-group}）属于补贴对象", expr: oneOf(founderGroup, numbers.founderGroups), otherwise: reasons.groupOutside, law },
    { name: "graduate", says: "高校毕业生有毕业证（{graduated-on}，{founder-group}）", expr: or(differs(founderGroup, code("graduate")), present(graduatedOn)), otherwise: reasons.notGraduate, law },
    {
      name: "graduated-recently", says: "高校毕业生离校{subsidies.graduate-years}内登记（毕业{graduated-on}，{founder-group}）",
      expr: or(differs(founderGroup, code("graduate")), not(present(graduatedOn)), graduateWithin(registeredOn)), otherwise: reasons.graduatedTooLong, law,
    },
    {
      name: "left-school", says: "高校毕业生申请日{applied-on}已经毕业离校（{graduated-on}，{founder-group}）",
      expr: or(differs(founderGroup, code("graduate")), not(present(graduatedOn)), onOrBefore(graduatedOn, appliedOn)), otherwise: reasons.notGraduatedYet, law,
    },
    { name: "first", says: "首次创办（此前{earlier-entities}个）", expr: equals(earlierEntities, number(0)), otherwise: reasons.notFirst, law },
    founder, healthyUnit, ...workingAgeOn(appliedOn),
    { name: "size", says: "小微企业或个体工商户（{enterprise-size}）", expr: sizeIn(["small", "micro"]), otherwise: reasons.sizeOutside, law },
    { name: "run-long-enough", says: "{entity-registered-on}登记，申请日{applied-on}已正常运营{须运营月数}", expr: onOrAfter(appliedOn, addMonths(registeredOn, running)), otherwise: reasons.runTooShort, law },
    { name: "applied-in-time", says: "申请日{applied-on}在登记（{entity-registered-on}）后{subsidies.start-up-apply-months}内", expr: onOrBefore(appliedOn, addMonths(registeredOn, numbers.startUpApplyMonths)), otherwise: reasons.appliedTooLate, law },
    { name: "taxed", says: "最近12个月申报纳税{tax-months}，不少于{subsidies.start-up-tax-months}", expr: atLeast(taxMonths, numbers.startUpTaxMonths), otherwise: reasons.taxesTooFew, law },
    { name: "staff", says: "带动参保{start-up-staff-insured}，不少于{subsidies.start-up-staff}", expr: atLeast(staffInsured, numbers.startUpStaff), otherwise: reasons.staffTooFew, law },
    { name: "once", says: "本人和实体没有享受过（{start-up-grants}次）", expr: equals(entityGrants, number(0)), otherwise: reasons.duplicate, law },
    { name: "other-address", says: "没有同址同类经营已享受的", expr: not(sameAddressGrant), otherwise: reasons.sameAddress, law },
    ...checkedConditions("ST-ONCE"), ...stackingConditions("ST-ONCE", atApplication),
  ],
  gives: { amount },
})

const isFounder = fact({ name: "worker-is-founder", label: "是创业者本人", type: "boolean", of: "person", source: market })
const countedBefore = fact({ name: "worker-counted-before", label: "已被计算过带动就业", type: "boolean", of: "person", source: records, fixed: true })

/** One worker a start-up brought into work. */
export const startUpWorker = rule({
  name: "subsidies.start-up-worker", title: "创业带动就业人员", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "person",
  conditions: [
    { name: "not-founder", says: "不是创业者本人", expr: not(isFounder), otherwise: reasons.selfEmployed, law },
    oneYearContract,
    { name: "insured", says: "参保{insured-months-since-hire}，不少于{subsidies.job-months}", expr: atLeast(insuredMonths, numbers.jobMonths), otherwise: reasons.insuredTooShort, law },
    { name: "never-counted", says: "没有被计算过带动就业", expr: not(countedBefore), otherwise: reasons.workerTwice, law },
  ],
  gives: {},
})

const workers = fact({ name: "workers-brought", label: "符合条件的带动就业人数", type: "persons", of: "claim", source: records, means: "逐人按“创业带动就业人员”规则通过的人数" })
const lower = least(workers, numbers.jobsLowerPersons)
const higher = greatest(persons(0), minus(workers, numbers.jobsLowerPersons))

export const startUpJobs = rule({
  name: "subsidies.start-up-jobs", title: "创业带动就业补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "young-enough", says: "{entity-registered-on}登记，申请日{applied-on}未超过{subsidies.start-up-jobs-years}", expr: onOrBefore(appliedOn, addYears(registeredOn, numbers.startUpJobsYears)), otherwise: reasons.startUpTooOld, law },
    { name: "registered", says: "申请日{applied-on}实体已经登记（{entity-registered-on}）", expr: onOrAfter(appliedOn, registeredOn), otherwise: reasons.notRegisteredYet, law },
    { name: "workers", says: "带动{workers-brought}", expr: moreThan(workers, persons(0)), otherwise: reasons.noWorkers, law },
    founder, healthyUnit,
    ...checkedConditions("ST-JOBS"), ...stackingConditions("ST-JOBS", atApplication),
  ],
  gives: { amount: named("补贴金额", least(numbers.jobsCap, plus(times(numbers.jobsLowerStandard, lower), times(numbers.jobsHigherStandard, higher)))) },
})

const rentPaid = fact({ name: "rent-paid", label: "本年度实际支付的租金", type: "fen", of: "claim", source: form })
const rentMonths = fact({ name: "rent-months", label: "本次申请月数", type: "months", of: "claim", source: form })
const rentMonthsUsed = fact({ name: "rent-months-used", label: "已享受租金补贴月数", type: "months", of: "claim", source: records, fixed: true })
const rentGranted = fact({ name: "rent-granted-this-year", label: "本年度已享受的租金补贴", type: "fen", of: "claim", source: records, fixed: true })
const lessorRelated = fact({ name: "lessor-related", label: "出租人是本人、配偶或父母", type: "boolean", of: "claim", source: household })
const freePremises = fact({ name: "free-premises", label: "已在孵化基地免费使用场地", type: "boolean", of: "claim", source: records })

/** What was paid in the year, up to the yearly cap, and not again what was granted in it. */
const rentDue = named("补贴金额", greatest(fen(0), minus(least(rentPaid, numbers.rentCap), rentGranted)))

export const startUpRent = rule({
  name: "subsidies.start-up-rent", title: "创业场地租金补贴", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    founder, healthyUnit, ...workingAgeOn(appliedOn),
    { name: "rent-paid", says: "实际支付租金{rent-paid}", expr: moreThan(rentPaid, fen(0)), otherwise: reasons.noRent, law },
    { name: "months-of-year", says: "本次申请{rent-months}，在1至12个月之间", expr: and(moreThan(rentMonths, months(0)), atMost(rentMonths, months(12))), otherwise: reasons.rentMonthsOutside, law },
    { name: "months-left", says: "已享受{rent-months-used}，本次{rent-months}，合计不超过{subsidies.rent-months}", expr: atMost(plus(rentMonthsUsed, rentMonths), numbers.rentMonthsCap), otherwise: reasons.cap36, law },
    { name: "due", says: "本年度付租金{rent-paid}、上限{subsidies.rent-cap}，已补{rent-granted-this-year}，还有可补的", expr: or(not(moreThan(rentPaid, fen(0))), moreThan(rentDue, fen(0))), otherwise: reasons.nothingToPay, law },
    { name: "lessor", says: "场地不是本人、配偶或父母所有", expr: not(lessorRelated), otherwise: reasons.relatedLessor, law },
    { name: "not-free", says: "没有在孵化基地免费使用场地", expr: not(freePremises), otherwise: reasons.freePremises, law },
    ...checkedConditions("ST-RENT"), ...stackingConditions("ST-RENT", atApplication),
  ],
  gives: { amount: rentDue },
})
