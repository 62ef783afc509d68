// Asking for a service as an employer: the declared form, known data filled in, kept as a draft and on the device, sent once. The page of the form stands in the address, so that going back goes back one page.
import { getRouteApi, useSearch } from "@tanstack/react-router"
import { useEffect, useMemo, useState } from "react"
import { myCases, saveDraft, startCase, submitCase } from "#platform/casework/contract"
import type { Answers } from "#service"
import { todayInChina } from "#standards"
import { declaredForm, EmptyState, firstAnswers, forgetAnswers, FormPages, Go, Guide, keepAnswers, keptAnswers, laterOf, LoadingShape, ProblemNotice, searchText, useAsk, useGo, useSend, useWho } from "#ui"
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
  const go = useGo()
  const { id: owner } = useWho()
  const search: Record<string, unknown> = useSearch({ strict: false })
  const { code } = begun.item
  const form = useMemo(() => declaredForm(begun.item.form), [begun])
  const kept = useMemo(() => keptAnswers(owner, code), [owner, code])
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, begun.known, laterOf(begun.draft, kept)))
  const [place, setPlace] = useState<string | null>(kept?.place ?? begun.places[0]?.region ?? null)
  useEffect(() => {
    keepAnswers(owner, code, { answers, place, at: new Date().toISOString() })
  }, [owner, code, answers, place])
  const send = useSend(submitCase, [myCases.name, startCase.name])
  return (
    <>
      {begun.refusals.length > 0 ? <div className="jy-notice jy-notice-warning" role="status"><ul>{begun.refusals.map((one) => <li key={one.code}>{one.says}</li>)}</ul></div> : null}
      <details className="jy-card jy-details">
        <summary>{say("apply.guide")}</summary>
        <Guide text={begun.item.guide} />
      </details>
      <FormPages
        form={form}
        known={begun.known}
        answers={answers}
        onAnswers={setAnswers}
        page={searchText(search, "page")}
        onPage={(next) => go(`/services/${code}?page=${next}`)}
        onSave={(next) => call(saveDraft, { params: { item: code }, input: { answers: sendable(next) } })}
        onSend={async (next) => {
          const sent = await send.mutateAsync({ input: { item: code, region: place ?? "", answers: sendable(next), papers: [] } })
          forgetAnswers(owner, code)
          go(`/cases/${sent.subjectId}/${sent.caseId}`, true)
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
