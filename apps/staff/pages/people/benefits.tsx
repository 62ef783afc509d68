// Benefits of one person: how far they are drawn, what holds them, the monthly checks, the payments; a reviewer clears a hold or stops them.
import { Button, Radio, Select } from "antd"
import { useState } from "react"
import { clearHold, personBenefits, readEntitlement, recordCheck, stopBenefit } from "#domains/insurance"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"
import { WordsForm } from "./words-form.tsx"

type Entitlement = OutputOf<typeof personBenefits>[number]
type Detail = OutputOf<typeof readEntitlement>
const refreshed = [personBenefits.name, readEntitlement.name]

export function Benefits({ person }: { readonly person: string }) {
  const say = useSay()
  const read = useAsk(personBenefits, { params: { person } })
  const [told, setTold] = useState<string | null>(null)
  return (
    <section className="card" aria-labelledby="benefits">
      <div className="pad card-head"><h2 id="benefits">{say("person.benefits")}</h2></div>
      <Failure failure={read.error} />
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {read.data && read.data.length === 0 ? <p className="sub pad">{say("person.no-benefits")}</p> : null}
      {(read.data ?? []).map((one, index) => <OneBenefit key={one.entitlementId} entitlement={one} isFirst={index === 0} tell={setTold} />)}
    </section>
  )
}

function OneBenefit({ entitlement: one, isFirst, tell }: { readonly entitlement: Entitlement; readonly isFirst: boolean; readonly tell: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const [open, setOpen] = useState(isFirst && one.state !== "ended")
  const [act, setAct] = useState<{ readonly kind: "stop" } | { readonly kind: "hold"; readonly hold: string } | null>(null)
  const isReviewer = roles.includes("reviewer")
  const clear = useSend(clearHold, refreshed)
  const params = { person: one.personId, entitlement: one.entitlementId }
  const panel = `benefit-${one.entitlementId}`
  return (
    <div className="benefit">
      <div className="benefit-head">
        <span><strong className="num">{one.firstMonth} — {one.lastMonth}</strong><span className="sub">{one.regionName}</span></span>
        <span className="num">{one.monthlyFen === null ? say("facts.unknown") : say("money.yuan", { amount: yuanText(one.monthlyFen) })}<span className="sub">{say("standing.months", { drawn: one.drawnMonths, months: one.months })}</span></span>
        <span><Chip tone={one.state === "running" ? "success" : one.state === "held" ? "warning" : "neutral"}>{one.stateLabel}</Chip>{one.stopped ? <span className="sub">{say("person.stopped", { month: one.stopped.from, why: one.stopped.label })}</span> : null}</span>
        <span className="action-others tight no-print">
          {isReviewer && (one.state === "running" || one.state === "held") ? <Button size="small" danger onClick={() => setAct({ kind: "stop" })}>{say("benefit.stop")}</Button> : null}
          <Button size="small" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>{say("benefit.detail")}</Button>
        </span>
      </div>
      {one.suspended.map((rest) => <p key={`${rest.from}-${rest.reason}`} className={`banner ${rest.to === null ? "banner-warning" : "banner-info"}`}>{say(rest.to === null ? "benefits.suspended" : "benefits.resumed", { from: rest.from, to: rest.to ?? "", why: rest.reason })}</p>)}
      {one.holds.map((hold) => (
        <div key={hold.holdId} className="banner banner-warning">
          <strong>{say("holds.title")} <span className="num">{hold.from}{hold.to ? ` — ${hold.to}` : ""}</span></strong>
          <p>{hold.says}</p>
          {isReviewer && !(act?.kind === "hold" && act.hold === hold.holdId) ? <div className="action-others no-print"><Button size="small" onClick={() => setAct({ kind: "hold", hold: hold.holdId })}>{say("holds.clear")}</Button></div> : null}
          {act?.kind === "hold" && act.hold === hold.holdId ? (
            <WordsForm title={say("holds.clear")} words={say("holds.words")} least={5} confirm={say("holds.clear")} busy={clear.isPending} failure={clear.error} close={() => setAct(null)} send={(says) => clear.mutate({ params: { ...params, hold: hold.holdId }, input: { says } }, { onSuccess: () => { setAct(null); tell(say("holds.cleared")) } })} />
          ) : null}
        </div>
      ))}
      {act?.kind === "stop" ? <Stop params={params} close={() => setAct(null)} done={(says) => { setAct(null); tell(says) }} /> : null}
      {open ? <div id={panel}><Details params={params} tell={tell} /></div> : null}
    </div>
  )
}

interface Which {
  readonly person: string
  readonly entitlement: string
}

const stopEvents = ["re-employed", "enlisted", "emigrated", "refused-services"] as const

function Stop({ params, close, done }: { readonly params: Which; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(stopBenefit, refreshed)
  const [event, setEvent] = useState<(typeof stopEvents)[number]>("re-employed")
  const [on, setOn] = useState<string | null>(null)
  return (
    <WordsForm
      title={say("benefit.stop")}
      consequence={say("benefit.stop-how")}
      words={say("benefit.stop-words")}
      least={5}
      confirm={say("benefit.stop-confirm")}
      danger
      busy={send.isPending}
      failure={send.error}
      close={close}
      complete={on !== null}
      send={(says) => (on ? send.mutate({ params, input: { event, on, says } }, { onSuccess: (made) => done(say("benefit.stopped", { month: made.stoppedFrom, why: made.label })) }) : undefined)}
    >
      <div className="tools">
        <div><label htmlFor="stop-event" className="field-label">{say("benefit.stop-event")}</label><Select id="stop-event" style={{ minWidth: 260 }} value={event} onChange={setEvent} options={stopEvents.map((value) => ({ value, label: say(`benefit.stop-event.${value}`) }))} /></div>
        <div><label htmlFor="stop-on" className="field-label">{say("benefit.stop-on")}</label><DayPicker id="stop-on" value={on} change={setOn} /></div>
      </div>
    </WordsForm>
  )
}

const checkTones = { due: "warning", done: "success", excused: "neutral", missed: "error" } as const

function Details({ params, tell }: { readonly params: Which; readonly tell: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const read = useAsk(readEntitlement, { params })
  const [month, setMonth] = useState<string | null>(null)
  if (!read.data) return read.error ? <Failure failure={read.error} /> : <p className="sub pad" aria-busy="true">…</p>
  const mayRecord = roles.includes("clerk") || roles.includes("reviewer")
  return (
    <div className="benefit-details">
      {read.data.workings.length > 0 ? <details><summary>{say("benefit.workings")}</summary><ul className="workings">{read.data.workings.map((line) => <li key={line}>{line}</li>)}</ul></details> : null}
      <h3>{say("benefit.checks")}</h3>
      {read.data.checks.length === 0 ? <p className="sub">{say("benefit.no-checks")}</p> : (
        <ul className="months">
          {read.data.checks.map((one) => (
            <li key={one.month}>
              <span className="num">{one.month}</span> <Chip tone={checkTones[one.state]}>{say(`benefit.check-state.${one.state}`, { day: one.dueOn })}</Chip>
              {mayRecord && (one.state === "due" || one.state === "missed") ? <button type="button" className="link" aria-label={say("benefit.check-of", { month: one.month })} onClick={() => setMonth(one.month)}>{say("benefit.record-check")}</button> : null}
            </li>
          ))}
        </ul>
      )}
      {month ? <CheckForm key={month} params={params} month={month} close={() => setMonth(null)} done={() => { setMonth(null); tell(say("benefit.check-saved")) }} /> : null}
      <h3>{say("benefit.lines")}</h3>
      {read.data.lines.length === 0 ? <p className="sub">{say("benefit.no-lines")}</p> : <Lines lines={read.data.lines} />}
    </div>
  )
}

function Lines({ lines }: { readonly lines: Detail["lines"] }) {
  const say = useSay()
  return (
    <table className="rows" aria-label={say("benefit.lines")}>
      <thead><tr><th scope="col">{say("payments.month")}</th><th scope="col">{say("batch.category")}</th><th scope="col" className="right">{say("batch.due")}</th><th scope="col" className="right">{say("batch.deducted")}</th><th scope="col" className="right">{say("batch.net")}</th><th scope="col">{say("payments.state")}</th></tr></thead>
      <tbody>
        {lines.map((one) => (
          <tr key={`${one.month}-${one.kind}`}>
            <td data-label={say("payments.month")} className="num">{one.month}</td>
            <td data-label={say("batch.category")}>{one.kindLabel}</td>
            <td data-label={say("batch.due")} className="right">{yuanText(one.dueFen)}</td>
            <td data-label={say("batch.deducted")} className="right">{yuanText(one.deductedFen)}</td>
            <td data-label={say("batch.net")} className="right">{yuanText(one.paidFen)}</td>
            <td data-label={say("payments.state")}>{one.stateLabel}{one.settledOn ? <span className="sub num">{one.settledOn}</span> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ways = ["counter", "face", "visit", "phone"] as const
const causes = ["hospital", "pregnancy", "infant", "other"] as const

function CheckForm({ params, month, close, done }: { readonly params: Which; readonly month: string; readonly close: () => void; readonly done: () => void }) {
  const say = useSay()
  const send = useSend(recordCheck, refreshed)
  const [outcome, setOutcome] = useState<"done" | "excused">("done")
  const [way, setWay] = useState<(typeof ways)[number]>("counter")
  const [cause, setCause] = useState<(typeof causes)[number]>("hospital")
  return (
    <WordsForm title={say("benefit.check-of", { month })} words={say("benefit.statement")} least={2} confirm={say("benefit.record-check")} busy={send.isPending} failure={send.error} close={close} send={(statement) => send.mutate({ params, input: { month, outcome, way, statement, ...(outcome === "excused" ? { cause } : {}) } }, { onSuccess: done })}>
      <div className="tools">
        <fieldset className="field" style={{ margin: 0 }}><legend>{say("benefit.check-outcome")}</legend><Radio.Group value={outcome} onChange={(event) => setOutcome(event.target.value === "excused" ? "excused" : "done")} options={(["done", "excused"] as const).map((value) => ({ value, label: say(`benefit.check-outcome.${value}`) }))} /></fieldset>
        <div><label htmlFor="check-way" className="field-label">{say("benefit.check-way")}</label><Select id="check-way" style={{ width: 120 }} value={way} onChange={setWay} options={ways.map((value) => ({ value, label: say(`benefit.check-way.${value}`) }))} /></div>
        {outcome === "excused" ? <div><label htmlFor="check-cause" className="field-label">{say("benefit.cause")}</label><Select id="check-cause" style={{ width: 140 }} value={cause} onChange={setCause} options={causes.map((value) => ({ value, label: say(`benefit.cause.${value}`) }))} /></div> : null}
      </div>
    </WordsForm>
  )
}
