// Services an employer can ask for.
import { type ItemView, listItems } from "#platform/casework/contract"
import { EmptyState, familiesOf, Go, LoadingShape, ProblemNotice, useAsk } from "#ui"
import type { EmployerMessage } from "../messages/zh.ts"
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
      {familiesOf(ours).map((family) => (
        <section key={family.name} className="jy-stack-s" aria-labelledby={`services-${family.name}`}>
          <h2 id={`services-${family.name}`}>{say(familyWords[family.name] ?? "services.family.other")}</h2>
          <div className="emp-needs">
            {family.items.map((one) => <Service key={one.code} item={one} />)}
          </div>
        </section>
      ))}
    </div>
  )
}

function Service({ item }: { readonly item: ItemView }) {
  const say = useSay()
  return (
    <div className="jy-card emp-need">
      <strong>{item.name}</strong>
      <p className="jy-secondary">{item.summary}</p>
      <p className="jy-small jy-secondary">{item.within.workingDays === 0 ? say("services.at-once") : say("services.within", { days: item.within.workingDays })}</p>
      <Go to={`/services/${item.code}`} className="emp-action">{say("services.start")}</Go>
    </div>
  )
}

const familyWords: Readonly<Record<string, EmployerMessage>> = {
  registration: "services.family.registration",
  insurance: "services.family.insurance",
  subsidies: "services.family.subsidies",
  assistance: "services.family.assistance",
  jobs: "services.family.jobs",
}
