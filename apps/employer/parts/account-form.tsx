// The unit's bank account: holder, bank, number and 联行号; what is wrong is said at its field as soon as it is left.
import { Button, Input } from "antd"
import { useState } from "react"
import { checkBankLine } from "#standards"
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
  const [left, setLeft] = useState<ReadonlySet<Name>>(new Set())
  const branch = typed.bankLine === "" ? null : checkBankLine(typed.bankLine)
  const wrong: Readonly<Record<Name, string | null>> = {
    holderName: typed.holderName.trim().length < 2 ? say("account.holder-missing") : null,
    bankName: typed.bankName.trim().length < 2 ? say("account.bank-missing") : null,
    account: /^\d{8,32}$/.test(typed.account) ? null : say("account.number-wrong"),
    bankLine: branch?.ok === false ? branch.sentence : null,
  }
  const isWrong = names.some((name) => wrong[name] !== null)
  return (
    <form
      className="jy-stack-s emp-form"
      noValidate
      aria-label={say("account.give")}
      onSubmit={(event) => {
        event.preventDefault()
        setLeft(new Set(names))
        if (!isWrong) send({ holderName: typed.holderName.trim(), bankName: typed.bankName.trim(), account: typed.account, ...(branch?.ok ? { bankLine: branch.value } : {}) })
      }}
    >
      <p className="jy-secondary">{say("account.how")}</p>
      <div className="emp-fields">
        {names.map((name) => {
          const says = left.has(name) ? wrong[name] : null
          return (
            <div key={name}>
              <label htmlFor={`account-${name}`}>{say(`account.${name}`)}</label>
              <Input
                id={`account-${name}`} autoComplete="off" {...(name === "account" || name === "bankLine" ? { inputMode: "numeric" as const } : {})} value={typed[name]} aria-required={name !== "bankLine"}
                {...(says ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `account-${name}-error` } : {})}
                onBlur={() => setLeft(new Set([...left, name]))}
                onChange={(event) => setTyped({ ...typed, [name]: name === "account" || name === "bankLine" ? event.target.value.replace(/[\s-]/g, "") : event.target.value })}
              />
              {says ? <p className="jy-field-error" role="alert" id={`account-${name}-error`}>{says}</p> : null}
            </div>
          )
        })}
      </div>
      <div className="jy-row"><Button type="primary" htmlType="submit" loading={busy}>{say("account.send")}</Button><Button onClick={close}>{say("form.cancel")}</Button></div>
    </form>
  )
}
