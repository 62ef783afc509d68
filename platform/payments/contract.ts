// Payment batches as the staff pages see them: lists, one batch with its steps, its lines, the acts, files, returns and accounts.
import { z } from "zod"
import { sentenceOf } from "#standards"
import { commonProblems, endpoint, problem, type StaffRole } from "#wire"
import { actProblems, choosableActs } from "./allowed.ts"
import { batchActs, batchStates } from "./batch-log.ts"
import { fileProblems, resultProblems } from "./file-problems.ts"

export * from "./contract/agency-accounts.ts"
export * from "./contract/unit-accounts.ts"

export const paymentProblems = {
  batchExists: problem("payments.batch-exists", 409, "{place}{month}已有批次（{number}），不能重复生成"),
  unknownBusiness: problem("payments.unknown-business", 422, "没有这种批次业务"),
  outsideScope: problem("payments.outside-scope", 403, "只能办理本辖区的批次"),
  futureMonth: problem("payments.future-month", 422, "不能生成以后月份的批次"),
  empty: problem("payments.empty", 409, "没有需要发放的人员，未生成批次"),
  changesUnconfirmed: problem("payments.changes-unconfirmed", 409, "还有{count}笔增减变动没有逐笔确认"),
  notAChange: problem("payments.not-a-change", 422, "选中的明细里没有待确认的变动"),
  ownLine: problem("payments.own-line", 403, "批次中有您本人或亲属的待遇，请由其他人员办理"),
  sayWhy: problem("payments.say-why", 422, "请写明理由"),
  documentNeeded: problem("payments.document-needed", 422, "请填写拨款凭证号"),
  signatureBroken: problem("payments.signature-broken", 409, "控制总数与审批时的签名不符，批次可能被改动，已停止办理"),
  bankRefused: problem("payments.bank-refused", 502, "银行没有接收文件：{says}"),
  bankSilent: problem("payments.bank-silent", 504, "银行没有应答，不知道文件是否收到。请稍后用“重发同一文件”确认，银行不会重复付款"),
  noResult: problem("payments.no-result", 409, "银行还没有给出回盘结果，请稍后再取"),
  notReconciled: problem("payments.not-reconciled", 409, "对账没有全部相符（第{numbers}项），不能关账"),
  statementNeeded: problem("payments.statement-needed", 422, "请按银行对账单填写支出户余额变动和手续费"),
  noFileYet: problem("payments.no-file-yet", 404, "文件还没有生成"),
  nothingToReissue: problem("payments.nothing-to-reissue", 409, "没有账户已更正、复核通过的退票"),
  returnNotOpen: problem("payments.return-not-open", 409, "这笔退票现在不能更正账户，请刷新后查看"),
  accountInvalid: problem("payments.account-invalid", 422, "银行账号不对，请核对后重填"),
  bankLineInvalid: problem("E-BANK-02", 422, sentenceOf("E-BANK-02")),
  accountDiffers: problem("payments.account-differs", 422, "两次填写的账号不一致，请重新核对"),
  samePersonAccount: problem("payments.account-same-person", 403, "账户更正须由不同的工作人员复核"),
}

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const payRoles: readonly StaffRole[] = ["clerk", "reviewer", "head", "finance"]
const watchRoles: readonly StaffRole[] = [...payRoles, "auditor"]
const oneBatch = z.object({ batch: id })
const oneReturn = z.object({ subject: id, return: id })
const page = z.coerce.number().int().min(1).max(100_000).default(1)

export const batchSummary = z.object({
  batchId: z.string(), number: z.string(), business: z.string(), title: z.string(), kind: z.enum(["monthly", "reissue"]), region: z.string(), place: z.string(), month: z.string(),
  state: z.enum(batchStates), madeAt: z.string(), persons: z.number(), payable: z.number(), netFen: z.number(), openReturns: z.number(),
})

export const batchTotals = z.object({
  persons: z.number(), payable: z.number(), held: z.number(), excluded: z.number(), dueFen: z.number(), deductedFen: z.number(), netFen: z.number(),
  paid: z.number(), paidFen: z.number(), returned: z.number(), returnedFen: z.number(), unanswered: z.number(), unansweredFen: z.number(),
  changes: z.number(), unconfirmed: z.number(), sampled: z.number(),
  categories: z.array(z.object({ category: z.string(), label: z.string(), count: z.number(), dueFen: z.number(), deductedFen: z.number(), netFen: z.number() })),
  institutions: z.array(z.object({ category: z.string(), label: z.string(), payee: z.string(), count: z.number(), totalFen: z.number() })),
  previous: z.object({ number: z.string(), month: z.string(), payable: z.number(), netFen: z.number() }).nullable(),
})

export const identityShape = z.object({ number: z.string(), says: z.string(), holds: z.boolean(), figures: z.record(z.string(), z.number()) })

export const batchView = z.object({
  batch: batchSummary,
  length: z.number(),
  parent: z.object({ batchId: z.string(), number: z.string() }).nullable(),
  children: z.array(z.object({ batchId: z.string(), number: z.string(), state: z.enum(batchStates) })),
  cutOff: z.string(),
  snapshot: z.record(z.string(), z.unknown()),
  totals: batchTotals,
  log: z.array(z.object({ seq: z.number(), kind: z.enum(batchActs), actorName: z.string(), at: z.string(), detail: z.record(z.string(), z.unknown()) })),
  allowed: z.array(z.object({ act: z.enum(choosableActs), label: z.string(), may: z.boolean(), why: z.string().nullable() })),
  files: z.array(z.object({ kind: z.string(), category: z.string(), sha256: z.string(), lines: z.number(), totalFen: z.number(), madeAt: z.string() })),
  signature: z.object({ signer: z.string(), at: z.string(), valid: z.boolean() }).nullable(),
  reconciliation: z.object({ at: z.string(), holds: z.boolean(), unanswered: z.number(), identities: z.array(identityShape) }).nullable(),
})
export type BatchView = z.output<typeof batchView>

export const listBatches = endpoint({
  name: "payments.list-batches", method: "GET", path: "/payments/batches", who: watchRoles, summary: "发放批次列表",
  query: z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(), state: z.enum(batchStates).optional(), page }),
  output: z.object({ batches: z.array(batchSummary), total: z.number(), page: z.number(), pageSize: z.number() }),
})

export const openBatch = endpoint({
  name: "payments.open-batch", method: "POST", path: "/payments/batches", who: ["clerk", "reviewer"], summary: "生成本月发放批次", success: 201,
  input: z.object({ business: z.string().max(60), region: z.string().regex(/^\d{12}$/), month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  output: z.object({ batchId: z.string(), number: z.string() }),
  problems: [paymentProblems.batchExists, paymentProblems.unknownBusiness, paymentProblems.outsideScope, paymentProblems.futureMonth, paymentProblems.empty],
})

export const readBatch = endpoint({
  name: "payments.read-batch", method: "GET", path: "/payments/batches/:batch", who: watchRoles, summary: "批次详情：总数、环节、记录、可办事项", params: oneBatch, output: batchView, problems: [commonProblems.notFound],
})

export const lineView = z.object({
  subjectId: z.string(), subjectKind: z.enum(["person", "employer", "agency"]), category: z.string(), label: z.string(), position: z.number().nullable(), reference: z.string().nullable(), name: z.string(), idMasked: z.string(), bank: z.string().nullable(), accountMasked: z.string().nullable(),
  dueFen: z.number(), deductedFen: z.number(), amountFen: z.number(), previousFen: z.number().nullable(), change: z.enum(["same", "new", "stopped", "changed"]),
  state: z.string(), reason: z.string(), says: z.string(), note: z.string(), confirmedBy: z.string().nullable(), sampled: z.boolean(), resultCode: z.string().nullable(), resultSays: z.string().nullable(), settledAt: z.string().nullable(),
})

export const listLines = endpoint({
  name: "payments.list-lines", method: "GET", path: "/payments/batches/:batch/lines", who: watchRoles, summary: "批次明细，可按状态和变动筛选", personal: true, params: oneBatch,
  query: z.object({
    state: z.enum(["ready", "hold", "excluded", "paid", "returned", "reissuing", "reissued", "suspense", "cancelled"]).optional(),
    change: z.enum(["same", "new", "stopped", "changed"]).optional(),
    only: z.enum(["unconfirmed", "changes", "sample"]).optional(),
    name: z.string().max(60).optional(),
    page,
  }),
  output: z.object({ lines: z.array(lineView), total: z.number(), page: z.number(), pageSize: z.number() }),
  problems: [commonProblems.notFound],
})

export const actOnBatch = endpoint({
  name: "payments.act-on-batch", method: "POST", path: "/payments/batches/:batch/acts", who: payRoles, summary: "办理批次的一个环节", params: oneBatch,
  input: z.object({
    act: z.enum(choosableActs),
    /** Length of the log as the page saw it. */
    length: z.int().min(1),
    says: z.string().max(500).optional(),
    /** confirm-changes: which lines; every changed line is confirmed by name. */
    lines: z.array(z.object({ subjectId: id, category: z.string().max(40) })).max(500).optional(),
    /** receive-funds: number of the payment voucher. */
    document: z.string().max(60).optional(),
    /** reconcile: from the bank's statement. */
    statement: z.object({ balanceChangeFen: z.int(), feeFen: z.int().min(0) }).optional(),
  }),
  output: z.object({ state: z.enum(batchStates), length: z.number(), batchId: z.string(), child: z.string().nullable() }),
  problems: [
    commonProblems.notFound, commonProblems.changedMeanwhile, ...Object.values(actProblems), ...Object.values(fileProblems), ...Object.values(resultProblems), paymentProblems.changesUnconfirmed, paymentProblems.notAChange, paymentProblems.ownLine,
    paymentProblems.sayWhy, paymentProblems.documentNeeded, paymentProblems.signatureBroken, paymentProblems.bankRefused, paymentProblems.bankSilent, paymentProblems.noResult,
    paymentProblems.notReconciled, paymentProblems.statementNeeded, paymentProblems.nothingToReissue,
  ],
})

export const uploadResult = endpoint({
  name: "payments.upload-result", method: "POST", path: "/payments/batches/:batch/result", who: ["finance"], summary: "上传银行回盘文件（字段 file）", params: oneBatch, uploadLimit: 67_108_864,
  output: z.object({ state: z.enum(batchStates), paid: z.number(), returned: z.number(), unanswered: z.number() }),
  problems: [commonProblems.notFound, commonProblems.tooLarge, actProblems.notNow, actProblems.paysNothing, ...Object.values(resultProblems)],
})

export const downloadBankFile = endpoint({
  name: "payments.download-bank-file", method: "GET", path: "/payments/batches/:batch/bank-file", who: ["finance"], summary: "下载银行文件", personal: true, params: oneBatch,
  produces: "text/csv; charset=utf-8", output: z.string(), problems: [commonProblems.notFound, paymentProblems.noFileYet],
})

export const downloadInstitutionFile = endpoint({
  name: "payments.download-institution-file", method: "GET", path: "/payments/batches/:batch/institution-files/:category", who: ["finance"], summary: "下载代缴机构清单（如医保）", personal: true,
  params: oneBatch.extend({ category: z.string().regex(/^[a-z-]{1,40}$/) }), produces: "text/csv; charset=utf-8", output: z.string(), problems: [commonProblems.notFound, paymentProblems.noFileYet],
})

export const downloadReconciliation = endpoint({
  name: "payments.download-reconciliation", method: "GET", path: "/payments/batches/:batch/reconciliation", who: [...payRoles, "auditor"], summary: "下载对账报告", params: oneBatch,
  produces: "text/csv; charset=utf-8", output: z.string(), problems: [commonProblems.notFound, paymentProblems.noFileYet],
})

export const returnView = z.object({
  subjectId: z.string(), subjectKind: z.enum(["person", "employer", "agency"]), returnId: z.string(), batchId: z.string(), batchNumber: z.string(), month: z.string(), name: z.string(), idMasked: z.string(), mobileMasked: z.string().nullable(),
  amountFen: z.number(), code: z.string(), says: z.string(), returnedAt: z.string(), times: z.number(), state: z.string(), contactOn: z.string().nullable(),
  correction: z.object({ bankName: z.string(), bankLine: z.string().nullable(), accountMasked: z.string(), way: z.string(), state: z.string(), firstBy: z.string(), proposedAt: z.string() }).nullable(),
})

export const listReturns = endpoint({
  name: "payments.list-returns", method: "GET", path: "/payments/returns", who: watchRoles, summary: "退票和挂账清单", personal: true,
  query: z.object({ state: z.enum(["open", "proposed", "corrected", "reissuing", "reissued", "returned-again", "suspense", "cancelled"]).optional(), page }),
  output: z.object({ returns: z.array(returnView), total: z.number(), page: z.number(), pageSize: z.number() }),
})

/** `bankLine`: 联行号, where the person knows it. */
const account = z.object({ bankName: z.string().min(2).max(60), account: z.string().min(8).max(30), bankLine: z.string().max(20).optional() })
const correctionState = z.object({ state: z.string() })

export const proposeAccount = endpoint({
  name: "payments.propose-account", method: "POST", path: "/payments/returns/:subject/:return/account", who: ["clerk", "reviewer"], summary: "窗口更正退票账户（第一人）", params: oneReturn, input: account, output: correctionState,
  problems: [commonProblems.notFound, paymentProblems.returnNotOpen, paymentProblems.accountInvalid, paymentProblems.bankLineInvalid],
})
export const repeatAccount = endpoint({
  name: "payments.repeat-account", method: "POST", path: "/payments/returns/:subject/:return/account/second", who: ["clerk", "reviewer"], summary: "窗口更正退票账户（第二人重录）", params: oneReturn, input: account, output: correctionState,
  problems: [commonProblems.notFound, paymentProblems.returnNotOpen, paymentProblems.accountDiffers, paymentProblems.samePersonAccount],
})
export const reviewAccount = endpoint({
  name: "payments.review-account", method: "POST", path: "/payments/returns/:subject/:return/account/review", who: ["reviewer"], summary: "复核账户更正", params: oneReturn,
  input: z.object({ accept: z.boolean(), says: z.string().max(500).default("") }), output: correctionState,
  problems: [commonProblems.notFound, paymentProblems.returnNotOpen, paymentProblems.samePersonAccount, paymentProblems.sayWhy],
})
export const dropReturn = endpoint({
  name: "payments.drop-return", method: "POST", path: "/payments/returns/:subject/:return/drop", who: ["reviewer"], summary: "退票不再重发（核实已停发或已死亡）", params: oneReturn,
  input: z.object({ says: z.string().min(1).max(500) }), output: correctionState, problems: [commonProblems.notFound, paymentProblems.returnNotOpen],
})
export const contactReturn = endpoint({
  name: "payments.contact-return", method: "POST", path: "/payments/returns/:subject/:return/contact", who: ["clerk", "reviewer"], summary: "登记挂账人员的季度联系", params: oneReturn,
  input: z.object({ says: z.string().min(1).max(500) }), output: z.object({ contactOn: z.string() }), problems: [commonProblems.notFound, paymentProblems.returnNotOpen],
})

export const myReturns = endpoint({
  name: "payments.my-returns", method: "GET", path: "/payments/my-returns", who: ["citizen", "employer"], summary: "我的退回款项",
  output: z.array(z.object({ returnId: z.string(), month: z.string(), amountFen: z.number(), says: z.string(), returnedAt: z.string(), state: z.string(), accountMasked: z.string().nullable() })),
})
export const correctMyAccount = endpoint({
  name: "payments.correct-my-account", method: "POST", path: "/payments/my-returns/:return/account", who: ["citizen", "employer"], summary: "更正收款账户", params: z.object({ return: id }), input: account.extend({ repeat: z.string().min(8).max(30) }), output: correctionState,
  problems: [commonProblems.notFound, paymentProblems.returnNotOpen, paymentProblems.accountInvalid, paymentProblems.bankLineInvalid, paymentProblems.accountDiffers],
})
