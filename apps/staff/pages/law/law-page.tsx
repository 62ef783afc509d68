// The law and its numbers: every rule with its article, every parameter by place and day, and rehearsals of what is not approved yet.
import { getRouteApi } from "@tanstack/react-router"
import { Input, Skeleton } from "antd"
import { useState } from "react"
import { listRules } from "#platform/parameters/contract"
import { ClearSign, Go, useAsk, useGo } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Views } from "../../parts/views.tsx"
import { type Say, useSay } from "../../say.ts"
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
  const rows = (list.data ?? []).filter((rule) => wanted === "" || [rule.name, rule.title, ...rule.articles, ...rule.items.map((one) => one.name)].some((text) => text.includes(wanted)))
  return (
    <>
      <div className="tools"><Input className="grow" allowClear={{ clearIcon: <ClearSign /> }} aria-label={say("law.search")} placeholder={say("law.search")} value={q} onChange={(event) => setQ(event.target.value)} /></div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && rows.length === 0 ? <Nothing title={say("law.none")} /> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("law.view.rules")}>
            <thead><tr><th scope="col">{say("law.rule")}</th><th scope="col">{say("law.article")}</th><th scope="col">{say("law.since")}</th><th scope="col">{say("law.used")}</th></tr></thead>
            <tbody>
              {rows.map((rule) => (
                <tr key={`${rule.name} ${rule.since}`}>
                  <td data-label={say("law.rule")}><Go to={`/law/${rule.name}`} className="row-link">{rule.title}</Go><span className="sub">{rule.name}</span></td>
                  <td data-label={say("law.article")}>{rule.articles.map((one) => <span key={one} className="law-article">{one}</span>)}</td>
                  <td data-label={say("law.since")} className="num">{daysOf(say, rule.since, rule.until)}</td>
                  <td data-label={say("law.used")}>{rule.items.length > 0 ? rule.items.map((one) => <span key={`${one.code} ${one.as}`} className="law-article">{one.name}<span className="light">（{say(`law.used.${one.as}`)}）</span></span>) : <span className="light">{say("law.used.none")}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}
