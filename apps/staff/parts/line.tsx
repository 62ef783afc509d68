// One question of a small form: its label, its control, and the error beside it, tied to the control for those who cannot see it.
import type { ReactNode } from "react"

/** What a control gets from its line. */
export interface LineAria {
  readonly id: string
  readonly status?: "error"
  readonly "aria-invalid"?: true
  readonly "aria-describedby"?: string
}

interface LineProps {
  readonly id: string
  readonly label: string
  readonly error?: string | null
  readonly children: (aria: LineAria) => ReactNode
}

export function Line({ id, label, error = null, children }: LineProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(error ? { id, status: "error", "aria-invalid": true, "aria-describedby": `${id}-error` } : { id })}
      {error ? <p id={`${id}-error`} className="field-error" role="alert">{error}</p> : null}
    </div>
  )
}
