// Filings a unit asks to take back: why, what it would undo, and the decision with its grounds; unit and worker are told.
import { Link } from "@tanstack/react-router"
import { Checkbox } from "antd"
import { useState } from "react"
import { listWithdrawals, settleWithdrawal, type Withdrawal, withdrawalStates } from "#domains/registration"
import { useAsk, useSend, useWho } from "#ui"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Due, Told } from "./decision-list.tsx"

type State = (typeof withdrawalStates)[number]

export function Withdrawals() {
  const say = useSay()
  const [state, setState] = useState<State>("open")
  const [page, setPage] = useState(1)
  const list = useAsk(listWithdrawals, { query: { state, page } }, { keep: true })
  return (
    <DecisionList<Withdrawal, State>
      label={say("recheck.view.filings")}
      states={withdrawalStates.map((value) => ({ value, label: say(`withdrawal.state.${value}`) }))}
      state={state}
      choose={(value) => { setState(value); setPage(1) }}
      read={list}
      rows={list.data?.withdrawals}
      keyOf={(row) => row.taskId}
      nameOf={(row) => `${row.name} ${row.employerName}`}
      none={{ title: say(state === "open" ? "recheck.none.filings" : "recheck.none.decided"), more: say("recheck.none.filings-more") }}
      page={{ at: page, of: list.data, go: setPage }}
      columns={[
        { title: say("inbox.due"), className: "num", show: (row) => <Due on={row.dueOn} late={row.late} /> },
        { title: say("withdrawal.worker"), show: (row) => <><Link to="/people/$person" params={{ person: row.personId }} className="row-link">{row.name}</Link><span className="sub num">{row.idMasked}</span></> },
        { title: say("withdrawal.unit"), show: (row) => <Link to="/employers/$employer" params={{ employer: row.employerId }} className="row-link">{row.employerName}</Link> },
        { title: say("withdrawal.hired"), className: "num", show: (row) => <>{row.startedOn}{row.endedOn ? <span className="sub">{say("withdrawal.ended", { day: row.endedOn })}</span> : null}</> },
        { title: say("withdrawal.why"), show: (row) => row.says },
      ]}
      form={(row, close, done) => <Settle key={row.taskId} row={row} close={close} done={done} />}
    />
  )
}

/** Characters a ground has at least. */
const least = 6

function Settle({ row, close, done }: { readonly row: Withdrawal; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const [reopens, setReopens] = useState(true)
  const send = useSend(settleWithdrawal, ["registration.list-withdrawals", "registration.open-tasks", "registration.person-registrations"])
  if (row.state !== "open") return <Told title={say(`withdrawal.state.${row.state}`)} lines={[row.outcome ?? "", ...(row.doneAt ? [moment(row.doneAt)] : [])]} />
  if (!roles.includes("reviewer") && !roles.includes("head")) return <Told title={row.employerName} lines={[say("recheck.noted", { at: moment(row.madeAt) }), say("hand.reviewer-decides")]} />
  const isHead = roles.includes("head")
  const decide = (decision: "withdraw" | "keep") => (says: string) =>
    send.mutate(
      { params: { person: row.personId, task: row.taskId }, input: { decision, says, reopen: reopens } },
      { onSuccess: (answer) => done(say(answer.state === "withdrawn" ? "withdrawal.done.withdrawn" : "withdrawal.done.kept", { name: row.name, unit: row.employerName })) },
    )
  return (
    <WordsForm
      title={say("withdrawal.decide", { name: row.name, unit: row.employerName })}
      consequence={say(isHead ? "withdrawal.withdraw-how" : "withdrawal.head-decides")}
      words={say("withdrawal.words")}
      least={least}
      confirm={say(isHead ? "withdrawal.withdraw" : "withdrawal.keep")}
      danger={isHead}
      busy={send.isPending}
      failure={send.error}
      send={decide(isHead ? "withdraw" : "keep")}
      {...(isHead ? { other: { label: say("withdrawal.keep"), send: decide("keep") } } : {})}
      close={close}
    >
      {isHead && row.endedSpellOf ? <Checkbox checked={reopens} onChange={(event) => setReopens(event.target.checked)}>{say("withdrawal.reopens", { day: row.endedSpellOf })}</Checkbox> : null}
    </WordsForm>
  )
}
