// A subsidy that is asked back from us.
import { getRouteApi } from "@tanstack/react-router"
import { answerClawback, clawbackLetter, consentToOffset, myClawbacks, readClawback } from "#domains/subsidies"
import { ClawbackPart, LoadingShape, ProblemNotice, useAsk, useSend, useWho } from "#ui"
import { addressOf } from "#wire"
import { useSay } from "../say.ts"

const route = getRouteApi("/clawbacks/$clawback")
const refresh = [readClawback.name, myClawbacks.name]

export function ClawbackPage() {
  const say = useSay()
  const { clawback }: { clawback: string } = route.useParams()
  const { id } = useWho()
  const params = { subject: id, clawback }
  const read = useAsk(readClawback, { params })
  const answer = useSend(answerClawback, refresh)
  const consent = useSend(consentToOffset, refresh)
  if (read.isPending) return <LoadingShape kind="lines" rows={8} />
  if (!read.data) return <div className="emp-page"><h1>{say("clawback.title")}</h1><ProblemNotice failure={read.error} onRetry={() => void read.refetch()} /></div>
  return (
    <div className="emp-page emp-narrow">
      <ClawbackPart
        shown={read.data}
        letters={{ notice: addressOf(clawbackLetter, { ...params, letter: "notice" }), decision: addressOf(clawbackLetter, { ...params, letter: "decision" }) }}
        answer={(says) => answer.mutateAsync({ params: { clawback }, input: { says } })}
        consent={() => consent.mutateAsync({ params: { clawback }, input: {} })}
      />
    </div>
  )
}
