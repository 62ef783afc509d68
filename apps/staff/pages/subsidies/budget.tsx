// The money of subsidies by place and fund: income, index, quota, what batches hold and what is left; one finance officer enters, another confirms.
import { Button, Input, InputNumber, Select, Skeleton } from "antd"
import { useState } from "react"
import { budgetAccounts, enterBudget, settleBudget } from "#domains/subsidies"
import { chinaClock } from "#standards"
import { csvOf, PlaceName, PrintButton, RegionPicker, saveFile, useAsk, useSend, useWho } from "#ui"
import type { InputOf, OutputOf } from "#wire"
import { Nothing } from "../../parts/empty.tsx"
import { Failure } from "../../parts/failure.tsx"
import { yuanText } from "../../parts/money.tsx"
import { useSay } from "../../say.ts"
import { Ledger } from "./budget-ledger.tsx"

type Account = OutputOf<typeof budgetAccounts>[number]
type Entered = InputOf<typeof enterBudget>

const kinds = ["income", "index", "quota"] as const
const funds = ["employment-subsidy", "inclusive-finance", "unemployment-insurance"] as const
const levels = ["central", "province", "city", "county", "carried-over"] as const
const isKind = (kind: string): kind is (typeof kinds)[number] => kinds.some((one) => one === kind)

export function Budget() {
  const say = useSay()
  const { roles } = useWho()
  const thisYear = Number(chinaClock(new Date().toISOString()).date.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [entering, setEntering] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const list = useAsk(budgetAccounts, { query: { year } }, { keep: true })
  const save = (rows: readonly Account[]) =>
    saveFile(`${say("subsidies.view.money")}-${year}.csv`, csvOf([[say("budget.place"), say("budget.fund"), ...kinds.map((kind) => say(`budget.kind.${kind}`)), say("budget.reserved"), say("budget.spent"), say("budget.available")], ...rows.map((one) => [one.region, one.fundName, ...[one.incomeFen, one.indexFen, one.quotaFen, one.reservedFen, one.spentFen, one.availableFen].map((amount) => (amount / 100).toFixed(2))])]), "text/csv;charset=utf-8")
  return (
    <>
      <div className="tools">
        <Select<number> className="tool-select" aria-label={say("budget.year")} value={year} onChange={setYear} options={[thisYear - 2, thisYear - 1, thisYear, thisYear + 1].map((value) => ({ value, label: say("budget.of-year", { year: value }) }))} />
        {roles.includes("finance") ? <Button type="primary" onClick={() => setEntering(true)}>{say("budget.enter")}</Button> : null}
        {list.data && list.data.length > 0 ? <><Button onClick={() => save(list.data)}>{say("budget.export")}</Button><PrintButton /></> : null}
      </div>
      {entering ? <EnterForm year={year} close={() => setEntering(false)} /> : null}
      <Failure failure={list.error} again={() => void list.refetch()} />
      {list.isPending ? <div className="card pad" aria-busy="true"><Skeleton active /></div> : null}
      {list.data && list.data.length === 0 ? <Nothing title={say("budget.none")}>{say("budget.none-more")}</Nothing> : null}
      {list.data && list.data.length > 0 ? (
        <div className="card table-card">
          <table className="rows" aria-label={say("subsidies.view.money")}>
            <thead>
              <tr>
                <th scope="col">{say("budget.place")}</th><th scope="col">{say("budget.fund")}</th>{kinds.map((kind) => <th key={kind} scope="col" className="right">{say(`budget.kind.${kind}`)}</th>)}
                <th scope="col" className="right">{say("budget.reserved")}</th><th scope="col" className="right">{say("budget.spent")}</th><th scope="col" className="right">{say("budget.available")}</th><th scope="col">{say("returns.do")}</th>
              </tr>
            </thead>
            <tbody>
              {list.data.map((one) => <AccountRows key={`${one.region}-${one.fund}`} one={one} isOpen={opened === `${one.region}-${one.fund}`} toggle={() => setOpened(opened === `${one.region}-${one.fund}` ? null : `${one.region}-${one.fund}`)} />)}
            </tbody>
          </table>
        </div>
      ) : null}
      {list.data?.some((one) => one.proposed.length > 0) ? <Proposed accounts={list.data} /> : null}
    </>
  )
}

/** One account; opened, its entries stand below it. */
function AccountRows({ one, isOpen, toggle }: { readonly one: Account; readonly isOpen: boolean; readonly toggle: () => void }) {
  const say = useSay()
  return (
    <>
      <tr>
        <td data-label={say("budget.place")}><PlaceName code={one.region} /></td>
        <td data-label={say("budget.fund")}>{one.fundName}</td>
        <td data-label={say("budget.kind.income")} className="right">{yuanText(one.incomeFen)}</td>
        <td data-label={say("budget.kind.index")} className="right">{yuanText(one.indexFen)}</td>
        <td data-label={say("budget.kind.quota")} className="right">{yuanText(one.quotaFen)}</td>
        <td data-label={say("budget.reserved")} className="right">{yuanText(one.reservedFen)}</td>
        <td data-label={say("budget.spent")} className="right">{yuanText(one.spentFen)}</td>
        <td data-label={say("budget.available")} className="right"><strong>{yuanText(one.availableFen)}</strong></td>
        <td data-label={say("returns.do")}><Button size="small" aria-expanded={isOpen} aria-label={say("budget.open-of", { fund: one.fundName })} onClick={toggle}>{say(isOpen ? "budget.close" : "budget.open")}</Button></td>
      </tr>
      {isOpen ? <tr><td className="below" colSpan={9}><Ledger account={one} /></td></tr> : null}
    </>
  )
}

/** What one officer entered and another has to confirm. */
function Proposed({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useSay()
  const { roles, name } = useWho()
  const send = useSend(settleBudget, [budgetAccounts.name])
  const rows = accounts.flatMap((account) => account.proposed.map((entry) => ({ account, entry })))
  return (
    <section className="card table-card" aria-labelledby="budget-proposed">
      <div className="pad card-head"><h2 id="budget-proposed">{say("budget.proposed")}</h2></div>
      <Failure failure={send.error} />
      <table className="rows" aria-label={say("budget.proposed")}>
        <thead><tr><th scope="col">{say("budget.place")}</th><th scope="col">{say("budget.what")}</th><th scope="col" className="right">{say("budget.amount")}</th><th scope="col">{say("budget.document")}</th><th scope="col">{say("budget.by")}</th><th scope="col">{say("returns.do")}</th></tr></thead>
        <tbody>
          {rows.map(({ account, entry }) => (
            <tr key={entry.entryId}>
              <td data-label={say("budget.place")}><PlaceName code={account.region} /><span className="sub">{account.fundName}</span></td>
              <td data-label={say("budget.what")}>{isKind(entry.kind) ? say(`budget.kind.${entry.kind}`) : entry.kind}</td>
              <td data-label={say("budget.amount")} className="right">{yuanText(entry.amountFen)}</td>
              <td data-label={say("budget.document")}>{entry.document}</td>
              <td data-label={say("budget.by")}>{entry.enteredBy}</td>
              <td data-label={say("returns.do")}>
                {!roles.includes("finance") || entry.enteredBy === name ? <span className="sub">{say("budget.other-confirms")}</span> : (
                  <span className="action-others tight">
                    <Button size="small" type="primary" loading={send.isPending} aria-label={say("budget.confirm-of", { what: entry.document })} onClick={() => send.mutate({ params: { region: account.region, entry: entry.entryId }, input: { decision: "confirm" } })}>{say("budget.confirm")}</Button>
                    <Button size="small" disabled={send.isPending} aria-label={say("budget.refuse-of", { what: entry.document })} onClick={() => send.mutate({ params: { region: account.region, entry: entry.entryId }, input: { decision: "refuse" } })}>{say("budget.refuse")}</Button>
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function EnterForm({ year, close }: { readonly year: number; readonly close: () => void }) {
  const say = useSay()
  const { scope } = useWho()
  const send = useSend(enterBudget, [budgetAccounts.name])
  const [region, setRegion] = useState<string | null>(() => (scope.length >= 4 ? scope.padEnd(12, "0") : null))
  const [fund, setFund] = useState<string>(funds[0])
  const [kind, setKind] = useState<Entered["kind"]>("income")
  const [source, setSource] = useState<(typeof levels)[number]>("province")
  const [yuan, setYuan] = useState<string | null>(null)
  const [document, setDocument] = useState("")
  const [isTried, setTried] = useState(false)
  const amountFen = yuan === null ? 0 : Math.round(Number(yuan) * 100)
  const wrong = region === null || amountFen <= 0 || document.trim().length < 2
  return (
    <form
      className="card pad action-card"
      aria-label={say("budget.enter")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!wrong) send.mutate({ input: { region, fund, year, kind, source: kind === "income" ? source : null, amountFen, document: document.trim() } }, { onSuccess: close })
      }}
    >
      <p className="consequence">{say("budget.enter-how", { year })}</p>
      <Failure failure={send.error} />
      {isTried && wrong ? <p className="field-error" role="alert">{say("budget.missing")}</p> : null}
      <div className="tools" style={{ alignItems: "start" }}>
        <div><label htmlFor="budget-region" className="field-label">{say("budget.place")}</label><RegionPicker id="budget-region" label={say("budget.place")} value={region} onChange={setRegion} /></div>
        <div><label htmlFor="budget-fund" className="field-label">{say("budget.fund")}</label><Select id="budget-fund" className="tool-select" value={fund} onChange={setFund} options={funds.map((value) => ({ value, label: say(`budget.fund.${value}`) }))} /></div>
        <div><label htmlFor="budget-kind" className="field-label">{say("budget.what")}</label><Select id="budget-kind" className="tool-select" value={kind} onChange={setKind} options={kinds.map((value) => ({ value, label: say(`budget.kind.${value}`) }))} /></div>
        {kind === "income" ? <div><label htmlFor="budget-source" className="field-label">{say("budget.source")}</label><Select id="budget-source" className="tool-select" value={source} onChange={setSource} options={levels.map((value) => ({ value, label: say(`budget.source.${value}`) }))} /></div> : null}
        <div><label htmlFor="budget-amount" className="field-label">{say("budget.amount")}</label><InputNumber<string> id="budget-amount" stringMode precision={2} min="0" value={yuan} onChange={setYuan} /></div>
        <div><label htmlFor="budget-document" className="field-label">{say("budget.document")}</label><Input id="budget-document" maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} /></div>
      </div>
      <div className="action-others">
        <Button type="primary" htmlType="submit" loading={send.isPending}>{say("budget.save")}</Button>
        <Button onClick={close}>{say("action.cancel")}</Button>
      </div>
    </form>
  )
}
