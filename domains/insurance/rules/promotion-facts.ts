// The facts of what the fund pays to keep and create jobs, and of moving a relation to another province.
import type { FactSource } from "#policy"
import { fact } from "#policy"

const insured: FactSource = { kind: "register", name: "社会保险登记" }
const market: FactSource = { kind: "register", name: "市场主体登记" }
const credit: FactSource = { kind: "register", name: "信用信息" }
const filing: FactSource = { kind: "record", name: "劳动用工备案" }
const records: FactSource = { kind: "record", name: "失业保险待遇记录" }
const certificates: FactSource = { kind: "register", name: "技能人才评价证书全国联网查询" }
const ministry: FactSource = { kind: "register", name: "部级补贴查重" }
const statistics: FactSource = { kind: "register", name: "统计部门公布数据" }
const outPlace: FactSource = { kind: "register", name: "转出地信息表" }

export const premiumPaid = fact({ name: "premium-paid-last-year", label: "单位上年度实缴失业保险费", type: "fen", of: "employer", source: insured })
export const drawers = fact({ name: "benefit-drawers-last-year", label: "上年度领取失业保险金人数", type: "persons", of: "employer", source: records })
export const averageInsured = fact({ name: "average-insured-last-year", label: "上年度平均参保人数", type: "persons", of: "employer", source: insured })
export const insuredInDecember = fact({ name: "insured-in-december", label: "上年12月参保人数", type: "persons", of: "employer", source: insured })
export const insuredAtStart = fact({ name: "insured-at-start", label: "上年初参保人数", type: "persons", of: "employer", source: insured })
export const fullyPaidMonths = fact({ name: "fully-paid-months", label: "依法参保并足额缴费月数", type: "months", of: "employer", source: insured })
export const unitKind = fact({
  name: "unit-kind", label: "单位类别", type: "code", of: "employer", source: market,
  codes: {
    enterprise: "企业", association: "社会团体", foundation: "基金会", "social-service": "社会服务机构", "law-firm": "律师事务所", "accounting-firm": "会计师事务所", household: "以单位形式参保的个体工商户", government: "机关事业单位", other: "其他",
  },
})
export const enterpriseSize = fact({
  name: "enterprise-size", label: "企业规模", type: "code", of: "employer", source: { kind: "register", name: "企业规模名录" }, codes: { large: "大型", medium: "中型", small: "小型", micro: "微型" }, orNone: true,
  means: "工信部联企业〔2011〕300号；取业务日名录，快照保存；名录中没有填 null",
})
export const creditListed = fact({ name: "unit-credit-listed", label: "单位列入严重失信名单", type: "boolean", of: "employer", source: credit })
export const zombie = fact({ name: "zombie-enterprise", label: "僵尸企业", type: "boolean", of: "employer", source: credit })
export const policyConsistent = fact({ name: "industry-policy-consistent", label: "生产经营符合国家产业政策和环保政策", type: "boolean", of: "employer", source: market })
export const refundedBefore = fact({ name: "refunded-last-year", label: "按同一年度数据已返还金额", type: "fen", of: "employer", source: records, fixed: true })

export const skillPaidMonths = fact({ name: "skill-paid-months", label: "累计缴纳失业保险费月数", type: "months", of: "person", source: insured })
export const insuredNow = fact({ name: "insured-now", label: "正在参加失业保险", type: "boolean", of: "person", source: insured })
export const certificateFound = fact({ name: "certificate-found", label: "全国联网查到证书（编号、姓名、证件全部一致）", type: "boolean", of: "claim", source: certificates })
export const certificateIssuedOn = fact({ name: "certificate-issued-on", label: "证书签发日期", type: "date", of: "claim", source: certificates, fixed: true })
export const certificateLevel = fact({ name: "certificate-level", label: "证书等级（一级为1，五级为5）", type: "count", between: [1, 5], of: "claim", source: certificates, orNone: true })
export const highestLevelHeld = fact({ name: "highest-level-held", label: "本职业已持有或已补贴的最高等级（一级为1，五级为5）", type: "count", between: [1, 5], of: "claim", source: certificates, orNone: true })
export const levelClaimed = fact({ name: "skill-level-claimed", label: "同一职业同一等级已享受技能提升补贴", type: "boolean", of: "claim", source: records, fixed: true })
export const claimsThisYear = fact({ name: "skill-claims-this-year", label: "申领当年已享受技能提升补贴次数", type: "count", of: "person", source: records, fixed: true })
export const claimsOfIssueYear = fact({ name: "skill-claims-of-issue-year", label: "证书签发当年已享受技能提升补贴次数", type: "count", of: "person", source: records, fixed: true })
export const urgentOccupation = fact({ name: "urgent-occupation", label: "属于急需紧缺职业", type: "boolean", of: "claim", source: { kind: "record", name: "紧缺职业目录" } })
export const trainingSubsidised = fact({ name: "certificate-training-subsidised", label: "同一证书已享受职业培训补贴或评价补贴", type: "boolean", of: "claim", source: ministry, fixed: true })

export const expansionGroup = fact({ name: "expansion-group", label: "招用人员类别", type: "code", of: "person", source: { kind: "declared", name: "申请表" }, codes: { graduate: "毕业年度或离校2年内未就业高校毕业生", youth: "16至24岁登记失业青年", other: "其他" } })
export const graduatedOn = fact({ name: "graduated-on", label: "高校毕业证日期", type: "date", of: "person", source: { kind: "register", name: "学籍学历信息" }, orNone: true, fixed: true, means: "没有高校（当地范围内院校）毕业证填 null" })
export const workedSinceGraduation = fact({ name: "worked-since-graduation", label: "毕业后至招用（登记）前有过就业", type: "boolean", of: "person", source: insured, means: "有职工参保月或名下有存续市场主体；就业见习不算", fixed: true })
export const youthRegistered = fact({ name: "registered-unemployed", label: "招用前有有效失业登记", type: "boolean", of: "person", source: { kind: "record", name: "失业登记" } })
export const pensionMonths = fact({ name: "pension-insured-months", label: "招用后足额缴纳职工养老保险月数", type: "months", of: "person", source: insured })
export const unemploymentMonths = fact({ name: "unemployment-insured-months", label: "招用后足额缴纳失业保险月数", type: "months", of: "person", source: insured })
export const injuryMonths = fact({ name: "injury-insured-months", label: "招用后足额缴纳工伤保险月数", type: "months", of: "person", source: insured })
export const expansionUsed = fact({ name: "expansion-used", label: "该人员已被用于享受一次性扩岗补助", type: "boolean", of: "person", source: ministry, means: "全国范围、任何单位", fixed: true })
export const hiringGrantUsed = fact({ name: "hiring-grant-used", label: "该人员已被用于享受一次性吸纳就业补贴", type: "boolean", of: "person", source: ministry, fixed: true })

export const contractWorker = fact({ name: "contract-worker", label: "农民合同制工人，本人不缴纳失业保险费", type: "boolean", of: "person", source: insured })
export const unitPaidMonths = fact({ name: "unit-paid-months", label: "连续工作且单位已缴费的月数", type: "months", of: "person", source: insured })
export const contractOver = fact({ name: "contract-over", label: "劳动合同期满未续订或提前解除", type: "boolean", of: "person", source: filing })

export const consumerIndex = fact({ name: "consumer-index-rise", label: "居民消费价格指数同比涨幅", type: "ratio", of: "region-month", source: statistics })
export const foodIndex = fact({ name: "food-index-rise", label: "食品价格指数同比涨幅", type: "ratio", of: "region-month", source: statistics })
export const supplementIndex = fact({ name: "supplement-index-rise", label: "计发补贴所用指数同比涨幅", type: "ratio", of: "region-month", source: statistics, means: "低收入居民消费价格指数；没有编制的用居民消费价格指数" })

export const outPlaceMonths = fact({ name: "out-place-paid-months", label: "转出地累计缴费月数", type: "months", of: "transfer", source: outPlace })
export const outPlaceApproved = fact({ name: "out-place-approved-months", label: "转出地核定（应领）月数", type: "months", of: "transfer", source: outPlace })
export const outPlaceDrawn = fact({ name: "out-place-drawn-months", label: "转出地已领月数", type: "months", of: "transfer", source: outPlace, fixed: true })
export const outPlaceStandard = fact({ name: "out-place-standard", label: "转出地失业保险金月标准", type: "fen", of: "transfer", source: outPlace })
export const drawingNow = fact({ name: "drawing-now", label: "正在领取失业保险金", type: "boolean", of: "person", source: records })
export const infoSentOn = fact({ name: "out-information-on", label: "转出信息表日期", type: "date", of: "transfer", source: outPlace })
export const letterOn = fact({ name: "transfer-letter-on", label: "联系函日期", type: "date", of: "transfer", source: records })
export const sheetReceivedOn = fact({ name: "out-information-received-on", label: "收到转出信息表的日期", type: "date", of: "transfer", source: records, orNone: true })
export const feeReceivedOn = fact({ name: "fee-received-on", label: "转移费用到账日期", type: "date", of: "transfer", source: records, orNone: true })
