// Keys with which other departments send their files: made once, shown once, disabled at once.
import { Button, Input, Select } from "antd"
import { useState } from "react"
import { listFeeds } from "#platform/exchange/contract"
import { createFeedKey, disableFeedKey, listFeedKeys } from "#platform/identity/contract"
import { Confirm, useAsk, useSend, useWho } from "#ui"
import { Refusal } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { dayOf } from "../../parts/moments.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

export function FeedKeys() {
  const say = useSay()
  const { roles } = useWho()
  const isOperator = roles.includes("operator")
  const read = useAsk(listFeedKeys)
  const disable = useSend(disableFeedKey, [listFeedKeys.name])
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  return (
    <>
      {made ? (
        <div className="banner banner-success" role="status">
          <strong>{say("keys.feed.made")}</strong>
          <p className="secret">{made}</p>
          <Button size="small" onClick={() => setMade(null)}>{say("full.hide")}</Button>
        </div>
      ) : null}
      {isOperator && !open ? <div className="tools"><Button type="primary" onClick={() => setOpen(true)}>{say("keys.feed.new")}</Button></div> : null}
      {open ? <NewKey close={() => setOpen(false)} done={(key) => { setOpen(false); setMade(key) }} /> : null}
      <ListCard
        label={say("feeds.view.keys")} asked={read} rows={read.data} failure={disable.error} keyOf={(one) => one.keyId}
        nothing={<Nothing title={say("keys.feed.none")}>{say("keys.feed.none-more")}</Nothing>}
        columns={[
          { head: say("hand.feed"), show: (one) => <>{one.title || one.source}<span className="sub">{one.source}</span></> },
          { head: say("officers.scope"), className: "num", show: (one) => one.scope },
          { head: say("keys.feed.created"), className: "num", show: (one) => dayOf(one.createdAt) },
          { head: say("payments.state"), show: (one) => (one.disabledAt ? <Chip tone="neutral">{say("keys.feed.disabled", { day: dayOf(one.disabledAt) })}</Chip> : <Chip tone="success">{say("keys.feed.active")}</Chip>) },
          isOperator && { head: say("returns.do"), show: (one) => (one.disabledAt ? "—" : <Confirm label={say("keys.feed.disable")} question={say("keys.feed.sure", { title: one.title || one.source })} consequence={null} yes={say("keys.feed.disable")} danger onYes={() => disable.mutateAsync({ params: { key: one.keyId } })} />) },
        ]}
      />
    </>
  )
}

function NewKey({ close, done }: { readonly close: () => void; readonly done: (key: string) => void }) {
  const say = useSay()
  const { scope: mine } = useWho()
  const send = useSend(createFeedKey, [listFeedKeys.name])
  const feeds = useAsk(listFeeds)
  const senders = [...new Map((feeds.data ?? []).map((one) => [one.sender, one.source])).entries()].map(([sender, department]) => ({ value: sender, label: `${department}（${sender}）` }))
  const [source, setSource] = useState<string | null>(null)
  const [title, setTitle] = useState("")
  const [scope, setScope] = useState(mine)
  const wrong = send.error instanceof Refusal ? send.error.errors : []
  const { lacks, tried } = useTried()
  const line = (id: "title" | "scope", label: string, value: string, change: (value: string) => void) => (
    <Line id={`key-${id}`} label={label} error={lacks(id === "title" && value.trim() === "") ?? wrong.find((one) => one.path === id)?.says ?? null}>{(aria) => <Input {...aria} autoComplete="off" value={value} onChange={(event) => change(event.target.value)} />}</Line>
  )
  return (
    <form
      className="card pad action-card"
      aria-label={say("keys.feed.new")}
      onSubmit={(event) => tried(event, source === null || title.trim() === "", () => source !== null && send.mutate({ input: { source, title: title.trim(), scope: scope.trim() } }, { onSuccess: (made) => done(made.key) }))}
    >
      <h2>{say("keys.feed.new")}</h2>
      <div className="split split-even">
        <div>
          <Line id="key-source" label={say("keys.feed.source")} error={lacks(source === null)}>{(aria) => <Select {...aria} className="wide" loading={feeds.isPending} value={source} onChange={setSource} options={senders} />}</Line>
          {line("scope", say("keys.feed.scope"), scope, setScope)}
        </div>
        <div>{line("title", say("keys.feed.name"), title, setTitle)}</div>
      </div>
      <Failure failure={send.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("keys.feed.new")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
