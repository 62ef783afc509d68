// Asks before something that cannot be taken back: in the page itself, with the consequence in words.
import { Button } from "antd"
import { useEffect, useRef, useState, type ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export interface ConfirmParts {
  /** Words of the button that opens the question. */
  readonly label: string
  readonly question: string
  /** What will happen. */
  readonly consequence: ReactNode
  /** Words of the button that does it. */
  readonly yes: string
  readonly onYes: () => Promise<unknown> | void
  readonly danger?: boolean
  /** The one thing this page is for. */
  readonly primary?: boolean
  readonly disabled?: boolean
  readonly icon?: ReactNode
}

/** A button that opens the question below itself; no pop-up, so that it works in the large-type mode and by screen reader. */
export function Confirm({ label, question, consequence, yes, onYes, danger = false, primary = false, disabled = false, icon }: ConfirmParts) {
  const say = useTexts(uiTexts)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open) box.current?.focus()
  }, [open])
  const close = () => {
    setOpen(false)
    requestAnimationFrame(() => opener.current?.focus())
  }
  const agree = async () => {
    setBusy(true)
    try {
      await onYes()
    } finally {
      setBusy(false)
      setOpen(false)
    }
  }
  if (!open)
    return (
      <Button ref={opener} {...(primary ? { type: "primary" as const } : {})} danger={danger} disabled={disabled} icon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
    )
  return (
    <div className={`jy-notice ${danger ? "jy-notice-error" : "jy-notice-warning"} jy-confirm`} role="group" aria-label={question} tabIndex={-1} ref={box} onKeyDown={(event) => event.key === "Escape" && close()}>
      <div className="jy-stack-s">
        <strong>{question}</strong>
        <div>{consequence}</div>
        <div className="jy-row">
          <Button type="primary" danger={danger} loading={busy} onClick={() => void agree()}>
            {yes}
          </Button>
          <Button disabled={busy} onClick={close}>
            {say("confirm.no")}
          </Button>
        </div>
      </div>
    </div>
  )
}
