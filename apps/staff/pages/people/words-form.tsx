// A small form below the line it belongs to: fields, words with a least length, a refusal where it happened, a button for each way to settle it.
import { Button, Input } from "antd"
import { useId, useState, type ReactNode } from "react"
import { Failure } from "../../parts/failure.tsx"
import { useSay } from "../../say.ts"

interface WordsFormProps {
  readonly title: string
  readonly consequence?: string
  readonly words: string
  /** Characters the server asks for at least. */
  readonly least: number
  readonly confirm: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly failure: unknown
  readonly send: (words: string) => void
  /** Other ways to settle it, with the same words. */
  readonly others?: readonly { readonly label: string; readonly send: (words: string) => void }[]
  readonly close: () => void
  /** False while something else in the form is missing. */
  readonly complete?: boolean
  readonly children?: ReactNode
}

export function WordsForm({ title, consequence, words, least, confirm, danger = false, busy, failure, send, others = [], close, complete = true, children }: WordsFormProps) {
  const say = useSay()
  const id = useId()
  const [text, setText] = useState("")
  const [isTried, setTried] = useState(false)
  const missing = isTried && text.trim().length < least
  const go = (act: (words: string) => void) => {
    setTried(true)
    if (text.trim().length >= least && complete) act(text.trim())
  }
  return (
    <form
      className="inline-form boxed no-print"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        go(send)
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) close()
      }}
    >
      <h3>{title}</h3>
      {consequence ? <p className="sub">{consequence}</p> : null}
      {children}
      <label htmlFor={id}>{words}</label>
      <Input.TextArea id={id} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} value={text} {...(missing ? { status: "error" as const, "aria-invalid": true, "aria-describedby": `${id}-error` } : {})} onChange={(event) => setText(event.target.value)} />
      {missing ? <p id={`${id}-error`} className="field-error" role="alert">{words}</p> : null}
      <Failure failure={failure} />
      <span className="action-others">
        <Button type="primary" htmlType="submit" danger={danger} loading={busy}>{confirm}</Button>
        {others.map((other) => <Button key={other.label} disabled={busy} onClick={() => go(other.send)}>{other.label}</Button>)}
        <Button onClick={close}>{say("action.cancel")}</Button>
      </span>
    </form>
  )
}
