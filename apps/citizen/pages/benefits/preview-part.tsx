// Could I claim, and how much: by the data of today, before anything is sent.
import { useMutation, useQuery } from "@tanstack/react-query"
import { Button } from "antd"
import { previewBenefit } from "#domains/insurance"
import { JudgementList, Money, monthInWords, ProblemNotice, useLanguage, VerdictTag } from "#ui"
import { call } from "#wire"
import { meQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"

export function PreviewPart() {
  const say = useSay()
  const [language] = useLanguage()
  const me = useQuery(meQuery)
  const region = me.data?.values.find((one) => one.name === "liveRegion")?.value
  const ask = useMutation({ mutationFn: () => call(previewBenefit, { input: { region: String(region ?? ""), assumeRegistered: true } }) })
  const found = ask.data
  return (
    <section className="jy-card jy-stack">
      <h2>{say("preview.title")}</h2>
      <p className="jy-secondary">{say("preview.words")}</p>
      <ProblemNotice failure={ask.error} />
      {found ? (
        <div className="jy-stack" role="status">
          <div className="jy-row">
            <VerdictTag verdict={found.judgement.verdict} reader="applicant" />
          </div>
          {found.judgement.verdict === "pass" && found.monthlyFen !== null ? (
            <p>
              <span className="jy-big-figure">
                <Money fen={found.monthlyFen} />
              </span>{" "}
              {say("preview.months", { months: found.months ?? 0, first: found.firstMonth ? monthInWords(found.firstMonth, language) : "", last: found.lastMonth ? monthInWords(found.lastMonth, language) : "" })}
            </p>
          ) : null}
          {found.assumed.length > 0 ? <p className="jy-secondary jy-small">{say("preview.assumed", { what: found.assumed.join("、") })}</p> : null}
          {found.judgement.wouldChange.length > 0 ? (
            <div className="jy-notice jy-notice-info">
              <div>
                <strong>{say("decision.wouldChange")}</strong>
                <ul className="jy-plain-list">
                  {found.judgement.wouldChange.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </div>
            </div>
          ) : null}
          <details className="jy-details">
            <summary>{say("decision.conditions")}</summary>
            <JudgementList judgement={found.judgement} reader="applicant" />
          </details>
          {found.judgement.workings.length > 0 ? (
            <details className="jy-details">
              <summary>{say("decision.workings")}</summary>
              <ol className="jy-numbered">
                {found.judgement.workings.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ol>
            </details>
          ) : null}
        </div>
      ) : (
        <div>
          <Button size="large" loading={ask.isPending} disabled={me.isPending} onClick={() => ask.mutate()}>
            {say("preview.ask")}
          </Button>
        </div>
      )}
    </section>
  )
}
