// What a page shows while it waits and when there is nothing: the shape of what comes, why it is empty, what to do.
import { InboxOutlined } from "@ant-design/icons"
import type { ReactNode } from "react"
import { useTexts } from "../language.ts"
import { uiTexts } from "../messages/texts.ts"

/** Says why there is nothing and what to do. */
export function EmptyState({ title, why, action, icon, heading: Heading = "h3" }: { readonly title: string; readonly why?: ReactNode; readonly action?: ReactNode; readonly icon?: ReactNode; readonly heading?: "h1" | "h2" | "h3" }) {
  return (
    <div className="jy-empty">
      <span aria-hidden="true" className="jy-empty-sign">
        {icon ?? <InboxOutlined aria-hidden="true" />}
      </span>
      <Heading>{title}</Heading>
      {why ? <p className="jy-secondary">{why}</p> : null}
      {action}
    </div>
  )
}

/** Grey shapes of what is coming, said once to screen readers. */
export function LoadingShape({ kind = "cards", rows = 3 }: { readonly kind?: "cards" | "table" | "form" | "lines"; readonly rows?: number }) {
  const say = useTexts(uiTexts)
  return (
    <div className={`jy-loading jy-loading-${kind}`} role="status" aria-live="polite">
      <span className="jy-visually-hidden">{say("loading")}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} aria-hidden="true" className="jy-loading-row">
          <i />
          <i />
        </div>
      ))}
    </div>
  )
}
