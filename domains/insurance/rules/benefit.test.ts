// Worked examples of domain/04 §2: eligibility, months, standard, calendar, named by their ids.
import fc from "fast-check"
import { expect, test } from "vitest"
import { checkParameters, compile, decide, explain, parameterTable, PolicyError } from "#policy"
import { benefitDuration, countContributedMonths } from "./benefit-duration.ts"
import { benefitEligibility } from "./benefit-eligibility.ts"
import { benefitStandard, standardProblems } from "./benefit-standard.ts"
import { entitledMonths } from "./benefit-start.ts"
import { endReasonTable } from "./end-reasons.ts"
import { parameterDefinitions } from "./parameter-definitions.ts"
import { parameterRows, referenceParameters, tableCq, tableGd, tableZz } from "./parameters.ts"
import { caseOf, claimantWith, claimantWithout } from "./worked-case.ts"

const eligibility = compile(benefitEligibility)
const codesOf = (input: Parameters<typeof eligibility.decide>[0]) => {
  const { result, reasons } = eligibility.decide(input)
  return [result, ...reasons.map((reason) => reason.code)]
}

test("UI-1: twelve months paid and dismissed with notice gives three months of 1800.00, 5400.00 in all", () => {
  const outcome = eligibility.decide(claimantWith())
  expect(outcome.result).toBe("pass")
  expect(outcome.gives).toMatchObject({ months: 3, monthly: 180_000, total: 540_000 })
})

test("UI-2: eleven months paid and nothing unused is refused", () => {
  expect(codesOf(claimantWith({ "contributed-months": 11 }))).toEqual(["fail", "R-PAID-LT12"])
})

test("UI-3: a resignation is refused as voluntary", () => {
  expect(codesOf(claimantWith({ "end-reason": "20" }))).toEqual(["fail", "R-VOLUNTARY"])
})

test("UI-4: leaving because of the employer's fault with an arbitration award passes, without one a person looks", () => {
  expect(codesOf(claimantWith({ "end-reason": "09", "employer-fault-found": true }))).toEqual(["pass"])
  expect(codesOf(claimantWith({ "end-reason": "09" }))).toEqual(["by-hand", "M-FAULT-EVIDENCE"])
})

test("UI-6: registered 03-18, claimed 03-20, twelve months run from 2025-03 to 2026-02", () => {
  expect(eligibility.decide(claimantWith({ "contributed-months": 48 })).gives).toMatchObject({
    months: 12, startDate: "2025-03-18", firstMonth: "2025-03", lastMonth: "2026-02", endsOn: "2026-02-28",
  })
})

test("UI-7: the same claimed on 2025-06-05 starts that day and runs 2025-06 to 2026-05", () => {
  expect(eligibility.decide(claimantWith({ "contributed-months": 48, "claim-date": "2025-06-05" }, { on: "2025-06-10" })).gives).toMatchObject({
    startDate: "2025-06-05", firstMonth: "2025-06", lastMonth: "2026-05",
  })
})

test("the seventh working day after registration is still in time, the eighth moves the start", () => {
  expect(decide(entitledMonths, claimantWith({ "claim-date": "2025-03-27" })).gives?.startDate).toBe("2025-03-18")
  expect(decide(entitledMonths, claimantWith({ "claim-date": "2025-03-28" })).gives?.startDate).toBe("2025-03-28")
})

test("UI-9: who reached the retirement day last week is refused", () => {
  expect(codesOf(claimantWith({ "birth-date": "1965-01-21" }))).toEqual(["fail", "R-RETIRED"])
  expect(codesOf(claimantWith({ "birth-date": "1965-03-01" }))).toEqual(["pass"])
})

test("UI-10: a running entitlement in another province is refused", () => {
  expect(codesOf(claimantWith({ "running-entitlement": true }))).toEqual(["fail", "R-RUNNING"])
})

test("every reason of the table is answered as the table says", () => {
  for (const { code, involuntary } of endReasonTable) {
    const answer = codesOf(claimantWith({ "end-reason": code, "employer-fault-found": true }))
    expect([code, ...answer]).toEqual([code, ...(involuntary === "yes" ? ["pass"] : involuntary === "no" ? ["fail", "R-VOLUNTARY"] : ["by-hand", "M-REASON"])])
  }
})

test("a reason the worker disputes is looked at by a person, not refused", () => {
  expect(codesOf(claimantWith({ "end-reason": "20", "reason-disputed": true }))).toEqual(["by-hand", "M-REASON-DISPUTE"])
})

test("each condition refuses with its own code", () => {
  expect(codesOf(claimantWith({ "registration-date": null }))).toEqual(["fail", "R-NOT-REGISTERED"])
  expect(codesOf(claimantWith({ "job-seeking-registered": false }))).toEqual(["fail", "R-NOT-REGISTERED"])
  expect(codesOf(claimantWith({ "drawing-employee-pension": true }))).toEqual(["fail", "R-RETIRED"])
  expect(codesOf(claimantWith({ "employed-again": true }))).toEqual(["fail", "R-EMPLOYED"])
  expect(codesOf(claimantWith({ "active-entity": true }))).toEqual(["by-hand", "M-ENTITY"])
  expect(codesOf(claimantWith({ "birth-date": "2009-03-29" }))).toEqual(["fail", "R-UNDER-AGE"])
  expect(codesOf(claimantWith({ "birth-date": "2009-03-28" }))).toEqual(["pass"])
})

test("a market entity refuses where the place counts it as employment, and does nothing where it is ignored", () => {
  const under = (value: string) =>
    referenceParameters.with({ key: "insurance.entity-means-employed", region: "990200", value, unit: "代码", from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" })
  expect(codesOf(claimantWith({ "active-entity": true }, { parameters: under("refuse") }))).toEqual(["fail", "R-HAS-ENTITY"])
  expect(codesOf(claimantWith({ "active-entity": true }, { parameters: under("ignore") }))).toEqual(["pass"])
})

test("all reasons are collected, not only the first", () => {
  expect(codesOf(claimantWith({ "contributed-months": 3, "end-reason": "20", "employed-again": true }))).toEqual(["fail", "R-PAID-LT12", "R-VOLUNTARY", "R-EMPLOYED"])
})

test("no data never passes, names what is missing, and does not hide a refusal", () => {
  const outcome = eligibility.decide(claimantWithout("running-entitlement"))
  expect(outcome.result).toBe("no-data")
  expect(outcome.gives).toBeNull()
  expect(outcome.missing).toEqual([{ kind: "fact", name: "running-entitlement", label: "其他地区正在领取失业保险待遇", source: "部级全国待遇查询" }])
  const unsure = claimantWithout("end-reason")
  const input = { ...unsure, facts: { ...unsure.facts, "contributed-months": { value: 5 } } }
  expect(codesOf(input)).toEqual(["fail", "R-PAID-LT12"])
})

test("a woman's kind that is only the default goes to a person exactly when it matters", () => {
  const woman = { "retirement-kind": "F50", "retirement-kind-sourced": false }
  expect(codesOf(claimantWith({ ...woman, "birth-date": "1990-05-20" }))).toEqual(["pass"])
  expect(codesOf(claimantWith({ ...woman, "birth-date": "1972-07-10" }))).toEqual(["by-hand", "M-RETIRE-KIND"])
  expect(codesOf(claimantWith({ ...woman, "retirement-kind-sourced": true, "birth-date": "1972-07-10" }))).toEqual(["fail", "R-RETIRED"])
})

test("the table of end reasons is the one of domain/04 §2.2", () => {
  const codes = (involuntary: string) => endReasonTable.filter((one) => one.involuntary === involuntary).map((one) => one.code)
  expect([codes("yes"), codes("no"), codes("manual")]).toEqual([["01", "02", "03", "04", "05", "06", "07", "08", "09"], ["20", "21", "22", "23"], ["99"]])
})

test("a default kind whose retirement would cut the months short goes to a person; short benefits do not need it", () => {
  const woman = { "retirement-kind": "F50", "retirement-kind-sourced": false, "birth-date": "1975-05-10" }
  expect(codesOf(claimantWith({ ...woman, "contributed-months": 48 }))).toEqual(["by-hand", "M-RETIRE-KIND"])
  expect(codesOf(claimantWith({ ...woman, "contributed-months": 12 }))).toEqual(["pass"])
  expect(eligibility.decide(claimantWith({ ...woman, "retirement-kind-sourced": true, "contributed-months": 48 })).gives).toMatchObject({ months: 12, payableMonths: 6, lastMonth: "2025-08", total: 1_080_000 })
})

const grid = [
  [11, 0, 0, 0], [12, 1, 3, 3], [45, 3, 9, 9], [54, 5, 12, 12], [60, 6, 15, 14], [84, 10, 16, 18], [120, 16, 19, 19], [180, 24, 24, 24],
] as const

for (const [paid, gd, cq, zz] of grid)
  test(`§2.3: ${paid} paid months give ${gd} by T-GD, ${cq} by T-CQ, ${zz} by T-ZZ`, () => {
    const by = (region: string) => decide(benefitDuration, caseOf({ "contributed-months": paid, "unused-months": 0 }, { region })).gives?.months ?? 0
    expect([by("990100"), by("990200"), by("990300")]).toEqual([gd, cq, zz])
  })

test("the three tables follow their formulas at every month", () => {
  const at = (table: typeof tableGd, n: number) => table.reduce((value, [from, then]) => (n >= from ? then : value), 0)
  for (let n = 0; n <= 400; n++) {
    const y = Math.floor(n / 12)
    expect(at(tableGd, n)).toBe(n < 48 ? y : Math.min(24, 4 + Math.floor((n - 48) / 6)))
    expect(at(tableCq, n)).toBe(y === 0 ? 0 : y <= 4 ? 3 * y : y <= 6 ? 15 : Math.min(24, 16 + y - 7))
    expect(at(tableZz, n)).toBe(y <= 4 ? 3 * y : y <= 9 ? Math.min(18, 12 + 2 * (y - 4)) : Math.min(24, 18 + y - 9))
  }
})

test("a duration table above a national ceiling is refused at activation, for any n from 12 to 360", () => {
  const generous = { key: "insurance.duration-table", region: "990300", value: [[12, 12], [59, 13]] as const, unit: "月→月", from: "2025-01-01", to: null, documentNumber: "丙人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" }
  expect(() => referenceParameters.with(generous)).toThrow(PolicyError)
  expect(checkParameters(parameterDefinitions, [...parameterRows, generous]).map((one) => one.code)).toContain("policy.exceeds-national-ceiling")
})

const months = (paid: number, unused: number, region = "990200") => decide(benefitDuration, caseOf({ "contributed-months": paid, "unused-months": unused }, { region }))

test("UM-1: 7 unused and 26 new months give 13", () => expect(months(26, 7).gives?.months).toBe(13))
test("UM-2: 20 unused and 48 new months give 24, the most", () => expect(months(48, 20).gives?.months).toBe(24))
test("UM-3: 30 months never drawn upon and 20 more count as 50 and give 12", () => {
  const n = countContributedMonths([{ months: 30, thenDrawn: false }, { months: 20, thenDrawn: false }])
  expect([n, months(n, 0).gives?.months]).toEqual([50, 12])
})
test("UM-4: drawn earlier with 11 new months is refused; with 5 unused and the remainder allowed it gives 5", () => {
  expect(countContributedMonths([{ months: 40, thenDrawn: true }, { months: 11, thenDrawn: false }])).toBe(11)
  expect(months(11, 0).reasons.map((one) => one.code)).toContain("R-PAID-LT12")
  expect(months(11, 5).gives?.months).toBe(5)
  expect(months(11, 5, "990100").reasons.map((one) => one.code)).toContain("R-PAID-LT12")
})

const levels = [
  ["甲市 2025", "990100", "2025-07-01", 198_000], ["甲市 2026", "990100", "2026-01-01", 207_000],
  ["乙市 2025", "990200", "2025-12-31", 180_000], ["乙市 2026", "990201", "2026-01-01", 189_000],
] as const
for (const [place, region, on, monthly] of levels)
  test(`§2.4: the standard of ${place} is ${monthly / 100} yuan`, () => expect(decide(benefitStandard, caseOf({}, { region, on })).gives?.monthly).toBe(monthly))

test("a standard below the subsistence allowance or not below the minimum wage is refused", () => {
  const change = (key: string, value: number) => parameterTable(parameterDefinitions, parameterRows.map((row) => (row.key === key ? { ...row, value } : row)))
  expect(standardProblems(change("insurance.benefit-ratio", 10_000), "990200", "2025-06-01")).toEqual(["R-STANDARD-HIGH"])
  expect(standardProblems(change("insurance.benefit-ratio", 4000), "990200", "2025-06-01")).toEqual(["R-STANDARD-LOW"])
  expect(standardProblems(referenceParameters, "990200", "2025-06-01")).toEqual([])
})

test("a refusal explains itself in Chinese, with the fact and the article", () => {
  const lines = explain(eligibility.decide(claimantWith({ "contributed-months": 11 })))
  expect(lines[0]).toBe("失业保险金领取资格（2025年3月28日）：不符合。")
  expect(lines[1]).toContain("缴费满12个月（实缴11个月）")
  expect(lines[1]).toContain("R-PAID-LT12")
  expect(lines[1]).toContain("《社会保险法》第四十五条第一项")
})

test("property: whoever the person is and whatever is unknown, both ways of deciding agree and a pass needs every condition", () => {
  const person = fc.record({
    "contributed-months": fc.integer({ min: 0, max: 400 }), "unused-months": fc.integer({ min: 0, max: 24 }), "end-reason": fc.constantFrom(...endReasonTable.map((one) => one.code)),
    "reason-disputed": fc.boolean(), "employer-fault-found": fc.boolean(), "registration-date": fc.constantFrom<string | null>("2025-03-18", "2024-11-01", null), "job-seeking-registered": fc.boolean(),
    "claim-date": fc.constantFrom("2025-03-20", "2025-03-28"), "birth-date": fc.constantFrom("1964-05-20", "1965-03-28", "1972-07-10", "1990-05-20", "2009-03-29"),
    "retirement-kind": fc.constantFrom("M60", "F55", "F50"), "retirement-kind-sourced": fc.boolean(), "drawing-employee-pension": fc.boolean(), "employed-again": fc.boolean(), "active-entity": fc.boolean(), "running-entitlement": fc.boolean(),
  })
  fc.assert(fc.property(person, fc.subarray(["contributed-months", "end-reason", "registration-date", "birth-date", "employed", "running-entitlement"]), fc.constantFrom("990100", "990200", "990300"), (facts, hidden, region) => {
    const input = caseOf(Object.fromEntries(Object.entries(facts).filter(([name]) => !hidden.includes(name))), { region })
    const outcome = eligibility.decide(input)
    expect(outcome).toEqual(decide(benefitEligibility, input))
    expect(outcome.result === "pass").toBe(outcome.conditions.every((one) => one.verdict === "pass") && outcome.gives !== null)
    if (outcome.gives) expect([outcome.gives.months <= 24, outcome.gives.payableMonths <= outcome.gives.months, outcome.gives.firstMonth <= outcome.gives.lastMonth || outcome.gives.payableMonths === 0]).toEqual([true, true, true])
  }), { numRuns: 500 })
})

test("interpreter and compiled rule give the same outcome", () => {
  for (const input of [claimantWith(), claimantWith({ "contributed-months": 3, "active-entity": true }), claimantWithout("birth-date", "employed")])
    expect(eligibility.decide(input)).toEqual(decide(benefitEligibility, input))
})
