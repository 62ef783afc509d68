// The persons of the worked batch UI-202507-990200 (domain/04 §9.5) and the arithmetic of months, stops and offsets.
import { expect, test } from "vitest"
import { monthsFromTo, plainDate, yearMonth } from "#standards"
import type { YearMonth } from "#standards"
import { decide } from "#policy"
import { deductionFrom, instalmentAmounts, offsetPlan, receivableRule } from "./offset.ts"
import type { EntitlementInBatch } from "./payable-months.ts"
import { amountOf, coveredThrough, firstBatchMonth, payableMonths, unusedAfter } from "./payable-months.ts"
import { firstUnpaidMonth, refusedTooOften, stopEvent, stopEventIn, stopEvents } from "./stop-events.ts"
import { referenceParameters } from "./parameters.ts"
import { caseOf } from "./worked-case.ts"

const month = yearMonth
const through = coveredThrough(month("2025-07"), "this-month")
const standard = () => 180_000
const until = (first: string, after: string): YearMonth[] => monthsFromTo(month(first), month(after))

const entitled = (of: Partial<EntitlementInBatch>): EntitlementInBatch => ({
  firstMonth: month("2025-01"), lastMonth: month("2025-12"), paid: until("2025-01", "2025-07"), stoppedFrom: null, suspended: [], held: [], diedIn: null, ...of,
})

interface Line {
  readonly who: string
  readonly of: Partial<EntitlementInBatch>
  readonly due: number
  readonly deducted?: number
  readonly owed?: number
  readonly hold?: number
  readonly survivors?: readonly string[]
}

const batch: readonly Line[] = [
  { who: "P1 normal", of: {}, due: 180_000 },
  { who: "P2 first batch of a start on 2025-06-20", of: { firstMonth: month("2025-06"), lastMonth: month("2025-11"), paid: [] }, due: 360_000 },
  { who: "P3 employee row from 2025-06-16", of: { stoppedFrom: firstUnpaidMonth(stopEvent("re-employed"), plainDate("2025-06-16")) }, due: 0 },
  { who: "P4 died 2025-07-03", of: { diedIn: month("2025-07") }, due: 0, survivors: ["2025-07"] },
  { who: "P5 July check missing", of: { held: [month("2025-07")] }, due: 0, hold: 1 },
  { who: "P6 June held and cleared", of: { paid: until("2025-01", "2025-06") }, due: 360_000 },
  { who: "P7 twelfth of twelve", of: { firstMonth: month("2024-08"), lastMonth: month("2025-07"), paid: until("2024-08", "2025-07") }, due: 180_000 },
  { who: "P8 owes 1800.00, agreed 50 %", of: {}, due: 180_000, owed: 180_000, deducted: 90_000 },
  { who: "P9 pension from 2025-07", of: { stoppedFrom: firstUnpaidMonth(stopEvent("pension-started"), plainDate("2025-07-01")) }, due: 0 },
]

for (const { who, of, due, owed = 0, deducted = 0, hold = 0, survivors = [] } of batch)
  test(`${who}: due ${due / 100}, deducted ${deducted / 100}`, () => {
    const months = payableMonths(entitled(of), through)
    expect(amountOf(months.pay, standard)).toBe(due)
    expect(deductionFrom(due, owed, 5000)).toBe(deducted)
    expect([months.hold.length, months.survivors]).toEqual([hold, survivors])
  })

test("the batch pays 12 600.00 less 900.00 = 11 700.00, and seven months of medical premium", () => {
  const months = batch.map(({ of }) => payableMonths(entitled(of), through).pay)
  const due = months.reduce((sum, pay) => sum + amountOf(pay, standard), 0)
  const deducted = batch.reduce((sum, line, index) => sum + deductionFrom(amountOf(months[index] ?? [], standard), line.owed ?? 0, 5000), 0)
  expect([due, deducted, due - deducted]).toEqual([1_260_000, 90_000, 1_170_000])
  expect(months.flat().length * 42_000).toBe(294_000)
  expect(months.filter((pay) => pay.length > 0)).toHaveLength(5)
})

test("UI-6: decided in March, the April batch pays March and April, 3600.00", () => {
  const months = payableMonths(entitled({ firstMonth: month("2025-03"), lastMonth: month("2026-02"), paid: [] }), coveredThrough(firstBatchMonth(plainDate("2025-03-28")), "this-month"))
  expect([months.pay, amountOf(months.pay, standard)]).toEqual([["2025-03", "2025-04"], 360_000])
})

test("a place that pays in arrears covers the month before", () => expect(coveredThrough(month("2025-01"), "previous-month")).toBe("2024-12"))

test("each month is paid at the standard of that month", () => {
  const byYear = (of: YearMonth) => (of < "2026-01" ? 180_000 : 189_000)
  expect(amountOf(until("2025-12", "2026-02"), byYear)).toBe(369_000)
})

test("a suspension pushes the end back by the months it took, and unused months are kept after a stop", () => {
  const prison = entitled({ firstMonth: month("2025-01"), lastMonth: month("2025-03"), paid: [month("2025-01")], suspended: until("2025-02", "2025-05") })
  expect(payableMonths(prison, through).pay).toEqual(["2025-05", "2025-06"])
  expect(unusedAfter(12, until("2025-01", "2025-06"))).toBe(7)
})

test("no month is paid twice and never more than N, whatever the batch month", () => {
  for (const last of ["2025-07", "2026-07", "2035-01"]) {
    const { pay } = payableMonths(entitled({}), month(last))
    expect(pay.every((one) => !until("2025-01", "2025-07").includes(one))).toBe(true)
    expect(pay.length).toBeLessThanOrEqual(6)
  }
})

test("stop events take effect from the month the table says", () => {
  const from = Object.fromEntries(stopEvents.map((event) => [event.code, firstUnpaidMonth(event, plainDate("2025-12-16"))]))
  expect(from).toMatchObject({ "re-employed": "2026-01", enlisted: "2026-01", emigrated: "2026-01", "pension-started": "2025-12", imprisoned: "2026-01", died: "2025-12" })
  expect(stopEventIn("imprisoned", referenceParameters, "990200", plainDate("2025-06-01"))?.kind).toBe("suspend")
  const elsewhere = referenceParameters.with(
    { key: "insurance.prison-means", region: "990200", value: "stop", unit: "代码", from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕3号", enteredBy: "甲", approvedBy: "乙" },
    { key: "insurance.at-retirement-age", region: "990200", value: "continue", unit: "代码", from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕3号", enteredBy: "甲", approvedBy: "乙" },
  )
  expect(stopEventIn("imprisoned", elsewhere, "990200", plainDate("2025-06-01"))?.kind).toBe("stop")
  expect(stopEventIn("retirement-age", elsewhere, "990200", plainDate("2025-06-01"))).toBeNull()
})

test("the third unjustified refusal ends the benefit in the reference province, the second does not", () => {
  const often = (times: number) => refusedTooOften(times, referenceParameters, "990200", plainDate("2025-06-01"))
  expect([often(2), often(3)]).toEqual([false, true])
})

test("overpaid months become a receivable, with the medical premium only where the place recovers it", () => {
  const lines = { "overpaid-lines": [{ month: "2025-07", benefit: 180_000, medical: 42_000 }, { month: "2025-08", benefit: 180_000, medical: 42_000 }] }
  expect(decide(receivableRule, caseOf(lines)).gives?.amount).toBe(360_000)
  const recover = referenceParameters.with({ key: "insurance.recover-medical", region: "990200", value: true, unit: "是否", from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕4号", enteredBy: "甲", approvedBy: "乙" })
  expect(decide(receivableRule, caseOf(lines, { parameters: recover })).gives?.amount).toBe(444_000)
})

test("a repayment agreement has at most 24 instalments, an offset at most 50 % and the person's consent", () => {
  const plan = (changes: Record<string, number | boolean>) =>
    decide(offsetPlan, caseOf({ receivable: 180_000, instalments: 24, "offset-share": 5000, "offset-consent": true, ...changes })).reasons.map((one) => one.code)
  expect(plan({})).toEqual([])
  expect(plan({ instalments: 25 })).toEqual(["R-INSTALMENTS"])
  expect(plan({ "offset-share": 5001 })).toEqual(["R-OFFSET"])
  expect(plan({ "offset-consent": false })).toEqual(["R-OFFSET-CONSENT"])
  expect(instalmentAmounts(100_000, 3)).toEqual([33_334, 33_333, 33_333])
  expect(deductionFrom(180_000, 50_000, 5000)).toBe(50_000)
})
