// A number people copy, say or type elsewhere: with its name, in groups that can be read aloud, and a button that copies it.
import { CheckOutlined, CopyOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useState } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"
import { groupedNumber } from "./grouped-number.ts"

interface NumberTextParts {
  /** What the number is of, for the button's name. */
  readonly label: string
  readonly number: string
  /** False where the label stands beside it already. */
  readonly labelled?: boolean
}

export function NumberText({ label, number, labelled = true }: NumberTextParts) {
  const say = useTexts(uiTexts)
  const [copied, setCopied] = useState(false)
  const copy = () => navigator.clipboard.writeText(number).then(() => setCopied(true), () => undefined)
  return (
    <span className="jy-number">
      {labelled ? <span>{label} </span> : null}
      <span className="jy-money">{groupedNumber(number)}</span>
      {"clipboard" in navigator ? (
        <Button type="text" size="small" className="jy-copy jy-no-print" icon={copied ? <CheckOutlined aria-hidden="true" /> : <CopyOutlined aria-hidden="true" />} aria-label={say("number.copy", { label })} onClick={() => void copy()} />
      ) : null}
      <span role="status" className={copied ? "jy-small jy-secondary jy-no-print" : "jy-visually-hidden"}>{copied ? say("number.copied") : ""}</span>
    </span>
  )
}
