// Services an employer can ask for.
import { listItems } from "#platform/casework/contract"
import { EmptyState, Go, LoadingShape, ProblemNotice, useAsk } from "#ui"
import { useSay } from "../say.ts"

export function ServicesPage() {
  const say = useSay()
  const items = useAsk(listItems)
  const ours = (items.data ?? []).filter((one) => one.subject === "employer")
  return (
    <div className="emp-page">
      <h1>{say("services.title")}</h1>
      <p>
        <Go to="/calculator" className="jy-target-link">{say("door.calculator")}</Go>
      </p>
      <ProblemNotice failure={items.error} />
      {items.isPending ? <LoadingShape kind="cards" /> : null}
      {items.data && ours.length === 0 ? <div className="jy-card"><EmptyState title={say("services.none")} why={say("services.none-more")} /></div> : null}
      <div className="emp-needs">
        {ours.map((one) => (
          <div key={one.code} className="jy-card emp-need">
            <strong>{one.name}</strong>
            <p className="jy-secondary">{one.summary}</p>
            <p className="jy-small jy-secondary">{one.within.workingDays === 0 ? say("services.at-once") : say("services.within", { days: one.within.workingDays })}</p>
            <Go to={`/services/${one.code}`} className="emp-action">{say("services.start")}</Go>
          </div>
        ))}
      </div>
    </div>
  )
}
