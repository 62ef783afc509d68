// The unit's bank account: holder, bank, number and 联行号; what is wrong is said at its field as soon as it is left.
import { Button } from "antd"
import { useState } from "react"
import { CheckedInput, focusFirstWrong, wrongBranch } from "#ui"
import { useSay } from "../say.ts"

export interface AccountGiven {
  readonly holderName: string
  readonly bankName: string
  readonly account: string
  readonly bankLine?: string
}

interface AccountFormParts {
  /** What is filled in already. */
  readonly holderName: string
  readonly busy: boolean
  readonly close: () => void
  readonly send: (account: AccountGiven) => void
}

const names = ["holderName", "bankName", "account", "bankLine"] as const
type Name = (typeof names)[number]

export function AccountForm({ holderName, busy, close, send }: AccountFormParts) {
  const say = useSay()
  const [typed, setTyped] = useState<Readonly<Record<Name, string>>>({ holderName, bankName: "", account: "", bankLine: "" })
  const [tried, setTried] = useState(false)
  const wrong: Readonly<Record<Name, string | null>> = {
    holderName: typed.holderName.trim().length < 2 ? say("account.holder-missing") : null,
    bankName: typed.bankName.trim().length < 2 ? say("account.bank-missing") : null,
    account: /^\d{8,32}$/.test(typed.account) ? null : say("account.number-wrong"),
    bankLine: wrongBranch(typed.bankLine),
  }
  const isWrong = names.some((name) => wrong[name] !== null)
  return (
    <form
      className="jy-stack-s emp-form"
      noValidate
      aria-label={say("account.give")}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isWrong) focusFirstWrong(event.currentTarget)
        else send({ holderName: typed.holderName.trim(), bankName: typed.bankName.trim(), account: typed.account, ...(typed.bankLine ? { bankLine: typed.bankLine } : {}) })
      }}
    >
      <p className="jy-secondary">{say("account.how")}</p>
      <div className="emp-fields">
        {names.map((name) => (
          <CheckedInput key={name} id={`account-${name}`} label={say(`account.${name}`)} numeric={name === "account" || name === "bankLine"} optional={name === "bankLine"} value={typed[name]} onChange={(text) => setTyped({ ...typed, [name]: text })} wrong={wrong[name]} tried={tried} />
        ))}
      </div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={busy}>{say("account.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
