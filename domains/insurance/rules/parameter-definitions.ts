// The numbers of unemployment insurance that differ by place or year: key, unit, and which levels bound the others.
import { parameter } from "#policy"

/** The document by which the reference province 示例省 adopts what one province or another grants beyond the national law. */
export const provincialDocument = "示例省人社规〔2025〕1号"

export const minimumWage = parameter({ key: "minimum-wage", label: "月最低工资标准", type: "fen", unit: "分" })
export const subsistenceAllowance = parameter({ key: "subsistence-allowance", label: "城市居民最低生活保障标准", type: "fen", unit: "分" })
export const averageMonthlyWage = parameter({ key: "average-monthly-wage", label: "上年度在岗职工月平均工资", type: "fen", unit: "分" })
export const disposableIncome = parameter({ key: "disposable-income-monthly", label: "上年度城镇居民月人均可支配收入", type: "fen", unit: "分" })
export const contributionBase = parameter({ key: "contribution-base-floor", label: "社会保险缴费基数下限", type: "fen", unit: "分" })
export const flexiblePensionRate = parameter({ key: "flexible-pension-rate", label: "灵活就业人员养老保险费率", type: "ratio", unit: "万分之一" })
export const employerMedicalRate = parameter({ key: "employer-medical-rate", label: "单位医疗保险费率", type: "ratio", unit: "万分之一" })
export const personMedicalRate = parameter({ key: "person-medical-rate", label: "个人医疗保险费率", type: "ratio", unit: "万分之一" })

export const durationTable = parameter({
  key: "insurance.duration-table", label: "缴费月数与领取月数对照表", type: "steps", unit: "月→月",
  limit: { direction: "at-most", nation: "limit-only", over: [12, 360] },
})
export const longestDuration = parameter({ key: "insurance.longest-duration", label: "领取期限上限", type: "months", unit: "月", limit: { direction: "at-most", nation: "usable" } })
export const remainderAllowed = parameter({ key: "insurance.remainder-allowed", label: "缴费不足一年但有未领月数的可以续领", type: "boolean", unit: "是否" })
export const benefitRatio = parameter({ key: "insurance.benefit-ratio", label: "失业保险金占最低工资的比例", type: "ratio", unit: "万分之一" })
export const entityMeansEmployed = parameter({
  key: "insurance.entity-means-employed", label: "名下有市场主体的处理", type: "code", unit: "代码",
  codes: { refuse: "视为已就业", "by-hand": "人工核实", ignore: "不影响" },
})
export const startRule = parameter({
  key: "insurance.start-rule", label: "起始日规则", type: "code", unit: "代码",
  codes: { registration: "从失业登记日起", "claim-if-late": "登记后逾期申领的从申领日起" },
})
export const claimGrace = parameter({ key: "insurance.claim-grace", label: "登记后按登记日起算的申领期限", type: "working-days", unit: "工作日" })
export const payFrom = parameter({
  key: "insurance.pay-from", label: "首个应领月", type: "code", unit: "代码",
  codes: { "start-month": "起始日所在月", "next-month": "起始日的次月" },
})
export const coverThrough = parameter({
  key: "insurance.cover-through", label: "每月批次发放到", type: "code", unit: "代码",
  codes: { "this-month": "批次当月", "previous-month": "批次上月" },
})
export const olderClaimantWindow = parameter({
  key: "insurance.older-claimant-window", label: "大龄领金人员“距法定退休年龄1年”的算法", type: "code", unit: "代码",
  codes: { "less-than": "不足1年", "at-most": "1年以内（含1年）" },
})
export const olderPensionMode = parameter({
  key: "insurance.older-pension-mode", label: "大龄领金人员养老保险费的缴纳办法", type: "code", unit: "代码",
  codes: { direct: "失业保险基金直接代缴", reimburse: "本人先缴、期满一次补给" },
})
export const jobSeekingRatio = parameter({ key: "insurance.job-seeking-ratio", label: "求职补贴占平均缴费基数的比例", type: "ratio", unit: "万分之一" })
export const jobSeekingMonths = parameter({ key: "insurance.job-seeking-months", label: "求职补贴最长月数", type: "months", unit: "月" })
export const childbirthMultiple = parameter({ key: "insurance.childbirth-multiple", label: "生育加发相当于失业保险金的月数", type: "months", unit: "月" })
export const lumpSumOpen = parameter({ key: "insurance.lump-sum-open", label: "实行剩余待遇一次性领取", type: "boolean", unit: "是否" })
export const deathModel = parameter({
  key: "insurance.death-model", label: "丧葬补助金和抚恤金办法", type: "code", unit: "代码",
  codes: { "D-GD": "按上年度月平均工资", "D-CQ": "按失业保险金6个月和10个月", "D-HA": "按失业保险金7个月和供养人数", "D-PEN": "参照企业职工遗属待遇" },
})
export const deathClaimMonths = parameter({ key: "insurance.death-claim-months", label: "遗属申领期限（0为不限）", type: "months", unit: "月" })
export const consolationWithFuneralElsewhere = parameter({ key: "insurance.consolation-with-funeral-elsewhere", label: "他险已发丧葬补助金时仍发抚恤金", type: "boolean", unit: "是否" })
export const instalmentCeiling = parameter({ key: "insurance.instalment-ceiling", label: "还款协议最多期数", type: "count", unit: "期", limit: { direction: "at-most", nation: "usable" } })
export const offsetCeiling = parameter({ key: "insurance.offset-ceiling", label: "每月抵扣上限", type: "ratio", unit: "万分之一", limit: { direction: "at-most", nation: "usable" } })
export const recoverMedical = parameter({ key: "insurance.recover-medical", label: "追回时一并追回代缴医疗保险费", type: "boolean", unit: "是否" })
export const refusalTimes = parameter({ key: "insurance.refusal-times", label: "无正当理由拒绝介绍的次数", type: "count", unit: "次" })
export const atRetirementAge = parameter({
  key: "insurance.at-retirement-age", label: "达到法定退休年龄但未领养老金的处理", type: "code", unit: "代码", codes: { stop: "停发", continue: "继续发放" },
})
export const prisonMeans = parameter({ key: "insurance.prison-means", label: "收监或强制戒毒期间的处理", type: "code", unit: "代码", codes: { stop: "停发", suspend: "暂停" } })

export const allowanceBase = parameter({ key: "insurance.allowance-base", label: "失业补助金计发基数（失业保险金标准）", type: "fen", unit: "分" })
export const allowanceRatio = parameter({
  key: "insurance.allowance-ratio", label: "失业补助金比例（按缴费月数）", type: "steps", unit: "月→万分之一",
  limit: { direction: "at-most", nation: "limit-only", over: [0, 360] },
})
export const allowanceMonths = parameter({ key: "insurance.allowance-months", label: "失业补助金最长月数", type: "months", unit: "月", limit: { direction: "at-most", nation: "usable" } })

export const parameterDefinitions = [
  minimumWage, subsistenceAllowance, averageMonthlyWage, disposableIncome, contributionBase, flexiblePensionRate, employerMedicalRate, personMedicalRate,
  durationTable, longestDuration, remainderAllowed, benefitRatio, entityMeansEmployed, startRule, claimGrace, payFrom, coverThrough, olderClaimantWindow, olderPensionMode,
  jobSeekingRatio, jobSeekingMonths, childbirthMultiple, lumpSumOpen, deathModel, deathClaimMonths, consolationWithFuneralElsewhere,
  instalmentCeiling, offsetCeiling, recoverMedical, refusalTimes, atRetirementAge, prisonMeans, allowanceBase, allowanceRatio, allowanceMonths,
].map((one) => one.parameter)
