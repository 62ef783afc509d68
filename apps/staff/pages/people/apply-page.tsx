// A service asked for at the counter: the same form, the same known data, sent by the officer on the person's behalf.
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { Skeleton } from "antd"
import { useMemo, useState } from "react"
import { type ItemView, startCase, subjectCases, submitCase, workList } from "#platform/casework/contract"
import type { Answers } from "#service"
import { todayInChina } from "#standards"
import { declaredForm, firstAnswers, FormPages, useAsk, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { type ChosenPaper, CounterPapers } from "./counter-papers.tsx"

const route = getRouteApi("/people/$person/apply/$item")

export function ApplyPage() {
  const say = useSay()
  const { person, item }: { person: string; item: string } = route.useParams()
  const start = useAsk(startCase, { params: { item }, query: { subject: person } })
  return (
    <div className="page" style={{ maxWidth: 860 }}>
      <div className="case-title">
        <Link to="/people/$person" params={{ person }} className="back" aria-label={say("apply.back")}>←</Link>
        <h1>{start.data?.item.name ?? say("apply.title")} {start.data ? <span className="light">{start.data.subject.name} {start.data.subject.masked}</span> : null}</h1>
      </div>
      <Failure failure={start.error} again={() => void start.refetch()} />
      {start.isPending ? <div className="card pad" aria-busy="true"><Skeleton active paragraph={{ rows: 8 }} /></div> : null}
      {start.data ? <Begun begun={start.data} person={person} /> : null}
    </div>
  )
}

function Begun({ begun, person }: { readonly begun: OutputOf<typeof startCase>; readonly person: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const form = useMemo(() => declaredForm(begun.item.form), [begun])
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, begun.known, {}))
  const [page, setPage] = useState("")
  const [place, setPlace] = useState<string | null>(begun.places[0]?.region ?? null)
  const [papers, setPapers] = useState<readonly ChosenPaper[]>([])
  const send = useSend(submitCase, [workList.name, subjectCases.name])
  if (begun.open)
    return (
      <div className="banner banner-warning">
        <strong>{say("apply.open", { number: begun.open.number })}</strong>
        <p><Link to="/cases/$subject/$case" params={{ subject: person, case: begun.open.caseId }}>{say("apply.open-go")}</Link></p>
      </div>
    )
  const submit = async (next: Answers) => {
    const sent = await send.mutateAsync({
      input: {
        item: begun.item.code,
        subject: person,
        region: place ?? "",
        answers: Object.fromEntries(Object.entries(next).map(([name, value]) => [name, typeof value === "object" && value !== null ? [...value] : value])),
        papers: papers.map((one) => ({ name: one.name, document: one.document })),
      },
    })
    void navigate({ to: "/cases/$subject/$case", params: { subject: sent.subjectId, case: sent.caseId } })
  }
  return (
    <>
      {begun.refusals.length > 0 ? (
        <div className="banner banner-warning" role="status">
          <strong>{say("apply.refusals")}</strong>
          <ul className="plain-list">{begun.refusals.map((one) => <li key={one.code}>{one.says} <span className="code">{one.code}</span></li>)}</ul>
        </div>
      ) : null}
      <FormPages
        form={form}
        known={begun.known}
        answers={answers}
        onAnswers={setAnswers}
        page={page}
        onPage={setPage}
        onSend={submit}
        sendLabel={say("apply.send")}
        today={todayInChina(new Date().toISOString())}
        places={begun.places}
        place={place}
        onPlace={setPlace}
        beforeSend={begun.item.papers.length > 0 ? <CounterPapers item={begun.item satisfies ItemView} subject={person} chosen={papers} choose={setPapers} /> : null}
      />
    </>
  )
}
