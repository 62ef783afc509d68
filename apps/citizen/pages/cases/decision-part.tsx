// The decision: how much and how it was worked out, or why not, by which article, and what would change it.
import type { CaseView } from "#platform/casework/contract"
import { DateText, JudgementList, Money, monthInWords, useLanguage } from "#ui"
import { useSay } from "../../say.ts"
import { grantOf } from "./case-words.ts"

export function DecisionPart({ shown }: { readonly shown: CaseView }) {
  return shown.decision?.outcome === "approved" ? <Granted shown={shown} /> : <Refused shown={shown} />
}

function Granted({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const [language] = useLanguage()
  const judgement = shown.judgement
  const grant = grantOf(judgement?.gives ?? {})
  const amount = grant.monthly ?? grant.once
  return (
    <section className="jy-card jy-stack">
      <h2>{say("decision.granted")}</h2>
      {shown.decision?.says ? <p>{shown.decision.says}</p> : null}
      {amount === null ? null : (
        <dl className="jy-key-facts">
          <div>
            <dt>{grant.monthly === null ? say("decision.once") : say("decision.monthly")}</dt>
            <dd className="jy-big-figure">
              <Money fen={amount} />
            </dd>
          </div>
          {grant.months === null ? null : (
            <div>
              <dt>{say("decision.months")}</dt>
              <dd>{say("decision.monthCount", { months: grant.months })}</dd>
            </div>
          )}
          {grant.firstMonth && grant.lastMonth ? (
            <div>
              <dt>{say("decision.period")}</dt>
              <dd>
                {monthInWords(grant.firstMonth, language)} – {monthInWords(grant.lastMonth, language)}
              </dd>
            </div>
          ) : null}
        </dl>
      )}
      {judgement && judgement.workings.length > 0 ? (
        <details className="jy-details" open={false}>
          <summary>{say("decision.workings")}</summary>
          <ol className="jy-numbered">
            {judgement.workings.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      ) : null}
      {judgement ? (
        <details className="jy-details">
          <summary>{say("decision.conditions")}</summary>
          <JudgementList judgement={judgement} reader="applicant" />
        </details>
      ) : null}
      <Signed shown={shown} />
    </section>
  )
}

function Refused({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const judgement = shown.judgement
  const failed = judgement?.conditions.filter((one) => one.verdict === "fail") ?? []
  return (
    <section className="jy-card jy-stack">
      <h2>{say("decision.why")}</h2>
      {shown.decision?.says ? <p className="jy-keep-lines">{shown.decision.says}</p> : null}
      {failed.length > 0 ? (
        <ul className="jy-reasons">
          {failed.map((one) => (
            <li key={one.name}>
              <span>{say("decision.unmet", { says: one.says })}</span>
              <span className="jy-secondary jy-small">{one.article}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {judgement && judgement.wouldChange.length > 0 ? (
        <div className="jy-notice jy-notice-info">
          <div className="jy-stack-s">
            <strong>{say("decision.wouldChange")}</strong>
            <ul className="jy-plain-list">
              {judgement.wouldChange.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {judgement ? (
        <details className="jy-details">
          <summary>{say("decision.conditions")}</summary>
          <JudgementList judgement={judgement} reader="applicant" />
        </details>
      ) : null}
      <p>{say("decision.appeal")}</p>
      <Signed shown={shown} />
    </section>
  )
}

function Signed({ shown }: { readonly shown: CaseView }) {
  if (!shown.decision) return null
  return (
    <p className="jy-secondary jy-small">
      {shown.decision.by} · <DateText day={shown.decision.at} long />
    </p>
  )
}
