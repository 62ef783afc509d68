// The records behind one cell: asked with a purpose, as many as the cell says, definition and source on top.
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query"
import { Button, Drawer, Input } from "antd"
import { useEffect, useState } from "react"
import { listRecords, readTable } from "#insight/reports"
import { call } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import type { OpenedCell, TableView } from "./official-table.tsx"

/** The purpose stays for the visit, so that opening ten cells asks once; every opening is still recorded. */
const kept = "jiuye.records-purpose"

/** Characters a purpose has at least. */
const least = 4

export function RecordsDrawer({ view, opened, close }: { readonly view: TableView; readonly opened: OpenedCell; readonly close: () => void }) {
  const say = useSay()
  const { lacks, tried } = useTried()
  const [typed, setTyped] = useState(() => sessionStorage.getItem(kept) ?? "")
  const [purpose, setPurpose] = useState(typed)
  const client = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: [listRecords.name, view.id, view.region, view.period, opened.row, opened.column, purpose],
    queryFn: ({ pageParam, signal }) => call(listRecords, { params: { table: view.id }, query: { region: view.region, period: view.period, row: opened.row, column: opened.column, purpose, limit: 100, ...(pageParam ? { after: pageParam } : {}) }, signal }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: purpose.length >= least,
  })
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const isMoney = first?.indicator.counts === "fen"
  const cell = view.cells.find((one) => one.row === opened.row && one.column === opened.column)
  const isEqual = first ? (isMoney ? first.fen : first.total) === cell?.value : null
  const asked = list.dataUpdatedAt
  /** The table may be older than the list: once for every list it is asked again, and then both say the same. */
  useEffect(() => {
    if (isEqual === false) void client.invalidateQueries({ queryKey: [readTable.name] })
  }, [isEqual, asked, client])
  return (
    <Drawer open onClose={close} size="large" title={`${opened.rowTitle} · ${opened.columnTitle}`}>
      <p>{say("records.cell", { value: cell?.shown ?? "—", unit: cell?.unit ?? "" })}</p>
      {purpose.length < least ? (
        <form
          className="full-view"
          onSubmit={(event) =>
            tried(event, typed.trim().length < least, () => {
              sessionStorage.setItem(kept, typed.trim())
              setPurpose(typed.trim())
            })
          }
        >
          <Line id="records-purpose" label={say("records.purpose")} error={lacks(typed.trim().length < least, say("form.at-least", { least }))}>{(aria) => <Input {...aria} autoFocus value={typed} maxLength={100} onChange={(event) => setTyped(event.target.value)} />}</Line>
          <div className="action-others"><Button type="primary" htmlType="submit">{say("records.open")}</Button></div>
        </form>
      ) : null}
      <Failure failure={list.error} again={() => void list.refetch()} />
      {first ? (
        <>
          <p>
            {isMoney ? say("records.count-money", { total: first.total, sum: yuanText(first.fen ?? 0) }) : say("records.count", { total: first.total })}{" "}
            <Chip tone={isEqual ? "success" : "error"}>{say(isEqual ? "records.equal" : "records.unequal")}</Chip>
          </p>
          <p className="sub" style={{ display: "block" }}>{first.indicator.name}：{first.indicator.definition}（{first.indicator.source}）</p>
          <table className="rows" aria-label={say("records.title")}>
            <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("records.about")}</th><th scope="col">{say("records.on")}</th><th scope="col">{say("records.cause")}</th><th scope="col">{say("worklist.column.region")}</th>{isMoney ? <th scope="col" className="right">{say("returns.amount")}</th> : null}</tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.personId}-${row.recordId}`}>
                  <td data-label={say("people.name")}>{row.name}<span className="sub num">{row.idMasked}</span></td>
                  <td data-label={say("records.about")}>{[row.sex, row.age, row.education].filter(Boolean).join(" · ")}</td>
                  <td data-label={say("records.on")} className="num">{row.on}</td>
                  <td data-label={say("records.cause")}>{[row.cause, row.way].filter(Boolean).join(" · ")}</td>
                  <td data-label={say("worklist.column.region")}>{row.regionName}</td>
                  {isMoney ? <td data-label={say("returns.amount")} className="right">{row.fen === null ? "—" : yuanText(row.fen)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage ? <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say("worklist.more", { count: rows.length })}</Button></div> : null}
        </>
      ) : null}
    </Drawer>
  )
}
