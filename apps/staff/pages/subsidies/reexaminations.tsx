// Second looks applicants asked for: which decision and why; an officer who had no part in it upholds, changes or sends back.
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listReexaminations, settleReexamination } from "#domains/subsidies"
import { useAsk, useSend } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Due, Told } from "../rechecks/decision-list.tsx"

const states = ["open", "upheld", "changed", "sent-back"] as const
type State = (typeof states)[number]
type Reexamination = OutputOf<typeof listReexaminations>[number]

/** Characters an answer has at least. */
const least = 5

export function Reexaminations() {
  const say = useSay()
  const [state, setState] = useState<State>("open")
  const list = useAsk(listReexaminations, { query: { state } }, { keep: true, every: 60_000 })
  const today = new Date().toISOString().slice(0, 10)
  return (
    <DecisionList<Reexamination, State>
      label={say("subsidies.view.reexaminations")}
      states={states.map((value) => ({ value, label: say(`reexamination.state.${value}`) }))}
      state={state}
      choose={setState}
      read={list}
      rows={list.data}
      keyOf={(row) => row.reexaminationId}
      nameOf={(row) => `${row.name} ${row.itemName}`}
      none={{ title: say(state === "open" ? "reexamination.none" : "recheck.none.decided"), more: say("reexamination.none-more") }}
      columns={[
        { title: say("inbox.due"), className: "num", show: (row) => <Due on={row.dueOn} late={row.state === "open" && row.dueOn < today} /> },
        { title: say("reexamination.about"), show: (row) => <>{row.name}<span className="sub">{row.itemName} {row.number}</span></> },
        { title: say("reexamination.decided"), show: (row) => say(`reexamination.decided.${row.decided}`) },
        { title: say("objection.why"), show: (row) => <>{row.reason}<span className="sub num">{moment(row.askedAt)}</span></> },
      ]}
      form={(row, close, done) => <Settle key={row.reexaminationId} row={row} close={close} done={done} />}
    />
  )
}

function Settle({ row, close, done }: { readonly row: Reexamination; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(settleReexamination, [listReexaminations.name])
  const toCase = (id: string, label: string) => <p><Link to="/cases/$subject/$case" params={{ subject: row.subjectId, case: id }} className="row-link">{label}</Link></p>
  if (row.state !== "open")
    return (
      <>
        <Told title={say(`reexamination.state.${row.state}`)} lines={[row.settledSays]} />
        {row.newCaseId ? toCase(row.newCaseId, say("reexamination.to-new")) : null}
      </>
    )
  if (!row.maySettle) return <Told title={row.name} lines={[say("reexamination.others")]} />
  const settle = (decision: InputOf<typeof settleReexamination>["decision"]) => (says: string) =>
    send.mutate({ params: { subject: row.subjectId, reexamination: row.reexaminationId }, input: { decision, says } }, { onSuccess: () => done(say(`reexamination.done.${decision}`, { name: row.name })) })
  return (
    <WordsForm
      title={say("reexamination.settle", { name: row.name })} consequence={say("reexamination.how")} words={say("reexamination.answer")} least={least} confirm={say("reexamination.uphold")} busy={send.isPending} failure={send.error}
      send={settle("upheld")} others={[{ label: say("reexamination.change"), send: settle("changed") }, { label: say("reexamination.send-back"), send: settle("sent-back") }]} close={close}
    >
      {toCase(row.caseId, say("objection.to-case"))}
    </WordsForm>
  )
}
