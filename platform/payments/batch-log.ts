// A payment batch is a log of actions; where it stands is computed from the log by one pure function (domain/04 §9.1).

export const batchStates = ["DRAFT", "CHECKED", "REVIEWED", "APPROVED", "FUNDED", "SENT", "RESULT", "RECONCILED", "CLOSED", "CANCELLED"] as const
export type BatchState = (typeof batchStates)[number]

/** Everything that can be done to a batch. */
export const batchActs = [
  "generate", // 生成
  "check", // 比对
  "confirm-changes", // 逐笔确认增减变动
  "review", // 初核
  "second-review", // 复核
  "send-back", // 退回重办
  "approve", // 审批
  "request-funds", // 用款申请
  "receive-funds", // 资金到支出户
  "make-file", // 生成银行文件
  "turn-key-one", // 第一把钥匙
  "send", // 第二把钥匙，发送
  "acknowledged", // 银行已收
  "bank-refused", // 银行拒收
  "resend", // 重发同一文件
  "load-result", // 回盘
  "reissue", // 退票重发
  "reconcile", // 对账
  "close", // 关账
  "cancel", // 作废
] as const
export type BatchAct = (typeof batchActs)[number]

export interface BatchAction {
  readonly seq: number
  readonly kind: BatchAct
  /** Officer id or "system". */
  readonly actor: string
  readonly actorName: string
  readonly at: string
  readonly detail: Readonly<Record<string, unknown>>
}

export interface BatchStanding {
  readonly state: BatchState
  readonly length: number
  /** Who confirmed changes or did the first review since the last send-back. */
  readonly preparers: readonly string[]
  readonly firstReviewer: string | null
  readonly secondReviewer: string | null
  readonly approver: string | null
  /** Approved, and nothing in it can be paid: every line is held or excluded. No money is asked for, the bank gets no file. */
  readonly paysNothing: boolean
  readonly fundsRequestedBy: string | null
  /** SHA-256 of the bank file once made. */
  readonly fileHash: string | null
  readonly keyOne: string | null
  readonly keyTwo: string | null
  /** The bank said it has the file. False after a lost answer: the same file may go again. */
  readonly acknowledged: boolean
  /** Lines without an answer after the results loaded so far; null before the first. */
  readonly unanswered: number | null
}

const beginning: BatchStanding = {
  state: "DRAFT", length: 0, preparers: [], firstReviewer: null, secondReviewer: null, approver: null, paysNothing: false, fundsRequestedBy: null, fileHash: null, keyOne: null, keyTwo: null, acknowledged: false, unanswered: null,
}

/** The standing after a log. @throws when the log does not begin with its generation. */
export function foldBatch(log: readonly BatchAction[]): BatchStanding {
  if (log[0]?.kind !== "generate") throw new Error("a batch begins with its generation")
  return log.reduce((standing, action) => ({ ...advance(standing, action), length: standing.length + 1 }), beginning)
}

function advance(now: BatchStanding, action: BatchAction): BatchStanding {
  switch (action.kind) {
    case "generate":
    case "reissue":
      return now
    case "check":
      return { ...now, state: "CHECKED", preparers: [], firstReviewer: null, secondReviewer: null }
    case "confirm-changes":
      return { ...now, preparers: add(now.preparers, action.actor) }
    case "review":
      return { ...now, firstReviewer: action.actor, preparers: add(now.preparers, action.actor) }
    case "second-review":
      return { ...now, state: "REVIEWED", secondReviewer: action.actor }
    case "send-back":
      return { ...now, state: "DRAFT", preparers: [], firstReviewer: null, secondReviewer: null, approver: null, paysNothing: false }
    case "approve":
      return { ...now, state: "APPROVED", approver: action.actor, paysNothing: isNothing(action.detail["control"]) }
    case "request-funds":
      return { ...now, fundsRequestedBy: action.actor }
    case "receive-funds":
      return { ...now, state: "FUNDED" }
    case "make-file":
      return { ...now, fileHash: String(action.detail["sha256"]), keyOne: null, keyTwo: null }
    case "turn-key-one":
      return { ...now, keyOne: action.actor }
    case "send":
      return { ...now, state: "SENT", keyTwo: action.actor, acknowledged: false }
    case "acknowledged":
      return { ...now, acknowledged: true }
    case "bank-refused":
      return { ...now, state: "FUNDED", keyOne: null, keyTwo: null }
    case "resend":
      return now
    case "load-result":
      return { ...now, state: "RESULT", acknowledged: true, unanswered: Number(action.detail["unanswered"] ?? 0) }
    case "reconcile":
      return { ...now, state: action.detail["holds"] === true ? "RECONCILED" : "RESULT" }
    case "close":
      return { ...now, state: "CLOSED" }
    case "cancel":
      return { ...now, state: "CANCELLED" }
  }
}

/** Approved control totals without a line and without a sum for an institution. */
function isNothing(control: unknown): boolean {
  const { lines, institutionFen } = (control ?? {}) as { readonly lines?: unknown; readonly institutionFen?: unknown }
  return lines === 0 && institutionFen === 0
}

const add = (list: readonly string[], one: string) => (list.includes(one) ? list : [...list, one])
