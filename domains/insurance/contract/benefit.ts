// Unemployment benefit as the outside sees it: could I get it, what do I get, the monthly check, and one entitlement with its lines.
import { z } from "zod"
import { judgementShape } from "#platform/casework/contract"
import { commonProblems, endpoint, problem } from "#wire"

export const benefitProblems = {
  alreadyDrawing: problem("E-CLAIM-OPEN", 409, "已有正在领取的失业保险金，不能重复申领"),
  nothingToGrant: problem("insurance.nothing-to-grant", 409, "规则没有得出可领月数和起始日（缺少数据），不能核定；请先补齐数据再决定"),
  noCheckDue: problem("insurance.no-check-due", 409, "这个月没有待做的资格核对"),
  checkTooLate: problem("insurance.check-too-late", 409, "这个月的资格核对已过补做期限，请到经办机构说明情况"),
  cannotSayYet: problem("insurance.not-preview-able", 422, "请选择本省内的地区"),
  grantedBefore: problem("R-DUP", 409, "这项待遇已经核定过，不能重复核定"),
  funeralElsewhere: problem("R-FUNERAL-ELSEWHERE", 409, "丧葬补助金已由其他险种或其他遗属领取，一人只发一次"),
  notKin: problem("insurance.kin-not-shown", 422, "请先核实申请人与逝者的亲属关系"),
  unknownPerson: problem("insurance.unknown-person", 404, "没有找到这个人，请核对证件号码"),
  stopBeforeStart: problem("E-STOP-BEFORE-START", 422, "停发日期早于待遇起始日，请核对"),
  nothingToStop: problem("insurance.nothing-to-stop", 409, "没有正在领取的失业保险金，或已按更早的日期停发"),
  holdCleared: problem("insurance.hold-cleared", 409, "这条暂缓已经解除"),
} as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/)
const fen = z.int()

export const checkShape = z.object({
  month,
  state: z.enum(["due", "done", "excused", "missed"]),
  dueOn: z.string(),
  doneAt: z.string().nullable(),
  way: z.string().nullable(),
  statement: z.string(),
})

export const benefitLineShape = z.object({
  month,
  kind: z.string(),
  kindLabel: z.string(),
  dueFen: fen,
  deductedFen: fen,
  paidFen: fen,
  state: z.string(),
  stateLabel: z.string(),
  settledOn: z.string().nullable(),
})

export const entitlementShape = z.object({
  personId: id,
  entitlementId: id,
  caseId: id.nullable(),
  kind: z.enum(["benefit", "extension"]),
  region: z.string(),
  regionName: z.string(),
  claimedOn: z.string(),
  startsOn: z.string(),
  firstMonth: month,
  lastMonth: month,
  months: z.int(),
  contributedMonths: z.int(),
  drawnMonths: z.int(),
  monthsLeft: z.int(),
  monthlyFen: fen.nullable(),
  endReason: z.string(),
  endReasonLabel: z.string(),
  lossOn: z.string().nullable(),
  state: z.enum(["running", "held", "stopped", "ended"]),
  stateLabel: z.string(),
  /** Why and from which month nothing is paid any more. */
  stopped: z.object({ from: month, event: z.string(), label: z.string(), on: z.string().nullable(), unusedMonths: z.int().nullable() }).nullable(),
  suspended: z.array(z.object({ from: month, to: month.nullable(), reason: z.string() })),
  holds: z.array(z.object({ holdId: id, from: month, to: month.nullable(), reason: z.string(), says: z.string(), placedAt: z.string() })),
})

const myEntitlement = entitlementShape.extend({
  checks: z.array(checkShape),
  lines: z.array(benefitLineShape),
  /** Sentences how months, amount and dates were worked out, from the decision itself. */
  workings: z.array(z.string()),
  awards: z.array(z.object({ awardId: id, kind: z.string(), kindLabel: z.string(), amountFen: fen, month, state: z.string() })),
  receivables: z.array(z.object({ receivableId: id, reason: z.string(), months: z.array(month), amountFen: fen, collectedFen: fen, state: z.string() })),
})
export type EntitlementView = z.output<typeof myEntitlement>

export const myBenefit = endpoint({
  name: "insurance.my-benefit",
  method: "GET",
  path: "/insurance/my-benefit",
  who: ["citizen"],
  summary: "我的失业保险金：核定、剩余月数、下次发放、资格核对",
  output: z.object({
    current: myEntitlement.nullable(),
    earlier: z.array(entitlementShape),
    /** Next payment as it stands today; null when nothing more is paid. */
    next: z.object({ batchMonth: month, months: z.array(month), amountFen: fen, waits: z.string().nullable() }).nullable(),
    checkDue: checkShape.nullable(),
  }),
})

export const previewBenefit = endpoint({
  name: "insurance.preview",
  method: "POST",
  path: "/insurance/preview",
  who: ["citizen", "clerk", "reviewer"],
  summary: "我能不能领失业保险金：按现有数据试算，说明理由和怎样才能领",
  input: z.strictObject({
    /** For an officer: whose. */
    subject: id.optional(),
    region: z.string().regex(/^\d{12}$/),
    /** The person's word where nothing is filed yet. */
    leaveReason: z.string().regex(/^\d{2}$/).optional(),
    leaveDate: z.iso.date().optional(),
    /** Counts a registration of today where there is none: claim and registration are one visit. */
    assumeRegistered: z.boolean().default(true),
  }),
  output: z.object({
    judgement: judgementShape,
    assumed: z.array(z.string()),
    months: z.int().nullable(),
    monthlyFen: fen.nullable(),
    firstMonth: month.nullable(),
    lastMonth: month.nullable(),
  }),
  problems: [benefitProblems.cannotSayYet, commonProblems.notFound],
  personal: true,
})

export const personBenefits = endpoint({
  name: "insurance.person-benefits",
  method: "GET",
  path: "/insurance/persons/:person/benefits",
  who: ["clerk", "reviewer", "head", "finance", "auditor"],
  summary: "某人的失业保险待遇",
  params: z.object({ person: id }),
  output: z.array(entitlementShape),
  personal: true,
})

export const readEntitlement = endpoint({
  name: "insurance.read-entitlement",
  method: "GET",
  path: "/insurance/entitlements/:person/:entitlement",
  who: ["citizen", "clerk", "reviewer", "head", "finance", "auditor"],
  summary: "一次失业保险金核定的全部情况",
  params: z.object({ person: id, entitlement: id }),
  output: myEntitlement,
  personal: true,
})

export const doCheck = endpoint({
  name: "insurance.do-check",
  method: "POST",
  path: "/insurance/qualification-checks",
  who: ["citizen"],
  summary: "资格核对：说明本月求职情况",
  input: z.strictObject({
    month,
    /** What was done to find work this month. */
    sought: z.array(z.enum(["applied", "interview", "fair", "training", "start-up", "guidance", "other"])).min(1).max(7),
    statement: z.string().trim().max(500).default(""),
    /** 本人承诺仍未就业、没有领取养老金等. */
    promise: z.literal(true),
  }),
  output: checkShape,
  problems: [benefitProblems.noCheckDue, benefitProblems.checkTooLate],
})

export const recordCheck = endpoint({
  name: "insurance.record-check",
  method: "POST",
  path: "/insurance/entitlements/:person/:entitlement/checks",
  who: ["clerk", "reviewer"],
  summary: "登记资格核对：窗口、上门办理，或有正当理由免做",
  params: z.object({ person: id, entitlement: id }),
  input: z.strictObject({
    month,
    outcome: z.enum(["done", "excused"]),
    way: z.enum(["counter", "face", "visit", "phone"]),
    /** Good cause: hospital, pregnancy, a child under one year. */
    cause: z.enum(["hospital", "pregnancy", "infant", "other"]).optional(),
    statement: z.string().trim().min(2).max(500),
  }),
  output: checkShape,
  problems: [benefitProblems.noCheckDue, commonProblems.notFound, commonProblems.invalidInput],
})

export const clearHold = endpoint({
  name: "insurance.clear-hold",
  method: "POST",
  path: "/insurance/entitlements/:person/:entitlement/holds/:hold/clear",
  who: ["reviewer"],
  summary: "解除暂缓发放（核实后），以后批次补发",
  params: z.object({ person: id, entitlement: id, hold: id }),
  input: z.strictObject({ says: z.string().trim().min(5).max(500) }),
  output: z.object({ holdId: id, clearedAt: z.string() }),
  problems: [benefitProblems.holdCleared, commonProblems.notFound],
})

export const recordKin = endpoint({
  name: "insurance.record-kin",
  method: "POST",
  path: "/insurance/kin",
  who: ["clerk"],
  summary: "登记遗属与逝者的亲属关系（核验户籍或婚姻登记信息后）",
  input: z.strictObject({ survivor: id, deceasedIdNumber: z.string().trim().min(15).max(20), relation: z.enum(["spouse", "parent", "child", "sibling", "grandparent", "grandchild"]), evidence: z.string().trim().min(2).max(200) }),
  output: z.object({ survivorId: id, deceasedId: id }),
  problems: [benefitProblems.unknownPerson],
})

const stopOutcome = z.object({ stoppedFrom: month, unusedMonths: z.int().nullable(), label: z.string() })

export const reportChange = endpoint({
  name: "insurance.report-change",
  method: "POST",
  path: "/insurance/changes",
  who: ["citizen"],
  summary: "告知情况变化：找到工作、服兵役、移居境外（20个工作日内告知）",
  input: z.strictObject({ event: z.enum(["re-employed", "enlisted", "emigrated"]), on: z.iso.date() }),
  output: stopOutcome,
  problems: [benefitProblems.stopBeforeStart, benefitProblems.nothingToStop, commonProblems.invalidInput],
})

export const stopBenefit = endpoint({
  name: "insurance.stop-benefit",
  method: "POST",
  path: "/insurance/entitlements/:person/:entitlement/stop",
  who: ["reviewer"],
  summary: "人工停发：核实后按法定情形停发，未领月数保留",
  params: z.object({ person: id, entitlement: id }),
  input: z.strictObject({ event: z.enum(["re-employed", "enlisted", "emigrated", "refused-services"]), on: z.iso.date(), says: z.string().trim().min(5).max(500) }),
  output: stopOutcome,
  problems: [benefitProblems.stopBeforeStart, benefitProblems.nothingToStop, commonProblems.notFound, commonProblems.invalidInput],
})
