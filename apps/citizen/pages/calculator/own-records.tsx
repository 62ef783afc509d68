// What the records say of the subsidies by month: the sum of the months that pass, each month with its answer, and what would change a refusal.
import { useQuery } from "@tanstack/react-query"
import { myCalculation } from "#domains/subsidies"
import { Go, Money, StatusTag, VerdictTag } from "#ui"
import { call, type OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { useSay } from "../../say.ts"

type Line = OutputOf<typeof myCalculation>[number]

export function OwnRecords() {
  const say = useSay()
  const mine = useQuery({ queryKey: ["calculation"], queryFn: () => call(myCalculation) })
  return (
    <section className="jy-stack-s">
      <h2>{say("calculator.mine")}</h2>
      <p className="jy-secondary">{say("calculator.mineWords")}</p>
      <Asked asked={mine} rows={2}>
        {(all) => (
          <ul className="jy-found">
            {all.map((one) => (
              <OwnLine key={one.item} one={one} />
            ))}
          </ul>
        )}
      </Asked>
    </section>
  )
}

function OwnLine({ one }: { readonly one: Line }) {
  const say = useSay()
  return (
    <li className={`jy-card jy-stack-s${one.months > 0 ? " jy-found-fits" : ""}`}>
      <div className="jy-row jy-spread">
        <h3>{one.name}</h3>
        {one.months > 0 ? <StatusTag tone="success">{say("calculator.mineMonths", { months: one.months })}</StatusTag> : <VerdictTag verdict={one.verdict} reader="applicant" />}
      </div>
      {one.months > 0 ? (
        <>
          <p className="jy-big-figure">
            <Money fen={one.amountFen} />
          </p>
          <Go to={`/services/${one.code}`} className="jy-target-link">{say("service.start")}</Go>
        </>
      ) : (
        <p>{say("calculator.mineNone")}</p>
      )}
      {one.wouldChange.length > 0 && one.months === 0 ? (
        <div className="jy-notice jy-notice-info">
          <div className="jy-stack-s">
            <strong>{say("decision.wouldChange")}</strong>
            <ul className="jy-plain-list">
              {one.wouldChange.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
      {one.lines.length > 0 ? (
        <details className="jy-details">
          <summary>{say("calculator.mineWhy")}</summary>
          <ul className="jy-plain-list">
            {one.lines.map((line) => (
              <li key={line.says}>{line.says}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}
