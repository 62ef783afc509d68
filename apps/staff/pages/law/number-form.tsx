// Entering a value: which parameter, where, from when, by which document; the control follows the kind of value.
import { Button, Input, InputNumber, Select } from "antd"
import { useState, type ReactNode } from "react"
import { enterParameter, listParameters } from "#platform/parameters/contract"
import { listRegions, readRegion } from "#platform/registers/contract"
import { useAsk, useSend, useWho } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { today } from "./numbers-table.tsx"

type Definition = OutputOf<typeof listParameters>["definitions"][number]
type Value = InputOf<typeof enterParameter>["value"]

/** "12 12\n60 18" → [[12, 12], [60, 18]]; undefined when a line is not two whole numbers. */
function stepsOf(text: string): [number, number][] | undefined {
  const steps = text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => line.split(/[\s,，→]+/).map(Number))
  return steps.length > 0 && steps.every((step) => step.length === 2 && step.every(Number.isSafeInteger)) ? (steps as [number, number][]) : undefined
}

export function NumberForm({ definitions, close, done }: { readonly definitions: readonly Definition[]; readonly close: () => void; readonly done: () => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(enterParameter, [listParameters.name])
  const own = scope.slice(0, 6).padEnd(12, "0")
  const path = useAsk(readRegion, { params: { code: own } })
  const below = useAsk(listRegions, { query: { parent: own } }, { enabled: scope.length < 6 })
  const [key, setKey] = useState<string | null>(null)
  const [region, setRegion] = useState(own.slice(0, 6))
  const [value, setValue] = useState<Value | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [document, setDocument] = useState("")
  const [reason, setReason] = useState("")
  const [isTried, setTried] = useState(false)
  const definition = definitions.find((one) => one.key === key)
  const ownPlace = path.data?.find((one) => one.code === own)
  const places = [...(ownPlace ? [ownPlace] : []), ...(below.data ?? []).filter((one) => one.code.endsWith("000000"))]
  const isPast = from !== null && from < today()
  const submit = () => {
    setTried(true)
    if (key === null || value === null || from === null || document.trim() === "") return
    send.mutate({ input: { key, region, value, from, to, documentNumber: document.trim(), reason: reason.trim() } }, { onSuccess: done })
  }
  const field = (id: string, label: string, isMissing: boolean, control: ReactNode, hint = "") => (
    <div className="field">
      <label htmlFor={`number-${id}`}>{label}</label>
      {control}
      {hint ? <p className="hint">{hint}</p> : null}
      {isTried && isMissing ? <p className="field-error" role="alert">{say("form.required")}</p> : null}
    </div>
  )
  return (
    <form
      className="card pad action-card"
      aria-label={say("numbers.new")}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{say("numbers.new")}</h2>
      <div className="split split-even">
        <div>
          {field("key", say("numbers.key"), key === null, <Select id="number-key" className="wide" showSearch={{ optionFilterProp: "label" }} value={key} onChange={(next: string) => { setKey(next); setValue(null) }} options={definitions.map((one) => ({ value: one.key, label: one.label }))} />, definition?.limit ? say(`numbers.limit.${definition.limit}`) : "")}
          {field("region", say("numbers.region"), false, <Select id="number-region" className="wide" value={region} onChange={setRegion} options={places.map((one) => ({ value: one.code.slice(0, 6), label: `${one.name} ${one.code.slice(0, 6)}` }))} />)}
          {definition ? field("value", say("numbers.value"), value === null, <ValueControl key={definition.key} definition={definition} value={value} change={setValue} />, unitWords(say, definition)) : null}
        </div>
        <div>
          {field("from", say("numbers.from"), from === null, <DayPicker id="number-from" value={from} change={setFrom} />)}
          {field("to", say("numbers.to"), false, <DayPicker id="number-to" value={to} change={setTo} />)}
          {field("document", say("numbers.document"), document.trim() === "", <Input id="number-document" maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} />)}
          {isPast ? field("reason", say("numbers.reason"), reason.trim().length < 6, <Input.TextArea id="number-reason" maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} value={reason} onChange={(event) => setReason(event.target.value)} />) : null}
        </div>
      </div>
      <Failure failure={send.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("numbers.save")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}

const unitWords = (say: ReturnType<typeof useSay>, { type, unit }: Definition): string =>
  type === "fen" ? say("numbers.unit.yuan") : type === "ratio" ? say("numbers.unit.percent") : type === "steps" ? `${say("numbers.steps-how")}（${unit}）` : type === "boolean" || type === "code" || type === "codes" ? "" : say("numbers.unit", { unit })

function ValueControl({ definition, value, change }: { readonly definition: Definition; readonly value: Value | null; readonly change: (value: Value | null) => void }) {
  const say = useSay()
  const id = "number-value"
  const options = definition.codes.map((one) => ({ value: one.code, label: one.label }))
  const number = typeof value === "number" ? value : null
  switch (definition.type) {
    case "fen":
    case "ratio":
      return <InputNumber id={id} className="wide" min={0} precision={2} controls={false} value={number === null ? null : number / 100} onChange={(next) => change(next === null ? null : Math.round(next * 100))} />
    case "boolean":
      return <Select id={id} className="wide" value={typeof value === "boolean" ? value : null} onChange={change} options={[{ value: true, label: say("numbers.yes") }, { value: false, label: say("numbers.no") }]} />
    case "code":
      return <Select id={id} className="wide" value={typeof value === "string" ? value : null} onChange={change} options={options} />
    case "codes":
      return <Select id={id} className="wide" mode={options.length > 0 ? "multiple" : "tags"} value={Array.isArray(value) ? (value as string[]) : []} onChange={(next: string[]) => change(next.length > 0 ? next : null)} options={options} />
    case "steps":
      return <Input.TextArea id={id} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(event) => change(stepsOf(event.target.value) ?? null)} />
    case "date":
      return <DayPicker id={id} value={typeof value === "string" ? value : null} change={change} />
    case "text":
    case "month":
      return <Input id={id} value={typeof value === "string" ? value : ""} onChange={(event) => change(event.target.value === "" ? null : event.target.value)} />
    default:
      return <InputNumber id={id} className="wide" min={0} precision={0} controls={false} value={number} onChange={change} />
  }
}
