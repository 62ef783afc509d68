// The facts the rules of unemployment insurance ask for, with unit and source. One name per legal term; what registration owns is registration's.
import { registrationFacts } from "#domains/registration"
import type { FactSource } from "#policy"
import { fact, lines } from "#policy"

export const { activeEntity, birthDate, endReason, jobSeeking, registrationDate, retirementKind, stillUnemployed } = registrationFacts

const insured: FactSource = { kind: "register", name: "社会保险登记" }
const population: FactSource = { kind: "register", name: "公安人口信息" }
const ministry: FactSource = { kind: "register", name: "部级全国待遇查询" }
const filing: FactSource = { kind: "record", name: "劳动用工备案" }
const registration: FactSource = { kind: "record", name: "失业登记" }
const claims: FactSource = { kind: "record", name: "失业保险待遇记录" }
const declared: FactSource = { kind: "declared", name: "本人申报" }

export const contributedMonths = fact({
  name: "contributed-months", label: "累计缴费月数", type: "months", of: "person", source: insured,
  means: "用人单位和本人均已到账的月数；上次领取待遇后重新计算，从未领取的以往缴费合并计算，含视同缴费",
})
export const unusedMonths = fact({ name: "unused-months", label: "前次失业应领未领月数", type: "months", of: "person", source: claims, fixed: true })
export const reasonDisputed = fact({ name: "reason-disputed", label: "本人对解除原因有异议", type: "boolean", of: "person", source: declared })
export const employerFaultFound = fact({ name: "employer-fault-found", label: "仲裁、判决、监察认定或单位承认单位有过错", type: "boolean", of: "person", source: declared, means: "只在解除原因为09时使用" })
export const claimDate = fact({ name: "claim-date", label: "申领日期", type: "date", of: "claim", source: { kind: "record", name: "办件记录" }, fixed: true })
export const retirementKindSourced = fact({ name: "retirement-kind-sourced", label: "退休类别有来源依据", type: "boolean", of: "person", source: insured, fixed: true, means: "女职工类别只是系统默认值时为 false" })
export const drawingPension = fact({ name: "drawing-employee-pension", label: "正在享受职工或机关事业单位基本养老保险待遇", type: "boolean", of: "person", source: insured, means: "城乡居民养老保险待遇不算" })
export const employed = fact({ name: "employed-again", label: "解除后有新的职工参保或就业登记", type: "boolean", of: "person", source: insured })
export const runningEntitlement = fact({ name: "running-entitlement", label: "其他地区正在领取失业保险待遇", type: "boolean", of: "person", source: ministry })

export const firstMonth = fact({ name: "first-month", label: "应领首月", type: "month", of: "claim", source: claims, fixed: true })
export const lastMonth = fact({ name: "last-month", label: "应领末月", type: "month", of: "claim", source: claims, fixed: true })
export const paidMonths = fact({ name: "paid-months", label: "已发失业保险金月数", type: "months", of: "claim", source: claims })
export const businessMonth = fact({ name: "month", label: "待遇所属月", type: "month", of: "person-month", source: claims, fixed: true })
export const drawsBenefit = fact({ name: "draws-benefit", label: "当月领取失业保险金（含延长发放）", type: "boolean", of: "person-month", source: claims })

export const ownPensionPaid = fact({ name: "own-pension-paid", label: "当月本人已到账的养老保险费", type: "fen", of: "person-month", source: insured, means: "以灵活就业人员身份缴纳" })

export const averageBase = fact({ name: "average-base-12-months", label: "失业前12个月平均缴费基数", type: "fen", of: "person", source: insured })
export const jobSeekingMonthsPaid = fact({ name: "job-seeking-months-paid", label: "已发求职补贴月数", type: "months", of: "claim", source: claims, fixed: true })
export const childBornOn = fact({ name: "child-born-on", label: "生育日期", type: "date", of: "person", source: { kind: "register", name: "出生医学证明" }, orNone: true, fixed: true })
export const childbirthPaid = fact({ name: "childbirth-supplement-paid", label: "本次已发生育加发", type: "boolean", of: "claim", source: claims, fixed: true })

export const route = fact({ name: "re-employment-route", label: "再就业方式", type: "code", of: "person", source: registration, codes: { employed: "被用人单位招用", founded: "自主创业并领取营业执照" } })
export const contractStart = fact({ name: "contract-start", label: "劳动合同开始日", type: "date", of: "person", source: filing })
export const contractEnd = fact({ name: "contract-end", label: "劳动合同结束日", type: "date", of: "person", source: filing, orNone: true, means: "无固定期限填 null" })
export const newInsuredMonths = fact({ name: "new-insured-months", label: "新单位已缴失业保险月数", type: "months", of: "person", source: insured })
export const lumpSumPaid = fact({ name: "lump-sum-paid", label: "本次剩余待遇已一次性领取", type: "boolean", of: "claim", source: claims, fixed: true })

export const deathDate = fact({ name: "death-date", label: "死亡日期", type: "date", of: "person", source: population, fixed: true })
export const deathProof = fact({ name: "death-proof", label: "有死亡证明或公安、卫健死亡信息", type: "boolean", of: "person", source: population })
export const dependants = fact({ name: "dependants", label: "供养直系亲属人数", type: "persons", of: "person", source: declared })
export const applicants = fact({ name: "applicants", label: "提出申领的遗属人数", type: "persons", of: "claim", source: declared })
export const familyAgreement = fact({ name: "family-agreement", label: "有家属协商书", type: "boolean", of: "claim", source: declared })
export const funeralGrantElsewhere = fact({ name: "funeral-grant-elsewhere", label: "已从养老或工伤保险领取丧葬补助金", type: "boolean", of: "person", source: insured })
export const deathMonthPaid = fact({ name: "death-month-paid", label: "死亡当月失业保险金已发放", type: "boolean", of: "claim", source: claims })

export const benefitUsedUp = fact({ name: "benefit-used-up", label: "失业保险金已领满仍未就业", type: "boolean", of: "person", source: claims })
export const allowanceMonthsPaid = fact({ name: "allowance-months-paid", label: "已发失业补助金月数", type: "months", of: "claim", source: claims, fixed: true })

export const overpaid = lines({
  name: "overpaid-lines", label: "停发后多发的月份", of: "claim", source: claims,
  columns: { month: { type: "month", label: "所属月" }, benefit: { type: "fen", label: "失业保险金" }, medical: { type: "fen", label: "代缴医疗保险费" } },
})
export const receivable = fact({ name: "receivable", label: "应退金额", type: "fen", of: "claim", source: claims })
export const instalments = fact({ name: "instalments", label: "分期期数", type: "count", of: "claim", source: declared })
export const offsetShare = fact({ name: "offset-share", label: "每月抵扣比例", type: "ratio", of: "claim", source: declared })
export const offsetConsent = fact({ name: "offset-consent", label: "本人书面同意抵扣", type: "boolean", of: "claim", source: declared })
