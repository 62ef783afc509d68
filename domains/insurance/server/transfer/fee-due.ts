// Whether the figures or the money of a move are late: by the rules, from the day of the letter and of the 转出信息表.
import { type ParameterDefinition, publishedWorkingDays } from "#policy"
import { transferFee, transferSheet } from "../../rules/index.ts"
import { law } from "../law.ts"
import { parameters } from "../parameters.ts"
import type { TransferRow } from "./transfer-statements.ts"

/** The last day for the money, and whether it has passed without it; nothing where no money is due. */
export function feeDue(row: Pick<TransferRow, "state" | "information_on" | "fee_on" | "region">, today: string): { readonly on: string | null; readonly overdue: boolean } {
  if (row.information_on === null || (row.state !== "fee-pending" && row.state !== "fee-received")) return { on: null, overdue: false }
  const outcome = law.on(transferFee, today).decide({ facts: { "out-information-on": { value: row.information_on }, "fee-received-on": { value: row.fee_on } }, parameters, region: row.region, on: today, workingDaysBetween: publishedWorkingDays })
  const due = outcome.gives?.["dueOn"]
  return { on: typeof due === "string" ? due : null, overdue: outcome.result === "by-hand" }
}

/** Whether the 转出信息表 is late. */
export const sheetOverdue = (letterOn: string, region: string, today: string): boolean =>
  law.on(transferSheet, today).decide({ facts: { "transfer-letter-on": { value: letterOn }, "out-information-received-on": { value: null } }, parameters, region, on: today, workingDaysBetween: publishedWorkingDays }).result === "by-hand"

/** A number of the place on a day; null where none is in force. */
export function numberOf({ parameter }: { readonly parameter: ParameterDefinition }, region: string, on: string): number | null {
  const value = parameters.find(parameter, region.slice(0, 6), on)?.value
  return typeof value === "number" ? value : null
}
