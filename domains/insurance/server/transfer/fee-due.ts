// Whether the money of a move is late: by the rule, from the day of the 转出信息表.
import { publishedWorkingDays } from "#policy"
import { transferFee } from "../../rules/index.ts"
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
