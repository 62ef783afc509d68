// Posts and résumés of the area, as they were entered.
import { useState } from "react"
import { jobRecords } from "#domains/jobs"
import { useAsk } from "#ui"
import type { OutputOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { dayOf } from "../../parts/moments.ts"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"

const { posts, resumes } = jobRecords
const views = ["posts", "resumes"] as const

export function JobsPage() {
  const say = useSay()
  const [view, setView] = useState<(typeof views)[number]>("posts")
  const list = useAsk(view === "posts" ? posts.endpoints.list : resumes.endpoints.list, { query: { page: 1 } }, { keep: true })
  return (
    <div className="page">
      <div className="page-head"><h1>{say("jobs.title")}</h1></div>
      <Views>
        {views.map((one) => <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => setView(one)}>{say(`jobs.view.${one}`)}{one === view ? <span className="count">{list.data?.total ?? "–"}</span> : null}</button>)}
      </Views>
      <Failure failure={list.error} />
      {list.data && list.data.rows.length === 0 ? <Nothing title={say("jobs.none")}>{say("jobs.none-more")}</Nothing> : null}
      {list.data && list.data.rows.length > 0 ? <Entered shown={list.data} names={view === "posts" ? ["number", "title", "headcount", "payFromFen", "payToFen", "workPlace", "validUntil"] : ["occupation", "wishedPayFen", "workType", "shownTo", "writtenOn", "validUntil"]} label={say(`jobs.view.${view}`)} /> : null}
    </div>
  )
}

type Shown = OutputOf<typeof posts.endpoints.list>

/** The chosen columns of entered records, in their own headings. */
function Entered({ shown, names, label }: { readonly shown: Shown; readonly names: readonly string[]; readonly label: string }) {
  const say = useSay()
  const columns = names.flatMap((name) => shown.columns.filter((one) => one.name === name))
  const cell = (column: Shown["columns"][number], value: string | number | boolean | null) => (value === null || value === undefined ? "" : column.kind === "yuan" ? (Number(value) / 100).toFixed(2) : (column.codes?.[String(value)] ?? String(value)))
  return (
    <div className="card">
      <table className="rows" aria-label={label}>
        <thead><tr><th scope="col">{say("jobs.whose")}</th>{columns.map((one) => <th key={one.name} scope="col">{one.heading}</th>)}<th scope="col">{say("jobs.entered")}</th></tr></thead>
        <tbody>{shown.rows.map((row) => <tr key={row.recordId}><td data-label={say("jobs.whose")}>{row.ownerName}<span className="sub num">{row.ownerNumber}</span></td>{columns.map((one) => <td key={one.name} data-label={one.heading}>{cell(one, row.values[one.name] ?? null)}</td>)}<td data-label={say("jobs.entered")}>{row.enteredBy}<span className="sub num">{dayOf(row.enteredAt)}</span></td></tr>)}</tbody>
      </table>
    </div>
  )
}
