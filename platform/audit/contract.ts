// Reading the operation trail, for auditors: who did or read what, whose record, when, from where, what for.
import { z } from "zod"
import { endpoint, problem } from "#wire"

export const auditProblems = {
  purposeNeeded: problem("audit.purpose-needed", 422, "查看完整痕迹请写明用途，至少 4 个字；本次查看会被记录"),
}

const id = z.string().regex(/^(0|[1-9]\d{0,18})$/)

export const trailRow = z.object({
  subjectId: z.string(),
  trailId: z.string(),
  at: z.string(),
  kind: z.enum(["read", "write", "sign-in", "refused"]),
  action: z.string(),
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  office: z.string(),
  region: z.string(),
  purpose: z.string(),
  /** Network address and what changed: in the full view only. */
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()).nullable(),
  /** Position in the chain; null while not sealed. */
  seq: z.number().nullable(),
})

export const readTrail = endpoint({
  name: "audit.read-trail",
  method: "GET",
  path: "/audit/trail",
  who: ["auditor"],
  summary: "操作痕迹：按对象、工作人员、操作、时间查询（本辖区）",
  query: z.object({
    subject: id.optional(),
    officer: id.optional(),
    action: z.string().trim().max(80).optional(),
    kind: z.enum(["read", "write", "sign-in", "refused"]).optional(),
    /** Days in China, both included; at most 366 of them, the last 31 when none is given. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    /** Key of the last row of the page before. */
    after: z.string().regex(/^\d{1,19}\.\d{1,19}$/).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    /** "1" for addresses and details; then a purpose is due. */
    full: z.enum(["0", "1"]).default("0"),
    purpose: z.string().trim().max(100).default(""),
  }),
  output: z.object({ rows: z.array(trailRow), next: z.string().nullable() }),
  problems: [auditProblems.purposeNeeded],
  personal: true,
})

export const readChain = endpoint({
  name: "audit.read-chain",
  method: "GET",
  path: "/audit/chain",
  who: ["auditor", "operator"],
  summary: "痕迹链的现状：已封存多少条、链头摘要、待封存多少条",
  output: z.object({ sealed: z.number(), waiting: z.number(), lastSealedAt: z.string().nullable(), digest: z.string().nullable() }),
})
