// Data received from other departments: for the operator first what needs a person, then files with their receipts and the rows not taken, jobs, keys, shared networks.
import { Button, Drawer, Select, Skeleton } from "antd"
import { useState } from "react"
import { downloadReceiptRows, listFeeds, listReceipts, readReceipt, takeFileAgain, type Receipt } from "#platform/exchange/contract"
import { useAsk, useSend, useWho } from "#ui"
import { addressOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { Views } from "../../parts/views.tsx"
import { useSay } from "../../say.ts"
import { Attention } from "./attention.tsx"
import { FeedKeys } from "./feed-keys.tsx"
import { Jobs } from "./jobs.tsx"
import { Networks } from "./networks.tsx"

const tones: Readonly<Record<Receipt["state"], Tone>> = { reading: "info", staged: "info", accepted: "success", refused: "error" }

export function FeedsPage() {
  const say = useSay()
  const { roles } = useWho()
  const isOperator = roles.includes("operator")
  const seesKeys = isOperator || roles.includes("auditor")
  const views = (["files", "jobs", "keys", "networks"] as const).filter((one) => (one === "jobs" ? isOperator : one === "files" ? true : seesKeys))
  const [view, setView] = useState<(typeof views)[number]>("files")
  return (
    <div className="page">
      <div className="page-head"><h1>{say("feeds.title")}</h1></div>
      {isOperator ? <Attention /> : null}
      {views.length > 1 ? (
        <Views>
          {views.map((one) => <button key={one} type="button" className="view" aria-current={one === view ? "page" : undefined} onClick={() => setView(one)}>{say(`feeds.view.${one}`)}</button>)}
        </Views>
      ) : null}
      {view === "keys" ? <FeedKeys /> : view === "networks" ? <Networks /> : view === "jobs" ? <Jobs /> : <Files />}
    </div>
  )
}

function Files() {
  const say = useSay()
  const [feed, setFeed] = useState("")
  const [opened, setOpened] = useState<string | null>(null)
  const feeds = useAsk(listFeeds)
  const list = useAsk(listReceipts, { query: { limit: 100, ...(feed ? { feed } : {}) } }, { every: 20_000, keep: true })
  return (
    <>
      <div className="tools">
        <Select className="tool-select" aria-label={say("feeds.feed")} value={feed} onChange={setFeed} options={[{ value: "", label: say("feeds.all") }, ...(feeds.data ?? []).map((one) => ({ value: one.name, label: `${one.title}（${one.sender}）` }))]} />
      </div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.rows.length === 0 ? <Nothing title={say("feeds.none")}>{say("feeds.none-more")}</Nothing> : null}
      {list.data && list.data.rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("feeds.title")}>
            <thead><tr><th scope="col">{say("feeds.file")}</th><th scope="col">{say("feeds.feed")}</th><th scope="col">{say("payments.state")}</th><th scope="col" className="right">{say("feeds.rows")}</th><th scope="col" className="right">{say("feeds.fresh")}</th><th scope="col" className="right">{say("feeds.changed")}</th><th scope="col" className="right">{say("feeds.aside")}</th><th scope="col" className="right">{say("feeds.by-hand")}</th><th scope="col">{say("feeds.at")}</th></tr></thead>
            <tbody>
              {list.data.rows.map((one) => (
                <tr key={one.receiptId}>
                  <td data-label={say("feeds.file")}><button type="button" className="link" onClick={() => setOpened(one.receiptId)}>{one.fileName}</button>{one.says ? <span className="sub">{one.line ? say("feeds.line", { line: one.line }) : ""}{one.says}</span> : null}</td>
                  <td data-label={say("feeds.feed")}>{one.feedTitle}<span className="sub">{one.sender} · {say(`feeds.by.${one.cameBy}`)}</span></td>
                  <td data-label={say("payments.state")}><Chip tone={tones[one.state]}>{say(`feeds.state.${one.state}`)}</Chip>{one.repeated ? <span className="sub">{say("feeds.repeated")}</span> : null}</td>
                  <td data-label={say("feeds.rows")} className="right">{one.rows}</td>
                  <td data-label={say("feeds.fresh")} className="right">{one.fresh}</td>
                  <td data-label={say("feeds.changed")} className="right">{one.changed}</td>
                  <td data-label={say("feeds.aside")} className="right">{one.setAside}</td>
                  <td data-label={say("feeds.by-hand")} className="right">{one.byHand}</td>
                  <td data-label={say("feeds.at")} className="num">{moment(one.receivedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {opened ? <ReceiptDrawer receipt={opened} close={() => setOpened(null)} /> : null}
    </>
  )
}

function ReceiptDrawer({ receipt, close }: { readonly receipt: string; readonly close: () => void }) {
  const say = useSay()
  const { roles } = useWho()
  const read = useAsk(readReceipt, { params: { receipt } })
  const again = useSend(takeFileAgain, [listReceipts.name, readReceipt.name])
  return (
    <Drawer open onClose={close} size="large" title={say("feeds.receipt")}>
      <Failure failure={read.error ?? again.error} />
      {read.data ? (
        <>
          <dl className="pairs">
            <dt>{say("feeds.file")}</dt><dd>{read.data.receipt.fileName}</dd>
            <dt>SHA-256</dt><dd className="num" style={{ overflowWrap: "anywhere" }}>{read.data.receipt.sha256}</dd>
            <dt>{say("feeds.at")}</dt><dd className="num">{moment(read.data.receipt.receivedAt)}{read.data.receipt.endedAt ? ` — ${moment(read.data.receipt.endedAt)}` : ""}</dd>
            <dt>{say("feeds.result")}</dt><dd>{say("feeds.counts", { rows: read.data.receipt.rows, fresh: read.data.receipt.fresh, changed: read.data.receipt.changed, unchanged: read.data.receipt.unchanged, withdrawn: read.data.receipt.withdrawn, aside: read.data.receipt.setAside, hand: read.data.receipt.byHand })}</dd>
          </dl>
          <div className="action-others">
            <Button href={addressOf(downloadReceiptRows, { receipt })}>{say("feeds.download")}</Button>
            {roles.includes("operator") ? <Button loading={again.isPending} onClick={() => again.mutate({ params: { receipt } })}>{say("feeds.again")}</Button> : null}
          </div>
          {read.data.rows.length === 0 ? <p className="sub">{say("feeds.no-rows")}</p> : (
            <table className="rows" aria-label={say("feeds.receipt")}>
              <thead><tr><th scope="col" className="right">{say("feeds.row")}</th><th scope="col">{say("feeds.outcome")}</th><th scope="col">{say("feeds.says")}</th></tr></thead>
              <tbody>{read.data.rows.map((row) => <tr key={`${row.line}-${row.field}-${row.code}`}><td data-label={say("feeds.row")} className="right">{row.line}</td><td data-label={say("feeds.outcome")}>{say(`feeds.outcome.${row.outcome}`)}</td><td data-label={say("feeds.says")}>{row.says} <span className="code">{row.code}</span></td></tr>)}</tbody>
            </table>
          )}
          {read.data.more ? <p className="sub">{say("feeds.more")}</p> : null}
        </>
      ) : null}
    </Drawer>
  )
}
