// Registrations of one person, and what an officer does about them: a reported end to settle, a closing to propose or confirm, a mistake to annul.
import { Button, Select } from "antd"
import { useState } from "react"
import { askNationalRegister, personRegistrations, proposeClosing, settleClosing, settleEnd, voidRegistration } from "#domains/registration"
import { chinaClock, unemploymentEndKeys } from "#standards"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { dayOf } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { type RecordToSetRight, SetRight } from "./set-right.tsx"
import { WordsForm } from "./words-form.tsx"

type Registrations = OutputOf<typeof personRegistrations>
type Spell = Registrations["unemployments"][number]
const refreshed = [personRegistrations.name, "registration.open-tasks", "insurance.person-benefits"]
/** Ways an officer may propose to close a registration; the others follow from records. */
const closable = ["U13", "U23", "U24", "U31", "U32", "U90"] as const

export function Registrations({ person }: { readonly person: string }) {
  const say = useSay()
  const { roles } = useWho()
  const read = useAsk(personRegistrations, { params: { person } })
  const national = useSend(askNationalRegister, [personRegistrations.name])
  const [open, setOpen] = useState<"propose" | "void" | null>(null)
  const [right, setRight] = useState<RecordToSetRight | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const spell = read.data?.unemployments.find((one) => one.state === "open" || one.state === "suspended")
  const lines = [
    ...(read.data?.unemployments ?? []).map((one) => ({ key: one.spellId, what: say("person.unemployment"), detail: one.reasonName, from: one.registeredOn, to: one.closedOn, end: one.closeReasonName, place: one.regionName, void: one.state === "void", right: one.state === "closed" ? { record: one.spellId, kind: "unemployment" as const } : null })),
    ...(read.data?.employments ?? []).map((one) => ({ key: one.employmentId, what: one.formName, detail: one.employerName, from: one.startedOn, to: one.endedOn, end: one.endReason, place: one.regionName, void: one.state === "void", right: one.state === "void" ? null : { record: one.employmentId, kind: "employment" as const } })),
  ].sort((a, b) => b.from.localeCompare(a.from))
  const drafts = (read.data?.employments ?? []).filter((one) => one.draft !== null)
  const proposals = (read.data?.proposals ?? []).filter((one) => one.state === "proposed" || one.state === "objected")
  const atCounter = roles.includes("clerk") || roles.includes("reviewer")
  const isHead = roles.includes("head")
  return (
    <section className="card" aria-labelledby="registrations">
      <div className="pad card-head">
        <h2 id="registrations">{say("person.registrations")}</h2>
        <span className="action-others tight no-print">
          {atCounter ? <Button size="small" loading={national.isPending} onClick={() => national.mutate({ params: { person } })}>{say("check.national")}</Button> : null}
          {spell && atCounter && proposals.length === 0 ? <Button size="small" onClick={() => setOpen("propose")}>{say("closing.propose")}</Button> : null}
          {spell && isHead ? <Button size="small" danger onClick={() => setOpen("void")}>{say("void.title")}</Button> : null}
        </span>
      </div>
      <Failure failure={read.error ?? national.error} />
      {national.data ? <p className="banner banner-info" role="status">{say(`check.national.${national.data.outcome}`, { place: national.data.place ?? "", day: national.data.registeredOn ?? "" })}</p> : null}
      {open === "propose" ? <Propose person={person} close={() => setOpen(null)} /> : null}
      {open === "void" && spell ? <Annul person={person} spell={spell} close={() => setOpen(null)} /> : null}
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {right ? <SetRight key={`${right.kind}-${right.record}`} record={right} close={() => setRight(null)} done={(says) => { setRight(null); setTold(says) }} /> : null}
      {proposals.map((one) => <Proposal key={one.proposalId} proposal={one} />)}
      {drafts.map((one) => <ReportedEnd key={one.employmentId} person={person} employment={one} maySettle={roles.includes("reviewer") || isHead} />)}
      {read.data && lines.length === 0 ? <p className="sub pad">{say("person.no-registrations")}</p> : null}
      {lines.length > 0 ? (
        <table className="rows">
          <thead><tr><th scope="col">{say("person.what")}</th><th scope="col">{say("person.detail")}</th><th scope="col">{say("person.from")}</th><th scope="col">{say("person.to")}</th><th scope="col">{say("worklist.column.region")}</th>{isHead ? <th scope="col" className="no-print">{say("returns.do")}</th> : null}</tr></thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <td data-label={say("person.what")}>{line.what}{line.void ? ` (${say("person.void")})` : ""}</td>
                <td data-label={say("person.detail")}>{line.detail}</td>
                <td data-label={say("person.from")} className="num">{line.from}</td>
                <td data-label={say("person.to")} className="num">{line.to ?? say("person.to-now")}{line.end ? <span className="sub">{line.end}</span> : null}</td>
                <td data-label={say("worklist.column.region")}>{line.place}</td>
                {isHead ? <td className="no-print" data-label={say("returns.do")}>{line.right ? <Button size="small" aria-label={say("right.of", { what: `${line.what} ${line.from}` })} onClick={() => { setTold(null); setRight({ person, ...line.right, what: `${line.what} ${line.from}`, hasEnded: line.to !== null } as RecordToSetRight) }}>{say("right.title")}</Button> : "—"}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

function Propose({ person, close }: { readonly person: string; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(proposeClosing, refreshed)
  const [reason, setReason] = useState<(typeof closable)[number]>("U31")
  const [on, setOn] = useState<string | null>(() => chinaClock(new Date().toISOString()).date)
  return (
    <WordsForm
      title={say("closing.propose")}
      consequence={say("closing.propose-how")}
      words={say("closing.grounds")}
      least={6}
      confirm={say("closing.propose")}
      busy={send.isPending}
      failure={send.error}
      close={close}
      complete={on !== null}
      send={(grounds) => (on ? send.mutate({ params: { person }, input: { reason, effectiveOn: on, grounds } }, { onSuccess: close }) : undefined)}
    >
      <div className="tools">
        <div><label htmlFor="close-reason" className="field-label">{say("closing.reason")}</label><Select id="close-reason" className="tool-select" value={reason} onChange={setReason} options={closable.map((value) => ({ value, label: unemploymentEndKeys.get(value) ?? value }))} /></div>
        <div><label htmlFor="close-on" className="field-label">{say("closing.on")}</label><DayPicker id="close-on" value={on} change={setOn} /></div>
      </div>
    </WordsForm>
  )
}

function Annul({ person, spell, close }: { readonly person: string; readonly spell: Spell; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(voidRegistration, refreshed)
  return <WordsForm title={say("void.title")} consequence={say("void.how")} words={say("void.why")} least={6} confirm={say("void.confirm")} danger busy={send.isPending} failure={send.error} close={close} send={(why) => send.mutate({ params: { person, spell: spell.spellId }, input: { why } }, { onSuccess: close })} />
}

/** 拟注销: what was proposed, what the person says against it, and for another officer the settling. */
function Proposal({ proposal }: { readonly proposal: Registrations["proposals"][number] }) {
  const say = useSay()
  const { roles, name } = useWho()
  const send = useSend(settleClosing, refreshed)
  const params = { person: proposal.personId, proposal: proposal.proposalId }
  const isOwn = proposal.proposedBy === name
  const isOver = chinaClock(new Date().toISOString()).date > proposal.objectUntil
  const mayTry = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  return (
    <div className="banner banner-warning">
      <strong>{say("closing.propose")}：{proposal.reasonName}</strong> <Chip tone="warning">{say(`closing.state.${proposal.state}`)}</Chip>
      <p>{proposal.grounds}</p>
      {proposal.objection ? <p>{say("closing.objection", { says: proposal.objection })}</p> : null}
      <p className="sub">{say("closing.proposed", { who: proposal.proposedBy, day: dayOf(proposal.proposedAt), until: proposal.objectUntil })}</p>
      <Failure failure={send.error} />
      {mayTry ? (
        <div className="action-others no-print">
          {isOwn || !isOver ? <span className="sub">{say(isOver ? "closing.another" : "closing.wait", { until: proposal.objectUntil })}</span> : <Button size="small" type="primary" loading={send.isPending} onClick={() => send.mutate({ params, input: { decision: "confirm" } })}>{say("closing.confirm")}</Button>}
          <Button size="small" disabled={send.isPending} onClick={() => send.mutate({ params, input: { decision: "drop" } })}>{say(isOwn ? "closing.take-back" : "closing.drop")}</Button>
        </div>
      ) : null}
    </div>
  )
}

/** An end the employer reported, still a draft: settled by a reviewer when the person objects. */
function ReportedEnd({ person, employment, maySettle }: { readonly person: string; readonly employment: Registrations["employments"][number]; readonly maySettle: boolean }) {
  const say = useSay()
  const send = useSend(settleEnd, refreshed)
  const [open, setOpen] = useState(false)
  const draft = employment.draft
  if (!draft) return null
  const settle = (decision: "confirm" | "drop") => (says: string) => send.mutate({ params: { person, employment: employment.employmentId }, input: { decision, says } }, { onSuccess: () => setOpen(false) })
  return (
    <>
      <div className="banner banner-warning">
        <strong>{say("draft.title")}</strong>
        <p>{say("draft.says", { employer: employment.employerName, day: draft.endedOn, reason: draft.reason, until: draft.objectUntil })}</p>
        {draft.objection ? <p>{say("draft.objection", { says: draft.objection })}</p> : null}
        {maySettle && !open ? <div className="action-others no-print"><Button size="small" onClick={() => setOpen(true)}>{say("returns.open")}</Button></div> : null}
      </div>
      {open ? <WordsForm title={say("draft.title")} words={say("draft.words")} least={4} confirm={say("draft.confirm")} busy={send.isPending} failure={send.error} close={() => setOpen(false)} send={settle("confirm")} others={[{ label: say("draft.drop"), send: settle("drop") }]} /> : null}
    </>
  )
}
