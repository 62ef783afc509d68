// Who this is, what the registers say and when they said it, and what happened before.
import { Link } from "@tanstack/react-router"
import { type CaseView, subjectCases } from "#platform/casework/contract"
import { useAsk } from "#ui"
import { Chip, StateChip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { dayOf } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { factsOf } from "./facts.ts"
import { Standing } from "./standing.tsx"

export function WhoPane({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const facts = factsOf(view.judgement)
  return (
    <>
      <div className="card pad">
        <div className="card-head">
          <h2 className="who-name">{view.applicant}</h2>
          <span className="no-print">{view.subjectKind === "person" ? <Link to="/people/$person" params={{ person: view.subjectId }}>{say("who.page")}</Link> : <Link to="/employers/$employer" params={{ employer: view.subjectId }}>{say("who.employer")}</Link>}</span>
        </div>
        <p className="num">{view.masked}</p>
      </div>
      {view.subjectKind === "person" ? <Standing person={view.subjectId} /> : null}
      <div className="card pad">
        <h2>{say("facts.title")}</h2>
        {facts.length === 0 ? <p className="sub">{say("facts.none")}</p> : null}
        <dl className="facts">
          {facts.map((fact) => (
            <div key={fact.name} className={fact.trusted ? "fact" : "fact fact-declared"}>
              <dt>{fact.label}</dt>
              <dd className={fact.shown === null ? "missing" : undefined}>{fact.shown ?? say("facts.unknown")}</dd>
              <dd className="fact-source">
                {fact.trusted ? null : <Chip tone="warning">{say("facts.declared")}</Chip>} {fact.source}
                {fact.asOf ? <time className="num"> {fact.asOf.slice(0, 10)}</time> : null}
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <EarlierCases view={view} />
    </>
  )
}

function EarlierCases({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const asked = useAsk(subjectCases, { params: { subject: view.subjectId } })
  const others = (asked.data ?? []).filter((one) => one.caseId !== view.caseId)
  return (
    <div className="card pad">
      <h2>{say("earlier.title")}</h2>
      <Failure failure={asked.error} again={() => void asked.refetch()} />
      {asked.data && others.length === 0 ? <p className="sub">{say("earlier.none")}</p> : null}
      <ul className="earlier">
        {others.map((one) => (
          <li key={one.caseId}>
            <Link to="/cases/$subject/$case" params={{ subject: one.subjectId, case: one.caseId }}>{one.itemName}</Link> <StateChip row={one} />
            <span className="sub num">{one.number} · {dayOf(one.submittedAt)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
