// The numbers of what the fund pays to keep and create jobs, with the days each temporary policy runs, and the reference rows of 示例省.
import type { ParameterDefinition, ParameterRow, ParameterValue } from "#policy"
import { nation, parameter, parameterTable } from "#policy"
import { provincialDocument } from "./parameter-definitions.ts"

const atMost = { direction: "at-most", nation: "usable" } as const

export const refundRateLarge = parameter({ key: "insurance.refund-rate-large", label: "大型企业稳岗返还比例", type: "ratio", unit: "万分之一", limit: atMost })
export const refundRateSmall = parameter({ key: "insurance.refund-rate-small", label: "中小微企业稳岗返还比例", type: "ratio", unit: "万分之一", limit: atMost })
export const layoffTarget = parameter({ key: "insurance.layoff-target", label: "裁员率控制目标", type: "ratio", unit: "万分之一" })
export const smallUnitStaff = parameter({ key: "insurance.small-unit-staff", label: "按20%裁员率计算的单位参保人数上限", type: "persons", unit: "人" })
export const smallUnitLayoff = parameter({ key: "insurance.small-unit-layoff", label: "小单位裁员率上限", type: "ratio", unit: "万分之一", limit: atMost })
export const layoffMode = parameter({ key: "insurance.layoff-mode", label: "裁员率算法", type: "code", unit: "代码", codes: { claimants: "领取失业保险金人数", net: "参保人数净减少" } })
export const smallUnitBy = parameter({ key: "insurance.small-unit-by", label: "小单位认定人数", type: "code", unit: "代码", codes: { average: "上年平均参保人数", december: "上年12月参保人数" } })
export const largeFromStaff = parameter({ key: "insurance.large-from-staff", label: "规模名录没有时视为大型的参保人数", type: "persons", unit: "人" })
export const poolReserve = parameter({ key: "insurance.pool-reserve", label: "统筹地区上年末基金备付期限", type: "months", unit: "月" })
export const refundUnitKinds = parameter({ key: "insurance.refund-unit-kinds", label: "可以返还的单位类别", type: "codes", unit: "代码" })

export const skillAmounts = parameter({ key: "insurance.skill-amounts", label: "技能提升补贴标准（一级为1，五级为5）", type: "steps", unit: "等级→分", limit: { ...atMost, over: [1, 5] } })
export const skillMonths = parameter({ key: "insurance.skill-months", label: "技能提升补贴须累计缴费月数", type: "months", unit: "月" })
export const skillTimes = parameter({ key: "insurance.skill-times", label: "技能提升补贴每年次数", type: "count", unit: "次", limit: atMost })
export const skillUrgentTimes = parameter({ key: "insurance.skill-urgent-times", label: "急需紧缺职业每年增加次数", type: "count", unit: "次", limit: atMost })
export const skillCountBy = parameter({ key: "insurance.skill-count-by", label: "次数计入年度", type: "code", unit: "代码", codes: { "claim-year": "申领年度", "issue-year": "证书签发年度" } })

export const expansionAmount = parameter({ key: "insurance.expansion-amount", label: "一次性扩岗补助标准", type: "fen", unit: "分", limit: atMost })
export const expansionGroups = parameter({ key: "insurance.expansion-groups", label: "一次性扩岗补助人员类别", type: "codes", unit: "代码" })
export const expansionMonths = parameter({ key: "insurance.expansion-months", label: "扩岗补助须足额缴费月数", type: "months", unit: "月" })
export const expansionOneYear = parameter({ key: "insurance.expansion-one-year", label: "扩岗补助须签订1年以上合同", type: "boolean", unit: "是否" })

export const contractWorkerOpen = parameter({ key: "insurance.contract-worker-open", label: "仍实行农民合同制工人一次性生活补助", type: "boolean", unit: "是否" })
export const contractWorkerMonths = parameter({ key: "insurance.contract-worker-months", label: "农民合同制工人一次性生活补助最多月数", type: "count", unit: "个", limit: atMost })

export const consumerTrigger = parameter({ key: "insurance.price-consumer-trigger", label: "价格补贴启动的消费价格涨幅", type: "ratio", unit: "万分之一", limit: atMost })
export const foodTrigger = parameter({ key: "insurance.price-food-trigger", label: "价格补贴启动的食品价格涨幅", type: "ratio", unit: "万分之一", limit: atMost })
export const transferMultiple = parameter({ key: "insurance.transfer-multiple", label: "转移费用与失业保险金之比", type: "ratio", unit: "万分之一" })
export const transferFeeDays = parameter({ key: "insurance.transfer-fee-days", label: "转移费用拨付期限", type: "days", unit: "天" })
/** How long the out-place has for its 转出信息表. */
export const transferSheetDays = parameter({ key: "insurance.transfer-sheet-days", label: "转出信息表提供期限", type: "working-days", unit: "工作日", limit: atMost })
export const transferUrgeDays = parameter({ key: "insurance.transfer-urge-days", label: "逾期未办的转移再次催办的间隔", type: "days", unit: "天" })

const definitions: readonly ParameterDefinition[] = [
  refundRateLarge, refundRateSmall, layoffTarget, smallUnitStaff, smallUnitLayoff, layoffMode, smallUnitBy, largeFromStaff, poolReserve, refundUnitKinds, skillAmounts, skillMonths, skillTimes, skillUrgentTimes, skillCountBy,
  expansionAmount, expansionGroups, expansionMonths, expansionOneYear, contractWorkerOpen, contractWorkerMonths, consumerTrigger, foodTrigger, transferMultiple, transferFeeDays, transferSheetDays, transferUrgeDays,
].map((one) => one.parameter)

interface Defined {
  readonly parameter: ParameterDefinition
}
const row = ({ parameter: { key, unit } }: Defined, region: string, value: ParameterValue, documentNumber: string, from: string, to: string | null): ParameterRow => ({
  key, region, value, unit, from, to, documentNumber, enteredBy: "参数录入员", approvedBy: "参数审批员",
})
const ofNation = (definition: Defined, value: ParameterValue, documentNumber: string, from: string, to: string | null = null) => row(definition, nation, value, documentNumber, from, to)
const ofProvince = (definition: Defined, value: ParameterValue, from = "2025-01-01", to: string | null = null) => row(definition, "990000", value, provincialDocument, from, to)

const retention = "人社部发〔2019〕23号"
const raised = "国办发〔2025〕25号"
const skill = "人社部发〔2017〕40号"
const price = "发改价格〔2021〕1553号"

export const promotionRows: readonly ParameterRow[] = [
  ofNation(refundRateLarge, 5000, "2022年稳岗返还政策", "2022-01-01", "2023-01-01"),
  ofNation(refundRateSmall, 9000, "2022年稳岗返还政策", "2022-01-01", "2023-01-01"),
  ofNation(refundRateLarge, 3000, "2024年稳岗返还政策", "2024-01-01", "2025-07-01"),
  ofNation(refundRateSmall, 6000, "2024年稳岗返还政策", "2024-01-01", "2025-07-01"),
  ofNation(refundRateLarge, 5000, raised, "2025-07-01", "2026-01-01"),
  ofNation(refundRateSmall, 9000, raised, "2025-07-01", "2026-01-01"),
  ofNation(smallUnitLayoff, 2000, retention, "2019-01-01"),
  ofNation(smallUnitStaff, 30, retention, "2019-01-01"),
  ofProvince(layoffTarget, 550, "2024-01-01"),
  ofProvince(layoffMode, "claimants", "2024-01-01"),
  ofProvince(smallUnitBy, "average", "2024-01-01"),
  ofProvince(largeFromStaff, 300, "2024-01-01"),
  ofProvince(poolReserve, 18, "2024-01-01"),
  ofProvince(refundUnitKinds, ["enterprise", "association", "foundation", "social-service", "law-firm", "accounting-firm", "household"], "2024-01-01"),
  ofNation(skillAmounts, [[3, 200_000], [4, 150_000], [5, 100_000]], skill, "2017-05-15"),
  ofNation(skillMonths, 36, skill, "2017-05-15", "2019-01-01"),
  ofNation(skillMonths, 12, "技能提升补贴阶段性政策", "2019-01-01", "2026-01-01"),
  ofNation(skillMonths, 36, skill, "2026-01-01"),
  ofNation(skillTimes, 3, "技能提升补贴阶段性政策", "2022-01-01", "2025-01-01"),
  ofNation(skillTimes, 1, "2025年失业保险稳岗惠民政策", "2025-01-01", "2026-01-01"),
  ofNation(skillUrgentTimes, 0, "技能提升补贴阶段性政策", "2022-01-01", "2025-01-01"),
  ofNation(skillUrgentTimes, 2, "2025年失业保险稳岗惠民政策", "2025-01-01", "2026-01-01"),
  ofProvince(skillTimes, 1),
  ofProvince(skillUrgentTimes, 2),
  row(skillCountBy, "990000", "claim-year", "示例省人社规〔2022〕1号", "2022-01-01", "2025-01-01"),
  ofProvince(skillCountBy, "claim-year"),
  ofNation(expansionAmount, 150_000, "一次性扩岗补助政策", "2022-07-01", "2026-01-01"),
  ofProvince(expansionGroups, ["graduate", "youth"]),
  ofProvince(expansionMonths, 3),
  ofProvince(expansionOneYear, false),
  ofProvince(contractWorkerOpen, true),
  ofNation(contractWorkerMonths, 12, "失业保险条例", "1999-01-22"),
  ofNation(consumerTrigger, 350, price, "2021-11-01", "2022-09-01"),
  ofNation(consumerTrigger, 300, "阶段性调整价格补贴联动机制", "2022-09-01", "2023-04-01"),
  ofNation(consumerTrigger, 350, price, "2023-04-01"),
  ofNation(foodTrigger, 600, price, "2021-11-01"),
  ofNation(transferMultiple, 15_000, "失业保险金申领发放办法", "2001-01-01"),
  ofNation(transferFeeDays, 30, "失业保险关系跨省转移办理要求", "2021-11-09"),
  ofNation(transferSheetDays, 5, "失业保险关系跨省转移办理要求", "2021-11-09"),
  ofProvince(transferUrgeDays, 30, "2021-11-09"),
]

export const promotionParameters = parameterTable(definitions, promotionRows)
