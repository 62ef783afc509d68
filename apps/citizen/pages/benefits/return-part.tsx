// Money the bank sent back: why, and the one thing that brings it: the right account, typed twice.
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { Button } from "antd"
import { useState } from "react"
import { correctMyAccount } from "#platform/payments/contract"
import { CheckedInput, Money, monthInWords, ProblemNotice, useLanguage, wrongBranch, wrongCard } from "#ui"
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
  const wrong = { bank: bankName.trim().length < 2 ? say("return.bankMissing") : null, account: wrongCard(account), repeat: account !== repeat ? say("return.differs") : null, line: wrongBranch(line) }
  const isWrong = Object.values(wrong).some((one) => one !== null)
  const open = returned.state === "open" || returned.state === "suspense"
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
            if (!isWrong) send.mutate()
          }}
        >
          <p>{say("return.words")}</p>
          <ProblemNotice failure={send.error} />
          <CheckedInput id={`bank-${returned.returnId}`} label={say("return.bank")} value={bankName} onChange={setBankName} wrong={wrong.bank} tried={tried} />
          <CheckedInput id={`account-${returned.returnId}`} label={say("return.account")} numeric value={account} onChange={setAccount} wrong={wrong.account} tried={tried} />
          <CheckedInput id={`repeat-${returned.returnId}`} label={say("return.repeat")} numeric value={repeat} onChange={setRepeat} wrong={wrong.repeat} tried={tried} />
          <CheckedInput id={`line-${returned.returnId}`} label={say("return.bankLine")} numeric optional value={line} onChange={setLine} wrong={wrong.line} tried={tried} />
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
