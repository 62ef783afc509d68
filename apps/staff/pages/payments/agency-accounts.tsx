// Accounts of agencies elsewhere, where the fees of moves out go: entered by one finance officer, verified by another.
import { Button, Input, Select } from "antd"
import { useState } from "react"
import { giveAgencyAccount, listAgencyAccounts, verifyAgencyAccount } from "#platform/payments/contract"
import { provincePrefixes } from "#standards"
import { useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

const changed = [listAgencyAccounts.name]
const provinces = [...provincePrefixes].map(([prefix, label]) => ({ value: `${prefix}0000`, label }))
const nameOf = (agency: string): string => provincePrefixes.get(agency.slice(0, 2)) ?? agency

export function AgencyAccounts() {
  const say = useSay()
  const { roles } = useWho()
  const mayRead = roles.includes("finance") || roles.includes("head") || roles.includes("auditor")
  const list = useAsk(listAgencyAccounts, {}, { enabled: mayRead })
  const [adding, setAdding] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  if (!mayRead) return null
  return (
    <section className="card pad" aria-labelledby="agency-accounts">
      <h2 id="agency-accounts">{say("agencies.title")}</h2>
      <p className="hint">{say("agencies.how")}</p>
      {told ? <p className="banner banner-success" role="status">{told}</p> : null}
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.data && list.data.length === 0 ? <p className="sub">{say("agencies.none")}</p> : null}
      {list.data && list.data.length > 0 ? (
        <table className="rows" aria-label={say("agencies.title")}>
          <thead><tr><th scope="col">{say("agencies.province")}</th><th scope="col">{say("agencies.holder")}</th><th scope="col">{say("agencies.bank")}</th><th scope="col">{say("agencies.document")}</th><th scope="col">{say("agencies.state")}</th></tr></thead>
          <tbody>{list.data.map((row) => <Account key={row.accountId} row={row} done={setTold} />)}</tbody>
        </table>
      ) : null}
      {adding ? <Enter close={() => setAdding(false)} done={(says) => { setAdding(false); setTold(says) }} /> : roles.includes("finance") ? <Button onClick={() => { setTold(null); setAdding(true) }}>{say("agencies.add")}</Button> : null}
    </section>
  )
}

function Account({ row, done }: { readonly row: OutputOf<typeof listAgencyAccounts>[number]; readonly done: (says: string) => void }) {
  const say = useSay()
  const { roles } = useWho()
  const send = useSend(verifyAgencyAccount, changed)
  const settle = (decision: "verified" | "refused") => send.mutate({ params: { agency: row.agency, account: row.accountId }, input: { decision } }, { onSuccess: () => done(say(`agencies.done.${decision}`)) })
  return (
    <tr>
      <td data-label={say("agencies.province")}>{nameOf(row.agency)}</td>
      <td data-label={say("agencies.holder")}>{row.holderName}<span className="sub num">{row.uscc}</span></td>
      <td data-label={say("agencies.bank")}>{row.bankName}<span className="sub num">{row.accountMasked}</span></td>
      <td data-label={say("agencies.document")}>{row.document}</td>
      <td data-label={say("agencies.state")}>
        {row.state === "verified" ? say("agencies.verified", { name: row.verifiedBy ?? "" }) : say("agencies.given", { name: row.givenBy })}
        <Failure failure={send.error} />
        {row.state === "given" && roles.includes("finance") ? (
          <span className="action-others tight"><Button size="small" type="primary" loading={send.isPending} onClick={() => settle("verified")}>{say("agencies.verify")}</Button><Button size="small" disabled={send.isPending} onClick={() => settle("refused")}>{say("agencies.refuse")}</Button></span>
        ) : null}
      </td>
    </tr>
  )
}

const fields = [["uscc", "agencies.uscc", 20], ["holderName", "agencies.holder", 120], ["bankName", "agencies.bank", 100], ["account", "agencies.account", 40], ["bankLine", "agencies.line", 20], ["document", "agencies.document", 200]] as const
type Field = (typeof fields)[number][0]
const empty: Readonly<Record<Field, string>> = { uscc: "", holderName: "", bankName: "", account: "", bankLine: "", document: "" }

function Enter({ close, done }: { readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(giveAgencyAccount, changed)
  const [agency, setAgency] = useState<string | null>(null)
  const [values, setValues] = useState(empty)
  const [isTried, setTried] = useState(false)
  const missing = agency === null || fields.some(([field]) => field !== "bankLine" && values[field].trim().length < 2)
  return (
    <form
      className="inline-form boxed"
      aria-label={say("agencies.add")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const { bankLine, ...rest } = values
        if (!missing) send.mutate({ params: { agency }, input: { ...rest, ...(bankLine.trim() ? { bankLine } : {}) } }, { onSuccess: () => done(say("agencies.saved")) })
      }}
    >
      <h3>{say("agencies.add")}</h3>
      <Failure failure={send.error} />
      {isTried && missing ? <p className="field-error" role="alert">{say("agencies.missing")}</p> : null}
      <label htmlFor="agency-province">{say("agencies.province")}</label><Select id="agency-province" className="wide" showSearch optionFilterProp="label" value={agency} onChange={setAgency} options={provinces} />
      {fields.map(([field, label, most]) => (
        <span key={field}><label htmlFor={`agency-${field}`}>{say(label)}</label><Input id={`agency-${field}`} maxLength={most} value={values[field]} onChange={(event) => setValues({ ...values, [field]: event.target.value })} /></span>
      ))}
      <span className="action-others"><Button type="primary" htmlType="submit" loading={send.isPending}>{say("transfers.fee-save")}</Button><Button onClick={close}>{say("action.cancel")}</Button></span>
    </form>
  )
}
