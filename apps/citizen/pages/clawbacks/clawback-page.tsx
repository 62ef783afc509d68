// A subsidy that is asked back: what and why, until when to answer, the letters, and how it is paid back.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState } from "react"
import { answerClawback, clawbackLetter, consentToOffset, readClawback } from "#domains/subsidies"
import { Confirm, Money, ProblemNotice, shortDay, StatusTag, useLanguage, useWho } from "#ui"
import { addressOf, call, type OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"

type Clawback = OutputOf<typeof readClawback>

/** Characters an answer has at least. */
const least = 5

export function ClawbackPage({ clawback }: { readonly clawback: string }) {
  const say = useSay()
  const { id } = useWho()
  const read = useQuery({ queryKey: ["clawbacks", clawback], queryFn: () => call(readClawback, { params: { subject: id, clawback } }) })
  return (
    <div className="jy-stack jy-narrow-page">
      <Asked asked={read} shape="lines" rows={4} title={say("clawback.title")}>
        {(shown) => <OneClawback shown={shown} />}
      </Asked>
      <Helpline />
    </div>
  )
}

function OneClawback({ shown }: { readonly shown: Clawback }) {
  const say = useSay()
  const [language] = useLanguage()
  const params = { subject: shown.subjectId, clawback: shown.clawbackId }
  const day = (of: string | null) => (of ? shortDay(of, language) : "")
  return (
    <>
      <section className="jy-card jy-stack">
        <div className="jy-row jy-spread">
          <h1>{say("clawback.of", { item: shown.itemName })}</h1>
          <StatusTag tone={shown.state === "recovered" || shown.state === "dropped" ? "success" : "warning"}>{say(`clawback.state.${shown.state}`)}</StatusTag>
        </div>
        <p>
          <span className="jy-big-figure">
            <Money fen={shown.amountFen} />
          </span>{" "}
          {shown.recoveredFen > 0 ? (
            <>
              {say("clawback.left")} <Money fen={shown.openFen} />
            </>
          ) : null}
        </p>
        <p>
          {shown.kindName}
          <br />
          {shown.grounds}
        </p>
        {shown.state === "notified" ? <p>{say("clawback.answerBy", { day: day(shown.answerBy) })}</p> : null}
        {shown.state === "decided" ? <p>{say("clawback.payBy", { day: day(shown.dueOn) })}</p> : null}
        {shown.decisionSays ? <p>{shown.decisionSays}</p> : null}
        <p className="jy-row">
          {shown.notifiedOn ? <a className="jy-target-link" href={addressOf(clawbackLetter, { ...params, letter: "notice" })}>{say("clawback.notice")}</a> : null}
          {shown.decidedOn ? <a className="jy-target-link" href={addressOf(clawbackLetter, { ...params, letter: "decision" })}>{say("clawback.decision")}</a> : null}
        </p>
        {shown.state === "notified" && shown.answer === null ? <AnswerForm id={shown.clawbackId} /> : null}
        {shown.answer ? <p className="jy-notice jy-notice-info">{say("clawback.answered", { says: shown.answer })}</p> : null}
        {shown.state === "decided" && !shown.offsetConsent ? <Consent id={shown.clawbackId} /> : null}
      </section>
      <section className="jy-card jy-stack-s">
        <h2>{say("clawback.lines")}</h2>
        <ul className="jy-lines">
          {shown.lines.map((one) => (
            <li key={`${one.aboutId}-${one.line}`}>
              <span>
                {one.name} {one.line}
              </span>
              <Money fen={one.amountFen} />
            </li>
          ))}
        </ul>
        {shown.instalments.length > 0 ? (
          <>
            <h2>{say("clawback.instalments")}</h2>
            <ul className="jy-lines">
              {shown.instalments.map((one) => (
                <li key={one.number}>
                  <span>{day(one.dueOn)}</span>
                  <Money fen={one.amountFen} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </section>
    </>
  )
}

function AnswerForm({ id }: { readonly id: string }) {
  const say = useSay()
  const store = useQueryClient()
  const [says, setSays] = useState("")
  const [tried, setTried] = useState(false)
  const [key] = useState(() => crypto.randomUUID())
  const send = useMutation({ mutationFn: () => call(answerClawback, { params: { clawback: id }, input: { says: says.trim() }, idempotencyKey: key }), onSuccess: () => store.invalidateQueries({ queryKey: ["clawbacks"] }) })
  const wrong = says.trim().length < least
  return (
    <form
      noValidate
      className="jy-stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) send.mutate()
      }}
    >
      <label className="jy-field-label" htmlFor="clawback-says">
        {say("clawback.says")}
      </label>
      {tried && wrong ? (
        <p className="jy-field-error" role="alert" id="clawback-says-error">
          {say("clawback.saysMissing")}
        </p>
      ) : null}
      <Input.TextArea id="clawback-says" autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} value={says} aria-invalid={tried && wrong} {...(tried && wrong ? { "aria-describedby": "clawback-says-error" } : {})} onChange={(event) => setSays(event.target.value)} />
      <ProblemNotice failure={send.error} />
      <div>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {say("clawback.send")}
        </Button>
      </div>
    </form>
  )
}

function Consent({ id }: { readonly id: string }) {
  const say = useSay()
  const store = useQueryClient()
  const send = useMutation({ mutationFn: () => call(consentToOffset, { params: { clawback: id }, input: {}, idempotencyKey: crypto.randomUUID() }), onSuccess: () => store.invalidateQueries({ queryKey: ["clawbacks"] }) })
  return (
    <>
      <ProblemNotice failure={send.error} />
      <Confirm label={say("clawback.offset")} question={say("clawback.offsetQuestion")} consequence={say("clawback.offsetMeans")} yes={say("clawback.offsetYes")} onYes={() => send.mutateAsync().then(() => undefined, () => undefined)} />
    </>
  )
}
