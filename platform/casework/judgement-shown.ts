// A judgement as it is shown and sent: what is kept for replaying it stays with the case.
import type { Judgement } from "#service"

export type ShownJudgement = Omit<Judgement, "facts" | "parameters">

export const judgementShown = ({ rule, version, on, region, verdict, codes, conditions, gives, workings, wouldChange }: Judgement): ShownJudgement => ({
  rule, version, on, region, verdict, codes, conditions, gives, workings, wouldChange,
})
