// What applicants for subsidies choose from in words; the codes are those of the rules.
import { codeTable } from "./code-table.ts"

const domain = "就业补助资金项目办理（domain/03 §3）"

export const startUpTranches = codeTable({ name: "start-up-tranche", title: "一次性创业补贴笔次", source: domain, mark: "P" }, [["first", "第一笔"], ["second", "第二笔"]])

export const poorHireStages = codeTable({ name: "poor-hire-stage", title: "吸纳脱贫人口就业补贴申请期", source: domain, mark: "P" }, [["six", "满6个月的半数"], ["twelve", "满12个月的半数"], ["whole", "满12个月一次领取"]])

export const workDistances = codeTable({ name: "work-distance", title: "外出务工地", source: domain, mark: "P" }, [["province", "外省"], ["city", "省内其他市"], ["county", "市内其他县"], ["home", "本县"]])
