// Certificates of tax deductions on their way to the tax office: refused ones are sent again when the records are put right, or set aside.
import { useState } from "react"
import { listTaxNotices, settleTaxNotice } from "#domains/subsidies"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Told } from "../rechecks/decision-list.tsx"

const states = ["refused", "waiting", "taken", "set-aside"] as const
type State = (typeof states)[number]
type Notice = OutputOf<typeof listTaxNotices>[number]

/** Characters a reason has at least. */
const least = 5

export function TaxNotices() {
  const say = useSay()
  const [state, setState] = useState<State>("refused")
  const list = useAsk(listTaxNotices, { query: { state } }, { keep: true, every: 60_000 })
  return (
    <DecisionList<Notice, State>
      label={say("subsidies.view.tax")}
      states={states.map((value) => ({ value, label: say(`tax.state.${value}`) }))}
      state={state}
      choose={setState}
      read={list}
      rows={list.data}
      keyOf={(row) => row.deductionId}
      nameOf={(row) => `${row.name} ${row.number}`}
      none={{ title: say("tax.none"), more: say("tax.none-more") }}
      columns={[
        { title: say("tax.number"), className: "num", show: (row) => <>{row.number}<span className="sub">{moment(row.madeAt)}</span></> },
        { title: say("tax.who"), show: (row) => <>{row.name}<span className="sub">{row.unitName} {row.unitCode}</span></> },
        { title: say("tax.said"), show: (row) => (row.refusal ? `${row.refusal.code} ${row.refusal.says}` : row.receipt || row.problem) },
      ]}
      form={(row, close, done) => <Settle key={row.deductionId} row={row} close={close} done={done} />}
    />
  )
}

function Settle({ row, close, done }: { readonly row: Notice; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(settleTaxNotice, [listTaxNotices.name])
  if (row.state !== "refused" || !(roles.includes("clerk") || roles.includes("reviewer"))) return <Told title={say(`tax.state.${row.state}`)} lines={row.settled ? [`${row.settled.by} ${moment(row.settled.at)}：${row.settled.says}`] : []} />
  const settle = (decision: "again" | "set-aside") => (says: string) =>
    send.mutate({ params: { subject: row.subjectId, deduction: row.deductionId }, input: { decision, says } }, { onSuccess: () => done(say(`tax.done.${decision}`, { name: row.name })) })
  return (
    <WordsForm
      title={say("tax.settle", { name: row.name })} consequence={say("tax.how")} words={say("tax.reason")} least={least} confirm={say("tax.again")} busy={send.isPending} failure={send.error} send={settle("again")}
      others={[{ label: say("tax.set-aside"), send: settle("set-aside") }]} close={close}
    />
  )
}
