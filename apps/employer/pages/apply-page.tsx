// Asking for a service as an employer: the declared form, known data filled in, kept as a draft, sent once.
import { getRouteApi, useNavigate } from "@tanstack/react-router"
import { useMemo, useState } from "react"
import { myCases, saveDraft, startCase, submitCase } from "#platform/casework/contract"
import type { Answers } from "#service"
import { todayInChina } from "#standards"
import { declaredForm, EmptyState, firstAnswers, FormPages, Go, LoadingShape, ProblemNotice, useAsk, useSend } from "#ui"
import { call, type OutputOf } from "#wire"
import { useSay } from "../say.ts"

const route = getRouteApi("/services/$item")
const sendable = (answers: Answers) => Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, typeof value === "object" && value !== null ? [...value] : value]))

export function ApplyPage() {
  const say = useSay()
  const { item }: { item: string } = route.useParams()
  const start = useAsk(startCase, { params: { item } })
  return (
    <div className="emp-page emp-narrow">
      <h1>{start.data?.item.name ?? say("services.title")}</h1>
      <ProblemNotice failure={start.error} />
      {start.isPending ? <LoadingShape kind="form" /> : null}
      {start.data?.open ? <div className="jy-card"><EmptyState title={say("apply.open")} why={say("apply.open-number", { number: start.data.open.number })} action={<Go to={`/cases/${start.data.subject.id}/${start.data.open.caseId}`}>{say("apply.see")}</Go>} /></div> : null}
      {start.data && !start.data.open ? <Begun begun={start.data} /> : null}
    </div>
  )
}

function Begun({ begun }: { readonly begun: OutputOf<typeof startCase> }) {
  const say = useSay()
  const navigate = useNavigate()
  const form = useMemo(() => declaredForm(begun.item.form), [begun])
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, begun.known, begun.draft?.answers ?? {}))
  const [page, setPage] = useState("")
  const [place, setPlace] = useState<string | null>(begun.places[0]?.region ?? null)
  const send = useSend(submitCase, [myCases.name, startCase.name])
  return (
    <>
      {begun.refusals.length > 0 ? <div className="jy-notice jy-notice-warning" role="status"><ul>{begun.refusals.map((one) => <li key={one.code}>{one.says}</li>)}</ul></div> : null}
      <FormPages
        form={form}
        known={begun.known}
        answers={answers}
        onAnswers={setAnswers}
        page={page}
        onPage={setPage}
        onSave={(next) => call(saveDraft, { params: { item: begun.item.code }, input: { answers: sendable(next) } })}
        onSend={async (next) => {
          const sent = await send.mutateAsync({ input: { item: begun.item.code, region: place ?? "", answers: sendable(next), papers: [] } })
          void navigate({ to: "/cases/$subject/$case", params: { subject: sent.subjectId, case: sent.caseId } })
        }}
        sendLabel={say("apply.send")}
        today={todayInChina(new Date().toISOString())}
        places={begun.places}
        place={place}
        onPlace={setPlace}
      />
    </>
  )
}
