// The places of this app and the roles that see them: navigation shows only what the officer may do.
import type { StaffRole } from "#wire"
import type { StaffMessage } from "./messages/zh.ts"

export interface Place {
  readonly to: "/" | "/inbox" | "/rechecks" | "/people" | "/employers" | "/jobs" | "/records" | "/ratings" | "/payments" | "/subsidies" | "/statistics" | "/law" | "/feeds" | "/trail" | "/officers"
  readonly label: StaffMessage
  readonly who: readonly StaffRole[]
}

export const places: readonly Place[] = [
  { to: "/", label: "nav.work", who: ["clerk", "reviewer", "head"] },
  { to: "/inbox", label: "nav.inbox", who: ["clerk", "reviewer", "head", "finance", "auditor"] },
  { to: "/rechecks", label: "nav.rechecks", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/people", label: "nav.people", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/employers", label: "nav.employers", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/jobs", label: "nav.jobs", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/records", label: "nav.records", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/ratings", label: "nav.ratings", who: ["clerk", "reviewer", "head", "auditor"] },
  { to: "/payments", label: "nav.payments", who: ["clerk", "reviewer", "head", "finance", "auditor"] },
  { to: "/subsidies", label: "nav.subsidies", who: ["clerk", "reviewer", "head", "finance", "auditor"] },
  { to: "/statistics", label: "nav.statistics", who: ["statistician", "head", "auditor"] },
  { to: "/feeds", label: "nav.feeds", who: ["operator", "statistician", "auditor"] },
  { to: "/trail", label: "nav.trail", who: ["auditor"] },
  { to: "/officers", label: "nav.officers", who: ["operator", "auditor"] },
  { to: "/law", label: "nav.law", who: ["clerk", "reviewer", "head", "finance", "statistician", "auditor", "operator"] },
]

/** The places an officer with these roles sees, in order. */
export const placesOf = (roles: readonly StaffRole[]): readonly Place[] => places.filter((place) => place.who.some((role) => roles.includes(role)))
