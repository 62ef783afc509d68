// Importing the roster: drop the sheet, see row by row what will happen and why, then write all that can be written or nothing.
import { Alert, Button } from "antd"
import { InboxOutlined } from "@ant-design/icons"
import { useState } from "react"
import { confirmImport, discardImport, importErrors, importLimits, importTemplate, listImports, previewImport, readImport, roster } from "#domains/registration"
import { Confirm, DataTable, EmptyState, LoadingShape, ProblemNotice, SheetUpload, StatusTag, useAsk, useSend } from "#ui"
import { addressOf, type OutputOf } from "#wire"
import { importTone, type RowVerdict, verdicts, verdictTone } from "../parts/import-words.ts"
import { moment } from "../parts/moments.ts"
import { useSay } from "../say.ts"

type Row = OutputOf<typeof readImport>["rows"][number]

export function ImportPage() {
  const say = useSay()
  const imports = useAsk(listImports)
  const [chosen, setChosen] = useState<string | null>(null)
  const send = useSend(previewImport, [listImports.name])
  const waiting = imports.data?.find((one) => one.state === "previewed")
  const shown = chosen ?? waiting?.importId ?? null
  const take = (body: FormData) => {
    send.mutate({ input: body }, { onSuccess: (answer) => setChosen(answer.importId) })
  }
  return (
    <div className="emp-page">
      <div className="jy-row jy-spread">
        <h1>{say("import.title")}</h1>
        <Button href={addressOf(importTemplate)}>{say("import.template")}</Button>
      </div>
      <p className="jy-secondary">{say("import.how", { rows: importLimits.rows, mb: importLimits.bytes / 1024 / 1024 })}</p>
      <ProblemNotice failure={send.error} />
      <SheetUpload area busy={send.isPending} onSheet={take}>
        <InboxOutlined style={{ fontSize: 36, color: "#1558A8" }} aria-hidden="true" />
        <p>{say(send.isPending ? "import.reading" : "import.drop")}</p>
      </SheetUpload>
      {shown ? <Preview key={shown} id={shown} again={() => setChosen(null)} /> : null}
      <section className="jy-stack-s" aria-labelledby="earlier">
        <h2 id="earlier">{say("import.earlier")}</h2>
        {imports.isPending ? <LoadingShape kind="lines" /> : null}
        <ProblemNotice failure={imports.error} />
        {imports.data && imports.data.length === 0 ? <div className="jy-card"><EmptyState title={say("import.none")} why={say("import.none-more")} /></div> : null}
        {imports.data && imports.data.length > 0 ? (
          <ul className="jy-card emp-lines">
            {imports.data.map((one) => (
              <li key={one.importId}>
                <span>
                  <button type="button" className="emp-link" onClick={() => setChosen(one.importId)}>{one.fileName}</button>
                  <span className="jy-secondary jy-small"> {moment(one.madeAt)} · {one.madeBy} · {say("import.counts", one.counts)}</span>
                </span>
                <StatusTag tone={importTone(one.state)}>{say(`import.state.${one.state}`)}</StatusTag>
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </div>
  )
}

function Preview({ id, again }: { readonly id: string; readonly again: () => void }) {
  const say = useSay()
  const read = useAsk(readImport, { params: { import: id } })
  const refreshed = [listImports.name, readImport.name, roster.name]
  const confirm = useSend(confirmImport, refreshed)
  const discard = useSend(discardImport, refreshed)
  const [only, setOnly] = useState<RowVerdict | "all">("all")
  if (read.isPending) return <LoadingShape kind="lines" />
  if (!read.data) return <ProblemNotice failure={read.error} />
  const { counts, state } = read.data
  const writes = counts.new + counts.change + counts.end
  const rows = read.data.rows.filter((row) => only === "all" || row.verdict === only)
  return (
    <section className="jy-card jy-stack" aria-labelledby="preview">
      <div className="jy-row jy-spread">
        <h2 id="preview">{read.data.fileName}</h2>
        <StatusTag tone={importTone(state)}>{say(`import.state.${state}`)}</StatusTag>
      </div>
      {state === "confirmed" ? <Alert type="success" showIcon role="status" title={say("import.done", { writes, at: moment(read.data.settledAt ?? read.data.madeAt) })} description={counts.refuse > 0 ? say("import.done-refused", { refuse: counts.refuse }) : say("import.done-all")} /> : null}
      <div className="emp-verdicts" role="group" aria-label={say("import.filter")}>
        <button type="button" aria-pressed={only === "all"} onClick={() => setOnly("all")}><b>{read.data.rows.length}</b>{say("import.all")}</button>
        {verdicts.map((one) => (
          <button key={one} type="button" className={`emp-${one}`} aria-pressed={only === one} onClick={() => setOnly(one)}><b>{counts[one]}</b>{say(`import.verdict.${one}`)}</button>
        ))}
      </div>
      <ProblemNotice failure={confirm.error ?? discard.error} />
      {state === "previewed" ? (
        <div className="jy-row">
          <Button type="primary" size="large" disabled={writes === 0} loading={confirm.isPending} onClick={() => confirm.mutate({ params: { import: id } })}>{say("import.confirm", { writes })}</Button>
          <Confirm label={say("import.discard")} question={say("import.discard-sure")} consequence={say("import.discard-more")} yes={say("import.discard")} onYes={async () => { await discard.mutateAsync({ params: { import: id } }); again() }} />
          <span className="jy-secondary">{say(counts.refuse > 0 ? "import.consequence-some" : "import.consequence", { writes, refuse: counts.refuse })}</span>
        </div>
      ) : null}
      <DataTable<Row>
        caption={say("import.rows")}
        rows={rows}
        keyOf={(row) => String(row.row)}
        pageSize={100}
        exportable
        tools={counts.refuse > 0 ? <Button href={addressOf(importErrors, { import: id })}>{say("import.download-refused", { count: counts.refuse })}</Button> : null}
        empty={say("import.no-rows")}
        columns={[
          { name: "row", title: say("import.row"), figures: true, width: 70, show: (row) => row.row, text: (row) => String(row.row) },
          { name: "verdict", title: say("import.what"), width: 90, show: (row) => <StatusTag tone={verdictTone(row.verdict)}>{say(`import.verdict.${row.verdict}`)}</StatusTag>, text: (row) => say(`import.verdict.${row.verdict}`) },
          { name: "name", title: say("roster.name"), width: 180, show: (row) => <>{row.name}<span className="jy-secondary jy-small"> {row.masked}</span></>, text: (row) => row.name },
          { name: "hire", title: say("roster.hired"), width: 120, show: (row) => row.hireOn ?? "—", text: (row) => row.hireOn ?? "" },
          { name: "says", title: say("import.why"), show: (row) => <span className="emp-says">{row.says}{row.codes.length > 0 ? <code> {row.codes.join(" ")}</code> : null}</span>, text: (row) => `${row.says} ${row.codes.join(" ")}`.trim() },
        ]}
      />
    </section>
  )
}
