// The views of rechecks, corrections of months and withdrawals, as they stand in the address.
export const recheckViews = ["benefits", "months", "filings"] as const
export type RecheckView = (typeof recheckViews)[number]
export interface RecheckSearch {
  readonly view?: RecheckView
}
