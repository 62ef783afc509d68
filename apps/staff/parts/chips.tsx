// Small words with a colour behind them: a case's state, its deadline, a rule's verdict. The word always carries the meaning alone.
import type { CaseSummary } from "#platform/casework/contract"
import { type Say, useSay } from "../say.ts"

export type Tone = "info" | "success" | "warning" | "error" | "neutral"

export const Chip = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => <span className={`chip chip-${tone}`}>{children}</span>

const stateTones: Readonly<Record<string, Tone>> = {
  submitted: "info",
  "in-review": "info",
  returned: "warning",
  approved: "success",
  refused: "error",
  "not-accepted": "error",
  withdrawn: "neutral",
  terminated: "neutral",
}

/** What an officer reads for a state; the step's own name while it is being worked on. */
export function stateWords(say: Say, row: Pick<CaseSummary, "state" | "stepLabel">): string {
  switch (row.state) {
    case "submitted":
      return say("state.submitted")
    case "in-review":
      return row.stepLabel ?? say("state.in-review")
    case "returned":
      return say("state.returned")
    case "approved":
      return say("state.approved")
    case "refused":
      return say("state.refused")
    case "not-accepted":
      return say("state.not-accepted")
    case "withdrawn":
      return say("state.withdrawn")
    case "terminated":
      return say("state.terminated")
    default:
      return row.state
  }
}

export const StateChip = ({ row }: { readonly row: Pick<CaseSummary, "state" | "stepLabel"> }) => {
  const say = useSay()
  return <Chip tone={stateTones[row.state] ?? "neutral"}>{stateWords(say, row)}</Chip>
}

const paceTones: Readonly<Record<CaseSummary["pace"], Tone>> = { ok: "neutral", soon: "warning", late: "error", paused: "neutral", ended: "neutral" }

/** 剩 N 个工作日 / 临期 / 超期 N 个工作日 / 计时暂停. */
export function paceWords(say: Say, row: Pick<CaseSummary, "pace" | "daysLeft">): string {
  const days = row.daysLeft ?? 0
  if (row.pace === "paused") return say("pace.paused")
  if (row.pace === "ended") return say("pace.ended")
  if (row.pace === "late") return say("pace.late", { days: Math.abs(days) })
  if (row.pace === "soon") return days === 0 ? say("pace.today") : say("pace.soon", { days })
  return say("pace.ok", { days })
}

export const PaceChip = ({ row }: { readonly row: Pick<CaseSummary, "pace" | "daysLeft"> }) => {
  const say = useSay()
  return <Chip tone={paceTones[row.pace]}>{paceWords(say, row)}</Chip>
}

export type VerdictWord = "pass" | "fail" | "by-hand" | "no-data"
const verdictTones: Readonly<Record<VerdictWord, Tone>> = { pass: "success", fail: "error", "by-hand": "warning", "no-data": "neutral" }
const verdictMarks: Readonly<Record<VerdictWord, string>> = { pass: "✓", fail: "✕", "by-hand": "!", "no-data": "?" }

export const VerdictChip = ({ verdict }: { readonly verdict: VerdictWord }) => {
  const say = useSay()
  return <Chip tone={verdictTones[verdict]}>{`${verdictMarks[verdict]} ${say(`verdict.${verdict}`)}`}</Chip>
}
