// Statistics: official tables with their records, checks, closing and restatements; and the figures of others that rates are computed with.
import { useState } from "react"
import { useSay } from "../../say.ts"
import { Denominators } from "./denominators.tsx"
import { Tables } from "./tables.tsx"

export interface StatisticsSearch {
  readonly table?: string
  readonly region?: string
  readonly period?: string
}

const views = ["tables", "denominators"] as const

export function StatisticsPage() {
  const say = useSay()
  const [view, setView] = useState<(typeof views)[number]>("tables")
  return (
    <div className="page">
      <div className="page-head no-print"><h1>{say("statistics.title")}</h1></div>
      <nav className="views no-print" aria-label={say("worklist.views")}>
        {views.map((one) => <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => setView(one)}>{say(`statistics.view.${one}`)}</button>)}
      </nav>
      {view === "tables" ? <Tables /> : <Denominators />}
    </div>
  )
}
