// Which row of the work list the officer is at: the same case after a refresh and after coming back from it; when the case has left the list, the one that took its place.

/** Name under which the tab keeps the case the officer was at last. */
export const lastOpened = "jiuye.work-list.case"

export interface Cursor {
  readonly index: number
  readonly caseId: string | null
}

export function cursorIn(rows: readonly { readonly caseId: string }[], { index, caseId }: Cursor): number {
  const found = rows.findIndex((row) => row.caseId === caseId)
  return found >= 0 ? found : Math.max(0, Math.min(index, rows.length - 1))
}
