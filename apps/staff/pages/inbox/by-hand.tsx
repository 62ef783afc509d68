// Rows of other departments whose number matches a person but whose name does not: an officer compares the two and decides.
import { Link } from "@tanstack/react-router"
import { Button, Input } from "antd"
import { useState } from "react"
import { decideByHand, type listByHand as contract } from "#platform/exchange/contract"
import { type Asked, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"

type Row = OutputOf<typeof contract>[number]
const keyOf = (row: Row) => `${row.receiptId}-${row.line}`

export function ByHand({ read }: { readonly read: Asked<OutputOf<typeof contract>> }) {
  const say = useSay()
  const { roles } = useWho()
  const decides = roles.includes("reviewer") || roles.includes("head")
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <ListCard
      label={say("inbox.view.by-hand")} asked={read} rows={read.data} keyOf={keyOf}
      nothing={<Nothing title={say("inbox.none.by-hand")}>{say("inbox.none-more")}</Nothing>}
      columns={[
        { head: say("hand.given"), show: (row) => <strong>{row.givenName}</strong> },
        { head: say("hand.registered"), show: (row) => <><Link to="/people/$person" params={{ person: row.personId }} className="row-link">{row.registeredName}</Link><span className="sub num">{row.idMasked}</span></> },
        { head: say("hand.says"), show: (row) => row.cells.map((cell) => <span key={cell.label} className="said"><span className="light">{cell.label}</span> {cell.value}</span>) },
        { head: say("hand.feed"), show: (row) => <>{row.feedTitle}<span className="sub num">{moment(row.at)} · {say("hand.line", { line: row.line })}</span></> },
        { head: say("returns.do"), show: (row) => (!decides ? <span className="sub">{say("hand.reviewer-decides")}</span> : opened === keyOf(row) ? <Decide row={row} close={() => setOpened(null)} /> : <Button size="small" onClick={() => setOpened(keyOf(row))}>{say("returns.open")}</Button>) },
      ]}
    />
  )
}

function Decide({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(decideByHand, ["exchange.list-by-hand"])
  const [why, setWhy] = useState("")
  const [isTried, setTried] = useState(false)
  const missing = isTried && why.trim().length < 2
  const id = `why-${keyOf(row)}`
  const decide = (take: boolean) => {
    setTried(true)
    if (why.trim().length >= 2) send.mutate({ params: { person: row.personId, receipt: row.receiptId, line: row.line }, input: { take, why: why.trim() } }, { onSuccess: close })
  }
  return (
    <div className="inline-form">
      <label htmlFor={id}>{say("hand.why")}</label>
      <Input.TextArea id={id} autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} value={why} {...(missing ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})} onChange={(event) => setWhy(event.target.value)} />
      {missing ? <p id={`${id}-error`} className="field-error" role="alert">{say("hand.why-missing")}</p> : null}
      <Failure failure={send.error} />
      <span className="action-others tight">
        <Button size="small" type="primary" loading={send.isPending} onClick={() => decide(true)}>{say("hand.take")}</Button>
        <Button size="small" onClick={() => decide(false)}>{say("hand.drop")}</Button>
        <Button size="small" type="text" onClick={close}>{say("action.cancel")}</Button>
      </span>
    </div>
  )
}
