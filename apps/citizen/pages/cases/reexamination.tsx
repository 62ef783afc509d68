// Asking for a second look at a decision on a subsidy, beside the decision.
import { askReexamination, readReexamination, reexaminationLetter } from "#domains/subsidies"
import { ReexaminationPart, useAsk, useGo, useSend } from "#ui"
import { addressOf } from "#wire"

export function Reexamination({ subject, caseId }: { readonly subject: string; readonly caseId: string }) {
  const go = useGo()
  const params = { subject, case: caseId }
  const read = useAsk(readReexamination, { params })
  const send = useSend(askReexamination, [readReexamination.name])
  if (!read.data) return null
  const { made } = read.data
  return (
    <ReexaminationPart
      shown={read.data}
      ask={(reason) => send.mutateAsync({ params, input: { reason } })}
      letter={made && made.state !== "open" ? addressOf(reexaminationLetter, { subject, reexamination: made.reexaminationId }) : null}
      onward={made?.newCaseId ? () => go(`/cases/${subject}/${made.newCaseId ?? ""}`) : null}
    />
  )
}
