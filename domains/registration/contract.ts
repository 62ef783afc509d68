// Registration as the outside sees it: endpoints, problems, and the facts other modules' rules may ask for.
import { z } from "zod"
import { commonProblems, endpoint, problem } from "#wire"
import { withdrawalProblems } from "./contract/withdrawals.ts"

export * as registrationFacts from "./rules/facts.ts"
export * from "./contract/withdrawals.ts"

/** Why an unemployment registration ended, by the keys of domain/01 §3.3. */
export const unemploymentEnds = ["U11", "U12", "U13", "U14", "U21", "U23", "U24", "U25", "U26", "U31", "U32", "U90", "U91"] as const
export type UnemploymentEnd = (typeof unemploymentEnds)[number]
export const isUnemploymentEnd = (key: string): key is UnemploymentEnd => unemploymentEnds.some((one) => one === key)

export const registrationProblems = {
  alreadyRegistered: problem("E-DUP-01", 409, "已有有效失业登记，不用重复登记；可在“我的登记”里查看"),
  alreadyEmployed: problem("E-DUP-02", 409, "存在有效就业登记，请先终止"),
  periodsOverlap: problem("registration.periods-overlap", 409, "就业和失业的时间重叠了，请核对日期；如刚刚有单位为您备案，请以就业登记为准"),
  unitAlreadyRegistered: problem("registration.unit-already-registered", 409, "本单位已办理用人单位登记"),
  unitGone: problem("E-USC-03", 409, "单位已注销或吊销，不能办理用工备案"),
  samePlace: problem("registration.same-place", 409, "失业登记已经在这里，不用转移"),
  cannotReopen: problem("registration.cannot-reopen", 409, "不能恢复：这段时间已有别的就业或失业登记，请先核实并处理后来的登记"),
  noOpenSpell: problem("registration.no-open-registration", 409, "这个人没有有效的失业登记"),
  noCertificate: problem("registration.no-certificate", 409, "您还没有就业创业证编号，请先领取"),
  noRecord: problem("registration.no-record", 404, "没有找到这条登记"),
  notRenewable: problem("registration.not-renewable", 409, "这条登记不需要确认，或者已经终止"),
  noDraft: problem("registration.no-draft", 409, "没有等待确认的终止记录，可能已经处理"),
  proposalOpen: problem("registration.proposal-open", 409, "这条登记已有等待确认的注销"),
  proposalSettled: problem("registration.proposal-settled", 409, "这条拟注销已经处理"),
  samePerson: problem("registration.same-person", 403, "拟注销须由另一位工作人员确认"),
  objectionOpen: problem("registration.objection-open", 409, "异议期到{until}，还不能确认"),
  notEnoughGrounds: problem("registration.not-enough-grounds", 422, "依据不足：{months}个月内有记录的无正当理由拒绝只有{count}次，须满{times}次"),
  taskSettled: problem("registration.task-settled", 409, "这项待办已经处理"),
  fileNotSheet: problem("registration.file-not-sheet", 422, "这不是Excel（.xlsx）或CSV文件，请用模板填写后上传"),
  fileBroken: problem("registration.file-broken", 422, "文件打不开，可能已损坏，请用Excel另存为.xlsx后再上传"),
  fileMissing: problem("registration.file-missing", 422, "请选择要上传的名册文件"),
  fileHeading: problem("registration.file-heading", 422, "名册缺少这些列：{missing}，请使用最新模板"),
  fileEmpty: problem("registration.file-empty", 422, "名册里没有人员，请从第2行开始填写"),
  tooManyRows: problem("registration.too-many-rows", 422, "一次最多2000人，这份名册有{rows}行，请分成几份上传"),
  fileName: problem("registration.file-name", 422, "文件名里有不允许的符号，请改名后再上传"),
  importSettled: problem("registration.import-settled", 409, "这份名册已经确认或放弃，不能再次确认"),
  importChanged: problem("registration.import-changed", 409, "核对之后有人的情况变了（第{rows}行），没有写入任何内容，请重新核对后再确认"),
  nothingAccepted: problem("registration.nothing-accepted", 409, "这份名册没有可以写入的行，请按错误提示改好后重新上传"),
  rowRefused: problem("registration.row-refused", 422, "{says}"),
}

const idText = z.string().regex(/^[1-9]\d{0,18}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "应为日期，如 2026-03-05")

/** 就业状态, highest priority first (domain/01 §3.4). */
export const personStatuses = ["dead", "pension", "custody", "serving", "at-school", "employed", "unemployed", "none"] as const
export const personStatusLabels: Readonly<Record<(typeof personStatuses)[number], string>> = {
  dead: "已死亡", pension: "享受养老待遇", custody: "服刑", serving: "服役", "at-school": "在校", employed: "在业", unemployed: "失业", none: "无业未登记",
}

const statusShape = z.object({ status: z.enum(personStatuses), label: z.string(), since: z.string().nullable(), says: z.string() })

const employmentShape = z.object({
  employmentId: z.string(),
  form: z.string(),
  formName: z.string(),
  employerName: z.string(),
  content: z.string().nullable(),
  postName: z.string().nullable(),
  startedOn: z.string(),
  endedOn: z.string().nullable(),
  endReason: z.string().nullable(),
  legalEndReason: z.string().nullable(),
  contract: z.string().nullable(),
  region: z.string(),
  regionName: z.string(),
  partTime: z.boolean(),
  validUntil: z.string().nullable(),
  /** True in the last 30 days of validity and after it: the person can confirm it goes on. */
  canRenew: z.boolean(),
  state: z.enum(["valid", "ended", "void"]),
  source: z.string(),
  draft: z.object({ endedOn: z.string(), reason: z.string(), objectUntil: z.string(), objection: z.string().nullable() }).nullable(),
})

const spellShape = z.object({
  spellId: z.string(),
  registeredOn: z.string(),
  /** Earlier than registeredOn when the registration was moved here. */
  continuousSince: z.string(),
  lossOn: z.string().nullable(),
  reason: z.string(),
  reasonName: z.string(),
  region: z.string(),
  regionName: z.string(),
  closedOn: z.string().nullable(),
  closeReason: z.string().nullable(),
  closeReasonName: z.string().nullable(),
  state: z.enum(["open", "suspended", "closed", "void"]),
  months: z.number(),
  nationalCheck: z.enum(["clear", "pending", "duplicate"]),
  serviceClass: z.string(),
  lastContactOn: z.string(),
  nextContactOn: z.string(),
  wishes: z.record(z.string(), z.unknown()),
  caseId: z.string().nullable(),
})

const proposalShape = z.object({
  personId: z.string(),
  proposalId: z.string(),
  spellId: z.string(),
  reason: z.string(),
  reasonName: z.string(),
  effectiveOn: z.string(),
  grounds: z.string(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  objectUntil: z.string(),
  objection: z.string().nullable(),
  state: z.enum(["proposed", "objected", "confirmed", "dropped"]),
})

const contactShape = z.object({
  contactId: z.string(),
  at: z.string(),
  way: z.string(),
  result: z.string(),
  situation: z.string(),
  needs: z.string(),
  offered: z.array(z.string()),
  offerOutcome: z.string().nullable(),
  refusalReason: z.string().nullable(),
  nextOn: z.string().nullable(),
  officer: z.string(),
})

const registrationsShape = z.object({
  status: statusShape,
  employments: z.array(employmentShape),
  unemployments: z.array(spellShape),
  proposals: z.array(proposalShape),
})
export type Registrations = z.output<typeof registrationsShape>

export const myRegistrations = endpoint({ name: "registration.my-registrations", method: "GET", path: "/registration/mine", who: ["citizen"], summary: "我的就业失业登记：现在的状态和历次记录", output: registrationsShape })

export const personRegistrations = endpoint({
  name: "registration.person-registrations", method: "GET", path: "/registration/people/:person", who: ["clerk", "reviewer", "head", "auditor"], summary: "某人的就业失业登记、联系记录", personal: true,
  params: z.object({ person: idText }),
  output: registrationsShape.extend({ name: z.string(), masked: z.string(), contacts: z.array(contactShape) }),
})

export const personStatus = endpoint({
  name: "registration.person-status", method: "GET", path: "/registration/people/:person/status", who: ["clerk", "reviewer", "head", "auditor"], summary: "某人的就业状态", personal: true,
  params: z.object({ person: idText }), output: statusShape,
})

export const renewEmployment = endpoint({
  name: "registration.renew-employment", method: "POST", path: "/registration/mine/employments/:employment/renewal", who: ["citizen"], summary: "灵活就业登记到期确认：继续有效",
  params: z.object({ employment: idText }), output: z.object({ validUntil: z.string() }), problems: [registrationProblems.notRenewable],
})

export const objectToEnd = endpoint({
  name: "registration.object-to-end", method: "POST", path: "/registration/mine/employments/:employment/objection", who: ["citizen"], summary: "对单位上报的就业终止提出异议",
  params: z.object({ employment: idText }), input: z.object({ says: z.string().trim().min(4).max(500) }), output: z.object({ recorded: z.boolean() }), problems: [registrationProblems.noDraft],
})

export const settleEnd = endpoint({
  name: "registration.settle-end", method: "POST", path: "/registration/people/:person/employments/:employment/end-settlement", who: ["reviewer", "head"], summary: "裁定有异议的就业终止：按上报终止，或不予终止",
  params: z.object({ person: idText, employment: idText }), input: z.object({ decision: z.enum(["confirm", "drop"]), says: z.string().trim().min(4).max(500) }), output: z.object({ state: z.string() }),
  problems: [registrationProblems.noDraft],
})

export const recordContact = endpoint({
  name: "registration.record-contact", method: "POST", path: "/registration/people/:person/contacts", who: ["clerk", "reviewer"], summary: "登记一次跟踪联系", success: 201,
  params: z.object({ person: idText }),
  input: z.object({
    way: z.enum(["phone", "message", "visit", "counter", "system"]),
    result: z.enum(["reached", "no-answer", "wrong-number"]),
    situation: z.string().trim().max(500).default(""),
    needs: z.string().trim().max(500).default(""),
    /** Jobs or courses offered. */
    offered: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
    offerOutcome: z.enum(["accepted", "considering", "refused-with-reason", "refused"]).optional(),
    refusalReason: z.string().trim().max(500).optional(),
    nextOn: day.optional(),
  }),
  output: z.object({ contactId: z.string(), nextContactOn: z.string() }),
  problems: [registrationProblems.noOpenSpell],
})

export const checkIn = endpoint({ name: "registration.check-in", method: "POST", path: "/registration/mine/check-in", who: ["citizen"], summary: "本月报到：我还在找工作", output: z.object({ nextContactOn: z.string() }), problems: [registrationProblems.noOpenSpell] })

export const proposeClosing = endpoint({
  name: "registration.propose-closing", method: "POST", path: "/registration/people/:person/closing-proposals", who: ["clerk", "reviewer"], summary: "拟注销失业登记，告知本人并留异议期", success: 201,
  params: z.object({ person: idText }),
  input: z.object({ reason: z.enum(["U13", "U23", "U24", "U31", "U32", "U90"]), effectiveOn: day, grounds: z.string().trim().min(6).max(1000) }),
  output: proposalShape,
  problems: [registrationProblems.noOpenSpell, registrationProblems.proposalOpen, registrationProblems.notEnoughGrounds],
})

const proposalParams = z.object({ person: idText, proposal: idText })
export const objectToClosing = endpoint({
  name: "registration.object-to-closing", method: "POST", path: "/registration/mine/closing-proposals/:proposal/objection", who: ["citizen"], summary: "对拟注销提出异议",
  params: z.object({ proposal: idText }), input: z.object({ says: z.string().trim().min(4).max(500) }), output: z.object({ state: z.string() }), problems: [registrationProblems.proposalSettled],
})
export const settleClosing = endpoint({
  name: "registration.settle-closing", method: "POST", path: "/registration/people/:person/closing-proposals/:proposal/settlement", who: ["clerk", "reviewer", "head"], summary: "确认拟注销（须另一位工作人员），或取消（提出人也可以）",
  params: proposalParams, input: z.object({ decision: z.enum(["confirm", "drop"]) }), output: z.object({ state: z.string() }),
  problems: [registrationProblems.proposalSettled, registrationProblems.samePerson, registrationProblems.objectionOpen],
})
export const voidRegistration = endpoint({
  name: "registration.void-unemployment", method: "POST", path: "/registration/people/:person/unemployments/:spell/void", who: ["head"], summary: "撤销失业登记（录入错误、虚假承诺）",
  params: z.object({ person: idText, spell: idText }), input: z.object({ why: z.string().trim().min(6).max(500) }), output: z.object({ state: z.string() }), problems: [registrationProblems.noRecord],
})

const whyInput = z.object({ why: z.string().trim().min(6).max(500) })
export const reopenUnemployment = endpoint({
  name: "registration.reopen-unemployment", method: "POST", path: "/registration/people/:person/unemployments/:spell/reopening", who: ["head"], summary: "恢复失业登记：注销的依据不成立（报送单位撤回等），原登记日期不变",
  params: z.object({ person: idText, spell: idText }), input: whyInput, output: z.object({ state: z.string() }), problems: [registrationProblems.noRecord, registrationProblems.cannotReopen],
})
const employmentParams = z.object({ person: idText, employment: idText })
export const reopenEmployment = endpoint({
  name: "registration.reopen-employment", method: "POST", path: "/registration/people/:person/employments/:employment/reopening", who: ["head"], summary: "恢复就业登记：终止的依据不成立",
  params: employmentParams, input: whyInput, output: z.object({ state: z.string() }), problems: [registrationProblems.noRecord, registrationProblems.cannotReopen],
})
export const voidEmployment = endpoint({
  name: "registration.void-employment", method: "POST", path: "/registration/people/:person/employments/:employment/void", who: ["head"], summary: "撤销就业登记和用工备案（错误备案、参保撤回），可同时恢复因此注销的失业登记",
  params: employmentParams, input: whyInput.extend({ reopen: z.boolean().default(true) }), output: z.object({ state: z.string(), reopenedSpell: z.string().nullable() }),
  problems: [registrationProblems.noRecord, registrationProblems.cannotReopen],
})

const taskShape = z.object({ personId: z.string(), taskId: z.string(), name: z.string(), region: z.string(), kind: z.string(), says: z.string(), dueOn: z.string(), late: z.boolean(), madeAt: z.string() })
export const openTasks = endpoint({
  name: "registration.open-tasks", method: "GET", path: "/registration/tasks", who: ["clerk", "reviewer", "head"], summary: "登记业务待办：首次联系、核实承诺、双重就业、失联", personal: true,
  query: z.object({ kind: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), output: z.array(taskShape),
})
export const settleTask = endpoint({
  name: "registration.settle-task", method: "POST", path: "/registration/tasks/:person/:task", who: ["clerk", "reviewer", "head"], summary: "办结一项待办",
  params: z.object({ person: z.string().regex(/^\d{1,19}$/), task: idText }), input: z.object({ outcome: z.string().trim().min(2).max(500) }), output: z.object({ done: z.boolean() }), problems: [registrationProblems.taskSettled, withdrawalProblems.onItsPage],
})

export const askNationalRegister = endpoint({
  name: "registration.ask-national-register", method: "POST", path: "/registration/people/:person/national-check", who: ["citizen", "clerk", "reviewer"], summary: "全国失业登记查重",
  params: z.object({ person: idText }), output: z.object({ outcome: z.enum(["clear", "found", "unreachable"]), place: z.string().nullable(), registeredOn: z.string().nullable() }), perMinute: 20,
})

const filingShape = z.object({
  filingId: z.string(),
  personId: z.string(),
  name: z.string(),
  masked: z.string(),
  hireOn: z.string(),
  contractKind: z.string(),
  contractName: z.string(),
  contractFrom: z.string().nullable(),
  contractTo: z.string().nullable(),
  occupation: z.string(),
  postName: z.string().nullable(),
  workRegion: z.string(),
  workRegionName: z.string(),
  overAge: z.boolean(),
  endedOn: z.string().nullable(),
  legalEndReason: z.string().nullable(),
  legalEndName: z.string().nullable(),
  state: z.enum(["filed", "ended", "void"]),
  lateHire: z.boolean(),
  lateEnd: z.boolean(),
  /** The employer asked to take it back, and nobody has decided yet. */
  withdrawalAsked: z.boolean(),
})
export type FilingView = z.output<typeof filingShape>

const rosterQuery = z.object({
  /** Beginning of a name. */
  q: z.string().max(50).optional(),
  state: z.enum(["filed", "ended", "all"]).default("filed"),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
  /** For officers: whose roster. */
  employer: idText.optional(),
})
export const roster = endpoint({
  name: "registration.roster", method: "GET", path: "/registration/roster", who: ["employer", "clerk", "reviewer", "auditor"], summary: "职工名册（用工备案）", query: rosterQuery, personal: true,
  output: z.object({ rows: z.array(filingShape), total: z.number(), filed: z.number(), expiring: z.number(), page: z.number(), size: z.number() }),
})
export const exportRosterCsv = endpoint({
  name: "registration.export-roster-csv", method: "GET", path: "/registration/roster.csv", who: ["employer"], summary: "导出职工名册 CSV", query: rosterQuery, produces: "text/csv; charset=utf-8", output: z.string(),
})
export const exportRosterSheet = endpoint({
  name: "registration.export-roster-sheet", method: "GET", path: "/registration/roster.xlsx", who: ["employer"], summary: "导出职工名册 Excel", query: rosterQuery, produces: "application/octet-stream", output: z.unknown(),
})

const hireInput = z.object({
  name: z.string().max(60),
  idNumber: z.string().max(30),
  /** AAC058; left out for a resident identity card. */
  idType: z.string().max(2).optional(),
  /** Where the number says neither: passports and permits. */
  birthDate: day.optional(),
  sex: z.enum(["男", "女"]).optional(),
  /** Of a foreigner with a passport. */
  workPermit: z.string().max(30).optional(),
  mobile: z.string().max(20).optional(),
  hireOn: day,
  contractKind: z.string().max(4),
  contractFrom: day.optional(),
  contractTo: day.optional(),
  occupation: z.string().max(60),
  postName: z.string().max(60).optional(),
  /** Region code; default the employer's place of work. */
  workRegion: z.string().regex(/^\d{12}$/).optional(),
  /** Fen. */
  monthlyPayFen: z.int().min(0).max(100_000_000).optional(),
  partTime: z.boolean().default(false),
})
const outcomeShape = z.object({ verdict: z.enum(["new", "change", "end", "same", "refuse"]), codes: z.array(z.string()), says: z.string() })

export const fileHire = endpoint({
  name: "registration.file-hire", method: "POST", path: "/registration/filings", who: ["employer"], summary: "用工备案：录用一人，同时办好就业登记", input: hireInput, output: outcomeShape, success: 201,
  problems: [registrationProblems.rowRefused, registrationProblems.unitGone, registrationProblems.importChanged],
})
export const fileEnd = endpoint({
  name: "registration.file-end", method: "POST", path: "/registration/filings/:filing/end", who: ["employer"], summary: "退工备案：终止或解除劳动合同（减员）",
  params: z.object({ filing: idText }), input: z.object({ endedOn: day, legalReason: z.string().max(4) }), output: outcomeShape,
  problems: [registrationProblems.noRecord, registrationProblems.rowRefused, registrationProblems.importChanged],
})

export const withdrawFiling = endpoint({
  name: "registration.withdraw-filing", method: "POST", path: "/registration/filings/:filing/withdrawal", who: ["employer"], summary: "申请撤销错误的用工备案（经办机构核实后撤销）",
  params: z.object({ filing: idText }), input: z.object({ why: z.string().trim().min(6).max(500) }), output: z.object({ state: z.enum(["requested", "void"]) }), problems: [registrationProblems.noRecord],
})

export const importLimits = { rows: 2000, bytes: 5 * 1024 * 1024 } as const

const importShape = z.object({
  importId: z.string(),
  fileName: z.string(),
  state: z.enum(["previewed", "confirmed", "discarded"]),
  counts: z.object({ new: z.number(), change: z.number(), end: z.number(), same: z.number(), refuse: z.number() }),
  madeAt: z.string(),
  settledAt: z.string().nullable(),
  madeBy: z.string(),
})
export type FilingImport = z.output<typeof importShape>
const importRowShape = z.object({ row: z.number(), verdict: z.enum(["new", "change", "end", "same", "refuse"]), codes: z.array(z.string()), says: z.string(), name: z.string(), masked: z.string(), hireOn: z.string().nullable() })

export const importTemplate = endpoint({ name: "registration.import-template", method: "GET", path: "/registration/filings/imports/template", who: ["employer", "clerk"], summary: "下载名册模板（带下拉选项）", produces: "application/octet-stream", output: z.unknown() })
export const previewImport = endpoint({
  name: "registration.preview-import", method: "POST", path: "/registration/filings/imports", who: ["employer"], summary: "上传名册核对：逐行给出新增、变化、减员或拒绝，不写入", uploadLimit: importLimits.bytes, success: 201, perMinute: 60,
  output: importShape.extend({ rows: z.array(importRowShape) }),
  problems: [
    registrationProblems.fileMissing, registrationProblems.fileNotSheet, registrationProblems.fileBroken, registrationProblems.fileHeading, registrationProblems.fileEmpty, registrationProblems.tooManyRows,
    registrationProblems.fileName, registrationProblems.unitGone, commonProblems.tooLarge,
  ],
})
const importParams = z.object({ import: idText })
export const listImports = endpoint({ name: "registration.list-imports", method: "GET", path: "/registration/filings/imports", who: ["employer"], summary: "名册上传记录", output: z.array(importShape) })
export const readImport = endpoint({ name: "registration.read-import", method: "GET", path: "/registration/filings/imports/:import", who: ["employer"], summary: "一份名册的核对结果", params: importParams, output: importShape.extend({ rows: z.array(importRowShape) }), problems: [registrationProblems.noRecord] })
export const confirmImport = endpoint({
  name: "registration.confirm-import", method: "POST", path: "/registration/filings/imports/:import/confirm", who: ["employer"], summary: "确认名册：可写入的行全部写入，或者一行也不写", params: importParams, output: importShape,
  problems: [registrationProblems.noRecord, registrationProblems.importSettled, registrationProblems.importChanged, registrationProblems.nothingAccepted],
})
export const discardImport = endpoint({ name: "registration.discard-import", method: "POST", path: "/registration/filings/imports/:import/discard", who: ["employer"], summary: "放弃一份名册", params: importParams, output: importShape, problems: [registrationProblems.noRecord, registrationProblems.importSettled] })
export const importErrors = endpoint({ name: "registration.import-errors", method: "GET", path: "/registration/filings/imports/:import/errors.xlsx", who: ["employer"], summary: "下载被拒绝的行（改好后可直接再上传）", params: importParams, produces: "application/octet-stream", output: z.unknown(), problems: [registrationProblems.noRecord] })

const certificateShape = z.object({
  number: z.string().nullable(),
  state: z.string().nullable(),
  issuedOn: z.string().nullable(),
  issuer: z.string().nullable(),
  name: z.string(),
  masked: z.string(),
  sexName: z.string().nullable(),
  birthDate: z.string().nullable(),
  status: statusShape,
  employments: z.array(employmentShape),
  unemployments: z.array(spellShape),
  annotations: z.array(z.object({ kind: z.string(), notedOn: z.string(), office: z.string() })),
})
export const myCertificate = endpoint({ name: "registration.my-certificate", method: "GET", path: "/registration/mine/certificate", who: ["citizen"], summary: "就业创业证电子副本（社会保障卡加载）", output: certificateShape })
export const issueMyCertificate = endpoint({ name: "registration.issue-my-certificate", method: "POST", path: "/registration/mine/certificate", who: ["citizen"], summary: "领取就业创业证编号（已有的返回原编号）", output: certificateShape })
export const certificatePaper = endpoint({
  name: "registration.certificate-paper", method: "GET", path: "/registration/mine/certificate.pdf", who: ["citizen"], summary: "就业创业证电子凭证（PDF，带核验码）", output: z.unknown(), produces: "application/pdf", personal: true,
  problems: [registrationProblems.noCertificate],
})
export const personCertificate = endpoint({ name: "registration.person-certificate", method: "GET", path: "/registration/people/:person/certificate", who: ["clerk", "reviewer", "head"], summary: "某人的就业创业证", params: z.object({ person: idText }), output: certificateShape, personal: true })
export const annotate = endpoint({
  name: "registration.annotate", method: "POST", path: "/registration/people/:person/annotations", who: ["reviewer", "head"], summary: "在就业创业证上标注税收政策", success: 201,
  params: z.object({ person: idText }), input: z.object({ kind: z.enum(["自主创业税收政策", "毕业年度内自主创业税收政策", "企业吸纳税收政策"]) }), output: z.object({ annotationId: z.string() }),
})
