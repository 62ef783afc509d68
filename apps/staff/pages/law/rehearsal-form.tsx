// Asking for a rehearsal of a draft: by which rule, on which day, where, and what is assumed where no record answers.
import { Button, Input, InputNumber, Select } from "antd"
import { useState } from "react"
import { listRehearsals, listRules, readRule, startRehearsal } from "#platform/parameters/contract"
import { useAsk, useGo, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { DayPicker } from "../../parts/day-picker.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"
import { type NumberRow, today } from "./numbers-table.tsx"
import { useOwnPlaces } from "./own-places.ts"

/** What a place is asked about: the digits of its code that say where it is. */
const prefixOf = (region: string): string => region.replace(/(00)+$/, "")

const counted: readonly string[] = ["fen", "months", "days", "years", "working-days", "persons", "count", "ratio"]

const optionsOf = (rules: readonly OutputOf<typeof listRules>[number][]) => rules.map((one) => ({ value: one.name, label: one.title }))

export function RehearsalForm({ row, close }: { readonly row: NumberRow; readonly close: () => void }) {
  const say = useSay()
  const go = useGo()
  const rules = useAsk(listRules)
  const send = useSend(startRehearsal, [listRehearsals.name])
  const [chosen, setChosen] = useState<string | null>(null)
  const [on, setOn] = useState<string | null>(row.from > today() ? row.from : today())
  const [assumed, setAssumed] = useState<Readonly<Record<string, number | boolean | string>>>({})
  const { own, places } = useOwnPlaces()
  const [placed, setPlaced] = useState<string | null>(null)
  const options = row.region.startsWith(prefixOf(own)) && !places.some((one) => one.value === row.region) ? [...places, { value: row.region, label: `${row.regionName} ${row.region}` }] : [...places]
  const region = placed ?? (options.some((one) => one.value === row.region) ? row.region : own)
  const candidates = (rules.data ?? []).filter((one) => one.until === null && one.scannable)
  const leaning = candidates.filter((one) => one.parameters.includes(row.key))
  const [only] = leaning
  const name = chosen ?? (leaning.length === 1 && only ? only.name : null)
  const rule = useAsk(readRule, { params: { name: name ?? "" } }, { enabled: name !== null })
  const asked = rule.data?.versions.at(-1)?.facts.filter((fact) => !fact.answered && fact.type !== "lines") ?? []
  const assume = (fact: string, value: number | boolean | string | null) => setAssumed((before) => (value === null ? Object.fromEntries(Object.entries(before).filter(([key]) => key !== fact)) : { ...before, [fact]: value }))
  const { lacks, tried } = useTried()
  const title = say("rehearsal.title", { label: row.label })
  return (
    <form
      className="card pad action-card"
      aria-label={title}
      onSubmit={(event) => tried(event, name === null || on === null, () => name !== null && on !== null && send.mutate({ input: { rows: [row.rowId ?? ""], rule: name, on, region: prefixOf(region), assumed } }, { onSuccess: (answer) => go(`/law?view=rehearsals&rehearsal=${answer.rehearsalId}`) }))}
    >
      <h2>{title}</h2>
      <p className="sub">{say("rehearsal.about")}</p>
      <div className="split split-even">
        <div>
          <Line id="rehearsal-rule" label={say("rehearsal.rule")} error={lacks(name === null)}>{(aria) => <Select {...aria} className="wide" showSearch={{ optionFilterProp: "label" }} value={name} onChange={(next: string) => { setChosen(next); setAssumed({}) }} options={[{ label: say("rehearsal.leaning"), options: optionsOf(leaning) }, { label: say("rehearsal.others"), options: optionsOf(candidates.filter((one) => !leaning.includes(one))) }].filter((group) => group.options.length > 0)} />}</Line>
          <Line id="rehearsal-on" label={say("rehearsal.on")} error={lacks(on === null)}>{(aria) => <DayPicker {...aria} value={on} change={setOn} />}</Line>
          <Line id="rehearsal-region" label={say("numbers.region")}>{(aria) => <Select {...aria} className="wide" value={region} onChange={setPlaced} options={options} />}</Line>
        </div>
        {asked.length > 0 ? (
          <fieldset>
            <legend>{say("rehearsal.assume")}</legend>
            {asked.map((fact) => (
              <div key={fact.name} className="field">
                <label htmlFor={`assume-${fact.name}`}>{fact.label}</label>
                {fact.type === "boolean" ? <Select id={`assume-${fact.name}`} className="wide" value={assumed[fact.name] === true} onChange={(value: boolean) => assume(fact.name, value)} options={[{ value: false, label: say("numbers.no") }, { value: true, label: say("numbers.yes") }]} /> : null}
                {fact.type === "code" ? <Select id={`assume-${fact.name}`} className="wide" allowClear placeholder={say("rehearsal.assume-unknown")} value={typeof assumed[fact.name] === "string" ? String(assumed[fact.name]) : null} onChange={(value: string | undefined) => assume(fact.name, value ?? null)} options={fact.codes.map((one) => ({ value: one.code, label: one.label }))} /> : null}
                {fact.type === "date" ? <DayPicker id={`assume-${fact.name}`} value={typeof assumed[fact.name] === "string" ? String(assumed[fact.name]) : null} change={(day) => assume(fact.name, day)} /> : null}
                {counted.includes(fact.type) ? <InputNumber id={`assume-${fact.name}`} className="wide" precision={0} controls={false} placeholder={`${say("rehearsal.assume-unknown")}，${fact.unit}`} value={typeof assumed[fact.name] === "number" ? Number(assumed[fact.name]) : null} onChange={(value) => assume(fact.name, value)} /> : null}
                {fact.type === "text" || fact.type === "month" ? <Input id={`assume-${fact.name}`} placeholder={say("rehearsal.assume-unknown")} value={String(assumed[fact.name] ?? "")} onChange={(event) => assume(fact.name, event.target.value === "" ? null : event.target.value)} /> : null}
              </div>
            ))}
          </fieldset>
        ) : null}
      </div>
      <Failure failure={send.error ?? rule.error} />
      <div className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("rehearsal.start")}</Button><Button onClick={close}>{say("action.cancel")}</Button></div>
    </form>
  )
}
