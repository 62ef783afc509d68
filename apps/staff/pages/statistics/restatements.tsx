// What changed after the freeze: old value, new value, why, and the two who signed; what has moved and waits to be restated.
import { Button, Input } from "antd"
import { useState } from "react"
import { listRestatements, proposeRestatement, readTable, settleRestatement } from "#insight/reports"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { moment } from "../../parts/moments.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

type Answer = OutputOf<typeof listRestatements>
type Changes = Answer["pending"][number]["cells"]

/** Characters a reason has at least. */
const least = 4

export function Restatements({ table, region, period }: { readonly table: string; readonly region: string; readonly period: string }) {
  const say = useSay()
  const { roles } = useWho()
  const list = useAsk(listRestatements, { query: { table, region, period } })
  const propose = useSend(proposeRestatement, [listRestatements.name, readTable.name])
  const settle = useSend(settleRestatement, [listRestatements.name, readTable.name])
  const [why, setWhy] = useState("")
  /** What is proposed already waits for its second signature below. */
  const proposed = new Set(list.data?.restatements.filter((one) => one.state === "proposed").map((one) => one.closing))
  const pending = (list.data?.pending ?? []).filter((one) => !proposed.has(one.closing))
  const { lacks, tried } = useTried()
  const isMissing = why.trim().length < least
  const mayPropose = roles.includes("statistician") || roles.includes("head")
  return (
    <section className="card pad" aria-labelledby="restatements">
      <h2 id="restatements">{say("restatements.title")}</h2>
      <Failure failure={list.error ?? propose.error ?? settle.error} />
      {list.data && list.data.restatements.length === 0 && pending.length === 0 ? <p className="sub">{say("restatements.none")}</p> : null}
      {pending.map((one) => (
        <div key={one.closing} className="banner banner-warning">
          <strong>{say("restatements.pending", { count: one.cells.length })}</strong>
          <ChangedCells cells={one.cells} />
          {mayPropose ? (
            <>
              <Line id={`why-${one.closing}`} label={say("restatements.why")} error={lacks(isMissing, say("form.at-least", { least }))}>{(aria) => <Input.TextArea {...aria} autoSize={{ minRows: 2 }} value={why} maxLength={2000} onChange={(event) => setWhy(event.target.value)} />}</Line>
              <Button type="primary" loading={propose.isPending} onClick={(event) => tried(event, isMissing, () => propose.mutate({ input: { closing: one.closing, why: why.trim() } }, { onSuccess: () => setWhy("") }))}>{say("restatements.propose")}</Button>
            </>
          ) : null}
        </div>
      ))}
      {list.data?.restatements.map((one) => (
        <div key={one.id} className="condition">
          <div className="condition-head"><strong>{one.why}</strong><Chip tone={one.state === "signed" ? "success" : one.state === "proposed" ? "warning" : "neutral"}>{say(`restatements.state.${one.state}`)}</Chip></div>
          <p className="sub">{one.firstBy} {moment(one.firstAt)}{one.secondBy && one.secondAt ? ` · ${one.secondBy} ${moment(one.secondAt)}` : ""}</p>
          <ChangedCells cells={one.cells} />
          {one.maySign ? (
            <div className="action-others">
              <Button type="primary" loading={settle.isPending} onClick={() => settle.mutate({ params: { restatement: one.id }, input: { agree: true } })}>{say("restatements.sign")}</Button>
              <Button onClick={() => settle.mutate({ params: { restatement: one.id }, input: { agree: false } })}>{say("restatements.drop")}</Button>
            </div>
          ) : null}
        </div>
      ))}
    </section>
  )
}

function ChangedCells({ cells }: { readonly cells: Changes }) {
  const say = useSay()
  return (
    <table className="rows keep" aria-label={say("restatements.title")}>
      <thead><tr><th scope="col">{say("restatements.cell")}</th><th scope="col" className="right">{say("restatements.before")}</th><th scope="col" className="right">{say("restatements.after")}</th></tr></thead>
      <tbody>{cells.map((cell) => <tr key={`${cell.row}-${cell.column}`}><td>{cell.rowTitle} · {cell.columnTitle}</td><td className="right">{cell.before}</td><td className="right">{cell.after}</td></tr>)}</tbody>
    </table>
  )
}
