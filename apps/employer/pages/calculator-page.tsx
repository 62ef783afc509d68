// What a unit can get for one person it took on, by questions; open to everybody.
import { useSearch } from "@tanstack/react-router"
import { answerInterview, myOffers, readInterview } from "#domains/subsidies"
import { todayInChina } from "#standards"
import { declaredForm, Go, Interview, LoadingShape, ProblemNotice, searchText, useAsk, useGo, useSignIn } from "#ui"
import { call, type InputOf } from "#wire"
import { useSay } from "../say.ts"

type Sendable = InputOf<typeof answerInterview>["answers"]

export function CalculatorPage() {
  const say = useSay()
  const go = useGo()
  const page = searchText(useSearch({ strict: false }), "page")
  const isIn = useSignIn().who.kind === "employer"
  const offers = useAsk(myOffers, {}, { enabled: isIn })
  const waiting = offers.data?.filter((one) => one.state === "offered").length ?? 0
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
          {isIn ? <p className="jy-notice jy-notice-info"><span>{waiting > 0 ? say("calculator.offers", { count: waiting }) : say("calculator.no-offers")} <Go to="/offers">{say("calculator.to-offers")}</Go></span></p> : null}
        </Interview>
      ) : null}
    </div>
  )
}
