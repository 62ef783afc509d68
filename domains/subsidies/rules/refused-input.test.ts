// Every refused input of domain/03 §10 by its code, and its good neighbour.
import { expect, test } from "vitest"
import { checkCreditCode, checkResidentNumber, isRegionCode, plainDate } from "#standards"
import type { Rule } from "#policy"
import { hardshipHireInsurance } from "./employer-insurance.ts"
import { batchInput, certificateInput, claimInput, decisionInput, fileInput, importInput, objectionInput, personInput } from "./input-checks.ts"
import { internshipMonth } from "./internship.ts"
import { startUpGrant } from "./start-up.ts"
import { studentJobGrant } from "./student-grant.ts"
import { answers } from "./testing.ts"
import { skillTraining } from "./training.ts"
import type { Given } from "./worked-cases.ts"
import { ordinaryCases } from "./worked-cases.ts"

const claim: Given = {
  "identity-numbers-valid": true, "region-known": true, "account-is-payee": true, "amount-typed-by-hand": false, "period-from": "2025-03", "period-until": "2025-05", "insured-headcount": 3, "claimed-person-count": 3,
  "policy-version-open": true, "claimed-persons": [{ repeated: false, paid: false, amount: 122_500 }],
}
const row = (changes: object) => ({ "claimed-persons": [{ repeated: false, paid: false, amount: 122_500, ...changes }] })
const person: Given = { "died-on": null, "in-custody": false, "subsidy-month": "2025-03", "contract-start": "2025-03-15" }
const hands: Given = { acceptor: "甲", "first-reviewer": "乙", "second-reviewer": "丙", approver: "丁", "acceptor-may-review": false }
const batch: Given = { "batch-total": 367_500, "batch-lines": [{ amount: 122_500 }, { amount: 245_000 }], "quota-left": 1_000_000 }
const of = (item: keyof typeof ordinaryCases) => ordinaryCases[item]

const cases: readonly (readonly [situation: string, rule: Rule, good: Given, bad: Given, code: string, on?: string])[] = [
  ["a number or credit code with a wrong check digit", claimInput, claim, { "identity-numbers-valid": false }, "E-NUMBER"],
  ["an unknown region code", claimInput, claim, { "region-known": false }, "E-REGION"],
  ["an account of somebody else", claimInput, claim, { "account-is-payee": false }, "E-ACCOUNT-OTHER"],
  ["a month in the future", claimInput, claim, { "period-until": "2025-07" }, "E-MONTH-FUTURE"],
  ["an end before the start", claimInput, claim, { "period-from": "2025-06" }, "E-PERIOD"],
  ["the same person twice in one application", claimInput, claim, row({ repeated: true }), "E-PERSON-TWICE"],
  ["months that overlap a paid application", claimInput, claim, row({ paid: true }), "E-MONTH-PAID"],
  ["an amount typed by hand", claimInput, claim, { "amount-typed-by-hand": true }, "E-AMOUNT-TYPED"],
  ["a negative amount", claimInput, claim, row({ amount: -1 }), "E-AMOUNT"],
  ["an amount of zero", claimInput, claim, row({ amount: 0 }), "E-AMOUNT"],
  ["more persons than insured", claimInput, claim, { "claimed-person-count": 4 }, "E-HEADCOUNT"],
  ["no policy version open", claimInput, claim, { "policy-version-open": false }, "E-VERSION"],
  ["a month before the hire", personInput, person, { "subsidy-month": "2025-02" }, "E-MONTH-BEFORE-HIRE"],
  ["a beneficiary who died", personInput, person, { "died-on": "2025-02-01" }, "R-DEAD"],
  ["a beneficiary in prison", personInput, person, { "in-custody": true }, "R-PRISON"],
  ["a certificate issued before the class began", certificateInput, { "certificate-issued-on": "2025-04-01", "class-starts-on": "2025-04-01" }, { "certificate-issued-on": "2025-03-31" }, "E-CERT-BEFORE-CLASS"],
  ["a file of another type", fileInput, { "file-kind": "ofd", "file-size": 10_485_760 }, { "file-kind": "exe" }, "E-FILE-KIND"],
  ["a file above 10 MB", fileInput, { "file-kind": "pdf", "file-size": 10_485_760 }, { "file-size": 10_485_761 }, "E-FILE-SIZE"],
  ["an objection without a reason", objectionInput, { "objection-reason": "重复享受", "public-until": "2025-06-30" }, { "objection-reason": null }, "E-OBJECTION-EMPTY"],
  ["an objection after the notice", objectionInput, { "objection-reason": "重复享受", "public-until": "2025-06-30" }, { "public-until": "2025-06-29" }, "E-OBJECTION-LATE"],
  ["the approver was the first reviewer", decisionInput, hands, { approver: "乙" }, "E-SAME-PERSON"],
  ["who accepted also reviews", decisionInput, hands, { acceptor: "乙" }, "E-SAME-PERSON"],
  ["who accepted also approves, even in a small county", decisionInput, { ...hands, "acceptor-may-review": true }, { acceptor: "丁" }, "E-SAME-PERSON"],
  ["a batch that is not the sum of its lines", batchInput, batch, { "batch-total": 367_501 }, "E-BATCH-SUM"],
  ["a batch above the quota", batchInput, batch, { "quota-left": 367_499 }, "R-BUDGET"],
  ["an import with merged rows", importInput, { "rows-merged-or-repeated": 0 }, { "rows-merged-or-repeated": 1 }, "E-IMPORT-ROWS"],
  ["a contract shorter than required", hardshipHireInsurance, of("SI-EMP-HARD").facts, { "contract-end": "2026-02-27" }, "R-CONTRACT-LT1Y", "2025-08-31"],
  ["the legal representative as own employee", hardshipHireInsurance, of("SI-EMP-HARD").facts, { "owner-of-applicant": true }, "R-SELF-EMPLOY", "2025-08-31"],
  ["an applicant listed as abnormal", startUpGrant, of("ST-ONCE").facts, { "unit-abnormal": true }, "R-ABNORMAL", "2025-10-15"],
  ["an internship above twelve months", internshipMonth, of("IN-BASE").facts, { "internship-planned-end": "2026-07-31" }, "R-IN-LEN", "2025-08-31"],
  ["an institution not in the catalogue on class start", skillTraining, of("TR-SKILL").facts, { "institution-listed": false }, "R-INSTITUTION", "2025-10-15"],
  ["outside the application window", studentJobGrant, of("GR-JS").facts, { "applied-on": "2025-11-03" }, "R-WINDOW", "2025-11-25"],
]

for (const [situation, rule, good, bad, code, on = "2025-06-30"] of cases)
  test(`${situation} is refused with ${code}`, () => {
    expect(answers(rule, good, {}, { on })).toEqual(["pass"])
    const [result, ...codes] = answers(rule, good, bad, { on })
    expect(result).toBe("fail")
    expect(codes).toContain(code)
  })

test("in a small county who accepted may review, and three different people are enough", () => {
  expect(answers(decisionInput, { ...hands, acceptor: "乙", "acceptor-may-review": true })).toEqual(["pass"])
})

test("numbers are checked by the standards the input rule refers to", () => {
  const day = plainDate("2025-06-30")
  expect([checkResidentNumber("11010519491231002X", day).ok, checkResidentNumber("110105194912310021", day).ok]).toEqual([true, false])
  expect([checkCreditCode("91350100M000100Y43").ok, checkCreditCode("91350100M000100Y44").ok]).toEqual([true, false])
  expect([isRegionCode("990200000000"), isRegionCode("99020")]).toEqual([true, false])
})
