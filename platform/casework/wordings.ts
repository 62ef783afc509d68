// What applicants and offices are told about cases.
import { longDate, plainDate } from "#standards"
import { said, type Wording, wording } from "#platform/notices"
import type { DomainEvent } from "#platform/module"

const page = (event: DomainEvent): string => `${said(event, "subjectKind") === "employer" ? "/employer" : ""}/cases/${event.subjectId}/${said(event, "caseId")}`
const day = (event: DomainEvent, name: string): string => (said(event, name) ? longDate(plainDate(said(event, name))) : "")
const item = (event: DomainEvent): string => said(event, "itemName")

const received = wording("case.submitted", (event) => {
  if (said(event, "state") === "approved") return null
  const until = day(event, "dueOn")
  return {
    subject: {
      title: `${item(event)}：已收到`,
      body: `我们已收到您的${item(event)}申请（编号 ${said(event, "number")}），${until ? `最晚 ${until} 办完` : "正在等待工作人员查看"}。办理进度可随时查看，不用跑腿。`,
      link: page(event),
      text: `已收到您的${item(event)}申请，编号${said(event, "number")}${until ? `，最晚${until}办完` : ""}。`,
    },
  }
})

const returned = wording("case.returned", (event) => ({
  subject: {
    title: `${item(event)}：需要您补充`,
    body: `${said(event, "says")}\n请在 ${day(event, "until")} 前完成，办理时间从您补充后继续计算。`,
    link: page(event),
    urgent: true,
    text: `您的${item(event)}需要补充内容，请在${day(event, "until")}前登录办理。`,
  },
}))

const outcomes: Readonly<Record<string, { readonly title: string; readonly body: (event: DomainEvent) => string }>> = {
  approved: { title: "已通过", body: (event) => `您的${item(event)}（编号 ${said(event, "number")}）已经通过，可以查看和下载结果。` },
  refused: { title: "没有通过", body: (event) => `您的${item(event)}没有通过。原因：${said(event, "says")}。可以查看依据、什么情况下能再申请，以及如何申请复核。` },
  "not-accepted": { title: "没有受理", body: (event) => `您的${item(event)}没有受理。原因：${said(event, "says")}。` },
  terminated: { title: "已终止", body: (event) => `您的${item(event)}已终止。${said(event, "says")}。` },
}

const decided = wording("case.decided", (event) => {
  const outcome = outcomes[said(event, "outcome")]
  if (!outcome) return null
  return { subject: { title: `${item(event)}：${outcome.title}`, body: outcome.body(event), link: page(event), text: `您的${item(event)}${outcome.title}，详情请登录查看。` } }
})

export const caseWordings: readonly Wording[] = [received, returned, decided]
