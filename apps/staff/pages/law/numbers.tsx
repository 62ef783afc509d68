// Parameters by place and day: drafts first, with what may be done about them, then everything in force, past and to come.
import { Button, Checkbox, Input, Skeleton } from "antd"
import { useDeferredValue, useState } from "react"
import { approveParameter, listParameters, listRehearsals, readRecalculation, withdrawParameter } from "#platform/parameters/contract"
import { ClearSign, Go, useAsk, useSend, useWho } from "#ui"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useRowsShown } from "../../parts/list-card.tsx"
import { Pager } from "../../parts/pager.tsx"
import { useSay } from "../../say.ts"
import { moment } from "../../parts/moments.ts"
import { WordsForm } from "../people/words-form.tsx"
import { HeldNumber } from "./held-number.tsx"
import { NumberForm } from "./number-form.tsx"
import { type NumberRow, NumbersTable, today } from "./numbers-table.tsx"
import { RehearsalForm } from "./rehearsal-form.tsx"

type Open = { readonly kind: "new" } | { readonly kind: "approve" | "withdraw" | "rehearse" | "recalculation"; readonly row: NumberRow }

export function Numbers() {
  const say = useSay()
  const { roles } = useWho()
  const list = useAsk(listParameters, { query: { state: "draft", size: 200 } })
  const [q, setQ] = useState("")
  const [onlyNow, setOnlyNow] = useState(true)
  const [page, setPage] = useState(1)
  const size = useRowsShown()
  const wanted = useDeferredValue(q.trim())
  const settled = useAsk(listParameters, { query: { page, size, ...(onlyNow ? { state: "approved", on: today() } : { state: "settled" }), ...(wanted ? { q: wanted } : {}) } }, { keep: true })
  const [open, setOpen] = useState<Open | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const mayEnter = roles.some((role) => role === "clerk" || role === "reviewer" || role === "head")
  const drafts = list.data?.rows ?? []
  const shown = settled.data?.rows ?? []
  const done = (says: string) => {
    setOpen(null)
    setTold(says)
  }
  const begin = (next: Open) => {
    setTold(null)
    setOpen(next)
  }
  return (
    <>
      <p className="hint">{say("numbers.about")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <Failure failure={list.error} again={() => void list.refetch()} />
      {mayEnter && open?.kind !== "new" ? <div className="tools"><Button type="primary" onClick={() => begin({ kind: "new" })}>{say("numbers.new")}</Button></div> : null}
      {open?.kind === "new" && list.data ? <NumberForm definitions={list.data.definitions} close={() => setOpen(null)} done={() => done(say("numbers.saved"))} /> : null}
      <h2>{say("numbers.drafts")}</h2>
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && drafts.length === 0 ? <p className="light">{say("numbers.no-drafts")}</p> : null}
      {drafts.length > 0 ? (
        <NumbersTable
          rows={drafts}
          label={say("numbers.drafts")}
          acts={(row) => (
            <span className="action-others" style={{ marginTop: 0 }}>
              {row.may.withdraw ? <Button size="small" onClick={() => begin({ kind: "rehearse", row })}>{say("numbers.rehearse")}</Button> : null}
              {row.may.approve ? <Button size="small" type="primary" onClick={() => begin({ kind: "approve", row })}>{say("numbers.approve")}</Button> : null}
              {row.may.withdraw ? <Button size="small" onClick={() => begin({ kind: "withdraw", row })}>{say("numbers.withdraw")}</Button> : null}
            </span>
          )}
        />
      ) : null}
      {open?.kind === "rehearse" ? <RehearsalForm key={open.row.rowId} row={open.row} close={() => setOpen(null)} /> : null}
      {open?.kind === "approve" ? <ApproveForm row={open.row} close={() => setOpen(null)} done={done} /> : null}
      {open?.kind === "withdraw" ? <WithdrawForm row={open.row} close={() => setOpen(null)} done={done} /> : null}
      {open?.kind === "recalculation" ? <Recalculation row={open.row} /> : null}
      <h2>{say("law.view.numbers")}</h2>
      <div className="tools">
        <Input className="grow" allowClear={{ clearIcon: <ClearSign /> }} aria-label={say("numbers.search")} placeholder={say("numbers.search")} value={q} onChange={(event) => { setQ(event.target.value); setPage(1) }} />
        <Checkbox checked={onlyNow} onChange={(event) => { setOnlyNow(event.target.checked); setPage(1) }}>{say("numbers.only-now")}</Checkbox>
      </div>
      <Failure failure={settled.error} again={() => void settled.refetch()} />
      {settled.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {settled.data && shown.length === 0 ? <Nothing title={say("numbers.none")} /> : null}
      {shown.length > 0 ? (
        <NumbersTable rows={shown} label={say("law.view.numbers")} {...(shown.some((row) => row.reason !== "") ? { acts: (row: NumberRow) => (row.reason && row.rowId && mayEnter ? <Button size="small" onClick={() => begin({ kind: "recalculation", row })}>{say("numbers.recalculation")}</Button> : null) } : {})} />
      ) : null}
      <Pager page={page} of={settled.data} go={setPage} />
    </>
  )
}

interface ActParts {
  readonly row: NumberRow
  readonly close: () => void
  readonly done: (says: string) => void
}

function ApproveForm({ row, close, done }: ActParts) {
  const say = useSay()
  const send = useSend(approveParameter, [listParameters.name])
  const rehearsals = useAsk(listRehearsals)
  const rehearsed = rehearsals.data?.filter((one) => one.state === "done" && one.rowIds.includes(row.rowId ?? "")) ?? []
  return (
    <section className="card pad action-card" aria-label={say("numbers.approve-title", { label: row.label })}>
      <h2>{say("numbers.approve-title", { label: row.label })}</h2>
      <p>{say("numbers.approve-says", { region: row.regionName, from: row.from, shown: row.shown })}</p>
      <HeldNumber parameter={row.key} region={row.region} on={row.from} />
      {rehearsals.data && rehearsed.length === 0 ? <p className="hint">{say("numbers.not-rehearsed")}</p> : null}
      {rehearsed.length > 0 ? <p>{say("numbers.rehearsed")}{rehearsed.map((one) => <Go key={one.rehearsalId} to={`/law?view=rehearsals&rehearsal=${one.rehearsalId}`} className="listed-link">{say("text.bracketed", { text: one.title, more: `${one.on} ${say("rehearsal.asked", { who: one.askedBy, at: moment(one.askedAt) })}` })}</Go>)}</p> : null}
      {row.from < today() ? <p className="banner banner-warning">{say("numbers.approve-past")}</p> : null}
      <Failure failure={send.error} />
      <div className="action-others">
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate({ params: { row: row.rowId ?? "" }, input: {} }, { onSuccess: () => done(say("numbers.approved", { from: row.from })) })}>{say("numbers.approve")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </section>
  )
}

function WithdrawForm({ row, close, done }: ActParts) {
  const say = useSay()
  const send = useSend(withdrawParameter, [listParameters.name])
  return (
    <WordsForm
      title={say("numbers.withdraw-title", { label: row.label })} words={say("numbers.withdraw-why")} least={4} confirm={say("numbers.withdraw")} busy={send.isPending} failure={send.error} close={close}
      send={(why) => send.mutate({ params: { row: row.rowId ?? "" }, input: { why } }, { onSuccess: () => done(say("numbers.withdrawn")) })}
    />
  )
}

function Recalculation({ row }: { readonly row: NumberRow }) {
  const say = useSay()
  const report = useAsk(readRecalculation, { params: { row: row.rowId ?? "" } }, { every: (shown) => (shown?.endedAt ? false : 2000) })
  return (
    <section className="card pad" aria-label={say("numbers.recalculation")}>
      <h2>{say("text.named", { name: say("numbers.recalculation"), text: row.label })}</h2>
      <Failure failure={report.error} again={() => void report.refetch()} />
      {report.data ? <p>{report.data.endedAt === null ? say("numbers.recalculation-waiting") : say(report.data.lines.length === 0 ? "numbers.recalculation-none" : "numbers.recalculation-some", { judged: report.data.judged, count: report.data.lines.length })}</p> : null}
      <ul className="law-examples">{report.data?.lines.map((line) => <li key={line.caseId}><strong className="num">{line.number}</strong><span>{line.says.join(say("text.then"))}</span></li>)}</ul>
    </section>
  )
}
