// What the address of the law page says: which part, which rehearsal.
export const lawViews = ["rules", "drafts", "numbers", "rehearsals"] as const

export interface LawSearch {
  readonly view?: (typeof lawViews)[number]
  readonly rehearsal?: string
}
