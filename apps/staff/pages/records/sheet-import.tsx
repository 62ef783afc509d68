// Records from a sheet: the template, the file, and after a refusal every wrong line with what is wrong; nothing is half imported.
import { Button } from "antd"
import { useState } from "react"
import { askedOf, entryLimits } from "#platform/entries/contract"
import { csvOf, RegionPicker, saveFile, SheetUpload, useSend, useWho } from "#ui"
import { addressOf, Refusal } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import type { KeptTable } from "./tables.ts"
import { rowRefusals } from "./typed-rows.ts"

const bytesOfMegabyte = 1024 * 1024

export function SheetImport({ kept: { table, endpoints }, close, done }: { readonly kept: KeptTable; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(endpoints.importSheet, [endpoints.list.name])
  const [region, setRegion] = useState<string | null>(scope === "" ? null : scope.padEnd(12, "0"))
  const asked = askedOf(table, false)
  const errors = send.error instanceof Refusal ? send.error.errors : []
  const wrong = rowRefusals(errors).map((one) => ({ ...one, heading: asked.find((cell) => cell.name === one.cell)?.heading ?? "" }))
  const take = (body: FormData) => {
    send.mutate({ query: table.owner === "reference" && region ? { region } : {}, input: body }, { onSuccess: (answer) => done(say("entries.entered", { count: answer.entered })) })
  }
  const download = () => saveFile(`${say("entries.wrong-rows")}.csv`, csvOf([[say("entries.line"), say("entries.column"), say("entries.why"), say("entries.code")], ...wrong.map((one) => [String(one.line), one.heading, one.says, one.code])]), "text/csv;charset=utf-8")
  return (
    <section className="card pad action-card" aria-labelledby="records-import">
      <h2 id="records-import">{say("entries.import-title", { title: table.title })}</h2>
      <p className="sub">{say("entries.import-how", { rows: entryLimits.rows, mb: entryLimits.bytes / bytesOfMegabyte })}</p>
      {table.owner === "reference" ? <div className="field"><label htmlFor="import-region">{say("entries.region")}</label><RegionPicker id="import-region" label={say("entries.region")} value={region} onChange={setRegion} /></div> : null}
      <Failure failure={send.error} />
      {wrong.length > 0 ? (
        <>
          <div className="table-card">
            <table className="rows" aria-label={say("entries.wrong-rows")}>
              <thead><tr><th scope="col" className="right">{say("entries.line")}</th><th scope="col">{say("entries.column")}</th><th scope="col">{say("entries.why")}</th></tr></thead>
              <tbody>{wrong.map((one) => <tr key={`${one.line}-${one.cell}-${one.code}`}><td data-label={say("entries.line")} className="right">{one.line}</td><td data-label={say("entries.column")}>{one.heading || say("entries.whole-row")}</td><td data-label={say("entries.why")}>{one.says} <span className="code">{one.code}</span></td></tr>)}</tbody>
            </table>
          </div>
          {errors.length >= entryLimits.namedErrors ? <p className="hint">{say("entries.wrong-more", { count: entryLimits.namedErrors })}</p> : null}
        </>
      ) : null}
      <div className="action-others">
        <SheetUpload busy={send.isPending} onSheet={take}>
          <Button type="primary" autoFocus loading={send.isPending}>{say("entries.choose-file")}</Button>
        </SheetUpload>
        <Button href={addressOf(endpoints.template)}>{say("entries.template")}</Button>
        {wrong.length > 0 ? <Button onClick={download}>{say("entries.save-wrong")}</Button> : null}
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </section>
  )
}
