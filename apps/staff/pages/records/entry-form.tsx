// Records entered on the page, one row or several: all are written or none, and what is wrong stands at its cell and in a summary that takes the focus.
import { Button, Input } from "antd"
import { useEffect, useRef, useState } from "react"
import { type AskedCell, askedOf } from "#platform/entries/contract"
import { RegionPicker, useSend, useWho } from "#ui"
import { Refusal } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { type Say, useSay } from "../../say.ts"
import { CellControl } from "./cell-control.tsx"
import type { KeptTable } from "./tables.ts"
import { missingCells, nextRow, type RowRefusal, rowRefusals, sentRow, type TypedRow } from "./typed-rows.ts"

/** Rows typed on one page; a longer list is a sheet. */
const mostTyped = 20
const leastSource = 2
const idOf = (line: number, cell: string) => `record-${line}-${cell}`

interface TypedKeyed {
  readonly key: number
  readonly cells: TypedRow
}

export function EntryForm({ kept: { table, endpoints }, close, done }: { readonly kept: KeptTable; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(endpoints.enter, [endpoints.list.name])
  const asked = askedOf(table, false)
  const [rows, setRows] = useState<readonly TypedKeyed[]>([{ key: 1, cells: {} }])
  const [source, setSource] = useState("")
  const [region, setRegion] = useState<string | null>(scope === "" ? null : scope.padEnd(12, "0"))
  const [missing, setMissing] = useState<readonly RowRefusal[]>([])
  const isShort = source.trim().length < leastSource
  const [isTried, setTried] = useState(false)
  const refused = send.error instanceof Refusal ? rowRefusals(send.error.errors) : []
  /** A cell that was missing and is filled in by now is no longer wrong. */
  const wrong = [...missing.filter((one) => (rows[one.line - 1]?.cells[one.cell] ?? "").trim() === ""), ...refused]
  const summary = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (missing.length > 0 || send.error) summary.current?.focus()
  }, [missing, send.error])
  const forget = () => {
    setMissing([])
    send.reset()
  }
  const change = (key: number, name: string, typed: string) => setRows(rows.map((one) => (one.key === key ? { key, cells: { ...one.cells, [name]: typed } } : one)))
  const submit = () => {
    forget()
    setTried(true)
    const empty = missingCells(table, asked, rows.map((one) => one.cells)).map((one) => ({ ...one, says: say("form.required"), code: "field.required" }))
    setMissing(empty)
    if (empty.length === 0 && isShort) document.getElementById("records-source")?.focus()
    if (empty.length > 0 || isShort) return
    send.mutate({ input: { source: source.trim(), ...(table.owner === "reference" && region ? { region } : {}), rows: rows.map((one) => sentRow(asked, one.cells)) } }, { onSuccess: (answer) => done(say("entries.entered", { count: answer.entered })) })
  }
  return (
    <form
      noValidate
      className="card pad action-card"
      aria-labelledby="records-enter"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      onKeyDown={(event) => {
        /* Enter chooses the day that was typed; it must not send what cannot be changed afterwards. */
        if (event.key === "Enter" && event.target instanceof HTMLElement && event.target.closest(".ant-picker")) event.preventDefault()
      }}
    >
      <h2 id="records-enter">{say("entries.enter-title", { title: table.title })}</h2>
      <p className="sub">{say(table.owner === "subject" ? "entries.enter-either" : "entries.enter-how")}</p>
      <div ref={summary} tabIndex={-1} className="record-summary">
        <Failure failure={send.error} />
        {wrong.length > 0 ? <Wrong wrong={wrong} asked={asked} /> : null}
      </div>
      <div className="record-fields">
        <Line id="records-source" label={say("entries.source-of")} error={isTried && isShort ? say("form.required") : null}>{(aria) => <Input {...aria} autoFocus maxLength={100} value={source} onChange={(event) => setSource(event.target.value)} />}</Line>
        {table.owner === "reference" ? <div className="field"><label htmlFor="records-region">{say("entries.region")}</label><RegionPicker id="records-region" label={say("entries.region")} value={region} onChange={setRegion} /></div> : null}
      </div>
      {rows.map(({ key, cells }, index) => {
        const line = index + 1
        const whole = wrong.filter((one) => one.line === line && one.cell === "")
        return (
          <fieldset key={key} className="record-row">
            <legend>{say("entries.row", { line })}</legend>
            {whole.map((one) => <p key={`${one.code}-${one.says}`} className="field-error">{one.says} <span className="code">{one.code}</span></p>)}
            <div className="record-fields">
              {asked.map((cell) => (
                <Line key={cell.name} id={idOf(line, cell.name)} label={labelOf(say, cell, table.owner === "subject")} error={wrong.find((one) => one.line === line && one.cell === cell.name)?.says ?? null}>
                  {(aria) => <CellControl cell={cell} value={cells[cell.name] ?? ""} change={(typed) => change(key, cell.name, typed)} aria={aria} />}
                </Line>
              ))}
            </div>
            {rows.length > 1 ? <Button size="small" onClick={() => { forget(); setRows(rows.filter((one) => one.key !== key)) }}>{say("entries.remove-row", { line })}</Button> : null}
          </fieldset>
        )
      })}
      <div className="action-others">
        <Button disabled={rows.length >= mostTyped} onClick={() => setRows([...rows, { key: (rows.at(-1)?.key ?? 0) + 1, cells: nextRow(table, rows.at(-1)?.cells) }])}>{say("entries.add-row")}</Button>
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("entries.save", { count: rows.length })}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}

/** A cell that may stay empty says so; where a person or a unit may be meant, the text above says which. */
const labelOf = (say: Say, cell: AskedCell, either: boolean): string => (cell.optional && !(either && ["name", "idNumber", "uscc"].includes(cell.name)) ? say("entries.optional", { heading: cell.heading }) : cell.heading)

/** Everything that is wrong, each with the way to its field. */
function Wrong({ wrong, asked }: { readonly wrong: readonly RowRefusal[]; readonly asked: readonly AskedCell[] }) {
  const say = useSay()
  const headingOf = (cell: string) => asked.find((one) => one.name === cell)?.heading
  return (
    <ul className="plain-list" aria-label={say("entries.wrong")}>
      {wrong.map((one) => {
        const heading = headingOf(one.cell)
        const says = `${say("entries.row", { line: one.line })}${heading ? ` ${heading}` : ""}：${one.says}`
        return <li key={`${one.line}-${one.cell}-${one.code}`}>{heading ? <button type="button" className="link" onClick={() => document.getElementById(idOf(one.line, one.cell))?.focus()}>{says}</button> : says}</li>
      })}
    </ul>
  )
}
