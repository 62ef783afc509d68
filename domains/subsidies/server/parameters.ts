// The numbers of subsidies as they stand while the program runs, and how long the stations take; rules also ask for numbers of insurance.
import { promotionParameters, referenceParameters } from "#domains/insurance"
import { liveTable } from "#platform/module"
import { joinTables, parameter, type ParameterRow, type ParameterTable, parameterTable } from "#policy"
import { subsidyParameters } from "../rules/index.ts"
import { proactiveParameters } from "./proactive/proactive-items.ts"

export const publicDays = parameter({ key: "subsidies.public-days", label: "公示工作日", type: "count", unit: "工作日" })
export const objectionDays = parameter({ key: "subsidies.objection-days", label: "处理异议的工作日", type: "count", unit: "工作日" })
export const reexaminationAskDays = parameter({ key: "subsidies.reexamination-ask-days", label: "决定后可以申请复核的工作日", type: "count", unit: "工作日" })
export const reexaminationDays = parameter({ key: "subsidies.reexamination-days", label: "处理复核申请的工作日", type: "count", unit: "工作日" })
/** domain/05 A5: the upper level looks again at sums from this on. */
export const upperReviewAmount = parameter({ key: "subsidies.upper-review-amount", label: "达到后由上级复核的金额", type: "fen", unit: "分" })
export const confirmDays = parameter({ key: "subsidies.confirm-days", label: "免申即享单位确认的工作日", type: "count", unit: "工作日" })

export const clawbackAnswerDays = parameter({ key: "subsidies.clawback-answer-days", label: "退回告知书陈述意见的工作日", type: "count", unit: "工作日" })
export const clawbackPayDays = parameter({ key: "subsidies.clawback-pay-days", label: "追回决定书退款的工作日", type: "count", unit: "工作日" })
export const blockYears = parameter({ key: "subsidies.block-years", label: "以虚假信息取得补贴后限制享受的年数", type: "count", unit: "年" })
export const offsetShare = parameter({ key: "subsidies.offset-share", label: "从以后的补贴中抵扣的最高比例", type: "ratio", unit: "万分之一" })

export const levelAmount = parameter({ key: "subsidies.level2-amount", label: "超过后由市级审批的金额", type: "fen", unit: "分" })
export const siteCheckShare = parameter({ key: "subsidies.site-check-share", label: "随机实地核查的比例（高风险的全部核查）", type: "ratio", unit: "万分之一" })
export const nationwideHoldHours = parameter({ key: "subsidies.nationwide-hold-hours", label: "全国查重没有答复时等待的小时数", type: "count", unit: "小时" })
export const riskPhonePersons = parameter({ key: "subsidies.risk-phone-persons", label: "一个手机号申请人数达到多少列为疑点（C06）", type: "count", unit: "人" })
export const riskYoungDays = parameter({ key: "subsidies.risk-young-days", label: "单位成立不足多少天列为疑点（C03）", type: "count", unit: "天" })
export const riskAddressUnits = parameter({ key: "subsidies.risk-address-units", label: "同一地址享受补贴的单位达到多少家列为疑点（C08）", type: "count", unit: "家" })
export const riskNetworkPersons = parameter({ key: "subsidies.risk-network-persons", label: "24小时内同一网络地址申请人数达到多少列为疑点（C07）", type: "count", unit: "人" })

type Defined = typeof publicDays | typeof offsetShare | typeof levelAmount

/** Reference values of 示例省 (domain/03 §5, §5.1). */
const row = ({ parameter: { key, unit } }: Defined, value: number): ParameterRow => ({
  key, region: "990000", value, unit, from: "2025-01-01", to: null, documentNumber: "示例省人社规〔2025〕1号", enteredBy: "参数录入员", approvedBy: "参数审批员",
})

const stations = parameterTable(
  [publicDays.parameter, objectionDays.parameter, confirmDays.parameter, clawbackAnswerDays.parameter, clawbackPayDays.parameter, blockYears.parameter, offsetShare.parameter, levelAmount.parameter, siteCheckShare.parameter, nationwideHoldHours.parameter, riskPhonePersons.parameter, riskYoungDays.parameter, riskAddressUnits.parameter, riskNetworkPersons.parameter, reexaminationAskDays.parameter, reexaminationDays.parameter, upperReviewAmount.parameter],
  [row(publicDays, 5), row(objectionDays, 5), row(confirmDays, 7), row(clawbackAnswerDays, 10), row(clawbackPayDays, 15), row(blockYears, 3), row(offsetShare, 5000), row(levelAmount, 50_000_000), row(siteCheckShare, 0), row(nationwideHoldHours, 24), row(riskPhonePersons, 5), row(riskYoungDays, 30), row(riskAddressUnits, 5), row(riskNetworkPersons, 20), row(reexaminationAskDays, 15), row(reexaminationDays, 5), row(upperReviewAmount, 1_000_000)],
)

/** Our own and those of insurance, with what officers put into force of either. */
export const parameters = liveTable(joinTables(subsidyParameters, stations, proactiveParameters, referenceParameters, promotionParameters))

/** What decisions look numbers up in. */
export const decisionTable: ParameterTable = parameters

/** The number in force at a place on a day. @throws when none is: a deadline is never guessed. */
export function daysFor(one: Defined, region: string, on: string): number {
  const value = parameters.find(one.parameter, region, on)?.value
  if (typeof value !== "number") throw new Error(`no parameter ${one.parameter.key} for ${region} on ${on}`)
  return value
}
