// Worked examples of domain/04 §3, §4 and §6: what goes with the benefit, the closed programme, death.
import { expect, test } from "vitest"
import type { Known } from "#policy"
import { decide, PolicyError } from "#policy"
import { monthsFromTo, yearMonth } from "#standards"
import { childbirthSupplement } from "./childbirth-supplement.ts"
import { benefitEligibility } from "./benefit-eligibility.ts"
import { deathGrant } from "./death-grant.ts"
import { extension } from "./extension.ts"
import { insuranceRules } from "./index.ts"
import { jobSeekingAllowance } from "./job-seeking-allowance.ts"
import { lumpSum } from "./lump-sum.ts"
import { medicalPremium } from "./medical-premium.ts"
import { olderClaimantPension } from "./older-claimant-pension.ts"
import { referenceParameters } from "./parameters.ts"
import { caseOf, claimantWith } from "./worked-case.ts"

const codes = (outcome: { readonly reasons: readonly { readonly code: string }[] }) => outcome.reasons.map((reason) => reason.code)

test("OA-1: born 1965-08, eighteen months from 2024-11 end with the retirement month 2025-10: twelve months, and ten pension premiums of 840.00", () => {
  const person = { "birth-date": "1965-08-15", "retirement-kind": "M60" }
  const before2025 = referenceParameters.with(
    ...["insurance.start-rule", "insurance.claim-grace", "insurance.pay-from", "insurance.duration-table"].flatMap((key) => {
      const row = referenceParameters.rows.find((one) => one.key === key && one.region !== "000000")
      return row ? [{ ...row, region: "990200", from: "2024-01-01", to: "2025-01-01" }] : []
    }),
  )
  const approved = decide(insuranceRules.find("insurance.entitled-months", "2024-11-20") ?? benefitEligibility, claimantWith(
    { ...person, "contributed-months": 108, "unused-months": 0, "registration-date": "2024-11-05", "claim-date": "2024-11-06" }, { on: "2024-11-20", parameters: before2025 },
  ))
  expect(approved.gives).toMatchObject({ firstMonth: "2024-11", lastMonth: "2025-10", payableMonths: 12 })
  const premium = (month: string) => {
    const on = `${month}-01`
    const rule = insuranceRules.find("insurance.older-claimant-pension", on)
    if (!rule) return 0
    const { gives } = decide(rule, caseOf({ ...person, month, "draws-benefit": true }, { on }))
    return Number(gives?.["monthly"] ?? 0)
  }
  const premiums = monthsFromTo(yearMonth("2024-11"), yearMonth("2025-12")).map(premium).filter((amount) => amount > 0)
  expect(premiums).toEqual(Array.from({ length: 10 }, () => 84_000))
  expect(premiums.reduce((sum, amount) => sum + amount, 0)).toBe(840_000)
})

const endedInMarch = { "last-month": "2025-03", "still-unemployed": true }

test("OA-2: entitlement ended 2025-03 and retirement is 2028-03: no extension", () => {
  const outcome = decide(extension, caseOf({ ...endedInMarch, "birth-date": "1972-07-10", "retirement-kind": "F55" }, { on: "2025-04-01" }))
  expect(outcome.conditions.find((one) => one.name === "near-retirement")?.says).toContain("2028年3月10日")
  expect([outcome.result, ...codes(outcome)]).toEqual(["fail", "R-NOT-NEAR-RETIRE"])
})

test("OA-3: entitlement ended 2025-03 and retirement is 2026-02-15: extended 2025-04 to 2026-02", () => {
  expect(decide(extension, caseOf({ ...endedInMarch, "birth-date": "1965-11-15", "retirement-kind": "M60" }, { on: "2025-04-01" })).gives).toMatchObject({ firstMonth: "2025-04", lastMonth: "2026-02", months: 11 })
})

test("exactly one year before the retirement day is not less than one year", () => {
  const bornOn = (birth: string) => decide(extension, caseOf({ ...endedInMarch, "birth-date": birth, "retirement-kind": "M60" }, { on: "2025-04-01" })).result
  expect([bornOn("1965-12-31"), bornOn("1965-12-30")]).toEqual(["fail", "pass"])
})

test("the extension waits until the months are used up, and for who is still unemployed", () => {
  const person = { ...endedInMarch, "birth-date": "1965-11-15", "retirement-kind": "M60" }
  expect(codes(decide(extension, caseOf(person, { on: "2025-03-31" })))).toEqual(["R-NOT-USED-UP"])
  expect(codes(decide(extension, caseOf({ ...person, "still-unemployed": false }, { on: "2025-04-01" })))).toEqual(["R-NOT-REGISTERED"])
})

test("OM-1: base 4200 at 8 % and 2 % is 420.00 a month, 1260.00 for three months", () => {
  expect(decide(medicalPremium, caseOf({ "paid-months": 3 })).gives).toEqual({ monthly: 42_000, months: 3, total: 126_000 })
})

const rehired: Readonly<Record<string, Known>> = {
  "unused-months": 7, "re-employment-route": "employed", "contract-start": "2025-08-01", "contract-end": "2026-07-31", "new-insured-months": 3, "lump-sum-paid": false,
}
test("OR-1: seven unused months and re-employment give four months, 7200.00, and leave three", () => {
  expect(decide(lumpSum, caseOf(rehired, { on: "2025-11-10" })).gives).toEqual({ months: 4, amount: 720_000, monthsLeft: 3 })
})
test("a founder gets all unused months; a contract one day short or two insured months do not do", () => {
  const founder = { "unused-months": 7, "re-employment-route": "founded", "lump-sum-paid": false }
  expect(decide(lumpSum, caseOf(founder, { on: "2025-11-10" })).gives).toEqual({ months: 7, amount: 1_260_000, monthsLeft: 0 })
  expect(codes(decide(lumpSum, caseOf({ ...rehired, "contract-end": "2026-07-30" }, { on: "2025-11-10" })))).toEqual(["R-CONTRACT-LT1Y"])
  expect(decide(lumpSum, caseOf({ ...rehired, "contract-end": null }, { on: "2025-11-10" })).result).toBe("pass")
  expect(codes(decide(lumpSum, caseOf({ ...rehired, "new-insured-months": 2 }, { on: "2025-11-10" })))).toEqual(["R-INS-LT3M"])
  expect(codes(decide(lumpSum, caseOf({ ...rehired, "lump-sum-paid": true }, { on: "2025-11-10" })))).toEqual(["R-DUP"])
})

test("job-seeking allowance is 15 % of the average base for the months left of six, and not the seventh", () => {
  const person = { "draws-benefit": true, "average-base-12-months": 500_001, "job-seeking-months-paid": 2, "birth-date": "1990-05-20", "retirement-kind": "M60" }
  expect(decide(jobSeekingAllowance, caseOf(person)).gives).toEqual({ monthly: 75_000, months: 4, total: 300_000 })
  expect(codes(decide(jobSeekingAllowance, caseOf({ ...person, "job-seeking-months-paid": 6 })))).toEqual(["R-CAP6"])
})

test("a birth while drawing adds three months of the standard, once", () => {
  const mother: Readonly<Record<string, Known>> = { "child-born-on": "2025-05-31", "first-month": "2025-03", "last-month": "2025-05", "childbirth-supplement-paid": false }
  const decided = { on: "2025-06-10" } as const
  expect(decide(childbirthSupplement, caseOf(mother, decided)).gives?.amount).toBe(540_000)
  expect(codes(decide(childbirthSupplement, caseOf(mother)))).toEqual(["R-NOT-IN-PERIOD"])
  expect(codes(decide(childbirthSupplement, caseOf({ ...mother, "child-born-on": "2025-06-01" }, decided)))).toEqual(["R-NOT-IN-PERIOD"])
  expect(codes(decide(childbirthSupplement, caseOf({ ...mother, "child-born-on": null }, decided)))).toEqual(["R-NOT-IN-PERIOD"])
  expect(codes(decide(childbirthSupplement, caseOf({ ...mother, "childbirth-supplement-paid": true }, decided)))).toEqual(["R-DUP"])
})

const allowance = (facts: Readonly<Record<string, Known>>, on: string) => {
  const rule = insuranceRules.find("insurance.unemployment-allowance", on)
  if (!rule) throw new Error(`no version on ${on}`)
  return decide(rule, caseOf({ "benefit-used-up": false, "end-reason": "05", "allowance-months-paid": 0, "draws-benefit": false, ...facts }, { on }))
}
test("UB-1: eight months paid, half of 1500.00 for six months is 4500.00", () => {
  expect(allowance({ "contributed-months": 8 }, "2021-06-01").gives).toEqual({ monthly: 75_000, months: 6, total: 450_000 })
})
test("UB-2: a seventh month is refused", () => expect(codes(allowance({ "contributed-months": 8, "allowance-months-paid": 6 }, "2021-06-01"))).toEqual(["R-CAP6"]))
test("UB-3: a month in which unemployment benefit is drawn is refused, so what was paid for it is overpaid", () =>
  expect(codes(allowance({ "contributed-months": 8, "draws-benefit": true }, "2021-06-01"))).toEqual(["R-STACK-BENEFIT"]))
test("after the programme ended a new application is refused as closed", () => {
  expect(allowance({ "contributed-months": 8 }, "2022-12-31").result).toBe("pass")
  expect(codes(allowance({ "contributed-months": 8 }, "2023-01-01"))).toEqual(["R-PROGRAM-CLOSED"])
  expect(insuranceRules.find("insurance.unemployment-allowance", "2020-02-29")).toBeUndefined()
})

const death: Readonly<Record<string, Known>> = {
  "death-date": "2025-07-03", "first-month": "2025-01", "last-month": "2025-12", "death-proof": true, applicants: 1, "family-agreement": false,
  "funeral-grant-elsewhere": false, "contributed-months": 144, dependants: 1, "death-month-paid": true,
}
const dies = (changes: Readonly<Record<string, Known>>, region: string, parameters = referenceParameters, on = "2025-08-01") => decide(deathGrant, caseOf({ ...death, ...changes }, { region, on, parameters }))

test("DE-1: D-PEN with 4000.00 and twelve years is 8000 and 36 000, 44 000.00", () =>
  expect(dies({}, "990300").gives).toMatchObject({ funeral: 800_000, consolation: 3_600_000, total: 4_400_000, unpaidMonth: 0 }))
test("DE-2: D-GD with 8000.00 is 24 000 and 48 000, 72 000.00", () =>
  expect(dies({}, "990100").gives).toMatchObject({ funeral: 2_400_000, consolation: 4_800_000, total: 7_200_000 }))
test("DE-3: a funeral grant already paid by the pension leaves no funeral grant here; the consolation is as the place chose", () => {
  expect(dies({ "funeral-grant-elsewhere": true }, "990300").gives).toMatchObject({ funeral: 0, consolation: 3_600_000 })
  const none = referenceParameters.with({ key: "insurance.consolation-with-funeral-elsewhere", region: "990300", value: false, unit: "是否", from: "2025-01-01", to: null, documentNumber: "丙人社〔2025〕2号", enteredBy: "甲", approvedBy: "乙" })
  expect(dies({ "funeral-grant-elsewhere": true }, "990300", none).gives).toMatchObject({ funeral: 0, consolation: 0 })
})
test("DE-4: who died after the last entitled month leaves no claim", () => expect(codes(dies({ "death-date": "2026-01-01" }, "990200"))).toContain("R-NOT-IN-PERIOD"))

test("the model of 乙市 gives six and ten months, the ten only with dependants; the unpaid month of death goes to the survivors", () => {
  expect(dies({ "death-month-paid": false }, "990200").gives).toMatchObject({ funeral: 1_080_000, consolation: 1_800_000, unpaidMonth: 180_000 })
  expect(dies({ dependants: 0 }, "990200").gives).toMatchObject({ funeral: 1_080_000, consolation: 0 })
})
test("D-HA gives seven months and five per dependant, at most fifteen", () => {
  const henan = referenceParameters.with({ key: "insurance.death-model", region: "990201", value: "D-HA", unit: "代码", from: "2025-01-01", to: null, documentNumber: "丁人社〔2025〕1号", enteredBy: "甲", approvedBy: "乙" })
  const months = [0, 1, 3, 4].map((dependants) => Number(dies({ dependants }, "990201", henan).gives?.consolation) / 180_000)
  expect(months).toEqual([0, 5, 15, 15])
  expect(dies({}, "990201", henan).gives?.funeral).toBe(7 * 180_000)
})
test("D-PEN rises by contribution time: 3, 6, 9 months and one per year above fifteen up to 24", () => {
  const months = [59, 60, 119, 120, 180, 191, 192, 360, 480].map((paid) => Number(dies({ "contributed-months": paid }, "990300").gives?.consolation) / 400_000)
  expect(months).toEqual([3, 6, 6, 9, 9, 9, 10, 24, 24])
})
test("a death grant needs proof, one voice, and in 甲市 a claim within six months", () => {
  expect(codes(dies({ "death-proof": false }, "990200"))).toEqual(["R-DEATH-PROOF"])
  expect(codes(dies({ applicants: 2 }, "990200"))).toEqual(["R-FAMILY-AGREEMENT"])
  expect(dies({ applicants: 2, "family-agreement": true }, "990200").result).toBe("pass")
  expect(dies({}, "990100", referenceParameters, "2026-01-03").result).toBe("pass")
  expect(codes(dies({}, "990100", referenceParameters, "2026-01-04"))).toEqual(["R-LATE"])
})

test("a rule is not asked outside the days it holds", () => {
  expect(() => decide(olderClaimantPension, caseOf({}, { on: "2024-12-31" }))).toThrow(PolicyError)
})
