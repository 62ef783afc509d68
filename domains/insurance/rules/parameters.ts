// The reference parameters P0 of the fictional 示例省 990000 with 甲市 990100 and 乙市 990200, and the ceilings of the nation.
import type { ParameterRow, ParameterValue, Steps } from "#policy"
import { nation, parameterTable } from "#policy"
import { parameterDefinitions, provincialDocument } from "./parameter-definitions.ts"

const province = "990000"
const cityA = "990100"
const cityB = "990200"

const everyYear = (first: number, last: number, value: (year: number) => number): Steps =>
  Array.from({ length: last - first + 1 }, (_, index) => [12 * (first + index), value(first + index)] as const)

/** T-GD: one month a year below four years, then one month per half year, at most 24. */
export const tableGd: Steps = [...everyYear(1, 3, (year) => year), ...Array.from({ length: 21 }, (_, index) => [48 + 6 * index, 4 + index] as const)]

/** T-CQ: three months a year up to four years, 15 from five, 16 from seven and one more a year, at most 24. */
export const tableCq: Steps = [...everyYear(1, 4, (year) => 3 * year), [60, 15], ...everyYear(7, 15, (year) => 9 + year)]

/** T-ZZ: three months a year up to four years, then two more a year up to 18, from ten years one more a year, at most 24. */
export const tableZz: Steps = [...everyYear(1, 4, (year) => 3 * year), [60, 14], [72, 16], [84, 18], ...everyYear(10, 15, (year) => 9 + year)]

/** Ceilings of 社会保险法 art. 46. */
export const nationalCeiling: Steps = [[12, 12], [60, 18], [120, 24]]

const unitOf = new Map(parameterDefinitions.map((definition) => [definition.key, definition.unit]))

const row = (key: string, region: string, value: ParameterValue, documentNumber: string, from = "2025-01-01", to: string | null = null): ParameterRow => ({
  key, region, value, unit: unitOf.get(key) ?? "", from, to, documentNumber, enteredBy: "参数录入员", approvedBy: "参数审批员",
})

const law = "社会保险法"
const reference = provincialDocument
const reference2026 = "示例省人社规〔2026〕1号"

export const parameterRows: readonly ParameterRow[] = [
  row("insurance.duration-table", nation, nationalCeiling, law, "2011-07-01"),
  row("insurance.longest-duration", nation, 24, law, "2011-07-01"),
  row("insurance.duration-table", province, tableZz, reference),
  row("insurance.duration-table", cityA, tableGd, reference),
  row("insurance.duration-table", cityB, tableCq, reference),
  row("minimum-wage", cityA, 220_000, reference, "2025-01-01", "2026-01-01"),
  row("minimum-wage", cityA, 230_000, reference2026, "2026-01-01"),
  row("minimum-wage", cityB, 200_000, reference, "2025-01-01", "2026-01-01"),
  row("minimum-wage", cityB, 210_000, reference2026, "2026-01-01"),
  row("subsistence-allowance", province, 90_000, reference),
  row("average-monthly-wage", province, 800_000, reference),
  row("disposable-income-monthly", province, 400_000, reference),
  row("contribution-base-floor", province, 420_000, reference),
  row("flexible-pension-rate", province, 2000, reference),
  row("employer-medical-rate", province, 800, reference),
  row("person-medical-rate", province, 200, reference),
  row("insurance.benefit-ratio", province, 9000, reference),
  row("insurance.remainder-allowed", province, false, reference),
  row("insurance.remainder-allowed", cityB, true, reference),
  row("insurance.entity-means-employed", province, "by-hand", reference),
  row("insurance.start-rule", province, "claim-if-late", reference),
  row("insurance.claim-grace", province, 7, reference),
  row("insurance.pay-from", province, "start-month", reference),
  row("insurance.cover-through", province, "this-month", reference),
  row("insurance.older-claimant-window", province, "at-most", reference),
  row("insurance.older-pension-mode", province, "direct", reference),
  row("insurance.job-seeking-ratio", province, 1500, reference),
  row("insurance.job-seeking-months", province, 6, reference),
  row("insurance.childbirth-multiple", province, 3, reference),
  row("insurance.lump-sum-open", province, true, reference),
  row("insurance.death-model", province, "D-PEN", reference),
  row("insurance.death-model", cityA, "D-GD", reference),
  row("insurance.death-model", cityB, "D-CQ", reference),
  row("insurance.death-claim-months", province, 0, reference),
  row("insurance.death-claim-months", cityA, 6, reference),
  row("insurance.consolation-with-funeral-elsewhere", province, true, reference),
  row("insurance.instalment-ceiling", nation, 24, "社会保险经办条例", "2023-12-01"),
  row("insurance.offset-ceiling", nation, 5000, "社会保险经办条例", "2023-12-01"),
  row("insurance.recover-medical", province, false, reference),
  row("insurance.refusal-times", province, 3, reference),
  row("insurance.at-retirement-age", province, "stop", reference),
  row("insurance.prison-means", province, "suspend", reference),
  row("insurance.allowance-base", province, 150_000, "示例省人社规〔2020〕1号", "2020-03-01", "2023-01-01"),
  row("insurance.allowance-ratio", nation, [[0, 8000]], "失业补助金政策（2020年）", "2020-03-01", "2023-01-01"),
  row("insurance.allowance-ratio", province, [[0, 5000], [12, 6000], [24, 8000]], "示例省人社规〔2020〕1号", "2020-03-01", "2023-01-01"),
  row("insurance.allowance-months", nation, 6, "失业补助金政策（2020年）", "2020-03-01", "2023-01-01"),
]

/** The checked reference table. */
export const referenceParameters = parameterTable(parameterDefinitions, parameterRows)
