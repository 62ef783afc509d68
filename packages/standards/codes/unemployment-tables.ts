// Code tables of unemployment registration.
import { plainDate } from "../plain-date.ts"
import { codeTable, type CodeOf } from "./code-table.ts"

const hubei = "湖北就业信息系统2015（与2010年监测指标一致）"

export const unemploymentReasons = codeTable({ name: "AJC093", title: "失业原因", source: hubei, mark: "S" }, [
  ["10", "满16周岁，各类学校毕业、肄业未继续升学"],
  ["20", "与企业解除或终止劳动关系"],
  ["30", "从机关事业单位辞职或被辞退解聘"],
  ["40", "农转非并失去承包地(含转产渔牧民)"],
  ["50", "退役且未纳入国家统一安置"],
  ["60", "刑满释放、假释、监外执行"],
  ["70", "劳教期满或提前解除", { until: plainDate("2013-12-28") }],
  ["80", "个体户或私营业主停止经营"],
  ["90", "其他"],
])

export type UnemploymentReason = CodeOf<typeof unemploymentReasons>

export const unemploymentKinds = codeTable({ name: "unemployment-kind", title: "失业类型", source: "本系统", mark: "P" }, [
  ["1", "新成长失业"], ["2", "就业转失业"], ["3", "其他"],
])

export type UnemploymentKind = CodeOf<typeof unemploymentKinds>

/** 失业类型 from the reason: 10 → new to the labour force; 20, 30, 80 → from employment; all else → other. */
export function unemploymentKindOf(reason: string): UnemploymentKind {
  if (reason === "10") return "1"
  return reason === "20" || reason === "30" || reason === "80" ? "2" : "3"
}

/** 失业登记注销原因. 50 says three months in its source; the months in force are the parameter `unemp.noContactMonths`. Codes marked P were added here. */
export const unemploymentEnds = codeTable({ name: "unemployment-end", title: "失业登记注销原因", source: hubei, mark: "S" }, [
  ["10", "享受基本养老待遇或达到退休年龄"],
  ["20", "完全丧失劳动能力"],
  ["30", "入学、服兵役、移居境外"],
  ["40", "被判刑收监执行"],
  ["50", "连续失联"],
  ["51", "终止就业要求或拒绝接受公共就业服务", { mark: "P" }],
  ["60", "已有稳定收入且不低于当地低保标准"],
  ["61", "单位就业", { mark: "P", parent: "60" }],
  ["62", "自主创业", { mark: "P", parent: "60" }],
  ["63", "灵活就业", { mark: "P", parent: "60" }],
  ["64", "公益性岗位安置", { mark: "P", parent: "60" }],
  ["70", "死亡"],
  ["99", "其他"],
])

export const benefitStates = codeTable({ name: "benefit-state", title: "失业保险待遇状态", source: hubei, mark: "S" }, [
  ["10", "不符合条件"], ["20", "正在享受"], ["30", "本次期满"], ["40", "停止领取"],
  ["41", "重新就业", { parent: "40" }], ["42", "应征服兵役", { parent: "40" }], ["43", "移居境外", { parent: "40" }],
  ["44", "享受基本养老保险待遇", { parent: "40" }], ["45", "被判刑收监执行", { parent: "40" }],
  ["46", "无正当理由拒不接受介绍的工作", { parent: "40" }], ["47", "法律、行政法规规定的其他情形", { parent: "40" }],
  ["90", "其他"],
])
