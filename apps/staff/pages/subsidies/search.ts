// The views of subsidies, as they stand in the address, and who sees which.
import type { StaffRole } from "#wire"

export const subsidyViews = ["offers", "by-hand", "objections", "reexaminations", "accounts", "clawbacks", "corrections", "tax", "fund-requests", "money"] as const
export type SubsidyView = (typeof subsidyViews)[number]
export interface SubsidySearch {
  readonly view?: SubsidyView
}

const seenBy: Readonly<Record<SubsidyView, readonly StaffRole[]>> = {
  offers: ["clerk", "reviewer", "head", "auditor"],
  "by-hand": ["clerk", "reviewer", "auditor"],
  objections: ["clerk", "reviewer", "head", "auditor"],
  reexaminations: ["clerk", "reviewer", "head", "auditor"],
  accounts: ["clerk", "reviewer"],
  clawbacks: ["clerk", "reviewer", "head", "finance", "auditor"],
  corrections: ["clerk", "reviewer", "head", "auditor"],
  tax: ["clerk", "reviewer", "head", "auditor"],
  "fund-requests": ["finance", "head", "auditor"],
  money: ["finance", "head", "auditor"],
}

export const viewsOf = (roles: readonly StaffRole[]): readonly SubsidyView[] => subsidyViews.filter((view) => seenBy[view].some((role) => roles.includes(role)))
