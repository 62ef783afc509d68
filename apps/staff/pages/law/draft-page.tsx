// One drafted version: what it changes, its examples, a rehearsal over everybody, and the ways on: sent, returned, approved, taken back.
import { getRouteApi } from "@tanstack/react-router"
import { Button, Skeleton } from "antd"
import { useState } from "react"
import { actOnDraft, listDrafts, listRehearsals, listRules, readDraft, readRule, startRehearsal } from "#platform/parameters/contract"
import { Go, useAsk, useGo, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { moment } from "../../parts/moments.ts"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { draftTones } from "./draft-list.tsx"
import { DraftTrial } from "./draft-trial.tsx"
import { today } from "./numbers-table.tsx"

type Draft = OutputOf<typeof readDraft>

const route = getRouteApi("/law/drafts/$draft")

export function DraftPage() {
  const say = useSay()
  const { draft: id }: { draft: string } = route.useParams()
  const draft = useAsk(readDraft, { params: { draft: id } })
  const shown = draft.data
  return (
    <div className="page">
      <div className="page-head">
        <Go to={shown ? `/law/${shown.rule}` : "/law?view=drafts"} className="back">{`← ${shown?.ruleTitle ?? say("law.view.drafts")}`}</Go>
        <h1>{shown?.title ?? say("law.view.drafts")}</h1>
        {shown ? <Chip tone={draftTones[shown.state]}>{say(`drafts.state.${shown.state}`)}</Chip> : null}
      </div>
      <Failure failure={draft.error} again={() => void draft.refetch()} />
      {draft.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {shown ? <Whole key={shown.step} draft={shown} /> : null}
    </div>
  )
}

function Whole({ draft }: { readonly draft: Draft }) {
  const say = useSay()
  const { may } = draft
  const act = useSend(actOnDraft, [listDrafts.name, readDraft.name, listRules.name, readRule.name])
  const [open, setOpen] = useState<"approve" | "return" | "withdraw" | "rehearse" | null>(null)
  const go = useGo()
  const send = (what: "send" | "approve" | "return" | "withdraw", says = "") => act.mutate({ params: { draft: draft.draftId }, input: { step: draft.step, act: what, says } })
  return (
    <>
      <section className="card pad" aria-label={say("drafts.head")}>
        <p>{say("drafts.line", { title: draft.ruleTitle, from: draft.from, document: draft.documentNumber })}</p>
        <p>{say("text.named", { name: say("drafts.why"), text: draft.reason })}</p>
        <p className="sub">{say("drafts.based", { who: draft.draftedBy, since: draft.basedOn })}</p>
        <Failure failure={act.error} />
        <div className="action-others">
          {may.change ? <Button onClick={() => go(`/law/drafts/${draft.draftId}/edit`)}>{say("drafts.edit")}</Button> : null}
          {may.rehearse ? <Button onClick={() => setOpen("rehearse")}>{say("numbers.rehearse")}</Button> : null}
          {may.send ? <Button type="primary" loading={act.isPending} onClick={() => send("send")}>{say("drafts.send")}</Button> : null}
          {may.approve ? <Button type="primary" onClick={() => setOpen("approve")}>{say("numbers.approve")}</Button> : null}
          {may.return ? <Button onClick={() => setOpen("return")}>{say("drafts.return")}</Button> : null}
          {may.withdraw ? <Button onClick={() => setOpen("withdraw")}>{say("numbers.withdraw")}</Button> : null}
        </div>
        {draft.rehearsable ? null : <p className="hint">{say("drafts.not-rehearsable")}</p>}
      </section>
      {open === "rehearse" ? <Rehearse draft={draft} close={() => setOpen(null)} /> : null}
      {open === "approve" ? (
        <section className="card pad action-card" aria-label={say("drafts.approve-title", { title: draft.title })}>
          <h2>{say("drafts.approve-title", { title: draft.title })}</h2>
          <p>{say("drafts.approve-says", { title: draft.ruleTitle, from: draft.from })}</p>
          <div className="action-others"><Button type="primary" loading={act.isPending} onClick={() => send("approve")}>{say("numbers.approve")}</Button><Button onClick={() => setOpen(null)}>{say("action.cancel")}</Button></div>
        </section>
      ) : null}
      {open === "return" ? <WordsForm title={say("drafts.return-title", { title: draft.title })} words={say("drafts.return-why")} least={4} confirm={say("drafts.return")} busy={act.isPending} failure={act.error} close={() => setOpen(null)} send={(words) => send("return", words)} /> : null}
      {open === "withdraw" ? <WordsForm title={say("drafts.withdraw-title", { title: draft.title })} words={say("numbers.withdraw-why")} least={4} confirm={say("numbers.withdraw")} busy={act.isPending} failure={act.error} close={() => setOpen(null)} send={(words) => send("withdraw", words)} /> : null}
      <DraftTrial trial={draft} />
      <section className="card pad" aria-label={say("drafts.whole")}>
        <details><summary>{say("drafts.whole")}</summary><ol className="law-sentences">{draft.sentences.map((sentence) => <li key={sentence}>{sentence}</li>)}</ol></details>
      </section>
      <section className="card pad" aria-label={say("drafts.history")}>
        <h2>{say("drafts.history")}</h2>
        <ol className="law-sentences">{draft.history.map((one) => <li key={one.step}>{say(`drafts.step.${one.kind}`, { who: one.by, at: moment(one.at) })}{one.says ? `：${one.says}` : ""}</li>)}</ol>
      </section>
    </>
  )
}

function Rehearse({ draft, close }: { readonly draft: Draft; readonly close: () => void }) {
  const say = useSay()
  const go = useGo()
  const { scope } = useWho()
  const send = useSend(startRehearsal, [listRehearsals.name])
  const { lacks, tried } = useTried()
  const [on, setOn] = useState<string | null>(draft.from > today() ? draft.from : today())
  const title = say("rehearsal.title", { label: draft.title })
  return (
    <form
      className="card pad action-card"
      aria-label={title}
      onSubmit={(event) => tried(event, on === null, () => on !== null && send.mutate({ input: { draft: draft.draftId, rule: draft.rule, on, region: scope } }, { onSuccess: (answer) => go(`/law?view=rehearsals&rehearsal=${answer.rehearsalId}`) }))}
    >
      <h2>{title}</h2>
      <p className="sub">{say("drafts.rehearse-about")}</p>
      <Line id="rehearsal-on" label={say("rehearsal.on")} error={lacks(on === null)}>{(aria) => <DayPicker {...aria} value={on} change={setOn} />}</Line>
      <Failure failure={send.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("rehearsal.start")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
