// 用款申请: the treasury is asked for the money of an approved batch, over the wire or by file, and its answer is taken whole or not at all.
import { Link } from "@tanstack/react-router"
import { Button, Select, Upload } from "antd"
import { useState } from "react"
import { downloadFundRequest, fetchFiscalAnswer, listFundRequests, makeFundRequest, sendFundRequest } from "#domains/subsidies"
import { listBatches } from "#platform/payments/contract"
import { PlaceName, PrintButton, useAsk, useSend, useWho } from "#ui"
import { addressOf, type OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { DecisionList } from "../rechecks/decision-list.tsx"

type FundRequest = OutputOf<typeof listFundRequests>[number]
const states = ["made", "sent", "approved", "refused"] as const
type State = "all" | (typeof states)[number]

const tones: Readonly<Record<FundRequest["state"], Tone>> = { made: "warning", sent: "info", approved: "success", refused: "error" }

export function FundRequests() {
  const say = useSay()
  const { roles } = useWho()
  const [state, setState] = useState<State>("all")
  const list = useAsk(listFundRequests, {}, { every: 60_000 })
  return (
    <>
      {roles.includes("finance") && list.data ? <MakeForm requests={list.data} /> : null}
      <DecisionList<FundRequest, State>
        label={say("subsidies.view.fund-requests")}
        states={(["all", ...states] as const).map((value) => ({ value, label: say(`fund-request.state.${value}`) }))}
        state={state}
        choose={setState}
        read={list}
        rows={list.data?.filter((one) => state === "all" || one.state === state)}
        keyOf={(row) => row.requestId}
        nameOf={(row) => row.number}
        none={{ title: say("fund-request.none"), more: say("fund-request.none-more") }}
        columns={[
          { title: say("fund-request.number"), show: (row) => <><span className="num">{row.number}</span><span className="sub"><PlaceName code={row.region} /></span></> },
          { title: say("budget.fund"), show: (row) => <>{row.fundName}<span className="sub num">{say("budget.of-year", { year: row.year })}</span></> },
          { title: say("fund-request.lines"), className: "right", show: (row) => row.lines },
          { title: say("budget.amount"), className: "right", show: (row) => yuanText(row.totalFen) },
          { title: say("fund-request.made"), show: (row) => <>{row.madeBy}<span className="sub num">{moment(row.madeAt)}</span></> },
          { title: say("offer.state"), show: (row) => <><Chip tone={tones[row.state]}>{say(`fund-request.state.${row.state}`)}</Chip>{row.voucher ? <span className="sub num">{row.voucher}</span> : null}{row.reason ? <span className="sub">{row.reason}</span> : null}</> },
        ]}
        form={(row, _close, done) => <OneRequest key={row.requestId} row={row} done={done} />}
      />
    </>
  )
}

/** Batches of subsidies that are approved and for whose money nobody has asked yet, or was refused. */
function MakeForm({ requests }: { readonly requests: readonly FundRequest[] }) {
  const say = useSay()
  const batches = useAsk(listBatches, { query: { state: "APPROVED" } })
  const send = useSend(makeFundRequest, [listFundRequests.name])
  const [chosen, setChosen] = useState<string | null>(null)
  const asked = new Set(requests.filter((one) => one.state !== "refused").map((one) => one.batchId))
  const open = (batches.data?.batches ?? []).filter((one) => one.business.startsWith("subsidies.") && one.kind === "monthly" && !asked.has(one.batchId))
  const batch = open.find((one) => one.batchId === chosen) ?? open[0]
  if (!batches.data) return null
  if (!batch) return <p className="hint">{say("fund-request.no-batch")}</p>
  return (
    <form className="card pad action-card no-print" aria-label={say("fund-request.make")} onSubmit={(event) => { event.preventDefault(); send.mutate({ input: { batch: batch.batchId } }, { onSuccess: () => setChosen(null) }) }}>
      <p className="consequence">{say("fund-request.make-how")}</p>
      <Failure failure={send.error} />
      <div className="tools">
        <Select<string> className="tool-select wide-select" aria-label={say("fund-request.batch")} value={batch.batchId} onChange={setChosen} options={open.map((one) => ({ value: one.batchId, label: `${one.number} ${one.title} ${yuanText(one.netFen)}` }))} />
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("fund-request.make")}</Button>
      </div>
    </form>
  )
}

/** What the request says, and the step that is due: send, take the answer, book the money. */
function OneRequest({ row, done }: { readonly row: FundRequest; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const params = { batch: row.batchId, request: row.requestId }
  const send = useSend(sendFundRequest, [listFundRequests.name])
  const answer = useSend(fetchFiscalAnswer, [listFundRequests.name])
  const isOpen = row.state === "made" || row.state === "sent"
  const told = (said: OutputOf<typeof fetchFiscalAnswer>) => done(said.state === "approved" ? say("fund-request.done.approved", { number: row.number, voucher: said.voucher }) : said.state === "refused" ? say("fund-request.done.refused", { number: row.number, reason: said.reason }) : say("fund-request.done.sent", { number: row.number }))
  const take = async (file: File) => answer.mutate({ params, input: { file: await file.text() } }, { onSuccess: told })
  return (
    <div className="inline-form boxed">
      <h3>{say("fund-request.title", { number: row.number })}</h3>
      <dl className="pairs">
        <dt>{say("fund-request.batch")}</dt><dd><Link className="row-link num" to="/payments/$batch" params={{ batch: row.batchId }}>{row.batchNumber}</Link></dd>
        <dt>{say("budget.amount")}</dt><dd className="num">{yuanText(row.totalFen)}（{say("fund-request.of-lines", { lines: row.lines })}）</dd>
        <dt>{say("fund-request.sha")}</dt><dd className="code">{row.sha256}</dd>
        {row.answeredAt ? <><dt>{say("fund-request.answered")}</dt><dd>{moment(row.answeredAt)} {row.voucher || row.reason}</dd></> : null}
      </dl>
      <p className="consequence">{say(`fund-request.next.${row.state}`, { voucher: row.voucher })}</p>
      <Failure failure={send.error ?? answer.error} />
      <div className="action-others no-print">
        {roles.includes("finance") && isOpen ? <Button type={row.state === "made" ? "primary" : "default"} loading={send.isPending} onClick={() => send.mutate({ params, input: {} }, { onSuccess: () => done(say("fund-request.done.sent", { number: row.number })) })}>{say(row.state === "made" ? "fund-request.send" : "fund-request.send-again")}</Button> : null}
        {roles.includes("finance") && isOpen ? <Button type={row.state === "sent" ? "primary" : "default"} loading={answer.isPending} onClick={() => answer.mutate({ params, input: {} }, { onSuccess: told })}>{say("fund-request.fetch")}</Button> : null}
        {roles.includes("finance") && isOpen ? (
          <Upload accept=".csv,.txt" maxCount={1} showUploadList={false} disabled={answer.isPending} beforeUpload={(file) => { void take(file); return false }}>
            <Button>{say("fund-request.upload")}</Button>
          </Upload>
        ) : null}
        {roles.includes("finance") ? <Button href={addressOf(downloadFundRequest, params)}>{say("fund-request.download")}</Button> : null}
        <PrintButton />
      </div>
    </div>
  )
}
