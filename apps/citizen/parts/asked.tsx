// The four ways an answer of the server can be: coming, failed, empty, there.
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { LoadingShape, ProblemNotice } from "#ui"

interface AskedParts<Answer> {
  readonly asked: UseQueryResult<Answer>
  readonly shape?: "cards" | "lines" | "form"
  readonly rows?: number
  readonly children: (answer: Answer) => ReactNode
}

/** Shows what was last known even when a later asking failed. */
export function Asked<Answer>({ asked, shape = "cards", rows = 2, children }: AskedParts<Answer>) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>
  if (asked.isError) return <ProblemNotice failure={asked.error} takeFocus={false} onRetry={() => void asked.refetch()} />
  return <LoadingShape kind={shape} rows={rows} />
}
