// After a correction: what had been asked, when the applicant sent it again, and how many answers changed.
import type { CaseView } from "#platform/casework/contract"
import { moment } from "../../parts/moments.ts"
import { useSay } from "../../say.ts"
import { correctedAnswers } from "./corrected-answers.ts"

export function ResubmissionNote({ view }: { readonly view: CaseView }) {
  const say = useSay()
  const sent = view.log.findLast((entry) => entry.kind === "resubmit")
  const asked = sent ? view.log.findLast((entry) => entry.kind === "return" && entry.seq < sent.seq) : undefined
  if (!sent || view.asked) return null
  const changed = Object.keys(correctedAnswers(view)).length
  return (
    <div className="banner banner-info" role="status">
      <strong>{say("resubmitted.title", { at: moment(sent.at) })}</strong>
      {asked ? <p>{say("resubmitted.asked", { who: asked.who, says: asked.says ?? "" })}</p> : null}
      {sent.says ? <p>{say("resubmitted.says", { says: sent.says })}</p> : null}
      {sent.before ? <p>{changed > 0 ? say("resubmitted.changed", { count: changed }) : say("resubmitted.same")}</p> : null}
    </div>
  )
}
