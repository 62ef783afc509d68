// The labels of subsidies: for each month or line somebody could claim, what the law says; neighbours that are alike put together.
import { monthText } from "../calendar.ts"
import type { Economy } from "../firms.ts"
import type { Granted } from "../support/granted.ts"
import { csvRow, type Sheet } from "../tables/sheet.ts"
import { personId } from "../tables/people.ts"
import { employerId } from "../numbers.ts"
import type { Entitled, UnitEntitled } from "./entitled.ts"
import { payeeOf } from "./subsidies.ts"

/** Runs of months: what holds of all of them, and the last one. */
interface Run {
  readonly first: Entitled
  readonly says: string
  to: number
}

export function writeSubsidyTruth(sheet: Sheet, economy: Economy, entitled: readonly Entitled[], units: readonly UnitEntitled[], { taken, open }: Granted): void {
  let run: Run | null = null
  const end = () => {
    if (run) sheet.add(csvRow(personId(run.first.life.person.index), payeeOf(economy, run.first).id, run.first.item, run.first.line, monthText(run.first.month), monthText(run.to), ...run.says.split("|")))
  }
  for (const one of entitled) {
    const { finding } = one
    const says = [finding.verdict, finding.codes.join(" "), finding.amount, taken.has(one) ? "yes" : "no", open.has(one) ? one.single.amount : 0].join("|")
    const goesOn: boolean = run !== null && one.line === "" && run.first.item === one.item && run.first.life === one.life && run.to === one.month - 1 && run.says === says
    if (run && goesOn) run.to = one.month
    else {
      end()
      run = { first: one, says, to: one.month }
    }
  }
  end()
  for (const one of units) sheet.add(csvRow(employerId(one.firm), employerId(one.firm), one.item, one.line, monthText(one.month), monthText(one.month), one.finding.verdict, one.finding.codes.join(" "), one.finding.amount, taken.has(one) ? "yes" : "no", 0))
}
