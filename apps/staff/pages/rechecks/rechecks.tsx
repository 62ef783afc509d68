// Benefits to look at again: what was reported, what changing would do, and the decision with its grounds.
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listRechecks, type Recheck, settleRecheck } from "#domains/insurance"
import { useAsk, useSend, useWho } from "#ui"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Due, Told } from "./decision-list.tsx"

const states = ["open", "stands", "changed"] as const

export function Rechecks() {
  const say = useSay()
  const [state, setState] = useState<(typeof states)[number]>("open")
  const [page, setPage] = useState(1)
  const list = useAsk(listRechecks, { query: { state, page } }, { keep: true })
  return (
    <DecisionList<Recheck, (typeof states)[number]>
      label={say("recheck.view.benefits")}
      states={states.map((value) => ({ value, label: say(`recheck.state.${value}`) }))}
      state={state}
      choose={(value) => { setState(value); setPage(1) }}
      read={list}
      rows={list.data?.rechecks}
      keyOf={(row) => row.recheckId}
      nameOf={(row) => `${row.name} ${row.kindLabel}`}
      none={{ title: say(state === "open" ? "recheck.none.benefits" : "recheck.none.decided"), more: say("recheck.none.benefits-more") }}
      page={{ at: page, of: list.data, go: setPage }}
      columns={[
        { title: say("inbox.due"), className: "num", show: (row) => <Due on={row.dueOn} late={row.late} /> },
        { title: say("inbox.person"), show: (row) => <><Link to="/people/$person" params={{ person: row.personId }} className="row-link">{row.name}</Link><span className="sub num">{row.idMasked}</span></> },
        { title: say("inbox.kind"), show: (row) => row.kindLabel },
        { title: say("recheck.ground"), show: (row) => <>{row.says}{row.happenedOn ? <span className="sub">{say("recheck.happened", { day: row.happenedOn })}</span> : null}</> },
      ]}
      form={(row, close, done) => <Settle key={row.recheckId} row={row} close={close} done={done} />}
    />
  )
}

function Settle({ row, close, done }: { readonly row: Recheck; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(settleRecheck, ["insurance.list-rechecks", "insurance.person-benefits"])
  if (row.state !== "open") return <Told title={say(`recheck.state.${row.state}`)} lines={[row.outcome ?? "", ...(row.doneBy ? [say("recheck.by", { who: row.doneBy })] : [])]} />
  if (!roles.includes("reviewer") && !roles.includes("head")) return <Told title={row.kindLabel} lines={[say("recheck.noted", { at: moment(row.madeAt) }), say("hand.reviewer-decides")]} />
  const decide = (decision: "stands" | "changes") => (says: string) =>
    send.mutate({ params: { person: row.personId, recheck: row.recheckId }, input: { decision, says } }, { onSuccess: (answer) => done(say("recheck.done", { name: row.name, says: answer.says })) })
  return (
    <WordsForm
      title={say("recheck.decide", { name: row.name, kind: row.kindLabel })}
      consequence={row.change ? say("recheck.changes-how", { change: row.change }) : say("recheck.written-how")}
      words={say("recheck.words")}
      least={5}
      confirm={say(row.change ? "recheck.changes" : "recheck.written")}
      busy={send.isPending}
      failure={send.error}
      send={decide(row.change ? "changes" : "stands")}
      {...(row.change ? { other: { label: say("recheck.stands"), send: decide("stands") } } : {})}
      close={close}
    />
  )
}
