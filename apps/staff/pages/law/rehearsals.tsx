// What drafts would change: figures before and after by county and month, what was assumed, and whom it changes most.
import { Button } from "antd"
import { useState } from "react"
import { listRehearsals, readRehearsal, rehearsedPeople } from "#platform/parameters/contract"
import { Go, useAsk, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone, VerdictChip, type VerdictWord } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { ListCard, RowsTable } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { Figure, yuanText } from "../../parts/money.tsx"
import { type Say, useSay } from "../../say.ts"

type Rehearsal = OutputOf<typeof readRehearsal>

const tones: Readonly<Record<Rehearsal["state"], Tone>> = { waiting: "neutral", running: "info", done: "success", failed: "error" }
const secondsSince = (at: string): number => Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1000))
const stateWords = (say: Say, one: Pick<Rehearsal, "state" | "askedAt" | "progress">): string => (one.state === "running" ? say("rehearsal.state.running", { percent: one.progress, seconds: secondsSince(one.askedAt) }) : say(`rehearsal.state.${one.state}`))
const whole = (count: number): string => count.toLocaleString("zh-CN").replaceAll(",", " ")
const amount = (measure: Rehearsal["measure"], value: number): string => (measure?.type === "fen" ? yuanText(value) : whole(value))

const signed = (measure: Rehearsal["measure"], value: number): string => `${value > 0 ? "+" : value < 0 ? "−" : ""}${amount(measure, Math.abs(value))}`
/** What falls into months is money. */
const byMonth: Rehearsal["measure"] = { name: "month", label: "", type: "fen" }

export function Rehearsals({ chosen }: { readonly chosen: string | undefined }) {
  const say = useSay()
  const list = useAsk(listRehearsals, {}, { every: (shown) => (shown?.some((one) => one.state === "waiting" || one.state === "running") ? 2000 : false) })
  return (
    <>
      {chosen ? <OneRehearsal id={chosen} /> : null}
      <ListCard
        label={say("law.view.rehearsals")} asked={list} rows={list.data} keyOf={(one) => one.rehearsalId}
        nothing={<Nothing title={say("rehearsal.none")}>{say("rehearsal.none-more")}</Nothing>}
        columns={[
          { head: say("law.rule"), show: (one) => <><Go to={`/law?view=rehearsals&rehearsal=${one.rehearsalId}`} className="row-link">{one.title}</Go><span className="sub">{say("rehearsal.asked", { who: one.askedBy, at: moment(one.askedAt) })}</span></> },
          { head: say("rehearsal.on"), className: "num", show: (one) => one.on },
          { head: say("numbers.region"), className: "num", show: (one) => one.region },
          { head: say("numbers.state"), show: (one) => <Chip tone={tones[one.state]}>{stateWords(say, one)}</Chip> },
        ]}
      />
    </>
  )
}

function OneRehearsal({ id }: { readonly id: string }) {
  const say = useSay()
  const one = useAsk(readRehearsal, { params: { rehearsal: id } }, { every: (shown) => (shown?.state === "done" || shown?.state === "failed" ? false : 1000) })
  const shown = one.data
  return (
    <>
      <Failure failure={one.error} again={() => void one.refetch()} />
      {shown ? (
        <section className="card pad" aria-label={shown.title}>
          <div className="card-head"><h2>{shown.title}</h2><Chip tone={tones[shown.state]}>{stateWords(say, shown)}</Chip></div>
          {shown.state === "running" ? <progress className="law-progress" max={100} value={shown.progress} aria-label={say("rehearsal.progress")}>{shown.progress}%</progress> : null}
          {shown.draft ? <p><Go to={`/law/drafts/${shown.draft.draftId}`}>{shown.draft.title}</Go>{say("text.bracketed", { text: "", more: `${shown.draft.documentNumber} ${say("numbers.from-day", { day: shown.draft.from })}` })}</p> : null}
          <p>{shown.rows.map((row) => say("text.bracketed", { text: `${row.label} ${row.shown}`, more: `${row.region} ${say("numbers.from-day", { day: row.from })}` })).join(say("text.then"))}</p>
          <p className="sub">{`${say("rehearsal.on")} ${shown.on} · ${say("numbers.region")} ${shown.region} · ${say("rehearsal.asked", { who: shown.askedBy, at: moment(shown.askedAt) })}`}</p>
          {shown.assumed.length > 0 ? <p className="banner banner-info">{say("rehearsal.assumed-for-all")}{shown.assumed.map((fact) => say("text.named", { name: fact.label, text: fact.shown })).join(say("text.then"))}</p> : null}
          {shown.unanswered.length > 0 ? <p className="banner banner-warning">{say("rehearsal.unanswered")}{shown.unanswered.map((fact) => fact.label).join(say("text.and"))}</p> : null}
          {shown.state === "done" ? <Totals shown={shown} /> : null}
        </section>
      ) : null}
      {shown?.state === "done" ? <Tables shown={shown} /> : null}
      {shown?.state === "done" ? <People shown={shown} /> : null}
    </>
  )
}

function Totals({ shown: { total, measure } }: { readonly shown: Rehearsal }) {
  const say = useSay()
  const pair = (before: number, after: number) => say("rehearsal.before-after", { before: whole(before), after: whole(after) })
  return (
    <dl className="figures">
      <Figure label={say("rehearsal.people")} value={whole(total.people)} />
      <Figure label={say("rehearsal.gained")} value={whole(total.gained)} />
      <Figure label={say("rehearsal.lost")} value={whole(total.lost)} />
      <Figure label={say("rehearsal.changed")} value={whole(total.changed)} />
      <Figure label={say("rehearsal.unchanged")} value={whole(total.unchanged)} />
      <Figure label={say("rehearsal.pass")} value={pair(total.passBefore, total.passAfter)} />
      <Figure label={say("rehearsal.by-hand")} value={pair(total.byHandBefore, total.byHandAfter)} />
      <Figure label={say("rehearsal.no-data")} value={whole(total.noDataAfter)} />
      {measure ? <Figure label={say("rehearsal.sum", { label: measure.label })} value={signed(measure, total.after - total.before)} {...(measure.type === "fen" ? { unit: say("rehearsal.yuan") } : {})} /> : null}
    </dl>
  )
}

/** Sums before and after with what lies between; their heads say the unit. */
const sumColumns = (say: Say, measure: Rehearsal["measure"]) =>
  (["before", "after", "difference"] as const).map((name) => ({
    head: measure?.type === "fen" ? say("rehearsal.in-yuan", { head: say(`rehearsal.${name}`) }) : say(`rehearsal.${name}`),
    className: "right" as const,
    show: (one: { readonly before: number; readonly after: number }) => (name === "difference" ? signed(measure, one.after - one.before) : amount(measure, one[name])),
  }))

function Tables({ shown: { places, total, months, measure } }: { readonly shown: Rehearsal }) {
  const say = useSay()
  const columns = [["people", "rehearsal.people"], ["gained", "rehearsal.gained"], ["lost", "rehearsal.lost"], ["changed", "rehearsal.changed"], ["byHandAfter", "rehearsal.by-hand"]] as const
  const lines = [...places.map((one) => ({ ...one, key: one.county })), { ...total, key: "total", name: say("rehearsal.total"), county: "" }]
  return (
    <>
      <h2>{say("rehearsal.by-county")}</h2>
      <RowsTable
        label={say("rehearsal.by-county")} rows={lines} keyOf={(one) => one.key}
        columns={[
          { head: say("rehearsal.county"), show: (one) => (one.key === "total" ? <strong>{one.name}</strong> : one.name) },
          ...columns.map(([name, label]) => ({ head: say(label), className: "right", show: (one: (typeof lines)[number]) => whole(one[name]) }) as const),
          ...(measure ? sumColumns(say, measure) : []),
        ]}
      />
      {months.length > 0 ? (
        <>
          <h2>{say("rehearsal.by-month")}</h2>
          <RowsTable
            label={say("rehearsal.by-month")} rows={months} keyOf={(one) => one.month}
            columns={[
              { head: say("rehearsal.month"), className: "num", show: (one) => one.month },
              { head: say("rehearsal.pass"), className: "right", show: (one) => say("rehearsal.before-after", { before: whole(one.peopleBefore), after: whole(one.peopleAfter) }) },
              ...sumColumns(say, byMonth),
            ]}
          />
        </>
      ) : null}
    </>
  )
}

function People({ shown }: { readonly shown: Rehearsal }) {
  const say = useSay()
  const { roles } = useWho()
  const [change, setChange] = useState<"gained" | "lost" | "changed" | null>(null)
  const people = useAsk(rehearsedPeople, { params: { rehearsal: shown.rehearsalId }, query: { change: change ?? "gained", limit: 50 } }, { enabled: change !== null })
  if (!roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")) return null
  const side = (one: OutputOf<typeof rehearsedPeople>[number]["before"]) => <><VerdictChip verdict={one.result as VerdictWord} />{one.codes.map((code) => <span key={code} className="code">{code}</span>)}{one.measured !== null ? <span className="num"> {amount(shown.measure, one.measured)}</span> : null}</>
  return (
    <section className="card pad" aria-label={say("rehearsal.examples")}>
      <div className="card-head"><h2>{say("rehearsal.examples")}</h2></div>
      <div className="action-others">
        {(["gained", "lost", "changed"] as const).map((one) => <Button key={one} type={one === change ? "primary" : "default"} disabled={shown.total[one] === 0} onClick={() => setChange(one)}>{say("text.named", { name: say(`rehearsal.${one}`), text: say("rehearsal.show") })}</Button>)}
      </div>
      <Failure failure={people.error} />
      {people.data && people.data.length === 0 ? <p className="light">{say("rehearsal.nobody")}</p> : null}
      {people.data && people.data.length > 0 ? (
        <table className="rows" aria-label={say("rehearsal.examples")}>
          <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("numbers.region")}</th><th scope="col">{say("rehearsal.before")}</th><th scope="col">{say("rehearsal.after")}</th></tr></thead>
          <tbody>{people.data.map((one) => <tr key={one.subjectId}><td data-label={say("people.name")}>{one.name}</td><td data-label={say("numbers.region")}>{one.regionName}</td><td data-label={say("rehearsal.before")}>{side(one.before)}</td><td data-label={say("rehearsal.after")}>{side(one.after)}</td></tr>)}</tbody>
        </table>
      ) : null}
    </section>
  )
}
