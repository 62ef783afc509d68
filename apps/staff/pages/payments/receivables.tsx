// Money paid too much: what is owed back, how it will be paid back, and each refund that arrived.
import { Button, Checkbox, Input, InputNumber, Select, Skeleton } from "antd"
import { useState } from "react"
import { agreeRepayment, listReceivables, recordRefund } from "#domains/insurance"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { dayOf } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { useTried } from "../../parts/tried.ts"
import { type Say, useSay } from "../../say.ts"

type Row = OutputOf<typeof listReceivables>["receivables"][number]
const states = ["open", "settled", "cancelled"] as const
const ways = ["refund", "plan", "offset"] as const
const tones = { open: "warning", settled: "success", cancelled: "neutral" } as const

function planWords(say: Say, row: Row): string {
  const way = ways.find((one) => one === row.way)
  if (!way) return say("owed.no-plan")
  return `${say(`owed.way.${way}`)}${row.instalments && row.instalments > 1 ? ` × ${row.instalments}` : ""}${way === "offset" && row.sharePercent !== null ? ` ${row.sharePercent}%` : ""}`
}

export function Receivables() {
  const say = useSay()
  const { roles } = useWho()
  const [state, setState] = useState<(typeof states)[number]>("open")
  const [page, setPage] = useState(1)
  const [opened, setOpened] = useState<string | null>(null)
  const list = useAsk(listReceivables, { query: { state, page } }, { keep: true })
  const mayPlan = roles.includes("clerk") || roles.includes("reviewer")
  const mayRefund = roles.includes("finance")
  return (
    <>
      <div className="tools">
        <Select className="tool-select" aria-label={say("owed.filter")} value={state} onChange={(value) => { setState(value); setPage(1) }} options={states.map((value) => ({ value, label: say(`owed.state.${value}`) }))} />
      </div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.receivables.length === 0 ? <Nothing title={say("owed.none")}>{say("owed.none-more")}</Nothing> : null}
      {list.data && list.data.receivables.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("payments.view.receivables")}>
            <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("owed.why")}</th><th scope="col">{say("owed.months")}</th><th scope="col" className="right">{say("owed.amount")}</th><th scope="col" className="right">{say("owed.collected")}</th><th scope="col">{say("owed.plan")}</th><th scope="col">{say("payments.state")}</th>{mayPlan || mayRefund ? <th scope="col">{say("returns.do")}</th> : null}</tr></thead>
            <tbody>
              {list.data.receivables.map((row) => (
                <tr key={row.receivableId}>
                  <td data-label={say("people.name")}>{row.name}<span className="sub num">{row.idMasked}</span></td>
                  <td data-label={say("owed.why")}>{row.reason}<span className="sub num">{dayOf(row.recordedAt)}</span></td>
                  <td data-label={say("owed.months")} className="num">{row.months.join("、")}</td>
                  <td data-label={say("owed.amount")} className="right">{yuanText(row.amountFen)}</td>
                  <td data-label={say("owed.collected")} className="right">{yuanText(row.collectedFen)}</td>
                  <td data-label={say("owed.plan")}>{planWords(say, row)}{row.consentedAt ? <span className="sub">{say("owed.consent")} {dayOf(row.consentedAt)}</span> : null}</td>
                  <td data-label={say("payments.state")}><Chip tone={tones[states.find((one) => one === row.state) ?? "open"]}>{say(`owed.state.${states.find((one) => one === row.state) ?? "open"}`)}</Chip></td>
                  {mayPlan || mayRefund ? (
                    <td data-label={say("returns.do")}>
                      {row.state !== "open" ? "—" : opened === row.receivableId ? (mayRefund ? <Refund row={row} close={() => setOpened(null)} /> : <Plan row={row} close={() => setOpened(null)} />) : <Button size="small" aria-label={`${say(mayRefund ? "owed.refund" : "owed.plan")}：${row.name}`} onClick={() => setOpened(row.receivableId)}>{say(mayRefund ? "owed.refund" : "owed.plan")}</Button>}
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Pager page={page} of={list.data} go={setPage} />
    </>
  )
}

function Plan({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(agreeRepayment, [listReceivables.name])
  const [way, setWay] = useState<(typeof ways)[number]>("refund")
  const [instalments, setInstalments] = useState(6)
  const [share, setShare] = useState(30)
  const [consent, setConsent] = useState(false)
  const id = row.receivableId
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ params: { person: row.personId, receivable: id }, input: { way, instalments: way === "plan" ? instalments : 1, sharePercent: share, consent } }, { onSuccess: close })
      }}
    >
      <label htmlFor={`way-${id}`}>{say("owed.way")}</label>
      <Select id={`way-${id}`} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: say(`owed.way.${value}`) }))} />
      {way === "plan" ? <><label htmlFor={`times-${id}`}>{say("owed.instalments")}</label><InputNumber id={`times-${id}`} min={2} value={instalments} onChange={(value) => setInstalments(value ?? 2)} /></> : null}
      {way === "offset" ? <><label htmlFor={`share-${id}`}>{say("owed.share")}</label><InputNumber id={`share-${id}`} min={1} max={100} suffix="%" value={share} onChange={(value) => setShare(value ?? 1)} /><Checkbox checked={consent} onChange={(event) => setConsent(event.target.checked)}>{say("owed.consent")}</Checkbox></> : null}
      <Failure failure={send.error} />
      <span className="action-others tight"><Button size="small" type="primary" htmlType="submit" loading={send.isPending}>{say("owed.agree")}</Button><Button size="small" onClick={close}>{say("action.cancel")}</Button></span>
    </form>
  )
}

function Refund({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(recordRefund, [listReceivables.name])
  const { lacks, tried } = useTried()
  const [amount, setAmount] = useState<number | null>((row.amountFen - row.collectedFen) / 100)
  const [document, setDocument] = useState("")
  const id = row.receivableId
  return (
    <form
      className="inline-form"
      noValidate
      onSubmit={(event) => tried(event, !amount || document.trim() === "", () => amount !== null && send.mutate({ params: { person: row.personId, receivable: id }, input: { amountFen: Math.round(amount * 100), document: document.trim() } }, { onSuccess: close }))}
    >
      <Line id={`amount-${id}`} label={say("owed.refund-amount")} error={lacks(!amount)}>{(aria) => <InputNumber {...aria} className="wide" precision={2} min={0.01} controls={false} value={amount} onChange={setAmount} />}</Line>
      <Line id={`document-${id}`} label={say("owed.document")} error={lacks(document.trim() === "")}>{(aria) => <Input {...aria} maxLength={60} value={document} onChange={(event) => setDocument(event.target.value)} />}</Line>
      <Failure failure={send.error} />
      <span className="action-others tight"><Button size="small" type="primary" htmlType="submit" loading={send.isPending}>{say("owed.refund")}</Button><Button size="small" onClick={close}>{say("action.cancel")}</Button></span>
    </form>
  )
}
