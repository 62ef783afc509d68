// The level of risk of a claim: the signs the records show, and what officers say about it. Raised by one with a reason, lowered by nobody alone.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const riskProblems = {
  sameLevel: problem("subsidies.risk-same-level", 409, "风险等级已经是这一级，请刷新后查看"),
  proposed: problem("subsidies.risk-proposed", 409, "已有一条降低等级的建议等待另一人确认"),
  samePerson: problem("subsidies.risk-same-person", 403, "降低风险等级须由另一位工作人员确认"),
  networkTooWide: problem("subsidies.network-too-wide", 422, "网络范围过大：IPv4不大于/24，IPv6不大于/48"),
  networkKnown: problem("subsidies.network-known", 409, "这个网络已经登记"),
  notProposed: problem("subsidies.risk-not-proposed", 409, "这条建议已处理，请刷新后查看"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const one = z.object({ subject: id, case: id })
const level = z.enum(["low", "medium", "high"])
const says = z.string().trim().min(5).max(500)

export const riskView = z.object({
  level, computed: level, score: z.int(),
  signs: z.array(z.object({ code: z.string(), label: z.string(), severity: z.enum(["red", "orange", "yellow"]), says: z.string(), todo: z.string(), evidence: z.array(z.string()), seenAt: z.string() })),
  changes: z.array(z.object({ changeId: id, from: level, to: level, says: z.string(), by: z.string(), at: z.string(), state: z.enum(["stands", "proposed", "refused"]), settledBy: z.string(), settledSays: z.string(), maySettle: z.boolean() })),
  mayChange: z.boolean(),
})

export const readRisk = endpoint({
  name: "subsidies.read-risk", method: "GET", path: "/subsidies/risk/:subject/:case", who: ["clerk", "reviewer", "head", "auditor"], summary: "一件申请的风险等级：疑点、依据和调整", personal: true, params: one, output: riskView, problems: [commonProblems.notFound],
})
export const changeRisk = endpoint({
  name: "subsidies.change-risk", method: "POST", path: "/subsidies/risk/:subject/:case", who: ["clerk", "reviewer", "head"], summary: "调高风险等级（当即生效），或建议调低（须另一人确认）", params: one, success: 201,
  input: z.strictObject({ to: level, says }), output: z.object({ changeId: id, state: z.enum(["stands", "proposed"]) }), problems: [riskProblems.sameLevel, riskProblems.proposed, commonProblems.notFound, commonProblems.notAllowed],
})
export const settleRisk = endpoint({
  name: "subsidies.settle-risk", method: "POST", path: "/subsidies/risk/:subject/:case/:change", who: ["reviewer", "head"], summary: "确认或不同意调低风险等级", params: one.extend({ change: id }),
  input: z.strictObject({ decision: z.enum(["confirm", "refuse"]), says }), output: z.object({ state: z.enum(["stands", "refused"]) }), problems: [riskProblems.samePerson, riskProblems.notProposed, commonProblems.notFound, commonProblems.notAllowed],
})

const network = z.object({ networkId: id, network: z.string(), place: z.string(), region: z.string(), from: z.string(), until: z.string().nullable(), enteredBy: z.string() })

export const listSharedNetworks = endpoint({
  name: "subsidies.list-shared-networks", method: "GET", path: "/subsidies/shared-networks", who: ["operator", "auditor"], summary: "多人共用的网络：服务大厅、自助终端、学校、银行网点", output: z.array(network),
})
export const enterSharedNetwork = endpoint({
  name: "subsidies.enter-shared-network", method: "POST", path: "/subsidies/shared-networks", who: ["operator"], summary: "登记多人共用的网络：从这里申请的不按批量申请列为疑点", success: 201,
  input: z.strictObject({ network: z.union([z.cidrv4(), z.cidrv6()]), place: z.string().trim().min(2).max(100), region: z.string().regex(/^\d{12}$/), from: z.iso.date() }), output: z.object({ networkId: id }),
  problems: [riskProblems.networkTooWide, riskProblems.networkKnown, commonProblems.notAllowed],
})
export const endSharedNetwork = endpoint({
  name: "subsidies.end-shared-network", method: "POST", path: "/subsidies/shared-networks/:network/end", who: ["operator"], summary: "共用网络停用：从次日起重新列为疑点", params: z.object({ network: id }), input: z.strictObject({}), output: z.object({ until: z.string() }),
  problems: [commonProblems.notFound],
})
