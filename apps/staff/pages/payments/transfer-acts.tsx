// What an officer can do about one move: make its figures, confirm or refuse them, urge the other province, enter and confirm the fee.
import { Link } from "@tanstack/react-router"
import { Button, Input, InputNumber, Select } from "antd"
import { type ReactNode, useState } from "react"
import { confirmTransferFee, enterTransferFee, listTransfers, prepareSheet, settleSheet, transferPaper, urgeTransfer } from "#domains/insurance"
import { chinaClock } from "#standards"
import { useSend, useWho } from "#ui"
import { addressOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import type { Transfer } from "./transfers.tsx"

interface ActProps {
  readonly row: Transfer
  readonly done: (says: string) => void
  readonly close: () => void
}

type Act = "settle" | "refuse" | "urge" | "fee" | "check"
const changed = [listTransfers.name]
const paramsOf = (row: Transfer) => ({ person: row.personId, transfer: row.transferId })

/** The letter once it was sent, the sheet once it was confirmed. */
function paperOf(row: Transfer): "letter" | "sheet" | null {
  if (row.direction === "in") return row.contactOn === null ? null : "letter"
  return row.movedOn === null || row.state === "recalled" ? null : "sheet"
}

export function TransferActs({ row, done }: { readonly row: Transfer; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const [act, setAct] = useState<Act | null>(null)
  const prepare = useSend(prepareSheet, changed)
  const close = () => setAct(null)
  const finished = (says: string) => {
    close()
    done(says)
  }
  const props: ActProps = { row, done: finished, close }
  if (act === "settle") return <Settle {...props} refuse={() => setAct("refuse")} />
  if (act === "refuse") return <Refuse {...props} />
  if (act === "urge") return <Urge {...props} />
  if (act === "fee") return <EnterFee {...props} />
  if (act === "check") return <CheckFee {...props} />
  const button = (to: Act, label: string) => <Button key={to} size="small" onClick={() => setAct(to)}>{label}</Button>
  const waitsOut = row.direction === "out" && row.state === "contact-sent"
  const isPrepared = waitsOut && row.preparedBy !== null
  const possible: ReactNode[] = []
  if (row.direction === "in" && row.caseId !== null && (row.state === "applied" || row.state === "contact-sent" || row.state === "out-done"))
    possible.push(<Link key="case" to="/cases/$subject/$case" params={{ subject: row.personId, case: row.caseId }}>{say("transfers.case")}</Link>)
  if (waitsOut && roles.includes("clerk"))
    possible.push(
      <Button key="prepare" size="small" type="primary" loading={prepare.isPending} onClick={() => prepare.mutate({ params: paramsOf(row), input: {} }, { onSuccess: (made) => done(say("transfers.prepared", { name: made.name, months: made.paidMonths ?? 0, unused: made.unusedMonths ?? 0, fee: yuanText(made.feeFen ?? 0) })) })}>
        {say("transfers.prepare")}
      </Button>,
    )
  if (waitsOut && roles.includes("reviewer")) possible.push(button(isPrepared ? "settle" : "refuse", say(isPrepared ? "transfers.settle" : "transfers.refuse")))
  if (row.direction === "in" && (row.state === "contact-sent" || row.state === "fee-pending") && (roles.includes("clerk") || roles.includes("reviewer"))) possible.push(button("urge", say("transfers.urge")))
  if (row.direction === "in" && row.state === "fee-pending" && roles.includes("finance")) possible.push(button("fee", say("transfers.fee-enter-in")))
  if (row.direction === "out" && row.feeBatch) possible.push(<Link key="batch" className="num" to="/payments/$batch" params={{ batch: row.feeBatch.batchId }}>{say("transfers.fee-in-batch", { number: row.feeBatch.number })}</Link>)
  if (row.direction === "out" && row.state === "fee-pending" && !row.feeBatch) possible.push(<span key="waits" className="sub">{say("transfers.fee-by-batch")}</span>)
  const paper = paperOf(row)
  if (paper) possible.push(<a key="paper" href={addressOf(transferPaper, { ...paramsOf(row), paper })} target="_blank" rel="noreferrer">{say(`transfers.${paper}`)}</a>)
  if (row.state === "fee-received" && roles.includes("finance")) possible.push(button("check", say("transfers.fee-check")))
  return (
    <>
      {isPrepared ? <span className="sub">{say("transfers.prepared-by", { name: row.preparedBy ?? "" })}</span> : null}
      <Failure failure={prepare.error} />
      {possible.length > 0 ? <span className="action-others tight">{possible}</span> : isPrepared ? null : "—"}
    </>
  )
}

function Settle({ row, done, close, refuse }: ActProps & { readonly refuse: () => void }) {
  const say = useSay()
  const send = useSend(settleSheet, changed)
  return (
    <div className="inline-form" role="group" aria-label={say("transfers.settle-of", { name: row.name })}>
      <p className="sub">{say("transfers.settle-how", { months: row.paidMonths ?? 0, unused: row.unusedMonths ?? 0, province: row.otherName, fee: yuanText(row.feeFen ?? 0) })}</p>
      <Failure failure={send.error} />
      <span className="action-others tight">
        <Button size="small" type="primary" loading={send.isPending} onClick={() => send.mutate({ params: paramsOf(row), input: { decision: "confirm" } }, { onSuccess: () => done(say("transfers.moved", { name: row.name })) })}>{say("transfers.confirm")}</Button>
        <Button size="small" disabled={send.isPending} onClick={refuse}>{say("transfers.refuse")}</Button>
        <Button size="small" onClick={close}>{say("action.cancel")}</Button>
      </span>
    </div>
  )
}

const refusals = ["R-RUNNING", "R-NOTHING-PAID"] as const

function Refuse({ row, done, close }: ActProps) {
  const say = useSay()
  const send = useSend(settleSheet, changed)
  const [code, setCode] = useState<(typeof refusals)[number]>("R-RUNNING")
  return (
    <WordsForm
      title={say("transfers.refuse")} words={say("transfers.refuse-why")} least={5} confirm={say("transfers.refuse")} danger busy={send.isPending} failure={send.error} close={close}
      send={(says) => send.mutate({ params: paramsOf(row), input: { decision: "refuse", code, says } }, { onSuccess: () => done(say("transfers.refused")) })}
    >
      <Select className="wide" aria-label={say("transfers.refuse")} value={code} onChange={setCode} options={refusals.map((value) => ({ value, label: say(`transfers.refuse.${value}`) }))} />
    </WordsForm>
  )
}

function Urge({ row, done, close }: ActProps) {
  const say = useSay()
  const send = useSend(urgeTransfer, changed)
  return (
    <WordsForm
      title={say("transfers.urge-of", { province: row.otherName, name: row.name })} words={say("transfers.urge-says")} least={5} confirm={say("transfers.urge")} busy={send.isPending} failure={send.error} close={close}
      send={(says) => send.mutate({ params: paramsOf(row), input: { says } }, { onSuccess: () => done(say("transfers.urged", { province: row.otherName })) })}
    />
  )
}

function EnterFee({ row, done, close }: ActProps) {
  const say = useSay()
  const send = useSend(enterTransferFee, changed)
  const [amount, setAmount] = useState<number | null>(null)
  const [on, setOn] = useState<string>(() => chinaClock(new Date().toISOString()).date)
  const [document, setDocument] = useState("")
  const [isTried, setTried] = useState(false)
  const wrong = amount === null || on === "" || document.trim().length < 2
  const id = `fee-${row.transferId}`
  return (
    <form
      className="inline-form boxed"
      aria-label={say("transfers.fee-of", { name: row.name, fee: yuanText(row.feeFen ?? 0) })}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) send.mutate({ params: paramsOf(row), input: { amountFen: Math.round(amount * 100), on, document: document.trim() } }, { onSuccess: () => done(say("transfers.fee-entered")) })
      }}
    >
      <h3>{say("transfers.fee-of", { name: row.name, fee: yuanText(row.feeFen ?? 0) })}</h3>
      <p className="sub">{say("transfers.fee-how")}</p>
      <Failure failure={send.error} />
      {isTried && wrong ? <p className="field-error" role="alert">{say("transfers.fee-missing")}</p> : null}
      <label htmlFor={`${id}-amount`}>{say("transfers.fee-amount")}</label><InputNumber id={`${id}-amount`} precision={2} min={0.01} value={amount} onChange={setAmount} />
      <label htmlFor={`${id}-on`}>{say("transfers.fee-on")}</label><Input id={`${id}-on`} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
      <label htmlFor={`${id}-document`}>{say("transfers.fee-document")}</label><Input id={`${id}-document`} maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} />
      <span className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("transfers.fee-save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </span>
    </form>
  )
}

function CheckFee({ row, done, close }: ActProps) {
  const say = useSay()
  const send = useSend(confirmTransferFee, changed)
  return (
    <div className="inline-form" role="group" aria-label={say("transfers.fee-of", { name: row.name, fee: yuanText(row.feeFen ?? 0) })}>
      <p className="sub">{say("transfers.fee-of", { name: row.name, fee: yuanText(row.feeFen ?? 0) })}<br />{say("transfers.fee-check-how", { name: row.feeEnteredBy ?? "", day: row.feeOn ?? "", document: row.feeDocument })}</p>
      <Failure failure={send.error} />
      <span className="action-others tight">
        <Button size="small" type="primary" loading={send.isPending} onClick={() => send.mutate({ params: paramsOf(row), input: {} }, { onSuccess: () => done(say("transfers.fee-confirmed")) })}>{say("transfers.fee-confirm")}</Button>
        <Button size="small" onClick={close}>{say("action.cancel")}</Button>
      </span>
    </div>
  )
}
