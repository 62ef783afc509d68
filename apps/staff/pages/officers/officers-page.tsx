// The officers' book: who has which role where; new accounts, changes, resets; a temporary password is shown once.
import { Button, Input } from "antd"
import { useState } from "react"
import { listOfficers, resetOfficer } from "#platform/identity/contract"
import { ClearSign, PlaceName, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { ListCard } from "../../parts/list-card.tsx"
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
      <ListCard
        key={q.trim()} label={say("officers.title")} asked={list} rows={list.data?.rows} failure={reset.error} keyOf={(one) => one.officerId}
        nothing={<Nothing title={say("officers.none")} />}
        columns={[
          { head: say("people.name"), show: (one) => <><strong>{one.name}</strong><span className="sub">{one.login}</span></> },
          { head: say("officers.roles"), show: (one) => one.roles.map((role) => roleWords(say, role)).join("、") },
          { head: say("officers.office"), show: (one) => one.office || "—" },
          { head: say("officers.scope"), show: (one) => <><PlaceName code={one.scope.padEnd(12, "0")} /><span className="sub num">{one.scope}</span></> },
          { head: say("officers.state"), show: (one) => <><Chip tone={one.disabledAt ? "neutral" : one.enrolled ? "success" : "warning"}>{say(one.disabledAt ? "officers.disabled" : one.enrolled ? "officers.active" : "officers.not-enrolled")}</Chip>{one.linked ? null : <span className="sub">{say("officers.not-linked")}</span>}</> },
          isOperator && {
            head: say("returns.do"),
            show: (one) => (
              <span className="action-others tight">
                <Button size="small" aria-label={say("officers.change-of", { name: one.name })} onClick={() => setForm(one)}>{say("officers.change")}</Button>
                <Button size="small" aria-label={say("officers.reset-of", { name: one.name })} onClick={() => reset.mutate({ params: { officer: one.officerId }, input: { password: true, secondFactor: false } }, { onSuccess: (answer) => (answer.temporaryPassword ? setOnce({ name: one.name, password: answer.temporaryPassword }) : undefined) })}>{say("officers.reset")}</Button>
                <Button size="small" aria-label={say("officers.reset-factor-of", { name: one.name })} onClick={() => reset.mutate({ params: { officer: one.officerId }, input: { password: false, secondFactor: true } })}>{say("officers.reset-factor")}</Button>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
