// One payment batch: the ten steps as a track, totals in yuan, what to do next, its lines, the identities with both sides, and who did what.
import { getRouteApi, Link } from "@tanstack/react-router"
import { Button, Skeleton } from "antd"
import { useState } from "react"
import { type BatchView, downloadBankFile, downloadInstitutionFile, downloadReconciliation, readBatch } from "#platform/payments/contract"
import { useAsk, useWho } from "#ui"
import { addressOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Figure, yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { Views } from "../../parts/views.tsx"
import { type Say, useSay } from "../../say.ts"
import { BatchActs } from "./batch-acts.tsx"
import { BatchLines } from "./batch-lines.tsx"
import { BatchChip, BatchTrack } from "./batch-words.tsx"

const route = getRouteApi("/payments/$batch")

export function BatchPage() {
  const say = useSay()
  const { batch }: { batch: string } = route.useParams()
  const read = useAsk(readBatch, { params: { batch } }, { every: 20_000 })
  const [view, setView] = useState<"lines" | "accounts" | "history">("lines")
  if (read.isPending) return <div className="page" aria-busy="true"><Skeleton active paragraph={{ rows: 12 }} /></div>
  if (!read.data)
    return (
      <div className="page">
        <h1>{say("batch.unreadable")}</h1>
        <Failure failure={read.error} again={() => void read.refetch()} />
        <p><Link to="/payments">{say("batch.back")}</Link></p>
      </div>
    )
  const { totals, batch: head } = read.data
  return (
    <div className="page">
      <header>
        <div className="case-title">
          <Link to="/payments" className="back no-print" aria-label={say("batch.back")}>←</Link>
          <h1>{head.number} <span className="light">{head.title}</span></h1>
          <BatchChip state={head.state} />
          <Button size="small" className="no-print push-right" onClick={() => print()}>{say("case.print")}</Button>
        </div>
        <p className="case-sub">
          <span>{head.place}</span><span className="num">{head.month}</span><span>{say("batch.cut-off", { at: moment(read.data.cutOff) })}</span>
          {read.data.parent ? <span>{say("batch.parent")} <Link to="/payments/$batch" params={{ batch: read.data.parent.batchId }}>{read.data.parent.number}</Link></span> : null}
          {read.data.children.map((one) => <span key={one.batchId}>{say("batch.child")} <Link to="/payments/$batch" params={{ batch: one.batchId }}>{one.number}</Link></span>)}
        </p>
        <BatchTrack view={read.data} />
      </header>
      <dl className="figures">
        <Figure label={say("batch.persons")} value={String(totals.persons)} unit={say("unit.persons")} />
        <Figure label={say("batch.payable")} value={String(totals.payable)} unit={say("unit.lines")} />
        <Figure label={say("batch.due")} value={yuanText(totals.dueFen)} unit={say("unit.yuan")} />
        <Figure label={say("batch.deducted")} value={yuanText(totals.deductedFen)} unit={say("unit.yuan")} />
        <Figure label={say("batch.net")} value={yuanText(totals.netFen)} unit={say("unit.yuan")} />
        <Figure label={say("batch.held")} value={`${totals.held} / ${totals.excluded}`} />
        <Figure label={say("batch.paid")} value={yuanText(totals.paidFen)} unit={say("unit.yuan")} />
        <Figure label={say("batch.returned")} value={yuanText(totals.returnedFen)} unit={say("unit.yuan")} />
      </dl>
      {totals.previous ? <p className="sub">{say("batch.previous", { month: totals.previous.month, payable: totals.previous.payable, net: yuanText(totals.previous.netFen) })}</p> : null}
      <BatchActs view={read.data} />
      <Views>
        {(["lines", "accounts", "history"] as const).map((one) => (
          <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => setView(one)}>
            {say(`batch.view.${one}`)}
            {one === "lines" && totals.unconfirmed > 0 ? <span className="count count-late">{totals.unconfirmed}</span> : null}
          </button>
        ))}
      </Views>
      {view === "lines" ? <BatchLines view={read.data} /> : view === "accounts" ? <Accounts view={read.data} /> : <History view={read.data} />}
    </div>
  )
}

/** A side of an identity: months and persons are counts, everything else is money. */
const sideText = (name: string, value: number) => (/(人月|人数|重复月份|期限外月份)$/.test(name) ? String(value) : yuanText(value))

const fileKinds = ["bank", "result", "institution"] as const

function fileWords(say: Say, view: BatchView, file: BatchView["files"][number]): string {
  const kind = fileKinds.find((one) => one === file.kind)
  const category = view.totals.institutions.find((one) => one.category === file.category)?.label ?? file.category
  return [kind ? say(`batch.file-kind.${kind}`) : file.kind, category].filter(Boolean).join(" · ")
}

function Accounts({ view }: { readonly view: BatchView }) {
  const say = useSay()
  const { roles } = useWho()
  const batch = view.batch.batchId
  const isFinance = roles.includes("finance")
  return (
    <div className="split split-even">
      <div>
        <section className="card pad" aria-labelledby="identities">
          <div className="card-head">
            <h2 id="identities">{say("batch.reconciliation")}</h2>
            {view.reconciliation ? <Chip tone={view.reconciliation.holds ? "success" : "error"}>{say(view.reconciliation.holds ? "batch.holds" : "batch.differs")}</Chip> : null}
          </div>
          {view.reconciliation ? (
            <>
              <ol className="identities">
                {view.reconciliation.identities.map((one) => (
                  <li key={one.number}>
                    <span>{one.number}. {one.says}</span>
                    <Chip tone={one.holds ? "success" : "error"}>{say(one.holds ? "batch.equal" : "batch.unequal")}</Chip>
                    <span className="sides">{Object.entries(one.figures).map(([name, value]) => <span key={name}>{name} <strong>{sideText(name, value)}</strong></span>)}</span>
                  </li>
                ))}
              </ol>
              <p><a href={addressOf(downloadReconciliation, { batch })} download>{say("batch.download-reconciliation")}</a></p>
            </>
          ) : <p className="sub">{say("batch.not-reconciled")}</p>}
        </section>
      </div>
      <div>
        <section className="card" aria-labelledby="files">
          <div className="pad"><h2 id="files" style={{ marginBottom: 0 }}>{say("batch.files")}</h2></div>
          {view.files.length === 0 ? <p className="sub pad">{say("batch.no-files")}</p> : (
            <table className="rows">
              <thead><tr><th scope="col">{say("batch.file")}</th><th scope="col" className="right">{say("batch.file-lines")}</th><th scope="col" className="right">{say("batch.file-total")}</th></tr></thead>
              <tbody>
                {view.files.map((one) => (
                  <tr key={`${one.kind}-${one.category}-${one.sha256}`}>
                    <td data-label={say("batch.file")}>
                      {isFinance && one.kind !== "result" ? <a href={one.category ? addressOf(downloadInstitutionFile, { batch, category: one.category }) : addressOf(downloadBankFile, { batch })} download>{fileWords(say, view, one)}</a> : fileWords(say, view, one)}
                      <span className="sub num" title={one.sha256}>{moment(one.madeAt)} · {one.sha256.slice(0, 12)}…</span>
                    </td>
                    <td data-label={say("batch.file-lines")} className="right">{one.lines}</td>
                    <td data-label={say("batch.file-total")} className="right">{yuanText(one.totalFen)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section className="card" aria-labelledby="categories">
          <div className="pad"><h2 id="categories" style={{ marginBottom: 0 }}>{say("batch.categories")}</h2></div>
          <table className="rows">
            <thead><tr><th scope="col">{say("batch.category")}</th><th scope="col" className="right">{say("batch.file-lines")}</th><th scope="col" className="right">{say("batch.due")}</th><th scope="col" className="right">{say("batch.net")}</th></tr></thead>
            <tbody>
              {view.totals.categories.map((one) => (
                <tr key={one.category}><td data-label={say("batch.category")}>{one.label}</td><td data-label={say("batch.file-lines")} className="right">{one.count}</td><td data-label={say("batch.due")} className="right">{yuanText(one.dueFen)}</td><td data-label={say("batch.net")} className="right">{yuanText(one.netFen)}</td></tr>
              ))}
              {view.totals.institutions.map((one) => (
                <tr key={`${one.category}-${one.payee}`}><td data-label={say("batch.category")}>{one.label}<span className="sub">{one.payee}</span></td><td data-label={say("batch.file-lines")} className="right">{one.count}</td><td data-label={say("batch.due")} className="right">{yuanText(one.totalFen)}</td><td data-label={say("batch.net")} className="right">{yuanText(one.totalFen)}</td></tr>
              ))}
            </tbody>
          </table>
        </section>
        {view.signature ? <p className={`banner ${view.signature.valid ? "banner-success" : "banner-error"}`}>{say(view.signature.valid ? "batch.signed" : "batch.signature-broken", { who: view.signature.signer, at: moment(view.signature.at) })}</p> : null}
      </div>
    </div>
  )
}

function History({ view }: { readonly view: BatchView }) {
  const say = useSay()
  return (
    <div className="card pad">
      <ol className="log" aria-label={say("batch.view.history")}>
        {view.log.toReversed().map((one) => {
          const says = one.detail["says"]
          return (
            <li key={one.seq}>
              <p className="log-head"><strong>{say(`batch.act.${one.kind}`)}</strong><span>{one.actorName}</span><time className="num" dateTime={one.at}>{moment(one.at)}</time></p>
              {typeof says === "string" && says ? <p className="log-says">{says}</p> : null}
            </li>
          )
        })}
      </ol>
    </div>
  )
}
