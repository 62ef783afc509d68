// A reason in one's own words, sent to an office: said when it is missing, kept when sending failed.
import { Button, Input } from "antd"
import { useState } from "react"
import { focusFirstWrong } from "../form/first-wrong.ts"
import { ProblemNotice } from "../parts/problem-notice.tsx"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export interface ReasonFormParts {
  readonly id: string
  readonly label: string
  readonly help?: string
  /** Characters the server asks for at least. */
  readonly least: number
  readonly missing: string
  readonly send: string
  readonly onSend: (says: string) => Promise<unknown>
  readonly close?: () => void
}

export function ReasonForm({ id, label, help, least, missing, send, onSend, close }: ReasonFormParts) {
  const say = useTexts(uiTexts)
  const [says, setSays] = useState("")
  const [isTried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isShort = says.trim().length < least
  const wrong = isTried && isShort
  const go = async (form: HTMLFormElement) => {
    setTried(true)
    if (isShort) return focusFirstWrong(form)
    setBusy(true)
    setFailure(null)
    try {
      await onSend(says.trim())
    } catch (refused) {
      setFailure(refused)
    } finally {
      setBusy(false)
    }
  }
  const describedBy = [help ? `${id}-help` : "", wrong ? `${id}-error` : ""].filter(Boolean).join(" ")
  return (
    <form
      noValidate
      className="jy-stack-s"
      onSubmit={(event) => {
        event.preventDefault()
        void go(event.currentTarget)
      }}
    >
      <label className="jy-field-label" htmlFor={id}>{label}</label>
      {help ? <p className="jy-field-help" id={`${id}-help`}>{help}</p> : null}
      {wrong ? <p className="jy-field-error" role="alert" id={`${id}-error`}>{missing}</p> : null}
      <Input.TextArea id={id} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} value={says} aria-invalid={wrong} {...(wrong ? { status: "error" as const } : {})} {...(describedBy ? { "aria-describedby": describedBy } : {})} onChange={(event) => setSays(event.target.value)} />
      <ProblemNotice failure={failure} />
      <div className="jy-row">
        <Button type="primary" htmlType="submit" loading={busy}>{send}</Button>
        {close ? <Button onClick={close}>{say("form.cancel")}</Button> : null}
      </div>
    </form>
  )
}
