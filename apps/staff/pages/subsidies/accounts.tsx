// Accounts units gave for their subsidies: the bank's answer is recorded by another person than who entered it.
import { Input } from "antd"
import { useState } from "react"
import { listUnitAccounts, verifyUnitAccount } from "#platform/payments/contract"
import { useAsk, useSend } from "#ui"
import type { OutputOf } from "#wire"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { WordsForm } from "../people/words-form.tsx"
import { DecisionList } from "../rechecks/decision-list.tsx"

type Given = OutputOf<typeof listUnitAccounts>[number]

/** Characters a ground has at least. */
const least = 2

export function Accounts() {
  const say = useSay()
  const list = useAsk(listUnitAccounts, {}, { every: 60_000 })
  return (
    <DecisionList<Given, "given">
      label={say("subsidies.view.accounts")}
      states={[{ value: "given", label: say("unit-account.given") }]}
      state="given"
      choose={() => undefined}
      read={list}
      rows={list.data}
      keyOf={(row) => row.accountId}
      nameOf={(row) => row.name}
      none={{ title: say("unit-account.none"), more: say("unit-account.none-more") }}
      columns={[
        { title: say("offer.payee"), show: (row) => <>{row.name}<span className="sub num">{row.uscc}</span></> },
        { title: say("unit-account.holder"), show: (row) => row.holderName },
        { title: say("unit-account.bank"), show: (row) => <>{row.bankName}<span className="sub num">{row.accountMasked}</span></> },
        { title: say("unit-account.by"), show: (row) => <>{row.givenBy}<span className="sub num">{moment(row.givenAt)}</span></> },
      ]}
      form={(row, close, done) => <Verify key={row.accountId} row={row} close={close} done={done} />}
    />
  )
}

function Verify({ row, close, done }: { readonly row: Given; readonly close: () => void; readonly done: (says: string) => void }) {
  const say = useSay()
  const send = useSend(verifyUnitAccount, [listUnitAccounts.name])
  const [source, setSource] = useState("")
  const settle = (decision: "verified" | "refused") => (document: string) =>
    send.mutate({ params: { employer: row.employerId, account: row.accountId }, input: { decision, source: source.trim(), document } }, { onSuccess: () => done(say(`unit-account.done.${decision}`, { name: row.name })) })
  return (
    <WordsForm
      title={say("unit-account.verify", { name: row.name })} consequence={say("unit-account.how")} words={say("unit-account.document")} least={least} complete={source.trim().length >= 2} confirm={say("unit-account.verified")} busy={send.isPending} failure={send.error}
      send={settle("verified")} others={[{ label: say("unit-account.refused"), send: settle("refused") }]} close={close}
    >
      <label htmlFor={`source-${row.accountId}`}>{say("unit-account.source")}</label>
      <Input id={`source-${row.accountId}`} maxLength={100} value={source} onChange={(event) => setSource(event.target.value)} />
    </WordsForm>
  )
}
