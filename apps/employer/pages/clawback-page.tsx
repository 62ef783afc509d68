// A subsidy of ours that is asked back: what and why, until when to answer, the letters, and how it is paid back.
import { getRouteApi } from "@tanstack/react-router"
import { Button, Input } from "antd"
import { useState } from "react"
import { answerClawback, clawbackLetter, consentToOffset, myClawbacks, readClawback } from "#domains/subsidies"
import { Confirm, DataTable, LoadingShape, Money, ProblemNotice, StatusTag, useAsk, useSend, useWho } from "#ui"
import { addressOf, type OutputOf } from "#wire"
import { useSay } from "../say.ts"

const route = getRouteApi("/clawbacks/$clawback")
type Line = OutputOf<typeof readClawback>["lines"][number]

/** Characters an answer has at least. */
const least = 5

export function ClawbackPage() {
  const say = useSay()
  const { clawback }: { clawback: string } = route.useParams()
  const { id } = useWho()
  const params = { subject: id, clawback }
  const read = useAsk(readClawback, { params })
  const consent = useSend(consentToOffset, [readClawback.name, myClawbacks.name])
  if (read.isPending) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("clawback.title")}</h1><ProblemNotice failure={read.error} onRetry={() => void read.refetch()} /></div>
  const shown = read.data
  return (
    <div className="emp-page">
      <div className="jy-row jy-spread"><h1>{say("clawback.of", { item: shown.itemName })}</h1><StatusTag tone={shown.state === "recovered" || shown.state === "dropped" ? "success" : "warning"}>{say(`clawback.state.${shown.state}`)}</StatusTag></div>
      <p>{shown.kindName}：{shown.grounds}</p>
      <dl className="jy-key-facts jy-card">
        <div><dt>{say("clawback.amount")}</dt><dd className="jy-big-figure"><Money fen={shown.amountFen} /></dd></div>
        <div><dt>{say("clawback.left")}</dt><dd><Money fen={shown.openFen} /></dd></div>
        {shown.answerBy ? <div><dt>{say("clawback.answer-by")}</dt><dd>{shown.answerBy}</dd></div> : null}
        {shown.dueOn ? <div><dt>{say("clawback.pay-by")}</dt><dd>{shown.dueOn}</dd></div> : null}
      </dl>
      {shown.decisionSays ? <p>{shown.decisionSays}</p> : null}
      <p className="jy-row">
        {shown.notifiedOn ? <a href={addressOf(clawbackLetter, { ...params, letter: "notice" })}>{say("clawback.notice")}</a> : null}
        {shown.decidedOn ? <a href={addressOf(clawbackLetter, { ...params, letter: "decision" })}>{say("clawback.decision")}</a> : null}
      </p>
      {shown.state === "notified" && shown.answer === null ? <AnswerForm id={clawback} /> : null}
      {shown.answer ? <p className="jy-notice jy-notice-info">{say("clawback.answered", { says: shown.answer })}</p> : null}
      {shown.state === "decided" && !shown.offsetConsent ? (
        <>
          <ProblemNotice failure={consent.error} />
          <div><Confirm label={say("clawback.offset")} question={say("clawback.offset-question")} consequence={say("clawback.offset-means")} yes={say("clawback.offset-yes")} onYes={() => consent.mutateAsync({ params: { clawback }, input: {} }).then(() => undefined, () => undefined)} /></div>
        </>
      ) : null}
      <DataTable<Line>
        caption={say("clawback.lines")}
        rows={shown.lines}
        keyOf={(row) => `${row.aboutId}-${row.line}`}
        columns={[
          { name: "name", title: say("roster.name"), show: (row) => row.name },
          { name: "line", title: say("clawback.line"), show: (row) => row.line },
          { name: "granted", title: say("clawback.granted"), figures: true, show: (row) => <Money fen={row.grantedFen} /> },
          { name: "amount", title: say("clawback.amount"), figures: true, show: (row) => <Money fen={row.amountFen} /> },
        ]}
      />
      {shown.instalments.length > 0 ? <ul className="jy-card emp-lines">{shown.instalments.map((one) => <li key={one.number}><span>{one.dueOn}</span><Money fen={one.amountFen} /></li>)}</ul> : null}
    </div>
  )
}

function AnswerForm({ id }: { readonly id: string }) {
  const say = useSay()
  const send = useSend(answerClawback, [readClawback.name, myClawbacks.name])
  const [says, setSays] = useState("")
  const [isTried, setTried] = useState(false)
  const wrong = isTried && says.trim().length < least
  return (
    <form className="jy-card jy-stack-s emp-form" noValidate onSubmit={(event) => { event.preventDefault(); setTried(true); if (says.trim().length >= least) send.mutate({ params: { clawback: id }, input: { says: says.trim() } }) }}>
      <label htmlFor="clawback-says">{say("clawback.says")}</label>
      {wrong ? <p className="jy-field-error" role="alert" id="clawback-says-error">{say("clawback.says-missing")}</p> : null}
      <Input.TextArea id="clawback-says" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} value={says} {...(wrong ? { status: "error" as const, "aria-invalid": true, "aria-describedby": "clawback-says-error" } : {})} onChange={(event) => setSays(event.target.value)} />
      <ProblemNotice failure={send.error} />
      <div><Button type="primary" htmlType="submit" loading={send.isPending}>{say("clawback.send")}</Button></div>
    </form>
  )
}
