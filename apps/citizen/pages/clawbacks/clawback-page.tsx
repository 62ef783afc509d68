// A subsidy that is asked back from me.
import { answerClawback, clawbackLetter, consentToOffset, readClawback } from "#domains/subsidies"
import { ClawbackPart, useAsk, useSend, useWho } from "#ui"
import { addressOf } from "#wire"
import { Asked } from "../../parts/asked.tsx"
import { Helpline } from "../../parts/helpline.tsx"
import { clawbacksQuery } from "../../own-queries.ts"
import { useSay } from "../../say.ts"

const refresh = [readClawback.name, ...clawbacksQuery.queryKey]

export function ClawbackPage({ clawback }: { readonly clawback: string }) {
  const say = useSay()
  const { id } = useWho()
  const params = { subject: id, clawback }
  const read = useAsk(readClawback, { params })
  const answer = useSend(answerClawback, refresh)
  const consent = useSend(consentToOffset, refresh)
  return (
    <div className="jy-stack jy-narrow-page">
      <Asked asked={read} shape="lines" rows={4} title={say("clawback.title")}>
        {(shown) => (
          <ClawbackPart
            shown={shown}
            letters={{ notice: addressOf(clawbackLetter, { ...params, letter: "notice" }), decision: addressOf(clawbackLetter, { ...params, letter: "decision" }) }}
            answer={(says) => answer.mutateAsync({ params: { clawback }, input: { says } })}
            consent={() => consent.mutateAsync({ params: { clawback }, input: {} })}
          />
        )}
      </Asked>
      <Helpline />
    </div>
  )
}
