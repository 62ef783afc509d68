// The guide of one service: what it is, how long it takes, what is needed, the law, and the one button.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import type { ItemView } from "#platform/casework/contract"
import { citationText } from "#service"
import { EmptyState, Go, Guide, useGo } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { itemsQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"

export function ServicePage({ code }: { readonly code: string }) {
  const say = useSay()
  const items = useQuery(itemsQuery)
  return (
    <Asked asked={items} shape="lines" rows={4} title={say("services.title")}>
      {(all) => {
        const found = all.find((one) => one.code === code)
        return found ? <OneService item={found} /> : <EmptyState heading="h1" title={say("service.gone")} action={<Go to="/services" className="jy-target-link">{say("services.all")}</Go>} />
      }}
    </Asked>
  )
}

function OneService({ item }: { readonly item: ItemView }) {
  const say = useSay()
  const go = useGo()
  const start = (
    <Button type="primary" size="large" onClick={() => go(`/apply/${item.code}`)}>
      {say("service.start")}
    </Button>
  )
  return (
    <div className="jy-stack">
      <section className="jy-card jy-stack">
        <div className="jy-stack-s">
          <h1>{item.name}</h1>
          <p className="jy-secondary">{item.summary}</p>
        </div>
        <dl className="jy-key-facts">
          <div>
            <dt>{say("service.within")}</dt>
            <dd>{say(item.decidedBySystem ? "service.atOnce" : "service.days", { days: item.within.workingDays })}</dd>
          </div>
          <div>
            <dt>{say("service.papers")}</dt>
            <dd>{item.papers.length === 0 ? say("service.noPapers") : item.papers.map((one) => one.label).join("、")}</dd>
          </div>
          <div>
            <dt>{say("service.cost")}</dt>
            <dd>{say("service.free")}</dd>
          </div>
        </dl>
        <div className="jy-row jy-no-print">{start}</div>
      </section>
      <section className="jy-card">
        <Guide text={item.guide} />
      </section>
      <section className="jy-card jy-stack-s">
        <h2>{say("service.way")}</h2>
        <ol className="jy-numbered">
          <li>{say("service.step.fill")}</li>
          {item.steps.map((one) => (
            <li key={one.name}>{one.label}</li>
          ))}
          <li>{say("service.step.told")}</li>
        </ol>
        <h2>{say("service.law")}</h2>
        <ul className="jy-plain-list">
          {item.law.map((one) => (
            <li key={one.text + one.article}>{citationText(one)}</li>
          ))}
        </ul>
      </section>
      <Helpline />
    </div>
  )
}
