// A new condition from a fact of the list: how it is compared, with what, and what follows when it does not hold.
import { Button, Input, Select } from "antd"
import { useState } from "react"
import type { ConditionData, FactDefinition, Known } from "#policy"
import { useSay } from "../../say.ts"
import { ConstantControl } from "./constant-control.tsx"
import { type Asking, newCondition } from "./editing.ts"

const startOf = ({ type, codes }: FactDefinition): Known => (type === "boolean" ? true : type === "code" ? (Object.keys(codes ?? {})[0] ?? "") : type === "date" || type === "month" || type === "text" ? "" : 0)
const orders: readonly Asking[] = ["ge", "gt", "le", "lt", "eq", "ne"]
const askings = ({ type, orNone }: FactDefinition): readonly Asking[] => [...(type === "boolean" || type === "code" || type === "text" ? (["eq", "ne"] as const) : orders), ...(orNone ? (["present", "absent"] as const) : [])]

interface NewConditionFormProps {
  readonly facts: readonly FactDefinition[]
  readonly taken: readonly string[]
  readonly add: (condition: ConditionData) => void
  readonly close: () => void
}

export function NewConditionForm({ facts, taken, add, close }: NewConditionFormProps) {
  const say = useSay()
  const [name, setName] = useState<string | null>(null)
  const [asking, setAsking] = useState<Asking>("eq")
  const [value, setValue] = useState<Known>(null)
  const [says, setSays] = useState("")
  const [verdict, setVerdict] = useState<"fail" | "by-hand">("fail")
  const [code, setCode] = useState("R-NEW")
  const [reason, setReason] = useState("")
  const [isTried, setTried] = useState(false)
  const fact = facts.find((one) => one.name === name)
  const missing = says.trim() === "" || code.trim() === "" || (asking !== "present" && asking !== "absent" && (value === null || value === ""))
  return (
    <form
      className="card pad action-card"
      aria-label={say("drafts.add")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (fact && !missing) add(newCondition(fact, asking, value, taken, { verdict, code: code.trim(), says: reason.trim() }, says.trim()))
      }}
    >
      <h2>{say("drafts.add")}</h2>
      <div className="field"><label htmlFor="new-fact">{say("drafts.fact")}</label><Select id="new-fact" className="wide" showSearch={{ optionFilterProp: "label" }} value={name} onChange={(next: string) => { const chosen = facts.find((one) => one.name === next); setName(next); if (chosen) { setValue(startOf(chosen)); setAsking(askings(chosen)[0] ?? "eq") } }} options={facts.map((one) => ({ value: one.name, label: `${one.label}（${one.source.name}）` }))} /></div>
      {fact ? (
        <>
          <div className="law-constant" role="group" aria-label={fact.label}>
            <span>{fact.label}</span>
            {fact.type === "boolean" ? null : <Select id="new-how" aria-label={say("drafts.how-of", { label: fact.label })} value={asking} onChange={setAsking} options={askings(fact).map((word) => ({ value: word, label: say(`drafts.how.${word}`) }))} />}
            {asking === "present" || asking === "absent" ? null : <ConstantControl id="new-value" type={fact.type} value={value} codes={fact.codes} label={say("drafts.value-of", { label: fact.label })} change={setValue} />}
          </div>
          <div className="field"><label htmlFor="new-says">{say("drafts.says")}</label><Input id="new-says" maxLength={300} value={says} onChange={(event) => setSays(event.target.value)} /></div>
          <div className="split split-even">
            <div className="field"><label htmlFor="new-verdict">{say("law.otherwise")}</label><Select id="new-verdict" className="wide" value={verdict} onChange={(next: "fail" | "by-hand") => { setVerdict(next); setCode(next === "fail" ? "R-NEW" : "M-NEW") }} options={(["fail", "by-hand"] as const).map((word) => ({ value: word, label: say(`drafts.otherwise.${word}`) }))} /></div>
            <div className="field"><label htmlFor="new-code">{say("drafts.code")}</label><Input id="new-code" maxLength={40} value={code} onChange={(event) => setCode(event.target.value.toUpperCase())} /></div>
          </div>
          <div className="field"><label htmlFor="new-reason">{say("drafts.reason-text")}</label><Input id="new-reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} /></div>
        </>
      ) : null}
      {isTried && (!fact || missing) ? <p className="field-error" role="alert">{say("drafts.new-missing")}</p> : null}
      <div className="action-others"><Button type="primary" htmlType="submit">{say("drafts.add-it")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
