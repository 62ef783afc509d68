// One of our cases: where it stands, what comes next and until when, what we are asked to correct, and what we wrote.
import { DownloadOutlined } from "@ant-design/icons"
import { getRouteApi } from "@tanstack/react-router"
import { Button } from "antd"
import { useMemo, useState } from "react"
import { askReexamination, readReexamination, reexaminationLetter } from "#domains/subsidies"
import { actOnCase, myCases, readCase, readItem, startCase } from "#platform/casework/contract"
import { decisionLetter, submissionReceipt } from "#platform/documents/contract"
import type { Answers } from "#service"
import { todayInChina } from "#standards"
import { AnswerList, CaseStateTag, CaseTimeline, Confirm, declaredForm, FormPages, JudgementList, LoadingShape, NumberText, pagesOf, ProblemNotice, Reexamination, useAsk, useSend } from "#ui"
import { addressOf, type OutputOf } from "#wire"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

const route = getRouteApi("/cases/$subject/$case")

export function CasePage() {
  const say = useSay()
  const params: { subject: string; case: string } = route.useParams()
  const read = useAsk(readCase, { params }, { every: 30_000 })
  const asked = useAsk(readItem, { params: { item: read.data?.item ?? "", version: read.data?.itemVersion ?? 1 } }, { enabled: read.data !== undefined })
  if (read.isPending || (read.data && asked.isPending)) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("cases.title")}</h1><ProblemNotice failure={read.error} /></div>
  const view = read.data
  const item = asked.data
  const form = item ? declaredForm(item.form) : null
  return (
    <div className="emp-page emp-narrow">
      <div className="jy-row jy-spread"><h1>{view.itemName}</h1><CaseStateTag state={view.state} reader="applicant" /></div>
      <p className="jy-secondary"><NumberText label={say("cases.number-of")} number={view.number} /> · {say("cases.sent-at", { at: moment(view.submittedAt) })}{view.dueOn ? ` · ${say("cases.due-on", { day: view.dueOn })}` : ""}</p>
      {view.decision ? <Decision view={view} /> : null}
      {view.decision && view.item.startsWith("subsidies.") ? <Reexamination subject={view.subjectId} caseId={view.caseId} endpoints={{ read: readReexamination, ask: askReexamination, letter: reexaminationLetter }} /> : null}
      {view.asked && form ? <Correction view={view} form={form} /> : null}
      <section className="jy-card jy-stack-s" aria-labelledby="steps">
        <h2 id="steps">{say("cases.steps")}</h2>
        <CaseTimeline submittedAt={view.submittedAt} steps={view.steps} dueOn={view.dueOn} office={view.office?.name ?? view.regionName} waiting={view.state === "returned"} />
        {view.office ? <p className="jy-secondary">{say("cases.office", { name: view.office.name, phone: view.office.phone ?? "12333" })}</p> : null}
      </section>
      <Actions view={view} />
      {view.judgement ? <details className="jy-card jy-details"><summary>{say("cases.rule")}</summary><JudgementList judgement={view.judgement} reader="applicant" /></details> : null}
      {form ? <details className="jy-card jy-details"><summary>{say("cases.wrote")}</summary>{pagesOf(form, view.answers).map((page) => <AnswerList key={page.name} fields={page.fields} answers={view.answers} known={{}} />)}</details> : null}
      <div className="jy-row jy-no-print"><Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(submissionReceipt, params)}>{say("cases.receipt")}</Button></div>
    </div>
  )
}

/** What was decided; of a no also why, what would change it, and how to object. */
function Decision({ view }: { readonly view: OutputOf<typeof readCase> }) {
  const say = useSay()
  const isRefused = view.decision?.outcome !== "approved"
  const failed = isRefused ? (view.judgement?.conditions.filter((one) => one.verdict === "fail") ?? []) : []
  return (
    <section className="jy-card jy-stack-s" aria-labelledby="decision">
      <h2 id="decision">{say(view.decision?.outcome === "not-accepted" ? "cases.not-accepted" : isRefused ? "cases.refused" : "cases.decision")}</h2>
      <p className="jy-keep-lines">{view.decision?.says}</p>
      {failed.length > 0 ? <ul className="jy-plain-list">{failed.map((one) => <li key={one.name}>{say("cases.unmet", { says: one.says })} <span className="jy-secondary jy-small">{one.article}</span></li>)}</ul> : null}
      {isRefused && view.judgement && view.judgement.wouldChange.length > 0 ? <div className="jy-notice jy-notice-info"><div><strong>{say("cases.would-change")}</strong><ul className="jy-plain-list">{view.judgement.wouldChange.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></div></div> : null}
      {isRefused ? <p>{say("cases.appeal", { office: view.office?.name ?? view.regionName, phone: view.office?.phone ?? "12333" })}</p> : null}
      <div className="jy-row jy-no-print"><Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(decisionLetter, { subject: view.subjectId, case: view.caseId })}>{say("cases.letter")}</Button></div>
    </section>
  )
}

/** Taking it back, or asking where it stays, while it is under way. */
function Actions({ view }: { readonly view: OutputOf<typeof readCase> }) {
  const say = useSay()
  const send = useSend(actOnCase, [readCase.name, myCases.name, startCase.name])
  const [urged, setUrged] = useState(false)
  const may = (kind: string) => view.allowed.some((one) => one.kind === kind && one.code === null)
  const act = (kind: "withdraw" | "urge") => send.mutateAsync({ params: { subject: view.subjectId, case: view.caseId }, input: { kind, length: view.length } })
  if (!may("withdraw") && !may("urge")) return null
  return (
    <section className="jy-card jy-stack-s jy-no-print" aria-label={say("cases.act")}>
      <ProblemNotice failure={send.error} />
      {urged ? <p className="jy-notice jy-notice-success" role="status">{say("cases.urged")}</p> : null}
      <div className="jy-row">
        {may("urge") && !urged ? <Button loading={send.isPending} onClick={() => void act("urge").then(() => setUrged(true), () => undefined)}>{say("cases.urge")}</Button> : null}
        {may("withdraw") ? <Confirm danger label={say("cases.withdraw")} question={say("cases.withdraw-ask")} consequence={say("cases.withdraw-means")} yes={say("cases.withdraw-yes")} onYes={() => act("withdraw").catch(() => undefined)} /> : null}
      </div>
    </section>
  )
}

function Correction({ view, form }: { readonly view: OutputOf<typeof readCase>; readonly form: ReturnType<typeof declaredForm> }) {
  const say = useSay()
  const send = useSend(actOnCase, [readCase.name, myCases.name, startCase.name])
  const only = useMemo(() => view.asked?.fields ?? [], [view.asked])
  const [answers, setAnswers] = useState<Answers>(view.answers)
  const [page, setPage] = useState("")
  return (
    <section className="jy-stack-s" aria-labelledby="correct">
      <div className="jy-notice jy-notice-warning"><div><h2 id="correct">{view.asked?.until ? say("cases.correct-until", { day: view.asked.until }) : say("cases.correct")}</h2><p>{view.asked?.says}</p></div></div>
      <FormPages
        form={form}
        known={{}}
        answers={answers}
        onAnswers={setAnswers}
        page={page}
        onPage={setPage}
        only={only}
        onSend={(next) => send.mutateAsync({ params: { subject: view.subjectId, case: view.caseId }, input: { kind: "resubmit", length: view.length, answers: Object.fromEntries(Object.entries(next).map(([name, value]) => [name, typeof value === "object" && value !== null ? [...value] : value])) } })}
        sendLabel={say("cases.resubmit")}
        today={todayInChina(new Date().toISOString())}
      />
    </section>
  )
}
