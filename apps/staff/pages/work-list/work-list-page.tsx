// The work list: saved views with counts, filter, search, keyboard; refreshed silently, one keyset page after the other.
import { useInfiniteQuery } from "@tanstack/react-query"
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { Button, Input, type InputRef, Select, Skeleton } from "antd"
import { useEffect, useRef, useState } from "react"
import { listItems, workList, workListViews } from "#platform/casework/contract"
import { ClearSign, useAsk } from "#ui"
import { call } from "#wire"
import { useKeys } from "../../keyboard.ts"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { CaseTable } from "./case-table.tsx"
import { type Cursor, cursorIn, lastOpened } from "./cursor.ts"

export type WorkListView = (typeof workListViews)[number]
export interface WorkListSearch {
  readonly view?: WorkListView
  readonly item?: string
  readonly q?: string
}

/** Silent refresh, milliseconds: a colleague's action shows within this time. */
const freshness = 15_000

const route = getRouteApi("/")

export function WorkListPage() {
  const say = useSay()
  const navigate = useNavigate()
  const search: WorkListSearch = route.useSearch()
  const view = search.view ?? "open"
  const items = useAsk(listItems)
  const box = useRef<InputRef>(null)
  const [typed, setTyped] = useState(search.q ?? "")
  const list = useInfiniteQuery({
    queryKey: [workList.name, view, search.item ?? "", search.q ?? ""],
    queryFn: ({ pageParam, signal }) =>
      call(workList, {
        query: { view, limit: 50, ...(search.item ? { item: search.item } : {}), ...(search.q ? { q: search.q } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: freshness,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = list.data?.pages[0]?.counts
  const [at, setAt] = useState<Cursor>(() => ({ index: 0, caseId: sessionStorage.getItem(lastOpened) }))
  const cursor = cursorIn(rows, at)
  const point = (index: number) => setAt({ index, caseId: rows[index]?.caseId ?? null })
  const table = useRef<HTMLDivElement>(null)
  /** The row under the cursor has the focus too: a screen reader says which case it is. */
  const step = (by: number) => (event: KeyboardEvent) => {
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, cursor + by))
    point(next)
    table.current?.querySelectorAll<HTMLElement>("tbody .row-link")[next]?.focus()
  }
  const [down, up] = [step(1), step(-1)]
  const go = (change: WorkListSearch) => {
    setAt({ index: 0, caseId: null })
    void navigate({ to: "/", search: { ...search, ...change }, replace: true })
  }
  const open = (index: number) => {
    const row = rows[index]
    if (row) void navigate({ to: "/cases/$subject/$case", params: { subject: row.subjectId, case: row.caseId } })
  }
  const under = rows[cursor]?.caseId
  useEffect(() => {
    if (under) sessionStorage.setItem(lastOpened, under)
  }, [under])
  const search_ = search.q ?? ""
  useEffect(() => {
    if (typed === search_) return
    const later = setTimeout(() => go({ q: typed }), 250)
    return () => clearTimeout(later)
  })
  useKeys({
    j: down, ArrowDown: down, k: up, ArrowUp: up,
    Enter: (event) => {
      if (!(event.target instanceof HTMLElement && event.target.closest("a, button"))) open(cursor)
    },
    "/": (event) => {
      event.preventDefault()
      box.current?.focus({ cursor: "all" })
    },
    ...Object.fromEntries(workListViews.map((one, index) => [String(index + 1), () => go({ view: one })])),
  })
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("worklist.title")}</h1>
        <p className="hint desk-only">{say("worklist.keys")}</p>
      </div>
      <Views>
        {workListViews.map((one) => (
          <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => go({ view: one })}>
            {say(`worklist.view.${one}`)}
            {one !== "ended" ? <span className={one === "late" && (counts?.late ?? 0) > 0 ? "count count-late" : "count"}>{counts ? counts[one] : "–"}</span> : null}
          </button>
        ))}
      </Views>
      <div className="tools">
        <Input
          ref={box}
          allowClear={{ clearIcon: <ClearSign /> }}
          className="grow"
          value={typed}
          aria-label={say("worklist.search")}
          placeholder={say("worklist.search")}
          suffix={<kbd>/</kbd>}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" || event.key === "Enter") event.currentTarget.blur()
          }}
        />
        <Select
          className="tool-select"
          aria-label={say("worklist.item")}
          value={search.item ?? ""}
          onChange={(item: string) => go({ item })}
          options={[{ value: "", label: say("worklist.all-items") }, ...(items.data ?? []).map((one) => ({ value: one.code, label: one.name }))]}
        />
      </div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? (
        <div className="card pad" aria-busy="true">
          <Skeleton active paragraph={{ rows: 8 }} title={false} />
        </div>
      ) : rows.length === 0 && !list.error ? (
        <Nothing title={say(search.q || search.item ? "worklist.no-match" : `worklist.empty.${view}`)}>
          {search.q || search.item ? (
            <Button
              onClick={() => {
                setTyped("")
                go({ q: "", item: "" })
              }}
            >
              {say("worklist.clear")}
            </Button>
          ) : (
            say("worklist.empty-more")
          )}
        </Nothing>
      ) : (
        <div ref={table}><CaseTable rows={rows} cursor={cursor} point={point} /></div>
      )}
      {list.hasNextPage ? (
        <div className="more">
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {say("worklist.more", { count: rows.length })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
