// What the rule said, condition by condition with its article and the values it saw; below it everything that happened.
import type { CaseView } from "#platform/casework/contract"
import { decisionLetter } from "#platform/documents/contract"
import { addressOf } from "#wire"
import { VerdictChip } from "../../parts/chips.tsx"
import { moment } from "../../parts/moments.ts"
import { type Say, useSay } from "../../say.ts"
import { Workings } from "./workings.tsx"

export function OutcomePane({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const judged = view.judgement
  return (
    <>
      <div className="card pad">
        <div className="card-head">
          <h2>{say("outcome.title")}</h2>
          {judged ? <VerdictChip verdict={judged.verdict} /> : null}
        </div>
        {judged ? (
          <>
            <Workings lines={judged.workings} />
            <ol className="conditions">
              {judged.conditions.map((condition) => (
                <li key={condition.name} className={`condition condition-${condition.verdict}`}>
                  <div className="condition-head">
                    <span className="condition-says">{condition.says}</span>
                    <VerdictChip verdict={condition.verdict} />
                  </div>
                  <p className="sub">
                    {condition.article}
                    {condition.code ? <span className="code">{condition.code}</span> : null}
                  </p>
                  {condition.facts.length > 0 ? (
                    <dl className="values">
                      {condition.facts.map((fact) => (
                        <div key={fact.name}>
                          <dt>{fact.label}</dt>
                          <dd className={fact.shown === null ? "missing" : undefined}>{fact.shown ?? say("facts.unknown")}</dd>
                        </div>
                      ))}
                    </dl>
                  ) : null}
                </li>
              ))}
            </ol>
            {judged.wouldChange.length > 0 ? (
              <>
                <h3>{say("outcome.would-change")}</h3>
                <ul className="plain-list">{judged.wouldChange.map((line) => <li key={line}>{line}</li>)}</ul>
              </>
            ) : null}
            <p className="sub">{say("outcome.version", { rule: judged.rule, version: judged.version, on: judged.on })}</p>
          </>
        ) : (
          <p className="sub">{say("outcome.none")}</p>
        )}
      </div>
      {view.decision ? (
        <div className="card pad">
          <h2>{say("decision.title")}</h2>
          <p>{view.decision.says}</p>
          <p className="sub">
            {view.decision.by} · {moment(view.decision.at)}
            {view.decision.code ? <span className="code">{view.decision.code}</span> : null}
          </p>
          <p className="no-print"><a href={addressOf(decisionLetter, { subject: view.subjectId, case: view.caseId })} target="_blank" rel="noreferrer">{say("decision.letter")}</a></p>
        </div>
      ) : null}
      <div className="card pad">
        <h2>{say("log.title")}</h2>
        <ol className="log">
          {view.log.toReversed().map((entry) => (
            <li key={entry.seq}>
              <p className="log-head">
                <strong>{logWords(say, entry.kind)}</strong>
                <span>{entry.who}</span>
                <time dateTime={entry.at} className="num">{moment(entry.at)}</time>
              </p>
              {entry.says ? <p className="log-says">{entry.says}</p> : null}
            </li>
          ))}
        </ol>
      </div>
    </>
  )
}

const logKinds = ["submit", "take", "accept", "not-accept", "return", "resubmit", "send-back", "transfer", "ask-opinion", "give-opinion", "approve", "refuse", "withdraw", "urge", "terminate", "note"] as const

/** A log entry's kind in the office's words. */
export function logWords(say: Say, kind: string): string {
  const known = logKinds.find((one) => one === kind)
  return known ? say(`log.${known}`) : kind
}
