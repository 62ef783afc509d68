// Nothing to show: says why, and what can be done.
import type { ReactNode } from "react"

export const Nothing = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="nothing">
    <p className="nothing-title">{title}</p>
    {children ? <div className="nothing-more">{children}</div> : null}
  </div>
)
