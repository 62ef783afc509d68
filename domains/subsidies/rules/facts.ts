// The facts subsidy rules ask for about people, employers and months, with unit and source. What registration and insurance own is theirs.
import { insuranceFacts, promotionFacts } from "#domains/insurance"
import { registrationFacts } from "#domains/registration"
import type { FactSource } from "#policy"
import { fact, lines } from "#policy"
import { codeSet } from "#standards"
import { awardedItems, funds } from "./items.ts"

export const { birthDate, retirementKind, drawingPension, inCustody, atSchool, unemployedMonths, activeEntity, unitActive } = registrationFacts
export const { retirementKindSourced, drawsBenefit, contractStart, contractEnd } = insuranceFacts
export const { enterpriseSize, graduatedOn, workedSinceGraduation } = promotionFacts

export const insured: FactSource = { kind: "register", name: "社会保险登记" }
export const population: FactSource = { kind: "register", name: "公安人口信息" }
export const market: FactSource = { kind: "register", name: "市场主体登记" }
export const schools: FactSource = { kind: "register", name: "学籍学历信息" }
export const household: FactSource = { kind: "register", name: "户籍成员信息" }
export const welfare: FactSource = { kind: "register", name: "民政、残联、农业农村、退役军人信息" }
export const taxes: FactSource = { kind: "register", name: "税务申报信息" }
export const bank: FactSource = { kind: "register", name: "银行账户核验" }
export const credit: FactSource = { kind: "register", name: "信用信息" }
export const ministry: FactSource = { kind: "register", name: "部级补贴查重" }
export const certificates: FactSource = { kind: "register", name: "技能人才评价证书全国联网查询" }
export const filing: FactSource = { kind: "record", name: "劳动用工备案" }
export const recognition: FactSource = { kind: "record", name: "就业困难人员认定" }
export const registration: FactSource = { kind: "record", name: "就业失业登记" }
export const records: FactSource = { kind: "record", name: "补贴发放记录" }
export const form: FactSource = { kind: "declared", name: "申请表" }

export const subsidyMonth = fact({ name: "subsidy-month", label: "补贴所属月", type: "month", of: "person-month", source: form, fixed: true })
export const appliedOn = fact({ name: "applied-on", label: "申请日期", type: "date", of: "claim", source: { kind: "record", name: "办件记录" }, fixed: true, dayOfAsking: true })
export const diedOn = fact({ name: "died-on", label: "死亡登记日期", type: "date", of: "person", source: population, orNone: true, fixed: true })
export const accountIsPayee = fact({ name: "account-is-payee", label: "收款账户户名、证件与收款人一致", type: "boolean", of: "claim", source: bank })
export const creditListed = fact({ name: "credit-listed", label: "列入严重失信或社会保险严重失信名单", type: "boolean", of: "claim", source: credit, means: "申请人是单位的查单位，是个人的查个人" })

export const hardFrom = fact({ name: "hardship-from", label: "就业困难人员认定日期", type: "date", of: "person", source: recognition, orNone: true })
export const hardUntil = fact({
  name: "hardship-until", label: "就业困难人员身份终止日期", type: "date", of: "person", source: recognition, orNone: true,
  means: "不再具有身份的第一天；因本单位招用、公益性岗位安置或灵活就业登记本身而退出的不算，填 null",
})
export const hardCategory = fact({
  name: "hardship-category", label: "就业困难人员类别", type: "code", of: "person", source: recognition,
  codes: {
    older: "大龄", disabled: "残疾", "severely-disabled": "重度残疾", "low-income": "最低生活保障家庭", "long-unemployed": "连续失业一年以上", "zero-employment": "零就业家庭",
    "land-lost": "失地农民", provincial: "省定其他类别",
  },
})
export const firstApprovedOn = fact({ name: "first-approved-on", label: "首次核定社会保险补贴或岗位补贴的日期", type: "date", of: "person", source: records, orNone: true, means: "年龄以初次核定时为准；从未核定填 null", fixed: true })
export const firstSubsidyMonth = fact({ name: "first-subsidy-month", label: "首个补贴月", type: "month", of: "person", source: records, orNone: true, fixed: true })
export const monthsUsed = fact({ name: "months-used", label: "本项补贴已享受月数", type: "months", of: "person", source: records, means: "本月之前；金额再小也算一个月；再次安置到公益性岗位的重新计算，只算本次安置", fixed: true })
export const flexibleMonthsUsed = fact({ name: "flexible-months-used", label: "灵活就业社会保险补贴已享受月数", type: "months", of: "person", source: records, fixed: true })
export const hiredMonthsUsed = fact({ name: "hired-months-used", label: "单位招用社会保险补贴已享受月数", type: "months", of: "person", source: records, fixed: true })

export const leftOn = fact({ name: "left-on", label: "实际离职日期", type: "date", of: "person", source: filing, orNone: true })
export const dispatched = fact({ name: "dispatched", label: "以劳务派遣方式用工", type: "boolean", of: "person", source: filing })
export const ownerOfApplicant = fact({ name: "owner-of-applicant", label: "是申请单位的法定代表人、经营者、股东，或单位为其配偶所有", type: "boolean", of: "person", source: market })
export const shareHeld = fact({ name: "share-held", label: "在存续市场主体中的最高出资比例", type: "ratio", between: [0, 10_000], of: "person", source: market })
export const insuredElsewhere = fact({ name: "insured-elsewhere", label: "当月在其他单位有职工参保", type: "boolean", of: "person-month", source: insured })
export const lowIncome = fact({ name: "low-income-household", label: "最低生活保障家庭成员", type: "boolean", of: "person", source: welfare })

export const povertyGroup = fact({ name: "poverty-group", label: "脱贫人口或防止返贫监测对象", type: "boolean", of: "person", source: welfare })
export const insuredMonths = fact({ name: "insured-months-since-hire", label: "招用后在该单位连续参保月数", type: "months", of: "person", source: insured })

export const unitAbnormal = fact({ name: "unit-abnormal", label: "列入经营异常名录或严重违法失信名单", type: "boolean", of: "employer", source: market })
export const taxNormal = fact({ name: "tax-normal", label: "税务状态正常", type: "boolean", of: "employer", source: taxes })
export const industry = fact({
  name: "industry", label: "行业大类", type: "code", of: "employer", source: market, means: "GB/T 4754—2017 两位大类代码",
  codes: Object.fromEntries(codeSet("industry").values.filter((one) => one.parent !== null).map((one) => [one.code, one.name])),
})

export const flexibleFrom = fact({ name: "flexible-from", label: "灵活就业登记日期", type: "date", of: "person", source: registration, orNone: true })
export const flexibleUntil = fact({ name: "flexible-until", label: "灵活就业登记终止日期", type: "date", of: "person", source: registration, orNone: true, means: "不再有效的第一天" })
export const ownShopAlone = fact({ name: "own-shop-alone", label: "名下只有无雇工的个体工商户", type: "boolean", of: "person", source: market })

export const contributions = lines({
  name: "contributions", label: "当月到账的社会保险费", of: "person-month", source: insured, means: "每个险种、每个缴费人一行；单位指申请单位",
  columns: {
    kind: { type: "code", label: "险种", codes: { pension: "基本养老保险", medical: "基本医疗保险（含生育）", unemployment: "失业保险", injury: "工伤保险" } },
    payer: { type: "code", label: "缴费人", codes: { employer: "单位缴纳", person: "职工个人缴纳", individual: "以个人身份缴纳" } },
    base: { type: "fen", label: "缴费基数" },
    amount: { type: "fen", label: "到账金额" },
    back: { type: "boolean", label: "补缴" },
  },
})

export const otherAwards = lines({
  name: "other-awards", label: "同一人（项目为同一单位）已享受或在办的其他补贴", of: "person", source: ministry,
  means: "全国查重结果，每项一行，含失业保险待遇；一次性补贴的起止月为所对应的用工或培训月份，创业补贴从核定月起、到企业终止月止，仍在经营的末月填 null",
  columns: {
    item: { type: "code", label: "补贴项目", codes: awardedItems },
    from: { type: "month", label: "起始月" },
    until: { type: "month", label: "末月", orNone: true },
    occupation: { type: "text", label: "职业", orNone: true },
    level: { type: "count", label: "等级（一级为1，五级为5）", orNone: true },
    employer: { type: "text", label: "单位统一社会信用代码", orNone: true },
    loan: { type: "text", label: "贷款合同号", orNone: true },
    cost: { type: "text", label: "费用凭证号", orNone: true },
    fund: { type: "code", label: "资金来源", codes: funds },
  },
})
export const costReference = fact({ name: "cost-reference", label: "本次费用凭证号", type: "text", of: "claim", source: form, orNone: true, means: "发票、合同或缴费凭证号；没有对应单笔费用填 null" })
export const employerCode = fact({ name: "employer-code", label: "用人单位统一社会信用代码", type: "text", of: "claim", source: filing })
