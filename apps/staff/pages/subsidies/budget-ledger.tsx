// One account opened: every entry with its document and both officers, what batches took; export, print, and carrying a finished year over.
import { Link } from "@tanstack/react-router"
import { Button, Input } from "antd"
import { useState } from "react"
import { type budgetAccounts, budgetAccounts as accountsEndpoint, budgetEntries, carryOver } from "#domains/subsidies"
import { chinaClock } from "#standards"
import { csvOf, LoadingShape, PrintButton, saveFile, useAsk, useSend, useWho } from "#ui"
import type { OutputOf } from "#wire"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { Line } from "../../parts/line.tsx"
import { yuanText } from "../../parts/money.tsx"
import { moment } from "../../parts/moments.ts"
import { Pager } from "../../parts/pager.tsx"
import { useTried } from "../../parts/tried.ts"
import { type Say, useSay } from "../../say.ts"

type Account = OutputOf<typeof budgetAccounts>[number]
type Entry = OutputOf<typeof budgetEntries>["entries"][number]

const kinds = ["income", "index", "quota", "reserve", "spend", "release", "recovered", "remitted"] as const
const sources = ["central", "province", "city", "county", "carried-over"] as const
const tones: Readonly<Record<Entry["state"], Tone>> = { proposed: "warning", entered: "success", refused: "neutral" }

function whatOf(say: Say, entry: Entry): string {
  const kind = kinds.find((one) => one === entry.kind)
  const source = sources.find((one) => one === entry.source)
  const words = kind ? say(`budget.kind.${kind}`) : entry.kind
  return source ? `${words}（${say(`budget.source.${source}`)}${entry.sourceYear ? ` ${entry.sourceYear}` : ""}）` : words
}

export function Ledger({ account }: { readonly account: Account }) {
  const say = useSay()
  const { roles } = useWho()
  const [page, setPage] = useState(1)
  const [carrying, setCarrying] = useState(false)
  const read = useAsk(budgetEntries, { params: { region: account.region }, query: { fund: account.fund, year: account.year, page } }, { keep: true })
  const isOver = account.year < Number(chinaClock(new Date().toISOString()).date.slice(0, 4))
  const rows = read.data?.entries ?? []
  const save = () =>
    saveFile(`${account.fundName}-${account.year}.csv`, csvOf([[say("budget.entered"), say("budget.what"), say("budget.amount"), say("budget.document"), say("budget.by"), say("budget.confirmed-by"), say("offer.state")], ...rows.map((one) => [moment(one.enteredAt), whatOf(say, one), (one.amountFen / 100).toFixed(2), one.document, one.enteredBy, one.confirmedBy ?? "", say(`budget.state.${one.state}`)])]), "text/csv;charset=utf-8")
  return (
    <div className="inline-form boxed">
      <h3>{say("budget.ledger", { fund: account.fundName, year: account.year })}</h3>
      <Failure failure={read.error} again={() => void read.refetch()} />
      {read.isPending ? <LoadingShape kind="lines" rows={3} /> : null}
      {read.data && rows.length === 0 ? <Nothing title={say("budget.no-entries")} /> : null}
      {rows.length > 0 ? (
        <table className="rows" aria-label={say("budget.entries")}>
          <thead><tr><th scope="col">{say("budget.entered")}</th><th scope="col">{say("budget.what")}</th><th scope="col" className="right">{say("budget.amount")}</th><th scope="col">{say("budget.document")}</th><th scope="col">{say("budget.by")}</th><th scope="col">{say("budget.confirmed-by")}</th><th scope="col">{say("offer.state")}</th></tr></thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.entryId}>
                <td data-label={say("budget.entered")} className="num">{moment(one.enteredAt)}</td>
                <td data-label={say("budget.what")}>{whatOf(say, one)}</td>
                <td data-label={say("budget.amount")} className="right">{yuanText(one.amountFen)}</td>
                <td data-label={say("budget.document")}>{one.batchId ? <Link to="/payments/$batch" params={{ batch: one.batchId }} className="row-link num">{one.document}</Link> : one.document}</td>
                <td data-label={say("budget.by")}>{one.enteredBy}</td>
                <td data-label={say("budget.confirmed-by")}>{one.confirmedBy ?? "—"}</td>
                <td data-label={say("offer.state")}><Chip tone={tones[one.state]}>{say(`budget.state.${one.state}`)}</Chip></td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {carrying ? <CarryOver account={account} close={() => setCarrying(false)} /> : null}
      <Pager page={page} of={read.data} go={setPage} />
      <div className="action-others no-print">
        {isOver && roles.includes("finance") && !carrying ? <Button type="primary" onClick={() => setCarrying(true)}>{say("budget.carry", { year: account.year })}</Button> : null}
        <Button disabled={rows.length === 0} onClick={save}>{say("budget.export")}</Button>
        <PrintButton />
      </div>
    </div>
  )
}

/** Characters a document is named with at least. */
const least = 2

/** What the year leaves over, proposed as income of the next; the sums are worked out, only the document is typed. */
function CarryOver({ account, close }: { readonly account: Account; readonly close: () => void }) {
  const say = useSay()
  const send = useSend(carryOver, [accountsEndpoint.name, budgetEntries.name])
  const [document, setDocument] = useState("")
  const { lacks, tried } = useTried()
  const isMissing = document.trim().length < least
  const id = `carry-${account.region}-${account.fund}`
  if (send.data)
    return (
      <div className="banner banner-success" role="status">
        <p>{say("budget.carried", { year: account.year + 1 })}</p>
        <ul className="plain-list">{send.data.entries.map((one) => <li key={one.sourceYear} className="num">{say("budget.carried-of", { year: one.sourceYear, amount: yuanText(one.amountFen) })}</li>)}</ul>
      </div>
    )
  return (
    <form className="inline-form" aria-label={say("budget.carry", { year: account.year })} onSubmit={(event) => tried(event, isMissing, () => send.mutate({ params: { region: account.region }, input: { fund: account.fund, year: account.year, document: document.trim() } }))}>
      <p className="consequence">{say("budget.carry-how", { left: yuanText(account.incomeFen - account.spentFen), year: account.year + 1 })}</p>
      <Failure failure={send.error} />
      <Line id={id} label={say("budget.document")} error={lacks(isMissing, say("form.at-least", { least }))}>{(aria) => <Input {...aria} maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} />}</Line>
      <div className="action-others tight">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("budget.carry-send")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
