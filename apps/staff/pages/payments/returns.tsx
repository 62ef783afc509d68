// Returned payments: the account corrected by two officers at the counter, then reviewed; suspended ones contacted every quarter.
import { Button, Input, Skeleton } from "antd"
import { useState } from "react"
import { contactReturn, dropReturn, listReturns, proposeAccount, repeatAccount, reviewAccount } from "#platform/payments/contract"
import { useAsk, useSend, useWho } from "#ui"
import { checkBankLine } from "#standards"
import type { OutputOf } from "#wire"
import { Chip } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { dayOf } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { useTried } from "../../parts/tried.ts"
import { useSay } from "../../say.ts"

type Row = OutputOf<typeof listReturns>["returns"][number]
const states = ["open", "proposed", "corrected", "reissuing", "reissued", "returned-again", "suspense", "cancelled"] as const

export function Returns() {
  const say = useSay()
  const [page, setPage] = useState(1)
  const list = useAsk(listReturns, { query: { page } }, { keep: true })
  const [at, setAt] = useState<string | null>(null)
  if (list.isPending) return <div className="card pad" aria-busy="true"><Skeleton active /></div>
  if (!list.data) return <Failure failure={list.error} again={() => void list.refetch()} />
  if (list.data.returns.length === 0) return <Nothing title={say("returns.none")}>{say("returns.none-more")}</Nothing>
  return (
    <>
      <div className="card table-card">
        <table className="rows" aria-label={say("payments.view.returns")}>
          <thead><tr><th scope="col">{say("worklist.column.applicant")}</th><th scope="col">{say("payments.number")}</th><th scope="col" className="right">{say("returns.amount")}</th><th scope="col">{say("returns.why")}</th><th scope="col">{say("payments.state")}</th><th scope="col">{say("returns.correction")}</th><th scope="col">{say("returns.do")}</th></tr></thead>
          <tbody>
            {list.data.returns.map((row) => {
              const state = states.find((one) => one === row.state)
              return (
                <tr key={row.returnId}>
                  <td data-label={say("worklist.column.applicant")}>{row.name}<span className="sub num">{row.idMasked} {row.mobileMasked ?? ""}</span></td>
                  <td data-label={say("payments.number")} className="num">{row.batchNumber}<span className="sub">{dayOf(row.returnedAt)} · {say("returns.times", { times: row.times })}</span></td>
                  <td data-label={say("returns.amount")} className="right">{yuanText(row.amountFen)}</td>
                  <td data-label={say("returns.why")}>{row.says} <span className="code">{row.code}</span></td>
                  <td data-label={say("payments.state")}><Chip tone={row.state === "reissued" ? "success" : row.state === "suspense" ? "error" : "warning"}>{state ? say(`returns.state.${state}`) : row.state}</Chip>{row.contactOn ? <span className="sub">{say("returns.contact-on", { day: row.contactOn })}</span> : null}</td>
                  <td data-label={say("returns.correction")}>{row.correction ? <>{row.correction.bankName} <span className="num">{row.correction.bankLine ?? ""} {row.correction.accountMasked}</span><span className="sub">{row.correction.firstBy} · {dayOf(row.correction.proposedAt)}</span></> : "—"}</td>
                  <td data-label={say("returns.do")}>{at === row.returnId ? <ReturnForm row={row} close={() => setAt(null)} /> : <Button size="small" onClick={() => setAt(row.returnId)}>{say("returns.open")}</Button>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Pager page={page} of={list.data} go={setPage} />
    </>
  )
}

function ReturnForm({ row, close }: { readonly row: Row; readonly close: () => void }) {
  const say = useSay()
  const { roles } = useWho()
  const params = { subject: row.subjectId, return: row.returnId }
  const first = useSend(proposeAccount, [listReturns.name])
  const second = useSend(repeatAccount, [listReturns.name])
  const review = useSend(reviewAccount, [listReturns.name])
  const drop = useSend(dropReturn, [listReturns.name])
  const contact = useSend(contactReturn, [listReturns.name])
  const [bankName, setBankName] = useState("")
  const [account, setAccount] = useState("")
  const [line, setLine] = useState("")
  const [says, setSays] = useState("")
  const atCounter = roles.includes("clerk") || roles.includes("reviewer")
  const saysSomething = roles.includes("reviewer") || (atCounter && row.state === "suspense")
  const proposal = row.correction
  const branch = line.trim() === "" ? null : checkBankLine(line)
  const isComplete = bankName.trim().length >= 2 && account.trim().length >= 8 && branch?.ok !== false
  const given = useTried()
  const noted = useTried()
  const isSilent = says.trim() === ""
  const done = { onSuccess: close }
  return (
    <div className="stack" style={{ minWidth: 260 }}>
      {atCounter && row.state === "open" ? (
        <>
          <Line id={`bank-${row.returnId}`} label={say("returns.bank")} error={given.lacks(bankName.trim().length < 2)}>{(aria) => <Input {...aria} value={bankName} onChange={(event) => setBankName(event.target.value)} />}</Line>
          <Line id={`account-${row.returnId}`} label={say("returns.account")} error={given.lacks(account.trim().length < 8)}>{(aria) => <Input {...aria} value={account} inputMode="numeric" autoComplete="off" onChange={(event) => setAccount(event.target.value)} />}</Line>
          <Line id={`line-${row.returnId}`} label={say("returns.bank-line")} error={branch?.ok === false ? branch.sentence : null}>{(aria) => <Input {...aria} value={line} inputMode="numeric" autoComplete="off" onChange={(event) => setLine(event.target.value)} />}</Line>
          <p className="hint">{say(proposal ? "returns.second-how" : "returns.first-how")}</p>
          <Button type="primary" loading={first.isPending || second.isPending} onClick={(event) => given.tried(event, !isComplete, () => (proposal ? second : first).mutate({ params, input: { bankName: bankName.trim(), account: account.trim(), ...(branch?.ok ? { bankLine: branch.value } : {}) } }, done))}>{say(proposal ? "returns.second" : "returns.first")}</Button>
        </>
      ) : null}
      {saysSomething ? (
        <Line id={`says-${row.returnId}`} label={say("form.says.note")} error={noted.lacks(isSilent)}>{(aria) => <Input.TextArea {...aria} autoSize value={says} maxLength={500} onChange={(event) => setSays(event.target.value)} />}</Line>
      ) : null}
      <div className="action-others">
        {roles.includes("reviewer") && row.state === "proposed" ? (
          <>
            <Button type="primary" loading={review.isPending} onClick={() => review.mutate({ params, input: { accept: true, says } }, done)}>{say("returns.accept")}</Button>
            <Button onClick={(event) => noted.tried(event, isSilent, () => review.mutate({ params, input: { accept: false, says } }, done))}>{say("returns.reject")}</Button>
          </>
        ) : null}
        {roles.includes("reviewer") ? <Button danger onClick={(event) => noted.tried(event, isSilent, () => drop.mutate({ params, input: { says: says.trim() } }, done))}>{say("returns.drop")}</Button> : null}
        {atCounter && row.state === "suspense" ? <Button onClick={(event) => noted.tried(event, isSilent, () => contact.mutate({ params, input: { says: says.trim() } }, done))}>{say("returns.contact")}</Button> : null}
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
      <Failure failure={first.error ?? second.error ?? review.error ?? drop.error ?? contact.error} />
    </div>
  )
}
