// One case for the one who asked: where it stands, what to do, the decision and how it was reached.
import { BellOutlined, DownloadOutlined, RollbackOutlined } from "@ant-design/icons"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { askReexamination, readReexamination, reexaminationLetter } from "#domains/subsidies"
import { actOnCase, type CaseView } from "#platform/casework/contract"
import { decisionLetter, submissionReceipt } from "#platform/documents/contract"
import { AnswerList, CaseStateTag, CaseTimeline, Confirm, declaredForm, MomentText, NumberText, pagesOf, ProblemNotice, Reexamination, useGo, useLanguage } from "#ui"
import { addressOf, call } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { caseQuery, itemQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { fullWords } from "./case-words.ts"
import { DecisionPart } from "./decision-part.tsx"
import { NextThing } from "./next-thing.tsx"
import { RatingPart } from "./rating-part.tsx"

export function CasePage({ subject, id }: { readonly subject: string; readonly id: string }) {
  const say = useSay()
  const one = useQuery({ ...caseQuery(subject, id), refetchInterval: 60_000 })
  return (
    <Asked asked={one} shape="lines" rows={5} title={say("cases.title")}>
      {(shown) => <OneCase shown={shown} />}
    </Asked>
  )
}

function OneCase({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const go = useGo()
  const [language] = useLanguage()
  const words = fullWords(shown, language)
  const address = { subject: shown.subjectId, case: shown.caseId }
  return (
    <div className="jy-stack">
      <section className="jy-card jy-stack">
        <div className="jy-row jy-spread">
          <h1>{shown.itemName}</h1>
          <CaseStateTag state={shown.state} reader="applicant" />
        </div>
        <p className={`jy-standing jy-standing-${words.tone}`} role="status">
          {say(words.key, words.values)}
        </p>
        {shown.asked ? (
          <div className="jy-notice jy-notice-warning">
            <div className="jy-stack-s">
              <strong>{say("case.asked")}</strong>
              <p className="jy-keep-lines">{shown.asked.says}</p>
              <div>
                <Button type="primary" size="large" onClick={() => go(`/cases/${shown.subjectId}/${shown.caseId}/correct`)}>
                  {say("case.correct")}
                </Button>
              </div>
            </div>
          </div>
        ) : null}
        <p className="jy-secondary jy-small">
          <NumberText label={say("sent.number")} number={shown.number} /> · {shown.office?.name ?? shown.regionName}
          {shown.office?.phone ? (
            <>
              {" · "}
              <a className="jy-target-link" href={`tel:${shown.office.phone}`}>{shown.office.phone}</a>
            </>
          ) : null}
        </p>
        <div className="jy-row jy-no-print">
          <Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(submissionReceipt, address)} download>
            {say("case.receipt")}
          </Button>
          {shown.decision ? (
            <Button icon={<DownloadOutlined aria-hidden="true" />} href={addressOf(decisionLetter, address)} download>
              {say("case.letter")}
            </Button>
          ) : null}
        </div>
      </section>
      {shown.decision ? <DecisionPart shown={shown} /> : null}
      {shown.decision && shown.item.startsWith("subsidies.") ? <Reexamination subject={shown.subjectId} caseId={shown.caseId} endpoints={{ read: readReexamination, ask: askReexamination, letter: reexaminationLetter }} /> : null}
      {shown.state === "approved" ? <NextThing after={shown.item} caseId={shown.caseId} /> : null}
      <section className="jy-card jy-stack">
        <h2>{say("case.way")}</h2>
        <CaseTimeline submittedAt={shown.submittedAt} steps={shown.steps} dueOn={shown.dueOn} office={shown.office?.name ?? shown.regionName} waiting={shown.state === "returned"} />
      </section>
      <Actions shown={shown} />
      {shown.endedAt ? <RatingPart id={shown.caseId} /> : null}
      <AnswersPart shown={shown} />
      <details className="jy-card jy-details">
        <summary>{say("case.history")}</summary>
        <ul className="jy-history">
          {shown.log.map((entry) => (
            <li key={entry.seq}>
              <span className="jy-secondary jy-small">
                <MomentText at={entry.at} />
              </span>
              <span>
                {entry.who} {logWords(entry.kind, say)}
                {entry.says ? `：${entry.says}` : ""}
              </span>
            </li>
          ))}
        </ul>
      </details>
      <Helpline />
    </div>
  )
}

const logKinds = ["submit", "begin-anew", "accept", "not-accept", "return", "resubmit", "approve", "refuse", "withdraw", "urge", "terminate"] as const

function logWords(kind: string, say: ReturnType<typeof useSay>): string {
  const known = logKinds.find((one) => one === kind)
  return known ? say(`log.${known}`) : ""
}

function Actions({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const store = useQueryClient()
  const [urged, setUrged] = useState(false)
  const act = useMutation({
    mutationFn: (kind: "withdraw" | "urge") => call(actOnCase, { params: { subject: shown.subjectId, case: shown.caseId }, input: { kind, length: shown.length } }),
    onSettled: () => store.invalidateQueries({ queryKey: ["cases"] }),
  })
  const may = (kind: string) => shown.allowed.some((one) => one.kind === kind && one.code === null)
  if (!may("withdraw") && !may("urge")) return null
  return (
    <section className="jy-card jy-stack-s jy-no-print">
      <ProblemNotice failure={act.error} />
      {urged ? (
        <p className="jy-notice jy-notice-success" role="status">
          {say("case.urged")}
        </p>
      ) : null}
      <div className="jy-row">
        {may("urge") && !urged ? (
          <Button icon={<BellOutlined aria-hidden="true" />} loading={act.isPending && act.variables === "urge"} onClick={() => act.mutate("urge", { onSuccess: () => setUrged(true) })}>
            {say("case.urge")}
          </Button>
        ) : null}
        {may("withdraw") ? (
          <Confirm
            danger
            icon={<RollbackOutlined aria-hidden="true" />}
            label={say("case.withdraw")}
            question={say("case.withdrawAsk")}
            consequence={say("case.withdrawMeans")}
            yes={say("case.withdrawYes")}
            onYes={() => act.mutateAsync("withdraw").catch(() => undefined)}
          />
        ) : null}
      </div>
    </section>
  )
}

function AnswersPart({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const { data: item } = useQuery(itemQuery(shown.item, shown.itemVersion))
  if (!item) return null
  const pages = pagesOf(declaredForm(item.form), shown.answers)
  return (
    <details className="jy-card jy-details">
      <summary>{say("case.answers")}</summary>
      <div className="jy-stack">
        {pages.map((page) => (
          <section key={page.name}>
            <h3>{page.title}</h3>
            <AnswerList fields={page.fields} answers={shown.answers} />
          </section>
        ))}
        {shown.papers.length > 0 ? (
          <section>
            <h3>{say("papers.title")}</h3>
            <ul className="jy-plain-list">
              {shown.papers.map((paper) => (
                <li key={paper.document}>{paper.file ? `${paper.label}（${paper.file}）` : paper.label}</li>
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </details>
  )
}
