// One question of a small form: its label, its control, and the error beside it, tied to the control for those who cannot see it.
import type { ReactNode } from "react"

/** What a control gets from its line. */
export interface LineAria {
  readonly id: string
  readonly status?: "error"
  readonly "aria-invalid"?: true
  readonly "aria-describedby"?: string
}

/** What a control gets that says what it lacks in a line of its own. */
export const wrongIf = (says: string | null, describedBy: string): Omit<LineAria, "id"> => (says ? { status: "error", "aria-invalid": true, "aria-describedby": describedBy } : {})

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
      {children({ id, ...wrongIf(error, `${id}-error`) })}
      {error ? <p id={`${id}-error`} className="field-error" role="alert">{error}</p> : null}
    </div>
  )
}
