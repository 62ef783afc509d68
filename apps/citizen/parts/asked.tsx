// The four ways an answer of the server can be: coming, failed, empty, there.
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { LoadingShape, ProblemNotice } from "#ui"

interface AskedParts<Answer> {
  readonly asked: UseQueryResult<Answer>
  readonly shape?: "cards" | "lines" | "form"
  readonly rows?: number
  /** First heading of the page while the answer, which brings its own, is not there. */
  readonly title?: string
  readonly children: (answer: Answer) => ReactNode
}

/** Shows what was last known even when a later asking failed. */
export function Asked<Answer>({ asked, shape = "cards", rows = 2, title, children }: AskedParts<Answer>) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>
  const content = asked.isError ? <ProblemNotice failure={asked.error} takeFocus={false} onRetry={() => void asked.refetch()} /> : <LoadingShape kind={shape} rows={rows} />
  return title === undefined ? (
    content
  ) : (
    <div className="jy-stack">
      <h1>{title}</h1>
      {content}
    </div>
  )
}
