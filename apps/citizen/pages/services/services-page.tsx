// All services for people, found by plain words.
import { RightOutlined, SearchOutlined } from "@ant-design/icons"
import { useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import type { ItemView } from "#platform/casework/contract"
import { EmptyState, familiesOf, Go, useGo } from "#ui"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { itemsQuery } from "../../queries.ts"
import { type Message, useSay } from "../../say.ts"
import { findServices } from "./find-services.ts"

export function ServicesPage({ asked }: { readonly asked: string }) {
  const say = useSay()
  const items = useQuery(itemsQuery)
  return (
    <div className="jy-stack">
      <h1>{say("services.title")}</h1>
      <ServiceSearch key={asked} asked={asked} />
      <p className="jy-row">
        <Go to="/calculator" className="jy-target-link">{say("calculator.link")}</Go>
        <Go to="/jobs" className="jy-target-link">{say("jobs.link")}</Go>
        <Go to="/publications" className="jy-target-link">{say("publications.link")}</Go>
      </p>
      <Asked asked={items} shape="lines" rows={5}>
        {(all) => <Found items={findServices(all, asked)} asked={asked} />}
      </Asked>
      <Helpline />
    </div>
  )
}

function Found({ items, asked }: { readonly items: readonly ItemView[]; readonly asked: string }) {
  const say = useSay()
  if (items.length === 0)
    return (
      <div className="jy-card">
        <EmptyState title={asked ? say("services.none", { asked }) : say("services.noneAtAll")} why={say("services.noneWhy")} action={asked ? <Go to="/services" className="jy-target-link">{say("services.all")}</Go> : null} />
      </div>
    )
  if (asked)
    return (
      <>
        <p role="status" className="jy-secondary">
          {say("services.found", { count: items.length, asked })}
        </p>
        <ServiceList items={items} />
      </>
    )
  return familiesOf(items).map((family) => (
    <section key={family.name} aria-labelledby={`services-${family.name}`} className="jy-stack">
      <h2 id={`services-${family.name}`}>{say(familyWords[family.name] ?? "services.family.other")}</h2>
      <ServiceList items={family.items} />
    </section>
  ))
}

const familyWords: Readonly<Record<string, Message>> = {
  registration: "services.family.registration",
  insurance: "services.family.insurance",
  subsidies: "services.family.subsidies",
  assistance: "services.family.assistance",
  jobs: "services.family.jobs",
}

/** Services as a list of links, each with what it is for. */
export function ServiceList({ items }: { readonly items: readonly ItemView[] }) {
  const say = useSay()
  return (
    <ul className="jy-link-list">
      {items.map((one) => (
        <li key={one.code}>
          <Go to={`/services/${one.code}`} className="jy-link-row">
            <span className="jy-link-words">
              <strong>{one.name}</strong>
              <span className="jy-secondary jy-small">{one.summary}</span>
            </span>
            <span className="jy-link-side jy-small">{say("services.within", { days: one.within.workingDays })}</span>
            <RightOutlined aria-hidden="true" />
          </Go>
        </li>
      ))}
    </ul>
  )
}

/** The search field of home and list; Enter or the button asks. */
export function ServiceSearch({ asked }: { readonly asked: string }) {
  const say = useSay()
  const go = useGo()
  const [words, setWords] = useState(asked)
  return (
    <form
      role="search"
      className="jy-search"
      onSubmit={(event) => {
        event.preventDefault()
        go(`/services?q=${encodeURIComponent(words.trim())}`)
      }}
    >
      <label htmlFor="service-search" className="jy-visually-hidden">
        {say("search.label")}
      </label>
      <input id="service-search" className="jy-input" type="search" enterKeyHint="search" placeholder={say("search.placeholder")} value={words} onChange={(event) => setWords(event.target.value)} />
      <Button type="primary" size="large" htmlType="submit" icon={<SearchOutlined aria-hidden="true" />}>
        {say("search.go")}
      </Button>
    </form>
  )
}
