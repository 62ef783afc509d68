// Signs of risk that the records of the house can show about a claim (domain/05 A2, by its numbers), their weight, and the level they make. What a rule refuses by itself is no sign. Supervision knows more; it reads the same rows.

export type RiskLevel = "low" | "medium" | "high"
export type Severity = "red" | "orange" | "yellow"

export interface RiskSign {
  readonly label: string
  readonly severity: Severity
  /** What an officer does about it. */
  readonly todo: string
}

export const riskSigns = {
  A10: { label: "认定后即申请，同一人经办", severity: "yellow", todo: "抽查认定材料" },
  B02: { label: "突击参保：多人首次参保即享受，停补后随即离开", severity: "orange", todo: "实地核查" },
  B05: { label: "人数异常：申领人数多于参保人数", severity: "orange", todo: "实地核查" },
  B08: { label: "关联单位之间转移人员", severity: "orange", todo: "按连续用工核对已享受的月份" },
  C03: { label: "疑似空壳企业：成立不久或参保不足2人", severity: "orange", todo: "实地核查" },
  C04: { label: "多人同一收款账户", severity: "red", todo: "更正账户后再办理" },
  C06: { label: "一个手机号多人申请", severity: "orange", todo: "逐人电话核实，查明是否代办" },
  C07: { label: "同一网络地址大批申请", severity: "orange", todo: "查明是否代办，逐人电话核实" },
  C08: { label: "同一地址多家享受补贴的单位", severity: "orange", todo: "实地核查" },
  C10: { label: "支付前由窗口变更收款账户", severity: "orange", todo: "两人重新核对账户" },
  D13: { label: "公益性岗位安排单位负责人亲属", severity: "orange", todo: "回避，由市级复核" },
  D16: { label: "一年内多次参加不同职业培训", severity: "yellow", todo: "电话核实" },
  E01: { label: "多名申请人提交相同的文件", severity: "orange", todo: "逐份打开比对" },
  E02: { label: "同一期间反复撤回重报", severity: "yellow", todo: "比对历次申报人员" },
  E03: { label: "金额多次贴近提级审批限额", severity: "orange", todo: "合并计算，提级审批" },
  E04: { label: "反复补正后由他人通过", severity: "yellow", todo: "抽查" },
  E07: { label: "有逾期未退的补贴或在限制期内", severity: "red", todo: "不予核定" },
} as const satisfies Readonly<Record<string, RiskSign>>

export type RiskCode = keyof typeof riskSigns

const weights: Readonly<Record<Severity, number>> = { red: 100, orange: 30, yellow: 10 }
const rank: Readonly<Record<RiskLevel, number>> = { low: 0, medium: 1, high: 2 }

export const riskLevels: readonly RiskLevel[] = ["low", "medium", "high"]
export const isHigher = (one: RiskLevel, other: RiskLevel): boolean => rank[one] > rank[other]
const higherOf = (one: RiskLevel, other: RiskLevel): RiskLevel => (isHigher(one, other) ? one : other)

export const riskScore = (codes: readonly RiskCode[]): number => codes.reduce((sum, code) => sum + weights[riskSigns[code].severity], 0)

/** 高 from 60 points, 中 from 30. */
export function levelOf(codes: readonly RiskCode[]): RiskLevel {
  const score = riskScore(codes)
  return score >= 60 ? "high" : score >= 30 ? "medium" : "low"
}

/** An officer's word on the level: a raise stands at once, a lowering when another officer has confirmed it. */
export interface LevelChange {
  readonly to: RiskLevel
  /** The signs there were when it was said. */
  readonly codes: readonly RiskCode[]
}

/** The level that counts: the newest word, as long as no sign has come that it did not know; such a one may only make it higher. */
export function effectiveLevel(codes: readonly RiskCode[], newest: LevelChange | undefined): RiskLevel {
  if (!newest) return levelOf(codes)
  return codes.every((code) => newest.codes.includes(code)) ? newest.to : higherOf(newest.to, levelOf(codes))
}
