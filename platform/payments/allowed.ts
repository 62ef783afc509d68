// Who may do what to a batch now, and why not: one table and one function for the buttons and for the engine (domain/04 §9.1).
import { problem, type ProblemMaker, type StaffRole } from "#wire"
import type { BatchAct, BatchStanding, BatchState } from "./batch-log.ts"

export const actProblems = {
  wrongRole: problem("payments.wrong-role", 403, "这一步由{roles}办理"),
  notNow: problem("payments.not-now", 409, "批次当前状态不能做这一步，请刷新后查看"),
  samePerson: problem("payments.same-person", 403, "您已办理过本批次的前面环节，这一步须由另一位工作人员办理"),
  secondKey: problem("payments.second-key", 403, "两把钥匙须由两位财务人员分别使用"),
  noFile: problem("payments.no-file", 409, "请先生成银行文件"),
  alreadySent: problem("payments.already-sent", 409, "本批次已发送银行，只能重发同一份文件，不能撤销或重做"),
  paysNothing: problem("payments.pays-nothing", 409, "本批次没有可以支付的明细，不用款、不送银行，请直接关账"),
  resultPending: problem("payments.result-pending", 409, "银行回盘还有{count}笔没有结果，不能对账"),
}

interface ActRule {
  readonly label: string
  readonly by: readonly StaffRole[]
  readonly from: readonly BatchState[]
}

const beforeSending: readonly BatchState[] = ["DRAFT", "CHECKED", "REVIEWED", "APPROVED", "FUNDED"]

/** The acts an officer can choose. `generate` begins a batch; `acknowledged` and `bank-refused` are said by the bank. */
export const actTable = {
  check: { label: "数据比对", by: ["clerk", "reviewer"], from: ["DRAFT", "CHECKED"] },
  "confirm-changes": { label: "确认增减变动", by: ["clerk", "reviewer"], from: ["CHECKED"] },
  review: { label: "初核", by: ["clerk", "reviewer"], from: ["CHECKED"] },
  "second-review": { label: "复核", by: ["clerk", "reviewer"], from: ["CHECKED"] },
  "send-back": { label: "退回重办", by: ["clerk", "reviewer", "head"], from: ["CHECKED", "REVIEWED"] },
  approve: { label: "审批", by: ["head"], from: ["REVIEWED"] },
  "request-funds": { label: "用款申请", by: ["finance"], from: ["APPROVED"] },
  "receive-funds": { label: "资金到账", by: ["finance"], from: ["APPROVED"] },
  "make-file": { label: "生成银行文件", by: ["finance"], from: ["FUNDED"] },
  "turn-key-one": { label: "第一把钥匙", by: ["finance"], from: ["FUNDED"] },
  send: { label: "第二把钥匙，发送银行", by: ["finance"], from: ["FUNDED"] },
  resend: { label: "重发同一文件", by: ["finance"], from: ["SENT"] },
  "load-result": { label: "读取回盘", by: ["finance"], from: ["SENT", "RESULT"] },
  reissue: { label: "生成退票重发批次", by: ["clerk", "reviewer"], from: ["RESULT", "RECONCILED", "CLOSED"] },
  reconcile: { label: "对账", by: ["finance"], from: ["RESULT", "RECONCILED"] },
  close: { label: "关账", by: ["finance"], from: ["RECONCILED"] },
  cancel: { label: "作废", by: ["clerk", "reviewer", "head"], from: beforeSending },
} as const satisfies Partial<Record<BatchAct, ActRule>>

export type ChoosableAct = keyof typeof actTable
export const choosableActs = Object.keys(actTable) as ChoosableAct[]

export interface BatchActor {
  readonly id: string
  readonly roles: readonly StaffRole[]
}

/** Why this officer may not do this now; null when they may. */
export function refusalOfAct(standing: BatchStanding, actor: BatchActor, act: ChoosableAct): ProblemMaker | null {
  const rule: ActRule = actTable[act]
  if (!rule.by.some((role) => actor.roles.includes(role))) return actProblems.wrongRole
  const closesUnpaid = act === "close" && standing.paysNothing && unpaid.includes(standing.state)
  if (!rule.from.includes(standing.state) && !closesUnpaid) return isSent(standing.state) && beforeSending.some((state) => rule.from.includes(state)) ? actProblems.alreadySent : actProblems.notNow
  if (standing.paysNothing && forMoney.includes(act)) return actProblems.paysNothing
  return separation(standing, actor.id, act)
}

/** What would ask for money or speak to the bank. */
const forMoney: readonly ChoosableAct[] = ["request-funds", "receive-funds", "make-file", "turn-key-one", "send", "resend", "load-result"]
/** Where a batch that pays nothing may stand when it is closed: from the bank there is no answer to wait for. */
const unpaid: readonly BatchState[] = ["APPROVED", "FUNDED", "SENT"]

const isSent = (state: BatchState) => state === "SENT" || state === "RESULT" || state === "RECONCILED" || state === "CLOSED"

/** Two pairs of eyes, three for approval, two keys for the bank: nobody follows on themselves. */
function separation(now: BatchStanding, me: string, act: ChoosableAct): ProblemMaker | null {
  const prepared = now.preparers.includes(me)
  const decided = prepared || now.secondReviewer === me
  switch (act) {
    case "check":
      return now.firstReviewer === null ? null : actProblems.notNow
    case "confirm-changes":
    case "review":
      return now.firstReviewer === null ? null : actProblems.notNow
    case "second-review":
      return now.firstReviewer === null ? actProblems.notNow : prepared ? actProblems.samePerson : null
    case "send-back":
      return now.firstReviewer === null ? actProblems.notNow : prepared ? actProblems.samePerson : null
    case "approve":
      return decided ? actProblems.samePerson : null
    case "request-funds":
      return now.fundsRequestedBy !== null ? actProblems.notNow : outsider(now, me, decided)
    case "receive-funds":
      return now.fundsRequestedBy === null ? actProblems.notNow : outsider(now, me, decided)
    case "make-file":
      return now.keyOne !== null ? actProblems.notNow : outsider(now, me, decided)
    case "turn-key-one":
      return now.fileHash === null ? actProblems.noFile : now.keyOne !== null ? actProblems.notNow : outsider(now, me, decided)
    case "send":
      return now.fileHash === null ? actProblems.noFile : now.keyOne === null ? actProblems.notNow : now.keyOne === me ? actProblems.secondKey : outsider(now, me, decided)
    case "resend":
      return now.acknowledged ? actProblems.notNow : null
    case "load-result":
      return now.state === "RESULT" && now.unanswered === 0 ? actProblems.notNow : null
    case "close":
      return now.paysNothing ? outsider(now, me, decided) : null
    case "reissue":
    case "reconcile":
    case "cancel":
      return null
  }
}

/** Money is handled by somebody who neither reviewed nor approved. */
const outsider = (now: BatchStanding, me: string, decided: boolean) => (decided || now.approver === me ? actProblems.samePerson : null)
