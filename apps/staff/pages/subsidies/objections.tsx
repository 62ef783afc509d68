// Objections to publications: who objects to what and why; a reviewer settles with the answer that is given.
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listObjections, settleObjection } from "#domains/subsidies"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Due, Told } from "../rechecks/decision-list.tsx"

const states = ["open", "upheld", "dismissed"] as const
type State = (typeof states)[number]
type Objection = OutputOf<typeof listObjections>[number]

/** Characters an answer has at least. */
const least = 5

export function Objections() {
  const say = useSay()
  const [state, setState] = useState<State>("open")
  const list = useAsk(listObjections, { query: { state } }, { keep: true, every: 60_000 })
  const today = new Date().toISOString().slice(0, 10)
  return (
    <DecisionList<Objection, State>
      label={say("subsidies.view.objections")}
      states={states.map((value) => ({ value, label: say(`objection.state.${value}`) }))}
      state={state}
      choose={setState}
      read={list}
      rows={list.data}
      keyOf={(row) => row.objectionId}
      nameOf={(row) => `${row.name} ${row.itemName}`}
      none={{ title: say(state === "open" ? "objection.none" : "recheck.none.decided"), more: say("objection.none-more") }}
      columns={[
        { title: say("inbox.due"), className: "num", show: (row) => <Due on={row.dueOn} late={row.state === "open" && row.dueOn < today} /> },
        { title: say("objection.about"), show: (row) => <>{row.name}<span className="sub">{row.itemName} {row.period}</span></> },
        { title: say("offer.amount"), className: "right", show: (row) => <>{yuanText(row.amountFen)}<span className="sub">{say("objection.until", { day: row.until })}</span></> },
        { title: say("objection.by"), show: (row) => <>{row.by}<span className="sub num">{moment(row.madeAt)}</span></> },
        { title: say("objection.why"), show: (row) => row.reason },
      ]}
      form={(row, close, done) => <Settle key={row.objectionId} row={row} close={close} done={done} />}
    />
  )
}

function Settle({ row, close, done }: { readonly row: Objection; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(settleObjection, [listObjections.name])
  const toCase = <p><Link to="/cases/$subject/$case" params={{ subject: row.subjectId, case: row.caseId }} className="row-link">{say("objection.to-case")}</Link></p>
  if (row.state !== "open") return <Told title={say(`objection.state.${row.state === "upheld" ? "upheld" : "dismissed"}`)} lines={[row.says]} />
  if (!roles.includes("reviewer")) return <Told title={row.name} lines={[say("objection.reviewer-settles")]} />
  const settle = (decision: "upheld" | "dismissed") => (says: string) =>
    send.mutate({ params: { subject: row.subjectId, publication: row.publicationId, objection: row.objectionId }, input: { decision, says } }, { onSuccess: () => done(say(`objection.done.${decision}`, { name: row.name })) })
  return (
    <WordsForm
      title={say("objection.settle", { name: row.name })} consequence={say("objection.how")} words={say("objection.answer")} least={least} confirm={say("objection.dismiss")} busy={send.isPending} failure={send.error}
      send={settle("dismissed")} others={[{ label: say("objection.uphold"), send: settle("upheld") }]} close={close}
    >
      {toCase}
    </WordsForm>
  )
}
