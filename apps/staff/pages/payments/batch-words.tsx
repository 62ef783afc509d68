// A batch's state and its ten steps in the office's words.
import type { OutputOf } from "#wire"
import type { listBatches, BatchView } from "#platform/payments/contract"
import { Chip, type Tone } from "../../parts/chips.tsx"
import { moment } from "../../parts/moments.ts"
import type { StaffMessage } from "../../messages/zh.ts"
import { useSay } from "../../say.ts"

export type BatchRow = OutputOf<typeof listBatches>["batches"][number]

const tones: Readonly<Record<BatchRow["state"], Tone>> = {
  DRAFT: "neutral", CHECKED: "info", REVIEWED: "info", APPROVED: "info", FUNDED: "info", SENT: "warning", RESULT: "warning", RECONCILED: "success", CLOSED: "success", CANCELLED: "neutral",
}

export const BatchChip = ({ state }: { readonly state: BatchRow["state"] }) => {
  const say = useSay()
  return <Chip tone={tones[state]}>{say(`batch.state.${state}`)}</Chip>
}

type Act = BatchView["log"][number]["kind"]
/** The steps of domain/04 §9.1; a step is done when one of its acts stands in the log after the last send-back, reconciling when everything agreed. */
const steps: readonly (readonly [StaffMessage, Act])[] = [
  ["batch.step.generate", "generate"], ["batch.step.check", "check"], ["batch.step.review", "review"], ["batch.step.second", "second-review"], ["batch.step.approve", "approve"],
  ["batch.step.fund", "receive-funds"], ["batch.step.send", "send"], ["batch.step.result", "load-result"], ["batch.step.reconcile", "reconcile"], ["batch.step.close", "close"],
]

/** The track: who did which step and when; the first one not done is the present one. */
export function BatchTrack({ view }: { readonly view: BatchView }) {
  const say = useSay()
  const lastBack = view.log.findLastIndex((one) => one.kind === "send-back")
  const holds = view.reconciliation?.holds ?? false
  const doneBy = steps.map(([, act]) => act === "reconcile" && !holds ? undefined : view.log.findLast((one, index) => one.kind === act && (index > lastBack || act === "generate" || act === "check")))
  const now = view.batch.state === "CANCELLED" ? -1 : doneBy.findIndex((one) => one === undefined)
  return (
    <ol className="track" aria-label={say("batch.steps")} tabIndex={0}>
      {steps.map(([label], index) => {
        const done = doneBy[index]
        const status = done ? "done" : index === now ? "now" : "todo"
        return (
          <li key={label} className={`track-${status}`} aria-current={status === "now" ? "step" : undefined}>
            <span className="track-mark" aria-hidden="true">{done ? "✓" : ""}</span>
            <span className="track-label">
              {say(label)}
              <span className="track-who">{done ? `${done.actorName} ${moment(done.at).slice(5)}` : say(`case.step.${status}`)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
