// Tasks of the registers: first contacts, doubtful records, objections; each is settled with what was done.
import { Link } from "@tanstack/react-router"
import { Button, Input, Select } from "antd"
import { useState } from "react"
import { type openTasks as contract, settleTask } from "#domains/registration"
import { type Asked, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { type Say, useSay } from "../../say.ts"
import { tasksShown } from "./inbox-page.tsx"

type Task = OutputOf<typeof contract>[number]
const kinds = ["first-contact", "no-contact", "double-employment", "dead-registration", "claim-unregistered", "late-employment", "duplicate-registration", "end-objection", "mass-layoff", "employer-closed", "employer-revived", "ground-withdrawn", "closing-objection", "filing-withdrawal", "graduate-contact", "promise-check"] as const

/** A kind may name what it is about after a colon: "promise-check:W-AGE-02". */
function kindWords(say: Say, kind: string): string {
  return say(`task.${kinds.find((one) => one === kind.split(":")[0]) ?? "other"}`)
}

export function Tasks({ read }: { readonly read: Asked<OutputOf<typeof contract>> }) {
  const say = useSay()
  const [kind, setKind] = useState("")
  const [opened, setOpened] = useState<string | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const all = read.data ?? []
  const rows = all.filter((one) => kind === "" || one.kind === kind)
  const here = [...new Set(all.map((one) => one.kind))]
  return (
    <>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      {here.length > 1 ? (
        <div className="tools">
          <Select className="tool-select" aria-label={say("inbox.kind")} value={kind} onChange={setKind} options={[{ value: "", label: say("inbox.all-kinds") }, ...here.map((value) => ({ value, label: `${kindWords(say, value)}（${all.filter((one) => one.kind === value).length}）` }))]} />
        </div>
      ) : null}
      <Failure failure={read.error} again={() => void read.refetch()} />
      {read.data && rows.length === 0 ? <Nothing title={say("inbox.none.tasks")}>{say("inbox.none-more")}</Nothing> : null}
      {rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("inbox.view.tasks")}>
            <thead><tr><th scope="col">{say("inbox.due")}</th><th scope="col">{say("inbox.person")}</th><th scope="col">{say("inbox.kind")}</th><th scope="col">{say("inbox.what")}</th><th scope="col">{say("returns.do")}</th></tr></thead>
            <tbody>
              {rows.map((one) => (
                <tr key={one.taskId}>
                  <td data-label={say("inbox.due")} className="num">{one.late ? <Chip tone="error">{say("inbox.late")}</Chip> : null} {one.dueOn}</td>
                  <td data-label={say("inbox.person")}>{one.personId === "0" ? <span className="sub">{say("inbox.nobody")}</span> : <Link to="/people/$person" params={{ person: one.personId }} className="row-link">{one.name}</Link>}</td>
                  <td data-label={say("inbox.kind")}>{kindWords(say, one.kind)}</td>
                  <td data-label={say("inbox.what")}>{one.says}</td>
                  <td data-label={say("returns.do")}>
                    {one.kind === "filing-withdrawal" ? (
                      <Link to="/rechecks" search={{ view: "filings" }} className="row-link" aria-label={`${say("inbox.look")}：${one.name} ${kindWords(say, one.kind)}`}>{say("inbox.look")}</Link>
                    ) : opened === one.taskId ? (
                      <Settle task={one} close={() => setOpened(null)} done={() => { setOpened(null); setTold(say("inbox.settled", { what: `${one.name} ${kindWords(say, one.kind)}`.trim() })) }} />
                    ) : (
                      <Button size="small" aria-label={`${say("inbox.done")}：${one.name} ${kindWords(say, one.kind)}`} onClick={() => setOpened(one.taskId)}>{say("inbox.done")}</Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {all.length === tasksShown ? <p className="sub">{say("inbox.more", { count: tasksShown })}</p> : null}
    </>
  )
}

function Settle({ task, close, done }: { readonly task: Task; readonly close: () => void; readonly done: () => void }) {
  const say = useSay()
  const send = useSend(settleTask, ["registration.open-tasks", "registration.person-registrations"])
  const [outcome, setOutcome] = useState("")
  const [isTried, setTried] = useState(false)
  const missing = isTried && outcome.trim().length < 2
  const id = `outcome-${task.taskId}`
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (outcome.trim().length >= 2) send.mutate({ params: { person: task.personId, task: task.taskId }, input: { outcome: outcome.trim() } }, { onSuccess: done })
      }}
    >
      <label htmlFor={id}>{say("inbox.outcome")}</label>
      <Input.TextArea id={id} autoFocus autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} value={outcome} {...(missing ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})} onChange={(event) => setOutcome(event.target.value)} />
      {missing ? <p id={`${id}-error`} className="field-error" role="alert">{say("inbox.outcome-missing")}</p> : null}
      <Failure failure={send.error} />
      <span className="action-others tight">
        <Button size="small" type="primary" htmlType="submit" loading={send.isPending}>{say("inbox.done")}</Button>
        <Button size="small" onClick={close}>{say("action.cancel")}</Button>
      </span>
    </form>
  )
}
