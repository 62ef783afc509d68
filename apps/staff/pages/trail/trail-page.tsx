// The operation trail for the auditor: who read or did what, whose record, when; the chain's standing on top.
import { useInfiniteQuery } from "@tanstack/react-query"
import { Button, Checkbox, Input, Select, Skeleton } from "antd"
import { useState } from "react"
import { readChain, readTrail } from "#platform/audit/contract"
import { useAsk } from "#ui"
import { call } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { detailLines } from "./detail-lines.ts"

const kinds = ["read", "write", "sign-in", "refused"] as const

interface Question {
  readonly subject: string
  readonly officer: string
  readonly action: string
  readonly kind: "" | (typeof kinds)[number]
  readonly from: string
  readonly to: string
  readonly full: boolean
  readonly purpose: string
}

const blank: Question = { subject: "", officer: "", action: "", kind: "", from: "", to: "", full: false, purpose: "" }

export function TrailPage() {
  const say = useSay()
  const chain = useAsk(readChain, {}, { every: 60_000 })
  const [typed, setTyped] = useState(blank)
  const [asked, setAsked] = useState(blank)
  const set = (change: Partial<Question>) => setTyped({ ...typed, ...change })
  const list = useInfiniteQuery({
    queryKey: [readTrail.name, asked],
    queryFn: ({ pageParam, signal }) =>
      call(readTrail, {
        query: {
          limit: 100,
          full: asked.full ? "1" : "0",
          ...(asked.full ? { purpose: asked.purpose } : {}),
          ...(asked.subject ? { subject: asked.subject } : {}),
          ...(asked.officer ? { officer: asked.officer } : {}),
          ...(asked.action ? { action: asked.action } : {}),
          ...(asked.kind ? { kind: asked.kind } : {}),
          ...(asked.from ? { from: asked.from } : {}),
          ...(asked.to ? { to: asked.to } : {}),
          ...(pageParam ? { after: pageParam } : {}),
        },
        signal,
      }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("trail.title")}</h1>
        {chain.data ? <p className="hint">{say("trail.chain", { sealed: chain.data.sealed, waiting: chain.data.waiting, digest: chain.data.digest?.slice(0, 16) ?? "—" })}</p> : null}
      </div>
      <form
        className="tools"
        role="search"
        style={{ alignItems: "end" }}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(typed)
        }}
      >
        <div><label className="field-label" htmlFor="trail-subject">{say("trail.subject")}</label><Input id="trail-subject" value={typed.subject} onChange={(event) => set({ subject: event.target.value.replace(/\D/g, "") })} /></div>
        <div><label className="field-label" htmlFor="trail-officer">{say("trail.officer")}</label><Input id="trail-officer" value={typed.officer} onChange={(event) => set({ officer: event.target.value.replace(/\D/g, "") })} /></div>
        <div><label className="field-label" htmlFor="trail-action">{say("trail.action")}</label><Input id="trail-action" value={typed.action} onChange={(event) => set({ action: event.target.value.trim() })} /></div>
        <div><label className="field-label" htmlFor="trail-kind">{say("trail.kind")}</label><Select id="trail-kind" style={{ minWidth: 120 }} value={typed.kind} onChange={(kind) => set({ kind })} options={[{ value: "" as const, label: say("trail.all") }, ...kinds.map((value) => ({ value, label: say(`trail.kind.${value}`) }))]} /></div>
        <div><label className="field-label" htmlFor="trail-from">{say("trail.from")}</label><Input id="trail-from" type="date" value={typed.from} onChange={(event) => set({ from: event.target.value })} /></div>
        <div><label className="field-label" htmlFor="trail-to">{say("trail.to")}</label><Input id="trail-to" type="date" value={typed.to} onChange={(event) => set({ to: event.target.value })} /></div>
        <Checkbox checked={typed.full} onChange={(event) => set({ full: event.target.checked })}>{say("trail.full")}</Checkbox>
        {typed.full ? <div><label className="field-label" htmlFor="trail-purpose">{say("full.purpose")}</label><Input id="trail-purpose" value={typed.purpose} maxLength={100} onChange={(event) => set({ purpose: event.target.value })} /></div> : null}
        <Button type="primary" htmlType="submit">{say("people.find")}</Button>
      </form>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && rows.length === 0 ? <Nothing title={say("trail.none")}>{say("trail.none-more")}</Nothing> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("trail.title")}>
            <thead><tr><th scope="col">{say("trail.at")}</th><th scope="col">{say("trail.who")}</th><th scope="col">{say("trail.kind")}</th><th scope="col">{say("trail.action")}</th><th scope="col">{say("trail.subject")}</th><th scope="col">{say("trail.purpose")}</th><th scope="col" className="right">{say("trail.seq")}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.trailId}>
                  <td data-label={say("trail.at")} className="num">{moment(row.at)}</td>
                  <td data-label={say("trail.who")}>{row.actorName || row.actorKind}<span className="sub num">{[row.office, row.address].filter(Boolean).join(" · ")}</span></td>
                  <td data-label={say("trail.kind")}><Chip tone={row.kind === "refused" ? "error" : row.kind === "write" ? "info" : "neutral"}>{say(`trail.kind.${row.kind}`)}</Chip></td>
                  <td data-label={say("trail.action")}>{row.action}{row.detail ? <TrailDetail detail={row.detail} /> : null}</td>
                  <td data-label={say("trail.subject")} className="num">{row.subjectId === "0" ? "—" : row.subjectId}<span className="sub">{row.region}</span></td>
                  <td data-label={say("trail.purpose")}>{row.purpose || "—"}</td>
                  <td data-label={say("trail.seq")} className="right">{row.seq ?? say("trail.unsealed")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {list.hasNextPage ? <div className="more"><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say("worklist.more", { count: rows.length })}</Button></div> : null}
    </div>
  )
}

function TrailDetail({ detail }: { readonly detail: Readonly<Record<string, unknown>> }) {
  const lines = detailLines(useSay(), detail)
  if (lines.length === 0) return null
  return (
    <dl className="values trail-detail">
      {lines.map((line) => (
        <div key={line.key}>
          <dt>{line.label}</dt>
          <dd>{line.value}</dd>
        </div>
      ))}
    </dl>
  )
}
