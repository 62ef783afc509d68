// What a unit can get for one person it took on, by questions; open to everybody.
import { useSearch } from "@tanstack/react-router"
import { answerInterview, readInterview } from "#domains/subsidies"
import { todayInChina } from "#standards"
import { declaredForm, Interview, LoadingShape, ProblemNotice, searchText, useAsk, useGo } from "#ui"
import { call, type InputOf } from "#wire"
import { useSay } from "../say.ts"

type Sendable = InputOf<typeof answerInterview>["answers"]

export function CalculatorPage() {
  const say = useSay()
  const go = useGo()
  const page = searchText(useSearch({ strict: false }), "page")
  const interview = useAsk(readInterview, { params: { who: "employer" } })
  return (
    <div className="emp-page emp-narrow">
      <h1>{say("calculator.title")}</h1>
      <ProblemNotice failure={interview.error} />
      {interview.isPending ? <LoadingShape kind="form" /> : null}
      {interview.data ? (
        <Interview
          form={declaredForm(interview.data)} name="calculator-unit" today={todayInChina(new Date().toISOString())} page={page} onPage={(next) => go(next ? `/calculator?page=${next}` : "/calculator")} toService={(code) => `/services/${code}`}
          ask={(answers) => call(answerInterview, { params: { who: "employer" }, input: { answers: { ...answers } as Sendable } })}
        >
          <p>{say("calculator.words")}</p>
        </Interview>
      ) : null}
    </div>
  )
}
