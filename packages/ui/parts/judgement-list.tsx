// What a rule said, condition by condition: the verdict in a word, the sentence, the article, the facts behind it with their source.
import { CheckCircleOutlined, CloseCircleOutlined, EyeOutlined, QuestionCircleOutlined } from "@ant-design/icons"
import type { ReactNode } from "react"
import type { Judgement, JudgedFact, Verdict } from "#service"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { SourceNote } from "./source-note.tsx"
import { StatusTag, type Tone } from "./status-tag.tsx"

const tones: Record<Verdict, Tone> = { pass: "success", fail: "error", "by-hand": "warning", "no-data": "warning" }
const signs: Record<Verdict, ReactNode> = { pass: <CheckCircleOutlined aria-hidden="true" />, fail: <CloseCircleOutlined aria-hidden="true" />, "by-hand": <EyeOutlined aria-hidden="true" />, "no-data": <QuestionCircleOutlined aria-hidden="true" /> }

/** The verdict of a rule or a condition in a word. */
export function VerdictTag({ verdict, reader = "officer" }: { readonly verdict: Verdict; readonly reader?: "applicant" | "officer" }) {
  const say = useTexts(uiTexts)
  return (
    <StatusTag tone={tones[verdict]} sign={signs[verdict]}>
      {say(`verdict.${reader}.${verdict}`)}
    </StatusTag>
  )
}

/** All conditions; for applicants only those that did not pass come first, for officers also codes and versions. */
export function JudgementList({ judgement, reader = "officer" }: { readonly judgement: Judgement; readonly reader?: "applicant" | "officer" }) {
  const say = useTexts(uiTexts)
  const conditions = reader === "applicant" ? [...judgement.conditions].sort((a, b) => Number(a.verdict === "pass") - Number(b.verdict === "pass")) : judgement.conditions
  return (
    <div className="jy-judgement">
      <ul>
        {conditions.map((condition) => (
          <li key={condition.name}>
            <div className="jy-judgement-head">
              <VerdictTag verdict={condition.verdict} reader={reader} />
              {condition.code && reader === "officer" ? <code>{condition.code}</code> : null}
            </div>
            <p>{condition.says}</p>
            <p className="jy-secondary jy-small">{condition.article}</p>
            {condition.facts.length > 0 ? (
              <dl className="jy-facts">
                {condition.facts.map((fact) => (
                  <FactRow key={fact.name} fact={fact} />
                ))}
              </dl>
            ) : null}
          </li>
        ))}
      </ul>
      {reader === "officer" ? <p className="jy-secondary jy-small">{say("judgement.version", { rule: judgement.rule, version: judgement.version, on: judgement.on })}</p> : null}
    </div>
  )
}

function FactRow({ fact }: { readonly fact: JudgedFact }) {
  const say = useTexts(uiTexts)
  return (
    <div>
      <dt>{fact.label}</dt>
      <dd>
        <span>{fact.shown ?? say("fact.unknown")}</span>
        {fact.trusted ? null : <span className="jy-tag jy-tag-warning">{say("fact.untrusted")}</span>}
        <SourceNote source={fact.source} asOf={fact.asOf} />
      </dd>
    </div>
  )
}
