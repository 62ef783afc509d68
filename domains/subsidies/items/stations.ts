// The stations every subsidy goes through (domain/03 §5): received, reviewed twice, looked at on site where needed, published, approved; different people at each.
import type { Step } from "#service"

/** Needs of a case. */
export const siteCheck = "site-check"
export const cityApproval = "city-approval"

/** 实地核查: two officers, each with what was found; the clock stands still. */
export const siteCheckStep: Step = { name: "site-check", label: "实地核查", by: "clerk", level: "county", workingDays: 5, when: siteCheck, pair: true, stopsClock: true, notBy: [] }
/** Amounts above the county's limit are approved by the city. */
export const approveStep: Step = { name: "approve", label: "公示期满审批", by: "head", level: "county", decides: true, workingDays: 13, levelWith: { need: cityApproval, level: "city" } }

export const stations: readonly Step[] = [
  { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 1 },
  { name: "first-review", label: "初审", by: "clerk", level: "county", workingDays: 5 },
  { name: "second-review", label: "复核", by: "reviewer", level: "county", workingDays: 5 },
  siteCheckStep,
  approveStep,
]

/** A certificate pays nothing: received by one officer, decided by another, nothing is published. */
export const certificateStations: readonly Step[] = [
  { name: "receive", label: "受理", by: "clerk", level: "street", workingDays: 1 },
  { name: "decide", label: "复核认定", by: "reviewer", level: "county", decides: true, workingDays: 9 },
]

/** Each month is decided by the registers; these are the sentences where a whole claim is refused. */
export const monthlyRefusals: readonly { readonly code: string; readonly says: string }[] = [
  { code: "R-STACK-SI", says: "所申请的月份已享受其他社会保险补贴" },
  { code: "R-NOT-PAID", says: "所申请的月份没有到账的社会保险费" },
  { code: "R-NO-MONTHS", says: "所选期间没有可以核定的月份" },
  { code: "R-OBJECTION", says: "公示异议经核实成立" },
]
