// What employers ask to take back of their filings, and what an officer decided: it is the worker's registration as well (I8).
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"

export const withdrawalProblems = {
  settled: problem("registration.withdrawal-settled", 409, "这项撤销申请已经处理"),
  headDecides: problem("registration.withdrawal-head-decides", 403, "撤销登记由审批负责人决定；不予撤销的，复核人员也可以决定"),
  onItsPage: problem("registration.withdrawal-on-its-page", 409, "撤销备案的申请请在“复查撤销”里办理，单位和职工都会收到结果"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)

/** open: to be decided; withdrawn: the filing and the registration are void; kept: they stand. */
export const withdrawalStates = ["open", "withdrawn", "kept"] as const

const withdrawalShape = z.object({
  personId: id, taskId: id, employmentId: id, employerId: id, name: z.string(), idMasked: z.string(), employerName: z.string(), region: z.string(),
  startedOn: z.string(), endedOn: z.string().nullable(),
  says: z.string(), dueOn: z.string(), late: z.boolean(), madeAt: z.string(), state: z.enum(withdrawalStates), doneAt: z.string().nullable(), outcome: z.string().nullable(),
  /** The day of the registration as unemployed that the employment had ended: it may go on with that day. */
  endedSpellOf: z.string().nullable(),
})
export type Withdrawal = z.output<typeof withdrawalShape>

export const listWithdrawals = endpoint({
  name: "registration.list-withdrawals", method: "GET", path: "/registration/filing-withdrawals", who: ["clerk", "reviewer", "head", "auditor"], summary: "单位申请撤销的用工备案", personal: true,
  query: z.object({ state: z.enum(withdrawalStates).default("open"), page: z.coerce.number().int().min(1).max(100_000).default(1) }),
  output: z.object({ withdrawals: z.array(withdrawalShape), total: z.number(), page: z.number(), pageSize: z.number() }),
})

export const settleWithdrawal = endpoint({
  name: "registration.settle-withdrawal", method: "POST", path: "/registration/filing-withdrawals/:person/:task", who: ["reviewer", "head"], summary: "处理撤销用工备案的申请：撤销备案和就业登记（可恢复因此注销的失业登记），或不予撤销",
  params: z.object({ person: id, task: id }),
  input: z.strictObject({ decision: z.enum(["withdraw", "keep"]), says: z.string().trim().min(6).max(500), reopen: z.boolean().default(true) }),
  output: z.object({ state: z.enum(["withdrawn", "kept"]), reopenedSpell: z.string().nullable() }),
  problems: [withdrawalProblems.settled, withdrawalProblems.headDecides, commonProblems.notFound],
})
