// The row of views above a list; on a phone the chosen one is brought into sight.
import { useEffect, useRef, type ReactNode } from "react"
import { useSay } from "../say.ts"

export function Views({ children }: { readonly children: ReactNode }) {
  const say = useSay()
  const row = useRef<HTMLElement>(null)
  const shown = useRef<Element | null>(null)
  useEffect(() => {
    const chosen = row.current?.querySelector("[aria-current=page]") ?? null
    if (chosen === shown.current) return
    shown.current = chosen
    chosen?.scrollIntoView({ block: "nearest", inline: "center" })
  })
  return (
    <nav className="views" aria-label={say("worklist.views")} ref={row}>
      {children}
    </nav>
  )
}
