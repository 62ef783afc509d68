// 免申即享: what the records say somebody may have is offered, nobody applies; the unit or person confirms, corrects the account, declines or objects.
import { z } from "zod"
import { unitAccountProblems } from "#platform/payments/contract"
import { commonProblems, endpoint, problem } from "#wire"

export const offerProblems = {
  notWaiting: problem("subsidies.offer-not-waiting", 409, "这份告知已经答复或已经更新，请刷新后查看"),
  changed: problem("subsidies.offer-changed", 409, "数据有变化，补贴人员、月份或金额需要更新，更新后会重新告知"),
  noAccount: problem("subsidies.offer-no-account", 409, "没有核验过的收款账户，请先更正账户"),
  accountNeeded: problem("subsidies.offer-account-needed", 422, "请填写户名、开户银行和账号"),
  cardOnly: problem("subsidies.offer-card-only", 409, "个人补贴只发到本人社会保障卡账户，请到发卡银行激活或更正后再确认"),
  sayWhy: problem("subsidies.offer-say-why", 422, "请写明异议理由"),
  objectionSettled: problem("subsidies.offer-objection-settled", 409, "这条异议已经处理"),
} as const

export const offerStates = ["offered", "account", "objected", "confirmed", "granted", "refused", "declined", "lapsed", "withdrawn"] as const
/** Offers that still wait for somebody: an officer, the unit or person, or the case they became. The others are settled. */
export const openOfferStates = ["objected", "account", "offered", "confirmed"] as const satisfies readonly (typeof offerStates)[number][]
export const offerFilters = ["open", "settled", ...offerStates] as const
export const offerReplies = ["confirm", "correct-account", "decline", "object"] as const

const id = z.string().regex(/^[1-9]\d{0,18}$/)
const month = z.string()

const account = z.object({ holderName: z.string(), bankName: z.string(), accountMasked: z.string(), verified: z.boolean() })

export const offerShape = z.object({
  subjectId: id, offerId: id, subjectKind: z.enum(["person", "employer"]), item: z.string(), itemName: z.string(), name: z.string(), region: z.string(), state: z.enum(offerStates),
  persons: z.int(), months: z.int(), amountFen: z.number(), from: month, until: month, madeOn: z.string(), answerBy: z.string(),
  /** What silence means after the last day: confirmed by itself, or nothing. */
  silence: z.enum(["confirms", "lapses"]),
  /** The case the confirmation began; it is checked, published and approved there. */
  caseId: id.nullable(),
})

export const offerView = offerShape.extend({
  account: account.nullable(),
  people: z.array(z.object({ personId: id, name: z.string(), idMasked: z.string(), amountFen: z.number(), months: z.array(z.object({ month, amountFen: z.number() })) })),
  replies: z.array(z.enum(offerReplies)),
  log: z.array(z.object({ at: z.string(), kind: z.string(), by: z.string(), says: z.string() })),
})
export type OfferView = z.output<typeof offerView>

export const myOffers = endpoint({ name: "subsidies.my-offers", method: "GET", path: "/subsidies/mine/offers", who: ["citizen", "employer"], summary: "免申即享：主动告知我可以享受的补贴", output: z.array(offerShape) })

export const readOffer = endpoint({
  name: "subsidies.read-offer", method: "GET", path: "/subsidies/offers/:subject/:offer", who: ["citizen", "employer", "clerk", "reviewer", "head", "auditor"], summary: "一份免申即享告知：人员、月份、金额、账户和经过", personal: true,
  params: z.object({ subject: id, offer: id }), output: offerView, problems: [commonProblems.notFound],
})

export const replyToOffer = endpoint({
  name: "subsidies.reply-to-offer", method: "POST", path: "/subsidies/mine/offers/:offer/reply", who: ["citizen", "employer"], summary: "答复免申即享告知：确认、更正账户、放弃、异议", params: z.object({ offer: id }),
  input: z.strictObject({
    reply: z.enum(offerReplies), says: z.string().trim().max(1000).default(""),
    account: z.strictObject({ holderName: z.string().trim().min(2).max(120), bankName: z.string().trim().min(2).max(100), account: z.string().trim().min(8).max(40), bankLine: z.string().trim().max(20).optional() }).optional(),
  }),
  output: z.object({ state: z.enum(offerStates), caseId: id.nullable() }),
  problems: [...Object.values(offerProblems), unitAccountProblems.accountInvalid, unitAccountProblems.bankLineInvalid, unitAccountProblems.accountOther, commonProblems.notFound],
})

export const listOffers = endpoint({
  name: "subsidies.list-offers", method: "GET", path: "/subsidies/offers", who: ["clerk", "reviewer", "head", "auditor"], summary: "本地区的免申即享告知：未办结的在前，等工作人员处理的最先；已办结的新的在前", personal: true,
  query: z.object({ state: z.enum(offerFilters).optional(), page: z.coerce.number().int().min(1).max(10_000).default(1), size: z.coerce.number().int().min(1).max(100).default(50) }),
  output: z.object({ offers: z.array(offerShape), total: z.int(), page: z.int(), pageSize: z.int() }),
})

export const settleOfferObjection = endpoint({
  name: "subsidies.settle-offer-objection", method: "POST", path: "/subsidies/offers/:subject/:offer/objection", who: ["reviewer"], summary: "处理对免申即享告知的异议：成立则撤回告知、按更正后的数据重新比对，不成立则重新请其答复",
  params: z.object({ subject: id, offer: id }), input: z.strictObject({ decision: z.enum(["upheld", "dismissed"]), says: z.string().trim().min(5).max(500) }), output: z.object({ state: z.enum(offerStates) }),
  problems: [offerProblems.objectionSettled, commonProblems.notFound],
})

export const listByHand = endpoint({
  name: "subsidies.list-candidates-by-hand", method: "GET", path: "/subsidies/candidates", who: ["clerk", "reviewer", "auditor"], summary: "比对结果中需要人工核查的人员和月份，不会自动告知", personal: true,
  output: z.array(z.object({ item: z.string(), itemName: z.string(), personId: id, name: z.string(), payeeId: id, payeeKind: z.enum(["person", "employer"]), payeeName: z.string(), region: z.string(), months: z.array(month), codes: z.array(z.string()) })),
})
