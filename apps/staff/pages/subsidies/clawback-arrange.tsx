// How the money of a clawback is to come back: instalments, kept from later subsidies, handed over to who can compel, or written off by the head.
import { Button, Input, Select } from "antd"
import { useEffect, useRef, useState } from "react"
import { arrangeClawback, listClawbacks, type readClawback, readClawback as readEndpoint } from "#domains/subsidies"
import { useSend, useWho } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"

type View = OutputOf<typeof readClawback>
type Arranged = InputOf<typeof arrangeClawback>
type Way = Arranged["way"]

const offices = ["财政", "监察", "公安"] as const
const months = [2, 3, 4, 6, 9, 12] as const

/** Characters the server asks for at least. */
const least = { says: 5, document: 2 } as const

export function ArrangeForm({ view, done }: { readonly view: View; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(arrangeClawback, [listClawbacks.name, readEndpoint.name])
  const [way, setWay] = useState<Way | null>(null)
  const [count, setCount] = useState<number>(6)
  const [to, setTo] = useState<(typeof offices)[number]>(offices[0])
  const [document, setDocument] = useState("")
  const [says, setSays] = useState("")
  const isHead = roles.includes("head")
  const ways: readonly Way[] = view.state === "transferred" ? (isHead ? ["write-off"] : []) : ["plan", "offset", "transfer", ...(isHead ? (["write-off"] as const) : [])]
  const [isTried, setTried] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [way])
  const asksDocument = way === "transfer" || way === "write-off"
  const noDocument = asksDocument && document.trim().length < least.document
  const noReason = way === "write-off" && says.trim().length < least.says
  const choose = (chosen: Way | null) => {
    setTried(false)
    setWay(chosen)
  }
  const arranged = (chosen: Way): Arranged => {
    switch (chosen) {
      case "plan":
        return { way: chosen, months: count }
      case "offset":
        return { way: chosen }
      case "transfer":
        return { way: chosen, to, document: document.trim() }
      case "write-off":
        return { way: chosen, says: says.trim(), document: document.trim() }
    }
  }
  if (ways.length === 0) return null
  if (way === null)
    return (
      <div className="no-print">
        <p className="field-label">{say("clawback.arrange")}</p>
        <div className="action-others tight">{ways.map((one) => <Button key={one} danger={one === "write-off"} onClick={() => choose(one)}>{say(`clawback.way.${one}`)}</Button>)}</div>
      </div>
    )
  const id = `arrange-${view.clawbackId}`
  return (
    <form className="inline-form no-print" aria-label={say(`clawback.way.${way}`)} onSubmit={(event) => { event.preventDefault(); setTried(true); if (!noDocument && !noReason) send.mutate({ params: { subject: view.subjectId, clawback: view.clawbackId }, input: arranged(way) }, { onSuccess: () => done(say(`clawback.done.${way}`, { name: view.name })) }) }}>
      <h3 tabIndex={-1} ref={heading}>{say(`clawback.way.${way}`)}</h3>
      <p className={way === "write-off" ? "banner banner-warning" : "consequence"}>{say(`clawback.means.${way}`, { amount: yuanText(view.openFen) })}</p>
      <Failure failure={send.error} />
      {way === "plan" ? <Select<number> className="tool-select" aria-label={say("clawback.months")} value={count} onChange={setCount} options={months.map((value) => ({ value, label: say("clawback.of-months", { months: value }) }))} /> : null}
      {way === "offset" ? <p className={`banner ${view.offsetConsent ? "banner-success" : "banner-warning"}`}>{say(view.offsetConsent ? "clawback.consented" : "clawback.no-consent")}</p> : null}
      {way === "transfer" ? <div><label className="field-label" htmlFor={`${id}-to`}>{say("clawback.to")}</label><Select id={`${id}-to`} className="tool-select" value={to} onChange={setTo} options={offices.map((value) => ({ value, label: value }))} /></div> : null}
      {way === "write-off" ? <Line id={`${id}-says`} label={say("clawback.why-off")} error={isTried && noReason ? say("clawback.why-missing") : null}>{(aria) => <Input.TextArea {...aria} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} value={says} onChange={(event) => setSays(event.target.value)} />}</Line> : null}
      {asksDocument ? <Line id={`${id}-document`} label={say(way === "transfer" ? "clawback.transfer-document" : "clawback.off-document")} error={isTried && noDocument ? say("clawback.document-missing") : null}>{(aria) => <Input {...aria} maxLength={200} value={document} onChange={(event) => setDocument(event.target.value)} />}</Line> : null}
      <div className="action-others tight">
        <Button type="primary" danger={way === "write-off"} htmlType="submit" loading={send.isPending} disabled={way === "offset" && !view.offsetConsent}>{say(`clawback.confirm.${way}`)}</Button>
        <Button onClick={() => choose(null)}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
