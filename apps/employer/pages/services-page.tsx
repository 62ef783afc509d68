// Services an employer can ask for.
import { RightOutlined } from "@ant-design/icons"
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
          <ul className="jy-link-list">
            {family.items.map((one) => <Service key={one.code} item={one} />)}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Service({ item }: { readonly item: ItemView }) {
  const say = useSay()
  return (
    <li>
      <Go to={`/services/${item.code}`} className="jy-link-row">
        <span className="jy-link-words">
          <strong>{item.name}</strong>
          <span className="jy-secondary jy-small">{item.summary}</span>
        </span>
        <span className="jy-link-side jy-small">{item.within.workingDays === 0 ? say("services.at-once") : say("services.within", { days: item.within.workingDays })}</span>
        <RightOutlined aria-hidden="true" />
      </Go>
    </li>
  )
}

const familyWords: Readonly<Record<string, EmployerMessage>> = {
  registration: "services.family.registration",
  insurance: "services.family.insurance",
  subsidies: "services.family.subsidies",
  assistance: "services.family.assistance",
  jobs: "services.family.jobs",
}
