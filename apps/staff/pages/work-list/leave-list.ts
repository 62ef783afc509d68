// A case that was acted on leaves the lists on this machine at once; the server's own list follows.
import type { InfiniteData, QueryClient } from "@tanstack/react-query"
import { type CaseSummary, workList } from "#platform/casework/contract"
import type { OutputOf } from "#wire"

type Pages = InfiniteData<OutputOf<typeof workList>, string>

/** The pages without one case. */
export const withoutCase = (pages: Pages, caseId: string): Pages => ({ ...pages, pages: pages.pages.map((page) => ({ ...page, rows: page.rows.filter((row) => row.caseId !== caseId) })) })

/** Takes a case out of every list held here, then asks the server again. */
export function leaveLists(client: QueryClient, caseId: string): void {
  client.setQueriesData<Pages>({ queryKey: [workList.name] }, (held) => (held ? withoutCase(held, caseId) : held))
  void client.invalidateQueries({ queryKey: [workList.name] })
}

/** The case below which the officer worked: the first of the list last looked at, other than this one. */
export function nextInList(client: QueryClient, caseId: string): CaseSummary | null {
  const held = client.getQueryCache().findAll({ queryKey: [workList.name] }).toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)
  for (const query of held) {
    const row = (query.state.data as Pages | undefined)?.pages.flatMap((page) => page.rows).find((one) => one.caseId !== caseId && one.endedAt === null)
    if (row) return row
  }
  return null
}
