// Worked examples of domain/03 §3: founders, hires, loans, introductions, travel, projects and certificates.
import { expect, test } from "vitest"
import type { Rule } from "#policy"
import { compile, known } from "#policy"
import { masterStudio, provincialItem, serviceProject, taxDeduction, trainingBase } from "./capacity.ts"
import { hiringGrant, poorHiringGrant } from "./hiring-grants.ts"
import { introduction, travelSubsidy } from "./introduction.ts"
import { decidePersons } from "./line-decisions.ts"
import { loanInterest, loanLimit } from "./loan-interest.ts"
import { startUpGrant, startUpJobs, startUpRent, startUpWorker } from "./start-up.ts"
import { answers, codesOf, given, referenceTable, withParameter } from "./testing.ts"
import type { Given } from "./worked-cases.ts"
import { broughtWorker, deductionCase, founderCase, interestCase, introduced, loanCase, oneHire, poorHire, provincialCase, rentCase, serviceCase, skillBase, startUpJobsCase, traveller } from "./worked-cases.ts"

const award = { from: "2025-08", until: "2025-08", occupation: null, level: null, employer: null, loan: null, cost: null, fund: "unemployment-insurance" }
const segment = (from: string, until: string, state = "normal") => ({ principal: 30_000_000, rate: 450, from, until, state })
const hires = (count: number) => Array.from({ length: count }, () => ({ contractStart: "2025-03-01", contractEnd: null }))
const firm: Given = { borrower: "firm", "loan-repay-by": "2027-06-01" }

type Expected = number | string
const situations: readonly (readonly [id: string, rule: Rule, ordinary: Given, changes: Given, expected: Expected, on?: string])[] = [
  ["SO-1: registered 2024-03-15, applied a year later", startUpGrant, founderCase, {}, 500_000],
  ["SO-2: applied one day too early", startUpGrant, founderCase, { "applied-on": "2025-03-14" }, "R-RUN-LT12M"],
  ["SO-3: a shop deregistered in 2019", startUpGrant, founderCase, { "earlier-entities": 1 }, "R-NOT-FIRST"],
  ["SO-4: listed as abnormal", startUpGrant, founderCase, { "unit-abnormal": true }, "R-ABNORMAL"],
  ["SO-5: the spouse was granted for the same address and trade", startUpGrant, founderCase, { "same-address-grant": true }, "M-SAME-ADDR"],
  ["a founder who applies after thirty-six months", startUpGrant, founderCase, { "applied-on": "2027-03-16" }, "R-LATE", "2027-03-20"],
  ["a founder no longer legal representative", startUpGrant, founderCase, { "still-founder": false }, "R-NOT-FOUNDER"],
  ["five months of tax returns", startUpGrant, founderCase, { "tax-months": 5 }, "R-TAX"],
  ["a graduate founder more than two years after leaving", startUpGrant, founderCase, { "founder-group": "graduate", "graduated-on": "2022-03-14" }, "R-GRAD-GT2Y"],
  ["a second tranche the place does not have", startUpGrant, founderCase, { tranche: "second" }, "R-NOT-OPEN"],
  ["SJ-1: five workers, 6000 and 6000", startUpJobs, startUpJobsCase, {}, 1_200_000],
  ["SJ-2: twelve workers are capped", startUpJobs, startUpJobsCase, { "workers-brought": 12 }, 3_000_000],
  ["a start-up of four months, with as many tax returns, brings five workers", startUpJobs, startUpJobsCase, { "entity-registered-on": "2024-11-10", "tax-months": 4 }, 1_200_000],
  ["three workers are of the lower standard", startUpJobs, startUpJobsCase, { "workers-brought": 3 }, 600_000],
  ["a start-up registered more than three years ago", startUpJobs, startUpJobsCase, { "applied-on": "2027-03-16" }, "R-STARTUP-GT3Y", "2027-03-20"],
  ["RE-1: rent 4800 under the cap", startUpRent, rentCase, {}, 480_000],
  ["RE-2: rent 9000 is capped", startUpRent, rentCase, { "rent-paid": 900_000 }, 600_000],
  ["RE-3: the lessor is the father", startUpRent, rentCase, { "lessor-related": true }, "R-RELATED-LESSOR"],
  ["RE-4: a fourth year", startUpRent, rentCase, { "rent-months-used": 36 }, "R-CAP36"],
  ["free premises in an incubator", startUpRent, rentCase, { "free-premises": true }, "R-FREE-PREMISES"],
  ["HO-1: one graduate", hiringGrant, oneHire, {}, 100_000],
  ["HO-2: the person was used for 一次性扩岗补助 by another firm", hiringGrant, oneHire, { "other-awards": [{ ...award, item: "UI-EXPAND" }] }, "R-STACK-EXPAND"],
  ["the person was used before", hiringGrant, oneHire, { "hire-used-before": true }, "R-DUP"],
  ["a large enterprise", hiringGrant, oneHire, { "enterprise-size": "large" }, "R-SIZE"],
  ["HP-1: left after eight months, the half of six", poorHiringGrant, poorHire, {}, 100_000],
  ["HP-1: left after eight months, the second half", poorHiringGrant, poorHire, { "asked-stage": "twelve", "poor-hire-paid": 100_000 }, "R-MONTHS-LT12"],
  ["HP-2: the whole asked at month eleven", poorHiringGrant, poorHire, { "asked-stage": "whole", "insured-months-since-hire": 11 }, "R-MONTHS-LT12"],
  ["the whole at month twelve", poorHiringGrant, poorHire, { "asked-stage": "whole", "insured-months-since-hire": 12 }, 200_000],
  ["the second half at month twelve", poorHiringGrant, poorHire, { "asked-stage": "twelve", "insured-months-since-hire": 12, "poor-hire-paid": 100_000 }, 100_000],
  ["the first half asked twice", poorHiringGrant, poorHire, { "poor-hire-paid": 100_000 }, "R-DUP"],
  ["LN-1: 300 000 at 4.50 % for 92 days", loanInterest, interestCase, {}, 172_500],
  ["LN-2: overdue from 21 September, 82 days", loanInterest, interestCase, { "loan-segments": [segment("2025-07-01", "2025-09-20"), segment("2025-09-21", "2025-09-30", "overdue")] }, 153_750],
  ["LN-3: four partners", loanLimit, loanCase, { borrower: "partners", partners: 4 }, 132_000_000],
  ["LN-4: thirteen partners are capped at a firm's limit", loanLimit, loanCase, { borrower: "partners", partners: 13 }, 400_000_000],
  ["LN-5: four of forty-five are 8.9 %", loanLimit, loanCase, { ...firm, "eligible-hires": hires(4) }, "R-HIRE-RATIO"],
  ["LN-5: five of forty-five are 11.1 %", loanLimit, loanCase, { ...firm, "eligible-hires": hires(5) }, 400_000_000],
  ["LN-5: six of one hundred and twenty are 5 %", loanLimit, loanCase, { ...firm, "staff-insured-count": 120, "eligible-hires": hires(6) }, 400_000_000],
  ["LN-5: five of one hundred and twenty", loanLimit, loanCase, { ...firm, "staff-insured-count": 120, "eligible-hires": hires(5) }, "R-HIRE-RATIO"],
  ["a rate one hundredth of a percent too high", loanLimit, loanCase, { "loan-rate": 451 }, "R-LOAN-RATE"],
  ["a loan of three years and a day", loanLimit, loanCase, { "loan-repay-by": "2028-06-02" }, "R-LOAN-TERM"],
  ["a fourth subsidised loan", loanLimit, loanCase, { "loans-subsidised": 3 }, "R-LOAN-TIMES"],
  ["a loan one fen above the limit", loanLimit, loanCase, { "loan-amount": 30_000_001 }, "R-LOAN-LIMIT"],
  ["another business loan is looked at by a person", loanLimit, loanCase, { "other-business-loan": true }, "M-OTHER-LOAN"],
  ["AGI-1: an unemployed person stays four months, half", introduction, introduced, {}, 10_000],
  ["an unemployed person stays six months", introduction, introduced, { "insured-months-since-hire": 6 }, 20_000],
  ["AGI-2: a person in hardship stays three months", introduction, introduced, { "introduced-group": "hard", "insured-months-since-hire": 3 }, 50_000],
  ["AGI-3: agency and employer share the legal representative", introduction, introduced, { "agency-related": true }, "R-RELATED"],
  ["a person introduced twice in a year", introduction, introduced, { "introductions-this-year": 1 }, "R-DUP"],
  ["TV-1: another province for three months", travelSubsidy, traveller, {}, 60_000],
  ["TV-2: two months and twenty days", travelSubsidy, traveller, { "worked-away-until": "2025-05-20" }, "R-MONTHS-LT3"],
  ["TV-3: a second claim in the year", travelSubsidy, traveller, { "travel-this-year": 1 }, "R-DUP"],
  ["another city of the province", travelSubsidy, traveller, { "work-distance": "city" }, 30_000],
  ["work at home", travelSubsidy, traveller, { "work-distance": "home" }, "R-DISTANCE"],
  ["a job fair paid by its contract", serviceProject, serviceCase, {}, 30_000_000],
  ["the information system is an allowed use", serviceProject, serviceCase, { "spending-use": "information-system" }, 30_000_000],
  ["an office building", serviceProject, serviceCase, { "spending-use": "building" }, "R-FORBIDDEN-USE"],
  ["one fen more than the contract", serviceProject, serviceCase, { "payment-asked": 30_000_001 }, "R-BEYOND-CONTRACT"],
  ["a project nobody accepted", serviceProject, serviceCase, { "project-accepted": false }, "R-PROJECT-STAGE"],
  ["a training base at its cap", trainingBase, skillBase, {}, 500_000_000],
  ["a training base above its cap", trainingBase, skillBase, { "base-tier-sum": 500_000_001 }, "R-BEYOND-CAP"],
  ["one unit not twice", masterStudio, skillBase, { "skill-base-granted": 1 }, "R-DUP"],
  ["a master's studio", masterStudio, skillBase, {}, 20_000_000],
  ["a studio after the two years of building", masterStudio, skillBase, {}, "R-LATE", "2027-01-10"],
]

for (const [id, rule, ordinary, changes, expected, on = "2025-10-15"] of situations)
  test(`${id}: ${typeof expected === "number" ? (expected / 100).toFixed(2) : expected}`, () => {
    const money = given(rule, ordinary, changes, { on })
    if (typeof expected === "number") expect([answers(rule, ordinary, changes, { on }), money?.["amount"] ?? money?.["limit"]]).toEqual([["pass"], expected])
    else expect(answers(rule, ordinary, changes, { on })).toEqual([expected.startsWith("M-") ? "by-hand" : "fail", expected])
  })

test("LN-3, LN-4: the limit of partners is per head, and never above a firm's", () => {
  expect([1, 4, 13].map((partners) => given(loanLimit, loanCase, { borrower: "partners", partners }, { on: "2025-10-15" })?.["limit"])).toEqual([33_000_000, 132_000_000, 400_000_000])
})

test("SJ-3: a worker counted before by another start-up is refused, the others are counted", () => {
  const workers = [{}, { "worker-counted-before": true }, { "insured-months-since-hire": 2 }, { "worker-is-founder": true }, {}].map((changes) => known({ ...broughtWorker, ...changes }))
  const decided = decidePersons(compile(startUpWorker), workers, { parameters: referenceTable, region: "990200" }, "2025-10-15")
  expect(decided.lines.map(({ outcome }) => codesOf(outcome))).toEqual([["pass"], ["fail", "R-WORKER-DUP"], ["fail", "R-INS-SHORT"], ["fail", "R-SELF-EMPLOY"], ["pass"]])
  expect(decided.passed).toBe(2)
})

test("a place with a second tranche pays it after eighteen months", () => {
  const parameters = withParameter("subsidies.second-tranche-months", 18).with({ key: "subsidies.second-tranche", region: "990200", value: 500_000, unit: "分", from: "2025-01-01", to: null, documentNumber: "乙人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" })
  const at = (applied: string) => answers(startUpGrant, founderCase, { tranche: "second", "applied-on": applied }, { on: "2025-10-15", parameters })
  expect([at("2025-09-14"), at("2025-09-15")]).toEqual([["fail", "R-RUN-LT12M"], ["pass"]])
})

test("a place may add registered youth and veterans of a year, each verified", () => {
  const parameters = withParameter("subsidies.hiring-groups", ["graduate", "unemployed", "youth", "veteran"])
  const hire = (changes: Given) => answers(hiringGrant, oneHire, { "graduated-on": null, ...changes }, { on: "2025-10-15", parameters })
  expect(hire({ "hire-group": "youth", "registered-unemployed": true, "birth-date": "2000-08-02" })).toEqual(["pass"])
  expect(hire({ "hire-group": "youth", "registered-unemployed": true, "birth-date": "2000-08-01" })).toEqual(["fail", "R-AGE"])
  expect(hire({ "hire-group": "veteran", "discharged-on": "2024-08-01" })).toEqual(["pass"])
  expect(hire({ "hire-group": "veteran", "discharged-on": "2024-07-31" })).toEqual(["fail", "R-VETERAN-GT1Y"])
  expect(hire({ "hire-group": "unemployed", "unemployed-months": 2 })).toEqual(["fail", "R-UNEMP-SHORT"])
  expect(hire({ "hire-group": "unemployed", "unemployed-months": 3 })).toEqual(["pass"])
})

test("a place that goes by the contract pays the agency at once, for a contract of a year", () => {
  const parameters = withParameter("subsidies.introduce-mode", "contract")
  expect(given(introduction, introduced, { "insured-months-since-hire": 1 }, { on: "2025-10-15", parameters })?.["amount"]).toBe(60_000)
  expect(answers(introduction, introduced, { "contract-end": "2026-02-27" }, { on: "2025-10-15", parameters })).toEqual(["fail", "R-CONTRACT-LT1Y"])
})

test("a provincial item is not activated without approval and filing", () => {
  expect(answers(provincialItem, provincialCase)).toEqual(["pass"])
  expect(answers(provincialItem, { ...provincialCase, "provincial-filing": null })).toEqual(["fail", "R-NOT-FILED"])
})

test("the tax certificate says the province's yearly limit, three years, once for a person and a firm, and not before half a year", () => {
  expect(given(taxDeduction, deductionCase)).toEqual({ yearly: 600_000, years: 3 })
  expect(given(taxDeduction, deductionCase, { "deduction-for": "founding" })).toEqual({ yearly: 2_000_000, years: 3 })
  expect(answers(taxDeduction, deductionCase, { "unemployed-months": 5 })).toEqual(["fail", "R-UNEMP-LT6M"])
  expect(answers(taxDeduction, deductionCase, { "deduction-certified": true })).toEqual(["fail", "R-DUP"])
  expect(answers(taxDeduction, deductionCase, { "deduction-start": "2022-06-30" })).toEqual(["fail", "R-CAP3Y"])
})
