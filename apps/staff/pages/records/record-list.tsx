// The records of one table: valid or taken back, a page at a time, walked by keyboard; a row opens to everything it says.
import { useNavigate } from "@tanstack/react-router"
import { Button, Input, Skeleton } from "antd"
import { useRef, useState } from "react"
import { wireName } from "#platform/entries/contract"
import { csvOf, PlaceName, saveFile, useAsk, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { useKeys } from "../../keyboard.ts"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { dayOf } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { EntryForm } from "./entry-form.tsx"
import { RecordDrawer } from "./record-drawer.tsx"
import { SheetImport } from "./sheet-import.tsx"
import { pageIn, type RecordsSearch, type RecordState, recordStates } from "./search.ts"
import type { KeptTable } from "./tables.ts"
import { isFigure, shownCell } from "./typed-rows.ts"

export type RecordRow = OutputOf<KeptTable["endpoints"]["list"]>["rows"][number]

/** Columns beside whose it is, its source and who entered it: more make the page wider than a screen; the row opens to the rest. */
const columnsShown = 6

export function RecordList({ kept, search }: { readonly kept: KeptTable; readonly search: RecordsSearch }) {
  const say = useSay()
  const navigate = useNavigate()
  const { roles } = useWho()
  const { table, endpoints } = kept
  const state: RecordState = search.state ?? "valid"
  const page = pageIn(search)
  const list = useAsk(endpoints.list, { query: { state, page, ...(search.q ? { q: search.q } : {}) } }, { keep: true })
  const [opened, setOpened] = useState<RecordRow | null>(null)
  const [doing, setDoing] = useState<"enter" | "import" | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const mayEnter = table.enters.some((role) => role !== "employer" && roles.includes(role))
  const tell = (says: string) => {
    setDoing(null)
    setOpened(null)
    setTold(says)
  }
  const body = useRef<HTMLTableSectionElement>(null)
  const go = (to: { readonly state?: RecordState; readonly q?: string; readonly page?: number }) => {
    const next = to.state ?? state
    const q = to.q ?? search.q ?? ""
    void navigate({ to: "/records", search: { table: table.name, ...(next === "void" ? { state: next } : {}), ...(q ? { q } : {}), ...(to.page && to.page > 1 ? { page: String(to.page) } : {}) }, replace: true })
  }
  const step = (by: 1 | -1) => (event: KeyboardEvent) => {
    const openers = [...(body.current?.querySelectorAll<HTMLElement>("button.link") ?? [])]
    event.preventDefault()
    openers[Math.max(0, Math.min(openers.length - 1, openers.findIndex((one) => one === document.activeElement) + by))]?.focus()
  }
  useKeys({ "/": (event) => { event.preventDefault(); document.getElementById("records-find")?.focus() }, j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1), 1: () => go({ state: "valid" }), 2: () => go({ state: "void" }) })
  const rows = list.data?.rows ?? []
  const words = { yes: say("answer.yes"), no: say("answer.no") }
  const hasUnit = table.withEmployer === true
  const unitHeading = table.employerHeading?.replace("统一社会信用代码", "") ?? say("entries.unit")
  const columns = table.columns.slice(0, columnsShown)
  const valueOf = (row: RecordRow, column: (typeof columns)[number]) => shownCell(column, row.values[wireName(column.name)], words)
  const whoseHeading = say(`entries.whose.${table.owner}`)
  const whose = (row: RecordRow) => row.ownerName || row.ownerNumber || say("entries.elsewhere")
  const download = () => {
    const heads = [whoseHeading, say("entries.number"), ...(hasUnit ? [unitHeading] : []), ...table.columns.map((one) => one.heading), say("entries.source"), say("entries.entered-by"), say("entries.entered-at")]
    const lines = rows.map((row) => [table.owner === "reference" ? row.region : whose(row), row.ownerNumber, ...(hasUnit ? [row.employerName ?? ""] : []), ...table.columns.map((one) => valueOf(row, one)), row.source, row.enteredBy, dayOf(row.enteredAt)])
    saveFile(`${table.title}.csv`, csvOf([heads, ...lines]), "text/csv;charset=utf-8")
  }
  return (
    <>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {mayEnter && doing === null ? (
        <div className="tools">
          <Button type="primary" onClick={() => { setDoing("enter"); setTold(null) }}>{say("entries.enter")}</Button>
          <Button onClick={() => { setDoing("import"); setTold(null) }}>{say("entries.import")}</Button>
        </div>
      ) : null}
      {doing === "enter" ? <EntryForm kept={kept} close={() => setDoing(null)} done={tell} /> : null}
      {doing === "import" ? <SheetImport kept={kept} close={() => setDoing(null)} done={tell} /> : null}
      <Views>
        {recordStates.map((one) => <button key={one} type="button" className="view" aria-current={one === state ? "page" : undefined} onClick={() => go({ state: one })}>{say(`entries.state.${one}`)}{one === state ? <span className="count">{list.data?.total ?? "–"}</span> : null}</button>)}
      </Views>
      <div className="tools"><Finder key={search.q ?? ""} found={search.q ?? ""} find={(q) => go({ q })} /></div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active paragraph={{ rows: 6 }} title={false} /></div> : null}
      {list.data && rows.length === 0 ? search.q ? <Nothing title={say("entries.no-match", { q: search.q })}><Button onClick={() => go({ q: "" })}>{say("entries.show-all")}</Button></Nothing> : <Nothing title={say(`entries.none.${state}`)}>{say(`entries.none-more.${state}`)}</Nothing> : null}
      {rows.length > 0 ? (
        <>
          <div className="card table-card">
            <table className="rows" aria-label={table.title}>
              <thead>
                <tr>
                  <th scope="col">{whoseHeading}</th>
                  {hasUnit ? <th scope="col">{unitHeading}</th> : null}
                  {columns.map((one) => <th key={one.name} scope="col" className={isFigure(one) ? "right" : undefined}>{one.heading}</th>)}
                  <th scope="col">{say("entries.source")}</th>
                  <th scope="col">{say("entries.entered-by")}</th>
                </tr>
              </thead>
              <tbody ref={body}>
                {rows.map((row) => (
                  <tr key={row.recordId}>
                    <td data-label={whoseHeading}>
                      <button type="button" className="link" onClick={() => setOpened(row)}>{table.owner === "reference" ? <PlaceName code={row.region} /> : whose(row)}</button>
                      {row.ownerName ? <span className="sub num">{row.ownerNumber}</span> : null}
                    </td>
                    {hasUnit ? <td data-label={unitHeading}>{row.employerName ?? "—"}</td> : null}
                    {columns.map((one) => <td key={one.name} data-label={one.heading} className={isFigure(one) ? "right" : one.kind === "date" || one.kind === "month" ? "num" : undefined}>{one.kind === "region" && valueOf(row, one) ? <PlaceName code={valueOf(row, one)} /> : valueOf(row, one) || "—"}</td>)}
                    <td data-label={say("entries.source")}>{row.source}</td>
                    <td data-label={say("entries.entered-by")}>{row.enteredBy}<span className="sub num">{dayOf(row.enteredAt)}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="tools">
            <Pager page={page} of={list.data} go={(to) => go({ page: to })} />
            <Button className="push-right" onClick={download}>{say("entries.export")}</Button>
          </div>
        </>
      ) : null}
      {opened ? <RecordDrawer kept={kept} row={opened} close={() => setOpened(null)} done={tell} /> : null}
    </>
  )
}

/** Asked with Enter, as every answer shows people and is kept in the trail. */
function Finder({ found, find }: { readonly found: string; readonly find: (q: string) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState(found)
  return <Input.Search id="records-find" className="grow" role="searchbox" allowClear maxLength={60} aria-label={say("entries.find")} placeholder={say("entries.find")} value={typed} onChange={(event) => setTyped(event.target.value)} onSearch={(q) => find(q.trim())} />
}
