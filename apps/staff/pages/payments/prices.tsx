// 价格临时补贴: the published price indices of a month, entered by a clerk with their document, confirmed by a reviewer; the confirmation writes the supplement of everybody who drew in that month.
import { Button, Input, InputNumber } from "antd"
import { useState } from "react"
import { enterPriceIndex, listPriceIndices, settlePriceIndex } from "#domains/insurance"
import { addMonthsTo, chinaClock, monthOf } from "#standards"
import { csvOf, PlaceName, PrintButton, RegionPicker, saveFile, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"

type Index = OutputOf<typeof listPriceIndices>[number]
const rises = ["consumerRise", "foodRise", "supplementRise"] as const
const states = ["proposed", "confirmed", "refused"] as const
const tones: Readonly<Record<(typeof states)[number], Tone>> = { proposed: "warning", confirmed: "success", refused: "neutral" }

/** Ten-thousandths as the statistics office writes them: 360 → "3.6 %". */
const percent = (rise: number): string => `${(rise / 100).toFixed(1)} %`

export function Prices() {
  const say = useSay()
  const { roles } = useWho()
  const [entering, setEntering] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const list = useAsk(listPriceIndices, {}, { every: 60_000 })
  const rows = list.data ?? []
  const stateOf = (row: Index) => states.find((one) => one === row.state) ?? "proposed"
  const save = () => saveFile(`${say("prices.title")}.csv`, csvOf([[say("prices.month"), say("payments.place"), ...rises.map((rise) => say(`prices.${rise}`)), say("prices.document"), say("payments.state"), say("prices.by")], ...rows.map((row) => [row.month, row.region, ...rises.map((rise) => percent(row[rise])), row.document, say(`prices.state.${stateOf(row)}`), row.enteredBy])]), "text/csv;charset=utf-8")
  return (
    <>
      <p className="hint">{say("prices.how")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <div className="tools">
        {roles.includes("clerk") && !entering ? <Button type="primary" onClick={() => { setTold(null); setEntering(true) }}>{say("prices.enter")}</Button> : null}
        {rows.length > 0 ? <><Button onClick={save}>{say("prices.export")}</Button><PrintButton /></> : null}
      </div>
      {entering ? <EnterForm close={() => setEntering(false)} done={(month) => { setEntering(false); setTold(say("prices.entered", { month })) }} /> : null}
      <ListCard
        label={say("prices.title")} asked={list} rows={list.data} keyOf={(row) => row.indexId}
        nothing={<Nothing title={say("prices.none")}>{say("prices.none-more")}</Nothing>}
        columns={[
          { head: say("prices.month"), className: "num", show: (row) => row.month },
          { head: say("payments.place"), show: (row) => <PlaceName code={row.region} /> },
          ...rises.map((rise) => ({ head: say(`prices.${rise}`), className: "right", show: (row: Index) => percent(row[rise]) }) as const),
          { head: say("prices.document"), show: (row) => row.document },
          { head: say("prices.by"), show: (row) => <>{row.enteredBy}{row.settledBy ? <span className="sub">{say("prices.settled-by", { name: row.settledBy })}</span> : null}</> },
          { head: say("payments.state"), show: (row) => <Chip tone={tones[stateOf(row)]}>{say(`prices.state.${stateOf(row)}`)}</Chip> },
          { head: say("returns.do"), show: (row) => (row.state === "proposed" ? <Settle row={row} done={setTold} /> : "—") },
        ]}
      />
    </>
  )
}

/** Confirming pays: the question says so before it is done. */
function Settle({ row, done }: { readonly row: Index; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(settlePriceIndex, [listPriceIndices.name])
  const [asking, setAsking] = useState(false)
  if (!roles.includes("reviewer")) return <span className="sub">{say("prices.reviewer-confirms")}</span>
  const settle = (decision: "confirm" | "refuse") =>
    send.mutate({ params: { region: row.region, index: row.indexId }, input: { decision } }, { onSuccess: (answer) => done(decision === "refuse" ? say("prices.refused", { month: row.month }) : answer.people === 0 ? say("prices.nobody", { month: row.month }) : say("prices.confirmed", { month: row.month, people: answer.people, amount: yuanText(answer.amountFen) })) })
  if (!asking) return <Button size="small" type="primary" aria-label={say("prices.settle-of", { month: row.month })} onClick={() => setAsking(true)}>{say("prices.settle")}</Button>
  return (
    <div className="inline-form" role="group" aria-label={say("prices.settle-of", { month: row.month })}>
      <p className="sub">{say("prices.settle-how", { document: row.document })}</p>
      <Failure failure={send.error} />
      <span className="action-others tight">
        <Button size="small" type="primary" loading={send.isPending} onClick={() => settle("confirm")}>{say("prices.confirm")}</Button>
        <Button size="small" disabled={send.isPending} onClick={() => settle("refuse")}>{say("prices.refuse")}</Button>
        <Button size="small" onClick={() => setAsking(false)}>{say("action.cancel")}</Button>
      </span>
    </div>
  )
}

function EnterForm({ close, done }: { readonly close: () => void; readonly done: (month: string) => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(enterPriceIndex, [listPriceIndices.name])
  const [region, setRegion] = useState<string | null>(() => (scope.length >= 2 ? scope.padEnd(12, "0") : null))
  const [month, setMonth] = useState<string>(() => addMonthsTo(monthOf(chinaClock(new Date().toISOString()).date), -1))
  const [typed, setTyped] = useState<Readonly<Partial<Record<(typeof rises)[number], number | null>>>>({})
  const [document, setDocument] = useState("")
  const [isTried, setTried] = useState(false)
  const rise = (name: (typeof rises)[number]): number | null => (typeof typed[name] === "number" ? Math.round(typed[name] * 100) : null)
  const [consumerRise, foodRise, supplementRise] = [rise("consumerRise"), rise("foodRise"), rise("supplementRise")]
  const wrong = region === null || month === "" || consumerRise === null || foodRise === null || supplementRise === null || document.trim().length < 4
  return (
    <form
      className="card pad action-card"
      aria-label={say("prices.enter")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) send.mutate({ input: { region, month, consumerRise, foodRise, supplementRise, document: document.trim() } }, { onSuccess: () => done(month) })
      }}
    >
      <p className="consequence">{say("prices.enter-how")}</p>
      <Failure failure={send.error} />
      {isTried && wrong ? <p className="field-error" role="alert">{say("prices.missing")}</p> : null}
      <div className="tools" style={{ alignItems: "start" }}>
        <div><label htmlFor="price-region" className="field-label">{say("payments.place")}</label><RegionPicker id="price-region" label={say("payments.place")} value={region} onChange={setRegion} /></div>
        <div><label htmlFor="price-month" className="field-label">{say("prices.month")}</label><Input id="price-month" type="month" value={month} onChange={(event) => setMonth(event.target.value)} /></div>
        {rises.map((name) => (
          <div key={name}><label htmlFor={`price-${name}`} className="field-label">{say(`prices.${name}`)}</label><InputNumber id={`price-${name}`} suffix="%" precision={1} step={0.1} min={-50} max={100} value={typed[name] ?? null} onChange={(value) => setTyped({ ...typed, [name]: value })} /></div>
        ))}
        <div><label htmlFor="price-document" className="field-label">{say("prices.document")}</label><Input id="price-document" maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} /></div>
      </div>
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("budget.save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
