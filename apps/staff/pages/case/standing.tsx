// What the person holds now, beside the application: registrations and benefits, the newest first, without leaving the case.
import { personBenefits } from "#domains/insurance"
import { personRegistrations } from "#domains/registration"
import { useAsk } from "#ui"
import { Chip } from "../../parts/chips.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"

/** Lines shown before the rest is folded. */
const shown = 3

interface Line {
  readonly key: string
  readonly what: string
  readonly detail: string
  readonly from: string
  readonly to: string | null
  readonly end: string | null
}

export function Standing({ person }: { readonly person: string }) {
  const say = useSay()
  const read = useAsk(personRegistrations, { params: { person } })
  const benefits = useAsk(personBenefits, { params: { person } })
  const lines: Line[] = [
    ...(read.data?.unemployments ?? []).filter((one) => one.state !== "void").map((one) => ({ key: one.spellId, what: say("person.unemployment"), detail: one.reasonName, from: one.registeredOn, to: one.closedOn, end: one.closeReasonName })),
    ...(read.data?.employments ?? []).filter((one) => one.state !== "void").map((one) => ({ key: one.employmentId, what: one.formName, detail: one.employerName, from: one.startedOn, to: one.endedOn, end: one.endReason })),
  ].sort((a, b) => b.from.localeCompare(a.from))
  return (
    <>
      <section className="card pad" aria-label={say("standing.registrations")}>
        <div className="card-head">
          <h2>{say("standing.registrations")}</h2>
          {read.data ? <Chip tone={read.data.status.status === "employed" ? "success" : "info"}>{read.data.status.label}</Chip> : null}
        </div>
        <Failure failure={read.error} />
        {read.data && lines.length === 0 ? <p className="sub">{say("person.no-registrations")}</p> : null}
        <Lines lines={lines.slice(0, shown)} />
        {lines.length > shown ? <details><summary>{say("standing.all", { count: lines.length })}</summary><Lines lines={lines.slice(shown)} /></details> : null}
      </section>
      <section className="card pad" aria-label={say("standing.benefits")}>
        <h2>{say("standing.benefits")}</h2>
        <Failure failure={benefits.error} />
        {benefits.data && benefits.data.length === 0 ? <p className="sub">{say("person.no-benefits")}</p> : null}
        <ul className="earlier">
          {(benefits.data ?? []).slice(0, shown).map((one) => (
            <li key={one.entitlementId}>
              <span className="num">{one.firstMonth} — {one.lastMonth}</span> <Chip tone={one.state === "running" ? "success" : one.state === "held" ? "warning" : "neutral"}>{one.stateLabel}</Chip>
              <span className="sub num">{one.monthlyFen === null ? "" : `${say("money.yuan", { amount: yuanText(one.monthlyFen) })} · `}{say("standing.months", { drawn: one.drawnMonths, months: one.months })}</span>
              {one.stopped ? <span className="sub">{say("person.stopped", { month: one.stopped.from, why: one.stopped.label })}</span> : null}
              {one.holds.map((hold) => <span key={hold.holdId} className="sub">{hold.says}</span>)}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const say = useSay()
  return (
    <ul className="earlier">
      {lines.map((line) => (
        <li key={line.key}>
          {line.what} <span className="light">{line.detail}</span>
          <span className="sub num">{line.from} — {line.to ?? say("person.to-now")}{line.end ? ` · ${line.end}` : ""}</span>
        </li>
      ))}
    </ul>
  )
}
