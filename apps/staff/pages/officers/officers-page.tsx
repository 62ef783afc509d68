// The officers' book: who has which role where; new accounts, changes, resets; a temporary password is shown once.
import { Button, Input, Skeleton } from "antd"
import { useState } from "react"
import { listOfficers, resetOfficer } from "#platform/identity/contract"
import { ClearSign, PlaceName, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"
import { roleWords } from "../../parts/role-words.ts"
import { OfficerForm } from "./officer-form.tsx"

export type Officer = OutputOf<typeof listOfficers>["rows"][number]

export function OfficersPage() {
  const say = useSay()
  const { roles } = useWho()
  const isOperator = roles.includes("operator")
  const [q, setQ] = useState("")
  const [form, setForm] = useState<Officer | "new" | null>(null)
  const [once, setOnce] = useState<{ readonly name: string; readonly password: string } | null>(null)
  const list = useAsk(listOfficers, { query: { limit: 200, ...(q.trim() ? { q: q.trim() } : {}) } }, { keep: true })
  const reset = useSend(resetOfficer, [listOfficers.name])
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("officers.title")}</h1>
        {isOperator ? <Button className="push-right" type="primary" onClick={() => setForm("new")}>{say("officers.new")}</Button> : null}
      </div>
      {once ? (
        <div className="banner banner-success" role="status">
          <strong>{say("officers.temporary", { name: once.name })}</strong>
          <p className="secret">{once.password}</p>
          <p>{say("officers.once")}</p>
          <Button size="small" onClick={() => setOnce(null)}>{say("full.hide")}</Button>
        </div>
      ) : null}
      {form ? <OfficerForm key={form === "new" ? "new" : form.officerId} officer={form === "new" ? null : form} close={() => setForm(null)} made={(name, password) => setOnce({ name, password })} /> : null}
      <div className="tools"><Input className="grow" allowClear={{ clearIcon: <ClearSign /> }} aria-label={say("officers.search")} placeholder={say("officers.search")} value={q} onChange={(event) => setQ(event.target.value)} /></div>
      <Failure failure={list.error ?? reset.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.rows.length === 0 ? <Nothing title={say("officers.none")} /> : null}
      {list.data && list.data.rows.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("officers.title")}>
            <thead><tr><th scope="col">{say("people.name")}</th><th scope="col">{say("officers.roles")}</th><th scope="col">{say("officers.office")}</th><th scope="col">{say("officers.scope")}</th><th scope="col">{say("officers.state")}</th>{isOperator ? <th scope="col">{say("returns.do")}</th> : null}</tr></thead>
            <tbody>
              {list.data.rows.map((one) => (
                <tr key={one.officerId}>
                  <td data-label={say("people.name")}><strong>{one.name}</strong><span className="sub">{one.login}</span></td>
                  <td data-label={say("officers.roles")}>{one.roles.map((role) => roleWords(say, role)).join("、")}</td>
                  <td data-label={say("officers.office")}>{one.office || "—"}</td>
                  <td data-label={say("officers.scope")}><PlaceName code={one.scope.padEnd(12, "0")} /><span className="sub num">{one.scope}</span></td>
                  <td data-label={say("officers.state")}>
                    <Chip tone={one.disabledAt ? "neutral" : one.enrolled ? "success" : "warning"}>{say(one.disabledAt ? "officers.disabled" : one.enrolled ? "officers.active" : "officers.not-enrolled")}</Chip>
                    {one.linked ? null : <span className="sub">{say("officers.not-linked")}</span>}
                  </td>
                  {isOperator ? (
                    <td data-label={say("returns.do")}>
                      <span className="action-others" style={{ marginTop: 0 }}>
                        <Button size="small" aria-label={say("officers.change-of", { name: one.name })} onClick={() => setForm(one)}>{say("officers.change")}</Button>
                        <Button size="small" aria-label={say("officers.reset-of", { name: one.name })} onClick={() => reset.mutate({ params: { officer: one.officerId }, input: { password: true, secondFactor: false } }, { onSuccess: (answer) => (answer.temporaryPassword ? setOnce({ name: one.name, password: answer.temporaryPassword }) : undefined) })}>{say("officers.reset")}</Button>
                        <Button size="small" aria-label={say("officers.reset-factor-of", { name: one.name })} onClick={() => reset.mutate({ params: { officer: one.officerId }, input: { password: false, secondFactor: true } })}>{say("officers.reset-factor")}</Button>
                      </span>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </div>
  )
}
