// 一次性领取剩余: half of the unused months (rounded up) for re-employment, all of them for who founded a business.
import { addDays, addYears, and, atLeast, choose, cite, code, days, divide, equals, minus, months, moreThan, named, not, number, onOrAfter, or, present, rule, times, wholeYears } from "#policy"
import { monthlyStandard } from "./benefit-standard.ts"
import { contractEnd, contractStart, lumpSumPaid, newInsuredMonths, route, unusedMonths } from "./facts.ts"
import { lumpSumOpen, provincialDocument } from "./parameter-definitions.ts"
import { contractTooShort, insuredTooShort, lumpSumClosed, lumpSumTwice, nothingUnused } from "./reasons.ts"

const founded = equals(route, code("founded"))
/** contract1y of domain/03 §2: end ≥ start + 1 year − 1 day, or open-ended. */
const oneYearContract = or(and(present(contractStart), not(present(contractEnd))), onOrAfter(contractEnd, addDays(addYears(contractStart, wholeYears(1)), days(-1))))
const granted = named("一次性领取月数", choose([[founded, unusedMonths]], divide(unusedMonths, number(2), "ceil")))

export const lumpSum = rule({
  name: "insurance.lump-sum",
  title: "一次性领取剩余失业保险金",
  law: cite(provincialDocument, "一次性领取"),
  since: "2025-01-01",
  subject: "claim",
  conditions: [
    { name: "open-here", says: "本地实行一次性领取（{insurance.lump-sum-open}）", expr: lumpSumOpen, otherwise: lumpSumClosed },
    { name: "months-left", says: "剩余应领{unused-months}", expr: moreThan(unusedMonths, months(0)), otherwise: nothingUnused },
    { name: "one-year-contract", says: "被招用的签订1年以上劳动合同（{contract-start}至{contract-end}）", expr: or(founded, oneYearContract), otherwise: contractTooShort },
    { name: "insured-three-months", says: "被招用的已在新单位缴费3个月（实缴{new-insured-months}）", expr: or(founded, atLeast(newInsuredMonths, months(3))), otherwise: insuredTooShort },
    { name: "once", says: "本次剩余待遇没有一次性领取过", expr: not(lumpSumPaid), otherwise: lumpSumTwice },
  ],
  gives: { months: granted, amount: named("一次性金额", times(monthlyStandard, granted)), monthsLeft: named("仍保留月数", minus(unusedMonths, granted)) },
})
