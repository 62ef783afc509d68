// Class B spending and certificates without payment: service projects, bases and studios of skill, items a province adds, tax deductions (SV-CAP, HS-*, OT-PROV).
import { addYears, and, atLeast, atMost, before, choose, cite, code, equals, fact, fen, minus, monthOf, months, moreThan, named, not, number, oneOf, onOrAfter, onOrBefore, or, present, rule, today, wholeYears } from "#policy"
import { healthyUnit } from "./conditions.ts"
import { contractStart, employerCode, form, records, unemployedMonths, welfare } from "./facts.ts"
import { fundRules, fundRulesSince, promotionLaw, provincial } from "./laws.ts"
import * as numbers from "./parameter-definitions.ts"
import * as reasons from "./reasons.ts"
import { stackingConditions } from "./stacking.ts"

const thisMonth = { from: monthOf(today), until: monthOf(today) } as const
const projects = { kind: "record", name: "项目管理" } as const
const use = fact({
  name: "spending-use", label: "支出用途", type: "code", of: "claim", source: projects,
  codes: {
    "information-system": "信息化建设", "job-fair": "招聘活动", incubator: "创业孵化基地奖补", "purchased-service": "购买服务和成果", "grassroots-service": "基层就业服务",
    building: "办公用房建设和租赁", vehicle: "购置交通工具", salaries: "部门人员工资福利", office: "部门办公经费", travel: "差旅费", meetings: "会议费",
  },
})
const plan = fact({ name: "project-planned", label: "有批准的项目计划", type: "boolean", of: "claim", source: projects })
const reviewed = fact({ name: "project-reviewed", label: "已通过评审", type: "boolean", of: "claim", source: projects })
const accepted = fact({ name: "project-accepted", label: "已验收", type: "boolean", of: "claim", source: projects })
const contractSum = fact({ name: "project-sum", label: "合同金额", type: "fen", of: "claim", source: projects })
const paidBefore = fact({ name: "project-paid", label: "本合同已支付金额", type: "fen", of: "claim", source: records, fixed: true })
const asked = fact({ name: "payment-asked", label: "本次申请支付金额", type: "fen", of: "claim", source: projects })

const withinContract = { name: "within-contract", says: "本次{payment-asked}，已付{project-paid}，不超过合同{project-sum}", expr: atMost(asked, minus(contractSum, paidBefore)), otherwise: reasons.beyondContract, law: fundRules("项目支出") } as const
const somethingAsked = { name: "positive", says: "本次{payment-asked}大于0", expr: moreThan(asked, fen(0)), otherwise: reasons.nothingToPay, law: fundRules("项目支出") } as const

const forbidden = ["building", "vehicle", "salaries", "office", "travel", "meetings"] as const

export const serviceProject = rule({
  name: "subsidies.service-project", title: "就业创业服务补助", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "use", says: "支出用途（{spending-use}）不在禁止之列", expr: not(oneOf(use, forbidden)), otherwise: reasons.forbiddenUse, law: fundRules("不得支出的范围") },
    { name: "stages", says: "计划、评审、验收齐备", expr: and(plan, reviewed, accepted), otherwise: reasons.projectStage, law: fundRules("就业创业服务补助") },
    withinContract, somethingAsked,
    ...stackingConditions("SV-CAP", thisMonth),
  ],
  gives: { amount: named("支付金额", asked) },
})

const skillLaw = fundRules("高技能人才培养补助")
const grantedBefore = fact({ name: "skill-base-granted", label: "该单位已享受同类补助次数", type: "count", of: "employer", source: records, fixed: true })
const tierSum = fact({ name: "base-tier-sum", label: "评审确定的分档补助金额", type: "fen", of: "employer", source: projects })
const approvedOn = fact({ name: "base-approved-on", label: "批复日期", type: "date", of: "employer", source: projects })
const once = { name: "once", says: "该单位没有享受过（{skill-base-granted}次）", expr: equals(grantedBefore, number(0)), otherwise: reasons.duplicate, law: skillLaw } as const
const buildPeriod = { name: "build-period", says: "在批复（{base-approved-on}）后两年建设期内", expr: and(onOrAfter(today, approvedOn), before(today, addYears(approvedOn, wholeYears(2)))), otherwise: reasons.appliedTooLate, law: skillLaw } as const

export const trainingBase = rule({
  name: "subsidies.training-base", title: "国家级高技能人才培训基地补助", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "employer",
  conditions: [
    once, buildPeriod, healthyUnit,
    { name: "under-cap", says: "{base-tier-sum}大于0、不超过{subsidies.training-base-cap}", expr: and(moreThan(tierSum, fen(0)), atMost(tierSum, numbers.trainingBaseCap)), otherwise: reasons.beyondCap, law: skillLaw },
    ...stackingConditions("HS-BASE", thisMonth),
  ],
  gives: { amount: named("补助金额", tierSum) },
})

export const masterStudio = rule({
  name: "subsidies.master-studio", title: "技能大师工作室补助", law: promotionLaw("第十五条"), since: fundRulesSince, subject: "employer",
  conditions: [once, buildPeriod, healthyUnit, ...stackingConditions("HS-STUDIO", thisMonth)],
  gives: { amount: named("补助金额", numbers.studioGrant) },
})

const approvalNumber = fact({ name: "provincial-approval", label: "省级批准文号", type: "text", of: "claim", source: projects, orNone: true })
const filingNumber = fact({ name: "provincial-filing", label: "备案号", type: "text", of: "claim", source: projects, orNone: true })

/** Without approval and filing a provincial item cannot be activated; each stage is paid once, up to the sum that was approved. */
export const provincialItem = rule({
  name: "subsidies.provincial-item", title: "省级批准的其他支出", law: provincial("其他支出项目"), since: fundRulesSince, subject: "claim",
  conditions: [
    { name: "approved-and-filed", says: "有省级批准文号（{provincial-approval}）和备案号（{provincial-filing}）", expr: and(present(approvalNumber), present(filingNumber)), otherwise: reasons.itemNotFiled },
    { name: "use", says: "支出用途（{spending-use}）不在禁止之列", expr: not(oneOf(use, forbidden)), otherwise: reasons.forbiddenUse, law: fundRules("不得支出的范围") },
    withinContract, somethingAsked,
    ...stackingConditions("OT-PROV", thisMonth),
  ],
  gives: { amount: named("支付金额", asked) },
})

const deduction = cite("财政部等公告2023年第15号", "重点群体创业就业税收扣减")
const deductionGroup = fact({ name: "deduction-group", label: "重点群体类别", type: "code", of: "person", source: welfare, codes: { poverty: "脱贫人口", "unemployed-half-year": "登记失业半年以上人员", "zero-employment": "零就业家庭、低保家庭登记失业人员", graduate: "毕业年度高校毕业生", other: "其他" } })
const deductionFor = fact({ name: "deduction-for", label: "认定事项", type: "code", of: "claim", source: form, codes: { founding: "重点群体创业", hiring: "企业招用重点群体" } })
const deductionStart = fact({ name: "deduction-start", label: "首次享受扣减的日期", type: "date", of: "claim", source: { kind: "register", name: "税务申报信息" }, orNone: true })
const certifiedBefore = fact({ name: "deduction-certified", label: "同一人同一单位已出具认定", type: "boolean", of: "claim", source: records, fixed: true })
const hiring = equals(deductionFor, code("hiring"))

/** A certificate only: the tax office deducts. The limits stand as the province set them, within the announcement. */
export const taxDeduction = rule({
  name: "subsidies.tax-deduction", title: "重点群体税收扣减认定", law: deduction, since: "2023-01-01", until: "2028-01-01", subject: "claim",
  conditions: [
    { name: "group", says: "属于重点群体（{deduction-group}）", expr: oneOf(deductionGroup, numbers.deductionGroups), otherwise: reasons.groupOutside },
    { name: "unemployed-half-year", says: "登记失业人员须满半年（{unemployed-months}，{deduction-group}）", expr: or(not(equals(deductionGroup, code("unemployed-half-year"))), atLeast(unemployedMonths, months(6))), otherwise: reasons.unemployedTooShort },
    { name: "hired", says: "招用的有劳动合同（{contract-start}）和单位（{employer-code}）", expr: or(not(hiring), and(present(contractStart), present(employerCode), onOrBefore(contractStart, today))), otherwise: reasons.contractAbsent },
    { name: "within-three-years", says: "首次享受（{deduction-start}）起不满3年", expr: or(not(present(deductionStart)), before(today, addYears(deductionStart, wholeYears(3)))), otherwise: reasons.deductionOver },
    { name: "once", says: "同一人同一单位没有出具过", expr: not(certifiedBefore), otherwise: reasons.duplicate },
  ],
  gives: { yearly: named("每年扣减限额", choose([[hiring, numbers.hireDeduction]], numbers.founderDeduction)), years: named("扣减年限", wholeYears(3)) },
})
