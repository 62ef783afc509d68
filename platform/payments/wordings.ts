// What people are told about their money: that it arrived, or that it came back and what to do.
import { formatYuan, fen } from "#standards"
import type { DomainEvent } from "#platform/module"
import { said, type Wording, wording } from "#platform/notices"
import { failureCodes } from "./result-file.ts"

const amount = (event: DomainEvent): string => `${formatYuan(fen(Number(event.payload["amountFen"] ?? 0)))} 元`
const month = (event: DomainEvent): string => said(event, "month").replace(/^(\d{4})-0?(\d{1,2})$/, "$1年$2月")

const isUnit = (event: DomainEvent): boolean => said(event, "subjectKind") === "employer"
const why = (event: DomainEvent): string => failureCodes[said(event, "code")] ?? "其他"

/** The agency of another place is no user of ours: it is told by its own channel. */
const isAgency = (event: DomainEvent): boolean => said(event, "subjectKind") === "agency"

const paid = wording("payment.paid", (event) => isAgency(event) ? null : ({
  subject: isUnit(event)
    ? { kind: "employer", title: `${month(event)}补贴已到账`, body: `${amount(event)}已转入本单位基本存款账户。`, link: "/grants" }
    : { kind: "person", title: `${month(event)}待遇已到账`, body: `${amount(event)}已转入您的社会保障卡账户。可以查看是怎么算出来的。`, link: "/benefits", text: `${month(event)}的待遇${amount(event)}已发放，请查收。` },
}))

const returned = wording("payment.returned", (event) => isAgency(event) ? null : ({
  subject: isUnit(event)
    ? { kind: "employer", title: "补贴被银行退回，请更正账户", body: `${month(event)}的${amount(event)}没有转成功，原因：${why(event)}。请更正本单位基本存款账户，更正后重新发放。`, link: "/returns", urgent: true }
    : {
        kind: "person", title: "待遇被银行退回，请更正账户", body: `${month(event)}的${amount(event)}没有转成功，原因：${why(event)}。请更正收款账户，更正后我们会重新发放，钱不会少。`, link: "/benefits", urgent: true,
        text: `${month(event)}的待遇被银行退回，请登录更正收款账户，或到窗口办理。`,
      },
}))

export const paymentWordings: readonly Wording[] = [paid, returned]
