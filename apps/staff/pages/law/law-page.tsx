// The law and its numbers: every rule with its article, every parameter by place and day, and rehearsals of what is not approved yet.
import { getRouteApi } from "@tanstack/react-router"
import { Input } from "antd"
import { useState } from "react"
import { listRules } from "#platform/parameters/contract"
import { ClearSign, Go, useAsk, useGo } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { Views } from "../../parts/views.tsx"
import { type Say, useSay } from "../../say.ts"
import { articleLines, usesOf } from "./article-lines.ts"
import { DraftList } from "./draft-list.tsx"
import { Numbers } from "./numbers.tsx"
import { Rehearsals } from "./rehearsals.tsx"
import { lawViews, type LawSearch } from "./search.ts"

const route = getRouteApi("/law")

export function LawPage() {
  const say = useSay()
  const go = useGo()
  const { view = "rules", rehearsal }: LawSearch = route.useSearch()
  return (
    <div className="page">
      <div className="page-head"><h1>{say("law.title")}</h1></div>
      <Views>
        {lawViews.map((one) => <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => go(`/law?view=${one}`, true)}>{say(`law.view.${one}`)}</button>)}
      </Views>
      {view === "rules" ? <Rules /> : view === "drafts" ? <DraftList /> : view === "numbers" ? <Numbers /> : <Rehearsals chosen={rehearsal} />}
    </div>
  )
}

export const daysOf = (say: Say, since: string, until: string | null): string => (until ? say("law.since-until", { from: since, to: until }) : say("law.since-day", { day: since }))

function Rules() {
  const say = useSay()
  const list = useAsk(listRules)
  const [q, setQ] = useState("")
  const wanted = q.trim()
  const rows = list.data?.filter((rule) => wanted === "" || [rule.name, rule.title, ...rule.articles, ...rule.items.map((one) => one.name)].some((text) => text.includes(wanted)))
  return (
    <>
      <div className="tools"><Input className="grow" allowClear={{ clearIcon: <ClearSign /> }} aria-label={say("law.search")} placeholder={say("law.search")} value={q} onChange={(event) => setQ(event.target.value)} /></div>
      <ListCard
        key={wanted} label={say("law.view.rules")} asked={list} rows={rows} keyOf={(rule) => `${rule.name} ${rule.since}`}
        nothing={<Nothing title={say("law.none")} />}
        columns={[
          { head: say("law.rule"), show: (rule) => <><Go to={`/law/${rule.name}`} className="row-link">{rule.title}</Go><span className="sub">{rule.name}</span></> },
          { head: say("law.article"), show: (rule) => articleLines(rule.articles).map((one) => <span key={one} className="law-article">{one}</span>) },
          { head: say("law.since"), className: "num", show: (rule) => daysOf(say, rule.since, rule.until) },
          { head: say("law.used"), show: (rule) => (rule.items.length > 0 ? usesOf(rule.items).map(([name, uses]) => <span key={name} className="law-article">{name}<span className="light">{say("text.bracketed", { text: "", more: uses.map((as) => say(`law.used.${as}`)).join(say("text.and")) })}</span></span>) : <span className="light">{say("law.used.none")}</span>) },
        ]}
      />
    </>
  )
}
