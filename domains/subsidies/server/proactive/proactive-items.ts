// Which subsidies are offered without an application at a place, and whether silence confirms: parameters, within what may be offered at all (domain/03 §5.1).
import { parameter, type ParameterRow, parameterTable } from "#policy"
import { monthlySubsidies, type MonthlyItem, type MonthlySubsidy } from "../monthly-items.ts"

export const proactiveItems = parameter({ key: "subsidies.proactive-items", label: "免申即享的补贴项目", type: "codes", unit: "代码" })
export const silenceMode = parameter({ key: "subsidies.silence-mode", label: "单位到期未答复", type: "code", unit: "代码", codes: { confirms: "账户已核验的视为确认", lapses: "视为没有确认" } })

const row = (of: { readonly parameter: { readonly key: string; readonly unit: string } }, value: string | readonly string[]): ParameterRow => ({
  key: of.parameter.key, region: "990000", value, unit: of.parameter.unit, from: "2025-01-01", to: null, documentNumber: "示例省人社规〔2025〕1号", enteredBy: "参数录入员", approvedBy: "参数审批员",
})

/** Reference values of 示例省. The order says which of two items is offered for a month that fits both. */
export const proactiveParameters = parameterTable([proactiveItems.parameter, silenceMode.parameter], [row(proactiveItems, ["SI-EMP-HARD", "SI-SME-GRAD", "SI-FLEX-HARD", "SI-FLEX-GRAD"]), row(silenceMode, "confirms")])

/**
 * The subsidies of a list that may be offered: only those whose months the registers answer whole. What somebody has to look at
 * (见习, 公益性岗位, 培训, 创业, 租金) is none of them, whatever a parameter says.
 */
export const offerable = (listed: readonly string[]): readonly MonthlySubsidy[] => listed.flatMap((item) => (Object.hasOwn(monthlySubsidies, item) ? [monthlySubsidies[item as MonthlyItem]] : []))
