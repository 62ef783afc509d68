// What answers about a guaranteed loan are as facts, for a person and for a firm: the first whole quarter of interest.
import { addDays, addMonths, type PlainDate, plainDate } from "#standards"
import { type Given, known, type Said, type Usual } from "./asked-item.ts"

export const loanUsual: Usual = { says: "一个季度里没有还本金、没有逾期，利率不变；同一笔贷款没有领其他政府贴息", facts: { "loan-number": "本合同" } }

export function loanOf(said: Said, on: PlainDate): Given {
  const from = plainDate(said.text("loanFrom") ?? on)
  const quarter = { from, until: addDays(addMonths(from, 3), -1), state: "normal" }
  return known({
    "applied-on": on, "loan-amount": said.count("loanAmount"), "loan-rate": said.count("loanRate"), "loan-signed-on": said.text("loanFrom"), "loan-repay-by": said.text("loanUntil"), "other-business-loan": said.yes("otherLoan"), "loans-subsidised": said.count("loansBefore"),
    "loan-segments": [{ principal: said.count("loanAmount") ?? 0, rate: said.count("loanRate") ?? 0, ...quarter }],
  })
}
