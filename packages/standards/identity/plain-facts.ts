// Dates and amounts that people state about themselves.
import { after, before, type PlainDate } from "../plain-date.ts"
import { fen, yuan, type Fen } from "../money.ts"
import { accepted, refused, type Checked } from "./refusals.ts"

const largestIncome = fen(100_000_000)

/** A fact (就业日期, 失业日期) lies not in the future. E-DATE-01. */
export const checkFactDate = (date: PlainDate, today: PlainDate): Checked<PlainDate> =>
  after(date, today) ? refused("E-DATE-01") : accepted(date)

/** A last day is not before the first one. E-DATE-01. */
export const checkDateOrder = (start: PlainDate, end: PlainDate): Checked<PlainDate> =>
  before(end, start) ? refused("E-DATE-01") : accepted(end)

/** Monthly income typed in yuan: at least zero, two decimals, at most 1 000 000. E-AMT-01. */
export function checkMonthlyIncome(text: string): Checked<Fen> {
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(text.trim())) return refused("E-AMT-01")
  const amount = yuan(text.trim())
  return amount > largestIncome ? refused("E-AMT-01") : accepted(amount)
}
