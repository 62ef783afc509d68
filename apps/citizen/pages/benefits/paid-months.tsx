// Month by month: how much, how it was worked out, on which day to which account, and what the fund paid for me besides.
import { useQuery } from "@tanstack/react-query"
import type { myPayments } from "#domains/insurance"
import { fen, formatYuan } from "#standards"
import { EmptyState, Money, monthInWords, shortDay, StatusTag, type Tone, useLanguage } from "#ui"
import type { OutputOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { paymentsQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"

type Payments = OutputOf<typeof myPayments>
type Line = Payments["months"][number]

const states = { paid: "success", pending: "info", held: "warning", returned: "error" } as const satisfies Readonly<Record<string, Tone>>

const stateOf = (text: string): keyof typeof states | null => (text in states ? (text as keyof typeof states) : null)

export function PaidMonths() {
  const payments = useQuery(paymentsQuery)
  return (
    <Asked asked={payments} shape="lines" rows={3}>
      {(mine) => <Months mine={mine} />}
    </Asked>
  )
}

function Months({ mine: { months, totals } }: { readonly mine: Payments }) {
  const say = useSay()
  if (months.length === 0)
    return (
      <section className="jy-card">
        <EmptyState heading="h2" title={say("benefits.noLines")} why={say("benefits.noLinesWhy")} />
      </section>
    )
  const money = months.filter((one) => one.kind !== "medical")
  const medical = new Map(months.filter((one) => one.kind === "medical").map((one) => [one.month, one]))
  return (
    <section className="jy-card jy-stack-s">
      <h2>{say("benefits.lines")}</h2>
      {totals.monthsPaid > 0 ? (
        <p>
          {say("benefits.total", { months: totals.monthsPaid, amount: formatYuan(fen(totals.paidFen)) })}
          {totals.medicalFen > 0 ? say("benefits.totalMedical", { amount: formatYuan(fen(totals.medicalFen)) }) : ""}
        </p>
      ) : null}
      <ul className="jy-months-paid">
        {money.map((line) => (
          <Month key={`${line.month}-${line.kind}`} line={line} medical={line.kind === "benefit" ? medical.get(line.month) : undefined} />
        ))}
      </ul>
    </section>
  )
}

function Month({ line, medical }: { readonly line: Line; readonly medical: Line | undefined }) {
  const say = useSay()
  const [language] = useLanguage()
  const day = line.settledOn ? shortDay(line.settledOn, language) : ""
  const state = stateOf(line.state)
  const arrived = line.state !== "paid" || day === "" ? line.says : line.accountTail ? say("benefits.paidTo", { day, tail: line.accountTail }) : say("benefits.paidOn", { day })
  return (
    <li>
      <span className="jy-line-words">
        <span className="jy-row">
          <strong>{monthInWords(line.month, language)}</strong>
          <span>{line.label}</span>
          {state ? <StatusTag tone={states[state]}>{say(`benefits.month.${state}`)}</StatusTag> : null}
        </span>
        <span className="jy-secondary jy-small">{arrived}</span>
        {medical ? <span className="jy-secondary jy-small">{say("benefits.alsoMedical", { amount: formatYuan(fen(medical.dueFen)) })}</span> : null}
        {line.deductedFen > 0 ? (
          <span className="jy-secondary jy-small">
            {say("benefits.deducted")} <Money fen={line.deductedFen} />
          </span>
        ) : null}
        {line.how ? (
          <details className="jy-details jy-small">
            <summary aria-label={`${monthInWords(line.month, language)}：${say("benefits.how")}`}>{say("benefits.how")}</summary>
            <p>{line.how}</p>
          </details>
        ) : null}
      </span>
      <Money fen={line.dueFen - line.deductedFen} strong />
    </li>
  )
}
