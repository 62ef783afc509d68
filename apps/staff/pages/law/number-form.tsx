// Entering a value: which parameter, where, from when, by which document; the control follows the kind of value.
import { Button, Input, InputNumber, Select } from "antd"
import { useState } from "react"
import { enterParameter, listParameters } from "#platform/parameters/contract"
import { useSend } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line, type LineAria } from "../../parts/line.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import { HeldNumber } from "./held-number.tsx"
import { today } from "./numbers-table.tsx"
import { useOwnPlaces } from "./own-places.ts"

type Definition = OutputOf<typeof listParameters>["definitions"][number]
type Value = InputOf<typeof enterParameter>["value"]

/** "12 12\n60 18" → [[12, 12], [60, 18]]; undefined when a line is not two whole numbers. */
function stepsOf(text: string): [number, number][] | undefined {
  const steps = text.split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => line.split(/[\s,，→]+/).map(Number))
  return steps.length > 0 && steps.every((step) => step.length === 2 && step.every(Number.isSafeInteger)) ? (steps as [number, number][]) : undefined
}

export function NumberForm({ definitions, close, done }: { readonly definitions: readonly Definition[]; readonly close: () => void; readonly done: () => void }) {
  const say = useSay()
  const send = useSend(enterParameter, [listParameters.name])
  const { own, places } = useOwnPlaces()
  const { lacks, tried } = useTried()
  const [key, setKey] = useState<string | null>(null)
  const [region, setRegion] = useState(own)
  const [value, setValue] = useState<Value | null>(null)
  const [from, setFrom] = useState<string | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [document, setDocument] = useState("")
  const [reason, setReason] = useState("")
  const definition = definitions.find((one) => one.key === key)
  const isUnreasoned = from !== null && from < today() && reason.trim().length < 6
  const isUndocumented = document.trim() === ""
  const enter = () => {
    if (key !== null && value !== null && from !== null) send.mutate({ input: { key, region, value, from, to, documentNumber: document.trim(), reason: reason.trim() } }, { onSuccess: done })
  }
  return (
    <form className="card pad action-card" aria-label={say("numbers.new")} onSubmit={(event) => tried(event, key === null || value === null || from === null || isUndocumented || isUnreasoned, enter)}>
      <h2>{say("numbers.new")}</h2>
      <div className="split split-even">
        <div>
          <Line id="number-key" label={say("numbers.key")} error={lacks(key === null)}>{(aria) => <Select {...aria} className="wide" showSearch={{ optionFilterProp: "label" }} value={key} onChange={(next: string) => { setKey(next); setValue(null) }} options={definitions.map((one) => ({ value: one.key, label: one.label }))} />}</Line>
          <Line id="number-region" label={say("numbers.region")}>{(aria) => <Select {...aria} className="wide" value={region} onChange={setRegion} options={[...places]} />}</Line>
          {definition ? (
            <>
              <Line id="number-value" label={say("numbers.value")} error={lacks(value === null)}>{(aria) => <ValueControl key={definition.key} aria={aria} definition={definition} value={value} change={setValue} />}</Line>
              <p className="hint">{[unitWords(say, definition), definition.limit ? say(`numbers.limit.${definition.limit}`) : ""].filter((one) => one !== "").join(say("text.then"))}</p>
              <HeldNumber parameter={definition.key} region={region} on={from ?? today()} />
            </>
          ) : null}
        </div>
        <div>
          <Line id="number-from" label={say("numbers.from")} error={lacks(from === null)}>{(aria) => <DayPicker {...aria} value={from} change={setFrom} />}</Line>
          <Line id="number-to" label={say("numbers.to")}>{(aria) => <DayPicker {...aria} value={to} change={setTo} />}</Line>
          <Line id="number-document" label={say("numbers.document")} error={lacks(isUndocumented)}>{(aria) => <Input {...aria} maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} />}</Line>
          {from !== null && from < today() ? <Line id="number-reason" label={say("numbers.reason")} error={lacks(isUnreasoned, say("numbers.reason-short"))}>{(aria) => <Input.TextArea {...aria} maxLength={500} autoSize={{ minRows: 2, maxRows: 4 }} value={reason} onChange={(event) => setReason(event.target.value)} />}</Line> : null}
        </div>
      </div>
      <Failure failure={send.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("numbers.save")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}

const unitWords = (say: ReturnType<typeof useSay>, { type, unit }: Definition): string =>
  type === "fen" ? say("numbers.unit.yuan") : type === "ratio" ? say("numbers.unit.percent") : type === "steps" ? `${say("numbers.steps-how")}（${unit}）` : type === "boolean" || type === "code" || type === "codes" ? "" : say("numbers.unit", { unit })

function ValueControl({ aria, definition, value, change }: { readonly aria: LineAria; readonly definition: Definition; readonly value: Value | null; readonly change: (value: Value | null) => void }) {
  const say = useSay()
  const options = definition.codes.map((one) => ({ value: one.code, label: one.label }))
  const number = typeof value === "number" ? value : null
  switch (definition.type) {
    case "fen":
    case "ratio":
      return <InputNumber {...aria} className="wide" min={0} precision={2} controls={false} value={number === null ? null : number / 100} onChange={(next) => change(next === null ? null : Math.round(next * 100))} />
    case "boolean":
      return <Select {...aria} className="wide" value={typeof value === "boolean" ? value : null} onChange={change} options={[{ value: true, label: say("numbers.yes") }, { value: false, label: say("numbers.no") }]} />
    case "code":
      return <Select {...aria} className="wide" value={typeof value === "string" ? value : null} onChange={change} options={options} />
    case "codes":
      return <Select {...aria} className="wide" mode={options.length > 0 ? "multiple" : "tags"} value={Array.isArray(value) ? (value as string[]) : []} onChange={(next: string[]) => change(next.length > 0 ? next : null)} options={options} />
    case "steps":
      return <Input.TextArea {...aria} autoSize={{ minRows: 3, maxRows: 12 }} onChange={(event) => change(stepsOf(event.target.value) ?? null)} />
    case "date":
      return <DayPicker {...aria} value={typeof value === "string" ? value : null} change={change} />
    case "text":
    case "month":
      return <Input {...aria} value={typeof value === "string" ? value : ""} onChange={(event) => change(event.target.value === "" ? null : event.target.value)} />
    default:
      return <InputNumber {...aria} className="wide" min={0} precision={0} controls={false} value={number} onChange={change} />
  }
}
