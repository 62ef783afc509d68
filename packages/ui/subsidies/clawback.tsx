// A subsidy that is asked back, as who was paid reads it: what and why, what to do until when, the letters, and how the money goes back.
import { DownloadOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { useLanguage, useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { Confirm } from "../parts/confirm.tsx"
import { Money } from "../parts/figures.tsx"
import { ProblemNotice } from "../parts/problem-notice.tsx"
import { csvOf, saveFile } from "../parts/save-file.ts"
import { StatusTag } from "../parts/status-tag.tsx"
import { dayInWords, dayOf } from "../parts/words-of-time.ts"
import { ReasonForm } from "./reason-form.tsx"

export interface ShownClawback {
  readonly itemName: string
  readonly kindName: string
  readonly grounds: string
  readonly state: "suspected" | "notified" | "decided" | "recovered" | "transferred" | "written-off" | "dropped"
  readonly way: string | null
  readonly amountFen: number
  readonly recoveredFen: number
  readonly openFen: number
  readonly answerBy: string | null
  readonly dueOn: string | null
  readonly notifiedOn: string | null
  readonly decidedOn: string | null
  readonly answer: string | null
  readonly decisionSays: string
  readonly offsetConsent: boolean
  readonly blockedUntil: string | null
  readonly lines: readonly { readonly aboutId: string; readonly name: string; readonly line: string; readonly amountFen: number }[]
  readonly instalments: readonly { readonly number: number; readonly dueOn: string; readonly amountFen: number }[]
  readonly entries: readonly { readonly kind: string; readonly amountFen: number; readonly at: string }[]
}

export interface ClawbackPartParts {
  readonly shown: ShownClawback
  /** Addresses of the two letters. */
  readonly letters: { readonly notice: string; readonly decision: string }
  readonly answer: (says: string) => Promise<unknown>
  readonly consent: () => Promise<unknown>
}

/** Characters an answer has at least. */
const least = 5

export function ClawbackPart({ shown, letters, answer, consent }: ClawbackPartParts) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const [failure, setFailure] = useState<unknown>(null)
  const isSettled = shown.state === "recovered" || shown.state === "dropped" || shown.state === "written-off"
  const received = shown.entries.filter((one) => one.kind === "received" || one.kind === "offset")
  return (
    <div className="jy-stack">
      <section className="jy-card jy-stack">
        <div className="jy-row jy-spread">
          <h1>{say("clawback.of", { item: shown.itemName })}</h1>
          <StatusTag tone={isSettled ? "success" : "warning"}>{say(`clawback.state.${shown.state}`)}</StatusTag>
        </div>
        <NextThing shown={shown} />
        <dl className="jy-key-facts">
          <div><dt>{say("clawback.amount")}</dt><dd className="jy-big-figure"><Money fen={shown.amountFen} /></dd></div>
          {shown.recoveredFen > 0 ? <div><dt>{say("clawback.back")}</dt><dd className="jy-big-figure"><Money fen={shown.recoveredFen} /></dd></div> : null}
          {shown.recoveredFen > 0 && shown.openFen > 0 ? <div><dt>{say("clawback.left")}</dt><dd className="jy-big-figure"><Money fen={shown.openFen} /></dd></div> : null}
        </dl>
        {shown.state === "notified" && shown.answer === null ? (
          <ReasonForm id="clawback-says" label={say("clawback.says")} help={say("clawback.saysHelp")} least={least} missing={say("clawback.saysMissing")} send={say("clawback.send")} onSend={answer} />
        ) : null}
        {shown.state === "decided" && shown.way !== "plan" && !shown.offsetConsent ? (
          <>
            <ProblemNotice failure={failure} />
            <div><Confirm label={say("clawback.offset")} question={say("clawback.offsetQuestion")} consequence={say("clawback.offsetMeans")} yes={say("clawback.offsetYes")} onYes={() => consent().then(() => setFailure(null), setFailure)} /></div>
          </>
        ) : null}
      </section>
      <section className="jy-card jy-stack-s" aria-labelledby="clawback-why">
        <h2 id="clawback-why">{say("clawback.why")}</h2>
        <p><strong>{shown.kindName}</strong></p>
        <p className="jy-keep-lines">{shown.grounds}</p>
        {shown.answer ? <p className="jy-keep-lines jy-secondary">{say("clawback.answered", { says: shown.answer })}</p> : null}
        {shown.decisionSays ? <p className="jy-keep-lines">{say("clawback.decided", { day: shown.decidedOn ? dayInWords(shown.decidedOn, language) : "", says: shown.decisionSays })}</p> : null}
        {shown.blockedUntil ? <p className="jy-keep-lines">{say("clawback.blocked", { day: dayInWords(shown.blockedUntil, language) })}</p> : null}
        <div className="jy-row jy-no-print">
          {shown.notifiedOn ? <Button icon={<DownloadOutlined aria-hidden="true" />} href={letters.notice}>{say("clawback.notice")}</Button> : null}
          {shown.decidedOn && shown.state !== "dropped" ? <Button icon={<DownloadOutlined aria-hidden="true" />} href={letters.decision}>{say("clawback.decision")}</Button> : null}
        </div>
      </section>
      {shown.instalments.length > 0 ? (
        <section className="jy-card jy-stack-s" aria-labelledby="clawback-plan">
          <h2 id="clawback-plan">{say("clawback.instalments")}</h2>
          <ul className="jy-lines">{shown.instalments.map((one) => <li key={one.number}><span>{say("clawback.instalment", { number: one.number, day: dayInWords(one.dueOn, language) })}</span><Money fen={one.amountFen} /></li>)}</ul>
        </section>
      ) : null}
      {received.length > 0 ? (
        <section className="jy-card jy-stack-s" aria-labelledby="clawback-received">
          <h2 id="clawback-received">{say("clawback.received")}</h2>
          <ul className="jy-lines">{received.map((one) => <li key={`${one.at}-${one.amountFen}`}><span>{dayInWords(dayOf(one.at), language)} {say(one.kind === "offset" ? "clawback.way.offset" : "clawback.way.received")}</span><Money fen={one.amountFen} /></li>)}</ul>
        </section>
      ) : null}
      <Lines shown={shown} />
    </div>
  )
}

/** What to do now, until when, and what happens otherwise. */
function NextThing({ shown }: { readonly shown: ShownClawback }) {
  const say = useTexts(uiTexts)
  const [language] = useLanguage()
  const day = (of: string | null) => (of ? dayInWords(of, language) : "")
  const words = () => {
    switch (shown.state) {
      case "suspected":
        return say("clawback.next.suspected")
      case "notified":
        return shown.answer === null ? say("clawback.next.notified", { day: day(shown.answerBy) }) : say("clawback.next.answered")
      case "decided":
        return shown.way === "plan" ? say("clawback.next.plan") : shown.offsetConsent ? say("clawback.next.offset") : say("clawback.next.decided", { day: day(shown.dueOn) })
      case "recovered":
      case "dropped":
      case "transferred":
      case "written-off":
        return say(`clawback.next.${shown.state}`)
    }
  }
  const isDue = (shown.state === "notified" && shown.answer === null) || (shown.state === "decided" && !shown.offsetConsent)
  return <p className={`jy-notice ${isDue ? "jy-notice-warning" : "jy-notice-info"}`} role="status">{words()}</p>
}

/** Which months and people: the sum is theirs, nobody typed it. */
function Lines({ shown }: { readonly shown: ShownClawback }) {
  const say = useTexts(uiTexts)
  const save = () => saveFile(`${say("clawback.lines")}.csv`, csvOf([[say("clawback.name"), say("clawback.line"), say("clawback.amount")], ...shown.lines.map((one) => [one.name, one.line, (one.amountFen / 100).toFixed(2)])]), "text/csv;charset=utf-8")
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="clawback-lines">
      <div className="jy-row jy-spread">
        <h2 id="clawback-lines">{say("clawback.lines")}</h2>
        <Button className="jy-no-print" icon={<DownloadOutlined aria-hidden="true" />} onClick={save}>{say("table.export")}</Button>
      </div>
      <ul className="jy-lines">{shown.lines.map((one) => <li key={`${one.aboutId}-${one.line}`}><span>{one.name} {one.line}</span><Money fen={one.amountFen} /></li>)}</ul>
    </section>
  )
}
