// The full numbers of a person: shown only for a written purpose, which goes to the operation trail; hidden again after a minute.
import { Button, Input } from "antd"
import { useEffect, useState } from "react"
import { readPersonInFull } from "#platform/registers/contract"
import { useSend } from "#ui"
import type { OutputOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

/** Milliseconds the numbers stay on the screen. */
const shownFor = 60_000

/** Characters a purpose has at least. */
const least = 4

export function FullView({ person }: { readonly person: string }) {
  const say = useSay()
  const [isAsking, setAsking] = useState(false)
  const { lacks, tried } = useTried()
  const [purpose, setPurpose] = useState("")
  const [shown, setShown] = useState<OutputOf<typeof readPersonInFull> | null>(null)
  const send = useSend(readPersonInFull)
  useEffect(() => {
    if (!shown) return
    const later = setTimeout(() => setShown(null), shownFor)
    return () => clearTimeout(later)
  }, [shown])
  if (shown)
    return (
      <div className="full-view no-print" role="status">
        <dl className="pairs">
          <dt>{say("people.id-number")}</dt><dd className="num">{shown.idNumber ?? say("facts.unknown")}</dd>
          <dt>{say("person.mobile")}</dt><dd className="num">{shown.mobile ?? say("facts.unknown")}</dd>
          <dt>{say("person.bank")}</dt><dd className="num">{shown.bankAccount ?? say("facts.unknown")}</dd>
        </dl>
        <p className="sub">{say("full.left", { left: shown.viewsLeft })}</p>
        <Button size="small" onClick={() => setShown(null)}>{say("full.hide")}</Button>
      </div>
    )
  if (!isAsking) return <p className="no-print"><button type="button" className="link" onClick={() => setAsking(true)}>{say("full.ask")}</button></p>
  return (
    <form
      className="full-view no-print"
      onSubmit={(event) => tried(event, purpose.trim().length < least, () => send.mutate({ params: { person }, query: { purpose } }, { onSuccess: (answer) => { setShown(answer); setAsking(false); setPurpose("") } }))}
    >
      <Line id="purpose" label={say("full.purpose")} error={lacks(purpose.trim().length < least, say("form.at-least", { least }))}>{(aria) => <Input {...aria} autoFocus value={purpose} maxLength={100} onChange={(event) => setPurpose(event.target.value)} />}</Line>
      <Failure failure={send.error} />
      <div className="action-others">
        <Button type="primary" size="small" htmlType="submit" loading={send.isPending}>{say("full.show")}</Button>
        <Button size="small" onClick={() => setAsking(false)}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
