// Worked examples of domain/04 §5 and §7: refunds for keeping jobs, skill and expansion subsidies, contract workers, prices, transfers.
import { expect, test } from "vitest"
import { plainDate, yearMonth } from "#standards"
import type { Known, Rule } from "#policy"
import { checkParameters, decide, joinTables } from "#policy"
import { contractWorkerAllowance } from "./contract-worker-allowance.ts"
import { expansionSubsidy } from "./expansion-subsidy.ts"
import { jobRetentionRefund } from "./job-retention-refund.ts"
import { referenceParameters } from "./parameters.ts"
import { priceSupplement } from "./price-supplement.ts"
import { promotionParameters, promotionRows } from "./promotion-parameters.ts"
import { mergeContributionMonths, relationTransfer, transferFee } from "./relation-transfer.ts"
import { skillSubsidy } from "./skill-subsidy.ts"
import { caseOf } from "./worked-case.ts"

type Given = Readonly<Record<string, Known>>
const table = joinTables(referenceParameters, promotionParameters)
const ofCity = (key: string, value: number | string | boolean | readonly string[], unit: string) =>
  table.with({ key, region: "990200", value, unit, from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕5号", enteredBy: "甲", approvedBy: "乙" })
const asked = (rule: Rule, facts: Given, on: string, parameters = table) => decide(rule, caseOf(facts, { on, parameters }))

const firm: Given = {
  "unit-kind": "enterprise", "enterprise-size": "medium", "premium-paid-last-year": 19_440_000, "benefit-drawers-last-year": 8, "average-insured-last-year": 180, "insured-in-december": 180, "insured-at-start": 180,
  "fully-paid-months": 12, "unit-credit-listed": false, "zombie-enterprise": false, "industry-policy-consistent": true, "refunded-last-year": 0,
}
const certificate: Given = {
  "insured-now": true, "draws-benefit": false, "skill-paid-months": 14, "certificate-found": true, "certificate-issued-on": "2025-03-01", "certificate-level": 4, "highest-level-held": null, "skill-level-claimed": false,
  "skill-claims-this-year": 0, "skill-claims-of-issue-year": 0, "urgent-occupation": false, "certificate-training-subsidised": false,
}
const hire: Given = {
  "unit-kind": "enterprise", "expansion-group": "youth", "graduated-on": null, "worked-since-graduation": false, "birth-date": "2001-06-01", "registered-unemployed": true, "contract-start": "2025-06-01", "contract-end": null,
  "pension-insured-months": 3, "unemployment-insured-months": 3, "injury-insured-months": 3, "expansion-used": false, "hiring-grant-used": false,
}
const worker: Given = { "contract-worker": true, "unit-paid-months": 43, "contract-over": true }
const prices: Given = { "consumer-index-rise": 360, "food-index-rise": 400, "supplement-index-rise": 360, "draws-benefit": true }
const move: Given = { "drawing-now": false, "out-place-paid-months": 48, "out-place-approved-months": 12, "out-place-drawn-months": 0, "out-place-standard": 150_000 }

const may = "2025-05-20"
const situations: readonly (readonly [id: string, rule: Rule, ordinary: Given, changes: Given, on: string, expected: number | string])[] = [
  ["SG-1: a medium firm of 180 with eight drawers, 60 %", jobRetentionRefund, firm, {}, may, 11_664_000],
  ["SG-2: raised to 90 % after being paid, the top-up", jobRetentionRefund, firm, { "refunded-last-year": 11_664_000 }, "2025-09-10", 5_832_000],
  ["SG-2: before the raise nothing more is due", jobRetentionRefund, firm, { "refunded-last-year": 11_664_000 }, may, "R-NOTHING-DUE"],
  ["SG-3: a large firm of 2000 with 111 drawers, 5.55 %", jobRetentionRefund, firm, { "enterprise-size": "large", "average-insured-last-year": 2000, "benefit-drawers-last-year": 111 }, may, "R-LAYOFF"],
  ["SG-3: with 110 drawers, 5.50 %", jobRetentionRefund, firm, { "enterprise-size": "large", "average-insured-last-year": 2000, "benefit-drawers-last-year": 110 }, may, 5_832_000],
  ["SG-4: five of 25 are 20 %", jobRetentionRefund, firm, { "average-insured-last-year": 25, "benefit-drawers-last-year": 5 }, may, 11_664_000],
  ["SG-5: seven of 30 are 23.3 %", jobRetentionRefund, firm, { "average-insured-last-year": 30, "benefit-drawers-last-year": 7 }, may, "R-LAYOFF"],
  ["six of 31 fall under the target of larger units", jobRetentionRefund, firm, { "average-insured-last-year": 31, "benefit-drawers-last-year": 6 }, may, "R-LAYOFF"],
  ["SG-7: paid for eleven months", jobRetentionRefund, firm, { "fully-paid-months": 11 }, may, "R-PAID-LT12"],
  ["SG-8: listed for grave dishonesty", jobRetentionRefund, firm, { "unit-credit-listed": true }, may, "R-CREDIT"],
  ["SG-9: a large firm, 30 %", jobRetentionRefund, firm, { "enterprise-size": "large" }, may, 5_832_000],
  ["a size nobody lists goes by 300 insured: large", jobRetentionRefund, firm, { "enterprise-size": null, "average-insured-last-year": 300 }, may, 5_832_000],
  ["a size nobody lists goes by 300 insured: not large", jobRetentionRefund, firm, { "enterprise-size": null, "average-insured-last-year": 299 }, may, 11_664_000],
  ["a zombie enterprise", jobRetentionRefund, firm, { "zombie-enterprise": true }, may, "R-ZOMBIE"],
  ["a government unit", jobRetentionRefund, firm, { "unit-kind": "government" }, may, "R-UNIT-KIND"],
  ["SK-1: 四级, fourteen months, claimed on the last day but one of twelve months", skillSubsidy, certificate, {}, "2026-02-28", 150_000],
  ["the last day of twelve months", skillSubsidy, certificate, {}, "2026-03-01", 150_000],
  ["SK-2: claimed one day after twelve months", skillSubsidy, certificate, {}, "2026-03-02", "R-LATE12M"],
  ["SK-3: eleven months paid", skillSubsidy, certificate, { "skill-paid-months": 11 }, may, "R-PAID-LT12"],
  ["a certificate of 2026 needs thirty-six months again", skillSubsidy, certificate, { "certificate-issued-on": "2026-01-10" }, "2026-02-28", "R-PAID-LT12"],
  ["SK-4: holds 三级 and claims 四级", skillSubsidy, certificate, { "highest-level-held": 3 }, may, "R-HIGHER-HELD"],
  ["SK-5: a second claim in 2025 for an ordinary occupation", skillSubsidy, certificate, { "skill-claims-this-year": 1 }, may, "R-TIMES"],
  ["SK-5: a second claim in 2025 for an occupation in need", skillSubsidy, certificate, { "skill-claims-this-year": 1, "urgent-occupation": true }, may, 150_000],
  ["SK-6: issued in 2024, the third of 2025 by the year of claim", skillSubsidy, certificate, { "certificate-issued-on": "2024-12-20", "skill-claims-this-year": 2, "skill-claims-of-issue-year": 3, "urgent-occupation": true }, may, 150_000],
  ["a fourth in 2025", skillSubsidy, certificate, { "skill-claims-this-year": 3, "urgent-occupation": true }, may, "R-TIMES"],
  ["SK-7: trained with a training subsidy for the same certificate", skillSubsidy, certificate, { "certificate-training-subsidised": true }, may, "R-STACK-UISKILL"],
  ["二级 has no amount", skillSubsidy, certificate, { "certificate-level": 2 }, may, "R-LEVEL"],
  ["三级 is 2000.00 and 五级 1000.00", skillSubsidy, certificate, { "certificate-level": 3 }, may, 200_000],
  ["EX-3: the person was used by another firm", expansionSubsidy, hire, { "expansion-used": true }, "2025-06-01", "R-DUP"],
  ["EX-4: hired at 24 years and 364 days", expansionSubsidy, hire, { "birth-date": "2000-06-02" }, "2025-06-01", 150_000],
  ["EX-4: hired on the 25th birthday", expansionSubsidy, hire, { "birth-date": "2000-06-01" }, "2025-06-01", "R-AGE"],
  ["the person was used for 一次性吸纳就业补贴", expansionSubsidy, hire, { "hiring-grant-used": true }, "2025-06-01", "R-STACK-EXPAND"],
  ["a graduate of two years and a day", expansionSubsidy, hire, { "expansion-group": "graduate", "graduated-on": "2023-05-31" }, "2025-06-01", "R-GRAD-GT2Y"],
  ["FM-2: eleven months", contractWorkerAllowance, worker, { "unit-paid-months": 11 }, may, "R-YEARS-LT1"],
  ["FM-3: fourteen years give twelve months of 1800.00", contractWorkerAllowance, worker, { "unit-paid-months": 168 }, may, 2_160_000],
  ["PS-1: consumer prices 3.6 %", priceSupplement, prices, {}, may, 3240],
  ["PS-2: consumer 2.9 %, food 6.1 %", priceSupplement, prices, { "consumer-index-rise": 290, "food-index-rise": 610, "supplement-index-rise": 290 }, may, 2610],
  ["PS-3: consumer 3.4 %, food 5.9 %", priceSupplement, prices, { "consumer-index-rise": 340, "food-index-rise": 590, "supplement-index-rise": 340 }, may, "R-NOT-TRIGGERED"],
  ["who does not draw gets no supplement", priceSupplement, prices, { "draws-benefit": false }, may, "R-NOT-DRAWING"],
  ["TF-1: twelve months of 1500.00 and half as much", relationTransfer, move, {}, may, 2_700_000],
  ["TF-2: five of twelve drawn, seven go along", relationTransfer, move, { "out-place-drawn-months": 5 }, may, 1_575_000],
  ["TF-3: nine months paid there, no money", relationTransfer, move, { "out-place-paid-months": 9, "out-place-approved-months": 0 }, may, 0],
  ["TF-4: another place while drawing", relationTransfer, move, { "drawing-now": true }, may, "R-RUNNING"],
]

for (const [id, rule, ordinary, changes, on, expected] of situations)
  test(`${id}: ${typeof expected === "number" ? (expected / 100).toFixed(2) : expected}`, () => {
    const outcome = asked(rule, { ...ordinary, ...changes }, on)
    expect([outcome.result, ...outcome.reasons.map((one) => one.code)]).toEqual(typeof expected === "number" ? ["pass"] : ["fail", expected])
    if (typeof expected === "number") expect(outcome.gives?.["amount"] ?? outcome.gives?.["fee"]).toBe(expected)
  })

test("TF-3: the nine months of time go along", () => {
  expect(asked(relationTransfer, { ...move, "out-place-paid-months": 9, "out-place-approved-months": 0 }, may).gives).toMatchObject({ months: 9, fee: 0 })
})

test("EX-1: four who fit are 6000.00; EX-2: two months of injury insurance leave three, 4500.00", () => {
  const firmOf = (...persons: readonly Given[]) => persons.map((changes) => asked(expansionSubsidy, { ...hire, ...changes }, "2025-06-01"))
  const sum = (outcomes: readonly ReturnType<typeof asked>[]) => outcomes.reduce((total, outcome) => total + Number(outcome.gives?.["amount"] ?? 0), 0)
  expect(sum(firmOf({}, {}, {}, {}))).toBe(600_000)
  const short = firmOf({}, {}, { "injury-insured-months": 2 }, {})
  expect([sum(short), short[2]?.reasons.map((one) => one.code)]).toEqual([450_000, ["R-INS-LT3M"]])
})

test("FM-1: three years and seven months at 1440.00 are 4320.00; a place that closed it pays nothing", () => {
  expect(asked(contractWorkerAllowance, worker, may, ofCity("insurance.benefit-ratio", 7200, "万分之一")).gives).toEqual({ months: 3, amount: 432_000 })
  expect(asked(contractWorkerAllowance, worker, may, ofCity("insurance.contract-worker-open", false, "是否")).reasons.map((one) => one.code)).toEqual(["R-NOT-OPEN"])
})

test("TF-5: on the thirty-first day without the money the out-place is reminded, the person's transfer still passes", () => {
  const late = { "out-information-on": "2025-05-01", "fee-received-on": null }
  const on = (day: string, changes: Given = {}) => asked(transferFee, { ...late, ...changes }, day)
  expect([on("2025-05-31").result, on("2025-06-01").result, on("2025-06-01").reasons[0]?.code, on("2025-06-01", { "fee-received-on": "2025-05-30" }).result]).toEqual(["pass", "by-hand", "M-FEE-OVERDUE", "pass"])
  expect(asked(relationTransfer, { ...move, ...late }, "2025-06-01").result).toBe("pass")
})

test("a month paid in two places counts once, by the earlier record", () => {
  const paid = (month: string, region: string, arrived: string) => ({ month: yearMonth(month), region, arrivedOn: plainDate(arrived) })
  const { kept, overlap } = mergeContributionMonths([paid("2025-02", "990200", "2025-03-10"), paid("2025-01", "990200", "2025-01-20"), paid("2025-02", "990100", "2025-02-18")])
  expect([kept.map((one) => `${one.month} ${one.region}`), overlap.map((one) => one.region)]).toEqual([["2025-01 990200", "2025-02 990100"], ["990200"]])
})

test("where a place counts net losses, those who came back do not count", () => {
  const parameters = ofCity("insurance.layoff-mode", "net", "代码")
  const result = (start: number, december: number) => asked(jobRetentionRefund, { ...firm, "insured-at-start": start, "insured-in-december": december, "benefit-drawers-last-year": 100 }, may, parameters).result
  expect([result(1000, 945), result(1000, 944), result(180, 200)]).toEqual(["pass", "fail", "pass"])
})

test("temporary policies end with their days, and no province goes beyond the nation", () => {
  expect(asked(jobRetentionRefund, firm, "2026-01-10")).toMatchObject({ result: "no-data", missing: [{ kind: "parameter", name: "insurance.refund-rate-small" }] })
  const rates = (key: string, value: number) => checkParameters(promotionParameters.definitions, [...promotionRows, { key, region: "990200", value, unit: promotionParameters.definitions.find((one) => one.key === key)?.unit ?? "", from: "2025-07-01", to: "2026-01-01", documentNumber: "乙", enteredBy: "甲", approvedBy: "乙" }]).map((one) => one.code)
  expect([rates("insurance.refund-rate-small", 9000), rates("insurance.refund-rate-small", 9001), rates("insurance.expansion-amount", 150_001)]).toEqual([[], ["policy.exceeds-national-ceiling"], ["policy.exceeds-national-ceiling"]])
})
