// A refusal or failure in words: what happened, which fields, what to do, and at failures of ours the number to give when asking. Takes the focus.
import { CloseCircleFilled, DisconnectOutlined } from "@ant-design/icons"
import { Button } from "antd"
import { useEffect, useRef } from "react"
import { type FieldError, Offline, Refusal } from "#wire"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

export interface ProblemNoticeParts {
  readonly failure: unknown
  readonly onRetry?: () => void
  /** Goes to the field of an error; without it errors are listed as text. */
  readonly onField?: (path: string) => void
  /** False for a notice that is there when the page opens. */
  readonly takeFocus?: boolean
}

/** Nothing when there is no failure. */
export function ProblemNotice({ failure, onRetry, onField, takeFocus = true }: ProblemNoticeParts) {
  const say = useTexts(uiTexts)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure && takeFocus) box.current?.focus()
  }, [failure, takeFocus])
  if (!failure) return null
  const { says, errors, trace, offline } = wordsOf(failure, say("problem.ours"))
  return (
    <div className={offline ? "jy-notice jy-notice-warning" : "jy-notice jy-notice-error"} role="alert" tabIndex={-1} ref={box}>
      <span className="jy-notice-sign" aria-hidden="true">
        {offline ? <DisconnectOutlined aria-hidden="true" /> : <CloseCircleFilled aria-hidden="true" />}
      </span>
      <div className="jy-stack-s">
        <strong>{says}</strong>
        <FieldErrors errors={errors.filter((one) => one.says !== says)} {...(onField ? { onField } : {})} />
        {trace ? <p className="jy-small">{say("problem.trace", { trace })}</p> : null}
        {onRetry ? (
          <div>
            <Button onClick={onRetry}>{say("problem.retry")}</Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** The list of wrong fields; each goes to its field. */
export function FieldErrors({ errors, onField }: { readonly errors: readonly FieldError[]; readonly onField?: (path: string) => void }) {
  if (errors.length === 0) return null
  return (
    <ul className="jy-field-errors">
      {errors.map((one) => (
        <li key={`${one.path}-${one.code}`}>
          {onField && one.path ? (
            <a
              href={`#field-${one.path}`}
              onClick={(event) => {
                event.preventDefault()
                onField(one.path)
              }}
            >
              {one.says}
            </a>
          ) : (
            one.says
          )}
        </li>
      ))}
    </ul>
  )
}

function wordsOf(failure: unknown, ours: string): { readonly says: string; readonly errors: readonly FieldError[]; readonly trace: string | null; readonly offline: boolean } {
  if (failure instanceof Refusal) {
    const trace = failure.detail["trace"]
    return { says: failure.message, errors: failure.errors, trace: typeof trace === "string" && failure.problem.status >= 500 ? trace : null, offline: false }
  }
  return { says: failure instanceof Offline ? failure.message : ours, errors: [], trace: null, offline: failure instanceof Offline }
}
