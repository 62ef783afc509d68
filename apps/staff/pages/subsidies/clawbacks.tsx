// 追回: what was paid and is not due, from the suspicion to the money that is back; each officer sees the step that is theirs, and what it means.
import { Button, Input, InputNumber } from "antd"
import { useState } from "react"
import { clawbackLetter, clawbackStates, confirmClawback, decideClawback, listClawbacks, readClawback, receiveClawback } from "#domains/subsidies"
import { csvOf, LoadingShape, PrintButton, saveFile, useAsk, useSend, useWho } from "#ui"
import { addressOf, type OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { type Say, useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Due } from "../rechecks/decision-list.tsx"
import { ArrangeForm } from "./clawback-arrange.tsx"

type Clawback = OutputOf<typeof listClawbacks>[number]
type View = OutputOf<typeof readClawback>
type State = "all" | (typeof clawbackStates)[number]

const tones: Readonly<Record<(typeof clawbackStates)[number], Tone>> = { suspected: "warning", notified: "info", decided: "error", recovered: "success", transferred: "neutral", "written-off": "neutral", dropped: "neutral" }

export function Clawbacks() {
  const say = useSay()
  const [state, setState] = useState<State>("all")
  const list = useAsk(listClawbacks, { query: state === "all" ? {} : { state } }, { keep: true, every: 60_000 })
  return (
    <DecisionList<Clawback, State>
      label={say("subsidies.view.clawbacks")}
      states={(["all", ...clawbackStates] as const).map((value) => ({ value, label: say(`clawback.state.${value}`) }))}
      state={state}
      choose={setState}
      read={list}
      rows={list.data}
      keyOf={(row) => row.clawbackId}
      nameOf={(row) => `${row.name} ${row.itemName}`}
      none={{ title: say("clawback.none"), more: say("clawback.none-more") }}
      columns={[
        { title: say("offer.payee"), show: (row) => <>{row.name}<span className="sub">{row.itemName}</span></> },
        { title: say("clawback.kind"), show: (row) => row.kindName },
        { title: say("clawback.amount"), className: "right", show: (row) => <>{yuanText(row.amountFen)}<span className="sub">{say("clawback.open", { amount: yuanText(row.openFen) })}</span></> },
        { title: say("inbox.due"), className: "num", show: (row) => (row.dueOn ? <Due on={row.dueOn} late={row.overdue} /> : (row.answerBy ?? "—")) },
        { title: say("offer.state"), show: (row) => <Chip tone={tones[row.state]}>{say(`clawback.state.${row.state}`)}</Chip> },
      ]}
      form={(row, close, done) => <OneClawback key={row.clawbackId} row={row} close={close} done={done} />}
    />
  )
}

interface OneParts {
  readonly row: Clawback
  readonly close: () => void
  readonly done: (says: string) => void
}

function OneClawback({ row, close, done }: OneParts) {
  const say = useSay()
  const params = { subject: row.subjectId, clawback: row.clawbackId }
  const read = useAsk(readClawback, { params })
  if (read.error) return <Failure failure={read.error} again={() => void read.refetch()} />
  if (!read.data) return <LoadingShape kind="lines" rows={3} />
  const view = read.data
  return (
    <div className="inline-form boxed">
      <h3>{view.name}：{view.itemName}，{view.kindName}</h3>
      <p>{view.grounds}</p>
      <p className="sub">{say("clawback.opened", { by: view.openedBy, at: moment(view.openedAt), batch: view.batchNumber })}</p>
      {view.answer ? <p className="banner banner-info">{say("clawback.answer", { says: view.answer })}</p> : null}
      {view.decisionSays ? <p>{view.decidedOn ? say("clawback.decision", { day: view.decidedOn, says: view.decisionSays }) : say("clawback.found", { says: view.decisionSays })}</p> : null}
      <table className="rows" aria-label={say("clawback.lines")}>
        <thead><tr><th scope="col">{say("offer.person")}</th><th scope="col">{say("clawback.line")}</th><th scope="col" className="right">{say("clawback.granted")}</th><th scope="col" className="right">{say("clawback.amount")}</th></tr></thead>
        <tbody>{view.lines.map((one) => <tr key={`${one.aboutId}-${one.line}`}><td data-label={say("offer.person")}>{one.name}</td><td data-label={say("clawback.line")} className="num">{one.line}</td><td data-label={say("clawback.granted")} className="right">{yuanText(one.grantedFen)}</td><td data-label={say("clawback.amount")} className="right">{yuanText(one.amountFen)}</td></tr>)}</tbody>
      </table>
      {view.instalments.length > 0 ? <><h4>{say("clawback.plan")}</h4><ol className="months">{view.instalments.map((one) => <li key={one.number} className="num">{one.dueOn} {yuanText(one.amountFen)}</li>)}</ol></> : null}
      {view.entries.length > 0 ? <Book view={view} /> : null}
      <p className="action-others tight">
        {view.notifiedOn ? <a className="row-link" href={addressOf(clawbackLetter, { ...params, letter: "notice" })}>{say("clawback.notice")}</a> : null}
        {view.decidedOn && view.state !== "dropped" ? <a className="row-link" href={addressOf(clawbackLetter, { ...params, letter: "decision" })}>{say("clawback.letter")}</a> : null}
        <Button size="small" className="no-print" onClick={() => save(say, view)}>{say("budget.export")}</Button>
        <PrintButton />
      </p>
      <NextStep view={view} close={close} done={done} />
    </div>
  )
}

const kinds = ["owed", "received", "offset", "written-off"] as const

/** What is owed and what came back, entry by entry. */
function Book({ view }: { readonly view: View }) {
  const say = useSay()
  const kindOf = (kind: string) => kinds.find((one) => one === kind)
  return (
    <table className="rows" aria-label={say("clawback.book")}>
      <thead><tr><th scope="col">{say("clawback.at")}</th><th scope="col">{say("clawback.entry")}</th><th scope="col" className="right">{say("budget.amount")}</th><th scope="col">{say("clawback.document")}</th><th scope="col">{say("budget.by")}</th></tr></thead>
      <tbody>
        {view.entries.map((one) => {
          const kind = kindOf(one.kind)
          return <tr key={`${one.at}-${one.kind}-${one.document}`}><td data-label={say("clawback.at")} className="num">{moment(one.at)}</td><td data-label={say("clawback.entry")}>{kind ? say(`clawback.entry.${kind}`) : one.kind}</td><td data-label={say("budget.amount")} className="right">{yuanText(one.amountFen)}</td><td data-label={say("clawback.document")}>{one.document}</td><td data-label={say("budget.by")}>{one.by}</td></tr>
        })}
      </tbody>
    </table>
  )
}

const save = (say: Say, view: View) =>
  saveFile(`${view.name}-${view.itemName}.csv`, csvOf([[say("offer.person"), say("clawback.line"), say("clawback.granted"), say("clawback.amount")], ...view.lines.map((one) => [one.name, one.line, (one.grantedFen / 100).toFixed(2), (one.amountFen / 100).toFixed(2)])]), "text/csv;charset=utf-8")

/** The step that is due, for the officer whose it is; everybody else reads whose it is. */
function NextStep({ view, close, done }: { readonly view: View; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const refresh = [listClawbacks.name, readClawback.name]
  const params = { subject: view.subjectId, clawback: view.clawbackId }
  const confirm = useSend(confirmClawback, refresh)
  const decide = useSend(decideClawback, refresh)
  if (view.state === "suspected") {
    if (!roles.includes("reviewer")) return <p className="sub">{say("clawback.reviewer-confirms")}</p>
    const settle = (decision: "confirm" | "drop") => (says: string) => confirm.mutate({ params, input: { decision, says } }, { onSuccess: () => done(say(`clawback.done.${decision}`, { name: view.name })) })
    return <WordsForm title={say("clawback.confirm-title")} consequence={say("clawback.confirm-how")} words={say("clawback.says")} least={5} confirm={say("clawback.confirm")} busy={confirm.isPending} failure={confirm.error} send={settle("confirm")} others={[{ label: say("clawback.drop"), send: settle("drop") }]} close={close} />
  }
  if (view.state === "notified") {
    if (!roles.includes("head")) return <p className="sub">{say("clawback.head-decides", { day: view.answerBy ?? "" })}</p>
    const settle = (decision: "recover" | "drop") => (says: string) => decide.mutate({ params, input: { decision, says } }, { onSuccess: () => done(say(`clawback.done.${decision}`, { name: view.name })) })
    return <WordsForm title={say("clawback.decide-title")} consequence={say("clawback.decide-how")} words={say("clawback.says")} least={5} confirm={say("clawback.recover")} danger busy={decide.isPending} failure={decide.error} send={settle("recover")} others={[{ label: say("clawback.drop"), send: settle("drop") }]} close={close} />
  }
  if (view.state === "transferred") return <ArrangeForm view={view} done={done} />
  if (view.state !== "decided") return null
  return (
    <>
      {roles.includes("finance") ? <ReceiveForm view={view} done={done} /> : null}
      {roles.includes("reviewer") || roles.includes("head") ? <ArrangeForm view={view} done={done} /> : null}
    </>
  )
}

function ReceiveForm({ view, done }: { readonly view: View; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(receiveClawback, [listClawbacks.name, readClawback.name])
  const [yuan, setYuan] = useState<string | null>((view.openFen / 100).toFixed(2))
  const [document, setDocument] = useState("")
  const [isTried, setTried] = useState(false)
  const amountFen = yuan === null ? 0 : Math.round(Number(yuan) * 100)
  return (
    <form className="inline-form" aria-label={say("clawback.receive")} onSubmit={(event) => { event.preventDefault(); setTried(true); if (amountFen > 0 && document.trim().length >= 2) send.mutate({ params: { subject: view.subjectId, clawback: view.clawbackId }, input: { amountFen, document: document.trim() } }, { onSuccess: () => done(say("clawback.done.received", { name: view.name })) }) }}>
      <Failure failure={send.error} />
      <div className="tools">
        <Line id={`received-${view.clawbackId}`} label={say("budget.amount")} error={isTried && amountFen <= 0 ? say("clawback.amount-missing") : null}>{(aria) => <InputNumber<string> {...aria} stringMode precision={2} min="0" value={yuan} onChange={setYuan} />}</Line>
        <Line id={`slip-${view.clawbackId}`} label={say("clawback.document")} error={isTried && document.trim().length < 2 ? say("clawback.document-missing") : null}>{(aria) => <Input {...aria} maxLength={200} value={document} onChange={(event) => setDocument(event.target.value)} />}</Line>
      </div>
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("clawback.receive")}</Button></div>
    </form>
  )
}
