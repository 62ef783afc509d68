// Why employment ended (劳动合同法), and whether that was against the person's will: the table of domain/04 §2.2.
import type { CodeLabels } from "#policy"

export interface EndReason {
  readonly code: string
  readonly label: string
  readonly article: string
  /** "manual": another legal case, a person has to look. */
  readonly involuntary: "yes" | "no" | "manual"
}

export const endReasonTable: readonly EndReason[] = [
  { code: "01", label: "劳动合同期满终止", article: "第四十四条第一项", involuntary: "yes" },
  { code: "02", label: "用人单位被依法宣告破产", article: "第四十四条第四项", involuntary: "yes" },
  { code: "03", label: "用人单位被吊销、关闭、撤销或解散", article: "第四十四条第五项", involuntary: "yes" },
  { code: "04", label: "用人单位因劳动者过失解除", article: "第三十九条", involuntary: "yes" },
  { code: "05", label: "用人单位提前通知解除", article: "第四十条", involuntary: "yes" },
  { code: "06", label: "经济性裁员", article: "第四十一条", involuntary: "yes" },
  { code: "07", label: "用人单位提出、协商一致解除", article: "第三十六条", involuntary: "yes" },
  { code: "08", label: "被单位辞退、除名、开除或解除聘用合同", article: "聘用合同", involuntary: "yes" },
  { code: "09", label: "用人单位有过错、劳动者解除", article: "第三十八条", involuntary: "yes" },
  { code: "20", label: "劳动者辞职", article: "第三十七条", involuntary: "no" },
  { code: "21", label: "劳动者提出、协商一致解除", article: "第三十六条", involuntary: "no" },
  { code: "22", label: "开始享受基本养老保险待遇", article: "第四十四条第二项", involuntary: "no" },
  { code: "23", label: "死亡或被宣告死亡、失踪", article: "第四十四条第三项", involuntary: "no" },
  { code: "99", label: "法律、行政法规规定的其他情形", article: "第四十四条第六项", involuntary: "manual" },
]

export const endReasons: CodeLabels = Object.fromEntries(endReasonTable.map((one) => [one.code, one.label]))

const codesWith = (involuntary: EndReason["involuntary"]) => endReasonTable.filter((one) => one.involuntary === involuntary).map((one) => one.code)

export const involuntaryReasons = codesWith("yes")
export const manualReasons = codesWith("manual")
