// A sign with the number of things that wait behind it.
import type { ReactNode } from "react"

/** Nothing is added when nothing waits. The number is for the eye; names for screen readers stand at the link. */
export const CountedSign = ({ count, children }: { readonly count: number; readonly children: ReactNode }) => (
  <span className="jy-counted">
    {children}
    {count > 0 ? <span className="jy-counted-number">{count > 99 ? "99+" : count}</span> : null}
  </span>
)
