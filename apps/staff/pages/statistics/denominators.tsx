// People employed in towns, brought in from other offices with source and day: the figure the unemployment rate is computed with.
import { Button, Input, InputNumber, Select } from "antd"
import { useState } from "react"
import { importDenominators, listDenominators, listRegions, readTable } from "#insight/reports"
import { useAsk, useSend, useWho } from "#ui"
import { Refusal } from "#wire"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { ListCard } from "../../parts/list-card.tsx"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { DenominatorFile } from "./denominator-file.tsx"

export function Denominators() {
  const say = useSay()
  const { roles } = useWho()
  const list = useAsk(listDenominators, { query: {} })
  const [open, setOpen] = useState<"one" | "file" | null>(null)
  const [told, setTold] = useState<string | null>(null)
  return (
    <>
      <p className="hint">{say("denominators.about")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {roles.includes("statistician") && open === null ? (
        <div className="tools">
          <Button type="primary" onClick={() => { setOpen("one"); setTold(null) }}>{say("denominators.new")}</Button>
          <Button onClick={() => { setOpen("file"); setTold(null) }}>{say("denominators.file")}</Button>
        </div>
      ) : null}
      {open === "one" ? <NewFigure close={() => setOpen(null)} done={(says) => { setOpen(null); setTold(says) }} /> : null}
      {open === "file" ? <DenominatorFile close={() => setOpen(null)} done={(says) => { setOpen(null); setTold(says) }} /> : null}
      <ListCard
        label={say("statistics.view.denominators")} asked={list} rows={list.data} keyOf={(one) => `${one.region}-${one.period}-${one.sourceDate}-${one.source}`}
        nothing={<Nothing title={say("denominators.none")}>{say("denominators.none-more")}</Nothing>}
        columns={[
          { head: say("statistics.region"), show: (one) => one.regionName },
          { head: say("statistics.period"), className: "num", show: (one) => one.period },
          { head: say("denominators.value"), className: "right", show: (one) => one.value.toLocaleString("zh-CN").replaceAll(",", " ") },
          { head: say("denominators.source"), show: (one) => <>{one.source}<span className="sub num">{one.sourceDate}</span></> },
          { head: say("denominators.entered"), show: (one) => <>{one.enteredBy}<span className="sub num">{moment(one.enteredAt)}</span></> },
        ]}
      />
    </>
  )
}

function NewFigure({ close, done }: { readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const regions = useAsk(listRegions)
  const send = useSend(importDenominators, [listDenominators.name, readTable.name])
  const [region, setRegion] = useState<string | null>(null)
  const [period, setPeriod] = useState("")
  const [value, setValue] = useState<number | null>(null)
  const [source, setSource] = useState("")
  const [day, setDay] = useState<string | null>(null)
  const [isTried, setTried] = useState(false)
  const wrong = send.error instanceof Refusal ? send.error.errors : []
  const saysAt = (path: string, isMissing: boolean) => wrong.find((one) => one.path.endsWith(path))?.says ?? (isTried && isMissing ? say("form.required") : null)
  const field = (path: string, label: string, isMissing: boolean, control: React.ReactNode) => {
    const says = saysAt(path, isMissing)
    return (
      <div className="field">
        <label htmlFor={`figure-${path}`}>{label}</label>
        {control}
        {says ? <p className="field-error" role="alert">{says}</p> : null}
      </div>
    )
  }
  const submit = () => {
    setTried(true)
    if (region === null || period.trim() === "" || value === null || source.trim() === "" || day === null) return
    const name = regions.data?.find((one) => one.code === region)?.name ?? region
    send.mutate({ input: { rows: [{ region, period: period.trim(), value, source: source.trim(), sourceDate: day }] } }, { onSuccess: () => done(say("denominators.saved", { region: name, period: period.trim() })) })
  }
  return (
    <form
      className="card pad action-card"
      aria-label={say("denominators.new")}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{say("denominators.new")}</h2>
      <div className="split split-even">
        <div>
          {field("region", say("statistics.region"), region === null, <Select id="figure-region" className="wide" showSearch={{ optionFilterProp: "label" }} value={region} onChange={setRegion} options={(regions.data ?? []).map((one) => ({ value: one.code, label: one.name }))} />)}
          {field("period", say("denominators.period"), period.trim() === "", <Input id="figure-period" value={period} placeholder="2026-11" onChange={(event) => setPeriod(event.target.value)} />)}
          {field("value", say("denominators.value-how"), value === null, <InputNumber id="figure-value" className="wide" min={1} precision={0} controls={false} value={value} onChange={setValue} />)}
        </div>
        <div>
          {field("source", say("denominators.source-how"), source.trim() === "", <Input id="figure-source" maxLength={100} value={source} onChange={(event) => setSource(event.target.value)} />)}
          {field("sourceDate", say("denominators.source-date"), day === null, <DayPicker id="figure-sourceDate" value={day} change={setDay} />)}
        </div>
      </div>
      {wrong.length === 0 ? <Failure failure={send.error} /> : null}
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("denominators.save")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
