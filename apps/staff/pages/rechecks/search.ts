// The views of rechecks and withdrawals, as they stand in the address.
export const recheckViews = ["benefits", "filings"] as const
export type RecheckView = (typeof recheckViews)[number]
export interface RecheckSearch {
  readonly view?: RecheckView
}
