// Corrects what was asked, field by field, and sends the case on.
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { actOnCase, type CaseView, startCase } from "#platform/casework/contract"
import type { Answers } from "#service"
import { todayInChina } from "#standards"
import { declaredForm, EmptyState, FormPages, useGo } from "#ui"
import { call } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { caseQuery } from "../../queries.ts"
import { useSay } from "../../say.ts"

export function CorrectPage({ subject, id, page }: { readonly subject: string; readonly id: string; readonly page: string }) {
  const say = useSay()
  const one = useQuery(caseQuery(subject, id))
  return (
    <Asked asked={one} shape="form" title={say("cases.title")}>
      {(shown) => (shown.state === "returned" ? <Correction shown={shown} page={page} /> : <NothingToCorrect shown={shown} />)}
    </Asked>
  )
}

function NothingToCorrect({ shown }: { readonly shown: CaseView }) {
  const say = useSay()
  const go = useGo()
  return (
    <div className="jy-card">
      <EmptyState heading="h1" title={say("correct.nothing")} action={<Button onClick={() => go(`/cases/${shown.subjectId}/${shown.caseId}`)}>{say("correct.toCase")}</Button>} />
    </div>
  )
}

function Correction({ shown, page }: { readonly shown: CaseView; readonly page: string }) {
  const say = useSay()
  const go = useGo()
  const store = useQueryClient()
  const address = `/cases/${shown.subjectId}/${shown.caseId}`
  const begun = useQuery({ queryKey: ["start", shown.item], queryFn: () => call(startCase, { params: { item: shown.item }, query: {} }) })
  const [answers, setAnswers] = useState<Answers>(shown.answers)
  const send = async (next: Answers) => {
    await call(actOnCase, { params: { subject: shown.subjectId, case: shown.caseId }, input: { kind: "resubmit", length: shown.length, answers: { ...next } as Record<string, string | number | boolean | string[] | null> } })
    await store.invalidateQueries({ queryKey: ["cases"] })
    go(address)
  }
  return (
    <Asked asked={begun} shape="form" title={say("correct.title", { name: shown.itemName })}>
      {(start) => (
        <div className="jy-stack">
          <h1>{say("correct.title", { name: shown.itemName })}</h1>
          <div className="jy-notice jy-notice-warning">
            <div>
              <strong>{say("case.asked")}</strong>
              <p className="jy-keep-lines">{shown.asked?.says}</p>
            </div>
          </div>
          <FormPages
            form={declaredForm(start.item.form)}
            known={start.known}
            answers={answers}
            onAnswers={setAnswers}
            page={page}
            onPage={(next) => go(`${address}/correct?page=${next}`)}
            onSend={send}
            sendLabel={say("correct.send")}
            today={todayInChina(new Date().toISOString())}
            only={shown.asked?.fields ?? []}
            wrongTo="/me"
          />
        </div>
      )}
    </Asked>
  )
}
