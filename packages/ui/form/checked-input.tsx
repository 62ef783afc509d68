// A field that says what is wrong as soon as it is left, or when the form was tried; and what can be wrong with numbers of accounts.
import { Input } from "antd"
import { useState } from "react"
import { checkBankCard, checkBankLine } from "#standards"

export interface CheckedInputParts {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (text: string) => void
  /** The sentence, or null when nothing is wrong. */
  readonly wrong: string | null
  /** The form was sent: every field speaks. */
  readonly tried: boolean
  /** Digits; blanks and hyphens are dropped while typing. */
  readonly numeric?: boolean
  readonly optional?: boolean
  readonly autoFocus?: boolean
  readonly autoComplete?: string
}

export function CheckedInput({ id, label, value, onChange, wrong, tried, numeric = false, optional = false, autoFocus = false, autoComplete = "off" }: CheckedInputParts) {
  const [isLeft, setLeft] = useState(false)
  const says = isLeft || tried ? wrong : null
  return (
    <div className="jy-field">
      <label className="jy-field-label" htmlFor={id}>{label}</label>
      <Input
        id={id} className="jy-narrow" autoComplete={autoComplete} autoFocus={autoFocus} {...(numeric ? { inputMode: "numeric" as const } : {})} value={value} aria-required={!optional}
        {...(says ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
        onBlur={() => setLeft(true)}
        onChange={(event) => onChange(numeric ? event.target.value.replace(/[\s-]/g, "") : event.target.value)}
      />
      {says ? <p className="jy-field-error" role="alert" id={`${id}-error`}>{says}</p> : null}
    </div>
  )
}

/** A person's card: thirteen to nineteen digits and the check digit of the card. */
export function wrongCard(text: string): string | null {
  const checked = checkBankCard(text)
  return checked.ok ? null : checked.sentence
}

/** 联行号, where one is given: twelve digits and their check digit. */
export function wrongBranch(text: string): string | null {
  const checked = text.trim() === "" ? null : checkBankLine(text)
  return checked?.ok === false ? checked.sentence : null
}
