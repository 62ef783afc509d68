// What people and offices are told when a benefit begins, waits, stops or is owed back: every office it concerns, in words of the counter.
import type { DomainEvent } from "#platform/module"
import { type OfficeNotice, said, type Told, type Wording, wording } from "#platform/notices"

const mine = "/benefits"
const staffPage = (event: DomainEvent): string => `/staff/people/${event.subjectId}`

/** The office that pays and the office that registered the person; one notice where they are the same. */
function offices(event: DomainEvent, title: string, body: string): OfficeNotice[] {
  const named = event.payload["regions"]
  const regions = Array.isArray(named) ? named.filter((one): one is string => typeof one === "string") : [said(event, "region")]
  return [...new Set(regions.filter((region) => /^\d{12}$/.test(region)))].map((region) => ({ region, role: "clerk", title, body, link: staffPage(event) }))
}

const personal = (event: DomainEvent, title: string, more: { readonly urgent?: boolean; readonly text?: boolean } = {}): Told => ({
  subject: { title, body: `${said(event, "says")}。有疑问请拨打12333。`, link: mine, ...(more.urgent ? { urgent: true } : {}), ...(more.text === false ? {} : { text: said(event, "says") }) },
})

const both = (title: string, urgent = true) => (event: DomainEvent): Told => {
  const told = { offices: offices(event, title, said(event, "says")) }
  return said(event, "event") === "died" ? told : { ...personal(event, title, { urgent }), ...told }
}

/** The case of a move in where there is one, else the list of moves. */
const transferPage = (event: DomainEvent): string => (said(event, "caseId") ? `/staff/cases/${event.subjectId}/${said(event, "caseId")}` : "/staff/payments?view=transfers")

export const benefitWordings: readonly Wording[] = [
  wording("benefit.granted", (event) => personal(event, "失业保险金已核定", { text: false })),
  wording("benefit.extended", (event) => personal(event, "失业保险金延长发放")),
  wording("benefit.months-used-up", (event) => personal(event, "失业保险金已领满")),
  wording("benefit.awarded", (event) => personal(event, "待遇已核定", { text: false })),
  wording("benefit.stopped", both("失业保险金停发")),
  wording("benefit.suspended", both("失业保险金暂停发放")),
  wording("benefit.resumed", both("失业保险金恢复发放", false)),
  wording("benefit.held", both("失业保险金暂缓发放，待核实")),
  wording("benefit.overpaid", both("有多发的失业保险金需要退回")),
  wording("benefit.supplemented", (event) => personal(event, "失业保险金补发")),
  wording("benefit.recheck-due", (event) => ({ offices: offices(event, "待遇需要复查", said(event, "says")).map((one) => ({ ...one, role: "reviewer" as const, link: "/staff/rechecks" })) })),
  wording("transfer.taken-over", (event) => personal(event, "失业保险关系已转入")),
  wording("transfer.moved-out", (event) => personal(event, "失业保险关系已转出")),
  ...["transfer.letter-received", "transfer.information-received", "transfer.refused-there", "transfer.by-hand", "transfer.urged", "transfer.accepted-there", "transfer.recalled-there", "transfer.overdue"].map((topic) =>
    wording(topic, (event) => ({ offices: [{ region: said(event, "region"), role: "clerk" as const, title: "失业保险关系转移", body: said(event, "says"), link: transferPage(event) }] }))),
  ...["transfer.fee-received", "transfer.done"].map((topic) =>
    wording(topic, (event) => ({ offices: [{ region: said(event, "region"), role: "finance" as const, title: "失业保险转移费用", body: said(event, "says"), link: "/staff/payments?view=transfers" }] }))),
  wording("benefit.check-due", (event) => personal(event, "请做本月资格核对")),
  wording("benefit.check-missed", (event) => personal(event, "资格核对逾期", { urgent: true })),
]
