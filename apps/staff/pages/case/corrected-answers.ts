// Which answers the last correction changed, and what they were before it.
import type { CaseView } from "#platform/casework/contract"

type Answers = CaseView["answers"]

/** Former answers by field, of the last correction; empty while the case waits for one or none was made. */
export function correctedAnswers(view: Pick<CaseView, "log" | "asked">): Answers {
  if (view.asked) return {}
  return view.log.findLast((entry) => entry.kind === "resubmit")?.before ?? {}
}
