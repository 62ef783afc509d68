// My benefits and money: what was granted, month by month, the monthly check, money that came back, and whether I could claim.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import type { EntitlementView, myBenefit } from "#domains/insurance"
import { EmptyState, Go, Money, monthInWords, StatusTag, type Tone, useGo, useLanguage } from "#ui"
import type { OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { useComeToPlace } from "../../parts/come-to-place.ts"
import { Helpline } from "../../parts/helpline.tsx"
import { benefitQuery, returnsQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"
import { CheckPart } from "./check-part.tsx"
import { MySubsidies } from "./my-subsidies.tsx"
import { PaidMonths } from "./paid-months.tsx"
import { PreviewPart } from "./preview-part.tsx"
import { ReturnPart } from "./return-part.tsx"

type Mine = OutputOf<typeof myBenefit>

export function BenefitsPage() {
  const say = useSay()
  const benefit = useQuery(benefitQuery)
  const returns = useQuery(returnsQuery)
  useComeToPlace(benefit.isFetched && returns.isFetched)
  return (
    <div className="jy-stack">
      <h1>{say("benefits.title")}</h1>
      {returns.data && returns.data.length > 0 ? (
        <section id="returns" className="jy-stack-s">
          {returns.data.map((one) => (
            <ReturnPart key={one.returnId} returned={one} />
          ))}
        </section>
      ) : null}
      <Asked asked={benefit} rows={3}>
        {(mine) => <MyBenefits mine={mine} />}
      </Asked>
      <MySubsidies />
      <Helpline />
    </div>
  )
}

function MyBenefits({ mine }: { readonly mine: Mine }) {
  const say = useSay()
  const [language] = useLanguage()
  const [checked, setChecked] = useState<string | null>(null)
  return (
    <>
      {checked ? <p role="status" className="jy-notice jy-notice-success">{say("check.done", { month: monthInWords(checked, language) })}</p> : null}
      {mine.checkDue ? <CheckPart key={mine.checkDue.month} check={mine.checkDue} onDone={setChecked} /> : null}
      {mine.current ? <Current current={mine.current} next={mine.next} /> : <NoBenefit />}
      {mine.earlier.length > 0 ? (
        <section className="jy-card jy-stack-s">
          <h2>{say("benefits.earlier")}</h2>
          <ul className="jy-plain-list">
            {mine.earlier.map((one) => (
              <li key={one.entitlementId}>{say("benefits.earlierLine", { first: one.firstMonth, last: one.lastMonth, drawn: one.drawnMonths, months: one.months, state: one.stateLabel })}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function NoBenefit() {
  const say = useSay()
  const go = useGo()
  return (
    <>
      <div className="jy-card">
        <EmptyState
          heading="h2"
          title={say("benefits.none")}
          why={say("benefits.noneWhy")}
          action={
            <Button type="primary" size="large" onClick={() => go("/services/insurance.benefit-claim")}>
              {say("benefits.noneAction")}
            </Button>
          }
        />
      </div>
      <PreviewPart />
    </>
  )
}

const tones: Readonly<Record<EntitlementView["state"], Tone>> = { running: "success", held: "warning", stopped: "neutral", ended: "neutral" }

function Current({ current, next }: { readonly current: EntitlementView; readonly next: Mine["next"] }) {
  const say = useSay()
  const [language] = useLanguage()
  const rests = current.suspended.some((one) => one.to === null)
  return (
    <>
      <section className="jy-card jy-stack">
        <div className="jy-row jy-spread">
          <h2>{current.kind === "extension" ? say("benefits.extension") : say("benefits.benefit")}</h2>
          <StatusTag tone={rests ? "warning" : tones[current.state]}>{rests ? say("benefits.rests") : current.stateLabel}</StatusTag>
        </div>
        <dl className="jy-key-facts">
          {current.monthlyFen === null ? null : (
            <div>
              <dt>{say("decision.monthly")}</dt>
              <dd className="jy-big-figure">
                <Money fen={current.monthlyFen} />
              </dd>
            </div>
          )}
          <div>
            <dt>{say("decision.period")}</dt>
            <dd>
              {monthInWords(current.firstMonth, language)} – {monthInWords(current.lastMonth, language)}
            </dd>
          </div>
          <div>
            <dt>{say("benefits.months")}</dt>
            <dd>{say("benefits.left", { drawn: current.drawnMonths, left: current.monthsLeft })}</dd>
          </div>
        </dl>
        <progress className="jy-months" max={current.months} value={current.drawnMonths} aria-label={say("benefits.left", { drawn: current.drawnMonths, left: current.monthsLeft })} />
        {next ? (
          <p>
            {say("benefits.next", { month: monthInWords(next.batchMonth, language) })}{" "}
            {next.amountFen > 0 ? <Money fen={next.amountFen} strong /> : null}
            {next.waits ? (next.amountFen > 0 ? `（${next.waits}）` : next.waits) : ""}
          </p>
        ) : null}
        {current.stopped ? <p className="jy-notice jy-notice-warning">{say("benefits.stopped", { from: monthInWords(current.stopped.from, language), why: current.stopped.label })}</p> : null}
        {current.suspended.map((one) => (
          <p key={`${one.from}-${one.reason}`} className={`jy-notice ${one.to === null ? "jy-notice-warning" : "jy-notice-info"}`}>
            {one.to === null ? say("benefits.suspended", { from: monthInWords(one.from, language), why: one.reason }) : say("benefits.resumed", { from: monthInWords(one.from, language), to: monthInWords(one.to, language), why: one.reason })}
          </p>
        ))}
        {current.holds.map((hold) => (
          <p key={hold.holdId} className="jy-notice jy-notice-warning">
            {say("benefits.held", { from: monthInWords(hold.from, language), why: hold.says })}
          </p>
        ))}
        {current.workings.length > 0 ? (
          <details className="jy-details">
            <summary>{say("decision.workings")}</summary>
            <ol className="jy-numbered">
              {current.workings.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ol>
          </details>
        ) : null}
        {current.caseId ? <Go to={`/cases/${current.personId}/${current.caseId}`} className="jy-target-link">{say("benefits.case")}</Go> : null}
      </section>
      <PaidMonths />
      {current.receivables.length > 0 ? (
        <section className="jy-card jy-stack-s">
          <h2>{say("benefits.owed")}</h2>
          {current.receivables.map((one) => (
            <p key={one.receivableId}>
              {one.reason} <Money fen={one.amountFen} strong /> {say("benefits.owedPaid")} <Money fen={one.collectedFen} />
            </p>
          ))}
        </section>
      ) : null}
    </>
  )
}
