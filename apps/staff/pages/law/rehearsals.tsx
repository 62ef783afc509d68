// What drafts would change: figures before and after by county and month, what was assumed, and whom it changes most.
import { Button, Skeleton } from "antd"
import { useState } from "react"
import { listRehearsals, readRehearsal, rehearsedPeople } from "#platform/parameters/contract"
import { Go, useAsk, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone, VerdictChip, type VerdictWord } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { moment } from "../../parts/moments.ts"
import { Figure, yuanText } from "../../parts/money.tsx"
import { type Say, useSay } from "../../say.ts"

type Rehearsal = OutputOf<typeof readRehearsal>

const tones: Readonly<Record<Rehearsal["state"], Tone>> = { waiting: "neutral", running: "info", done: "success", failed: "error" }
const secondsSince = (at: string): number => Math.max(0, Math.round((Date.now() - Date.parse(at)) / 1000))
const stateWords = (say: Say, one: Pick<Rehearsal, "state" | "askedAt" | "progress">): string => (one.state === "running" ? say("rehearsal.state.running", { percent: one.progress, seconds: secondsSince(one.askedAt) }) : say(`rehearsal.state.${one.state}`))
const whole = (count: number): string => count.toLocaleString("zh-CN").replaceAll(",", " ")
const amount = (measure: Rehearsal["measure"], value: number): string => (measure?.type === "fen" ? yuanText(value) : whole(value))

export function Rehearsals({ chosen }: { readonly chosen: string | undefined }) {
  const say = useSay()
  const list = useAsk(listRehearsals, {}, { every: (shown) => (shown?.some((one) => one.state === "waiting" || one.state === "running") ? 2000 : false) })
  return (
    <>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {chosen ? <OneRehearsal id={chosen} /> : null}
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.length === 0 ? <Nothing title={say("rehearsal.none")}>{say("rehearsal.none-more")}</Nothing> : null}
      {list.data && list.data.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("law.view.rehearsals")}>
            <thead><tr><th scope="col">{say("law.rule")}</th><th scope="col">{say("rehearsal.on")}</th><th scope="col">{say("numbers.region")}</th><th scope="col">{say("numbers.state")}</th></tr></thead>
            <tbody>
              {list.data.map((one) => (
                <tr key={one.rehearsalId}>
                  <td data-label={say("law.rule")}><Go to={`/law?view=rehearsals&rehearsal=${one.rehearsalId}`} className="row-link">{one.title}</Go><span className="sub">{say("rehearsal.asked", { who: one.askedBy, at: moment(one.askedAt) })}</span></td>
                  <td data-label={say("rehearsal.on")} className="num">{one.on}</td>
                  <td data-label={say("numbers.region")} className="num">{one.region}</td>
                  <td data-label={say("numbers.state")}><Chip tone={tones[one.state]}>{stateWords(say, one)}</Chip></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
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
          {shown.draft ? <p><Go to={`/law/drafts/${shown.draft.draftId}`}>{shown.draft.title}</Go>{`（${shown.draft.documentNumber}，${say("numbers.from-day", { day: shown.draft.from })}）`}</p> : null}
          <p>{shown.rows.map((row) => `${row.label} ${row.shown}（${row.region}，${say("numbers.from-day", { day: row.from })}）`).join("；")}</p>
          <p className="sub">{`${say("rehearsal.on")} ${shown.on} · ${say("numbers.region")} ${shown.region} · ${say("rehearsal.asked", { who: shown.askedBy, at: moment(shown.askedAt) })}`}</p>
          {shown.assumed.length > 0 ? <p className="banner banner-info">{say("rehearsal.assumed-for-all")}{shown.assumed.map((fact) => `${fact.label}：${fact.shown}`).join("；")}</p> : null}
          {shown.unanswered.length > 0 ? <p className="banner banner-warning">{say("rehearsal.unanswered")}{shown.unanswered.map((fact) => fact.label).join("、")}</p> : null}
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
      {measure ? <Figure label={say("rehearsal.sum", { label: measure.label })} value={`${total.after >= total.before ? "+" : "−"}${amount(measure, Math.abs(total.after - total.before))}`} {...(measure.type === "fen" ? { unit: say("rehearsal.yuan") } : {})} /> : null}
    </dl>
  )
}

function Tables({ shown: { places, total, months, measure } }: { readonly shown: Rehearsal }) {
  const say = useSay()
  const money = (value: number) => (measure ? amount(measure, value) : "—")
  const columns = [["people", "rehearsal.people"], ["gained", "rehearsal.gained"], ["lost", "rehearsal.lost"], ["changed", "rehearsal.changed"], ["byHandAfter", "rehearsal.by-hand"]] as const
  const lines = [...places.map((one) => ({ ...one, key: one.county })), { ...total, key: "total", name: say("rehearsal.total"), county: "" }]
  return (
    <>
      <div className="card table-card">
        <table className="rows" aria-label={say("rehearsal.county")}>
          <thead><tr><th scope="col">{say("rehearsal.county")}</th>{columns.map(([name, label]) => <th key={name} scope="col" className="right">{say(label)}</th>)}<th scope="col" className="right">{say("rehearsal.before")}</th><th scope="col" className="right">{say("rehearsal.after")}</th></tr></thead>
          <tbody>
            {lines.map((one) => (
              <tr key={one.key}>
                <td data-label={say("rehearsal.county")}>{one.key === "total" ? <strong>{one.name}</strong> : one.name}</td>
                {columns.map(([name, label]) => <td key={name} data-label={say(label)} className="right">{whole(one[name])}</td>)}
                <td data-label={say("rehearsal.before")} className="right">{money(one.before)}</td>
                <td data-label={say("rehearsal.after")} className="right">{money(one.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {months.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("rehearsal.by-month")}>
            <thead><tr><th scope="col">{say("rehearsal.month")}</th><th scope="col" className="right">{say("rehearsal.people")}</th><th scope="col" className="right">{say("rehearsal.before")}</th><th scope="col" className="right">{say("rehearsal.after")}</th></tr></thead>
            <tbody>
              {months.map((one) => (
                <tr key={one.month}>
                  <td data-label={say("rehearsal.month")} className="num">{one.month}</td>
                  <td data-label={say("rehearsal.people")} className="right">{say("rehearsal.before-after", { before: whole(one.peopleBefore), after: whole(one.peopleAfter) })}</td>
                  <td data-label={say("rehearsal.before")} className="right">{yuanText(one.before)}</td>
                  <td data-label={say("rehearsal.after")} className="right">{yuanText(one.after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
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
        {(["gained", "lost", "changed"] as const).map((one) => <Button key={one} type={one === change ? "primary" : "default"} disabled={shown.total[one] === 0} onClick={() => setChange(one)}>{`${say(`rehearsal.${one}`)}：${say("rehearsal.show")}`}</Button>)}
      </div>
      <Failure failure={people.error} />
      {people.data && people.data.length === 0 ? <p className="light">{say("rehearsal.nobody")}</p> : null}
      {people.data && people.data.length > 0 ? (
        <table className="rows" aria-label={say("rehearsal.examples")}>
          <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("numbers.region")}</th><th scope="col">{say("rehearsal.before")}</th><th scope="col">{say("rehearsal.after")}</th></tr></thead>
          <tbody>{people.data.map((one) => <tr key={one.subjectId}><td data-label={say("people.name")}>{one.name}</td><td data-label={say("numbers.region")} className="num">{one.region}</td><td data-label={say("rehearsal.before")}>{side(one.before)}</td><td data-label={say("rehearsal.after")}>{side(one.after)}</td></tr>)}</tbody>
        </table>
      ) : null}
    </section>
  )
}
