// 失业保险关系转移: moves to and from other provinces at the officer's place, what has to be done for each, and messages that need a person.
import { Link } from "@tanstack/react-router"
import { Button, Input, Segmented } from "antd"
import { useState } from "react"
import { listTransferMessages, listTransfers, takeTransferMessage } from "#domains/insurance"
import { csvOf, LoadingShape, PrintButton, saveFile, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"
import { AgencyAccounts } from "./agency-accounts.tsx"
import { TransferActs } from "./transfer-acts.tsx"

export type Transfer = OutputOf<typeof listTransfers>[number]

const tones: Readonly<Record<Transfer["state"], Tone>> = { applied: "info", "contact-sent": "info", "out-done": "warning", "fee-pending": "warning", "fee-received": "warning", done: "success", rejected: "error", recalled: "neutral" }
/** A letter received is another thing to do than one sent. */
const stateOf = (row: Transfer) => (row.direction === "out" && row.state === "contact-sent" ? ("contact-received" as const) : row.state)

export function Transfers() {
  const say = useSay()
  const { roles } = useWho()
  const [open, setOpen] = useState<"yes" | "no">("yes")
  const [direction, setDirection] = useState<"" | "in" | "out">("")
  const [entering, setEntering] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const list = useAsk(listTransfers, { query: { open, ...(direction ? { direction } : {}) } }, { keep: true, every: 60_000 })
  const rows = list.data ?? []
  const save = () =>
    saveFile(`${say("transfers.title")}.csv`, csvOf([[say("transfers.person"), say("transfers.other"), say("transfers.state"), say("transfers.months"), say("transfers.unused"), say("transfers.fee"), say("transfers.due")], ...rows.map((row) => [row.name, row.otherName, say(`transfers.state.${stateOf(row)}`), String(row.paidMonths ?? ""), String(row.unusedMonths ?? ""), row.feeFen === null ? "" : yuanText(row.feeFen), row.feeDueOn ?? ""])]), "text/csv;charset=utf-8")
  return (
    <>
      <p className="hint">{say("transfers.how")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <div className="tools">
        <Segmented aria-label={say("transfers.state")} value={open} onChange={setOpen} options={[{ value: "yes", label: say("transfers.open") }, { value: "no", label: say("transfers.ended") }]} />
        <Segmented aria-label={say("transfers.title")} value={direction} onChange={setDirection} options={[{ value: "", label: say("transfers.all") }, { value: "in", label: say("transfers.direction.in") }, { value: "out", label: say("transfers.direction.out") }]} />
        {roles.includes("clerk") && !entering ? <Button onClick={() => { setTold(null); setEntering(true) }}>{say("transfers.enter-file")}</Button> : null}
        {rows.length > 0 ? <><Button onClick={save}>{say("prices.export")}</Button><PrintButton /></> : null}
      </div>
      {entering ? <EnterFile close={() => setEntering(false)} done={(says) => { setEntering(false); setTold(says) }} /> : null}
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <LoadingShape kind="lines" rows={3} /> : null}
      {list.data && rows.length === 0 ? <Nothing title={say("transfers.none")}>{say("transfers.none-more")}</Nothing> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("transfers.title")}>
            <thead>
              <tr>
                <th scope="col">{say("transfers.person")}</th><th scope="col">{say("transfers.other")}</th><th scope="col">{say("transfers.state")}</th><th scope="col" className="right">{say("transfers.months")}</th>
                <th scope="col" className="right">{say("transfers.unused")}</th><th scope="col" className="right">{say("transfers.fee")}</th><th scope="col">{say("transfers.due")}</th><th scope="col">{say("transfers.do")}</th>
              </tr>
            </thead>
            <tbody>{rows.map((row) => <Row key={row.transferId} row={row} done={setTold} />)}</tbody>
          </table>
        </div>
      ) : null}
      <Messages />
      <AgencyAccounts />
    </>
  )
}

function Row({ row, done }: { readonly row: Transfer; readonly done: (says: string) => void }) {
  const say = useSay()
  return (
    <tr>
      <td data-label={say("transfers.person")}><Link className="row-link" to="/people/$person" params={{ person: row.personId }}>{row.name}</Link><span className="sub">{say(`transfers.direction.${row.direction}`)}</span></td>
      <td data-label={say("transfers.other")}>{row.otherName}<span className="sub num">{row.contactOn ?? ""}</span></td>
      <td data-label={say("transfers.state")}><Chip tone={tones[row.state]}>{say(`transfers.state.${stateOf(row)}`)}</Chip>{row.overdue ? <> <Chip tone="error">{say("transfers.overdue")}</Chip></> : null}{row.says ? <span className="sub">{row.says}</span> : null}</td>
      <td data-label={say("transfers.months")} className="right">{row.paidMonths ?? "—"}</td>
      <td data-label={say("transfers.unused")} className="right">{row.unusedMonths ?? "—"}</td>
      <td data-label={say("transfers.fee")} className="right">{row.feeFen === null ? "—" : yuanText(row.feeFen)}</td>
      <td data-label={say("transfers.due")} className="num">{row.feeDueOn ?? "—"}</td>
      <td data-label={say("transfers.do")}><TransferActs row={row} done={done} /></td>
    </tr>
  )
}

function EnterFile({ close, done }: { readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(takeTransferMessage, [listTransfers.name, listTransferMessages.name])
  const [content, setContent] = useState("")
  const [isTried, setTried] = useState(false)
  const missing = content.trim() === ""
  return (
    <form
      className="card pad action-card"
      aria-label={say("transfers.enter-file")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!missing) send.mutate({ input: { content: content.trim() } }, { onSuccess: (answer) => done(answer.state === "taken" ? say("transfers.file-taken") : say("transfers.file-by-hand", { problem: answer.problem })) })
      }}
    >
      <p className="consequence">{say("transfers.enter-file-how")}</p>
      <Failure failure={send.error} />
      <label htmlFor="transfer-file" className="field-label">{say("transfers.file-content")}</label>
      <Input.TextArea id="transfer-file" autoSize={{ minRows: 4, maxRows: 12 }} maxLength={200_000} value={content} onChange={(event) => setContent(event.target.value)} />
      {isTried && missing ? <p className="field-error" role="alert">{say("transfers.file-missing")}</p> : null}
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("transfers.file-save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}

/** Shown only where there are some. */
function Messages() {
  const say = useSay()
  const list = useAsk(listTransferMessages, {}, { every: 60_000 })
  if (!list.data || list.data.length === 0) return null
  return (
    <section className="card pad" aria-labelledby="transfer-messages">
      <h2 id="transfer-messages">{say("transfers.messages")}</h2>
      <ul className="earlier">{list.data.map((one) => <li key={one.messageId}>{say("transfers.message", { province: one.province, number: one.number })}<span className="sub">{one.problem}</span></li>)}</ul>
    </section>
  )
}
