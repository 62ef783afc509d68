// Data received from other departments: for the operator first what needs a person, then files with their receipts and the rows not taken, jobs, keys, shared networks.
import { Button, Drawer, Select } from "antd"
import { useState } from "react"
import { downloadReceiptRows, listFeeds, listReceipts, readReceipt, takeFileAgain, type Receipt } from "#platform/exchange/contract"
import { useAsk, useIsPhone, useSend, useWho } from "#ui"
import { addressOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { ListCard, useRowsShown } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
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
  const size = useRowsShown()
  const isPhone = useIsPhone()
  /** Where the pages before this one ended. */
  const [ends, setEnds] = useState<readonly string[]>([])
  const after = ends.at(-1)
  const list = useAsk(listReceipts, { query: { limit: size, ...(feed ? { feed } : {}), ...(after ? { after } : {}) } }, { every: 20_000, keep: true })
  const turn = (page: number) => setEnds(page <= ends.length ? ends.slice(0, page - 1) : [...ends, list.data?.next ?? []].flat())
  const counts = ["rows", "fresh", "changed", "aside", "by-hand"] as const
  const countOf = (one: Receipt, name: (typeof counts)[number]) => (name === "aside" ? one.setAside : name === "by-hand" ? one.byHand : one[name])
  return (
    <>
      <div className="tools">
        <Select className="tool-select" aria-label={say("feeds.feed")} value={feed} onChange={(chosen) => { setFeed(chosen); setEnds([]) }} options={[{ value: "", label: say("feeds.all") }, ...(feeds.data ?? []).map((one) => ({ value: one.name, label: `${one.title}（${one.sender}）` }))]} />
      </div>
      <ListCard
        label={say("feeds.title")} asked={list} rows={list.data?.rows} keyOf={(one) => one.receiptId}
        nothing={<Nothing title={say("feeds.none")}>{say("feeds.none-more")}</Nothing>}
        columns={[
          { head: say("feeds.file"), show: (one) => <><button type="button" className="link" onClick={() => setOpened(one.receiptId)}>{one.fileName}</button>{one.says ? <span className="sub">{one.line ? say("feeds.line", { line: one.line }) : ""}{one.says}</span> : null}</> },
          { head: say("feeds.feed"), show: (one) => <>{one.feedTitle}<span className="sub">{one.sender} · {say(`feeds.by.${one.cameBy}`)}</span></> },
          { head: say("payments.state"), show: (one) => <><Chip tone={tones[one.state]}>{say(`feeds.state.${one.state}`)}</Chip>{one.repeated ? <span className="sub">{say("feeds.repeated")}</span> : null}</> },
          isPhone && { head: say("feeds.result"), show: (one) => <span>{counts.filter((name) => name === "rows" || countOf(one, name) > 0).map((name) => <span key={name} className="said"><span className="light">{say(`feeds.${name}`)}</span> {countOf(one, name)}</span>)}</span> },
          ...counts.map((name) => !isPhone && ({ head: say(`feeds.${name}`), className: "right", show: (one: Receipt) => countOf(one, name) } as const)),
          { head: say("feeds.at"), className: "num", show: (one) => moment(one.receivedAt) },
        ]}
      />
      <Pager page={ends.length + 1} of={list.data ? { more: list.data.next !== null } : undefined} go={turn} />
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
