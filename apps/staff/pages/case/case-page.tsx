// One case in one screen: who and facts on the left, the application in the middle, outcome and next action on the right.
import { getRouteApi, Link } from "@tanstack/react-router"
import { Button, Skeleton } from "antd"
import { type CaseView, readCase, readItem } from "#platform/casework/contract"
import { useAsk } from "#ui"
import { useKeys } from "../../keyboard.ts"
import { PaceChip, StateChip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { channelWords } from "../work-list/case-table.tsx"
import { ActionPanel } from "./action-panel.tsx"
import { ApplicationPane } from "./application-pane.tsx"
import { ClaimChecks } from "./claim-checks.tsx"
import { OutcomePane } from "./outcome-pane.tsx"
import { WhoPane } from "./who-pane.tsx"

const route = getRouteApi("/cases/$subject/$case")
/** Silent refresh of an open case, milliseconds. */
const freshness = 20_000

export function CasePage() {
  const say = useSay()
  const navigate = route.useNavigate()
  const params = route.useParams()
  const read = useAsk(readCase, { params }, { every: freshness })
  const { data: item } = useAsk(readItem, { params: { item: read.data?.item ?? "", version: read.data?.itemVersion ?? 1 } }, { enabled: read.data !== undefined })
  useKeys({
    u: () => void navigate({ to: "/" }),
    a: () => document.getElementById("next-action")?.focus(),
    p: () => window.print(),
  })
  if (read.isPending)
    return (
      <div className="page" aria-busy="true">
        <Skeleton active paragraph={{ rows: 2 }} />
        <div className="case-columns">
          <div className="card pad"><Skeleton active paragraph={{ rows: 10 }} /></div>
          <div className="card pad"><Skeleton active paragraph={{ rows: 14 }} /></div>
          <div className="card pad"><Skeleton active paragraph={{ rows: 10 }} /></div>
        </div>
      </div>
    )
  if (!read.data)
    return (
      <div className="page">
        <h1>{say("case.unreadable")}</h1>
        <Failure failure={read.error} again={() => void read.refetch()} />
        <p><Link to="/">{say("case.back")}</Link></p>
      </div>
    )
  const view = read.data
  return (
    <div className="page case-page">
      <CaseHead view={view} />
      <Failure failure={read.error} again={() => void read.refetch()} />
      <div className="case-columns">
        <section className="case-column" aria-label={say("case.who")} tabIndex={0}>
          <WhoPane view={view} />
        </section>
        <section className="case-column" aria-label={say("case.application")} tabIndex={0}>
          <ApplicationPane view={view} item={item} />
        </section>
        <section className="case-column" aria-label={say("case.outcome")} tabIndex={0}>
          <ActionPanel key={view.caseId} view={view} item={item} />
          <ClaimChecks view={view} />
          <OutcomePane view={view} />
        </section>
      </div>
    </div>
  )
}

function CaseHead({ view }: { readonly view: CaseView }) {
  const say = useSay()
  return (
    <header className="case-head">
      <div className="case-title">
        <Link to="/" className="back no-print" aria-label={say("case.back")}>←</Link>
        <h1>
          {view.applicant} <span className="light">{view.itemName}</span>
        </h1>
        <StateChip row={view} />
        <PaceChip row={view} />
        <Button size="small" className="no-print push-right" onClick={() => window.print()}>{say("case.print")}</Button>
      </div>
      <p className="case-sub">
        <span className="num">{view.number}</span>
        <span>{view.regionName}</span>
        <span>{channelWords(view.channel)}</span>
        <span>{say("case.submitted-at", { at: moment(view.submittedAt) })}</span>
        {view.dueOn ? <span>{say(view.dueProvisional ? "case.due-provisional" : "case.due-on", { day: view.dueOn })}</span> : null}
        <span>{view.holderName ? say("case.held-by", { name: view.holderName }) : say("case.nobody")}</span>
      </p>
      <ol className="track" aria-label={say("case.steps")} tabIndex={0}>
        {view.steps.map((step) => (
          <li key={step.name} className={`track-${step.status}`} aria-current={step.status === "now" ? "step" : undefined}>
            <span className="track-mark" aria-hidden="true">{step.status === "done" ? "✓" : ""}</span>
            <span className="track-label">
              {step.label}
              <span className="track-who">{[step.who, step.at ? moment(step.at) : null].filter(Boolean).join(" · ") || say(`case.step.${step.status}`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </header>
  )
}
