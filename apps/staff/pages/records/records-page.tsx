// 台账: the small records officers keep, each table found by its business; what was entered, entering, importing and taking back.
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { Select } from "antd"
import { Nothing } from "../../parts/empty.tsx"
import { useSay } from "../../say.ts"
import { RecordList } from "./record-list.tsx"
import type { RecordsSearch } from "./search.ts"
import { keptTable, recordGroupNames, recordGroups } from "./tables.ts"

const route = getRouteApi("/records")

export function RecordsPage() {
  const say = useSay()
  const navigate = useNavigate()
  const search: RecordsSearch = route.useSearch()
  const kept = keptTable(search.table ?? "")
  return (
    <div className="page">
      <div className="page-head">
        <h1>{kept ? kept.table.title : say("entries.title")}</h1>
        {kept ? <Link to="/records" className="row-link">{say("entries.all")}</Link> : null}
        {kept ? <p className="hint desk-only">{say("entries.keys")}</p> : null}
      </div>
      {search.table !== undefined && !kept ? <Nothing title={say("entries.no-table")}>{say("entries.choose")}</Nothing> : null}
      {kept ? (
        <>
          <div className="tools">
            <Select<string>
              className="tool-select" aria-label={say("entries.table")} showSearch={{ optionFilterProp: "label" }} value={kept.table.name}
              onChange={(table) => void navigate({ to: "/records", search: { table } })}
              options={recordGroupNames.map((group) => ({ label: say(`entries.group.${group}`), title: group, options: recordGroups[group].map(({ table }) => ({ value: table.name, label: table.title })) }))}
            />
          </div>
          <RecordList key={kept.table.name} kept={kept} search={search} />
        </>
      ) : (
        <>
          <p className="hint">{say("entries.about")}</p>
          {recordGroupNames.map((group) => (
            <section key={group} className="card pad" aria-labelledby={`records-${group}`}>
              <h2 id={`records-${group}`}>{say(`entries.group.${group}`)}</h2>
              <div className="item-grid">
                {recordGroups[group].map(({ table }) => <Link key={table.name} to="/records" search={{ table: table.name }}>{table.title}</Link>)}
              </div>
            </section>
          ))}
        </>
      )}
    </div>
  )
}
