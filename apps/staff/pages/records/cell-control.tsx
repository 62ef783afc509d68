// The control of one cell by what it holds: text, a day, a month, a number, yes or no, a place, one of a list.
import { Input, Radio, Select } from "antd"
import type { AskedCell } from "#platform/entries/contract"
import { RegionPicker } from "#ui"
import { DayPicker } from "../../parts/day-picker.tsx"
import type { LineAria } from "../../parts/line.tsx"
import { useSay } from "../../say.ts"

/** Characters the server takes at most. */
const longest = 200

interface CellControlProps {
  readonly cell: AskedCell
  readonly value: string
  readonly change: (typed: string) => void
  readonly aria: LineAria
}

export function CellControl({ cell, value, change, aria }: CellControlProps) {
  const say = useSay()
  const typed = (inputMode: "text" | "numeric" | "decimal", placeholder = "") => <Input {...aria} autoComplete="off" inputMode={inputMode} maxLength={longest} placeholder={placeholder} value={value} onChange={(event) => change(event.target.value)} />
  switch (cell.kind) {
    case "date":
      return <DayPicker id={aria.id} value={value === "" ? null : value} change={(day) => change(day ?? "")} />
    case "code":
      return <Select {...aria} className="wide" allowClear={cell.optional} showSearch={{ optionFilterProp: "label" }} value={value === "" ? null : value} onChange={(code: string | null) => change(code ?? "")} options={Object.entries(cell.codes ?? {}).map(([code, label]) => ({ value: code, label }))} />
    case "yes-no":
      return <Radio.Group id={aria.id} value={value} onChange={(event) => change(String(event.target.value))} options={(["yes", "no"] as const).map((one) => ({ value: one, label: say(`answer.${one}`) }))} />
    case "month":
      return typed("numeric", "2026-03")
    case "count":
      return typed("numeric")
    case "yuan":
    case "percent":
      return typed("decimal")
    case "region":
      return <RegionPicker id={aria.id} label={cell.heading} value={value === "" ? null : value} onChange={(code) => change(code ?? "")} invalid={aria["aria-invalid"] === true} {...(aria["aria-describedby"] ? { describedBy: aria["aria-describedby"] } : {})} />
    case "text":
      return typed("text")
  }
}
