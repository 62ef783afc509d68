// What an officer has to look at again because a report behind it was taken back or corrected, and what was decided.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const recheckProblems = {
  settled: problem("insurance.recheck-settled", 409, "这项复查已经处理"),
  nothingToChange: problem("insurance.recheck-nothing-to-change", 409, "这项复查只能核实后登记结果，没有可以由系统变更的内容"),
  newerEntitlement: problem("insurance.recheck-newer-entitlement", 409, "停发以后又核定过新的待遇，不能恢复原待遇，请先处理后来的核定"),
  lumpSumPaid: problem("insurance.recheck-lump-sum", 409, "停发以后已一次性领取剩余待遇，不能恢复发放，请先收回"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)

/** stop, suspension: what followed from a report; retirement: the months against a corrected birth date or sex; the others are looked at and written down. */
export const recheckKinds = ["stop", "suspension", "retirement", "contributions", "funeral", "funeral-twice", "survivors", "refund", "allowance", "loss"] as const
export type RecheckKind = (typeof recheckKinds)[number]

export const recheckShape = z.object({
  personId: id, recheckId: id, entitlementId: id.nullable(), name: z.string(), idMasked: z.string(), region: z.string(), kind: z.enum(recheckKinds), kindLabel: z.string(), says: z.string(), happenedOn: z.string().nullable(),
  dueOn: z.string(), late: z.boolean(), madeAt: z.string(), state: z.enum(["open", "stands", "changed"]), doneBy: z.string().nullable(), outcome: z.string().nullable(),
  /** Whether deciding "changes" does something, and what. */
  change: z.string().nullable(),
})

export type Recheck = z.output<typeof recheckShape>

export const listRechecks = endpoint({
  name: "insurance.list-rechecks", method: "GET", path: "/insurance/rechecks", who: ["clerk", "reviewer", "head", "auditor"], summary: "待遇复查：依据被报送单位撤回或更正的停发、暂停、核定", personal: true,
  query: z.object({ state: z.enum(["open", "stands", "changed"]).default("open"), page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  output: z.object({ rechecks: z.array(recheckShape), total: z.number(), page: z.number(), pageSize: z.number() }),
})

export const settleRecheck = endpoint({
  name: "insurance.settle-recheck", method: "POST", path: "/insurance/rechecks/:person/:recheck", who: ["reviewer", "head"], summary: "处理一项待遇复查：维持，或按更正后的信息变更（恢复发放、调整月份、解除占用）",
  params: z.object({ person: id, recheck: id }),
  input: z.strictObject({ decision: z.enum(["stands", "changes"]), says: z.string().trim().min(5).max(500) }),
  output: z.object({ state: z.enum(["stands", "changed"]), says: z.string() }),
  problems: [recheckProblems.settled, recheckProblems.nothingToChange, recheckProblems.newerEntitlement, recheckProblems.lumpSumPaid, commonProblems.notFound],
})
