// Payment batches by month, returns and suspended lines, what is owed back, price indices; opening this month's batch.
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { Button, Input, Select, Skeleton } from "antd"
import { useState } from "react"
import { listBatches, openBatch } from "#platform/payments/contract"
import { chinaClock, monthOf } from "#standards"
import { RegionPicker, useAsk, useSend, useWho } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { wrongIf } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { dayOf } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { useTried } from "../../parts/tried.ts"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { BatchChip } from "./batch-words.tsx"
import { Prices } from "./prices.tsx"
import { Receivables } from "./receivables.tsx"
import { Returns } from "./returns.tsx"
import { Transfers } from "./transfers.tsx"
import { type PaymentSearch, type PaymentView, paymentViews } from "./search.ts"

const route = getRouteApi("/payments")
const others = { returns: Returns, receivables: Receivables, prices: Prices, transfers: Transfers } as const

export function PaymentsPage() {
  const say = useSay()
  const { roles } = useWho()
  const navigate = useNavigate()
  const { view = "batches" }: PaymentSearch = route.useSearch()
  const go = (to: PaymentView) => void navigate({ to: "/payments", search: to === "batches" ? {} : { view: to }, replace: true })
  const Other = view === "batches" ? null : others[view]
  const [opening, setOpening] = useState(false)
  const [page, setPage] = useState(1)
  const list = useAsk(listBatches, { query: { page } }, { keep: true, every: 30_000 })
  const mayOpen = roles.includes("clerk") || roles.includes("reviewer")
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("payments.title")}</h1>
        {mayOpen && view === "batches" ? <Button className="push-right" type="primary" onClick={() => setOpening(true)}>{say("payments.open")}</Button> : null}
      </div>
      <Views>
        {paymentViews.map((one) => (
          <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => go(one)}>{say(`payments.view.${one}`)}</button>
        ))}
      </Views>
      {Other ? <Other /> : (
        <>
          {opening ? <OpenBatch close={() => setOpening(false)} /> : null}
          <Failure failure={list.error} again={() => void list.refetch()} />
          {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
          {list.data && list.data.batches.length === 0 ? <Nothing title={say("payments.none")}>{say("payments.none-more")}</Nothing> : null}
          {list.data && list.data.batches.length > 0 ? (
            <div className="card table-card">
              <table className="rows" aria-label={say("payments.title")}>
                <thead>
                  <tr>
                    <th scope="col">{say("payments.number")}</th><th scope="col">{say("payments.month")}</th><th scope="col">{say("payments.place")}</th><th scope="col">{say("payments.state")}</th>
                    <th scope="col" className="right">{say("payments.persons")}</th><th scope="col" className="right">{say("payments.payable")}</th><th scope="col" className="right">{say("payments.net")}</th>
                    <th scope="col" className="right">{say("payments.open-returns")}</th><th scope="col">{say("payments.made")}</th>
                  </tr>
                </thead>
                <tbody>
                  {list.data.batches.map((one) => (
                    <tr key={one.batchId}>
                      <td data-label={say("payments.number")}><Link className="row-link num" to="/payments/$batch" params={{ batch: one.batchId }}>{one.number}</Link><span className="sub">{one.title}</span></td>
                      <td data-label={say("payments.month")} className="num">{one.month}</td>
                      <td data-label={say("payments.place")}>{one.place}</td>
                      <td data-label={say("payments.state")}><BatchChip state={one.state} /></td>
                      <td data-label={say("payments.persons")} className="right">{one.persons}</td>
                      <td data-label={say("payments.payable")} className="right">{one.payable}</td>
                      <td data-label={say("payments.net")} className="right">{yuanText(one.netFen)}</td>
                      <td data-label={say("payments.open-returns")} className="right">{one.openReturns || "—"}</td>
                      <td data-label={say("payments.made")} className="num">{dayOf(one.madeAt)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
          <Pager page={page} of={list.data} go={setPage} />
        </>
      )}
    </div>
  )
}

/** Businesses a batch can be opened for. */
const businesses = ["insurance.benefit", "insurance.transfer-fees", "subsidies.personal", "subsidies.units", "subsidies.personal-interest", "subsidies.unit-interest", "subsidies.personal-insured", "subsidies.unit-insured"] as const

function OpenBatch({ close }: { readonly close: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const { scope } = useWho()
  const send = useSend(openBatch, [listBatches.name])
  const { lacks, tried } = useTried()
  const [month, setMonth] = useState(() => monthOf(chinaClock(new Date().toISOString()).date))
  const [region, setRegion] = useState<string | null>(() => (scope.length >= 4 ? scope.padEnd(12, "0") : null))
  const [business, setBusiness] = useState<(typeof businesses)[number]>("insurance.benefit")
  const lack = lacks(!region || !month, say("payments.lack"))
  return (
    <form
      className="card pad action-card"
      aria-label={say("payments.open")}
      onSubmit={(event) => tried(event, !region || !month, () => region !== null && send.mutate({ input: { business, region, month } }, { onSuccess: (made) => void navigate({ to: "/payments/$batch", params: { batch: made.batchId } }) }))}
    >
      <p className="consequence">{say("payments.open-how")}</p>
      <Failure failure={send.error} />
      {lack ? <p id="batch-lack" className="field-error" role="alert">{lack}</p> : null}
      <div className="tools" style={{ alignItems: "end" }}>
        <div><label htmlFor="batch-business" className="field-label">{say("payments.business")}</label><Select id="batch-business" className="tool-select" value={business} onChange={setBusiness} options={businesses.map((value) => ({ value, label: say(`payments.business.${value}`) }))} /></div>
        <div><label htmlFor="batch-month" className="field-label">{say("payments.month")}</label><Input id="batch-month" type="month" value={month} {...wrongIf(lacks(!month), "batch-lack")} onChange={(event) => setMonth(event.target.value as typeof month)} /></div>
        <div><label htmlFor="batch-region" className="field-label">{say("payments.place")}</label><RegionPicker id="batch-region" label={say("payments.place")} value={region} onChange={setRegion} invalid={lacks(!region) !== null} describedBy="batch-lack" /></div>
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("payments.generate")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
