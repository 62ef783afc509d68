// Asking for a service: what is known is filled in, what is typed is kept, papers beside it, one sending however often it is pressed.
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useEffect, useMemo, useState } from "react"
import { saveDraft, startCase, submitCase } from "#platform/casework/contract"
import { type Answers, fieldsOf, type Form } from "#service"
import { todayInChina } from "#standards"
import { declaredForm, EmptyState, firstAnswers, forgetAnswers, FormPages, Go, keepAnswers, keptAnswers, laterOf, useGo, useWho } from "#ui"
import { call, type OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { caseQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"
import { type ChosenPaper, PapersPart } from "./papers-part.tsx"

type Start = OutputOf<typeof startCase>
type Sendable = Record<string, string | number | boolean | string[] | null>

/** `from` is an earlier case of the same visit whose answers fill fields of the same name. */
export function ApplyPage({ code, page, from }: { readonly code: string; readonly page: string; readonly from: string }) {
  const say = useSay()
  const who = useWho()
  const start = useQuery({ queryKey: ["start", code], queryFn: () => call(startCase, { params: { item: code }, query: {} }), staleTime: Infinity })
  const earlier = useQuery({ ...caseQuery(who.id, from), enabled: /^\d+$/.test(from) })
  const waiting = /^\d+$/.test(from) && earlier.isPending
  return (
    <Asked asked={start} shape="form" title={say("nav.services")}>
      {(begun) => (waiting ? null : <Application begun={begun} page={page} earlier={earlier.data?.answers ?? {}} from={from} />)}
    </Asked>
  )
}

function Application({ begun, page, earlier, from }: { readonly begun: Start; readonly page: string; readonly earlier: Answers; readonly from: string }) {
  const say = useSay()
  const [anyway, setAnyway] = useState(false)
  if (begun.open) return <AlreadyOpen begun={begun} number={begun.open.number} caseId={begun.open.caseId} />
  if (begun.refusals.length > 0 && !anyway)
    return (
      <div className="jy-stack jy-narrow-page">
        <section className="jy-card jy-stack">
          <h1>{say("apply.notToday", { name: begun.item.name })}</h1>
          <ul className="jy-reasons">
            {begun.refusals.map((one) => (
              <li key={one.code}>{one.says}</li>
            ))}
          </ul>
          <p>{say("apply.notTodayMeans")}</p>
          <div className="jy-row">
            <Go to={`/services/${begun.item.code}`} className="jy-target-link">{say("apply.guide")}</Go>
            <Button onClick={() => setAnyway(true)}>{say("apply.anyway")}</Button>
          </div>
        </section>
        <Helpline />
      </div>
    )
  return <Pages begun={begun} page={page} earlier={earlier} from={from} />
}

function AlreadyOpen({ begun, number, caseId }: { readonly begun: Start; readonly number: string; readonly caseId: string }) {
  const say = useSay()
  const go = useGo()
  return (
    <div className="jy-card">
      <EmptyState
        heading="h1"
        title={say("apply.open", { name: begun.item.name })}
        why={say("apply.openWhy", { number })}
        action={
          <Button type="primary" size="large" onClick={() => go(`/cases/${begun.subject.id}/${caseId}`)}>
            {say("apply.openGo")}
          </Button>
        }
      />
    </div>
  )
}

function Pages({ begun, page, earlier, from }: { readonly begun: Start; readonly page: string; readonly earlier: Answers; readonly from: string }) {
  const say = useSay()
  const go = useGo()
  const store = useQueryClient()
  const { id: owner } = useWho()
  const form = useMemo(() => declaredForm(begun.item.form), [begun])
  const kept = useMemo(() => keptAnswers(owner, begun.item.code), [owner, begun])
  const [answers, setAnswers] = useState<Answers>(() => firstAnswers(form, begun.known, { ...carried(form, earlier), ...laterOf(begun.draft, kept) }))
  const [place, setPlace] = useState<string | null>(kept?.place ?? begun.places[0]?.region ?? null)
  const [papers, setPapers] = useState<readonly ChosenPaper[]>([])
  const [key] = useState(() => crypto.randomUUID())
  useEffect(() => {
    keepAnswers(owner, begun.item.code, { answers, place, at: new Date().toISOString() })
  }, [owner, begun, answers, place])

  const send = async (next: Answers) => {
    const sent = await call(submitCase, {
      input: { item: begun.item.code, region: place ?? "", answers: { ...next } as Sendable, papers: papers.map((one) => ({ name: one.name, document: one.document })) },
      idempotencyKey: key,
    })
    forgetAnswers(owner, begun.item.code)
    store.removeQueries({ queryKey: ["start", begun.item.code] })
    await Promise.all([store.invalidateQueries({ queryKey: ["cases"] }), store.invalidateQueries({ queryKey: ["registrations"] }), store.invalidateQueries({ queryKey: ["benefits"] })])
    go(`/sent/${sent.subjectId}/${sent.caseId}`, true)
  }
  const toPage = (next: string) => go(`/apply/${begun.item.code}?page=${next}${from ? `&from=${from}` : ""}`)
  return (
    <div className="jy-stack">
      <h1>{begun.item.name}</h1>
      {begun.draft && page === "" ? <p className="jy-notice jy-notice-info">{say("apply.resumed")}</p> : null}
      <FormPages
        form={form}
        known={begun.known}
        answers={answers}
        onAnswers={setAnswers}
        page={page}
        onPage={toPage}
        onSave={(next) => call(saveDraft, { params: { item: begun.item.code }, input: { answers: { ...next } as Sendable } })}
        onSend={send}
        sendLabel={say("apply.send")}
        today={todayInChina(new Date().toISOString())}
        places={begun.places}
        place={place}
        onPlace={setPlace}
        wrongTo="/me"
        beforeSend={begun.item.papers.length > 0 ? <PapersPart papers={begun.item.papers} chosen={papers} onChosen={setPapers} /> : null}
      />
      <p className="jy-secondary jy-small">{say("apply.kept")}</p>
    </div>
  )
}

/** Answers of an earlier case for fields of the same name; promises are made anew. */
function carried(form: Form, earlier: Answers): Answers {
  return Object.fromEntries(fieldsOf(form).filter((field) => field.kind !== "promise" && earlier[field.name] !== undefined).map((field) => [field.name, earlier[field.name] ?? null]))
}
