// The lines of a batch: changes confirmed one by one, held lines with their reason, the sample, and what the bank said.
import { Button, Checkbox, Input, Skeleton } from "antd"
import { useState } from "react"
import { actOnBatch, type BatchView, listLines, readBatch } from "#platform/payments/contract"
import { ClearSign, useAsk, useSend } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { Pager } from "../../parts/pager.tsx"
import { useSay } from "../../say.ts"

const filters = ["unconfirmed", "changes", "hold", "excluded", "sample", "returned", "all"] as const
type Filter = (typeof filters)[number]
const lineStates = ["ready", "hold", "excluded", "paid", "returned", "reissuing", "reissued", "suspense", "cancelled"] as const

function queryOf(filter: Filter) {
  if (filter === "unconfirmed" || filter === "changes" || filter === "sample") return { only: filter } as const
  return filter === "all" ? {} : ({ state: filter } as const)
}

export function BatchLines({ view }: { readonly view: BatchView }) {
  const say = useSay()
  const [filter, setFilter] = useState<Filter>(view.totals.unconfirmed > 0 ? "unconfirmed" : "all")
  const [name, setName] = useState("")
  const [page, setPage] = useState(1)
  const [picked, setPicked] = useState<readonly string[]>([])
  const params = { batch: view.batch.batchId }
  const list = useAsk(listLines, { params, query: { ...queryOf(filter), ...(name.trim() ? { name: name.trim() } : {}), page } }, { keep: true })
  const send = useSend(actOnBatch, [readBatch.name, listLines.name])
  const mayConfirm = view.allowed.some((one) => one.act === "confirm-changes" && one.may)
  const lines = list.data?.lines ?? []
  const keyOf = (line: { readonly subjectId: string; readonly category: string }) => `${line.subjectId} ${line.category}`
  const open = lines.filter((line) => line.change !== "same" && line.confirmedBy === null)
  return (
    <>
      <div className="tools">
        <div className="tools" role="group" aria-label={say("lines.filter")}>
          {filters.map((one) => <Button key={one} size="small" type={one === filter ? "primary" : "default"} aria-pressed={one === filter} onClick={() => { setFilter(one); setPage(1); setPicked([]) }}>{say(`lines.filter.${one}`)}</Button>)}
        </div>
        <Input className="grow" allowClear={{ clearIcon: <ClearSign /> }} value={name} aria-label={say("lines.name")} placeholder={say("lines.name")} onChange={(event) => { setName(event.target.value); setPage(1) }} />
        {mayConfirm && open.length > 0 ? (
          <Button
            type="primary"
            disabled={picked.length === 0}
            loading={send.isPending}
            onClick={() =>
              send.mutate(
                { params, input: { act: "confirm-changes", length: view.length, lines: lines.filter((line) => picked.includes(keyOf(line))).map((line) => ({ subjectId: line.subjectId, category: line.category })) } },
                { onSuccess: () => setPicked([]) },
              )
            }
          >
            {say("lines.confirm", { count: picked.length })}
          </Button>
        ) : null}
      </div>
      <Failure failure={list.error ?? send.error} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && lines.length === 0 ? <Nothing title={say("lines.none")} /> : null}
      {lines.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("batch.view.lines")}>
            <thead>
              <tr>
                <th scope="col">{mayConfirm ? say("lines.check") : say("lines.position")}</th><th scope="col">{say("worklist.column.applicant")}</th><th scope="col">{say("batch.category")}</th><th scope="col">{say("lines.change")}</th>
                <th scope="col" className="right">{say("lines.previous")}</th><th scope="col" className="right">{say("batch.due")}</th><th scope="col" className="right">{say("batch.deducted")}</th><th scope="col" className="right">{say("batch.net")}</th>
                <th scope="col">{say("payments.state")}</th><th scope="col">{say("lines.account")}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => {
                const key = keyOf(line)
                const state = lineStates.find((one) => one === line.state)
                return (
                  <tr key={key}>
                    <td data-label={say("lines.check")}>
                      {mayConfirm && line.change !== "same" && line.confirmedBy === null ? (
                        <Checkbox checked={picked.includes(key)} aria-label={say("lines.pick", { name: line.name })} onChange={(event) => setPicked(event.target.checked ? [...picked, key] : picked.filter((one) => one !== key))} />
                      ) : line.confirmedBy ? <span className="sub">{say("lines.confirmed-by", { who: line.confirmedBy })}</span> : <span className="num">{line.position ?? "—"}</span>}
                    </td>
                    <td data-label={say("worklist.column.applicant")}>{line.name}{line.sampled ? <> <Chip tone="info">{say("lines.sampled")}</Chip></> : null}<span className="sub num">{line.idMasked}</span></td>
                    <td data-label={say("batch.category")}>{line.label}</td>
                    <td data-label={say("lines.change")}>{line.change === "same" ? <span className="sub">{say("lines.change.same")}</span> : <Chip tone="warning">{say(`lines.change.${line.change}`)}</Chip>}</td>
                    <td data-label={say("lines.previous")} className="right">{line.previousFen === null ? "—" : yuanText(line.previousFen)}</td>
                    <td data-label={say("batch.due")} className="right">{yuanText(line.dueFen)}</td>
                    <td data-label={say("batch.deducted")} className="right">{yuanText(line.deductedFen)}</td>
                    <td data-label={say("batch.net")} className="right"><strong>{yuanText(line.amountFen)}</strong></td>
                    <td data-label={say("payments.state")}>
                      <Chip tone={line.state === "paid" || line.state === "reissued" ? "success" : line.state === "returned" || line.state === "suspense" ? "error" : line.state === "hold" ? "warning" : "neutral"}>{state ? say(`lines.state.${state}`) : line.state}</Chip>
                      <span className="sub">{[line.says, line.note, line.resultSays].filter(Boolean).join("；")}</span>
                    </td>
                    <td data-label={say("lines.account")}>{line.bank ?? ""}<span className="sub num">{line.accountMasked ?? say("facts.unknown")}</span></td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      ) : null}
      <Pager page={page} of={list.data} go={setPage} />
    </>
  )
}
