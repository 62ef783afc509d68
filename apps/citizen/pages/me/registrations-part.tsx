// My employment and unemployment registrations: the state today, monthly contact, renewal, objections.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState, type ReactNode } from "react"
import { checkIn, objectToClosing, objectToEnd, type Registrations, renewEmployment } from "#domains/registration"
import { DateText, EmptyState, Go, ProblemNotice, shortDay, StatusTag, useLanguage } from "#ui"
import { todayInChina } from "#standards"
import { call } from "#wire"
import { useSay } from "../../say.ts"

export function RegistrationsPart({ mine }: { readonly mine: Registrations }) {
  const say = useSay()
  const open = mine.unemployments.find((one) => one.state === "open")
  return (
    <>
      <div className="jy-card jy-stack-s">
        <div className="jy-row">
          <StatusTag tone={mine.status.status === "unemployed" ? "info" : mine.status.status === "employed" ? "success" : "neutral"}>{mine.status.label}</StatusTag>
          <span>{mine.status.says}</span>
        </div>
        {open ? <Contact nextOn={open.nextContactOn} /> : null}
      </div>
      {mine.proposals
        .filter((one) => one.state === "proposed")
        .map((one) => (
          <Objection key={one.proposalId} title={say("reg.closing")} says={say("reg.closingSays", { reason: one.reasonName, grounds: one.grounds, day: one.objectUntil })} onSend={(says) => call(objectToClosing, { params: { proposal: one.proposalId }, input: { says } })} />
        ))}
      {mine.employments
        .filter((one) => one.draft && one.draft.objection === null)
        .map((one) => (
          <Objection key={one.employmentId} title={say("reg.end", { employer: one.employerName })} says={say("reg.endSays", { ended: one.draft?.endedOn ?? "", day: one.draft?.objectUntil ?? "" })} onSend={(says) => call(objectToEnd, { params: { employment: one.employmentId }, input: { says } })} />
        ))}
      {mine.employments.length + mine.unemployments.length === 0 ? (
        <div className="jy-card">
          <EmptyState title={say("reg.none")} why={say("reg.noneWhy")} action={<Go to="/services" className="jy-target-link">{say("services.all")}</Go>} />
        </div>
      ) : (
        <ul className="jy-link-list">
          {mine.unemployments.map((one) => (
            <Record key={one.spellId} title={say("reg.unemployment")} state={say(`reg.state.${one.state}`)} tone={one.state === "open" ? "info" : "neutral"}>
              <DateText day={one.registeredOn} /> – {one.closedOn ? <DateText day={one.closedOn} /> : say("reg.now")} · {one.reasonName} · {one.regionName}
              {one.closeReasonName ? ` · ${one.closeReasonName}` : ""}
            </Record>
          ))}
          {mine.employments.map((one) => (
            <Record key={one.employmentId} title={one.employerName || one.formName} state={say(`reg.state.${one.state}`)} tone={one.state === "valid" ? "success" : "neutral"}>
              {one.formName} · <DateText day={one.startedOn} /> – {one.endedOn ? <DateText day={one.endedOn} /> : say("reg.now")} · {one.regionName}
              {one.canRenew ? <Renewal employment={one.employmentId} /> : null}
            </Record>
          ))}
        </ul>
      )}
    </>
  )
}

function Record({ title, state, tone, children }: { readonly title: string; readonly state: string; readonly tone: "success" | "info" | "neutral"; readonly children: ReactNode }) {
  return (
    <li className="jy-record">
      <div className="jy-row">
        <strong>{title}</strong>
        <StatusTag tone={tone}>{state}</StatusTag>
      </div>
      <div className="jy-secondary jy-small">{children}</div>
    </li>
  )
}

function useDone<Answer>(action: () => Promise<Answer>) {
  const store = useQueryClient()
  return useMutation({ mutationFn: action, onSuccess: () => store.invalidateQueries({ queryKey: ["registrations"] }) })
}

function Contact({ nextOn }: { readonly nextOn: string }) {
  const say = useSay()
  const [language] = useLanguage()
  const send = useDone(() => call(checkIn))
  return (
    <div className="jy-stack-s">
      <p>{send.data ? say("reg.contactDone", { day: shortDay(send.data.nextContactOn, language) }) : say(todayInChina(new Date().toISOString()) > nextOn ? "reg.contactLate" : "reg.contact", { day: shortDay(nextOn, language) })}</p>
      <ProblemNotice failure={send.error} />
      {send.isSuccess ? null : (
        <div>
          <Button type="primary" loading={send.isPending} onClick={() => send.mutate()}>
            {say("reg.contactDo")}
          </Button>
        </div>
      )}
    </div>
  )
}

function Renewal({ employment }: { readonly employment: string }) {
  const say = useSay()
  const send = useDone(() => call(renewEmployment, { params: { employment } }))
  return (
    <div className="jy-stack-s">
      <ProblemNotice failure={send.error} />
      <div>
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {say("need.renewDo")}
        </Button>
      </div>
    </div>
  )
}

function Objection({ title, says, onSend }: { readonly title: string; readonly says: string; readonly onSend: (says: string) => Promise<unknown> }) {
  const say = useSay()
  const [words, setWords] = useState("")
  const send = useDone(() => onSend(words.trim()))
  return (
    <form
      noValidate
      className="jy-card jy-stack-s jy-need-urgent"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim().length >= 4) send.mutate()
      }}
    >
      <h3>{title}</h3>
      <p>{says}</p>
      <ProblemNotice failure={send.error} />
      {send.isSuccess ? (
        <p role="status">{say("reg.objected")}</p>
      ) : (
        <>
          <label className="jy-field-label" htmlFor="objection">
            {say("reg.objectWords")}
          </label>
          <Input.TextArea id="objection" autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
          <div>
            <Button htmlType="submit" loading={send.isPending}>
              {say("reg.object")}
            </Button>
          </div>
        </>
      )}
    </form>
  )
}
