// Money the bank sent back: why, and the one thing that brings it: the right account, typed twice.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button, Input } from "antd"
import { useState } from "react"
import { correctMyAccount } from "#platform/payments/contract"
import { checkBankLine } from "#standards"
import { Money, monthInWords, ProblemNotice, useLanguage } from "#ui"
import { call } from "#wire"
import { useSay } from "../../say.ts"

interface Returned {
  readonly returnId: string
  readonly month: string
  readonly amountFen: number
  readonly says: string
  readonly state: string
  readonly accountMasked: string | null
}

export function ReturnPart({ returned }: { readonly returned: Returned }) {
  const say = useSay()
  const [language] = useLanguage()
  const store = useQueryClient()
  const [bankName, setBankName] = useState("")
  const [account, setAccount] = useState("")
  const [line, setLine] = useState("")
  const [repeat, setRepeat] = useState("")
  const [tried, setTried] = useState(false)
  const send = useMutation({ mutationFn: () => call(correctMyAccount, { params: { return: returned.returnId }, input: { bankName, account, repeat, ...(line ? { bankLine: line } : {}) } }), onSuccess: () => store.invalidateQueries({ queryKey: ["returns"] }) })
  const branch = line === "" ? null : checkBankLine(line)
  const wrongBranch = branch?.ok === false ? branch.sentence : null
  const wrong = bankName.trim().length < 2 ? say("return.bankMissing") : account.length < 8 ? say("return.accountMissing") : account !== repeat ? say("return.differs") : wrongBranch
  const open = returned.state === "open" || returned.state === "suspense"
  const digits = (text: string) => text.replace(/\s/g, "")
  return (
    <div className="jy-card jy-stack jy-need-urgent">
      <div className="jy-stack-s">
        <h2>{say("return.title", { month: monthInWords(returned.month, language) })}</h2>
        <p>
          <Money fen={returned.amountFen} strong /> {returned.says}
          {returned.accountMasked ? `（${returned.accountMasked}）` : ""}
        </p>
      </div>
      {open ? (
        <form
          noValidate
          className="jy-stack"
          onSubmit={(event) => {
            event.preventDefault()
            setTried(true)
            if (!wrong) send.mutate()
          }}
        >
          <p>{say("return.words")}</p>
          <ProblemNotice failure={send.error} />
          {tried && wrong ? (
            <p className="jy-field-error" role="alert">
              {wrong}
            </p>
          ) : null}
          <LabelledInput id={`bank-${returned.returnId}`} label={say("return.bank")} value={bankName} onChange={setBankName} />
          <LabelledInput id={`account-${returned.returnId}`} label={say("return.account")} numeric value={account} onChange={(text) => setAccount(digits(text))} />
          <LabelledInput id={`repeat-${returned.returnId}`} label={say("return.repeat")} numeric value={repeat} onChange={(text) => setRepeat(digits(text))} />
          <LabelledInput id={`line-${returned.returnId}`} label={say("return.bankLine")} numeric value={line} onChange={(text) => setLine(digits(text))} />
          <div>
            <Button type="primary" size="large" htmlType="submit" loading={send.isPending}>
              {say("return.send")}
            </Button>
          </div>
        </form>
      ) : (
        <p className="jy-notice jy-notice-info">{say("return.checking")}</p>
      )}
    </div>
  )
}

function LabelledInput({ id, label, value, onChange, numeric = false }: { readonly id: string; readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly numeric?: boolean }) {
  return (
    <div className="jy-field">
      <label className="jy-field-label" htmlFor={id}>
        {label}
      </label>
      <Input id={id} className="jy-narrow" autoComplete="off" {...(numeric ? { inputMode: "numeric" as const } : {})} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}
