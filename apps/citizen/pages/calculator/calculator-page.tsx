// 我能领什么: questions in plain words for everybody; who is signed in also sees what the records already say.
import { useQuery } from "@tanstack/react-query"
import { answerInterview, readInterview } from "#domains/subsidies"
import { todayInChina } from "#standards"
import { declaredForm, Go, Interview, useGo, useWho } from "#ui"
import { call, type InputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { useSay } from "../../say.ts"
import { OwnRecords } from "./own-records.tsx"

type Sendable = InputOf<typeof answerInterview>["answers"]

export function CalculatorPage({ page }: { readonly page: string }) {
  const say = useSay()
  const go = useGo()
  const { kind } = useWho()
  const interview = useQuery({ queryKey: ["interview", "person"], queryFn: () => call(readInterview, { params: { who: "person" } }), staleTime: Infinity })
  return (
    <div className="jy-stack jy-narrow-page">
      <h1>{say("calculator.title")}</h1>
      <Asked asked={interview} shape="form">
        {(form) => (
          <Interview
            form={declaredForm(form)} name="calculator" today={todayInChina(new Date().toISOString())} page={page} onPage={(next) => go(next ? `/calculator?page=${next}` : "/calculator")} toService={(code) => `/services/${code}`}
            ask={(answers) => call(answerInterview, { params: { who: "person" }, input: { answers: { ...answers } as Sendable } })}
          >
            <p>{say("calculator.words")}</p>
            {kind === "citizen" ? <OwnRecords /> : null}
          </Interview>
        )}
      </Asked>
      {kind === "citizen" || page !== "" ? null : (
        <p className="jy-secondary">
          {say("calculator.signIn")} <Go to="/sign-in?back=/calculator" className="jy-target-link">{say("gate.action")}</Go>
        </p>
      )}
      <Helpline />
    </div>
  )
}
