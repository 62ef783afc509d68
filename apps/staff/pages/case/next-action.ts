// Which of the allowed actions is the next one, and in which order the others are offered.
import type { CaseView } from "#platform/casework/contract"

export const officerActions = ["take", "accept", "approve", "refuse", "not-accept", "return", "send-back", "transfer", "ask-opinion", "give-opinion", "note"] as const
export type OfficerAction = (typeof officerActions)[number]

/** Actions this officer may take now, in the order of the office. */
export function allowedNow(view: CaseView): readonly OfficerAction[] {
  const open = new Set(view.allowed.filter((one) => one.code === null).map((one) => one.kind))
  return officerActions.filter((kind) => open.has(kind))
}

/**
 * The one action to offer first: an awaited opinion, else the decision the rule points to, else passing on.
 * A failed rule makes refusing (or not accepting) the next action, never approving.
 */
export function nextAction(view: CaseView): OfficerAction | null {
  const may = allowedNow(view)
  const first = (...kinds: readonly OfficerAction[]) => kinds.find((kind) => may.includes(kind)) ?? null
  if (may.includes("give-opinion")) return "give-opinion"
  return view.judgement?.verdict === "fail" ? first("refuse", "not-accept", "return", "accept", "take") : first("approve", "accept", "take")
}

/** Why nothing but a note is possible: the server's own sentence for the step's main action. */
export function whyNot(view: CaseView): string | null {
  for (const kind of ["approve", "accept", "take"]) {
    const told = view.allowed.find((one) => one.kind === kind && one.code !== null && one.code !== "casework.not-now" && one.code !== "casework.last-step-decides")
    if (told?.says) return told.says
  }
  return null
}

/** Of a step that takes two officers: what the first of them wrote, once the second one's look is due. */
export function firstLook(view: CaseView): CaseView["log"][number] | undefined {
  const due = view.steps.find((step) => step.pair === "second")
  return due && view.log.findLast((entry) => entry.kind === "accept" && entry.step === due.name)
}
