// 补发和追回: months of the benefit that a number of the past makes otherwise, chosen from a page of the list; decided by one officer, confirmed by a head.
import { Link } from "@tanstack/react-router"
import { Button, Checkbox, Select } from "antd"
import { useState } from "react"
import { confirmBenefitCorrections, decideBenefitCorrections, listBenefitCorrections } from "#domains/insurance"
import { LoadingShape, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"

const states = ["proposed", "decided", "confirmed"] as const
type State = (typeof states)[number]
type Correction = OutputOf<typeof listBenefitCorrections>["corrections"][number]

/** Characters a reason has at least. */
const least = 5

/** What waits for this officer: a head confirms what others decided. */
export const firstState = (roles: readonly string[]): "proposed" | "decided" => (roles.includes("head") ? "decided" : "proposed")

export function BenefitCorrections() {
  const say = useSay()
  const { roles } = useWho()
  const [state, setState] = useState<State>(firstState(roles))
  const [page, setPage] = useState(1)
  const [picked, setPicked] = useState<readonly string[]>([])
  const [told, setTold] = useState<string | null>(null)
  const list = useAsk(listBenefitCorrections, { query: { state, page } }, { keep: true, every: 60_000 })
  const rows = list.data?.corrections ?? []
  const chosen = rows.filter((row) => picked.includes(row.correctionId))
  const may = state === "proposed" ? roles.includes("clerk") || roles.includes("reviewer") : state === "decided" && roles.includes("head")
  const go = (to: { readonly state?: State; readonly page?: number }) => {
    setState(to.state ?? state)
    setPage(to.page ?? 1)
    setPicked([])
  }
  const done = (says: string) => {
    setTold(says)
    setPicked([])
  }
  const close = () => setPicked([])
  return (
    <>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <div className="tools">
        <Select<State> className="tool-select" aria-label={say("recheck.filter")} value={state} onChange={(value) => go({ state: value })} options={states.map((value) => ({ value, label: say(`months.state.${value}`) }))} />
        {list.data && list.data.total > 0 ? <span className="num">{say("months.sum", { total: list.data.total, more: yuanText(list.data.moreFen), less: yuanText(list.data.lessFen) })}</span> : null}
        {may && rows.length > 0 ? <Button onClick={() => setPicked(picked.length === rows.length ? [] : rows.map((row) => row.correctionId))}>{say(picked.length === rows.length ? "months.pick-none" : "months.pick-all", { count: rows.length })}</Button> : null}
      </div>
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <LoadingShape kind="lines" rows={3} /> : null}
      {list.data && rows.length === 0 ? <Nothing title={say("months.none")}>{say("months.none-more")}</Nothing> : null}
      {chosen.length > 0 && state === "proposed" ? <Decide rows={chosen} close={close} done={done} /> : null}
      {chosen.length > 0 && state === "decided" ? <Confirm rows={chosen} close={close} done={done} /> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("recheck.view.months")}>
            <thead>
              <tr>
                {may ? <th scope="col">{say("months.pick")}</th> : null}<th scope="col">{say("inbox.person")}</th><th scope="col">{say("recheck.ground")}</th><th scope="col">{say("months.months")}</th>
                <th scope="col" className="right">{say("months.more")}</th><th scope="col" className="right">{say("months.less")}</th>{state === "proposed" ? null : <th scope="col">{say("months.decided")}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.correctionId}>
                  {may ? <td data-label={say("months.pick")}><Checkbox checked={picked.includes(row.correctionId)} aria-label={say("lines.pick", { name: row.name })} onChange={(event) => setPicked(event.target.checked ? [...picked, row.correctionId] : picked.filter((one) => one !== row.correctionId))} /></td> : null}
                  <td data-label={say("inbox.person")}><Link to="/people/$person" params={{ person: row.personId }} className="row-link">{row.name}</Link><span className="sub num">{row.idMasked}</span></td>
                  <td data-label={say("recheck.ground")}>{row.grounds}</td>
                  <td data-label={say("months.months")} className="num">{row.lines.map((line) => <span key={line.month} className="sub">{say("months.line", { month: line.month, had: yuanText(line.hadFen), due: yuanText(line.dueFen) })}</span>)}</td>
                  <td data-label={say("months.more")} className="right">{row.moreFen === 0 ? "—" : yuanText(row.moreFen)}</td>
                  <td data-label={say("months.less")} className="right">{row.lessFen === 0 ? "—" : yuanText(row.lessFen)}</td>
                  {state === "proposed" ? null : <td data-label={say("months.decided")}><Opinion row={row} /></td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Pager page={page} of={list.data} go={(to) => go({ page: to })} />
    </>
  )
}

function Opinion({ row }: { readonly row: Correction }) {
  const say = useSay()
  return <>{row.decision ? say(`months.decision.${row.decision}`) : ""}{row.decided ? <span className="sub">{`${row.decided.by} ${moment(row.decided.at)}：${row.decided.says}`}</span> : null}{row.confirmedBy ? <span className="sub">{say("months.confirmed-by", { who: row.confirmedBy })}</span> : null}</>
}

interface ActProps {
  readonly rows: readonly Correction[]
  readonly close: () => void
  readonly done: (says: string) => void
}

const asInput = (rows: readonly Correction[]) => rows.map((row) => ({ person: row.personId, correction: row.correctionId }))
const sumOf = (rows: readonly Correction[], of: "moreFen" | "lessFen") => yuanText(rows.reduce((sum, row) => sum + row[of], 0))

function Decide({ rows, close, done }: ActProps) {
  const say = useSay()
  const send = useSend(decideBenefitCorrections, [listBenefitCorrections.name])
  const decide = (decision: "take" | "drop") => (says: string) => void send.mutateAsync({ input: { decision, says, corrections: asInput(rows) } }).then(({ count }) => done(say(`months.done.${decision}`, { count })), () => undefined)
  return (
    <WordsForm
      title={say("months.decide", { count: rows.length, more: sumOf(rows, "moreFen"), less: sumOf(rows, "lessFen") })} consequence={say("months.decide-how")} words={say("months.words")} least={least} confirm={say("months.take")} busy={send.isPending}
      failure={send.error} send={decide("take")} others={[{ label: say("months.drop"), send: decide("drop") }]} close={close}
    />
  )
}

function Confirm({ rows, close, done }: ActProps) {
  const say = useSay()
  const send = useSend(confirmBenefitCorrections, [listBenefitCorrections.name])
  const taken = rows.filter((row) => row.decision === "take")
  const act = (decision: "confirm" | "send-back") => () => void send.mutateAsync({ input: { decision, corrections: asInput(rows) } }).then(({ count }) => done(say(`months.done.${decision}`, { count })), () => undefined)
  return (
    <div className="inline-form boxed no-print">
      <h3>{say("months.confirm-title", { count: rows.length, more: sumOf(taken, "moreFen"), less: sumOf(taken, "lessFen") })}</h3>
      <p className="sub">{say("months.confirm-how")}</p>
      <Failure failure={send.error} />
      <span className="action-others">
        <Button type="primary" loading={send.isPending} onClick={act("confirm")}>{say("months.confirm")}</Button>
        <Button disabled={send.isPending} onClick={act("send-back")}>{say("months.send-back")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </span>
    </div>
  )
}
