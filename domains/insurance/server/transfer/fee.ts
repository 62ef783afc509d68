// What a move costs the out-place, by the rule itself: asked where its figures are checked on arrival and where they are made.
import { publishedWorkingDays } from "#policy"
import { relationTransfer } from "../../rules/index.ts"
import { law } from "../law.ts"
import { parameters } from "../parameters.ts"

export interface FeeFigures {
  readonly paidMonths: number
  readonly approvedMonths: number
  readonly drawnMonths: number
  readonly standardFen: number
}

/** 分; nothing where no month was paid there. */
export function transferFeeOf(figures: FeeFigures, region: string, on: string): number {
  const { gives } = law.on(relationTransfer, on).decide({
    facts: {
      "out-place-paid-months": { value: figures.paidMonths }, "out-place-approved-months": { value: figures.approvedMonths }, "out-place-drawn-months": { value: figures.drawnMonths }, "out-place-standard": { value: figures.standardFen },
      "drawing-now": { value: false },
    },
    parameters, region, on, workingDaysBetween: publishedWorkingDays,
  })
  const fee = gives?.["fee"]
  return typeof fee === "number" ? fee : 0
}
