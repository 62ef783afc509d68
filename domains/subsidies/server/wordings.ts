// What people and units are told about their subsidies.
import type { DomainEvent } from "#platform/module"
import { said, type Told, type Wording, wording } from "#platform/notices"
import { nationwideWordings } from "./nationwide/nationwide-wordings.ts"
import { taxWordings } from "./tax/tax-wordings.ts"

const kindOf = (event: DomainEvent): "person" | "employer" => (said(event, "subjectKind") === "employer" ? "employer" : "person")

/** The page of people, or that of units. */
const linkOf = (event: DomainEvent, path: string): string => (kindOf(event) === "employer" ? `/employer${path}` : path)

/** Something about an offer of 免申即享, to who was offered it. */
const ofOffer = (topic: string, title: string, more: { readonly urgent?: boolean; readonly text?: string } = {}): Wording =>
  wording(topic, (event): Told => ({ subject: { title, body: said(event, "says"), link: linkOf(event, `/offers/${said(event, "offerId")}`), kind: kindOf(event), ...more } }))

const ofClawback = (topic: string, title: string, text?: string): Wording =>
  wording(topic, (event): Told => ({ subject: { title, body: said(event, "says"), link: linkOf(event, `/clawbacks/${said(event, "clawbackId")}`), kind: kindOf(event), urgent: true, ...(text ? { text } : {}) } }))

export const subsidyWordings: readonly Wording[] = [
  ...nationwideWordings,
  ...taxWordings,
  wording("subsidy.granted", (event) => ({
    subject: { title: "补贴已核定", body: `${said(event, "says")}。有疑问请拨打12333。`, link: said(event, "applicantId") ? "/benefits" : linkOf(event, `/cases/${event.subjectId}/${said(event, "caseId")}`), kind: kindOf(event) },
  })),
  ofOffer("subsidy.offered", "有补贴可以直接享受，请确认", { urgent: true, text: "经数据比对，您可以享受一项就业补贴，不用申请，请登录确认。" }),
  ofOffer("subsidy.offer-withdrawn", "补贴告知已撤回"),
  ofOffer("subsidy.offer-kept", "补贴告知请重新答复"),
  ofOffer("subsidy.offer-confirmed", "补贴已按确认办理"),
  ofOffer("subsidy.offer-lapsed", "补贴告知到期没有答复"),
  wording("subsidy.supplement-granted", (event) => ({ subject: { title: "补贴补发", body: `${said(event, "says")}，随下一批支付到原收款账户。`, link: "/benefits", kind: kindOf(event) } })),
  ofClawback("subsidy.clawback-notified", "退回补贴资金告知书", "您有一份退回补贴资金告知书，请登录查看并在期限内陈述意见。"),
  ofClawback("subsidy.clawback-decided", "追回补贴资金决定书", "您有一份追回补贴资金决定书，请登录查看并在期限内退回。"),
  ofClawback("subsidy.clawback-dropped", "经核实不用退回补贴"),
  ofClawback("subsidy.clawback-arranged", "应退补贴的退回方式"),
  wording("subsidy.clawback-overdue", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: "应退补贴逾期", body: said(event, "says"), link: "/staff/subsidies?view=clawbacks" }],
  })),
  wording("subsidy.reexamination-asked", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: `${said(event, "name")}申请复核`, body: `${said(event, "itemName")}，请在${said(event, "dueOn")}前处理：${said(event, "says")}`, link: "/staff/subsidies?view=reexaminations" }],
  })),
  wording("subsidy.reexamined", (event) => ({
    subject: { title: "复核已处理", body: `您对${said(event, "itemName")}的决定申请的复核已处理：${said(event, "decision")}。${said(event, "says")}`, link: linkOf(event, `/cases/${event.subjectId}/${said(event, "caseId")}`), kind: kindOf(event) },
  })),
  wording("subsidy.objected", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: `有人对${said(event, "name")}的补贴公示提出异议`, body: `${said(event, "itemName")}，请在${said(event, "dueOn")}前处理：${said(event, "says")}`, link: "/staff/subsidies?view=objections" }],
  })),
  wording("subsidy.objection-settled", (event) => ({
    subject: { title: "对补贴公示的异议已处理", body: `您对${said(event, "name")}${said(event, "itemName")}公示提出的异议${said(event, "decision") === "upheld" ? "成立，已撤下公示重新办理" : "经核查不成立"}：${said(event, "says")}`, link: linkOf(event, "/publications"), kind: kindOf(event) },
  })),
  wording("subsidy.offer-objected", (event) => ({
    offices: [{ region: said(event, "region"), role: "reviewer", title: `${said(event, "name")}对免申即享告知有异议`, body: `${said(event, "itemName")}：${said(event, "says")}`, link: "/staff/subsidies?view=offers" }],
  })),
  wording("subsidy.candidate-by-hand", (event) => ({
    offices: [{ region: said(event, "region"), role: "clerk", title: "补贴比对结果需要人工核查", body: said(event, "says"), link: "/staff/subsidies?view=by-hand" }],
  })),
]
