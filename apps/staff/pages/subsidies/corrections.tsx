// 应退应补: subsidies that were paid and come out otherwise by a number of the past; taken or dropped by one officer, what is paid on top approved by a head.
import { useState } from "react"
import { approveSupplement, listCorrections, settleCorrection } from "#domains/subsidies"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList, Told } from "../rechecks/decision-list.tsx"

const states = ["proposed", "taken", "dropped"] as const
type State = (typeof states)[number]
type Correction = OutputOf<typeof listCorrections>[number]

/** Characters a reason has at least. */
const least = 5

export function Corrections() {
  const say = useSay()
  const [state, setState] = useState<State>("proposed")
  const list = useAsk(listCorrections, { query: { state } }, { keep: true, every: 60_000 })
  return (
    <DecisionList<Correction, State>
      label={say("subsidies.view.corrections")}
      states={states.map((value) => ({ value, label: say(`correction.state.${value}`) }))}
      state={state}
      choose={setState}
      read={list}
      rows={list.data}
      keyOf={(row) => row.correctionId}
      nameOf={(row) => `${row.name} ${row.itemName}`}
      none={{ title: say("correction.none"), more: say("correction.none-more") }}
      columns={[
        { title: say("correction.who"), show: (row) => <>{row.name}<span className="sub">{row.itemName}</span></> },
        { title: say("correction.why"), show: (row) => row.grounds },
        { title: say("correction.less"), className: "num", show: (row) => yuanText(row.lessFen) },
        { title: say("correction.more"), className: "num", show: (row) => yuanText(row.moreFen) },
      ]}
      form={(row, close, done) => <Settle key={row.correctionId} row={row} close={close} done={done} />}
    />
  )
}

const linesOf = (row: Correction): readonly string[] => row.lines.map((one) => `${one.name} ${one.line}：${yuanText(one.hadFen)} → ${yuanText(one.dueFen)}`)

function Settle({ row, close, done }: { readonly row: Correction; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const settle = useSend(settleCorrection, [listCorrections.name])
  const approve = useSend(approveSupplement, [listCorrections.name])
  const params = { subject: row.subjectId, correction: row.correctionId }
  const lines = linesOf(row)
  if (row.state === "proposed" && (roles.includes("clerk") || roles.includes("reviewer"))) {
    const decide = (decision: "take" | "drop") => (says: string) => settle.mutate({ params, input: { decision, says } }, { onSuccess: () => done(say(`correction.done.${decision}`, { name: row.name })) })
    return (
      <WordsForm
        title={say("correction.settle", { name: row.name })} consequence={say("correction.how")} words={say("correction.reason")} least={least} confirm={say("correction.take")} busy={settle.isPending} failure={settle.error} send={decide("take")}
        others={[{ label: say("correction.drop"), send: decide("drop") }]} close={close}
      >
        {lines.map((line) => <p key={line} className="sub">{line}</p>)}
      </WordsForm>
    )
  }
  if (row.supplement === "published" && roles.includes("head")) {
    const decide = (decision: "grant" | "refuse") => (says: string) => approve.mutate({ params, input: { decision, says } }, { onSuccess: () => done(say(`correction.done.${decision}`, { name: row.name })) })
    return (
      <WordsForm
        title={say("correction.approve", { name: row.name, amount: yuanText(row.moreFen) })} consequence={say("correction.published", { day: row.publishedUntil ?? "" })} words={say("correction.reason")} least={least} confirm={say("correction.grant")}
        busy={approve.isPending} failure={approve.error} send={decide("grant")} others={[{ label: say("correction.refuse"), send: decide("refuse") }]} close={close}
      >
        {lines.map((line) => <p key={line} className="sub">{line}</p>)}
      </WordsForm>
    )
  }
  return <Told title={say(`correction.supplement.${row.supplement}`)} lines={[...(row.settled ? [`${row.settled.by} ${moment(row.settled.at)}：${row.settled.says}`] : []), ...lines]} />
}
