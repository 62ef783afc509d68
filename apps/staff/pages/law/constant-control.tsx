// One value of a rule in the control its unit asks for: money in yuan, shares in percent, codes by their names.
import { Input, InputNumber, Select } from "antd"
import type { CodeLabels, Known, ValueType } from "#policy"
import { DayPicker } from "../../parts/day-picker.tsx"
import { useSay } from "../../say.ts"

interface ConstantControlProps {
  readonly id: string
  readonly type: ValueType
  readonly value: Known
  readonly codes: CodeLabels | undefined
  readonly label: string
  readonly change: (value: Known) => void
}

export function ConstantControl({ id, type, value, codes, label, change }: ConstantControlProps) {
  const say = useSay()
  const number = typeof value === "number" ? value : null
  if (type === "boolean") return <Select id={id} className="wide" aria-label={label} value={typeof value === "boolean" ? value : null} onChange={change} options={[{ value: true, label: say("numbers.yes") }, { value: false, label: say("numbers.no") }]} />
  if (type === "code" && codes) return <Select id={id} className="wide" aria-label={label} showSearch={{ optionFilterProp: "label" }} value={typeof value === "string" ? value : null} onChange={change} options={Object.entries(codes).map(([code, words]) => ({ value: code, label: `${words}（${code}）` }))} />
  if (type === "date") return <><label className="jy-visually-hidden" htmlFor={id}>{label}</label><DayPicker id={id} value={typeof value === "string" ? value : null} change={(day) => (day ? change(day) : undefined)} /></>
  if (type === "code" || type === "text" || type === "month") return <Input id={id} aria-label={label} maxLength={100} value={typeof value === "string" ? value : ""} onChange={(event) => change(event.target.value)} />
  const parts = type === "fen" || type === "ratio" ? 100 : 1
  return (
    <span className="law-number">
      <InputNumber id={id} className="wide" aria-label={label} precision={parts === 100 ? 2 : 0} controls={false} value={number === null ? null : number / parts} onChange={(next) => (next === null ? undefined : change(Math.round(next * parts)))} />
      <span className="light">{say(`drafts.unit.${type}`)}</span>
    </span>
  )
}
