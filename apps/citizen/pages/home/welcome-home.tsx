// The first page before signing in: find the service, see what it takes, sign in when it is needed.
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { Go, useGo } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { itemsQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { ServiceList, ServiceSearch } from "../services/services-page.tsx"

const often = ["registration.unemployment", "insurance.benefit-claim", "registration.flexible-employment", "registration.self-employment"]

export function WelcomeHome() {
  const say = useSay()
  const go = useGo()
  const items = useQuery(itemsQuery)
  return (
    <div className="jy-stack-l">
      <section className="jy-hero">
        <h1>{say("welcome.title")}</h1>
        <p>{say("welcome.words")}</p>
        <ServiceSearch asked="" />
        <p className="jy-row">
          <Go to="/calculator" className="jy-target-link">{say("calculator.link")}</Go>
          <Go to="/publications" className="jy-target-link">{say("publications.link")}</Go>
        </p>
      </section>
      <div className="jy-home-columns">
        <section className="jy-stack-s">
          <div className="jy-row jy-spread">
            <h2>{say("welcome.often")}</h2>
            <Go to="/services" className="jy-target-link">{say("services.all")}</Go>
          </div>
          <Asked asked={items} shape="lines" rows={4}>
            {(all) => <ServiceList items={often.flatMap((code) => all.filter((one) => one.code === code)).slice(0, 4)} />}
          </Asked>
        </section>
        <div className="jy-stack">
          <section className="jy-card jy-stack-s">
            <h2>{say("welcome.mine")}</h2>
            <p className="jy-secondary">{say("welcome.mineWords")}</p>
            <Button type="primary" size="large" block onClick={() => go("/sign-in?back=/")}>
              {say("gate.action")}
            </Button>
          </section>
          <Helpline />
        </div>
      </div>
    </div>
  )
}
