// Writing an action down: standard sentences, fields to correct, reason codes, colleagues; refusals stand at the field and nothing typed is lost.
import { useQueryClient } from "@tanstack/react-query"
import { Button, Checkbox, Input, Radio, Select } from "antd"
import { useEffect, useId, useRef, useState } from "react"
import { actOnCase, type CaseView, caseworkProblems, colleagues, type ItemView, readCase, subjectCases } from "#platform/casework/contract"
import { useAsk, useSend } from "#ui"
import { commonProblems, Refusal } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { leaveLists } from "../work-list/leave-list.ts"
import { consequence } from "./action-panel.tsx"
import type { OfficerAction } from "./next-action.ts"
import { logWords } from "./outcome-pane.tsx"
import { Workings } from "./workings.tsx"

interface ActionFormProps {
  readonly view: CaseView
  readonly item: ItemView | undefined
  readonly kind: OfficerAction
  readonly done: (sentence: string) => void
  readonly cancel: () => void
}

/** Actions that cannot be sent without words. */
const needsWords: readonly OfficerAction[] = ["return", "refuse", "not-accept", "send-back", "transfer", "ask-opinion", "give-opinion", "note"]

export function ActionForm({ view, item, kind, done, cancel }: ActionFormProps) {
  const say = useSay()
  const id = useId()
  const client = useQueryClient()
  const params = { subject: view.subjectId, case: view.caseId }
  const send = useSend(actOnCase, [readCase.name])
  /** What the rule left open is settled by the officer's own words, which become part of the decision. */
  const isByHand = kind === "approve" && (view.judgement?.verdict === "by-hand" || view.judgement?.verdict === "no-data")
  /** On site each of the two officers writes down what was seen. */
  const isSeen = kind === "accept" && view.steps.some((step) => step.pair !== null)
  const mustSay = needsWords.includes(kind) || isByHand || isSeen
  const people = useAsk(colleagues, { params }, { enabled: kind === "transfer" || kind === "ask-opinion" })
  const [says, setSays] = useState("")
  const [fields, setFields] = useState<string[]>([])
  const [code, setCode] = useState<string>()
  const [to, setTo] = useState<string>()
  const [skipBetween, setSkipBetween] = useState(false)
  const [missing, setMissing] = useState<"says" | "code" | "to" | null>(null)
  /** Length of the log when the words were begun: what came after is shown as news. */
  const [known, setKnown] = useState(view.length)
  const [news, setNews] = useState<CaseView["log"]>([])
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const form = useRef<HTMLFormElement>(null)
  /** What is missing takes the focus, also when it was sent by keyboard from elsewhere in the form. */
  const [refused, setRefused] = useState(0)
  useEffect(() => {
    if (refused > 0) form.current?.querySelector<HTMLElement>("[data-missing] :is(input, textarea)")?.focus()
  }, [refused])
  const lacks = (what: "says" | "code" | "to") => {
    setMissing(what)
    setRefused(refused + 1)
  }

  const standardReturns = item?.standardReturns ?? []
  const standardRefusals = item?.standardRefusals ?? []
  const wantsCode = (kind === "refuse" || kind === "not-accept") && standardRefusals.length > 0
  const wantsPerson = kind === "transfer" || kind === "ask-opinion"
  const refusal = send.error instanceof Refusal ? send.error : null
  const atWords = refusal && [caseworkProblems.forbiddenDemand.problem.code, caseworkProblems.sayWhy.problem.code].includes(refusal.code)
  const isConflict = refusal?.code === commonProblems.changedMeanwhile.problem.code

  const submit = async () => {
    if (mustSay && says.trim() === "") return lacks("says")
    if (wantsCode && !code) return lacks("code")
    if ((wantsPerson || kind === "send-back") && !to) return lacks("to")
    setMissing(null)
    try {
      await send.mutateAsync({
        params,
        input: {
          kind,
          length: known,
          ...(says.trim() ? { says: says.trim() } : {}),
          ...(code ? { code } : {}),
          ...(kind === "return" && fields.length > 0 ? { fields } : {}),
          ...(to ? { to } : {}),
          ...(kind === "send-back" && skipBetween ? { skipBetween } : {}),
        },
      })
      if (kind !== "take" && kind !== "note") leaveLists(client, view.caseId)
      void client.invalidateQueries({ queryKey: [subjectCases.name] })
      done(say(`done.${kind}`))
    } catch (failure) {
      if (!(failure instanceof Refusal) || failure.code !== commonProblems.changedMeanwhile.problem.code) return
      await client.refetchQueries({ queryKey: [readCase.name, params] })
      const fresh = client.getQueryData<CaseView>([readCase.name, params, null])
      if (!fresh) return
      setNews(fresh.log.filter((entry) => entry.seq > known || fresh.log.indexOf(entry) >= known))
      setKnown(fresh.length)
    }
  }
  const wordsError = missing === "says" ? say("form.says-missing") : atWords ? refusal.message : null
  return (
    <form
      ref={form}
      className="card pad action-card no-print"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) cancel()
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit()
      }}
    >
      <h2 id={`${id}-title`} tabIndex={-1} ref={heading}>{say(`action.${kind}`)}</h2>
      <p className="consequence">{consequence(say, kind, view)}</p>
      {kind === "approve" || kind === "accept" ? <WhatHappens view={view} /> : null}
      {kind === "give-opinion" ? <Question view={view} /> : null}
      {isConflict ? (
        <div className="banner banner-warning" role="alert">
          <strong>{say("conflict.title")}</strong>
          <ul className="plain-list">
            {news.map((entry) => (
              <li key={entry.seq}>
                {moment(entry.at)} {entry.who} {logWords(say, entry.kind)}{entry.says ? `：${entry.says}` : ""}
              </li>
            ))}
          </ul>
          <p>{say("conflict.kept")}</p>
        </div>
      ) : null}
      {wantsCode ? (
        <fieldset className="field" {...(missing === "code" ? { "data-missing": true } : {})}>
          <legend>{say("form.code")}</legend>
          <Radio.Group
            className="stack"
            value={code ?? null}
            onChange={(event) => {
              const chosen: unknown = event.target.value
              if (typeof chosen !== "string") return
              setCode(chosen)
              setMissing(null)
              const standard = standardRefusals.find((one) => one.code === chosen)
              if (standard && (says === "" || standardRefusals.some((one) => one.says === says))) setSays(standard.says)
            }}
            options={standardRefusals.map((one) => ({ value: one.code, label: <span><span className="code">{one.code}</span> {one.says}</span> }))}
          />
          {missing === "code" ? <p className="field-error" role="alert">{say("form.code-missing")}</p> : null}
        </fieldset>
      ) : null}
      {kind === "send-back" ? (
        <div className="field" {...(missing === "to" ? { "data-missing": true } : {})}>
          <label htmlFor={`${id}-to`}>{say("form.send-back-to")}</label>
          <Select
            id={`${id}-to`}
            className="wide"
            {...(to ? { value: to } : {})}
            onChange={setTo}
            options={view.steps.filter((step) => step.status === "done").map((step) => ({ value: step.name, label: step.who ? `${step.label}（${step.who}）` : step.label }))}
          />
          <Checkbox checked={skipBetween} onChange={(event) => setSkipBetween(event.target.checked)}>{say("form.skip-between")}</Checkbox>
          {missing === "to" ? <p className="field-error" role="alert">{say("form.to-missing")}</p> : null}
        </div>
      ) : null}
      {wantsPerson ? (
        <div className="field" {...(missing === "to" ? { "data-missing": true } : {})}>
          <label htmlFor={`${id}-to`}>{say("form.colleague")}</label>
          <Select
            id={`${id}-to`}
            className="wide"
            showSearch={{ optionFilterProp: "label" }}
            loading={people.isPending}
            {...(to ? { value: to } : {})}
            onChange={setTo}
            notFoundContent={say("form.no-colleague")}
            options={(people.data ?? []).map((one) => ({ value: one.officerId, label: `${one.name} · ${one.office} · ${one.roles.map((role) => roleName(say, role)).join("、")}` }))}
          />
          {missing === "to" ? <p className="field-error" role="alert">{say("form.colleague-missing")}</p> : null}
        </div>
      ) : null}
      {kind === "return" && item ? (
        <div className="field">
          <label htmlFor={`${id}-fields`}>{say("form.fields")}</label>
          <Select
            id={`${id}-fields`}
            mode="multiple"
            className="wide"
            value={fields}
            onChange={setFields}
            placeholder={say("form.fields-hint")}
            options={item.form.groups.flatMap((group) => group.fields.map((field) => ({ value: field.name, label: field.label })))}
          />
        </div>
      ) : null}
      {kind === "return" && standardReturns.length > 0 ? (
        <div className="field">
          <p className="field-label" id={`${id}-standard`}>{say("form.standard")}</p>
          <div className="sentences" role="group" aria-labelledby={`${id}-standard`}>
            {standardReturns.map((sentence) => (
              <button key={sentence} type="button" className="sentence" onClick={() => setSays((before) => (before.includes(sentence) ? before : before ? `${before}\n${sentence}` : sentence))}>
                {sentence}
              </button>
            ))}
          </div>
        </div>
      ) : null}
      {kind !== "take" ? (
        <div className="field" {...(missing === "says" ? { "data-missing": true } : {})}>
          <label htmlFor={`${id}-says`}>{say(isByHand ? "form.says.by-hand" : isSeen ? "form.says.seen" : mustSay ? `form.says.${wordsFor(kind)}` : "form.says.optional")}</label>
          <Input.TextArea
            id={`${id}-says`}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            value={says}
            {...(wordsError ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
            onChange={(event) => {
              setSays(event.target.value)
              if (missing === "says") setMissing(null)
            }}
          />
          {wordsError ? <p id={`${id}-error`} className="field-error" role="alert">{wordsError}</p> : null}
        </div>
      ) : null}
      {send.error && !atWords && !isConflict ? <Failure failure={send.error} /> : null}
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending} danger={kind === "refuse" || kind === "not-accept"}>
          {say(`action.confirm.${kind}`)}
        </Button>
        <Button onClick={cancel}>{say("action.cancel")}</Button>
      </div>
      <p className="hint desk-only">{say("form.keys")}</p>
    </form>
  )
}

function wordsFor(kind: OfficerAction): "applicant" | "colleague" | "note" {
  if (kind === "return" || kind === "refuse" || kind === "not-accept") return "applicant"
  return kind === "note" || kind === "give-opinion" ? "note" : "colleague"
}

const roleNames = ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"] as const
function roleName(say: ReturnType<typeof useSay>, role: string): string {
  const known = roleNames.find((one) => one === role)
  return known ? say(`role.${known}`) : role
}

/** What the colleague wants an opinion on. */
function Question({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const asked = view.log.findLast((entry) => entry.kind === "ask-opinion")
  if (!asked?.says) return null
  return (
    <div className="banner banner-info">
      <strong>{say("opinion.asked", { who: asked.who, at: moment(asked.at) })}</strong>
      <p>{asked.says}</p>
    </div>
  )
}

/** The amounts and durations the rule worked out, before they are granted. */
function WhatHappens({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const open = view.judgement?.conditions.filter((one) => one.verdict === "by-hand" || one.verdict === "no-data") ?? []
  return (
    <>
      <Workings lines={view.judgement?.workings ?? []} />
      {open.length > 0 ? (
        <div className="banner banner-warning">
          <strong>{say("approve.by-hand")}</strong>
          <ul className="plain-list">{open.map((one) => <li key={one.name}>{one.says}</li>)}</ul>
        </div>
      ) : null}
    </>
  )
}
